/** What the page was given: blocks of compact columns, and how they are looked up. Nothing is added up here. */
import type { Blocks } from "./blocks";
import type { GeometryCollection, Topology } from "topojson-specification";

export type Pair = [zh: string, en: string];
export type Span = [first: number, last: number];

/** The sums of a flow or the levels of a stock. */
export interface Sums {
  subjects: [origin: number, destination: number, first: number, last: number][];
  at: number[];
  answers: Record<"value" | "lower" | "upper" | "q10" | "q90" | "printed", (number | null)[]> & Record<"status" | "method", number[]>
    & { /** Of levels alone: the year of each. */ year?: (number | null)[] };
}

/** The claims behind each answer of a flow, as numbers of sets. */
export type Grounds = Record<"used" | "rivals" | "floor" | "ceiling", number[]> & { sets: number[][] };

type ClaimText =
  | "unit" | "force" | "basis" | "bound" | "flags" | "locator" | "note"
  | "east_printed" | "west_printed" | "indicator_printed" | "value_printed" | "unit_printed" | "period_printed";

/** What every view needs. */
export interface Base {
  version: string;
  years: Span;
  rounds: [year: number, end: number | null, zh: string, en: string, adds: boolean][];
  indicators: Record<"id" | "zh" | "en" | "group" | "kind" | "unit", string[]>;
  /** So many of the indicators, the first, have sums or levels. */
  solved: number;
  groups: Record<string, Pair>;
  /** Units of things that are counted. */
  whole: string[];
  /** The least number of them that has a larger unit. */
  written_out: number;
  /** Below these shares of both ends of what is likely, a floor is that of a county or a month. */
  scrap_of: [low: number, high: number];
  units: Record<string, [zh: [number, string][], en: [number, string][]]>;
  words: {
    status: Pair[]; method: Pair[]; force: Record<string, Pair>; basis: Record<string, Pair>;
    bound: Record<string, Pair>; flags: Record<string, Pair>; kind: Record<string, Pair>; credit: Pair; islands: Pair;
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
  places: { code: string[]; zh: string[]; en: string[]; x: (number | null)[]; y: (number | null)[] };
  map: Topology<{ provinces: GeometryCollection<{ code: string }>; lines: GeometryCollection<{ kind: string }> }> & {
    main: number[]; islands: number[];
  };
  pairings: [giver: number, receiver: number, start: number | null, end: number | null][];
  /** Pairs of provinces as the reports count them; `kind` is one of `WHOLE`, cities, `COUNTIES`. */
  linked: [giver: number, receiver: number, kind: number, start: number, end: number | null][];
  /** The indicators that claims on each force speak of, that of most claims first. */
  forces: Record<string, number[]>;
}

/** Borders inside provinces; the arcs are numbered on from those of the map. */
export interface Cities { arcs: Topology["arcs"]; prefectures: GeometryCollection<{ adcode: string }> }

/** What Chinese names are found by on other keyboards: pinyin, whole and first letters. */
export interface Letters { places: string[]; indicators: string[] }

/** The claims, their pages, and what became of them. */
export interface Evidence {
  claims: {
    id: string[]; page: number[]; indicator: number[]; value: number[]; actors: number[][];
    origin: number[][]; destination: number[][]; place: number[][];
    period_start: string[]; period_end: string[]; words: string[];
  } & Record<ClaimText, number[]>;
  pages: Record<"id" | "title" | "published" | "url" | "kind" | "zh" | "en", string[]>;
  verdicts: { lost: [number, string, string][]; unused: [number, string, string][]; gave_way: Pair };
  unit_pairs: [actor: number, place: number, start: number | null, end: number | null][];
  actors: Record<"zh" | "en", string[]>;
  /** What claims that nothing reconciles say that their places received at least. */
  floors: [claim: number, figure: number, first: number, last: number, level: 0 | 1][];
  /** Sums over several years that pages state of just their places. */
  stated_sums: [claim: number, figure: number, least: 0 | 1][];
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
  /** What a page prints where a floor is that less the half of its last digit. */
  printed: number | null;
  /** The year of a level; none where none is known, and of sums. */
  year?: number | null;
  status: number; method: number;
  /** Its number among the answers of its indicator, of provinces or of places below them. */
  number: number; below: boolean;
  /** Where nothing is reconciled: the claims that make the floor, and the others that speak of the place. */
  alone?: { floor: number[]; others: number[] };
}

export type Level = "province" | "prefecture" | "county";

export const levelOf = (code: string): Level =>
  code.endsWith("0000") ? "province" : code.endsWith("00") ? "prefecture" : "county";

/** The part of an adcode that everything inside the place begins with. */
export const head = (code: string): string =>
  ({ province: code.slice(0, 2), prefecture: code.slice(0, 4), county: code })[levelOf(code)];

function unstep(numbers: number[]): number[] {
  for (let i = 1; i < numbers.length; i += 1) numbers[i] += numbers[i - 1];
  return numbers;
}

interface Subject { origin: number; destination: number; first: number; last: number; offset: number }

class Flow {
  readonly subjects = new Map<string, Subject>();
  private readonly at: number[];

  constructor(readonly data: Sums) {
    this.at = unstep(data.at);
    let offset = 0;
    for (const [origin, destination, first, last] of data.subjects) {
      this.subjects.set(`${origin}>${destination}`, { origin, destination, first, last, offset });
      const years = last - first + 1;
      offset += (years * (years + 1)) / 2;
    }
  }

  number(subject: Subject, first: number, last: number): number {
    // Years in which nothing can have flowed add nothing to a sum, and have no level.
    const [a, b] = [Math.max(first, subject.first), Math.min(last, subject.last)];
    if (a > b) return -1;
    const [before, years] = [a - subject.first, subject.last - subject.first + 1];
    return this.at[subject.offset + before * years - (before * (before - 1)) / 2 + (b - a)];
  }
}

/** The claims of the answers of one indicator; a set is read when it is first asked for. */
class Ground {
  private readonly read = new Map<number, number[]>();

  constructor(private readonly data: Grounds) {
    for (const part of ["used", "rivals", "floor", "ceiling"] as const) unstep(data[part]);
  }

  claims(part: "used" | "rivals" | "floor" | "ceiling", answer: Answer): number[] {
    const set = this.data[part][answer.number];
    const found = this.read.get(set) ?? unstep([...this.data.sets[set]]);
    this.read.set(set, found);
    return found;
  }
}

const kept = <K, V>(known: Map<K, V>, key: K, make: () => V): V => {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
};

/** The content with what it is asked by. Blocks beyond the first are read when something first asks for them. */
export class Atlas {
  readonly place = new Map<string, number>();
  readonly indicator = new Map<string, number>();
  private readonly flows = new Map<string, Flow>();
  private readonly grounds = new Map<string, Ground>();
  private known: Map<number, Pair> | null = null;

  constructor(readonly content: Base, private readonly blocks: Blocks) {
    content.places.code.forEach((code, i) => this.place.set(code, i));
    content.indicators.id.forEach((id, i) => this.indicator.set(id, i));
  }

  get evidence(): Evidence { return this.blocks.get<Evidence>("claims"); }

  get letters(): Letters { return this.blocks.get<Letters>("letters"); }

  get cities(): Cities { return this.blocks.get<Cities>("cities"); }

  /** Why claims lost or are disputed. */
  get lost(): Map<number, Pair> {
    this.known ??= new Map(this.evidence.verdicts.lost.map(([claim, zh, en]) => [claim, [zh, en]]));
    return this.known;
  }

  kind(indicator: string): string {
    return this.content.indicators.kind[this.indicator.get(indicator) ?? -1] ?? "";
  }

  unit(indicator: string): string {
    return this.content.indicators.unit[this.indicator.get(indicator) ?? -1] ?? "";
  }

  /** Whether sums (or levels) of an indicator were reconciled; of the others there are claims alone. */
  reconciled(indicator: string): boolean {
    return (this.indicator.get(indicator) ?? Infinity) < this.content.solved;
  }

  private isBelow(origin: number, destination: number): boolean {
    return [origin, destination].some((place) => place >= 0 && levelOf(this.content.places.code[place]) !== "province");
  }

  private flow(indicator: string, below: boolean): Flow | undefined {
    if (!this.reconciled(indicator)) return undefined;
    const name = `sums${below ? "_below" : ""}:${indicator}`;
    return kept(this.flows, name, () => new Flow(this.blocks.get<Sums>(name)));
  }

  private subject(indicator: string, origin: number, destination: number): Subject | undefined {
    return this.flow(indicator, this.isBelow(origin, destination))?.subjects.get(`${origin}>${destination}`);
  }

  /** Whose sums there are: of provinces, or of places below them. */
  subjects(indicator: string, below: boolean): Iterable<{ origin: number; destination: number; first: number; last: number }> {
    return this.flow(indicator, below)?.subjects.values() ?? [];
  }

  /** The years in which anything can have flowed. */
  years(indicator: string, origin: number, destination: number): Span | null {
    const subject = this.subject(indicator, origin, destination);
    return subject ? [subject.first, subject.last] : null;
  }

  has(indicator: string, origin: number, destination: number): boolean {
    return this.subject(indicator, origin, destination) !== undefined;
  }

  answer(indicator: string, origin: number, destination: number, [first, last]: Span): Answer | null {
    const below = this.isBelow(origin, destination);
    const flow = this.flow(indicator, below), subject = this.subject(indicator, origin, destination);
    const number = flow && subject ? flow.number(subject, first, last) : -1;
    if (!flow || number < 0) return null;
    const a = flow.data.answers;
    return {
      value: a.value[number], lower: a.lower[number], upper: a.upper[number], q10: a.q10[number], q90: a.q90[number], printed: a.printed[number],
      year: a.year?.[number] ?? null,
      status: a.status[number], method: a.method[number], number, below,
    };
  }

  /** The claims that an answer of an indicator rests on, that lost to them, or that make its floor or ceiling. */
  behind(indicator: string, part: "used" | "rivals" | "floor" | "ceiling", answer: Answer): number[] {
    if (answer.alone) return part === "used" || part === "floor" ? answer.alone.floor : [];
    const name = `grounds${answer.below ? "_below" : ""}:${indicator}`;
    return kept(this.grounds, name, () => new Ground(this.blocks.get<Grounds>(name))).claims(part, answer);
  }

  text(column: ClaimText, claim: number): string {
    const { words, [column]: numbers } = this.evidence.claims;
    return words[numbers[claim]];
  }
}

/** Ends of an interval that says something: one that is too wide is told nowhere. */
export function likelyRange(atlas: Atlas, answer: Answer | null): [low: number, high: number] | null {
  const [low, high] = [answer?.q10 ?? 0, answer?.q90 ?? 0];
  return low > 0 && high / low <= atlas.content.looks.interval[1] ? [low, high] : null;
}
