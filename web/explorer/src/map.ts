/** The complete national map with its inset; arrows as wide as their figure, circles for what places gave and received. */
import { geoPath, geoTransform } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { feature, mesh } from "topojson-client";
import type { GeometryObject, Polygon } from "topojson-specification";
import { arrows, type Arrow, type Point } from "./arrows";
import { type Atlas, UNKNOWN } from "./data";
import { circles, radiusOf, totalsOf } from "./circles";
import { h, replace, roving, s } from "./dom";
import { number } from "./format";
import { cutInto, dash, explained, LESS, MORE, shade, textWidth } from "./looks";
import { chosen, interactive } from "./marks";
import type { Row } from "./rows";
import { drawn, name, say, statusWord, title, toldBeside, type View, yearOf } from "./view";

/** Width of the whole map in its own units; borders are drawn in them once. */
const UNITS = 1000;
const WIDEST = 16, THINNEST = 1.3;
/** Width of an arrow of which nothing is known. */
const OPEN = 1.35;
const INSET = 0.136;
/** From so many arrows on, the map drops what costs most: gradients, casings, words. */
export const MANY = 400;

interface Outlines {
  height: number;
  provinces: [code: string, path: string][];
  coast: string;
  borders: string;
  sea: string;
  /** The ten dashes: all of them, and those that lie wholly in the main map, as the inset shows all. */
  dashes: string;
  inside: string;
}

const bases = new WeakMap<Atlas, Outlines>();
const cities = new WeakMap<Atlas, string>();

export const ratio = (atlas: Atlas): number => base(atlas).height / UNITS;

/** Width of a map unit of the inset in units of the main map. */
const insetScale = ({ main, islands }: Atlas["content"]["map"]): number => (main[2] - main[0]) / (islands[2] - islands[0]);

type Shape = Parameters<ReturnType<typeof geoPath>>[0];

function drawer({ main }: Atlas["content"]["map"]): (shape: Shape) => string {
  const k = UNITS / (main[2] - main[0]);
  const path = geoPath(geoTransform({ point(x, y) { this.stream.point((x - main[0]) * k, (main[3] - y) * k); } })).digits(1);
  return (shape) => path(shape) ?? "";
}

function base(atlas: Atlas): Outlines {
  const known = bases.get(atlas);
  if (known) return known;
  const { map } = atlas.content;
  const { provinces, lines } = map.objects;
  const draw = drawer(map);
  const ofKind = (kind: string) => lines.geometries.filter((one) => (one.properties as { kind: string }).kind === kind);
  const dashes = ofKind("ten-dash").flatMap((one) => ringsOf(feature(map, one as Polygon).geometry));
  // A dash that the frame cuts would look like an error.
  const inside = dashes.filter((part) => part.every(([x, y]) => x > map.main[0] && x < map.main[2] && y > map.main[1] && y < map.main[3]));
  const made: Outlines = {
    height: (UNITS * (map.main[3] - map.main[1])) / (map.main[2] - map.main[0]),
    provinces: provinces.geometries.map((one) => [(one.properties as { code: string }).code, draw(feature(map, one as Polygon))]),
    coast: draw(mesh(map, provinces as never, (a, b) => a === b)), borders: draw(mesh(map, provinces as never, (a, b) => a !== b)),
    sea: draw({ type: "FeatureCollection", features: ofKind("sea").map((one) => feature(map, one as Polygon)) }),
    dashes: draw({ type: "MultiLineString", coordinates: dashes }), inside: draw({ type: "MultiLineString", coordinates: inside }),
  };
  bases.set(atlas, made);
  return made;
}

/** Borders inside provinces, read when a view first draws them. */
function inner(atlas: Atlas): string {
  const known = cities.get(atlas);
  if (known !== undefined) return known;
  const { map } = atlas.content;
  const { arcs, prefectures } = atlas.cities;
  const province = (one: GeometryObject): string => (one.properties as { adcode: string }).adcode.slice(0, 2);
  const whole = { ...map, arcs: [...map.arcs, ...arcs] };
  const made = drawer(map)(mesh(whole, prefectures as never, (a, b) => a !== b && province(a as GeometryObject) === province(b as GeometryObject)));
  cities.set(atlas, made);
  return made;
}

/** The lines of a shape, whatever it is drawn as. */
function ringsOf(shape: GeoJSON.Geometry): number[][][] {
  switch (shape.type) {
    case "LineString": return [shape.coordinates];
    case "MultiLineString": case "Polygon": return shape.coordinates;
    case "MultiPolygon": return shape.coordinates.flat();
    default: return [];
  }
}

function land(view: View, pick: ((code: string) => void) | null): SVGGElement {
  const { looks } = view.atlas.content;
  const { provinces, coast, borders, sea, inside } = base(view.atlas);
  const code = (row: Row, side: "origin" | "destination"): string => view.atlas.content.places.code[row[side]].slice(0, 2);
  const east = new Set(view.rows.filter((row) => row.origin >= 0).map((row) => code(row, "origin"))), west = new Set(view.rows.map((row) => code(row, "destination")));
  const line = (path: string, stroke: string, width: number): SVGPathElement =>
    s("path", { d: path, fill: "none", stroke, "stroke-width": width, "vector-effect": "non-scaling-stroke", "stroke-linejoin": "round" });
  return s("g", { class: "land" },
    ...provinces.map(([own, path]) => s("path", {
      d: path, fill: west.has(own) ? looks.west_light : east.has(own) ? looks.east_light : looks.land,
      onclick: pick && (() => pick(`${own}0000`)),
    })),
    view.state.level !== "province" && line(inner(view.atlas), looks.border, 0.35),
    line(borders, looks.border, 0.7), line(coast, looks.border_strong, 0.7),
    line(sea, looks.border, 0.6), line(inside, looks.text, 1.3));
}

/** Height of the inset by its width. */
const insetRatio = ({ islands }: Atlas["content"]["map"]): number => (islands[3] - islands[1]) / (islands[2] - islands[0]);

/** The South China Sea with all ten dashes, in the lower right corner: the same paths at another scale. */
function inset(view: View, width: number, height: number): SVGGElement {
  const { looks, words, map } = view.atlas.content;
  const own = base(view.atlas);
  const wide = width * INSET, high = wide * insetRatio(map);
  const line = (path: string, stroke: string, thick: number): SVGPathElement =>
    s("path", { d: path, fill: "none", stroke, "stroke-width": thick, "vector-effect": "non-scaling-stroke" });
  const size = Math.max(7, Math.min(10, wide * 0.075));
  const lines = words.islands[view.state.lang === "zh" ? 0 : 1].split("\n").flatMap((line) => cutInto(line, size, wide - 6));
  const k = UNITS / (map.main[2] - map.main[0]);
  return s("g", { class: "inset", transform: `translate(${width - wide - 1},${height - high - 1})` },
    s("rect", { width: wide, height: high, fill: "#ffffff" }),
    s("svg", { width: wide, height: high, overflow: "hidden" },
      s("g", { transform: `scale(${(wide / UNITS) * insetScale(map)}) translate(${(map.main[0] - map.islands[0]) * k},${(map.islands[3] - map.main[3]) * k})` },
        s("path", { d: own.provinces.map(([, path]) => path).join(""), fill: looks.land }),
        line(own.coast + own.borders, looks.border, 0.5), line(own.sea, looks.border, 0.5), line(own.dashes, looks.text, 1.1))),
    s("rect", { width: wide, height: high, fill: "none", stroke: looks.border_strong, "stroke-width": 0.7 }),
    ...lines.map((text, i) => s("text", { x: wide - 3, y: high - 4 - (lines.length - 1 - i) * size * 1.1, "text-anchor": "end", "font-size": size, fill: looks.text }, text)));
}

interface Drawn { group: SVGGElement; marks: SVGElement[] }

/** Arrows, circles and words at one state of the zoom, in pixels. */
function layer(view: View, width: number, transform: ZoomTransform, height: number, live: boolean, covered: Box): Drawn {
  const { content } = view.atlas;
  const { main } = content.map;
  const k = width / (main[2] - main[0]);
  const at = (place: number): Point | null => {
    if (place < 0) return null;
    const [x, y] = [content.places.x[place], content.places.y[place]];
    if (x === null || y === null) return null;
    const [px, py] = transform.apply([(x * 100 - main[0]) * k, (main[3] - y * 100) * k]);
    return [px, py];
  };
  const rows = drawn(view).filter((row) => at(row.origin) && at(row.destination));
  const largest = Math.max(0, ...rows.map((row) => Math.abs(row.figure ?? 0)));
  const factor = factorOf(width);
  const thick = (row: Row): number => (row.figure === null || !largest ? OPEN : Math.max(THINNEST, (Math.abs(row.figure) / largest) * WIDEST * factor));
  const order = rows.map((_, i) => i).sort((a, b) => thick(rows[b]) - thick(rows[a]));
  const ordered = order.map((i) => rows[i]);
  const widths = ordered.map(thick);
  const made = arrows(ordered.map((row) => [at(row.origin) as Point, at(row.destination) as Point]), widths);
  const group = s("g", { class: "flows" });
  const [few, taken] = [rows.length <= MANY, [covered]];
  const totals = circles(view, at, factor, live && few);
  group.append(...totals);
  const marks = ordered.map((row, i) => arrowMark(view, row, made[i], widths[i], few, live, i));
  group.append(...marks);
  if (few) group.append(...words(view, ordered, made, widths, at, width, height, taken));
  const byRow: SVGGElement[] = [];
  order.forEach((i, j) => (byRow[i] = marks[j]));
  return { group, marks: [...byRow, ...totals] };
}

function arrowMark(view: View, row: Row, arrow: Arrow, width: number, few: boolean, live: boolean, i: number): SVGGElement {
  const { looks } = view.atlas.content;
  const known = row.figure !== null, crowded = drawn(view).length > 40;
  const colours = row.change && known ? [(row.figure ?? 0) > 0 ? MORE : LESS] : [looks.east, looks.west];
  const [first, last] = [shade(view, row.status, colours[0]), shade(view, row.status, colours[colours.length - 1])];
  const id = `flow-${live ? "" : "x"}${i}`;
  const stroke = !known ? looks.muted : few && first !== last ? `url(#${id})` : last;
  const faded = view.state.chosen && view.state.chosen[0] >= 0 && view.state.chosen[1] >= 0 && !chosen(view, row);
  const gradient = known && few && first !== last && s("linearGradient", {
    id, gradientUnits: "userSpaceOnUse", x1: arrow.start[0], y1: arrow.start[1], x2: arrow.tip[0], y2: arrow.tip[1],
  }, s("stop", { offset: 0.15, "stop-color": first }), s("stop", { offset: 0.85, "stop-color": last }));
  const mark = s("g", { class: "flow", opacity: faded ? 0.28 : !known && crowded ? 0.55 : null },
    gradient,
    few && known && s("path", { d: arrow.path, fill: "none", stroke: "#ffffff", "stroke-width": width + 2.4 }),
    s("path", { d: arrow.path, fill: "none", stroke, "stroke-width": known ? width : OPEN, "stroke-dasharray": dash(view, known ? row.status : UNKNOWN, width) }),
    s("path", { d: arrow.head, fill: known ? last : looks.muted, stroke: few ? "#ffffff" : null, "stroke-width": few ? 0.6 : null }),
    live && s("path", { d: arrow.path, fill: "none", stroke: "transparent", "stroke-width": Math.max(width, 11), class: "hit" }));
  if (live) interactive(view, mark, row);
  return mark;
}

type Box = [x0: number, y0: number, x1: number, y1: number];

/** Where on its arrow a figure may stand, best first. */
const ALONG = [0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78, 0.18, 0.82, 0.14, 0.86];

/** From so many pixels on an arrow is one of the broad ones; on a small map from this share of the broadest. */
const BROAD = 3.5, BROAD_SHARE = 0.3;

/** So many widths of its figure an arrow must be long to bear it. */
const SHORT = 1.3;

/** A point beside an arrow, as far from its middle as a text there needs to touch its body. */
function aside(along: Arrow["along"], share: number, side: number, gap: number, wide: number): Point {
  const [x, y] = along(share), [fromX, fromY] = along(share - 0.02), [toX, toY] = along(share + 0.02);
  const long = Math.hypot(toX - fromX, toY - fromY) || 1;
  const [over, up] = [(fromY - toY) / long, (toX - fromX) / long];
  const far = side * (gap + Math.abs(over) * wide * 0.5);
  return [x + over * far, y + up * far];
}

/** Names of places and figures of arrows where there is room for them. */
function words(view: View, rows: readonly Row[], made: readonly Arrow[], widths: readonly number[], at: (place: number) => Point | null, width: number, height: number, taken: Box[]): SVGElement[] {
  const { looks } = view.atlas.content;
  const size = width < 600 ? 10 : 12;
  const wide = width * INSET, high = wide * insetRatio(view.atlas.content.map);
  taken.push([width - wide, height - high, width, height]);
  const found: SVGElement[] = [];
  const place = (text: string, spots: Point[], colour: string, plate: boolean): void => {
    const w = textWidth(text, size) + 2;
    for (const [x, y] of spots) {
      const box: Box = [x - w / 2, y - size * 0.62, x + w / 2, y + size * 0.62];
      if (box[0] < 1 || box[2] > width - 1 || box[1] < 1 || box[3] > height - 1) continue;
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
      taken.push(box);
      found.push(s("text", { x, y: y + size * 0.36, "text-anchor": "middle", "font-size": size, fill: colour, stroke: "#ffffff", "stroke-width": plate ? 4 : 3, "stroke-linejoin": "round", "paint-order": "stroke", "pointer-events": "none" }, text));
      return;
    }
  };
  const broadest = Math.min(BROAD, BROAD_SHARE * WIDEST * factorOf(width));
  const broad = (i: number): boolean => chosen(view, rows[i]) || widths[i] >= broadest;
  const figure = (i: number): void => {
    const row = rows[i];
    if (row.figure === null) return;
    const { start, tip, along } = made[i], text = figureWords(view, row);
    // On a shorter arrow its figure would hide it.
    if (Math.hypot(tip[0] - start[0], tip[1] - start[1]) < SHORT * textWidth(text, size)) return;
    // Where nothing is free on a broad one, right beside it: there it is nobody else's.
    const beside = !broad(i) ? [] : ALONG.flatMap((share): Point[] => [1, -1].map((side) => aside(along, share, side, widths[i] / 2 + size * 0.7, textWidth(text, size))));
    place(text, [...ALONG.map(along), ...beside], looks.ink, true);
  };
  // What is chosen is told before all others, and what the eye looks for before the names, which have room on more sides.
  const told = [...rows.keys()].sort((a, b) => Number(chosen(view, rows[b])) - Number(chosen(view, rows[a]))).slice(0, 14);
  for (const i of told.filter(broad)) figure(i);
  const ends = new Map<number, string>();
  for (const row of rows) {
    // Where there are many, only those of which something is known are named.
    if (row.figure === null && rows.length > 40) continue;
    ends.set(row.origin, looks.east);
    if (!ends.has(row.destination)) ends.set(row.destination, looks.west);
  }
  const radius = radiusOf(view, factorOf(width));
  const totals = new Map(totalsOf(view).map(([row, place]) => [place, radius(row.figure ?? 0)]));
  const floors = new Map(view.receivers.filter((row) => row.answer?.alone).map((row) => [row.destination, row]));
  for (const end of [...floors.keys()].slice(0, 60)) ends.set(end, looks.west);
  for (const [end, colour] of ends) {
    const spot = at(end);
    if (!spot) continue;
    const [x, y] = spot, own = floors.get(end);
    const text = own ? `${name(view, end)} ${figureWords(view, own)}` : name(view, end), half = textWidth(text, size) / 2 + Math.max(8, (own ? totals.get(end) ?? 0 : 0) + 3);
    const side: Point[] = [[x + half, y], [x - half, y]];
    const near: Point[] = [...(colour === looks.east ? side : side.reverse()), [x, y - 13], [x, y + 13]];
    const corners: Point[] = near.slice(0, 2).flatMap(([own]): Point[] => [[own, y - 11], [own, y + 11]]);
    place(text, [...near, ...corners, [x, y - 22], [x, y + 22]], colour, false);
  }
  for (const i of told.filter((one) => !broad(one))) figure(i);
  return found;
}

/** A figure without its unit, which the subtitle tells; the year of a level in narrow brackets, for which an arrow has room. */
function figureWords(view: View, row: Row): string {
  const year = yearOf(view, row).replace(/年/g, "");
  const words = toldBeside(view, row, false).replace(view.scale.name, "").replace(/([≥≈]) /, "$1").trim();
  // A whole blank would let the arrow through between the halos.
  return year ? `${words}\u2009(${year})` : words;
}

/** The largest of 1, 2 or 5 with noughts that is no larger. */
function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((step) => step * power <= value) ?? 1) * power;
}

interface Key { group: SVGGElement; box: Box; bottom: number }

/** Narrower than this, a map has no corner free for its key, which then stands below it. */
const NARROW = 480;

const factorOf = (width: number): number => Math.min(1, Math.max(0.45, width / 900));

/** Round widths with their figures, and the kinds of line that are drawn. */
function legend(view: View, width: number, height: number): Key {
  const [factor, below] = [factorOf(width), width < NARROW];
  const { looks } = view.atlas.content;
  const known = view.rows.filter((row) => row.figure !== null && row.origin >= 0);
  const largest = Math.max(0, ...known.map((row) => Math.abs(row.figure ?? 0))) / view.scale.size;
  const lines: [string, string, number, string | null][] = [];
  if (largest > 0) {
    const top = roundBelow(largest);
    for (const size of [top, top / 5]) lines.push([`${number(size)} ${view.scale.name}`.trim(), looks.text, Math.max(THINNEST, (size / largest) * WIDEST * factor), null]);
  }
  if (view.state.before) lines.push([say(view, "more"), MORE, 4, null], [say(view, "less"), LESS, 4, null]);
  for (const status of explained(drawn(view).filter((row) => row.origin >= 0).map((row) => row.status))) {
    lines.push([statusWord(view, status), shade(view, status, looks.text), status === UNKNOWN ? OPEN : 5, dash(view, status, 1)]);
  }
  const radius = radiusOf(view, factor), [, most] = radius.domain();
  const round = most > 1e-9 ? roundBelow(radius.invert(8) / view.scale.size) * view.scale.size : 0;
  const circle = round > 0 ? `${number(round / view.scale.size)} ${view.scale.name}`.trim() : "";
  if (circle) lines.push([say(view, view.receivers.some((row) => row.answer?.alone) ? "circle_floor" : "circle_sum", { size: circle }), looks.text, 0, null]);
  const size = 11.5, step = 18;
  const wide = Math.max(0, ...lines.map(([text]) => textWidth(text, size))) + 44;
  const high = lines.length * step + 6, top = below ? height : height - high - 4;
  const group = s("g", { class: "legend", transform: `translate(4,${top})`, "font-size": size },
    // Over the map the key has no ground: not a corner of the country may be covered.
    below && s("rect", { x: -4, width, height: high + 40, fill: "#ffffff" }),
    ...lines.flatMap(([text, stroke, width, pattern], i) => [
      width === 0 ? s("circle", { cx: 18, cy: i * step + 13, r: radius(round), fill: "none", stroke, "stroke-width": 1.3 }) : s("line", { x1: 4, x2: 32, y1: i * step + 13, y2: i * step + 13, stroke, "stroke-width": width, "stroke-dasharray": pattern }),
      s("text", { x: 38, y: i * step + 17, fill: looks.text }, text)]));
  return { group, box: [4, top, 4 + wide, top + high], bottom: below ? height + Math.max(high, 44) : height };
}

/** The map as a picture that stands for itself. */
export function mapFigure(view: View, width: number, height: number, map: MapView): SVGGElement {
  const wide = Math.min(width, height / ratio(view.atlas)), high = wide * ratio(view.atlas), transform = map.transformAt(wide);
  const scaled = `${transform.toString()} scale(${wide / UNITS})`;
  const key = legend(view, wide, high);
  return s("g", { transform: `translate(${(width - wide) / 2},0)` },
    s("svg", { width: wide, height: high, overflow: "hidden" },
      s("g", { transform: scaled }, land(view, null)), layer(view, wide, transform, high, false, key.box).group, inset(view, wide, high)),
    key.group);
}

/** The map on the page: it is dragged, pinched and zoomed as a picture, and drawn anew when the hand rests. */
export class MapView {
  readonly element = h("div", { class: "stage", tabindex: 0, role: "group" });
  private readonly picture = s("svg", { class: "map" });
  private readonly fixed = s("svg", { class: "fixed", "aria-hidden": "true" });
  private readonly zoom = zoom<HTMLDivElement, unknown>().scaleExtent([1, 12]);
  private drawn: ZoomTransform = zoomIdentity;
  private now: ZoomTransform = zoomIdentity;
  private view: View | null = null;
  private width = 0;

  constructor(private readonly pick: (code: string) => void) {
    const button = (text: string, act: () => void): HTMLButtonElement => h("button", { type: "button", onclick: act }, text);
    const buttons = h("div", { class: "zoom" },
      button("+", () => this.by(1.6)), button("−", () => this.by(1 / 1.6)), button("⤢", () => this.to(zoomIdentity)));
    this.element.append(this.picture, this.fixed, buttons);
    this.zoom
      .filter((event: Event) => !(event instanceof MouseEvent && event.button) && !(event.type === "touchstart" && (event as TouchEvent).touches.length < 2 && this.now.k === 1))
      .on("zoom", ({ transform }: { transform: ZoomTransform }) => this.follow(transform))
      .on("end", () => this.rest());
    select(this.element as HTMLDivElement).call(this.zoom).on("dblclick.zoom", null);
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  /** What is seen on the screen, on a map of another width. */
  transformAt(wide: number): ZoomTransform {
    const by = this.width ? wide / this.width : 0;
    return zoomIdentity.translate(this.drawn.x * by, this.drawn.y * by).scale(this.drawn.k);
  }

  private by(factor: number): void { this.zoom.scaleBy(select(this.element as HTMLDivElement), factor); }
  private to(transform: ZoomTransform): void { this.zoom.transform(select(this.element as HTMLDivElement), transform); }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.element) return;
    const step = ({ ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] } as Record<string, [number, number]>)[event.key];
    if (step) this.zoom.translateBy(select(this.element as HTMLDivElement), step[0] / this.now.k, step[1] / this.now.k);
    else if (event.key === "+" || event.key === "=") this.by(1.6);
    else if (event.key === "-") this.by(1 / 1.6);
    else if (event.key === "0") this.to(zoomIdentity);
    else return;
    event.preventDefault();
  }

  /** While a hand moves the map, the picture that is there is moved; nothing is drawn. */
  private follow(transform: ZoomTransform): void {
    this.now = transform;
    const k = transform.k / this.drawn.k;
    this.picture.style.transform = `translate(${transform.x - this.drawn.x * k}px,${transform.y - this.drawn.y * k}px) scale(${k})`;
    this.view?.hint(null);
  }

  private rest(): void {
    if (this.view && this.now.toString() !== this.drawn.toString()) this.render(this.view);
  }

  render(view: View): void {
    this.view = view;
    const { clientWidth: width } = this.element;
    if (!width) return;
    this.width = width;
    const height = width * ratio(view.atlas);
    const key = legend(view, width, height);
    this.element.style.height = `${key.bottom}px`;
    this.element.classList.toggle("narrow", width < NARROW);
    this.element.setAttribute("aria-label", say(view, "map_label", { title: title(view), n: drawn(view).filter((row) => row.origin >= 0).length, circles: totalsOf(view).length }));
    this.element.querySelectorAll(".zoom button").forEach((button, i) => button.setAttribute("aria-label", say(view, (["zoom_in", "zoom_out", "zoom_all"] as const)[i])));
    this.zoom.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
    this.drawn = this.now;
    for (const picture of [this.picture, this.fixed]) {
      picture.setAttribute("width", String(width));
      picture.setAttribute("height", String(picture === this.fixed ? key.bottom : height));
    }
    this.picture.style.transform = "none";
    const focus = this.element.contains(document.activeElement) ? document.activeElement?.getAttribute("data-row") : null;
    const { group, marks } = layer(view, width, this.drawn, height, true, key.box);
    const whole = s("g", { transform: `${this.drawn.toString()} scale(${width / UNITS})` }, land(view, this.pick));
    replace(this.picture, whole, group);
    replace(this.fixed, inset(view, width, height), key.group);
    roving(marks, Math.max(0, drawn(view).findIndex((row) => chosen(view, row))));
    if (focus) marks.find((mark) => mark.getAttribute("data-row") === focus)?.focus();
    this.element.style.touchAction = this.now.k === 1 ? "pan-y" : "none";
  }
}
