/** What every view is given: the state with its rows, names, units, and how to choose. */
import { ALL, type Answer, type Atlas, likelyRange, type Span, TOGETHER } from "./data";
import { evidence, kinds } from "./evidence";
import { amount, bounds, bracketed, colon, floor, index, number, range, type Scale, scale, short, within, years } from "./format";
import { type Apart, apartOf, counted, flows, isLevel, places, row, type Row, spanOf } from "./rows";
import { EAST_WEST, type State, sums } from "./state";
import { word, type Word } from "./words";

export interface View {
  atlas: Atlas;
  state: State;
  /** Every pair of the level and places; and those that count as the switches stand. */
  every: Row[];
  rows: Row[];
  givers: Row[];
  receivers: Row[];
  /** Pairs of provinces that count in no sum and no figure. */
  apart: Apart[];
  unit: string;
  scale: Scale;
  choose: (origin: number, destination: number) => void;
  /** Take one year as the span. */
  only: (year: number) => void;
  /** Show (or hide, without words) what is under the pointer or has the focus. */
  hint: (lines: string[] | null, at?: { x: number; y: number }) => void;
}

export function makeView(atlas: Atlas, state: State, choose: View["choose"], only: View["only"], hint: View["hint"]): View {
  const every = flows(atlas, state);
  const rows = counted(state, every);
  const unit = atlas.unit(state.indicator);
  const shown = rows.flatMap((row) => (row.figure === null ? [] : [row.figure]));
  return {
    atlas, state, every, rows, ...places(atlas, state, rows), apart: apartOf(atlas, state), unit,
    scale: scale(atlas.content, unit, state.lang, shown), choose, only, hint,
  };
}

/** Where nothing is reconciled, the table is the list of claims; it also stands where no place has a figure. */
export const isListed = ({ atlas, state, rows }: View): boolean =>
  !sums(state, atlas) && (state.tab === "table" || (!rows.length && state.tab !== "timeline"));

/** So many rows can be read on a sheet or a slide. */
export const ROWS = 24;

/** From so many pairs without a figure on, their lines would cover all others. */
const CROWD = 60;

/** The pairs that a map draws: where those without a figure are a crowd, only one that is chosen. */
export function drawn({ rows, state }: Pick<View, "rows" | "state">): Row[] {
  const known = (row: Row): boolean => row.figure !== null || (row.origin === state.chosen?.[0] && row.destination === state.chosen[1]);
  return rows.filter((row) => row.figure === null).length > CROWD ? rows.filter(known) : rows;
}

/** A view of its largest rows, for a sheet or a slide. */
export const largest = (view: View, most = ROWS): View =>
  view.state.tab === "map" || view.rows.length <= most ? view : { ...view, ...places(view.atlas, view.state, view.rows.slice(0, most)), rows: view.rows.slice(0, most) };

/** That only the largest are shown, where it is so. */
export const cutNote = (view: View, shown: number, all: number): string => (shown < all ? say(view, "cut_rows", { n: shown, all }) : "");

export const say = (view: View, key: Word, values?: Record<string, string | number>): string => word(key, view.state.lang, values);

export function name({ atlas, state }: Pick<View, "atlas" | "state">, place: number): string {
  if (place < 0) return word(place === TOGETHER ? "together" : "everybody", state.lang);
  return atlas.content.places[state.lang][place];
}

export const indicatorName = ({ atlas, state }: Pick<View, "atlas" | "state">): string =>
  atlas.content.indicators[state.lang][atlas.indicator.get(state.indicator) ?? 0];

/** Who gave: a place, all places, or a force whose givers have no place. */
export const giverName = (view: View, place: number): string =>
  place < 0 && view.state.force !== EAST_WEST ? view.atlas.content.words.force[view.state.force][index(view.state.lang)] : name(view, place);

export function arrowName(view: View, row: { origin: number; destination: number }): string {
  // The whole country is no arrow from all to all.
  if (row.origin === ALL && row.destination === ALL && view.state.force === EAST_WEST) return say(view, "sum_nation");
  return say(view, "chosen_line", { origin: giverName(view, row.origin), destination: name(view, row.destination) });
}

/** What a bar is called; where nobody gave from a place, the title says who did. */
export const barName = (view: View, row: Row): string => (row.answer?.alone ? name(view, row.destination) : arrowName(view, row));

/** The year of a level (in a comparison both), where it is not the last one that is asked for, which the subtitle tells; else nothing. */
export function yearOf({ state }: Pick<View, "state">, row: Row): string {
  const asked: [Answer | null, Span][] = [...(row.change && state.before ? [[row.before, state.before] as [Answer | null, Span]] : []), [row.answer, state.span]];
  const own = asked.map(([answer, span]): [number, number] => [answer?.year ?? span[1], span[1]]);
  if (row.figure === null || own.every(([year, last]) => year === last)) return "";
  return own.map(([year]) => years([year, year], state.lang)).join(" → ");
}

/** A row's figure in few signs, of a comparison its certain change; a level with its year. */
export function told(view: View, row: Row, at?: Scale, digits?: number): string {
  const [text, year] = [figureOf(view, row, at, digits), yearOf(view, row)];
  return year ? text + bracketed(year, view.state.lang) : text;
}

/** The same without the year. */
export function figureOf(view: View, row: Row, at?: Scale, digits?: number): string {
  const { content } = view.atlas;
  if (!row.change) return short(content, row.answer, view.unit, view.state.lang, at, digits);
  if (row.figure === null) return say(view, "open_change");
  const step = at ?? scale(content, view.unit, view.state.lang, [row.figure]);
  const mark = row.change.value !== null ? "" : "≥ ";
  return `${mark}${row.figure > 0 ? "+" : "\u2212"}${amount(content, Math.abs(row.figure), view.unit, view.state.lang, row.change.value === null ? "floor" : undefined, step, digits)}`;
}

/** A row's figure beside those of the others, a level with its year or without. */
export const toldBeside = (view: View, row: Row, dated = true): string =>
  (dated ? told : figureOf)(view, row, row.figure === null ? view.scale : within(view.atlas.content, row.figure, view.unit, view.state.lang, view.scale));

export const statusWord = (view: View, status: number): string => view.atlas.content.words.status[status][index(view.state.lang)];

/** Value, bounds, status, kinds and number of sources, in lines. */
export function hintLines(view: View, row: Row): string[] {
  const { content } = view.atlas;
  const { lang } = view.state;
  const lines = [arrowName(view, row), told(view, row)];
  if (row.change) {
    lines.push(
      ...([[row.before, view.state.before ?? view.state.span], [row.answer, view.state.span]] as const)
        .map(([answer, span]) => `${years(spanOf(view.state, view.atlas, span, answer), lang)}${colon(lang)}${short(content, answer, view.unit, lang)}`),
    );
    return lines;
  }
  const answer = row.answer;
  lines.push(statusWord(view, row.status));
  if (answer && answer.lower !== null) lines.push(say(view, "bounds", { range: bounds(content, floor(answer), answer.upper, view.unit, lang) }));
  const between = likelyRange(view.atlas, answer);
  if (between) lines.push(likely(view, ...between));
  const sources = kinds(view.atlas, claimsOf(view, row));
  for (const [kind, pages] of sources) lines.push(`${content.words.kind[kind]?.[index(lang)] ?? kind}: ${say(view, "pages", { n: pages })}`);
  return lines;
}

/** The ends of what is likely are no sharper than two digits. */
const likelyEnd = (view: View, value: number): string => amount(view.atlas.content, value, view.unit, view.state.lang, undefined, undefined, 2);

export const likely = (view: View, low: number, high: number): string =>
  say(view, "likely", { low: likelyEnd(view, low), high: likelyEnd(view, high) });

/** The same in few signs. */
export const interval = (view: View, low: number, high: number, at?: Scale): string => range(view.atlas.content, low, high, view.unit, view.state.lang, at);

/** The pairs that are left out, by name, and why: the same words as in the reports. */
export function apart(view: View): string {
  const zh = view.state.lang === "zh";
  const comma = zh ? "、" : ", ";
  const few = view.apart.filter((one) => !one.alone).map((one) => arrowName(view, one) + (zh ? `（${one.years} 年）` : ` (${one.years} ${one.years === 1 ? "year" : "years"})`));
  const counties = view.apart.filter((one) => one.alone).map((one) => arrowName(view, one));
  const parts = ([["few_years", few], ["counties_alone", counties]] as const).filter(([, names]) => names.length).map(([key, names]) => say(view, key, { names: names.join(comma) }));
  return say(view, "not_counted", { pairs: parts.join(zh ? "；" : "; ") });
}

export function claimsOf(view: View, row: Row): number[] {
  return evidence(view.atlas, view.state.indicator, row.origin, row.destination, view.state.span, row.answer).used.map((one) => one.claim);
}

export function title(view: View): string {
  const { state } = view;
  const of = { indicator: indicatorName(view), years: years(state.span, state.lang), before: years(state.before ?? state.span, state.lang), after: years(state.span, state.lang) };
  const base = state.before ? say(view, "compare_title", of) : say(view, "figure_of", of);
  const [origin, destination] = state.tab === "timeline" ? subjectOf(view) : [state.giver, state.receiver];
  if (origin < 0 && destination < 0 && state.force === EAST_WEST) return base;
  return `${base}${state.lang === "zh" ? "：" : ": "}${arrowName(view, { origin, destination })}`;
}

/** Whose years are told: what is chosen, else the places that are asked for. */
export const subjectOf = ({ state }: Pick<View, "state">): [number, number] => state.chosen ?? [state.giver, state.receiver];

export function subtitle(view: View): string {
  const { state } = view;
  const known = view.rows.filter((row) => row.figure !== null).length;
  const level = say(view, state.level);
  const parts = [view.scale.name || say(view, "plain_count"), state.lang === "zh" ? level : level.toLowerCase()];
  if (!sums(state, view.atlas)) parts.push(say(view, "places_known", { n: view.rows.length }));
  if (sums(state, view.atlas)) parts.push(say(view, "pairs_known", { n: view.rows.length, known }));
  const undrawn = state.tab === "map" ? view.rows.length - drawn(view).length : 0;
  if (undrawn) parts.push(say(view, "not_drawn", { n: undrawn }));
  if (isLevel(state, view.atlas)) parts.push(say(view, "level_on_date", { year: state.span[1] }).replace(/^A /, "a "));
  return parts.join(state.lang === "zh" ? "；" : "; ");
}

/** The years of a timeline, with what is known of each. */
export function yearly(view: View): [year: number, row: Row][] {
  const { atlas, state } = view;
  const subject = subjectOf(view);
  const [first, last] = (sums(state, atlas) ? atlas.years(state.indicator, ...subject) : null) ?? state.span;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .map((year) => [year, row(atlas, { ...state, span: [year, year], before: null }, ...subject)]);
}

/** Publishers of the pages behind what is shown, those of most pages first. */
export function sources(view: View, most = 4): string {
  const { pages, claims } = view.atlas.evidence;
  const found = new Map<string, Set<number>>();
  const shown = view.state.tab === "timeline"
    ? [row(view.atlas, view.state, ...subjectOf(view)), ...yearly(view).map(([, one]) => one)] : view.rows;
  for (const { answer } of shown) {
    for (const claim of answer ? view.atlas.behind(view.state.indicator, "used", answer) : []) {
      const publisher = pages[view.state.lang][claims.page[claim]];
      if (publisher) found.set(publisher, (found.get(publisher) ?? new Set()).add(claims.page[claim]));
    }
  }
  if (!found.size) return say(view, "none_source");
  const sorted = [...found].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1)).map(([publisher]) => publisher);
  const comma = view.state.lang === "zh" ? "、" : ", ";
  const names = sorted.slice(0, most).join(comma);
  const more = sorted.length > most ? (view.state.lang === "zh" ? "" : " ") + say(view, "and_more", { n: sorted.length }) : "";
  return say(view, "sources_line", { names: names + more });
}

export const axis = (view: View, value: number): string => number(value / view.scale.size);
