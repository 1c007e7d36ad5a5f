"use strict";
// The review of drafts. Text of pages is written with textContent only; nothing is loaded and nothing is sent.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const WORDS = {
    zh: {
      title: "核对草稿", other: "English", download: "下载批次", accept: "采纳", reject: "舍弃", correct: "改正", undo: "撤销", left: "待核对", accepted: "已采纳",
      rejected: "已舍弃", keys: "键盘", next: "下一条", prev: "上一条", show: "显示", all: "全部", todo: "待核对", none: "没有可核对的草稿。", confidence: "置信度", table: "页内表格",
      doubtful: "存疑", open: "未定", need: "请先补全标红的栏目", held: "现有数据", then: "下载后运行", east: "帮扶方", east_level: "帮扶方层级", west: "受援方",
      west_level: "受援方层级", indicator: "指标", value: "数值", unit: "单位", period: "时间", basis: "口径", note: "备注", more: "显示更多", nation: "全国", done: "全部核对完毕，可下载批次。",
    },
    en: {
      title: "Confirm drafts", other: "中文", download: "Download batch", accept: "Accept", reject: "Reject", correct: "Correct", undo: "Undo", left: "to confirm", accepted: "accepted",
      rejected: "rejected", keys: "Keyboard", next: "next", prev: "previous", show: "Show", all: "all", todo: "to confirm", none: "There are no drafts to confirm.", confidence: "confidence", table: "from a table",
      doubtful: "doubtful", open: "open", need: "Fill in what is marked red first", held: "the atlas holds", then: "then run", east: "Giver", east_level: "Level of giver", west: "Receiver",
      west_level: "Level of receiver", indicator: "Indicator", value: "Value", unit: "Unit", period: "Period", basis: "Basis", note: "Note", more: "Show more", nation: "all", done: "All are confirmed: download the batch.",
    },
  };
  const FIELDS = ["east", "east_level", "west", "west_level", "indicator", "value", "unit", "period", "basis", "note"];
  const LISTS = { east_level: data.levels, west_level: data.levels, indicator: data.indicators, basis: data.bases };
  const NEEDED = ["indicator", "value", "unit", "basis", "east_level", "west_level"];
  const store = `atlas-harvest-${data.rows.length}-${hash(JSON.stringify(data.rows.map((row) => [row.source_id, row.locator, row.sentence])))}`;
  const state = { lang: data.lang, current: 0, filter: "todo", answers: {}, claims: {} };
  restore();

  function hash(text) {
    let number = 5381;
    for (let i = 0; i < text.length; i += 1) number = (number * 33 + text.charCodeAt(i)) >>> 0;
    return number.toString(36);
  }
  function restore() {
    try {
      Object.assign(state, JSON.parse(localStorage.getItem(store)) || {});
    } catch { /* a browser without storage still confirms */ }
  }
  function keep() {
    try {
      localStorage.setItem(store, JSON.stringify(state));
    } catch { /* as above */ }
  }
  const say = (word) => WORDS[state.lang][word];
  const told = (pair) => (pair ? pair[state.lang === "zh" ? 0 : 1] : "");
  const claimOf = (row) => ({ ...row.claim, ...(state.claims[row.id] || {}) });
  const STEP = 40; // cards in the page at a time: hundreds of forms make a browser slow
  const wanted = () => data.rows.filter((row) => state.filter === "all" || !state.answers[row.id]);
  const shown = () => wanted().slice(0, limit);
  let limit = STEP;

  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === "dataset") Object.assign(made.dataset, value);
      else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (name === "class") made.className = value;
      else if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }
  const key = (name) => element("kbd", { "aria-hidden": "true" }, name);

  function draw() {
    document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
    document.title = say("title");
    document.querySelectorAll("header, main").forEach((part) => part.remove());
    document.body.prepend(head(), list());
    select(state.current, false);
  }
  function counts() {
    const answers = data.rows.map((row) => state.answers[row.id]);
    const accepted = answers.filter((answer) => answer === "accepted").length;
    const rejected = answers.filter((answer) => answer === "rejected").length;
    return { accepted, rejected, left: data.rows.length - accepted - rejected };
  }
  function head() {
    const count = counts();
    return element(
      "header", {},
      element("h1", {}, say("title")),
      element("p", { id: "counts", role: "status" }, `${count.left} ${say("left")} · ${count.accepted} ${say("accepted")} · ${count.rejected} ${say("rejected")}`),
      element(
        "div", { class: "tools" },
        element("button", { type: "button", id: "filter", onclick: toggleFilter, "aria-pressed": String(state.filter === "all") }, `${say("show")}: ${say(state.filter === "all" ? "all" : "todo")}`),
        element("button", { type: "button", id: "language", onclick: toggleLanguage, lang: state.lang === "zh" ? "en" : "zh-CN" }, say("other")),
        element("button", { type: "button", id: "download", class: "main", disabled: !count.accepted, onclick: download }, say("download"), key("D")),
      ),
    );
  }
  function list() {
    const rows = shown();
    const main = element("main");
    main.append(
      element("p", { class: "keys" }, `${say("keys")}:`, key("A"), say("accept"), key("E"), say("correct"), key("X"), say("reject"), key("U"), say("undo"), key("J"), say("next"), key("K"), say("prev"),
        ` — ${say("then")}: python -m analysis harvest --accept FILE`),
      ...rows.map(card),
    );
    if (wanted().length > rows.length) main.append(moreButton());
    if (!rows.length) main.append(element("p", { class: "empty" }, say(data.rows.length ? "done" : "none")));
    return main;
  }
  function moreButton() {
    return element("button", { type: "button", id: "more", onclick: () => { limit += STEP; draw(); } }, `${say("more")} (${wanted().length - shown().length})`);
  }
  function card(row) {
    const answer = state.answers[row.id];
    const made = element("article", { id: `row-${row.id}`, tabIndex: -1, class: answer || "", onclick: () => { if (!made.classList.contains("current")) select(rowIndex(row), false); } });
    made.append(top(row, answer), pair(row), element("blockquote", { lang: "" }, row.sentence[0], element("mark", {}, row.sentence[1]), row.sentence[2]));
    if (row.kind === "contradicts") made.append(element("p", { class: "actions" }, element("span", { class: "problem" }, `${told(data.kinds.contradicts)} — ${say("held")} ${told(row.detail)}`)));
    made.append(actions(row, answer));
    return made;
  }
  function top(row, answer) {
    const line = element("div", { class: "top" });
    const chip = (text, name) => line.append(element("span", { class: `chip ${name}` }, text));
    if (answer) chip(say(answer), "state");
    if (row.kind && row.kind !== "new") chip(["fills", "narrows", "known"].includes(row.kind) ? `${told(data.kinds[row.kind])} ${told(row.detail)}` : told(data.kinds[row.kind]), row.kind);
    if (row.open) chip(`${say("open")}: ${told(data.reasons[row.reason])}`, "doubtful");
    else if (row.confidence === null) chip(say("table"), "");
    else chip(`${say("confidence")} ${Math.round(row.confidence * 100)}%`, row.confidence < data.sure ? "doubtful" : "");
    line.append(element("span", {}, [row.page, row.publisher, row.published, row.locator].filter(Boolean).join(" · ")));
    return line;
  }
  function pair(row) {
    const claim = claimOf(row);
    return element(
      "p", { class: "pair" },
      element("span", { class: "east" }, claim.east || say("nation")), " → ", element("span", { class: "west" }, claim.west || say("nation")),
      ` · ${told(data.indicators[claim.indicator]) || claim.indicator || "?"} · ${claim.value} ${claim.unit} · ${claim.period || "?"}`,
    );
  }
  // Only the current card has its form.
  function open(row) {
    document.querySelectorAll("fieldset").forEach((other) => other.remove());
    document.querySelector(`#row-${row.id} > .actions:last-child`).before(fields(row));
  }
  function fields(row) {
    const claim = claimOf(row);
    return element("fieldset", {}, ...FIELDS.map((name) => {
      const control = LISTS[name] ? options(name, claim[name]) : element("input", { type: "text", value: claim[name], autocomplete: "off", spellcheck: false });
      control.dataset.field = name;
      control.addEventListener("change", () => change(row, name, control.value));
      const missing = NEEDED.includes(name) && !claim[name];
      return element("label", { class: [claim[name] !== row.claim[name] ? "changed" : "", missing ? "missing" : ""].join(" ").trim() }, say(name), control);
    }));
  }
  function options(name, value) {
    const control = element("select");
    const entries = Object.entries(LISTS[name]);
    if (!(value in LISTS[name])) control.append(element("option", { value: value || "", selected: true }, value || "—"));
    for (const [code, words] of entries) control.append(element("option", { value: code, selected: code === value, title: told(words) }, name === "basis" ? code : told(words)));
    return control;
  }
  function actions(row, answer) {
    const button = (name, letter, act) => element("button", { type: "button", class: name, onclick: (event) => { event.stopPropagation(); act(row); } }, say(name), key(letter));
    return element(
      "div", { class: "actions" },
      ...(answer ? [button("undo", "U", undo)] : [button("accept", "A", accept), button("correct", "E", correct), button("reject", "X", reject)]),
      element("span", { class: "problem", role: "alert" }),
    );
  }

  const rowIndex = (row) => shown().findIndex((other) => other.id === row.id);
  const currentRow = () => shown()[state.current];
  function select(index, scroll = true) {
    const rows = shown();
    if (!rows.length) return;
    state.current = Math.max(0, Math.min(index, rows.length - 1));
    const made = document.getElementById(`row-${rows[state.current].id}`);
    document.querySelectorAll("article.current").forEach((other) => other !== made && other.classList.remove("current"));
    if (!made.classList.contains("current") || !made.querySelector("fieldset")) open(rows[state.current]);
    made.classList.add("current");
    if (scroll) {
      made.scrollIntoView({ block: "nearest" });
      made.focus({ preventScroll: true });
    }
    keep();
  }
  function change(row, name, value) {
    state.claims[row.id] = { ...(state.claims[row.id] || {}), [name]: value.trim() };
    redraw(row);
    keep();
  }
  function redraw(row) {
    const old = document.getElementById(`row-${row.id}`);
    const focused = old && old.contains(document.activeElement) ? document.activeElement.dataset.field : "";
    const made = card(row);
    if (old) old.replaceWith(made);
    select(rowIndex(row), false);
    if (focused) made.querySelector(`[data-field="${focused}"]`).focus();
    document.querySelector("header").replaceWith(head());
  }
  function accept(row) {
    const claim = claimOf(row);
    if (NEEDED.some((name) => !claim[name]) || (!claim.east && claim.east_level !== "national") || (!claim.west && claim.west_level !== "national")) {
      document.querySelector(`#row-${row.id} .actions:last-child .problem`).textContent = say("need");
      return;
    }
    settle(row, "accepted");
  }
  const reject = (row) => settle(row, "rejected");
  function settle(row, answer) {
    const place = rowIndex(row);
    state.answers[row.id] = answer;
    if (state.filter === "all") {
      redraw(row);
      select(place + 1);
    } else {
      document.getElementById(`row-${row.id}`).remove();
      document.querySelector("header").replaceWith(head());
      const last = shown().at(-1);
      if (last && !document.getElementById(`row-${last.id}`)) {
        const more = document.getElementById("more");
        more.before(card(last));
        if (wanted().length > shown().length) more.replaceWith(moreButton());
        else more.remove();
      }
      if (shown().length) select(place);
      else draw();
    }
    keep();
  }
  function undo(row) {
    delete state.answers[row.id];
    redraw(row);
    keep();
  }
  function undoLast() {
    const row = currentRow();
    if (row && state.answers[row.id]) return undo(row);
    const last = Object.keys(state.answers).pop();
    if (last === undefined) return undefined;
    delete state.answers[last];
    const place = wanted().findIndex((other) => String(other.id) === last);
    limit = Math.max(limit, place + 1);
    draw();
    return select(place);
  }
  function correct(row) {
    select(rowIndex(row));
    document.querySelector(`#row-${row.id} [data-field]`).focus();
  }
  function toggleFilter() {
    state.filter = state.filter === "all" ? "todo" : "all";
    state.current = 0;
    limit = STEP;
    draw();
  }
  function toggleLanguage() {
    state.lang = state.lang === "zh" ? "en" : "zh";
    draw();
    document.getElementById("language").focus();
    keep();
  }
  function batch() {
    const rows = data.rows.filter((row) => state.answers[row.id] === "accepted");
    const claims = rows.map((row) => ({ source_id: row.source_id, ...claimOf(row), locator: row.locator }));
    const used = new Set(claims.map((claim) => claim.source_id));
    return { format: data.format, claims, sources: data.sources.filter((source) => used.has(source.source_id)), counts: counts() };
  }
  function download() {
    if (!counts().accepted) return;
    const blob = new Blob([`${JSON.stringify(batch(), null, 1)}\n`], { type: "application/json" });
    const link = element("a", { href: URL.createObjectURL(blob), download: "harvest_batch.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const KEYS = { a: accept, x: reject, r: reject, e: correct };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches && event.target.matches("input, select");
    if (typing) {
      if (event.key === "Escape" || (event.key === "Enter" && event.target.matches("input"))) {
        event.target.blur();
        select(state.current);
        event.preventDefault();
      }
      return;
    }
    const name = event.key.toLowerCase();
    const row = currentRow();
    if (KEYS[name] && row && !(state.answers[row.id] && name !== "e")) KEYS[name](row);
    else if (name === "u") undoLast();
    else if (name === "j" || name === "arrowdown") select(state.current + 1);
    else if (name === "k" || name === "arrowup") select(state.current - 1);
    else if (name === "d") download();
    else return;
    event.preventDefault();
  });
  draw();
})();
