/** The one state of the page, and the address that brings it back. */
import { ALL, type Atlas, type Level, levelOf, type Span } from "./data";

export type Lang = "zh" | "en";
export const TABS = ["map", "matrix", "bars", "table", "timeline"] as const;
export type Tab = (typeof TABS)[number];
export const LEVELS: readonly Level[] = ["province", "prefecture", "county"];
/** The force whose figures are reconciled. */
export const EAST_WEST = "east_west";

export interface State {
  indicator: string;
  span: Span;
  /** The earlier span that `span` is compared with. */
  before: Span | null;
  level: Level;
  giver: number;
  receiver: number;
  force: string;
  /** Whether figures of each status count: reported, stated sums, estimates, floors. */
  counts: boolean[];
  tab: Tab;
  lang: Lang;
  /** Whose evidence is shown: places, or -1 for all of a side; null for none. */
  chosen: [origin: number, destination: number] | null;
}

export function initial(atlas: Atlas, lang: Lang, narrow: boolean): State {
  const { years, indicators } = atlas.content;
  const first = indicators.id.find((id) => atlas.reconciled(id)) ?? indicators.id[0];
  return {
    indicator: atlas.reconciled("gov_funds") ? "gov_funds" : first,
    span: [...years], before: null, level: "province", giver: ALL, receiver: ALL, force: EAST_WEST,
    counts: [true, true, true, true], tab: narrow ? "bars" : "map", lang, chosen: null,
  };
}

/** Whether the figures of a state are reconciled; of other forces and indicators there are claims, each for itself. */
export const sums = (state: State, atlas: Atlas): boolean => state.force === EAST_WEST && atlas.reconciled(state.indicator);

/** The state as the hash of an address; what is as at the start is left out. */
export function format(state: State, atlas: Atlas, start: State): string {
  const code = (place: number): string => (place < 0 ? "" : atlas.content.places.code[place]);
  const parts: [string, string][] = [["i", state.indicator], ["y", state.span.join("-")]];
  const places = [code(state.giver), code(state.receiver)];
  if (places[0] || places[1]) parts.push(["p", places.join("-")]);
  parts.push(["l", state.lang]);
  if (state.before) parts.push(["c", state.before.join("-")]);
  if (state.tab !== start.tab) parts.push(["v", state.tab]);
  if (state.level !== start.level) parts.push(["z", state.level]);
  if (state.force !== start.force) parts.push(["f", state.force]);
  if (state.counts.includes(false)) parts.push(["s", state.counts.map((on) => (on ? "1" : "0")).join("")]);
  if (state.chosen) parts.push(["e", state.chosen.map(code).join("-")]);
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
}

/** Read a hash. What is wrong or missing in it is as at the start: an address from elsewhere never breaks the page. */
export function parse(hash: string, atlas: Atlas, start: State): State {
  const given = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [key, value = ""] = part.split("=", 2);
    try {
      given.set(key, decodeURIComponent(value));
    } catch {
      // A broken escape: as if the part were missing.
    }
  }
  const state: State = { ...start, counts: [...start.counts] };
  const read = (key: string): string => given.get(key) ?? "";
  if (atlas.indicator.has(read("i"))) state.indicator = read("i");
  state.span = span(read("y"), atlas) ?? state.span;
  state.before = span(read("c"), atlas);
  if (read("l") === "zh" || read("l") === "en") state.lang = read("l") as Lang;
  if ((TABS as readonly string[]).includes(read("v"))) state.tab = read("v") as Tab;
  if ((LEVELS as readonly string[]).includes(read("z"))) state.level = read("z") as Level;
  if (Object.keys(atlas.content.words.force).includes(read("f"))) state.force = read("f");
  state.indicator = fitting(atlas, state.force, state.indicator);
  if (/^[01]{4}$/.test(read("s"))) state.counts = [...read("s")].map((on) => on === "1");
  const [giver, receiver] = sides(read("p"), atlas);
  [state.giver, state.receiver] = [giver, receiver];
  if (!given.has("z")) state.level = finest(state, atlas);
  if (!sums(state, atlas)) state.before = null;
  if (given.has("e")) state.chosen = sides(read("e"), atlas, true);
  else if (giver >= 0 && receiver >= 0) state.chosen = [giver, receiver];
  return state;
}

/** Indicators that claims on a force speak of, that of most claims first. */
export const indicatorsOf = ({ content }: Atlas, force: string): Set<string> =>
  new Set((content.forces[force] ?? []).map((number) => content.indicators.id[number]));

/** An indicator that a force has claims on: the present one if it has, else the one of most claims. */
export function fitting(atlas: Atlas, force: string, indicator: string): string {
  const known = indicatorsOf(atlas, force);
  return known.has(indicator) ? indicator : [...known][0] ?? indicator;
}

/** The level of the finest place that is asked for, if it is below the level of the state. */
export function finest(state: State, atlas: Atlas): Level {
  const levels = [state.giver, state.receiver].filter((place) => place >= 0).map((place) => levelOf(atlas.content.places.code[place]));
  return LEVELS[Math.max(LEVELS.indexOf(state.level), ...levels.map((level) => LEVELS.indexOf(level)))];
}

function span(text: string, atlas: Atlas): Span | null {
  const found = /^(\d{4})(?:-(\d{4}))?$/.exec(text);
  if (!found) return null;
  const [low, high] = atlas.content.years;
  const clamp = (year: string): number => Math.min(Math.max(Number(year), low), high);
  const ends = [clamp(found[1]), clamp(found[2] ?? found[1])].sort((a, b) => a - b);
  return [ends[0], ends[1]];
}

/** A place, `giver-receiver`, `giver-` or `-receiver`. A place alone stands on the side on which it has figures. */
function sides(text: string, atlas: Atlas, both = false): [number, number] {
  const find = (code: string): number => atlas.place.get(code) ?? ALL;
  if (text.includes("-") || both) {
    const [origin, destination = ""] = text.split("-", 2);
    return [find(origin), find(destination)];
  }
  const place = find(text);
  return place < 0 || gives(atlas, place) ? [place, ALL] : [ALL, place];
}

function gives(atlas: Atlas, place: number): boolean {
  const inside = atlas.content.places.code[place].slice(0, 2);
  return atlas.content.pairings.some(([giver]) => atlas.content.places.code[giver].startsWith(inside));
}
