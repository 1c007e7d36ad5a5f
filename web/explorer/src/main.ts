/** The page: one state, drawn anew when it changes, kept in the address. */
import "./explorer.css";
import { bars, matrix, timeline, type Chart } from "./charts";
import { PageBlocks } from "./blocks";
import { controls, type Change } from "./controls";
import { ALL, Atlas, type Base, levelOf } from "./data";
import { h, replace, roving, s, unbroken } from "./dom";
import { amount, bounds, floor, index, short } from "./format";
import { MapView } from "./map";
import { panel } from "./panel";
import { coverage, isLevel, row as rowOf } from "./rows";
import { search, type Hit } from "./search";
import { EAST_WEST, finest, format, indicatorsOf, initial, parse, type State, sums, TABS, type Tab } from "./state";
import { claimList, table } from "./table";
import { citation, saveCsv, savePng, saveSvg } from "./takeaway";
import { apart, arrowName, cutNote, isListed, largest, makeView, name, say, sources, statusWord, subtitle, title, type View } from "./view";

/** Width of a printed figure. */
const SHEET = 1000;

/** Pixels of a figure's edge without anything on it: what hides no more hides nothing. */
const EDGE = 8;

/** Share of a sum that its pairs must make not to seem to lack anything. */
const SEEN = 0.995;

class Page {
  private state: State;
  private view: View;
  private readonly start: State;
  private readonly map: MapView;
  private readonly search: ReturnType<typeof search>;
  private readonly parts = {
    head: h("header", { class: "head" }),
    side: h("details", { class: "side" }),
    chosen: h("summary"),
    controls: h("div", { class: "controls" }),
    summary: h("section", { class: "summary", "aria-live": "polite" }),
    tabs: h("div", { class: "tabs", role: "tablist" }),
    heading: h("div", { class: "heading" }),
    body: h("div", { class: "body", id: "figure", role: "tabpanel", tabindex: -1 }),
    wide: h("p", { class: "note wide", hidden: true }),
    foot: h("footer", { class: "foot" }),
    panel: h("aside", { class: "panel", "aria-labelledby": "evidence-title" }),
    tools: h("div", { class: "tools", role: "group" }),
    tip: h("div", { class: "tip", role: "status", hidden: true }),
    cite: h("div", { class: "cite", hidden: true }),
  };
  private waiting = 0;
  private moving = false;
  /** Whether what rests on claims is drawn too. */
  private whole = false;

  constructor(private readonly atlas: Atlas, root: HTMLElement) {
    const zh = /^zh/i.test(navigator.language || "zh");
    this.start = initial(atlas, zh ? "zh" : "en", window.innerWidth < 700);
    this.state = this.read();
    this.view = this.made();
    this.map = new MapView((code) => this.filter(code));
    this.search = search(atlas, () => this.state.lang, (hit) => this.found(hit));
    const p = this.parts;
    p.side.append(p.chosen, p.controls);
    // On a phone the list comes first and the choices are folded; beside it they stay open.
    const wide = window.matchMedia("(min-width: 700px)");
    p.side.open = wide.matches;
    wide.addEventListener("change", () => { p.side.open = wide.matches; });
    const skip = h("a", { class: "skip", href: "#figure", onclick: (event: Event) => { event.preventDefault(); p.body.focus(); } });
    replace(root, skip, p.head,
      h("div", { class: "columns" }, p.side, h("main", {}, p.summary, p.tabs, h("div", { class: "paper" }, p.heading, p.body, p.wide, p.foot), p.tools, p.cite), p.panel), p.tip);
    window.addEventListener("popstate", () => this.back());
    window.addEventListener("hashchange", () => this.back());
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
      if (window.innerWidth === width) return;
      width = window.innerWidth;
      this.soon();
    });
    window.addEventListener("keydown", (event) => event.key === "Escape" && this.hint(null));
    window.addEventListener("beforeprint", () => this.drawBody(true));
    window.addEventListener("afterprint", () => this.drawBody());
    this.draw();
    // Claims are read when the first picture is there: it needs none of them.
    painted(() => {
      this.whole = true;
      this.drawRest();
      document.documentElement.dataset.ready = "true";
    });
  }

  private read(): State {
    const given = location.hash.length > 1 ? location.hash : document.documentElement.dataset.view ?? "";
    return given ? parse(given, this.atlas, this.start) : { ...this.start };
  }

  private made(): View {
    return makeView(this.atlas, this.state, (origin, destination) => this.choose(origin, destination), (year) => this.change({ span: [year, year] }), (lines, at) => this.hint(lines, at));
  }

  /** Change a part of the state; `quick` changes are those of a handle on its way. */
  private readonly change: Change = (part, quick = false) => {
    const old = this.state;
    this.state = { ...old, ...part };
    if (!sums(this.state, this.atlas)) this.state.before = null;
    if (!("level" in part)) this.state.level = finest(this.state, this.atlas);
    if ("level" in part && this.state.level !== old.level) this.coarsen();
    this.address(quick);
    if (quick) this.soon();
    else this.draw();
  };

  /** A place that is finer than the level gives way to the one that holds it. */
  private coarsen(): void {
    const { code } = this.atlas.content.places;
    const order = ["province", "prefecture", "county"];
    for (const side of ["giver", "receiver"] as const) {
      const place = this.state[side];
      if (place < 0 || order.indexOf(levelOf(code[place])) <= order.indexOf(this.state.level)) continue;
      const holder = this.state.level === "province" ? `${code[place].slice(0, 2)}0000` : `${code[place].slice(0, 4)}00`;
      this.state[side] = this.atlas.place.get(holder) ?? ALL;
    }
  }

  private address(quick: boolean): void {
    const hash = `#${format(this.state, this.atlas, this.start)}`;
    // A handle on its way makes one step to go back to, however many years it passes.
    const goingOn = this.moving;
    this.moving = quick;
    if (hash === location.hash) return;
    try {
      if (goingOn) history.replaceState(null, "", hash);
      else history.pushState(null, "", hash);
    } catch {
      // A page inside a notebook's cell has no address of its own.
    }
  }

  private back(): void {
    this.state = this.read();
    this.draw();
  }

  private choose(origin: number, destination: number): void {
    const same = this.state.chosen?.[0] === origin && this.state.chosen[1] === destination;
    this.change({ chosen: same ? null : [origin, destination] });
    if (!same && window.innerWidth < 1100) document.getElementById("evidence-title")?.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  }

  /** A place on the map: what it gave if it gives, else what it received. */
  private filter(code: string): void {
    const place = this.atlas.place.get(code);
    if (place === undefined) return;
    const side = this.gives(code) ? "giver" : "receiver";
    this.change({ [side]: this.state[side] === place ? ALL : place, chosen: null });
  }

  private found(hit: Hit): void {
    if (hit.kind === "indicator") {
      const id = this.atlas.content.indicators.id[hit.number];
      this.change({ indicator: id, force: this.forceOf(id), chosen: null });
      return;
    }
    const code = this.atlas.content.places.code[hit.number];
    const gives = this.gives(code);
    this.change({ giver: gives ? hit.number : ALL, receiver: gives ? ALL : hit.number, chosen: null });
  }

  private gives(code: string): boolean {
    const { pairings, places } = this.atlas.content;
    return this.state.force === EAST_WEST && pairings.some(([giver]) => places.code[giver].startsWith(code.slice(0, 2)));
  }

  /** The force that claims on an indicator are of: that of the present state, if any is. */
  private forceOf(id: string): string {
    if (this.atlas.reconciled(id)) return this.start.force;
    const speaks = (force: string): boolean => indicatorsOf(this.atlas, force).has(id);
    return [this.state.force, ...Object.keys(this.atlas.content.forces)].find(speaks) ?? this.start.force;
  }

  private hint(lines: string[] | null, at?: { x: number; y: number }): void {
    const { tip } = this.parts;
    tip.hidden = !lines;
    if (!lines || !at) return;
    replace(tip, ...lines.map((text, i) => h(i < 2 ? "strong" : "span", {}, text)));
    const { offsetWidth: wide, offsetHeight: high } = tip;
    tip.style.left = `${Math.max(4, Math.min(at.x + 14, window.innerWidth - wide - 8))}px`;
    tip.style.top = `${at.y + 18 + high > window.innerHeight ? Math.max(4, at.y - high - 14) : at.y + 18}px`;
  }

  private soon(): void {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.draw(true));
  }

  private draw(moving = false): void {
    document.documentElement.lang = this.state.lang;
    this.view = this.made();
    document.title = title(this.view);
    if (!moving) {
      this.drawHead();
      controls(this.parts.controls, this.atlas, this.state, this.change);
      this.drawTabs();
      this.drawTools();
      this.search.relabel();
    }
    this.drawSummary();
    this.drawBody();
    if (this.whole) this.drawRest();
  }

  /** What names sources and claims. */
  private drawRest(): void {
    const { view, state, atlas } = this;
    const listed = isListed(view);
    replace(this.parts.foot, !listed && h("p", {}, sources(view)), state.tab === "map" && !listed && h("p", {}, atlas.content.words.credit[index(state.lang)]),
      state.tab !== "timeline" && view.apart.length > 0 && h("p", { id: "apart" }, apart(view)));
    const focused = this.parts.panel.contains(document.activeElement);
    panel(view, this.parts.panel);
    if (focused) document.getElementById("evidence-title")?.focus();
  }

  private drawHead(): void {
    const { head } = this.parts;
    const other = this.state.lang === "zh" ? "en" : "zh";
    const toggle = h("button", { type: "button", id: "language", lang: other, onclick: () => this.change({ lang: other }) }, say(this.view, "other_language"));
    const clear = h("button", { type: "button", id: "clear", onclick: () => this.change({ ...this.start, lang: this.state.lang, counts: [...this.start.counts] }) }, say(this.view, "clear"));
    const focus = head.contains(document.activeElement) ? document.activeElement?.id : "";
    replace(head, h("h1", {}, say(this.view, "title")), this.search.element, h("div", { class: "buttons" }, clear, toggle));
    if (focus) document.getElementById(focus)?.focus();
    (document.querySelector(".skip") as HTMLElement).textContent = say(this.view, "skip");
    replace(this.parts.chosen, say(this.view, "controls"), " ", h("span", { class: "note" }, ...unbroken(title(this.view))));
  }

  private drawTabs(): void {
    const { tabs, body } = this.parts;
    const focus = tabs.contains(document.activeElement);
    tabs.setAttribute("aria-label", say(this.view, "views"));
    const go = (tab: Tab): void => this.change({ tab });
    const buttons = TABS.map((tab) => h("button", {
      type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": "figure", "aria-selected": String(tab === this.state.tab),
      tabindex: tab === this.state.tab ? 0 : -1, onclick: () => go(tab),
    }, say(this.view, tab)));
    tabs.onkeydown = (event) => {
      const at = TABS.indexOf(this.state.tab);
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      go(TABS[(next + TABS.length) % TABS.length]);
    };
    replace(tabs, ...buttons);
    body.setAttribute("aria-labelledby", `tab-${this.state.tab}`);
    if (focus) document.getElementById(`tab-${this.state.tab}`)?.focus();
  }

  private drawTools(): void {
    const { tools, cite } = this.parts;
    const focus = tools.contains(document.activeElement) ? document.activeElement?.id : "";
    tools.setAttribute("aria-label", say(this.view, "take"));
    cite.hidden = true;
    const button = (key: "csv" | "svg" | "png" | "cite" | "address" | "print", act: () => void): HTMLButtonElement =>
      h("button", { type: "button", id: `take-${key}`, onclick: act }, say(this.view, key));
    replace(tools,
      button("csv", () => saveCsv(this.view)), button("svg", () => saveSvg(this.view, this.map)), button("png", () => void savePng(this.view, this.map)),
      button("cite", () => this.tell(citation(this.view, this.start))),
      button("address", () => this.tell(location.href.replace(/#.*$/, "") + `#${format(this.state, this.atlas, this.start)}`)),
      button("print", () => window.print()));
    if (focus) document.getElementById(focus)?.focus();
  }

  /** Show a text to take away, chosen as a whole, and copy it where the browser lets a page do so. */
  private tell(text: string): void {
    const { cite } = this.parts;
    const said = h("span", { role: "status" });
    const area = h("textarea", { readonly: true, rows: 3, "aria-label": say(this.view, "take") });
    area.value = text;
    replace(cite, area, said, h("button", { type: "button", onclick: () => { cite.hidden = true; } }, say(this.view, "close")));
    cite.hidden = false;
    area.focus();
    area.select();
    navigator.clipboard?.writeText(text).then(() => { said.textContent = say(this.view, "copied"); }, () => undefined);
  }

  private drawSummary(): void {
    const { summary } = this.parts;
    const { atlas, state, view } = this;
    if (!sums(state, atlas)) {
      replace(summary);
      return;
    }
    const [origin, destination] = [state.giver, state.receiver];
    const row = rowOf(atlas, { ...state, before: null }, origin, destination);
    const label = origin < 0 && destination < 0 ? say(view, "sum_nation")
      : destination < 0 ? say(view, "sum_given", { place: name(view, origin) })
      : origin < 0 ? say(view, "sum_received", { place: name(view, destination) }) : arrowName(view, { origin, destination });
    const flow = !isLevel(state, atlas);
    const range = row.answer?.lower != null && !(row.answer.value !== null && row.answer.lower === row.answer.upper);
    const below = [origin, destination].some((place) => place >= 0 && levelOf(atlas.content.places.code[place]) !== "province");
    const known = flow && below && !atlas.has(state.indicator, origin, destination) ? say(view, "not_solved") : null;
    const some = state.counts.includes(false);
    replace(summary,
      flow && h("div", { class: "sum" }, h("p", { class: "label" }, label),
        h("p", { class: "big" }, known ?? short(atlas.content, row.answer, view.unit, state.lang)),
        range && row.answer && h("p", { class: "note" }, say(view, "bounds", { range: bounds(atlas.content, floor(row.answer), row.answer.upper, view.unit, state.lang) })),
        !known && h("button", { type: "button", class: "link", id: "sum-evidence", onclick: () => this.choose(origin, destination) }, `${statusWord(view, row.status)} · ${say(view, "evidence")}`),
        some && h("p", { class: "note" }, say(view, state.counts.some(Boolean) ? "partly" : "none_counts"))),
      this.coverageBar(label));
  }

  /** How much of the national total, or of a province's, is traced to pairs; the pairs that count, by status. */
  private coverageBar(label: string): HTMLElement | null {
    const { atlas, state, view } = this;
    const found = coverage(atlas, state);
    if (!found) return null;
    const { lang } = state;
    const least = found.whole.answer?.value ?? floor(found.whole.answer);
    const counting = found.parts.reduce((sum, part) => sum + part.floor, 0), pairs = found.parts.reduce((sum, part) => sum + part.pairs, 0);
    const traced = found.traced && (floor(found.traced.answer) ?? 0);
    const limited = least !== null && least > 0;
    const most = Math.max(limited ? least : 0, counting, traced ?? 0);
    const share = (value: number): string => `${Math.min(100, Math.floor((value / most) * 100))}%`;
    const told = (value: number): string => amount(atlas.content, value, view.unit, lang, "floor");
    const wholeTold = short(atlas.content, found.whole.answer, view.unit, lang);
    const known = found.whole.answer?.value != null && most > 0;
    const bar = s("svg", { class: "cover", viewBox: "0 0 400 16", preserveAspectRatio: "none", role: "img", "aria-label": say(view, "coverage") },
      s("rect", { width: 400, height: 16, fill: "#efefef" }));
    let at = 0;
    found.parts.forEach((part, status) => {
      const wide = most ? (part.floor / most) * 400 : 0;
      if (wide > 0) bar.append(s("rect", { x: at, width: wide, height: 16, fill: atlas.content.looks.faces[status].fill, stroke: "#ffffff", "stroke-width": 0.6 }, s("title", {}, `${atlas.content.words.status[status][index(lang)]}: ${part.pairs}, ${told(part.floor)}`)));
      at += wide;
    });
    const words = traced === null ? say(view, "coverage_place", { label, whole: wholeTold })
      : known ? say(view, "coverage_whole", { nation: wholeTold, traced: `≥\u00a0${told(traced)}`, share: share(traced) })
      : say(view, limited ? "coverage_floor" : "coverage_open", { nation: wholeTold, traced: `≥\u00a0${told(traced)}` });
    // What is told of a place and of none of its pairs is missed by whoever adds the bars up.
    const rest = traced === null && limited && counting < SEEN * least;
    return h("div", { class: "coverage" }, h("p", { class: "label" }, say(view, "coverage")), bar,
      h("p", { class: "note", id: "coverage-words" }, words),
      h("p", { class: "note", id: "coverage-counts" }, known ? say(view, "coverage_part", { n: pairs, floor: told(counting), share: share(counting) }) : say(view, "coverage_part_open", { n: pairs, floor: told(counting) })),
      rest && h("p", { class: "note", id: "coverage-rest" }, say(view, "coverage_rest")));
  }

  /** The heading and the figure; a sheet has the largest rows only, as many as can be read on it. */
  private drawBody(sheet = false): void {
    const { heading, body } = this.parts;
    const { state, atlas } = this;
    const view = sheet ? largest(this.view) : this.view;
    const left = isListed(view) ? "" : cutNote(view, view.rows.length, this.view.rows.length);
    replace(heading, h("h2", {}, ...unbroken(title(view))), h("p", { class: "note" }, subtitle(this.view), left && (state.lang === "zh" ? "；" : "; "), left), state.before && h("p", { class: "note" }, say(view, "change_note")),
      !sums(state, atlas) && !isListed(view) && h("p", { class: "note", id: "floors-note" }, say(view, "floors_note")));
    body.className = `body ${state.tab}`;
    if (isListed(view)) {
      const list = h("div", { class: "scroll" });
      claimList(view, list, sheet ? 8 : Infinity);
      replace(body, list);
    } else if (state.tab === "map") {
      if (body.firstChild !== this.map.element) replace(body, this.map.element);
      this.map.render(view);
    } else if (state.tab === "table") {
      const list = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": title(view) });
      table(view, list);
      replace(body, list);
    } else if (!view.rows.length && state.tab !== "timeline") {
      replace(body, h("p", { class: "note" }, say(view, "no_rows")));
    } else this.drawChart(view, sheet ? SHEET : Math.max(300, body.clientWidth));
    replace(this.parts.wide, say(view, "wide"));
    this.parts.wide.hidden = state.tab === "map" || ![body, body.querySelector(".scroll")].some((box) => box && box.scrollWidth > box.clientWidth + EDGE);
  }

  private drawChart(view: View, width: number): void {
    const { body } = this.parts;
    const { state } = this;
    const drawer = { bars, matrix, timeline }[state.tab as "bars" | "matrix" | "timeline"];
    const chart: Chart = drawer(view, width, true);
    const focus = body.contains(document.activeElement) ? document.activeElement?.getAttribute("data-row") : null;
    const picture = s("svg", { class: "chart", width: chart.width, height: chart.height, viewBox: `0 0 ${chart.width} ${chart.height}`, role: "group", "aria-label": `${title(view)}. ${say(view, "chart_help")}` }, chart.group);
    replace(body, picture);
    const chosen = state.chosen ? chart.marks.findIndex((mark) => mark.getAttribute("data-row") === state.chosen?.join(">")) : 0;
    roving(chart.marks, chosen);
    if (focus) chart.marks.find((mark) => mark.getAttribute("data-row") === focus)?.focus();
  }
}

const calm = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Do something when the picture is on the screen, or soon in any case: a page that nobody looks at paints nothing. */
function painted(act: () => void): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    act();
  };
  requestAnimationFrame(() => setTimeout(once, 0));
  setTimeout(once, 400);
}

const root = document.getElementById("explorer");
if (root) {
  const blocks = new PageBlocks(document);
  new Page(new Atlas(blocks.get<Base>("base"), blocks), root);
}
