/** Sums over several years that pages state of just what a timeline tells. */
import { AT_LEAST, type Span, STATED } from "./data";
import { evidence } from "./evidence";
import { amount, toYear } from "./format";
import { row } from "./rows";
import type { View } from "./view";

/** A bar over the years of a sum. */
type Bar = [from: number, to: number, words: string, status: number];

/** Sums over several years that pages state of just this: bars over their years, never split. */
export function sumsOfYears(view: View, origin: number, destination: number, span: Span): Bar[] {
  const { atlas, state } = view;
  const { claims } = atlas.evidence;
  const { answer } = row(atlas, { ...state, span, before: null }, origin, destination);
  const found: { from: number; to: number; figure: number; status: number }[] = [];
  const { used, unused } = evidence(atlas, state.indicator, origin, destination, span, answer);
  const told = new Set((answer?.alone ? [...used, ...unused] : used).map((one) => one.claim));
  for (const [claim, figure, least] of atlas.evidence.stated_sums) {
    // Claims on a whole or on a part of what is asked for are used too, and some that lost.
    if (!told.has(claim) || claims.indicator[claim] !== atlas.indicator.get(state.indicator) || atlas.lost.has(claim)) continue;
    const [from, to] = [claims.period_start[claim], claims.period_end[claim]].map((day) => Number(day.slice(0, 4)));
    const same = (places: number[], wanted: number): boolean => (!places.length && wanted < 0) || places.length === 1 && (places[0] === wanted || (wanted < 0 && atlas.content.places.code[places[0]] === "100000"));
    if (!(from < to) || from < span[0] || to > span[1]) continue;
    if (!same(claims.origin[claim], origin) || !same(claims.destination[claim], destination)) continue;
    found.push({ from, to, figure, status: least ? AT_LEAST : STATED });
  }
  // A floor says nothing beside a figure of the same years, or of some of them, that is as high.
  const idle = (one: typeof found[number], at: number): boolean => one.status === AT_LEAST && found.some((other, k) =>
    other.from >= one.from && other.to <= one.to && (other.figure > one.figure || (other.figure === one.figure && (other.status === STATED || k < at))));
  const bars = new Map<string, Bar>();
  for (const { from, to, figure, status } of found.filter((one, at) => !idle(one, at))) {
    const words = `${from}${toYear(state.lang)}${to}: ${status === AT_LEAST ? "≥ " : ""}${amount(atlas.content, figure, view.unit, state.lang)}`;
    bars.set(words, [from, to, words, status]);
  }
  return [...bars.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 14);
}
