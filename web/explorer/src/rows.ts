/** What a state shows: the flows, the sums of their places, and how much of the national total they are. */
import { ALL, type Answer, AT_LEAST, type Atlas, type Base, COUNTIES, head, levelOf, type Level, type Span, TOGETHER, UNKNOWN } from "./data";
import { figure } from "./format";
import { EAST_WEST, type State, sums } from "./state";

/** The change from one span to another: what is certain of it, from the bounds of both. */
export interface Change { value: number | null; low: number | null; high: number | null }

export interface Row {
  origin: number;
  destination: number;
  answer: Answer | null;
  before: Answer | null;
  change: Change | null;
  /** What is ranked and drawn: the figure, the floor, or in a comparison the certain change. */
  figure: number | null;
  status: number;
}

export const key = (row: { origin: number; destination: number }): string => `${row.origin}>${row.destination}`;

export function change(before: Answer | null, after: Answer | null): Change {
  const least = (answer: Answer | null): number => answer?.lower ?? 0;
  const most = (answer: Answer | null): number | null => answer?.upper ?? null;
  const [a, b] = [most(before), most(after)];
  return {
    value: before?.value != null && after?.value != null ? after.value - before.value : null,
    low: a === null ? null : least(after) - a,
    high: b === null ? null : b - least(before),
  };
}

/** A change of which the sign is known: its figure, else the end that lies nearer nought. */
export function certain(found: Change): number | null {
  if (found.value !== null) return found.value;
  if (found.low !== null && found.low > 0) return found.low;
  return found.high !== null && found.high < 0 ? found.high : null;
}

/** Whether levels on a date are asked for, which are told of a year and never added up. */
export const isLevel = (state: State, atlas: Atlas): boolean => atlas.kind(state.indicator) !== "flow" && sums(state, atlas);

/** The years of an answer: a level is that of the latest year of the span that tells. */
export function spanOf(state: State, atlas: Atlas, span: Span, answer: Answer | null): Span {
  const year = answer?.year ?? span[1];
  return isLevel(state, atlas) ? [year, year] : span;
}

/** Years behind that of a level of which only a floor far below it is known: that of a few places, and no fall. */
export function lowerLater(atlas: Atlas, state: State, one: Row): [year: number, answer: Answer][] {
  const year = one.answer?.year ?? state.span[1];
  const later = Array.from({ length: state.span[1] - year }, (_, i) => year + 1 + i);
  return later.flatMap((own): [number, Answer][] => {
    const answer = atlas.answer(state.indicator, one.origin, one.destination, [own, own]);
    return answer && figure(answer) !== null ? [[own, answer]] : [];
  });
}

export function row(atlas: Atlas, state: State, origin: number, destination: number): Row {
  if (!sums(state, atlas)) return receivedRow(atlas, state, destination);
  const answer = atlas.answer(state.indicator, origin, destination, state.span);
  if (!state.before) {
    const status = answer?.status ?? UNKNOWN;
    return { origin, destination, answer, before: null, change: null, figure: figure(answer), status };
  }
  const before = atlas.answer(state.indicator, origin, destination, state.before);
  const found = change(before, answer);
  const sure = certain(found);
  // A change of which one end is certain is known at least, whatever is known of the spans.
  const status = sure === null ? UNKNOWN : found.value === null ? AT_LEAST : Math.max(answer?.status ?? UNKNOWN, before?.status ?? UNKNOWN);
  return { origin, destination, answer, before, change: found, figure: sure, status };
}

export const within = (atlas: Atlas, place: number, holder: number): boolean =>
  holder < 0 || (place >= 0 && atlas.content.places.code[place].startsWith(head(atlas.content.places.code[holder])));

const finer = (atlas: Atlas, origin: number, destination: number): Level => {
  const levels = [origin, destination].map((place) => levelOf(atlas.content.places.code[place]));
  return levels.includes("county") ? "county" : levels.includes("prefecture") ? "prefecture" : "province";
};

export interface Apart { origin: number; destination: number; years: number; alone: boolean }

/** A pair of provinces: its years in force in a span, whether only counties of both are paired, and whether it counts. */
interface Linked extends Apart { counts: boolean }

/** The years of a span that each round that set the whole list has. */
const stages = (atlas: Atlas, [first, last]: Span): Span[] =>
  atlas.content.rounds.filter(([, , , , adds]) => !adds).map(([year, end]): Span => [Math.max(first, year), Math.min(last, end ?? last)]).filter(([a, b]) => a <= b);

/** Pairs of provinces of a span. Those count that were in force in half of the years that any round has in it, as in the reports, and not by counties alone. */
function linked(atlas: Atlas, span: Span): Linked[] {
  const starts = new Set(atlas.content.rounds.filter(([, , , , adds]) => !adds).map(([year]) => year));
  const [parts, runs] = [stages(atlas, span), new Map<string, Base["linked"]>()];
  for (const run of atlas.content.linked) {
    const pair = key({ origin: run[0], destination: run[1] });
    runs.set(pair, [...(runs.get(pair) ?? []), run]);
  }
  const years = (own: Base["linked"], [first, last]: Span): number =>
    own.reduce((sum, [, , , start, end]) => sum + Math.max(0, Math.min(end ?? last, last) - Math.max(start, first) + 1), 0);
  // A run that the round of a part ended as it began is of the round before.
  const lasting = (own: Base["linked"], [first]: Span): Base["linked"] => own.filter(([, , , start, end]) => !(starts.has(first) && end === first && start < first));
  return [...runs.values()].map((all) => {
    const own = all.filter((run) => years([run], span) > 0);
    const alone = own.every(([, , kind]) => kind === COUNTIES);
    const some = parts.some((part) => 2 * years(lasting(own, part), part) >= part[1] - part[0] + 1);
    return { origin: all[0][0], destination: all[0][1], years: years(own, span), alone, counts: !alone && some };
  }).filter((pair) => pair.years > 0);
}

const spansOf = (state: State): Span[] => [state.span, ...(state.before ? [state.before] : [])];

/** The pairs of provinces that are left out of every count of a state: those of a year of transition, and of counties alone. */
export function apartOf(atlas: Atlas, state: State): Apart[] {
  if (!sums(state, atlas) || state.level !== "province") return [];
  const shown = new Set(flows(atlas, state).map(key));
  const found = new Map<string, Apart>();
  for (const span of spansOf(state)) for (const pair of linked(atlas, span)) {
    if (!shown.has(key(pair)) && within(atlas, pair.origin, state.giver) && within(atlas, pair.destination, state.receiver)) found.set(key(pair), pair);
  }
  return [...found.values()];
}

/** The pairs of provinces that count in a state, and one that is asked for by name in any case. */
function flowsOfProvinces(atlas: Atlas, state: State): Row[] {
  const found = new Map<string, Row>();
  for (const span of spansOf(state)) for (const pair of linked(atlas, span)) {
    const { origin, destination } = pair;
    if (!within(atlas, origin, state.giver) || !within(atlas, destination, state.receiver)) continue;
    const named = origin === state.giver && destination === state.receiver;
    if (pair.counts || named) found.set(key(pair), row(atlas, state, origin, destination));
  }
  return [...found.values()].sort(byFigure(atlas));
}

/** Every pair of the level and the chosen places, largest first; pairs in force of which nothing is known come last. */
export function flows(atlas: Atlas, state: State): Row[] {
  if (!sums(state, atlas)) return received(atlas, state);
  if (state.level === "province") return flowsOfProvinces(atlas, state);
  const spans = spansOf(state);
  const found = new Map<string, Row>();
  const wanted = (origin: number, destination: number): boolean =>
    origin >= 0 && destination >= 0 && finer(atlas, origin, destination) === state.level &&
    within(atlas, origin, state.giver) && within(atlas, destination, state.receiver);
  for (const one of atlas.subjects(state.indicator, true)) {
    const there = spans.some(([first, last]) => one.first <= last && one.last >= first);
    if (there && wanted(one.origin, one.destination)) found.set(key(one), row(atlas, state, one.origin, one.destination));
  }
  for (const [origin, destination, start, end] of atlas.content.pairings) {
    const inForce = spans.some(([first, last]) => (start ?? 0) <= last && (end ?? Infinity) >= first);
    const one = { origin, destination };
    if (inForce && wanted(origin, destination) && !found.has(key(one))) found.set(key(one), row(atlas, state, origin, destination));
  }
  return [...found.values()].sort(byFigure(atlas));
}

const byFigure = (atlas: Atlas) => (a: Row, b: Row): number => {
  if (a.figure === null || b.figure === null) {
    if (a.figure !== b.figure) return a.figure === null ? 1 : -1;
  } else if (a.figure !== b.figure) return b.figure - a.figure;
  const code = atlas.content.places.code;
  return (code[a.origin] ?? "").localeCompare(code[b.origin] ?? "") || code[a.destination].localeCompare(code[b.destination]);
};

/** Rows that count: of a status that is switched on. What is unknown is always told. */
export const counted = (state: State, rows: readonly Row[]): Row[] =>
  rows.filter((one) => one.answer?.alone || one.status === UNKNOWN || state.counts[one.status]);

/** The sum of a place; no figure where its floor is a scrap of what is likely of a single pair of it, as that pair has none. */
function unlessScrap([ofLow, ofHigh]: Base["scrap_of"], sum: Row, pairs: readonly Row[]): Row {
  const { figure: least, answer } = sum;
  if (least === null || sum.change || answer === null || answer.value !== null) return sum;
  const scrap = pairs.some(({ answer: one }) => one?.q10 != null && one.q90 != null && least < ofLow * one.q10 && least < ofHigh * one.q90);
  return scrap ? { ...sum, figure: null, status: UNKNOWN } : sum;
}

/** The sums of the places at the ends of some flows, solved as such; levels are not added up. */
export function places(atlas: Atlas, state: State, rows: readonly Row[]): { givers: Row[]; receivers: Row[] } {
  if (!sums(state, atlas)) return { givers: [], receivers: [...rows] };
  if (isLevel(state, atlas)) return { givers: [], receivers: [] };
  const solved = (found: Set<number>, side: 0 | 1): Row[] => [...found].map((place) => {
    const own = rows.filter((one) => place === (side === 0 ? one.origin : one.destination));
    return unlessScrap(atlas.content.scrap_of, side === 0 ? row(atlas, state, place, ALL) : row(atlas, state, ALL, place), own);
  });
  return {
    givers: state.receiver >= 0 ? [] : solved(new Set(rows.map((one) => one.origin)), 0),
    receivers: state.giver >= 0 ? [] : solved(new Set(rows.map((one) => one.destination)), 1),
  };
}

export interface Coverage {
  /** What everybody gave to everybody, or the chosen province gave or received in all. */
  whole: Row;
  /** All named pairs together, as solved; of one province nobody solved that. */
  traced: Row | null;
  /** Of the pairs that count, by status: how many, and what they come to at least. */
  parts: { pairs: number; floor: number }[];
}

/** How much of the national total, or of what one province gave or received, is traced to pairs; a pair is no part of anything. */
export function coverage(atlas: Atlas, state: State): Coverage | null {
  const places = [state.giver, state.receiver].filter((place) => place >= 0);
  const below = places.some((place) => levelOf(atlas.content.places.code[place]) !== "province");
  if (!sums(state, atlas) || isLevel(state, atlas) || places.length > 1 || below) return null;
  const every: State = { ...state, level: "province", before: null };
  const parts = [0, 1, 2, 3].map(() => ({ pairs: 0, floor: 0 }));
  for (const one of flows(atlas, every)) {
    if (one.status === UNKNOWN || !state.counts[one.status]) continue;
    parts[one.status].pairs += 1;
    // Pairs share nothing: what each has at least, all have at least together.
    parts[one.status].floor += one.answer?.lower ?? 0;
  }
  return { whole: row(atlas, every, state.giver, state.receiver), traced: places.length ? null : row(atlas, every, TOGETHER, TOGETHER), parts };
}

/** Claims on forces and indicators that nothing reconciles: each stands for itself. */
export function claims(atlas: Atlas, state: State): number[] {
  const { claims: c } = atlas.evidence;
  const indicator = atlas.indicator.get(state.indicator) ?? -1;
  const force = Object.keys(atlas.content.words.force).includes(state.force) ? state.force : EAST_WEST;
  const [first, last] = [`${state.span[0]}-01-01`, `${state.span[1]}-12-31`];
  const touches = (ends: readonly number[], holder: number): boolean =>
    holder < 0 || ends.some((place) => within(atlas, place, holder));
  return c.id.map((_, i) => i).filter((i) =>
    c.indicator[i] === indicator && atlas.text("force", i) === force &&
    (c.period_start[i] || "0") <= last && (c.period_end[i] === "" || c.period_end[i] >= first) &&
    touches([...c.origin[i], ...c.place[i]], state.giver) && touches([...c.destination[i], ...c.place[i]], state.receiver),
  );
}

/** The place of a level that holds a place, or nothing where the place is larger. */
function holder(code: string, level: Level): string {
  if (level === "province") return `${code.slice(0, 2)}0000`;
  if (level === "prefecture") return levelOf(code) === "province" ? "" : `${code.slice(0, 4)}00`;
  return levelOf(code) === "county" ? code : "";
}

/** Where a claim says that something arrived. */
const arrived = (atlas: Atlas, claim: number): number[] => {
  const { destination, place } = atlas.evidence.claims;
  return destination[claim].length ? destination[claim] : place[claim];
};

/** All places where something arrived. */
export const arriving = (atlas: Atlas, state: State): number[] => claims(atlas, state).flatMap((claim) => arrived(atlas, claim));

/** What a place received at least, from the claims on a force or indicator that nothing reconciles: the largest figure of one page, nothing added. */
function receivedRow(atlas: Atlas, state: State, place: number): Row {
  const [first, last] = state.span;
  const speaking = new Set(claims(atlas, { ...state, receiver: place < 0 ? state.receiver : place }));
  const held = atlas.evidence.floors.filter(([claim, , start, end]) => start >= first && end <= last && speaking.has(claim) &&
    (place < 0 || arrived(atlas, claim).every((own) => within(atlas, own, place))));
  // A level is that of the newest date.
  const newest = Math.max(...held.filter(([, , , , level]) => level).map(([, , , end]) => end));
  const standing = held.filter(([, , , end, level]) => !level || end === newest);
  const lower = standing.length ? Math.max(...standing.map(([, figure]) => figure)) : null;
  const floor = [...new Set(standing.filter(([, figure]) => figure === lower).map(([claim]) => claim))];
  const status = lower === null ? UNKNOWN : AT_LEAST;
  const answer: Answer = {
    value: null, lower, upper: null, q10: null, q90: null, printed: null, status, method: lower === null ? 4 : 2, number: -1, below: false,
    alone: { floor, others: [...speaking].filter((claim) => !floor.includes(claim)) },
  };
  return { origin: ALL, destination: place, answer, before: null, change: null, figure: lower, status };
}

/** Every place of the level of which a claim says what it received, largest first. */
function received(atlas: Atlas, state: State): Row[] {
  const found = new Set<number>();
  for (const claim of claims(atlas, state)) {
    const holders = new Set(arrived(atlas, claim).map((place) => holder(atlas.content.places.code[place], state.level)));
    const place = holders.size === 1 ? atlas.place.get([...holders][0]) : undefined;
    if (place !== undefined && atlas.content.places.x[place] !== null && within(atlas, place, state.receiver)) found.add(place);
  }
  return [...found].map((place) => receivedRow(atlas, state, place)).filter((one) => one.figure !== null).sort(byFigure(atlas));
}
