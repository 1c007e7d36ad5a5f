/** What one chooses with: indicator, span, level, places, force, what counts, comparison. */
import { ALL, type Atlas, head, levelOf, type Span } from "./data";
import { h, replace } from "./dom";
import { bracketed, index, toYear, years as yearsOf } from "./format";
import { arriving, isLevel } from "./rows";
import { EAST_WEST, fitting, indicatorsOf, LEVELS, type State, sums } from "./state";
import { word, type Word } from "./words";

export type Change = (part: Partial<State>, quick?: boolean) => void;

/** Build the controls of a state anew; what had the focus keeps it. */
export function controls(element: HTMLElement, atlas: Atlas, state: State, change: Change): void {
  const say = (key: Word, values?: Record<string, string | number>): string => word(key, state.lang, values);
  const focus = element.contains(document.activeElement) ? document.activeElement?.id : "";
  const flow = atlas.kind(state.indicator) === "flow";
  replace(element,
    field(say("indicator"), "indicator", indicators(atlas, state, change)),
    spanField(atlas, state, "span", state.span, (span, quick) => change({ span }, quick)),
    rounds(atlas, state, change),
    h("div", { class: "row" },
      state.force === EAST_WEST && field(say("giver"), "giver", sideSelect(atlas, state, "giver", change)),
      field(say("receiver"), "receiver", sideSelect(atlas, state, "receiver", change)),
      field(say("force"), "force", select("force", state.force, Object.entries(atlas.content.words.force).map(([id, names]) => [id, names[index(state.lang)]]), (force) => {
        // Givers of the other forces have no place.
        change({ force, indicator: fitting(atlas, force, state.indicator), ...(force === EAST_WEST ? {} : { giver: ALL }), chosen: null });
      }))),
    h("fieldset", { class: "choices" }, h("legend", {}, say("level")), ...LEVELS.map((level) =>
      h("label", {}, h("input", { type: "radio", name: "level", id: `level-${level}`, value: level, checked: state.level === level, onchange: () => change({ level }) }), say(level)))),
    sums(state, atlas) && h("fieldset", { class: "choices counts" }, h("legend", {}, say("counts")), ...state.counts.map((on, i) =>
      h("label", {}, h("input", { type: "checkbox", id: `count-${i}`, checked: on, onchange: () => change({ counts: state.counts.map((old, j) => (i === j ? !old : old)) }) }),
        swatch(atlas, i), atlas.content.words.status[i][index(state.lang)]))),
    flow && sums(state, atlas) && h("label", { class: "compare" }, h("input", { type: "checkbox", id: "compare", checked: state.before !== null,
      onchange: () => change({ before: state.before ? null : earlier(atlas, state.span) }) }), say("compare")),
    state.before && spanField(atlas, state, "before", state.before, (before, quick) => change({ before }, quick)));
  if (focus) document.getElementById(focus)?.focus();
}

const field = (label: string, id: string, control: HTMLElement): HTMLElement => h("div", { class: "field" }, h("label", { for: id }, label), control);

function select(id: string, value: string, options: [string, string][], act: (value: string) => void): HTMLSelectElement {
  const made = h("select", { id }, ...options.map(([own, text]) => h("option", { value: own }, text)));
  made.value = value;
  made.addEventListener("change", () => act(made.value));
  return made;
}

/** Indicators in their groups; those that nothing reconciles only while one of them, or another force, is chosen. */
function indicators(atlas: Atlas, state: State, change: Change): HTMLSelectElement {
  const { indicators: all, groups, units } = atlas.content;
  const made = h("select", { id: "indicator" });
  const known = state.force === EAST_WEST ? null : indicatorsOf(atlas, state.force);
  const byGroup = new Map<string, HTMLOptionElement[]>();
  all.id.forEach((id, i) => {
    if (known ? !known.has(id) : !atlas.reconciled(id) && id !== state.indicator) return;
    // Cadres are counted in hundreds, jobs in hundred thousands: things have no larger unit before their figures are known.
    const steps = units[all.unit[i]]?.[index(state.lang)] ?? [];
    const unit = (atlas.content.whole.includes(all.unit[i]) ? steps[steps.length - 1] : steps[0])?.[1] ?? all.unit[i];
    const option = h("option", { value: id }, all[state.lang][i] + (unit ? bracketed(unit, state.lang) : ""));
    byGroup.set(all.group[i], [...(byGroup.get(all.group[i]) ?? []), option]);
  });
  for (const [group, options] of byGroup) made.append(h("optgroup", { label: (groups[group] ?? groups[""])[index(state.lang)] }, ...options));
  made.value = state.indicator;
  made.addEventListener("change", () => change({ indicator: made.value }));
  return made;
}

/** Two handles on one track, with the policy rounds marked beneath. */
function spanField(atlas: Atlas, state: State, id: string, span: Span, act: (span: Span, quick: boolean) => void): HTMLElement {
  const [low, high] = atlas.content.years;
  const names: [Word, Word] = id === "span" ? ["from", "to"] : ["from_before", "to_before"];
  const level = isLevel(state, atlas);
  const said = h("output", { class: "years", for: `${id}-0 ${id}-1` }, yearsOf(span, state.lang));
  const fill = h("div", { class: "fill" });
  const place = ([a, b]: Span): void => {
    fill.style.left = `${((a - low) / (high - low)) * 100}%`;
    fill.style.width = `${((b - a) / (high - low)) * 100}%`;
    said.textContent = yearsOf([a, b], state.lang);
  };
  const handle = (end: 0 | 1): HTMLInputElement => {
    const made = h("input", { type: "range", id: `${id}-${end}`, min: low, max: high, step: 1, value: span[end], "aria-label": word(names[end], state.lang), class: end ? "upper" : "lower" });
    const read = (quick: boolean): void => {
      const other = end ? handles[0] : handles[1];
      // A handle that meets the other one takes it along.
      if (end ? Number(made.value) < Number(other.value) : Number(made.value) > Number(other.value)) other.value = made.value;
      const ends: Span = [Number(handles[0].value), Number(handles[1].value)];
      place(ends);
      act(ends, quick);
    };
    made.addEventListener("input", () => read(true));
    made.addEventListener("change", () => read(false));
    return made;
  };
  const handles = [handle(0), handle(1)];
  place(span);
  const ticks = atlas.content.rounds.filter(([, , , , adds]) => !adds).map(([year]) => {
    const tick = h("span", {}, String(year));
    tick.style.left = `${((year - low) / (high - low)) * 100}%`;
    return tick;
  });
  return h("div", { class: "field span" }, h("div", { class: "label" }, word(id === "span" ? "span" : "earlier", state.lang), " ", said,
    level && h("span", { class: "note" }, " ", word("level_on_date", state.lang, { year: span[1] }))),
    h("div", { class: "track" }, fill, ...handles), h("div", { class: "ticks", "aria-hidden": "true" }, ...ticks));
}

function rounds(atlas: Atlas, state: State, change: Change): HTMLElement {
  const { rounds: all, years } = atlas.content;
  const spans: [Span, string, string][] = [[[...years], word("since", state.lang), word("since", state.lang)],
    ...all.filter(([, , , , adds]) => !adds).map(([year, end, zh, en]): [Span, string, string] => [[year, end ?? years[1]], `${year}${toYear(state.lang)}${end ?? years[1]}`, state.lang === "zh" ? zh : en])];
  return h("div", { class: "rounds", role: "group", "aria-label": word("rounds", state.lang) }, ...spans.map(([span, text, title], i) =>
    h("button", { type: "button", id: `round-${i}`, title, "aria-pressed": String(span[0] === state.span[0] && span[1] === state.span[1]), onclick: () => change({ span }) }, text)));
}

/** The years before a span, as many as it has, as far as there are so many. */
export function earlier(atlas: Atlas, [first, last]: Span): Span {
  const [low] = atlas.content.years;
  if (first <= low) return [low, Math.max(low, first)];
  return [Math.max(low, first - (last - first + 1)), first - 1];
}

/** Places that give (or receive) as far as pairs and figures know, grouped by province below the level of provinces. */
function sideSelect(atlas: Atlas, state: State, side: "giver" | "receiver", change: Change): HTMLSelectElement {
  const { places } = atlas.content;
  const found = sidePlaces(atlas, state, side);
  const made = h("select", { id: side }, h("option", { value: "" }, word("everyone", state.lang)));
  const option = (place: number): HTMLOptionElement => h("option", { value: places.code[place] }, places[state.lang][place]);
  const provinces = found.filter((place) => levelOf(places.code[place]) === "province");
  made.append(...provinces.map(option));
  if (state.level !== "province") {
    for (const province of provinces) {
      const inside = found.filter((place) => place !== province && places.code[place].startsWith(head(places.code[province])));
      if (inside.length) made.append(h("optgroup", { label: places[state.lang][province] }, ...inside.map(option)));
    }
  }
  made.value = state[side] < 0 ? "" : places.code[state[side]];
  made.addEventListener("change", () => {
    const place = made.value ? atlas.place.get(made.value) ?? ALL : ALL;
    const next = { ...state, [side]: place };
    change({ [side]: place, chosen: next.giver >= 0 && next.receiver >= 0 ? [next.giver, next.receiver] : null });
  });
  return made;
}

export function sidePlaces(atlas: Atlas, state: State, side: "giver" | "receiver"): number[] {
  const { places, pairings } = atlas.content;
  const found = new Set<number>();
  const add = (place: number): void => {
    if (place < 0) return;
    found.add(place);
    const province = atlas.place.get(`${places.code[place].slice(0, 2)}0000`);
    if (province !== undefined) found.add(province);
  };
  for (const [giver, receiver] of pairings) add(side === "giver" ? giver : receiver);
  for (const below of state.level === "province" ? [false] : [false, true]) {
    for (const one of atlas.subjects(state.indicator, below)) add(side === "giver" ? one.origin : one.destination);
  }
  if (side === "receiver" && !sums(state, atlas)) arriving(atlas, { ...state, receiver: ALL }).forEach(add);
  if (state[side] >= 0) add(state[side]);
  return [...found].filter((place) => places.code[place] !== "100000").sort((a, b) => (places.code[a] < places.code[b] ? -1 : 1));
}

function swatch(atlas: Atlas, status: number): HTMLElement {
  const made = h("span", { class: "swatch", "aria-hidden": "true" });
  const { fill, stroke, dash } = atlas.content.looks.faces[status];
  made.style.background = fill;
  if (stroke) made.style.border = `1px ${dash.length ? "dashed" : "solid"} ${stroke}`;
  return made;
}
