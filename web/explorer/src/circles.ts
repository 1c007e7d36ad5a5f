/** Circles for what places gave and received; of a force whose givers have no place they are all that a map shows. */
import { scaleSqrt } from "d3-scale";
import type { Point } from "./arrows";
import { s } from "./dom";
import { dash, shade } from "./looks";
import { interactive } from "./marks";
import type { Row } from "./rows";
import type { View } from "./view";

const LARGEST = 24;

/** What places gave and received, those of which something is known. */
export const totalsOf = (view: View): [row: Row, place: number, colour: string][] => {
  const { looks } = view.atlas.content;
  if (view.state.before) return [];
  return [...view.givers.map((row): [Row, number, string] => [row, row.origin, looks.east]), ...view.receivers.map((row): [Row, number, string] => [row, row.destination, looks.west])]
    .filter(([row]) => row.figure !== null);
};

/** How large a circle a figure has. */
export const radiusOf = (view: View, factor: number) => scaleSqrt([0, Math.max(1e-9, ...totalsOf(view).map(([row]) => row.figure ?? 0))], [0, LARGEST * factor]);

export function circles(view: View, at: (place: number) => Point | null, factor: number, live: boolean): SVGElement[] {
  const radius = radiusOf(view, factor);
  const seen = totalsOf(view).filter(([, place]) => at(place) !== null).sort((a, b) => (b[0].figure ?? 0) - (a[0].figure ?? 0));
  return seen.map(([row, place, colour]) => {
    const [x, y] = at(place) as Point;
    const mark = s("circle", {
      class: "total", cx: x, cy: y, r: Math.max(2, radius(row.figure ?? 0)), fill: colour, "fill-opacity": row.answer?.alone ? 0.3 : 0.16, stroke: shade(view, row.status, colour),
      "stroke-width": 1.3, "stroke-dasharray": dash(view, row.status, 1),
    });
    if (live) interactive(view, mark, row);
    return mark;
  });
}
