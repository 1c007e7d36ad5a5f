/** Matrix, ranked bars and the timeline of a pair: drawn from the same rows as the map. */
import { scaleLinear } from "d3-scale";
import { REPORTED, STATED, UNKNOWN } from "./data";
import { s } from "./dom";
import { bracketed, figure, number, scale, short } from "./format";
import { arrowhead, ceiling, cut, face, hatch, inkOn, legend, LESS, likelyEnds, marksKey, MORE, textWidth, whisker } from "./looks";
import { interactive } from "./marks";
import { type Row } from "./rows";
import { sums } from "./state";
import { sumsOfYears } from "./stated";
import { arrowName, barName, figureOf, giverName, name, say, statusWord, subjectOf, told, toldBeside, type View, yearly, yearOf } from "./view";

export interface Chart { group: SVGGElement; marks: SVGElement[]; height: number; width: number }

const SIZE = 12, LINE = 24;

/** Tell a mark what it stands for; a picture that is only looked at needs none of it. */
function mark<E extends SVGElement>(view: View, element: E, row: Row, live: boolean, marks: SVGElement[], act?: () => void): E {
  if (live) {
    interactive(view, element, row, act);
    marks.push(element);
  }
  return element;
}

/** How far intervals and ceilings may stretch the axis, in lengths of the longest bar. */
const BEYOND = 1.8;

/** The thin marks of a row: its interval, of which `most` may leave but the sign that it lies beyond, and the ceiling of what is not reported. */
function thin(view: View, row: Row, most: number): { between: [number, number] | null; ceiling: number | null } {
  if (row.change) return { between: null, ceiling: null };
  const between = likelyEnds(view.atlas, row.answer);
  const upper = row.status === REPORTED || row.status === STATED ? null : row.answer?.upper ?? null;
  return { between, ceiling: upper !== null && upper <= most ? upper : null };
}

export function bars(view: View, width: number, live: boolean, most = Infinity): Chart {
  const { looks } = view.atlas.content;
  const rows = view.rows.slice(0, most);
  const words = rows.map((row) => (row.figure === null && !row.change ? say(view, "paired_only") : toldBeside(view, row)));
  const figures = Math.max(50, ...words.map((text) => textWidth(text, SIZE))) + 10;
  const longest = Math.max(60, ...rows.map((row) => textWidth(barName(view, row), SIZE))) + 10;
  // Where a name and a bar have no room beside each other, the name stands above its bar.
  const stacked = longest + figures + 90 > width;
  const named = stacked ? 4 : longest, line = stacked ? LINE + 16 : LINE;
  const largest = Math.max(0, ...rows.map((row) => row.figure ?? 0));
  const far = BEYOND * (largest || Infinity);
  const marked = rows.map((row) => thin(view, row, far));
  const reach = [...rows.map((row) => row.figure ?? 0), ...marked.flatMap(({ between, ceiling }) => [between ? Math.min(between[1], far) : 0, ceiling ?? 0])];
  const x = scaleLinear([Math.min(0, ...reach), Math.max(1e-9, ...reach)], [named, width - figures]);
  const marks: SVGElement[] = [];
  const top = 22;
  const group = s("g", { "font-size": SIZE, fill: looks.ink }, hatch(view), ...x.ticks(stacked ? 3 : 4).map((tick) => s("g", {},
    s("line", { x1: x(tick), x2: x(tick), y1: top - 4, y2: top + rows.length * line, stroke: "#e3e5e7" }),
    s("text", { x: x(tick), y: top - 8, "text-anchor": x(tick) < 12 ? "start" : "middle", "font-size": 10.5, fill: looks.text }, number(tick / view.scale.size)))));
  rows.forEach((row, i) => {
    const y = top + i * line, bar = y + line - LINE, middle = bar + LINE / 2;
    const found = row.figure;
    const own = row.change && found !== null ? { fill: found > 0 ? MORE : LESS } : face(view, found === null ? UNKNOWN : row.status);
    const [left, right] = found === null ? [x(0), x(0) + 46] : [Math.min(x(0), x(found)), Math.max(x(0), x(found))];
    const { between, ceiling: above } = marked[i];
    const end = Math.max(right, between ? x(Math.min(between[1], far)) : 0, above !== null ? x(above) : 0);
    group.append(mark(view, s("g", { class: "bar" },
      s("rect", { x: 0, y, width, height: line, fill: "transparent", class: "hit" }),
      stacked ? s("text", { x: named, y: y + 14 }, cut(barName(view, row), SIZE, width - 8)) : s("text", { x: named - 8, y: middle + 4, "text-anchor": "end" }, barName(view, row)), " ",
      s("rect", { x: left, y: bar + 4, width: Math.max(1, right - left), height: LINE - 9, ...own }),
      above !== null && ceiling(Math.min(right, x(above)), x(above), middle, looks.text),
      between && between[0] < far && whisker(x(between[0]), x(Math.min(between[1], far)), middle, looks.ink),
      between && between[1] > far && arrowhead(x(far), middle, looks.ink),
      s("text", { x: end + 8, y: middle + 4, fill: looks.text }, words[i]),
    ), row, live, marks));
    // What is heard is what is seen.
    if (live) marks[marks.length - 1].setAttribute("aria-label", `${barName(view, row)} ${words[i]} (${statusWord(view, row.status)})`);
  });
  let height = top + rows.length * line + 30;
  if (!view.state.before) {
    const looked = legend(view, rows.map((row) => row.status), 0, height - 8, width);
    const drawn = { interval: marked.some((one) => one.between && one.between[0] < far), beyond: marked.some((one) => one.between && one.between[1] > far), ceiling: marked.some((one) => one.ceiling !== null) };
    const lines = marksKey(view, drawn, 0, height + looked.height + 10, width);
    group.append(looked.group, lines.group);
    height += looked.height + lines.height;
  }
  return { group, marks, height, width };
}

export function matrix(view: View, width: number, live: boolean): Chart {
  const { looks } = view.atlas.content;
  const origins = [...new Set(view.rows.map((row) => row.origin))], destinations = [...new Set(view.rows.map((row) => row.destination))];
  const lineNames = [...destinations.map((place) => name(view, place)), ...(view.givers.length ? [say(view, "given")] : [])];
  const named = Math.min(170, Math.max(40, ...lineNames.map((text) => textWidth(text, SIZE))) + 10);
  const wide = Math.min(110, Math.max(46, (width - named - 26) / Math.max(1, origins.length + 1)));
  const longest = Math.max(0, ...origins.map((place) => textWidth(giverName(view, place), 11)));
  const turned = longest > wide - 4;
  const top = turned ? Math.min(128, longest * 0.8 + 26) : 26;
  const marks: SVGElement[] = [];
  const group = s("g", { "font-size": SIZE, fill: looks.ink }, hatch(view));
  const head = (text: string, column: number, colour: string): SVGElement => {
    const x = named + column * wide + wide / 2;
    return turned
      ? s("text", { transform: `translate(${x + 3},${top - 8}) rotate(-52)`, "font-size": 11, fill: colour }, cut(text, 11, 140))
      : s("text", { x, y: top - 9, "text-anchor": "middle", "font-size": 11, fill: colour }, text);
  };
  const dated = view.rows.some((row) => yearOf(view, row) !== "");
  const high = dated ? LINE + 8 : LINE;
  const cell = (row: Row, column: number, line: number): void => {
    const [x, y] = [named + column * wide, top + line * high];
    const words = figureOf(view, row, view.scale, 2).replace(view.scale.name, "").trim(), year = yearOf(view, row);
    const ink = row.change ? "#ffffff" : inkOn(view, row.status);
    const own = row.figure !== null && row.change ? { fill: row.figure > 0 ? MORE : LESS } : face(view, row.figure === null ? UNKNOWN : row.status);
    group.append(mark(view, s("g", { class: "cell" },
      s("rect", { x: x + 1, y: y + 1, width: wide - 2, height: high - 2, ...own }),
      row.figure !== null && s("text", { x: x + wide / 2, y: y + high / 2 + (year ? -1 : 4), "text-anchor": "middle", "font-size": Math.min(11, (11 * (wide - 4)) / textWidth(words, 11)).toFixed(1), fill: ink }, words),
      year !== "" && s("text", { x: x + wide / 2, y: y + high / 2 + 11, "text-anchor": "middle", "font-size": 9, fill: ink }, cut(year, 9, wide - 2)),
    ), row, live, marks));
    // What is heard begins with what is seen.
    if (live) marks[marks.length - 1].setAttribute("aria-label", `${row.figure === null ? "" : told(view, row, view.scale, 2).replace(view.scale.name, "").trim()} ${arrowName(view, row)} (${statusWord(view, row.status)})`.trim());
  };
  const at = new Map(view.rows.map((row) => [`${row.origin}>${row.destination}`, row]));
  origins.forEach((place, column) => group.append(head(giverName(view, place), column, looks.east)));
  const totals = sums(view.state, view.atlas) ? view.receivers : [];
  if (totals.length) group.append(head(say(view, "received"), origins.length, looks.text));
  destinations.forEach((place, line) => {
    group.append(s("text", { x: named - 8, y: top + line * high + high / 2 + 4, "text-anchor": "end", fill: looks.west }, cut(name(view, place), SIZE, named - 10)));
    origins.forEach((origin, column) => {
      const row = at.get(`${origin}>${place}`);
      if (row) cell(row, column, line);
    });
    const sum = totals.find((row) => row.destination === place);
    if (sum) cell(sum, origins.length, line);
  });
  const whole = Math.max(width, named + (origins.length + 1) * wide + 30);
  let lines = destinations.length;
  if (view.givers.length) {
    group.append(s("text", { x: named - 8, y: top + lines * high + high / 2 + 4, "text-anchor": "end", fill: looks.text }, lineNames[lines]));
    view.givers.forEach((row) => cell(row, origins.indexOf(row.origin), lines));
    lines += 1;
  }
  let height = top + lines * high + 30;
  if (!view.state.before) {
    const looked = legend(view, [...view.rows, ...view.givers, ...view.receivers].map((row) => row.status), 0, height - 8, whole);
    group.append(looked.group);
    height += looked.height;
  }
  return { group, marks, height, width: whole };
}

export function timeline(view: View, width: number, live: boolean): Chart {
  const { atlas, state } = view;
  const { looks } = atlas.content;
  const [origin, destination] = subjectOf(view);
  const rows = yearly(view);
  const first = rows[0][0], last = rows[rows.length - 1][0];
  const values = rows.flatMap(([, row]) => [figure(row.answer) ?? 0, likelyEnds(atlas, row.answer)?.[1] ?? 0]);
  const step = scale(atlas.content, view.unit, state.lang, values);
  const left = 52, top = 34, high = 220, each = (width - left - 8) / rows.length;
  const y = scaleLinear([0, Math.max(1e-9, ...values)], [top + high, top]).nice();
  const marks: SVGElement[] = [];
  const group = s("g", { "font-size": 11, fill: looks.ink }, hatch(view),
    s("text", { x: 0, y: 14, "font-size": 13 }, `${arrowName(view, { origin, destination })}${step.name ? bracketed(step.name, state.lang) : ""}`),
    ...(values.some((value) => value > 0) ? y.ticks(4) : [0]).map((tick) => s("g", {},
      s("line", { x1: left, x2: width - 8, y1: y(tick), y2: y(tick), stroke: "#e3e5e7" }),
      s("text", { x: left - 6, y: y(tick) + 4, "text-anchor": "end", fill: looks.text }, number(tick / step.size)))));
  const [from, to] = [Math.max(first, state.span[0]), Math.min(last, state.span[1])];
  if (from <= to) group.append(s("rect", { x: left + (from - first) * each, y: top, width: (to - from + 1) * each, height: high, fill: looks.west_light, "fill-opacity": 0.4 }));
  const skip = Math.max(1, Math.ceil(34 / each));
  for (const [year, row] of rows) {
    const x = left + (year - first) * each, wide = Math.max(2, each * 0.62), middle = x + each / 2, answer = row.answer;
    const found = figure(answer), between = likelyEnds(atlas, answer);
    group.append(mark(view, s("g", { class: "year" },
      s("rect", { x, y: top, width: each, height: high, fill: "transparent", class: "hit" }),
      found === null
        ? s("rect", { x: middle - wide / 2, y: y(0) - 14, width: wide, height: 14, ...face(view, UNKNOWN) })
        : s("rect", { x: middle - wide / 2, y: y(found), width: wide, height: Math.max(1, y(0) - y(found)), ...face(view, row.status) }),
      between && s("path", { class: "whisker", stroke: looks.ink, fill: "none", "stroke-width": 1.35,
        d: `M${middle - 3},${y(between[0])}h6M${middle},${y(between[0])}V${y(between[1])}M${middle - 3},${y(between[1])}h6` }),
    ), row, live, marks, () => view.only(year)));
    if (live) {
      const element = marks[marks.length - 1];
      element.setAttribute("aria-label", `${year}: ${short(atlas.content, answer, view.unit, state.lang)} (${statusWord(view, row.status)})`);
      element.setAttribute("data-year", String(year));
    }
    if ((year - first) % skip === 0) group.append(s("text", { x: middle, y: top + high + 16, "text-anchor": "middle", fill: looks.text }, String(year)));
    if (atlas.content.rounds.some(([start, , , , adds]) => start === year && !adds)) {
      group.append(s("line", { x1: x, x2: x, y1: top, y2: top + high + 4, stroke: looks.muted, "stroke-dasharray": "2 3" }));
    }
  }
  const long = sumsOfYears(view, origin, destination, [first, last]);
  let below = top + high + 42;
  if (long.length) group.append(s("text", { x: 0, y: below - 6, fill: looks.text }, say(view, "sum_of_years")));
  for (const [from, to, words, status] of long) {
    const x0 = left + (from - first) * each, x1 = left + (to - first + 1) * each;
    const wide = textWidth(words, 11) + 5;
    // Beside its bar where there is room, else under it.
    const [at, anchor, down] = x1 + wide <= width ? [x1 + 5, "start", 0] as const : x0 - wide >= 0 ? [x0 - 4, "end", 0] as const : [width - 8, "end", 14] as const;
    group.append(s("rect", { x: x0 + 1, y: below + 2, width: Math.max(2, x1 - x0 - 2), height: 8, ...face(view, status) }),
      s("text", { x: at, y: below + 10 + down, "text-anchor": anchor, fill: looks.text }, words));
    below += 18 + down;
  }
  const looked = legend(view, [...rows.map(([, row]) => row.status), ...long.map(([, , , status]) => status)], 0, below + 14, width);
  const interval = rows.some(([, row]) => likelyEnds(atlas, row.answer));
  const lines = marksKey(view, { interval, beyond: false, ceiling: false }, 0, below + looked.height + 34, width);
  group.append(looked.group, lines.group);
  return { group, marks, height: below + looked.height + lines.height + 30, width };
}
