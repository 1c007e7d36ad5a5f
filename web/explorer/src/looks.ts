/** One look for each status, that of the reports' figures; orange gives and teal receives, and they mean nothing else. */
import { type Answer, type Atlas, likelyRange, REPORTED, UNKNOWN } from "./data";
import { type Attributes, s } from "./dom";
import type { View } from "./view";
import { statusWord } from "./view";

export const MORE = "#2b5f93", LESS = "#8c4a7d";

/** A colour drawn towards white, as a figure's ground is white in every scheme. */
export function pale(colour: string, share: number): string {
  const part = (at: number): string =>
    Math.round(255 - share * (255 - parseInt(colour.slice(at, at + 2), 16))).toString(16).padStart(2, "0");
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** The colour of an arrow or circle of a status; what is paler is less known. */
export function shade(view: View, status: number, colour: string): string {
  const { looks } = view.atlas.content;
  return status === UNKNOWN ? looks.muted : pale(colour, looks.lines[status].share);
}

/** The dash of an arrow or circle of a status. */
export function dash(view: View, status: number, width: number): string | null {
  const { dash: [on, off], grows } = view.atlas.content.looks.lines[status];
  return on === undefined ? null : `${(on + width * grows).toFixed(1)} ${off}`;
}

/** The face of a bar, a cell or a swatch of a status, with its edge. */
export function face(view: View, status: number): Attributes {
  const own = view.atlas.content.looks.faces[status];
  return { fill: status === UNKNOWN ? "url(#hatch)" : own.fill, stroke: own.stroke, "stroke-width": own.width || null, "stroke-dasharray": own.dash.length ? own.dash.join(" ") : null };
}

export const inkOn = (view: View, status: number): string => view.atlas.content.looks.inks[status];

/** Ends of an interval that is worth drawing. */
export function likelyEnds(atlas: Atlas, answer: Answer | null): [low: number, high: number] | null {
  const ends = likelyRange(atlas, answer);
  return ends && ends[1] / ends[0] > atlas.content.looks.interval[0] ? ends : null;
}

/** The hatch of what is unknown. */
export function hatch(view: View): SVGElement {
  const { looks } = view.atlas.content;
  return s("defs", {}, s("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    s("rect", { width: 5, height: 5, fill: looks.faces[UNKNOWN].fill }),
    s("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: looks.hatch, "stroke-width": 1.5 })));
}

/** The statuses that a key explains, the best known first; none where all is reported. */
export function explained(statuses: Iterable<number>): number[] {
  const there = [...new Set(statuses)].sort();
  return there.length === 1 && there[0] === REPORTED ? [] : there;
}

/** Swatches with the words of the statuses that are drawn, in as many lines as the width asks for. */
export function legend(view: View, statuses: Iterable<number>, x: number, y: number, width: number): { group: SVGElement; height: number } {
  const group = s("g", { "font-size": 11.5, fill: view.atlas.content.looks.text });
  let [at, line] = [x, y];
  for (const status of explained(statuses)) {
    const words = statusWord(view, status), wide = 34 + textWidth(words, 11.5);
    if (at > x && at + wide - 14 > width) [at, line] = [x, line + 18];
    group.append(s("rect", { x: at + 1, y: line - 9, width: 14, height: 11, ...face(view, status) }), s("text", { x: at + 20, y: line }, words));
    at += wide;
  }
  return { group, height: line - y };
}

export interface Marks { interval: boolean; beyond: boolean; ceiling: boolean }

/** A line of the thin marks that are drawn, each with its words; the words of the interval may need a line of their own. */
export function marksKey(view: View, drawn: Marks, x: number, y: number, width: number): { group: SVGElement; height: number } {
  const { looks, words } = view.atlas.content;
  const group = s("g", { "font-size": 11.5, fill: looks.text });
  let [at, line] = [x, y];
  for (const mark of ["interval", "beyond", "ceiling"] as const) {
    if (!drawn[mark]) continue;
    const text = words[mark][view.state.lang === "zh" ? 0 : 1], wide = textWidth(text, 11.5) + 44;
    if (at > x && at + wide > width) [at, line] = [x, line + 18];
    const middle = line - 4;
    group.append(mark === "interval" ? whisker(at, at + 22, middle, looks.ink) : mark === "ceiling" ? ceiling(at, at + 22, middle, looks.text) : arrowhead(at + 14, middle, looks.ink));
    const signs = cutInto(text, 11.5, width - at - 30);
    signs.forEach((part, i) => group.append(s("text", { x: at + 28, y: line + i * 15 }, part)));
    line += (signs.length - 1) * 15;
    at += wide;
  }
  return { group, height: at > x ? line - y + 18 : 0 };
}

/** The thin line of the interval in which the figure lies in four of five cases. */
export const whisker = (low: number, high: number, y: number, colour: string): SVGElement =>
  s("path", { class: "whisker", d: `M${low},${y - 4}V${y + 4}M${low},${y}H${high}M${high},${y - 4}V${y + 4}`, stroke: colour, fill: "none", "stroke-width": 1.35 });

/** What claims allow at most: a dotted line to an upright stroke. */
export const ceiling = (from: number, to: number, y: number, colour: string): SVGElement => s("g", { class: "ceiling", stroke: colour, fill: "none", "stroke-width": 1.35 },
  s("path", { d: `M${from},${y}H${to}`, "stroke-dasharray": "1.35 2.2" }), s("path", { d: `M${to},${y - 6}V${y + 6}` }));

/** Where an interval goes on beyond the axis. */
export const arrowhead = (x: number, y: number, colour: string): SVGElement => s("path", { d: `M${x - 2},${y - 4}l6,4l-6,4z`, fill: colour });

/** A text in lines of a width, parted at spaces, or anywhere in Chinese. */
export function cutInto(text: string, size: number, width: number): string[] {
  const lines: string[] = [""];
  for (const word of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    const last = lines.length - 1;
    if (lines[last] && textWidth(lines[last] + word, size) > width) lines.push(word);
    else lines[last] += word;
  }
  return lines.map((line) => line.trim());
}

const pen = document.createElement("canvas").getContext("2d");
const widths = new Map<string, number>();

/** How wide a text is in the letters of this browser. */
export function textWidth(text: string, size: number): number {
  if (!pen) return text.length * size;
  let known = widths.get(text);
  if (known === undefined) {
    pen.font = `100px ${getComputedStyle(document.body).fontFamily}`;
    known = pen.measureText(text).width / 100;
    widths.set(text, known);
  }
  return known * size;
}

/** Text cut to a width. */
export function cut(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join("")}…`, size) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}
