/** Small ways to make elements. Words are always set as text, never as markup. */

type Child = Node | string | null | undefined | false;
export type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

const SVG = "http://www.w3.org/2000/svg";

function fill<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as unknown as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] => fill(document.createElement(tag), attributes, children);

export const s = <K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): SVGElementTagNameMap[K] => fill(document.createElementNS(SVG, tag), attributes, children);

/** A text whose spans of years are not broken at their dash. */
export const unbroken = (text: string): Node[] => text.split(/(\d{4}[–—]\d{4}年?)/).filter(Boolean)
  .map((part) => (/^\d{4}[–—]\d{4}/.test(part) ? h("span", { class: "whole" }, part) : document.createTextNode(part)));

export function replace(element: Element, ...children: Child[]): void {
  while (element.firstChild) element.firstChild.remove();
  for (const child of children) if (child) element.append(child);
}

/** One stop of the tab key for many marks: the arrow keys go from one to the next, Home and End to the ends. */
export function roving(marks: readonly (HTMLElement | SVGElement)[], first: number): void {
  marks.forEach((mark, i) => {
    mark.setAttribute("tabindex", i === Math.max(first, 0) ? "0" : "-1");
    mark.addEventListener("keydown", (event) => {
      const { key } = event as KeyboardEvent;
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
      const next = key === "Home" ? 0 : key === "End" ? marks.length - 1 : step === undefined ? -1 : (i + step + marks.length) % marks.length;
      if (next < 0) return;
      event.preventDefault();
      event.stopPropagation();
      mark.setAttribute("tabindex", "-1");
      marks[next].setAttribute("tabindex", "0");
      marks[next].focus();
    });
  });
}

/** Enter and the space bar do what a click does. */
export function pressed(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  };
}
