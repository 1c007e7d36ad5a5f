/** Numbers as each language writes them: 33.9 亿元 is 3.39 billion yuan. The scales are the project's own. */
import type { Answer, Base, Span } from "./data";
import { AT_LEAST, ESTIMATED, UNKNOWN } from "./data";
import type { Lang } from "./state";

export const index = (lang: Lang): 0 | 1 => (lang === "zh" ? 0 : 1);

/** A floor is cut and a ceiling rounded up: one that is rounded to the nearest may bound nothing. */
export type Side = "floor" | "ceiling";

/** A number of about four significant digits, as `vocabulary.numbers` writes it. */
export function number(value: number, side?: Side, digits = 4): string {
  if (value === 0) return "0";
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  // The noise of the arithmetic is no digit.
  const shifted = Math.round(value * 10 ** decimals * 1e6) / 1e6;
  const nearest = Math.sign(shifted) * Math.floor(Math.abs(shifted) + 0.5);
  const whole = side === "floor" ? Math.floor(shifted) : side === "ceiling" ? Math.ceil(shifted) : nearest;
  const shown = whole / 10 ** decimals;
  const [ones, part = ""] = Math.abs(shown).toFixed(Math.min(decimals, 20)).split(".");
  const grouped = ones.replace(/\B(?=(\d{3})+$)/g, ",");
  const rest = part.replace(/0+$/, "");
  return `${shown < 0 ? "\u2212" : ""}${grouped}${rest ? `.${rest}` : ""}`;
}

export interface Scale { size: number; name: string }

/** The largest unit that the largest value fills, in English also one of which it makes a tenth, else the first smaller one that it fills; of things that are counted none below ten thousand. */
export function scale(content: Base, unit: string, lang: Lang, values: readonly number[]): Scale {
  const steps = (content.units[unit]?.[index(lang)] ?? [[1, unit]]).map(([size, name]) => ({ size, name }));
  const largest = Math.max(0, ...values.map(Math.abs).filter(Number.isFinite));
  // 558 persons are no 0.558 thousand, nor are 2,100 万元 0.21 亿元.
  const enough = lang === "zh" || content.whole.includes(unit) ? 1 : 0.1;
  if (largest === 0) return steps[0];
  if (content.whole.includes(unit) && largest < content.written_out) return steps[steps.length - 1];
  if (largest / steps[0].size >= enough) return steps[0];
  return steps.find((step) => largest / step.size >= 1) ?? steps[steps.length - 1];
}

/** The unit of a value beside others: theirs, or its own where it is too small for that one. */
export function within(content: Base, value: number, unit: string, lang: Lang, at: Scale): Scale {
  const own = scale(content, unit, lang, [value]);
  return value !== 0 && own.size < at.size ? own : at;
}

export function amount(content: Base, value: number, unit: string, lang: Lang, side?: Side, at?: Scale, digits?: number): string {
  const step = at ?? scale(content, unit, lang, [value]);
  // Half a person is but the rounding of a printed figure: a floor of them is the next whole one, a ceiling the last.
  const whole = side && content.whole.includes(unit);
  const told = !whole ? value : side === "floor" ? Math.ceil(value - 1e-6) : Math.floor(value + 1e-6);
  const text = number(told / step.size, side, digits);
  if (!step.name) return text;
  return step.name === "%" ? `${text}%` : `${text} ${step.name}`;
}

/** The floor of a sum, as its page prints it. */
export const floor = (answer: Answer | null | undefined): number | null => answer?.printed ?? answer?.lower ?? null;

/** The figure of a sum: what is stated or estimated, or the floor; null where nothing is known, or a floor next to nothing beside what is likely. */
export function figure(answer: Answer | null): number | null {
  if (answer?.status === UNKNOWN) return null;
  const least = floor(answer);
  return answer?.value ?? (least !== null && least > 0 ? least : null);
}

export const MARK = ["", "", "≈ ", "≥ ", ""];

/** Digits of what no page prints. */
const WORKED_OUT = 3;

/** A sum in few signs: `33.9 亿元`, `≈ 12 亿元`, `≥ 5 亿元`, `—`. */
export function short(content: Base, answer: Answer | null, unit: string, lang: Lang, at?: Scale, digits?: number): string {
  const shown = figure(answer);
  if (answer === null || shown === null || answer.status === UNKNOWN) return "—";
  return MARK[answer.status] + amount(content, shown, unit, lang, answer.status === AT_LEAST ? "floor" : undefined, at, digits ?? (answer.status === ESTIMATED ? WORKED_OUT : undefined));
}

/** What is likely in few signs, its ends no sharper than two digits and both in the unit of the upper one. */
export function range(content: Base, low: number, high: number, unit: string, lang: Lang, given?: Scale): string {
  const at = given ?? scale(content, unit, lang, [high]);
  return `${number(low / at.size, undefined, 2)}–${amount(content, high, unit, lang, undefined, at, 2)}`;
}

/** Floor and ceiling in words. */
export function bounds(content: Base, low: number | null, high: number | null, unit: string, lang: Lang): string {
  const zh = lang === "zh";
  const least = low === null ? (zh ? "无" : "none") : low === 0 ? "0" : amount(content, low, unit, lang, "floor");
  const most = high === null ? (zh ? "无上限" : "no upper limit") : amount(content, high, unit, lang, "ceiling");
  return zh ? `${least} 至 ${most}` : `${least} to ${most}`;
}

/** What joins two years; Chinese has a longer dash. */
export const toYear = (lang: Lang): string => (lang === "zh" ? "—" : "–");

/** A remark in the brackets of a language, behind a text. */
export const bracketed = (text: string, lang: Lang): string => (lang === "zh" ? `（${text}）` : ` (${text})`);

export const comma = (lang: Lang): string => (lang === "zh" ? "，" : ", ");
export const colon = (lang: Lang): string => (lang === "zh" ? "：" : ": ");

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A period as the collector wrote it (`2016/2021-06`) in a reader's words; anything else as it is. */
export function period(written: string, lang: Lang): string {
  if (!/^\d{4}(-\d{2}){0,2}(\/\d{4}(-\d{2}){0,2})?$/.test(written)) return written;
  const ends = written.split("/");
  if (ends.every((one) => one.length === 4)) return ends.join(toYear(lang)) + (lang === "zh" ? "年" : "");
  const words = ends.map((one) => {
    const [year, month, day] = one.split("-").map(Number);
    if (lang === "zh") return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
    return `${day ? `${day} ` : ""}${month ? `${MONTHS[month - 1] ?? month} ` : ""}${year}`;
  });
  return words.join(lang === "zh" ? "至" : " – ");
}

/** Where on a page, in the reader's language where it is but the number of a paragraph. */
export const locator = (written: string, lang: Lang): string => {
  const number = /^(?:para|第)\s?(\d+)段?$/.exec(written)?.[1];
  return number === undefined ? written : lang === "zh" ? `第${number}段` : `para ${number}`;
};

export const years = ([first, last]: Span, lang: Lang): string =>
  (first === last ? `${first}` : `${first}${toYear(lang)}${last}`) + (lang === "zh" ? "年" : "");
