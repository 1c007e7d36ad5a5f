/** What the page was given: compact columns, deflated; and how they are looked up. Nothing is added up here. */
import { strFromU8, unzlibSync } from "fflate";
import type { GeometryCollection, Topology } from "topojson-specification";

export type Pair = [zh: string, en: string];
export type Span = [first: number, last: number];

export interface FlowData {
  subjects: [origin: number, destination: number, first: number, last: number][];
  at: number[];
  answers: Record<"value" | "lower" | "upper" | "q10" | "q90", (number | null)[]> &
    Record<"status" | "method" | "used" | "rivals" | "floor" | "ceiling", number[]>;
}

type ClaimText =
  | "unit" | "force" | "basis" | "bound" | "locator" | "note"
  | "east_printed" | "west_printed" | "indicator_printed" | "value_printed" | "unit_printed" | "period_printed";

export interface Content {
  version: string;
  years: Span;
  rounds: [year: number, end: number | null, zh: string, en: string, adds: boolean][];
  indicators: Record<"id" | "zh" | "en" | "group" | "kind" | "unit" | "find", string[]>;
  groups: Record<string, Pair>;
  /** Units of things that are counted. */
  whole: string[];
  units: Record<string, [zh: [number, string][], en: [number, string][]]>;
  words: {
    status: Pair[]; method: Pair[]; force: Record<string, Pair>; basis: Record<string, Pair>;
    bound: Record<string, Pair>; kind: Record<string, Pair>; credit: Pair; islands: Pair;
    interval: Pair; beyond: Pair; ceiling: Pair;
  };
  looks: {
    /** Of each status: a bar or cell, the words on it, an arrow. */
    faces: { fill: string; stroke: string | null; width: number; dash: number[] }[];
    inks: string[];
    lines: { share: number; dash: number[]; grows: number }[];
    /** How many times its lower end the upper end of an interval must be to be worth a line, and beyond which it tells nothing. */
    interval: [narrow: number, wide: number];
    sequential: string[]; diverging: string[];
  } & Record<"east" | "east_light" | "west" | "west_light" | "land" | "border" | "border_strong" | "ink" | "text" | "muted" | "hatch", string>;
  places: { code: string[]; zh: string[]; en: string[]; find: string[]; x: (number | null)[]; y: (number | null)[] };
  map: Topology<{ prefectures: GeometryCollection<{ adcode: string }>; lines: GeometryCollection<{ kind: string }> }> & {
    main: number[]; islands: number[];
  };
  pairings: [giver: number, receiver: number, start: number | null, end: number | null][];
  /** Pairs of provinces as the reports count them; `kind` is one of `WHOLE`, cities, `COUNTIES`. */
  linked: [giver: number, receiver: number, kind: number, start: number, end: number | null][];
  unit_pairs: [actor: number, place: number, start: number | null, end: number | null][];
  actors: Record<"zh" | "en", string[]>;
  flows: Record<string, FlowData>;
  sets: number[][];
  claims: {
    id: string[]; page: number[]; indicator: number[]; value: number[]; actors: number[][];
    origin: number[][]; destination: number[][]; place: number[][];
    period_start: string[]; period_end: string[]; words: string[];
  } & Record<ClaimText, number[]>;
  pages: Record<"id" | "title" | "published" | "url" | "kind" | "zh" | "en", string[]>;
  verdicts: { lost: [number, string, string][]; unused: [number, string, string][]; gave_way: Pair };
}

/** All places of a side; all places of a side that pairs name, together. */
export const ALL = -1;
export const TOGETHER = -2;

/** Provinces that are linked by counties alone are on no list of a round. */
export const COUNTIES = 2;

export const REPORTED = 0, STATED = 1, ESTIMATED = 2, AT_LEAST = 3, UNKNOWN = 4;

/** One sum, as `dataset.total` tells it. */
export interface Answer {
  value: number | null; lower: number | null; upper: number | null; q10: number | null; q90: number | null;
  status: number; method: number; used: number; rivals: number; floor: number; ceiling: number;
}

export type Level = "province" | "prefecture" | "county";

export const levelOf = (code: string): Level =>
  code.endsWith("0000") ? "province" : code.endsWith("00") ? "prefecture" : "county";

/** The part of an adcode that everything inside the place begins with. */
export const head = (code: string): string =>
  ({ province: code.slice(0, 2), prefecture: code.slice(0, 4), county: code })[levelOf(code)];

export function decode(packed: string): Content {
  const text = atob(packed.trim());
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  return JSON.parse(strFromU8(unzlibSync(bytes))) as Content;
}

function unstep(numbers: number[]): void {
  for (let i = 1; i < numbers.length; i += 1) numbers[i] += numbers[i - 1];
}

interface Subject { origin: number; destination: number; first: number; last: number; offset: number }

class Flow {
  readonly subjects = new Map<string, Subject>();

  constructor(readonly data: FlowData, readonly levels: boolean) {
    // Numbers come as steps from one to the next.
    for (const numbers of [data.at, data.answers.used, data.answers.rivals, data.answers.floor, data.answers.ceiling]) unstep(numbers);
    let offset = 0;
    for (const [origin, destination, first, last] of data.subjects) {
      this.subjects.set(`${origin}>${destination}`, { origin, destination, first, last, offset });
      const years = last - first + 1;
      offset += levels ? years : (years * (years + 1)) / 2;
    }
  }

  number(subject: Subject, first: number, last: number): number {
    // Years in which nothing can have flowed add nothing to a sum.
    const [a, b] = [Math.max(first, subject.first), Math.min(last, subject.last)];
    if (a > b) return -1;
    const [before, years] = [a - subject.first, subject.last - subject.first + 1];
    if (this.levels) return last > subject.last ? -1 : this.data.at[subject.offset + b - subject.first];
    return this.data.at[subject.offset + before * years - (before * (before - 1)) / 2 + (b - a)];
  }
}

/** The content with what it is asked by. */
export class Atlas {
  readonly place = new Map<string, number>();
  readonly indicator = new Map<string, number>();
  readonly claim = new Map<string, number>();
  readonly lost = new Map<number, Pair>();
  readonly unused: [number, string, string][];
  private readonly flows = new Map<string, Flow>();
  private readonly sets = new Map<number, number[]>();

  constructor(readonly content: Content) {
    content.places.code.forEach((code, i) => this.place.set(code, i));
    content.indicators.id.forEach((id, i) => this.indicator.set(id, i));
    content.claims.id.forEach((id, i) => this.claim.set(id, i));
    for (const [claim, zh, en] of content.verdicts.lost) this.lost.set(claim, [zh, en]);
    this.unused = content.verdicts.unused;
  }

  kind(indicator: string): string {
    return this.content.indicators.kind[this.indicator.get(indicator) ?? -1] ?? "";
  }

  unit(indicator: string): string {
    return this.content.indicators.unit[this.indicator.get(indicator) ?? -1] ?? "";
  }

  /** Whether sums (or levels) of an indicator were reconciled; of the others there are claims alone. */
  reconciled(indicator: string): boolean {
    return indicator in this.content.flows;
  }

  private flow(indicator: string): Flow | undefined {
    if (!this.flows.has(indicator) && this.reconciled(indicator)) {
      this.flows.set(indicator, new Flow(this.content.flows[indicator], this.kind(indicator) !== "flow"));
    }
    return this.flows.get(indicator);
  }

  subjects(indicator: string): Iterable<{ origin: number; destination: number; first: number; last: number }> {
    return this.flow(indicator)?.subjects.values() ?? [];
  }

  /** The years in which anything can have flowed. */
  years(indicator: string, origin: number, destination: number): Span | null {
    const subject = this.flow(indicator)?.subjects.get(`${origin}>${destination}`);
    return subject ? [subject.first, subject.last] : null;
  }

  has(indicator: string, origin: number, destination: number): boolean {
    return this.flow(indicator)?.subjects.has(`${origin}>${destination}`) ?? false;
  }

  answer(indicator: string, origin: number, destination: number, [first, last]: Span): Answer | null {
    const flow = this.flow(indicator);
    const subject = flow?.subjects.get(`${origin}>${destination}`);
    const number = flow && subject ? flow.number(subject, first, last) : -1;
    if (!flow || number < 0) return null;
    const a = flow.data.answers;
    return {
      value: a.value[number], lower: a.lower[number], upper: a.upper[number], q10: a.q10[number], q90: a.q90[number],
      status: a.status[number], method: a.method[number], used: a.used[number], rivals: a.rivals[number],
      floor: a.floor[number], ceiling: a.ceiling[number],
    };
  }

  /** The claims of a set. */
  set(number: number): number[] {
    let found = this.sets.get(number);
    if (!found) {
      found = [...this.content.sets[number]];
      unstep(found);
      this.sets.set(number, found);
    }
    return found;
  }

  text(column: ClaimText, claim: number): string {
    return this.content.claims.words[this.content.claims[column][claim]];
  }
}
