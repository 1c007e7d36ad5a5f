/** What one can take away: the view as CSV, SVG and PNG, a citation. */
import { mapFigure, type MapView } from "./map";
import { bars, matrix, timeline } from "./charts";
import { s } from "./dom";
import { index } from "./format";
import { cut } from "./looks";
import { evidence } from "./evidence";
import { claims, key, row as rowOf, type Row, spanOf } from "./rows";
import { cutNote, giverName, indicatorName, isListed, largest, name, say, sources, statusWord, subtitle, title, type View } from "./view";
import { format, type State } from "./state";

const WIDE = 1600, HIGH = 900;
/** Letters of a slide are so much larger than those of a screen. */
const LETTERS = 1.3;
const FONTS = '"Noto Sans SC","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif';

/** A picture of 16:9 that stands for itself: title, subtitle, figure, sources, credit. */
export function figure(whole: View, map: MapView): SVGSVGElement {
  const view = largest(whole);
  const { content } = view.atlas;
  const { looks } = content;
  const room = HIGH - 190, width = WIDE - 80;
  const drawn = view.state.tab === "matrix" ? matrix(view, width / LETTERS, false)
    : view.state.tab === "bars" || view.state.tab === "table" ? bars(view, width / LETTERS, false)
    : view.state.tab === "timeline" ? timeline(view, width / LETTERS, false) : null;
  const fit = drawn ? Math.min(LETTERS, room / drawn.height, width / drawn.width) : 1;
  const body = drawn ? s("g", { transform: `translate(40,110) scale(${fit})` }, drawn.group)
    : s("g", { transform: `translate(40,110) scale(${LETTERS})` }, mapFigure(view, width / LETTERS, room / LETTERS, map));
  const which = index(view.state.lang);
  const line = (text: string, y: number, size: number, fill: string): SVGElement => s("text", { x: 40, y, "font-size": size, fill }, cut(text, size, width));
  const notes = view.state.tab === "map" ? content.words.credit[which] : "";
  return s("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${WIDE} ${HIGH}`, width: WIDE, height: HIGH, "font-family": FONTS },
    s("title", {}, title(view)), s("rect", { width: WIDE, height: HIGH, fill: "#ffffff" }),
    line(title(view), 58, 32, looks.ink), line([subtitle(whole), cutNote(view, view.rows.length, whole.rows.length)].filter(Boolean).join(view.state.lang === "zh" ? "；" : "; "), 90, 19, looks.text), body,
    line(`${sources(view)}${view.state.lang === "zh" ? "。" : ". "}${say(view, "atlas", { version: content.version })}`, HIGH - 42, 16, looks.muted),
    line(notes, HIGH - 18, 16, looks.muted));
}

const svgText = (picture: SVGSVGElement): string => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}`;

export function save(file: Blob, called: string): void {
  const url = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = called;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const fileName = (view: View, kind: string): string =>
  `${view.state.indicator.replace(/\W+/g, "_")}_${view.state.span.join("-")}_${view.state.tab}.${kind}`;

export const saveSvg = (view: View, map: MapView): void => save(new Blob([svgText(figure(view, map))], { type: "image/svg+xml" }), fileName(view, "svg"));

export async function savePng(view: View, map: MapView): Promise<void> {
  const url = URL.createObjectURL(new Blob([svgText(figure(view, map))], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [WIDE * 1.2, HIGH * 1.2];
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob) save(blob, fileName(view, "png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A cell that no spreadsheet takes for a formula. */
const cell = (value: string | number | null): string => {
  const text = value === null ? "" : typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

const COLUMNS = ["origin", "origin_name", "destination", "destination_name", "indicator", "indicator_name", "unit", "first_year", "last_year",
  "value", "lower", "upper", "q10", "q90", "status", "status_name", "method", "observation_ids", "rival_ids"] as const;
const STATUS = ["reported", "stated", "estimated", "at_least", "unknown"], METHODS = ["reported", "estimated", "at_least", "bounded", "unknown"];

/** What is seen, one row a sum, in base units: the sum of all, flows, the sums of their places; in a comparison both spans. */
export function csv(view: View): string {
  const { state, atlas } = view;
  const { content } = atlas;
  const spans = state.before ? [state.before, state.span] : [state.span];
  const ids = (claims: number[]): string => claims.map((claim) => atlas.evidence.claims.id[claim]).join(";");
  const line = (row: Row, at: number): string => {
    const answer = spans.length > 1 && at === 0 ? row.before : row.answer;
    const span = spanOf(state, atlas, spans[at], answer);
    const found = evidence(atlas, state.indicator, row.origin, row.destination, spans[at], answer);
    const code = (place: number): string => (place < 0 ? "" : content.places.code[place]);
    return [
      code(row.origin), giverName(view, row.origin), code(row.destination), name(view, row.destination), state.indicator, indicatorName(view), view.unit, ...span,
      answer?.value ?? null, answer?.lower ?? null, answer?.upper ?? null, answer?.q10 ?? null, answer?.q90 ?? null,
      STATUS[answer?.status ?? 4], statusWord(view, answer?.status ?? 4), METHODS[answer?.method ?? 4],
      ids(found.used.map((one) => one.claim)), ids(found.rivals.map((one) => one.claim)),
    ].map(cell).join(",");
  };
  const stated = (claim: number): string => {
    const { claims: c } = atlas.evidence;
    const joined = (places: number[], told: (place: number) => string): string => places.map(told).join(";");
    const [from, to] = [c.origin[claim], [...c.destination[claim], ...c.place[claim]]];
    const code = (place: number): string => content.places.code[place];
    const kind = atlas.text("bound", claim), exact = kind === "exact" || kind === "about";
    return [
      joined(from, code), from.length ? joined(from, (place) => name(view, place)) : giverName(view, -1), joined(to, code), joined(to, (place) => name(view, place)),
      state.indicator, indicatorName(view), atlas.text("unit", claim), c.period_start[claim].slice(0, 4), c.period_end[claim].slice(0, 4),
      exact ? c.value[claim] : null, kind === "at_least" ? c.value[claim] : null, kind === "at_most" ? c.value[claim] : null, null, null,
      exact ? STATUS[0] : kind, content.words.bound[kind]?.[index(state.lang)] ?? kind, METHODS[0], c.id[claim], "",
    ].map(cell).join(",");
  };
  const head = `\ufeff${COLUMNS.join(",")}\r\n`;
  // A list of claims is told claim by claim.
  if (isListed(view)) return `${head}${claims(atlas, state).map(stated).join("\r\n")}\r\n`;
  const seen = [rowOf(atlas, state, state.giver, state.receiver), ...view.rows, ...view.givers, ...view.receivers];
  const rows = [...new Map(seen.map((row) => [key(row), row])).values()];
  return `${head}${rows.flatMap((row) => spans.map((_, at) => line(row, at))).join("\r\n")}\r\n`;
}

export const saveCsv = (view: View): void => save(new Blob([csv(view)], { type: "text/csv;charset=utf-8" }), fileName(view, "csv"));

export function citation(view: View, start: State): string {
  const day = new Date().toISOString().slice(0, 10);
  const file = location.protocol === "about:" ? "explorer.html" : decodeURIComponent(location.pathname.split("/").pop() || "explorer.html");
  return say(view, "citation", {
    version: view.atlas.content.version, title: title(view), subtitle: subtitle(view), day,
    address: `${file}#${format(view.state, view.atlas, start)}`,
  });
}
