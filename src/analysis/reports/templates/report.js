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

  // A browser doesn't follow a link to a data: address, so the figure is handed over as a blob.
  for (const link of document.querySelectorAll("a.alone")) {
    link.addEventListener("click", (event) => {
      const [head, body] = link.closest("figure").querySelector("img").src.split(",", 2);
      const bytes = Uint8Array.from(atob(body), (c) => c.charCodeAt(0));
      const blob = new Blob([bytes], { type: head.slice(5).split(";")[0] });
      if (window.open(URL.createObjectURL(blob), "_blank")) event.preventDefault();
    });
  }

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

  for (const table of main.querySelectorAll("table")) {
    table.parentElement.setAttribute("role", "region");
    const above = table.parentElement.previousElementSibling;
    const named = above && above.classList.contains("caption");
    table.parentElement.setAttribute("aria-label", named ? above.textContent : main.dataset.table);
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
})();
