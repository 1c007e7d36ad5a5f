/** The view as a table that can be sorted, and claims that nothing reconciles as a list. */
import { likelyRange } from "./data";
import { h, replace } from "./dom";
import { amount, floor, period, type Scale, type Side, years } from "./format";
import { claims, isLevel, type Row, within } from "./rows";
import { arrowName, claimsOf, giverName, indicatorName, interval, name, say, statusWord, told, type View } from "./view";
import type { Word } from "./words";
import { kinds, link } from "./evidence";

const CENTRAL_UNITS = "central_units";

type Column = [heading: Word, text: (view: View, row: Row) => string, value: (view: View, row: Row) => number | string];

const pages = (view: View, row: Row): number => kinds(view.atlas, claimsOf(view, row)).reduce((sum, [, n]) => sum + n, 0);
/** The unit of the whole view, without its name: the headings tell it, and columns of numbers in one unit can be compared. */
const bare = (view: View): Scale => ({ ...view.scale, name: "" });

const end = (view: View, value: number | null | undefined, side: Side): string => (value == null ? "—" : amount(view.atlas.content, value, view.unit, view.state.lang, side, bare(view)));

const between = (view: View, row: Row): [low: number, high: number] | null => (row.change ? null : likelyRange(view.atlas, row.answer));

const COLUMNS: Column[] = [
  ["giver", (view, row) => giverName(view, row.origin), (view, row) => giverName(view, row.origin)],
  ["receiver", (view, row) => name(view, row.destination), (view, row) => name(view, row.destination)],
  ["value", (view, row) => told(view, row, bare(view)), (_, row) => row.figure ?? -Infinity],
  ["floor", (view, row) => end(view, row.change ? row.change.low : floor(row.answer), "floor"), (_, row) => (row.change ? row.change.low : row.answer?.lower) ?? -Infinity],
  ["ceiling", (view, row) => end(view, row.change ? row.change.high : row.answer?.upper, "ceiling"), (_, row) => (row.change ? row.change.high : row.answer?.upper) ?? Infinity],
  ["interval", (view, row) => { const ends = between(view, row); return ends ? interval(view, ...ends, bare(view)) : "—"; }, (view, row) => between(view, row)?.[0] ?? -Infinity],
  ["status", (view, row) => statusWord(view, row.status), (_, row) => row.status],
  ["sources", (view, row) => String(pages(view, row)), pages],
];

/** Columns that tell their unit in the heading. */
const IN_UNIT = new Set<Word>(["value", "floor", "ceiling", "interval"]);

/** Columns that begin with what is largest, or first by name. */
const BY_NAME = new Set<Word>(["giver", "receiver"]);

let sorted: { heading: Word; down: boolean } = { heading: "value", down: true };

/** What is likely is known of sums alone. */
const columnsOf = (view: View): Column[] => (isLevel(view.state, view.atlas) ? COLUMNS.filter(([heading]) => heading !== "interval") : COLUMNS);

export function table(view: View, element: HTMLElement): void {
  const columns = columnsOf(view);
  const [by, , value] = columns.find(([heading]) => heading === sorted.heading) ?? columns[2];
  const rows = [...view.rows].sort((a, b) => {
    const [x, y] = [value(view, a), value(view, b)];
    const order = typeof x === "string" ? x.localeCompare(String(y), view.state.lang) : x - Number(y) || 0;
    return sorted.down ? -order : order;
  });
  const heads = columns.map(([heading], i) => {
    const on = by === heading;
    const button = h("button", { type: "button", onclick: () => {
      sorted = { heading, down: on ? !sorted.down : !BY_NAME.has(heading) };
      table(view, element);
      element.querySelectorAll<HTMLElement>("th button")[i].focus();
    } }, say(view, heading), on ? (sorted.down ? " ▾" : " ▴") : "", IN_UNIT.has(heading) && view.scale.name !== "" ? h("span", { class: "unit" }, view.scale.name) : "");
    return h("th", { scope: "col", class: IN_UNIT.has(heading) ? "figure" : null, "aria-sort": on ? (sorted.down ? "descending" : "ascending") : "none" }, button);
  });
  const body = rows.map((row) => {
    const act = (): void => view.choose(row.origin, row.destination);
    const chosen = view.state.chosen?.[0] === row.origin && view.state.chosen[1] === row.destination;
    return h("tr", { class: chosen ? "chosen" : null, "data-row": `${row.origin}>${row.destination}` },
      ...columns.map(([heading, text], i) => h(i ? "td" : "th", { scope: i ? null : "row", class: IN_UNIT.has(heading) ? "figure" : null },
        heading === "value" ? h("button", { type: "button", class: "link", onclick: act, "aria-label": `${arrowName(view, row)}: ${told(view, row)}` }, text(view, row)) : text(view, row))));
  });
  replace(element, h("table", { class: "rows" }, h("caption", { class: "unseen" }, `${indicatorName(view)}, ${years(view.state.span, view.state.lang)}`),
    h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...body)));
}

/** Most places of a side that a claim of the list names. */
const MOST = 4;

/** Claims on other forces and indicators, each for itself. */
export function claimList(view: View, element: HTMLElement, most = Infinity): void {
  const { atlas, state } = view;
  const { claims: c, pages: p, actors } = atlas.evidence;
  const comma = state.lang === "zh" ? "、" : ", ";
  const side = (places: number[]): string => places.map((place) => name(view, place)).join(comma);
  // The places of some claims would fill a screen: the others are counted, and named where one points.
  const few = (places: number[]): HTMLElement => (places.length <= MOST + 1 ? h("td", {}, side(places) || "—")
    : h("td", { title: side(places) }, side(places.slice(0, MOST)), say(view, "and_places", { n: places.length - MOST })));
  const found = claims(atlas, state);
  const rows = found.slice(0, most).map((i) => {
    const url = link(p.url[c.page[i]]);
    const title = p.title[c.page[i]] || p.id[c.page[i]];
    const givers = [...c.actors[i].map((actor) => actors[state.lang][actor]), ...(c.origin[i].length ? [side(c.origin[i])] : [])];
    return h("tr", {},
      h("td", {}, givers.join(comma) || "—"), few([...c.destination[i], ...c.place[i]]),
      h("td", { class: "figure" }, (atlas.text("bound", i) === "at_least" ? "≥ " : "") + amount(atlas.content, c.value[i], atlas.text("unit", i), state.lang)),
      h("td", {}, period(atlas.text("period_printed", i), state.lang) || say(view, "no_date")),
      h("td", {}, url ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title) : title));
  });
  replace(element, h("p", { class: "note" }, `${say(view, "claim_count", { n: found.length })}${state.lang === "zh" ? "。" : ". "}${say(view, "claims_only")}${rows.length < found.length ? `${state.lang === "zh" ? "；" : "; "}${say(view, "cut_list", { n: rows.length })}` : ""}`),
    state.tab !== "table" && h("p", { class: "note", id: "no-map" }, say(view, "no_map")),
    found.length > 0 && h("table", { class: "claims" }, h("caption", { class: "unseen" }, `${indicatorName(view)}, ${years(state.span, state.lang)}`),
      h("thead", {}, h("tr", {}, ...(["giver", "receiver", "value", "period", "evidence"] as const).map((key) => h("th", { scope: "col" }, say(view, key))))),
      h("tbody", {}, ...rows)),
    state.force === CENTRAL_UNITS && most === Infinity && unitPairs(view));
}

/** Which central unit helps which county, as far as pages name both. */
function unitPairs(view: View): HTMLElement {
  const { atlas, state } = view;
  const found = atlas.evidence.unit_pairs.filter(([, place, start, end]) =>
    within(atlas, place, state.receiver) && (start ?? 0) <= state.span[1] && (end ?? Infinity) >= state.span[0]);
  return h("table", {}, h("caption", {}, say(view, "unit_pairs", { n: found.length })),
    h("thead", {}, h("tr", {}, ...(["giver", "receiver", "since_year", "until_year"] as const).map((key) => h("th", { scope: "col" }, say(view, key))))),
    h("tbody", {}, ...found.map(([actor, place, start, end]) => h("tr", {},
      h("td", {}, atlas.evidence.actors[state.lang][actor]), h("td", {}, name(view, place)), h("td", {}, String(start ?? "—")), h("td", {}, String(end ?? "—"))))));
}
