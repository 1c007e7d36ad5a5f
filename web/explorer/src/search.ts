/** A search for places and indicators by Chinese, pinyin or English: a combobox whose list the arrow keys go through. */
import type { Atlas } from "./data";
import { h, replace } from "./dom";
import { bracketed, index } from "./format";
import { word } from "./words";
import type { Lang } from "./state";

export interface Hit { kind: "place" | "indicator"; number: number; text: string; note: string }

const plain = (text: string): string => text.toLowerCase().replace(/['’\s]/g, "");

/** What matches, best first: the beginning of a name before the middle of one. */
export function find(atlas: Atlas, typed: string, lang: Lang, most = 12): Hit[] {
  const wanted = plain(typed);
  if (!wanted) return [];
  const { places, indicators, words } = atlas.content;
  const rank = (names: readonly string[]): number => {
    let best = Infinity;
    names.forEach((text, i) => {
      const at = plain(text).indexOf(wanted);
      if (at >= 0) best = Math.min(best, (at === 0 ? 0 : 10) + i + plain(text).length / 100);
    });
    return best;
  };
  const hits: [number, Hit][] = [];
  places.code.forEach((code, i) => {
    if (code === "100000") return;
    const score = rank([places.zh[i], places.en[i], ...atlas.letters.places[i].split(" "), code]) + (code.endsWith("0000") ? -1 : code.endsWith("00") ? -0.5 : 0);
    const province = atlas.place.get(`${code.slice(0, 2)}0000`);
    if (score < Infinity) hits.push([score, { kind: "place", number: i, text: places[lang][i], note: province === undefined || province === i ? "" : places[lang][province] }]);
  });
  indicators.id.forEach((id, i) => {
    const score = rank([indicators.zh[i], indicators.en[i], ...atlas.letters.indicators[i].split(" "), id]) + (atlas.reconciled(id) ? -0.7 : 2);
    if (score < Infinity) hits.push([score, { kind: "indicator", number: i, text: indicators[lang][i], note: atlas.reconciled(id) ? word("indicator", lang) : words.method[4][index(lang)] }]);
  });
  return hits.sort((a, b) => a[0] - b[0]).slice(0, most).map(([, hit]) => hit);
}

export function search(atlas: Atlas, lang: () => Lang, take: (hit: Hit) => void): { element: HTMLElement; relabel: () => void } {
  const input = h("input", { type: "search", id: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list" });
  const list = h("ul", { id: "hits", role: "listbox", hidden: true });
  const status = h("p", { class: "unseen", role: "status" });
  let hits: Hit[] = [], active = -1;
  const mark = (): void => {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `hit-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    mark();
  };
  const choose = (i: number): void => {
    if (!hits[i]) return;
    take(hits[i]);
    input.value = "";
    close();
  };
  const show = (): void => {
    hits = find(atlas, input.value, lang());
    active = hits.length ? 0 : -1;
    replace(list, ...hits.map((hit, i) => h("li", { id: `hit-${i}`, role: "option", onpointerdown: (event: PointerEvent) => { event.preventDefault(); choose(i); } },
      hit.text, hit.note ? h("span", { class: "note" }, ` ${hit.note}`) : null)));
    list.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = !input.value ? "" : hits.length ? word("found", lang(), { n: hits.length }) : word("nothing_found", lang());
    mark();
  };
  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; close(); return; }
    if (event.key === "Enter") { event.preventDefault(); choose(Math.max(active, 0)); return; }
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || !hits.length) return;
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
    mark();
  });
  const relabel = (): void => {
    input.setAttribute("aria-label", word("search", lang()));
    input.placeholder = word("search", lang()) + bracketed(word("search_hint", lang()), lang());
    list.setAttribute("aria-label", word("search", lang()));
  };
  relabel();
  return { element: h("div", { class: "search" }, input, list, status), relabel };
}
