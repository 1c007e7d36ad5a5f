/** Curved arrows that fan out where they share an end; all bend to the right, so that opposite flows run apart. */

export type Point = readonly [x: number, y: number];

export interface Arrow {
  path: string; head: string; start: Point; tip: Point;
  /** The point of the body at a share of its way. */
  along: (share: number) => Point;
}

const BEND = 0.33, REACH = 0.36, GAP = 1.2, FAN = 2.2;

const headWidth = (width: number): number => width + Math.min(Math.max(width * 0.8, 4.5), 8);

/** Arrows between places in pixels (y downwards), each with the width of its body. */
export function arrows(ends: readonly (readonly [Point, Point])[], widths: readonly number[], radius = 5): Arrow[] {
  const ports = ends.flatMap(([from, to], i) => {
    const bearing = Math.atan2(to[1] - from[1], to[0] - from[0]);
    return [
      { place: from, angle: bearing - BEND, needs: widths[i] + GAP, reach: radius },
      { place: to, angle: bearing + Math.PI + BEND, needs: headWidth(widths[i]) + GAP, reach: radius },
    ];
  });
  const places = new Map<string, typeof ports>();
  for (const port of ports) {
    const key = port.place.map(Math.round).join();
    const group = places.get(key);
    if (group) group.push(port);
    else places.set(key, [port]);
  }
  for (const group of places.values()) spread(group, radius);
  return ends.map(([from, to], i) => curve(from, to, ports[2 * i], ports[2 * i + 1], widths[i]));
}

interface Port { angle: number; needs: number; reach: number }

/** Move the ports round their place until neighbours have room. */
function spread(ports: Port[], radius: number): void {
  if (ports.length < 2 || ports.length > 200) return;
  const reach = Math.max(radius, ports.reduce((sum, port) => sum + port.needs, 0) / FAN);
  for (const port of ports) port.reach = reach;
  const half = (port: Port): number => Math.asin(Math.min(1, port.needs / 2 / reach));
  const turn = 2 * Math.PI;
  for (let round = 0; round < 40; round += 1) {
    const order = [...ports].sort((a, b) => mod(a.angle, turn) - mod(b.angle, turn));
    let moved = false;
    order.forEach((port, i) => {
      const next = order[(i + 1) % order.length];
      const lack = half(port) + half(next) - mod(next.angle - port.angle, turn);
      if (lack <= 1e-3 || port === next) return;
      port.angle -= lack * 0.3;
      next.angle += lack * 0.3;
      moved = true;
    });
    if (!moved) break;
  }
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;

function curve(from: Point, to: Point, leave: Port, arrive: Port, width: number): Arrow {
  const distance = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const at = (place: Point, angle: number, reach: number): Point => [place[0] + Math.cos(angle) * reach, place[1] + Math.sin(angle) * reach];
  const wide = headWidth(width), long = Math.min(wide * 0.85, distance * 0.45);
  const start = at(from, leave.angle, leave.reach * 0.4);
  const tip = at(to, arrive.angle, arrive.reach);
  const neck = at(tip, arrive.angle, long * 0.9);
  const first = at(start, leave.angle, REACH * distance), second = at(neck, arrive.angle, REACH * distance);
  const side: Point = [-Math.sin(arrive.angle) * wide / 2, Math.cos(arrive.angle) * wide / 2];
  const base = at(tip, arrive.angle, long);
  const head = [tip, [base[0] + side[0], base[1] + side[1]], [base[0] - side[0], base[1] - side[1]]] as const;
  const cubic = (share: number, axis: 0 | 1): number => {
    const left = 1 - share;
    return left ** 3 * start[axis] + 3 * left ** 2 * share * first[axis] + 3 * left * share ** 2 * second[axis] + share ** 3 * neck[axis];
  };
  return {
    path: `M${xy(start)}C${xy(first)} ${xy(second)} ${xy(neck)}`,
    head: `M${head.map(xy).join("L")}Z`,
    start, tip, along: (share) => [cubic(share, 0), cubic(share, 1)],
  };
}

const xy = (point: Point): string => `${point[0].toFixed(1)},${point[1].toFixed(1)}`;
