/** What a mark that stands for a row does, on the map and in every chart. */
import { pressed } from "./dom";
import type { Row } from "./rows";
import { arrowName, hintLines, statusWord, told, type View } from "./view";

export const chosen = (view: View, row: { origin: number; destination: number }): boolean =>
  view.state.chosen?.[0] === row.origin && view.state.chosen[1] === row.destination;

/** What hovering, focus, click and keys do on a mark that stands for a row. */
export function interactive(view: View, mark: SVGElement | HTMLElement, row: Row, own?: () => void): void {
  const show = (event: Event): void => {
    const box = mark.getBoundingClientRect();
    const pointer = event as Partial<MouseEvent>;
    const point = event.type === "focus" || pointer.clientX === undefined ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: pointer.clientX, y: pointer.clientY ?? 0 };
    view.hint(hintLines(view, row), point);
  };
  const act = own ?? ((): void => view.choose(row.origin, row.destination));
  mark.setAttribute("role", "button");
  mark.setAttribute("data-row", `${row.origin}>${row.destination}`);
  mark.setAttribute("aria-label", `${arrowName(view, row)}: ${told(view, row)} (${statusWord(view, row.status)})`);
  if (!own) mark.setAttribute("aria-pressed", String(chosen(view, row)));
  mark.addEventListener("pointermove", show);
  mark.addEventListener("focus", show);
  mark.addEventListener("pointerleave", () => view.hint(null));
  mark.addEventListener("blur", () => view.hint(null));
  mark.addEventListener("click", act);
  mark.addEventListener("keydown", pressed(act) as EventListener);
}
