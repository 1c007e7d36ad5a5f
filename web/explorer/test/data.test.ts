import { expect, test } from "vitest";
import { evidence, kinds, link } from "../src/evidence";
import cases from "../../../tests/vocabulary/numbers.json";
import { amount, figure, locator, number, period, range, scale, short, type Side } from "../src/format";
import { type Atlas, type Base, likelyRange } from "../src/data";
import { apartOf, certain, change, claims, counted, coverage, flows, lowerLater, places, row, spanOf, within } from "../src/rows";
import { find } from "../src/search";
import { format, initial, parse } from "../src/state";
import { sumsOfYears } from "../src/stated";
import { drawn, makeView, told } from "../src/view";
import { word } from "../src/words";
import { made } from "./made";

const atlas = made();
const start = initial(atlas, "en", false);

test("a span has the answer that was solved for it", () => {
  const nation = (first: number, last: number) => atlas.answer("gov_funds", -1, -1, [first, last]);
  expect(nation(2020, 2020)?.value).toBe(5);
  expect(nation(2020, 2021)?.lower).toBe(8);
  expect(nation(2020, 2022)?.value).toBe(9);
  expect(nation(2021, 2022)?.upper).toBe(20);
  expect(nation(2022, 2022)?.value).toBe(4);
});

test("years in which nothing can have flowed change no sum", () => {
  expect(atlas.answer("gov_funds", 2, 4, [2020, 2021])).toEqual(atlas.answer("gov_funds", 2, 4, [2021, 2021]));
  expect(atlas.answer("gov_funds", 2, 4, [2020, 2020])).toBeNull();
  expect(atlas.answer("gov_funds", 1, 4, [2020, 2022])).toBeNull();
});

test("an address brings the state back, and a wrong one breaks nothing", () => {
  const state = { ...start, span: [2021, 2022] as [number, number], giver: 2, counts: [true, false, true, true], tab: "bars" as const, lang: "zh" as const, before: [2020, 2020] as [number, number], chosen: [2, 4] as [number, number] };
  expect(parse(format(state, atlas, start), atlas, start)).toEqual(state);
  for (const hash of ["i=nothing&y=abcd&p=999999&l=fr&v=%E0%A4%A&z=x&s=2", "y=2022-2021", "f=__proto__&i=constructor", "&&==%"]) {
    const read = parse(hash, atlas, start);
    expect(atlas.indicator.has(read.indicator)).toBe(true);
    expect(read.span[0]).toBeLessThanOrEqual(read.span[1]);
  }
  expect(parse("y=1990-2050", atlas, start).span).toEqual([2020, 2022]);
});

test("a place alone stands on the side on which it has partners, a pair on both", () => {
  expect(parse("p=330000", atlas, start)).toMatchObject({ giver: 2, receiver: -1 });
  expect(parse("p=510000", atlas, start)).toMatchObject({ giver: -1, receiver: 4 });
  expect(parse("p=330000-510000", atlas, start)).toMatchObject({ giver: 2, receiver: 4, chosen: [2, 4] });
  expect(parse("p=330100", atlas, start).level).toBe("prefecture");
});

test("flows are the pairs of the level in the span, known or in force", () => {
  expect(flows(atlas, { ...start, span: [2021, 2021] }).map((row) => [row.origin, row.destination, row.figure])).toEqual([[2, 4, 8]]);
  expect(flows(atlas, { ...start, level: "prefecture", span: [2020, 2020] }).map((row) => [row.origin, row.destination, row.status])).toEqual([[3, 5, 4]]);
  expect(flows(atlas, { ...start, level: "prefecture", span: [2021, 2021] })).toEqual([]);
  expect(counted({ ...start, counts: [true, true, true, false] }, flows(atlas, { ...start, span: [2021, 2021] }))).toEqual([]);
  expect(within(atlas, 3, 2) && !within(atlas, 2, 3)).toBe(true);
});

test("of what nothing reconciles a place has the largest figure of a page, and its newest level", () => {
  const told = (part: object) => flows(atlas, { ...start, indicator: "other:x", force: "social", ...part }).map((row) => [row.origin, row.destination, row.figure, row.status]);
  expect(told({})).toEqual([[-1, 4, 4, 3]]);
  expect(told({ span: [2022, 2022] })).toEqual([]);  // the claim is of 2021 and before
  expect(told({ level: "prefecture" })).toEqual([]);
  expect(counted({ ...start, counts: [false, false, false, false] }, flows(atlas, { ...start, indicator: "other:x", force: "social" }))).toHaveLength(1);
  const { answer } = flows(atlas, { ...start, indicator: "other:x", force: "social" })[0];
  expect(evidence(atlas, "other:x", -1, 4, [2020, 2022], answer)).toMatchObject({ used: [{ claim: 3, floor: true }], rivals: [], unused: [] });
});

test("a likely range that is too wide, or begins at nothing, is told nowhere", () => {
  const told = (q10: number | null, q90: number | null) =>
    likelyRange(atlas, { value: 5, lower: 1, upper: null, q10, q90, printed: null, status: 0, method: 0, number: 0, below: false });
  expect(told(2, 200)).toEqual([2, 200]);  // the least and the greatest of the page made here: 1.1 and 100 times
  expect(told(2, 200.1)).toBeNull();
  expect(told(5, 5)).toEqual([5, 5]);
  expect(told(0, 3)).toBeNull();
  expect(told(null, null)).toBeNull();
});

test("a change is as certain as its bounds", () => {
  const answer = (value: number | null, lower: number, upper: number | null) =>
    ({ value, lower, upper, q10: null, q90: null, printed: null, status: 0, method: 0, number: 0, below: false });
  expect(change(answer(5, 5, 5), answer(8, 8, 8))).toEqual({ value: 3, low: 3, high: 3 });
  expect(certain(change(answer(null, 1, 4), answer(null, 6, null)))).toBe(2);
  expect(certain(change(answer(null, 6, null), answer(null, 1, 4)))).toBe(-2);
  expect(certain(change(answer(null, 1, 4), answer(null, 3, 9)))).toBeNull();
  // At most 3 in 2020 and at least 8 in 2021: 5 more at least, though of 2020 alone there is no figure.
  const own = Object.assign(Object.create(Object.getPrototypeOf(atlas)), atlas, {
    answer: (_: string, origin: number, destination: number, [first]: [number, number]) => (origin === 2 && destination === 4 ? { ...answer(null, ...(first === 2020 ? [0, 3] : [8, null]) as [number, number | null]), status: first === 2020 ? 4 : 3 } : null),
  }) as Atlas;
  expect(flows(own, { ...start, span: [2021, 2021], before: [2020, 2020] }).map((row) => [row.figure, row.status])[0]).toEqual([5, 3]);
});

test("a sum of a place is none where it is a scrap of what is likely of a pair of it", () => {
  const told = (lower: number, q10: number | null) => {
    const answer = { value: null, lower, upper: null, q10: null, q90: null, printed: null, status: 3, method: 2, number: 0, below: false };
    const own = Object.assign(Object.create(Object.getPrototypeOf(atlas)), atlas, {
      answer: (_: string, origin: number) => (origin === 2 ? { ...answer, q10, q90: q10 && 5 * q10, status: 4 } : answer),
    }) as Atlas;
    return places(own, start, flows(own, { ...start, span: [2021, 2021] })).receivers.map((row) => [row.figure, row.status]);
  };
  expect(told(1, 50)).toEqual([[null, 4]]);
  expect(told(6, 50)).toEqual([[6, 3]]);
  expect(told(1, null)).toEqual([[1, 3]]);
});

test("a level is told with its year where that is not the last one asked for, and later floors far below it are named", () => {
  // Zhejiang and Sichuan: 50 counties in 2021, and a page of 2022 that names 11.
  const level = { upper: null, q10: null, q90: null, printed: null, method: 0, number: 0, below: false };
  const [known, part] = [{ ...level, value: 50, lower: 50, status: 0, year: 2021 }, { ...level, value: null, lower: 11, status: 3, year: 2022 }];
  const own = Object.assign(Object.create(Object.getPrototypeOf(atlas)), atlas, {
    kind: () => "stock", unit: () => "count",
    answer: (_: string, origin: number, destination: number, [first]: [number, number]) => (origin !== 2 || destination !== 4 ? null : first === 2022 ? part : known),
  }) as Atlas;
  const of = (first: number, last: number, lang: "zh" | "en" = "en") => {
    const state = { ...start, lang, span: [first, last] as [number, number] };
    const view = makeView(own, state, () => {}, () => {}, () => {}), one = row(own, state, 2, 4);
    return [told(view, one), spanOf(state, own, state.span, one.answer), lowerLater(own, state, one).map(([year, { lower }]) => [year, lower])];
  };
  expect(of(2021, 2022)).toEqual(["50 (2021)", [2021, 2021], [[2022, 11]]]);
  expect(of(2021, 2022, "zh")[0]).toBe("50 个（2021年）");
  expect(of(2020, 2021)).toEqual(["50", [2021, 2021], []]);
  expect(of(2022, 2022)).toEqual(["≥ 11", [2022, 2022], []]);
});

test("pairs without a figure are drawn while they are few, and one that is chosen always", () => {
  const rows = [...Array(62).keys()].map((destination) => ({ origin: 1, destination, answer: null, before: null, change: null, figure: destination ? null : 7, status: 4 }));
  expect(drawn({ rows, state: start }).map((row) => row.destination)).toEqual([0]);
  expect(drawn({ rows, state: { ...start, chosen: [1, 9] } }).map((row) => row.destination)).toEqual([0, 9]);
  expect(drawn({ rows: rows.slice(0, 61), state: start })).toHaveLength(61);
});

test("claims are used, lost or not used", () => {
  const found = evidence(atlas, "gov_funds", 2, 4, [2020, 2022], { ...atlas.answer("gov_funds", -1, -1, [2020, 2021])! });
  expect(found.used.map((one) => atlas.evidence.claims.id[one.claim])).toEqual(["a:1", "a:2", "b:1"]);
  expect(found.used.map((one) => one.floor)).toEqual([false, false, true]);
  expect(found.rivals.map((one) => one.verdict?.[1])).toEqual(["gave way to b:1"]);
  expect(evidence(atlas, "gov_funds", 2, 4, [2021, 2021], null).unused.map((one) => one.claim)).toEqual([2]);
  expect(evidence(atlas, "gov_funds", 1, 4, [2021, 2021], null).unused).toEqual([]);
  expect(kinds(atlas, [0, 1, 2])).toEqual([["official", 1], ["media", 1]]);
  expect(claims(atlas, { ...start, indicator: "other:x", force: "social" })).toEqual([3]);
  expect([link("https://example.org"), link("javascript:alert(1)"), link(" data:text/html,x")]).toEqual(["https://example.org", "", ""]);
});

test("numbers are written as the project writes them", () => {
  for (const [value, side, text] of cases as [number, Side | null, string][]) expect(number(value, side ?? undefined)).toBe(text);
  expect([scale(atlas.content, "yuan", "zh", [2.1e8]).name, scale(atlas.content, "yuan", "zh", [2.1e7]).name, scale(atlas.content, "yuan", "en", [2.1e8]).name, scale(atlas.content, "yuan", "zh", [3200]).name]).toEqual(["亿元", "万元", "billion yuan", "元"]);
  expect([amount(atlas.content, 558, "persons", "en"), amount(atlas.content, 41.5, "persons", "en", "floor"), amount(atlas.content, 52_000, "persons", "zh")]).toEqual(["558 persons", "42 persons", "5.2 万人"]);
  expect([amount(atlas.content, 1_311, "persons", "en"), amount(atlas.content, 10_000, "persons", "en"), range(atlas.content, 3.12e10, 5.253e10, "yuan", "zh"), range(atlas.content, 2.9e7, 1e8, "yuan", "en")]).toEqual(["1,311 persons", "10 thousand persons", "312–525 亿元", "0.029–0.1 billion yuan"]);
  const answer = atlas.answer("gov_funds", -1, -1, [2020, 2021]);
  expect([short(atlas.content, answer, "yuan", "en"), figure(answer), short(atlas.content, null, "yuan", "en")]).toEqual(["≥ 8 yuan", 8, "—"]);
  // A floor next to nothing beside what is likely is unknown by its status, whatever its bound.
  expect(figure(answer && { ...answer, status: 4 })).toBeNull();
  const asPrinted = atlas.answer("gov_funds", -1, -1, [2021, 2022]);
  expect([asPrinted?.lower, short(atlas.content, asPrinted, "yuan", "en")]).toEqual([6, "≥ 6.5 yuan"]);
  expect([word("pages", "en", { n: 1 }), word("pages", "en", { n: 2 }), word("pages", "zh", { n: 2 })]).toEqual(["1 page", "2 pages", "2 个页面"]);
  expect(word("likely", "zh", { low: "3 亿元", high: "5 亿元" })).toBe("五次中有四次，真实数值在 3\u00a0亿元与 5\u00a0亿元之间");
});

test("a place is found by Chinese, pinyin, first letters and English", () => {
  for (const typed of ["广元", "guangyuan", "gys", "Guangyuan", "510800"]) expect(find(atlas, typed, "en")[0].text).toBe("Guangyuan");
  expect(find(atlas, "czyzzj", "zh")[0]).toMatchObject({ kind: "indicator", text: "财政援助资金" });
  expect(find(atlas, "  ", "en")).toEqual([]);
});

test("a pair counts that was in force in half of the years of any round of a span, not as the round began, nor by counties alone", () => {
  const told = (linked: Base["linked"], span: [number, number]) => {
    const content = { ...atlas.content, linked };
    const own = Object.assign(Object.create(Object.getPrototypeOf(atlas)), atlas, { content }) as Atlas;
    return [flows(own, { ...start, span }).length, apartOf(own, { ...start, span }).map((one) => one.years)];
  };
  // Five of fifteen years, all those of its round: a pair of today.
  expect(told([[2, 4, 0, 2021, null]], [2011, 2025])).toEqual([1, []]);
  expect(told([[2, 4, 0, 2020, 2021]], [2016, 2025])).toEqual([0, [2]]);
  expect(told([[2, 4, 0, 2018, 2021]], [2021, 2021])).toEqual([0, [1]]);
  expect(told([[2, 4, 0, 2018, 2021]], [2018, 2021])).toEqual([1, []]);
  expect(told([[2, 4, 2, 2016, null]], [2016, 2025])).toEqual([0, [10]]);
  // Cities of one round, the whole provinces of the next.
  expect(told([[2, 4, 1, 2016, 2020], [2, 4, 0, 2021, null]], [2020, 2021])).toEqual([1, []]);
});

test("what is traced to pairs is told of the country or of one province, and of a pair it is all", () => {
  const nation = coverage(atlas, start);
  expect([nation?.whole.destination, nation?.traced?.destination]).toEqual([-1, -2]);
  const received = coverage(atlas, { ...start, receiver: 4 });
  expect([received?.whole.destination, received?.traced]).toEqual([4, null]);
  expect(received?.parts.map((part) => part.pairs)).toEqual(nation?.parts.map((part) => part.pairs));
  expect(coverage(atlas, { ...start, giver: 1 })?.parts.every((part) => part.pairs === 0)).toBe(true);
  expect(coverage(atlas, { ...start, giver: 2, receiver: 4 })).toBeNull();
  expect(coverage(atlas, { ...start, receiver: 5 })).toBeNull();
});

test("periods and places on a page are told in the reader's language, and what is not understood stays", () => {
  expect(["2020", "2016/2020", "2016/2021-06", "2020-12", "2021-06-18", "2022-07/2024", "late 2020"].map((one) => [period(one, "zh"), period(one, "en")])).toEqual([
    ["2020年", "2020"], ["2016—2020年", "2016–2020"], ["2016年至2021年6月", "2016 – June 2021"], ["2020年12月", "December 2020"],
    ["2021年6月18日", "18 June 2021"], ["2022年7月至2024年", "July 2022 – 2024"], ["late 2020", "late 2020"],
  ]);
  expect(["para 3", "第3段", "Overview, para 3"].map((one) => [locator(one, "zh"), locator(one, "en")])).toEqual([
    ["第3段", "para 3"], ["第3段", "para 3"], ["Overview, para 3", "Overview, para 3"],
  ]);
});

test("a timeline has bars of what pages state of just its sum: no other indicator, no claim that lost, no floor that says nothing", () => {
  // Zhejiang to Sichuan: 20 and, of their parts, at least 12 and 20; at least 7 until 2021; of Hangzhou; of another indicator; lost; not used.
  const spans = [[2020, 2022], [2020, 2022], [2020, 2022], [2020, 2021], [2020, 2022], [2020, 2022], [2020, 2022], [2020, 2022]];
  const stated_sums = [[0, 20, 0], [1, 12, 1], [2, 20, 1], [3, 7, 1], [4, 90, 0], [5, 80, 0], [6, 70, 0], [7, 60, 0]];
  const many = <T>(value: T): T[] => spans.map(() => value);
  const claims = {
    ...atlas.evidence.claims, id: spans.map((_, i) => `a:${i}`), page: many(0), indicator: spans.map((_, i) => (i === 5 ? 1 : 0)),
    origin: spans.map((_, i) => [i === 4 ? 3 : 2]), destination: many([4]),
    period_start: spans.map(([year]) => `${year}-01-01`), period_end: spans.map(([, year]) => `${year}-12-31`),
  };
  const own = Object.create(Object.getPrototypeOf(atlas), Object.getOwnPropertyDescriptors(atlas)) as Atlas;
  Object.defineProperties(own, {
    evidence: { value: { ...atlas.evidence, claims, stated_sums } }, lost: { value: new Map([[6, ["让位", "gave way"]]]) },
    behind: { value: (_: string, part: string) => (part === "used" ? [0, 1, 2, 3, 4, 5, 6] : []) },
    answer: { value: () => ({ value: null, lower: 20, upper: null, q10: null, q90: null, printed: null, status: 3, method: 3 }) },
  });
  const bars = (lang: "zh" | "en") => sumsOfYears(makeView(own, { ...start, lang }, () => {}, () => {}, () => {}), 2, 4, [2020, 2022]);
  expect(bars("en")).toEqual([[2020, 2021, "2020–2021: ≥ 7 yuan", 3], [2020, 2022, "2020–2022: 20 yuan", 1]]);
  expect(bars("zh").map(([, , words]) => words)).toEqual(["2020—2021: ≥ 7 元", "2020—2022: 20 元"]);
});
