/** One look for each status, on every figure; orange gives and teal receives, and they mean nothing else. */
import { AT_LEAST, ESTIMATED, UNKNOWN } from "./data";
import { s } from "./dom";
import type { View } from "./view";
import { statusWord } from "./view";

/** How much of its colour an arrow or circle of a status has; what is paler is less known. */
const SHARE: Record<number, number> = { [AT_LEAST]: 0.55, [ESTIMATED]: 0.75 };
export const MORE = "#2b5f93", LESS = "#8c4a7d";

/** A colour drawn towards white, as a figure's ground is white in every scheme. */
export function pale(colour: string, share: number): string {
  const part = (at: number): string =>
    Math.round(255 - share * (255 - parseInt(colour.slice(at, at + 2), 16))).toString(16).padStart(2, "0");
  return `#${part(1)}${part(3)}${part(5)}`;
}

export const shade = (view: View, status: number, colour: string): string =>
  status === UNKNOWN ? view.atlas.content.looks.muted : pale(colour, SHARE[status] ?? 1);

export const dash = (status: number, width: number): string | null =>
  status === UNKNOWN ? "1.5 3" : status === ESTIMATED ? `${(6 + width * 0.3).toFixed(1)} 3.5` : null;

/** The face of a bar or a cell of a status. */
export const face = (view: View, status: number): string => view.atlas.content.looks.status[status];

/** White words on the darkest face, dark ones on the others. */
export const inkOn = (view: View, status: number): string =>
  status === 0 ? "#ffffff" : status === UNKNOWN ? "#4b535c" : view.atlas.content.looks.ink;

/** The hatch of what is unknown. */
export function hatch(view: View): SVGElement {
  return s("defs", {}, s("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    s("rect", { width: 5, height: 5, fill: view.atlas.content.looks.status[UNKNOWN] }),
    s("line", { x1: 0, y1: 0, x2: 0, y2: 5, stroke: view.atlas.content.looks.hatch, "stroke-width": 1.5 })));
}

/** A row of swatches with the words of the statuses that are drawn. */
export function legend(view: View, statuses: Iterable<number>, x: number, y: number): SVGElement {
  const group = s("g", { transform: `translate(${x},${y})`, "font-size": 11.5, fill: view.atlas.content.looks.text });
  let at = 0;
  for (const status of [...new Set(statuses)].sort()) {
    const words = statusWord(view, status);
    group.append(
      s("rect", { x: at, y: -9, width: 14, height: 11, fill: status === UNKNOWN ? "url(#hatch)" : face(view, status), stroke: view.atlas.content.looks.border }),
      s("text", { x: at + 19 }, words));
    at += 34 + textWidth(words, 11.5);
  }
  return group;
}

/** About how wide a text is: a Chinese character is as wide as high. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 1 : sign === " " ? 0.3 : /[A-Z0-9MW%]/.test(sign) ? 0.62 : 0.53), 0) * size;

/** Text cut to a width. */
export function cut(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join("")}…`, size) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}
