/** The evidence of what is chosen: value and bounds in words, each claim as printed, kept or lost and why. */
import { AT_LEAST, likelyRange, type Span, UNKNOWN } from "./data";
import { h, replace, s } from "./dom";
import { evidence, kinds, link, type Witness } from "./evidence";
import { bounds, bracketed, colon, comma, floor, index, locator, period, short, years } from "./format";
import { face, hatch } from "./looks";
import { isLevel, lowerLater, row as rowOf, type Row, spanOf } from "./rows";
import { sums } from "./state";
import { arrowName, indicatorName, likely, say, statusWord, type View } from "./view";

/** Whether a note has Chinese in it: collectors write in either language. */
const HAN = /[\u4e00-\u9fff]/;

export function panel(view: View, element: HTMLElement): void {
  const { atlas, state } = view;
  const heading = h("h2", { id: "evidence-title", tabindex: -1 }, say(view, "evidence"));
  if (!state.chosen) {
    replace(element, heading, h("p", { class: "note" }, say(view, "choose")));
    return;
  }
  const [origin, destination] = state.chosen;
  const row = rowOf(atlas, { ...state, before: null }, origin, destination);
  const span = spanOf(state, atlas, state.span, row.answer);
  const found = evidence(atlas, state.indicator, origin, destination, state.span, row.answer);
  const later = isLevel(state, atlas) ? lowerLater(atlas, state, row) : [];
  const list = (key: "used" | "rivals" | "unused", witnesses: Witness[], open: boolean): HTMLElement | null =>
    witnesses.length === 0 ? null : h("details", { open, "data-list": key },
      h("summary", {}, say(view, key, { n: witnesses.length })), h("ol", {}, ...witnesses.map((one) => claim(view, one))));
  const lists = [list("used", found.used, true), list("rivals", found.rivals, true), list("unused", found.unused, false)];
  const sources = kinds(atlas, found.used.map((one) => one.claim))
    .map(([kind, n]) => `${atlas.content.words.kind[kind]?.[index(state.lang)] ?? kind} ${n}`).join(state.lang === "zh" ? "、" : ", ");
  const between = likelyRange(atlas, row.answer);
  replace(element, heading,
    h("p", { class: "what" }, h("strong", {}, arrowName(view, { origin, destination })), h("br"), `${indicatorName(view)}${comma(state.lang)}${years(span, state.lang)}`),
    h("p", { class: "answer" }, short(atlas.content, row.answer, view.unit, state.lang)),
    boundsBar(view, row),
    h("p", {}, `${statusWord(view, row.status)}${colon(state.lang)}${atlas.content.words.method[row.answer?.method ?? 4][index(state.lang)]}`),
    row.answer?.lower != null && h("p", {}, say(view, "bounds", { range: bounds(atlas.content, floor(row.answer), row.answer.upper, view.unit, state.lang) })),
    between && h("p", {}, likely(view, ...between)),
    later.length > 0 && h("p", {}, say(view, "lower_later", { figures: later.map(([year, answer]) => `${short(atlas.content, answer, view.unit, state.lang).replace(" ", "\u00a0")}${bracketed(years([year, year], state.lang), state.lang)}`).join(state.lang === "zh" ? "、" : ", ") })),
    sources !== "" && h("p", { class: "note" }, sources),
    ...(lists.some(Boolean) ? lists : [h("p", {}, say(view, "no_claims"))]),
    sums(state, atlas) && h("p", { class: "note" }, say(view, "command") + colon(state.lang), h("code", {}, command(view, origin, destination, span))));
}

function claim(view: View, { claim: i, verdict, floor, ceiling }: Witness): HTMLElement {
  const { atlas, state } = view;
  const { words } = atlas.content;
  const { pages, claims } = atlas.evidence;
  const page = claims.page[i];
  const which = index(state.lang);
  const text = (column: Parameters<typeof atlas.text>[0]): string => atlas.text(column, i);
  const [url, title] = [link(pages.url[page]), pages.title[page] || pages.id[page]];
  const sides = [text("east_printed"), text("west_printed")].map((side) => side || say(view, "everybody")).join(" → ");
  const when = [period(text("period_printed"), state.lang) || say(view, "no_date"), words.basis[text("basis")]?.[which]].filter(Boolean).join(comma(state.lang));
  const named = text("indicator_printed"), known = atlas.indicator.get(named);
  const scope = [known === undefined ? named : atlas.content.indicators[state.lang][known], ...text("flags").split(";").map((flag) => words.flags[flag]?.[which])].filter(Boolean).join(state.lang === "zh" ? "；" : "; ");
  const fate = verdict ? verdict[which] : say(view, "kept");
  return h("li", { "data-claim": claims.id[i], class: verdict ? "out" : "in" },
    h("p", { class: "printed" }, h("strong", {}, [text("value_printed"), text("unit_printed")].filter(Boolean).join(" ")), " ",
      text("bound") !== "exact" && h("span", { class: "note" }, words.bound[text("bound")]?.[which] ?? "")),
    h("p", {}, sides), scope !== "" && h("p", {}, `${say(view, "scope")}${colon(state.lang)}${scope}`), h("p", {}, `${say(view, "period")}${colon(state.lang)}${when}`),
    text("note") !== "" && h("p", { class: "note" }, `${say(view, HAN.test(text("note")) ? "note" : "note_in_english")}${colon(state.lang)}`, h("span", { lang: HAN.test(text("note")) ? "zh" : "en" }, text("note"))),
    h("p", {}, url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: say(view, "open_page") }, title) : title,
      comma(state.lang) + [pages[state.lang][page], pages.published[page], locator(text("locator"), state.lang)].filter(Boolean).join(comma(state.lang))),
    h("p", { class: "fate" }, [fate, floor && say(view, "makes_floor"), ceiling && say(view, "makes_ceiling")].filter(Boolean).join(" · "), " ", h("code", {}, claims.id[i])));
}

/** Floor, interval and ceiling on one line; an open ceiling ends in an arrow. */
function boundsBar(view: View, row: Row): SVGElement | null {
  const { answer } = row;
  if (!answer || answer.lower === null) return null;
  const { looks } = view.atlas.content;
  const wide = 300, open = answer.upper === null;
  const between = likelyRange(view.atlas, answer);
  const top = Math.max(answer.upper ?? 0, answer.value ?? 0, between?.[1] ?? 0, open ? answer.lower * 1.6 : 0, 1e-9);
  const x = (value: number): number => 4 + (value / top) * (wide - 16);
  const high = open ? wide - 8 : x(answer.upper ?? 0);
  return s("svg", { class: "bounds", viewBox: `0 0 ${wide} 26`, role: "img", "aria-label": say(view, "bounds", { range: bounds(view.atlas.content, floor(answer), answer.upper, view.unit, view.state.lang) }) },
    hatch(view),
    s("rect", { x: 4, y: 17, width: wide - 12, height: 1, fill: looks.border }),
    s("rect", { x: x(answer.lower), y: 8, width: Math.max(2, high - x(answer.lower)), height: 10, ...face(view, AT_LEAST) }),
    open && s("path", { d: `M${high},5l7,8l-7,8z`, fill: looks.muted }),
    between && s("path", { d: `M${x(between[0])},9v8M${x(between[0])},13H${x(between[1])}M${x(between[1])},9v8`, stroke: looks.ink, fill: "none" }),
    answer.value !== null && s("circle", { cx: x(answer.value), cy: 13, r: 5, fill: looks.faces[row.status === UNKNOWN ? AT_LEAST : row.status].fill, stroke: looks.ink }));
}

const command = (view: View, origin: number, destination: number, [first, last]: Span): string => {
  const side = (place: number): string => (place < 0 ? "all" : view.atlas.content.places.code[place]);
  return `python -m analysis explain ${side(origin)} ${side(destination)} ${view.state.indicator} ${first === last ? first : `${first}-${last}`}`;
};
