/** A small content made by hand: two givers, two receivers, a city, three years. */
import { Atlas, type Base } from "../src/data";

export function made(): Atlas {
  const places = ["100000", "320000", "330000", "330100", "510000", "510800"];
  const none = places.map(() => 0);
  const content = {
    version: "0", years: [2020, 2022], rounds: [[2013, 2015, "增补", "added", true], [2016, 2020, "上一轮", "last round", false], [2021, null, "新一轮", "new round", false]],
    indicators: {
      id: ["gov_funds", "other:x"], zh: ["财政援助资金", "某"], en: ["Government assistance funds", "Something"],
      group: ["money", ""], kind: ["flow", ""], unit: ["yuan", "count"],
    },
    solved: 1, forces: { east_west: [0], social: [1] },
    groups: { money: ["资金", "Money"], "": ["其他", "Other"] },
    whole: ["persons", "count"], written_out: 10000, scrap_of: [0.1, 0.01],
    units: { persons: [[[1e4, "万人"], [1, "人"]], [[1e3, "thousand persons"], [1, "persons"]]], yuan: [[[1e8, "亿元"], [1e4, "万元"], [1, "元"]], [[1e9, "billion yuan"], [1e6, "million yuan"], [1, "yuan"]]], count: [[[1, "个"]], [[1, ""]]] },
    words: {
      status: [["来源所载", "Reported"], ["多年合计", "Stated"], ["估算", "Estimated"], ["仅知下限", "At least"], ["未知", "Unknown"]],
      method: [["a", "a"], ["b", "b"], ["c", "c"], ["d", "d"], ["e", "e"]], force: { east_west: ["东西部协作", "East-West"], social: ["社会帮扶", "Social"] },
      basis: {}, bound: {}, flags: {}, kind: { official: ["官方", "official"] }, credit: ["图", "map"], islands: ["南", "South"],
    },
    looks: { interval: [1.1, 100] },
    places: {
      code: places, zh: ["全国", "江苏", "浙江", "杭州市", "四川", "广元市"], en: ["China", "Jiangsu", "Zhejiang", "Hangzhou", "Sichuan", "Guangyuan"],
      x: none, y: none,
    },
    pairings: [[2, 4, 2016, null], [3, 5, 2018, 2020], [1, 4, 1996, 2010]], linked: [[2, 4, 0, 2016, null], [1, 4, 0, 1996, 2010], [1, 5, 1, 2020, 2020], [2, 1, 2, 2018, 2020]],
  };
  const blocks: Record<string, unknown> = {
    letters: { places: ["", "jiangsu js", "zhejiang zj", "hangzhoushi hzs", "sichuan sc", "guangyuanshi gys"], indicators: ["caizhengyuanzhuzijin czyzzj", "mou m"] },
    "sums:gov_funds": {
      // The nation over three years, then Zhejiang to Sichuan over the two in which it is in force.
      subjects: [[-1, -1, 2020, 2022], [2, 4, 2021, 2022]],
      at: [0, 1, 1, 1, 1, 1, -4, 1, -1],
      answers: {
        value: [5, null, 9, null, null, 4], lower: [5, 8, 9, 2, 6, 4], upper: [5, null, 9, null, 20, 4],
        q10: [null, null, null, null, null, null], q90: [null, null, null, null, null, null], printed: [null, null, null, null, 6.5, null],
        status: [0, 3, 1, 3, 3, 0], method: [0, 3, 0, 3, 3, 0],
      },
    },
    "grounds:gov_funds": {
      used: [0, 1, 0, 0, 0, 0], rivals: [0, 0, 0, 0, 0, 0], floor: [0, 2, -2, 0, 0, 0], ceiling: [0, 0, 0, 0, 0, 0],
      sets: [[], [0, 1], [2]],
    },
    "sums_below:gov_funds": { subjects: [], at: [], answers: {} },
    claims: { claims: {
      id: ["a:1", "a:2", "b:1", "b:2"], page: [0, 0, 1, 1], indicator: [0, 0, 0, 1], value: [1, 2, 3, 4], actors: [[], [], [], []],
      origin: [[2], [2], [2], []], destination: [[4], [4], [4], []], place: [[], [], [], [4]],
      period_start: ["2020-01-01", "2021-01-01", "2021-01-01", ""], period_end: ["2020-12-31", "2021-12-31", "2021-12-31", "2021-12-31"],
      words: ["", "east_west", "social"], unit: [0, 0, 0, 0], force: [1, 1, 1, 2], basis: [0, 0, 0, 0], bound: [0, 0, 0, 0], flags: [0, 0, 0, 0], locator: [0, 0, 0, 0], note: [0, 0, 0, 0],
      east_printed: [0, 0, 0, 0], west_printed: [0, 0, 0, 0], indicator_printed: [0, 0, 0, 0], value_printed: [0, 0, 0, 0], unit_printed: [0, 0, 0, 0], period_printed: [0, 0, 0, 0],
    },
    pages: { id: ["p", "q"], title: ["P", "Q"], published: ["", ""], url: ["https://example.org", "javascript:alert(1)"], kind: ["official", "media"], zh: ["甲", "乙"], en: ["A", "B"] },
    verdicts: { lost: [[1, "让位", "gave way to b:1"]], unused: [[2, "目标", "a target"]], gave_way: ["让位", "gave way"] },
    unit_pairs: [], actors: { zh: [], en: [] }, stated_sums: [], floors: [[3, 4, 2021, 2021, 0], [3, 3, 2022, 2022, 1]] },
  };
  return new Atlas(content as unknown as Base, { get: <T>(name: string) => blocks[name] as T });
}
