/** Which claims a sum rests on, which lost, and which speak of it but limit nothing: what `dataset.explain` lists. */
import type { Answer, Atlas, Pair, Span } from "./data";
import { word } from "./words";

export interface Witness { claim: number; verdict: Pair | null; floor: boolean; ceiling: boolean }
export interface Evidence { used: Witness[]; rivals: Witness[]; unused: Witness[] }

/** Why a claim on what nothing reconciles makes no floor. */
const NOT_ADDED: Pair = [word("not_added", "zh"), word("not_added", "en")];

export function evidence(
  atlas: Atlas, indicator: string, origin: number, destination: number, span: Span, answer: Answer | null,
): Evidence {
  const { id: ids } = atlas.evidence.claims;
  const sorted = (found: Iterable<number>): number[] => [...new Set(found)].sort((a, b) => (ids[a] < ids[b] ? -1 : 1));
  const [floor, ceiling] = (
    ["floor", "ceiling"] as const).map((part) => new Set(answer ? atlas.behind(indicator, part, answer) : []));
  const used = answer ? sorted([...atlas.behind(indicator, "used", answer), ...floor, ...ceiling]) : [];
  const lost = answer ? atlas.behind(indicator, "rivals", answer) : [];
  const rivals = sorted([...lost, ...used.filter((claim) => atlas.lost.has(claim))]);
  const witness = (claim: number, verdict: Pair | null): Witness => ({
    claim, verdict, floor: floor.has(claim), ceiling: ceiling.has(claim),
  });
  const taken = new Set(used);
  return {
    used: used.map((claim) => witness(claim, null)),
    rivals: rivals.map((claim) => witness(claim, atlas.lost.get(claim) ?? atlas.evidence.verdicts.gave_way)),
    unused: answer?.alone ? answer.alone.others.map((claim) => witness(claim, NOT_ADDED)) : atlas.evidence.verdicts.unused
      .filter(([claim]) => !taken.has(claim) && speaksOf(atlas, indicator, origin, destination, span, claim))
      .map(([claim, zh, en]) => witness(claim, [zh, en])),
  };
}

/** Whether a claim names the places, or parts of their provinces, in days that touch the span (or in none). */
function speaksOf(atlas: Atlas, indicator: string, origin: number, destination: number, [first, last]: Span, claim: number): boolean {
  const { places } = atlas.content;
  const { claims } = atlas.evidence;
  if (claims.indicator[claim] !== atlas.indicator.get(indicator)) return false;
  const province = (place: number): string => places.code[place].slice(0, 2);
  for (const [named, wanted] of [[claims.origin[claim], origin], [claims.destination[claim], destination]] as const) {
    if (wanted >= 0 && !named.some((place) => province(place) === province(wanted))) return false;
  }
  const [start, end] = [claims.period_start[claim], claims.period_end[claim]];
  return (start === "" || start <= `${last}-12-31`) && (end === "" || end >= `${first}-01-01`);
}

/** How many pages of which kinds some claims are from. */
export function kinds(atlas: Atlas, claims: readonly number[]): [kind: string, pages: number][] {
  const pages = [...new Set(claims.map((claim) => atlas.evidence.claims.page[claim]))];
  const counts = new Map<string, number>();
  for (const page of pages) {
    const kind = atlas.evidence.pages.kind[page];
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** An address of the web, or nothing: other schemes are never followed. */
export const link = (url: string): string => (/^https?:\/\//i.test(url) ? url : "");
