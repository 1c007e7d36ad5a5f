"use strict";
(() => {
  const main = document.getElementById("report");
  const contents = document.querySelector(".contents details");
  if (contents && matchMedia("(min-width: 1100px)").matches) contents.open = true;

  // With a button that unfolds all code, the marks of the folds would only be in the reader's way.
  document.documentElement.classList.add("script");
  const toggle = document.getElementById("toggle-code");
  const folds = [...document.querySelectorAll("details.code")];
  toggle.hidden = folds.length === 0;
  toggle.addEventListener("click", () => {
    const show = toggle.getAttribute("aria-pressed") !== "true";
    folds.forEach((fold) => { fold.open = show; });
    toggle.setAttribute("aria-pressed", String(show));
    toggle.textContent = show ? toggle.dataset.hide : toggle.dataset.show;
  });
  document.getElementById("print").addEventListener("click", () => window.print());

  const number = (text) => {
    const bare = text.replace(/[,\s\u00a0≥≈~%]/g, "").replace("−", "-");
    return bare !== "" && Number.isFinite(Number(bare)) ? Number(bare) : null;
  };
  const blank = (text) => text === "" || text === "—" || text === "–" || text === "nan" || text === "NaN";

  const sortBy = (table, column, descending) => {
    const body = table.tBodies[0];
    const key = (cell) => (cell.dataset.sort ?? cell.textContent).trim();
    const rows = [...body.rows].map((row) => ({ row, text: key(row.cells[column]) }));
    const filled = rows.filter((r) => !blank(r.text));
    const numeric = filled.length > 0 && filled.every((r) => number(r.text) !== null);
    const order = numeric
      ? (a, b) => number(a.text) - number(b.text)
      : (a, b) => a.text.localeCompare(b.text, document.documentElement.lang, { numeric: true });
    filled.sort((a, b) => (descending ? order(b, a) : order(a, b)));
    body.append(...filled.map((r) => r.row), ...rows.filter((r) => blank(r.text)).map((r) => r.row));
  };

  // A table that goes on beyond its box says so, and fades at the edge until its end is seen.
  const edges = new ResizeObserver((entries) => entries.forEach(({ target }) => edge(target)));
  const edge = (box) => {
    const rest = box.scrollWidth - box.clientWidth;
    box.classList.toggle("wide", rest > 1);
    box.classList.toggle("more", rest - box.scrollLeft > 1);
  };
  for (const box of main.querySelectorAll(".scroll")) {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = main.dataset.wide;
    box.after(hint);
    box.addEventListener("scroll", () => edge(box), { passive: true });
    edges.observe(box);
  }

  // A long folded table has a box to search it.
  for (const fold of main.querySelectorAll("details.fold")) {
    const rows = [...fold.querySelectorAll("tbody tr")];
    if (rows.length < 8) continue;
    const form = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("output");
    form.className = "find";
    input.type = "search";
    form.append(main.dataset.find, input, count);
    fold.querySelector("summary").after(form);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    input.addEventListener("input", () => {
      const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row, n) => { row.hidden = !words.every((word) => texts[n].includes(word)); });
      count.textContent = words.length ? main.dataset.found.replace("{n}", rows.filter((row) => !row.hidden).length) : "";
    });
  }
  // Paper can't unfold anything.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...main.querySelectorAll("details.fold:not([open])")];
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of unfolded) fold.open = false; });

  for (const table of main.querySelectorAll("table")) {
    table.parentElement.setAttribute("role", "region");
    const above = table.parentElement.previousElementSibling;
    const named = above && above.classList.contains("caption");
    const fold = table.closest("details.fold");
    const name = named ? above : fold && fold.querySelector("summary");
    table.parentElement.setAttribute("aria-label", name ? name.textContent : main.dataset.table);
    const head = table.tHead && table.tHead.rows[table.tHead.rows.length - 1];
    const rows = table.tBodies.length === 1 ? [...table.tBodies[0].rows] : [];
    const even = head && rows.every((row) => row.cells.length === head.cells.length);
    if (even) {
      // A column lines up as a whole: one list of page numbers among numbers makes it a column of text.
      [...head.cells].forEach((cell, column) => {
        const cells = rows.map((row) => row.cells[column]).filter((c) => !blank(c.textContent.trim()));
        const numeric = cells.length > 0 && cells.every((c) => c.classList.contains("number"));
        for (const c of [cell, ...rows.map((row) => row.cells[column])]) c.classList.toggle("number", numeric);
      });
    }
    if (!even || rows.length < 2 || table.tBodies[0].querySelector("[rowspan]")) continue;
    [...head.cells].forEach((cell, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = main.dataset.sort;
      button.append(...cell.childNodes);
      cell.append(button);
      button.addEventListener("click", () => {
        const descending = cell.getAttribute("aria-sort") === "ascending";
        for (const other of head.cells) other.removeAttribute("aria-sort");
        cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sortBy(table, column, descending);
      });
    });
  }

  // Paper is narrow: a table of many columns is printed in parts, each with the first column, which names the rows.
  const MOST = 12;
  const apart = (table) => {
    const width = table.rows.length ? table.rows[0].cells.length : 0;
    const cells = [...table.rows].flatMap((row) => [...row.cells]);
    const even = [...table.rows].every((row) => row.cells.length === width) && cells.every((c) => c.colSpan === 1 && c.rowSpan === 1);
    if (!even || width <= MOST) return;
    const number = Math.ceil((width - 1) / (MOST - 1));
    const each = Math.ceil((width - 1) / number);
    const parts = [];
    for (let first = 1; first < width; first += each) {
      const part = table.cloneNode(true);
      for (const row of part.rows) {
        [...row.cells].forEach((cell, column) => {
          if (column && (column < first || column >= first + each)) cell.remove();
        });
      }
      const box = document.createElement("div");
      const name = document.createElement("p");
      box.className = "scroll part";
      name.className = "caption";
      name.textContent = `${parts.length + 1} / ${number}`;
      box.append(name, part);
      parts.push(box);
    }
    table.parentElement.classList.add("apart");
    table.parentElement.after(...parts);
  };
  const together = () => {
    for (const part of main.querySelectorAll(".part")) part.remove();
    for (const whole of main.querySelectorAll(".apart")) whole.classList.remove("apart");
  };
  addEventListener("beforeprint", () => {
    together();
    for (const table of [...main.querySelectorAll(".scroll > table")]) apart(table);
  });
  addEventListener("afterprint", together);
})();
