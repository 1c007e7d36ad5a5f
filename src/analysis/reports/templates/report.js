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

  // What goes along with a figure stays compressed until somebody asks for it.
  const bytesOf = (body) => Uint8Array.from(atob(body), (c) => c.charCodeAt(0));
  const unpacked = async (body, type) => {
    const stream = new Blob([bytesOf(body)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Blob([await new Response(stream).arrayBuffer()], { type });
  };
  const drawing = (figure) => figure.querySelector("[data-take=svg]");
  const imageOf = (address) => new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = address;
  });

  // A browser doesn't follow a link to a data: address, so the figure is handed over as a blob.
  for (const link of document.querySelectorAll("a.alone")) {
    link.addEventListener("click", (event) => {
      const { src } = link.closest("figure").querySelector("img");
      const [head, body] = src.split(",", 2);
      const address = src.startsWith("blob:") ? src
        : URL.createObjectURL(new Blob([bytesOf(body)], { type: head.slice(5).split(";")[0] }));
      if (window.open(address, "_blank")) event.preventDefault();
    });
  }

  // The picture in the page is there at once and without a script; the drawing is sharp at every size and on paper.
  const sharpen = async () => {
    for (const figure of document.querySelectorAll("figure")) {
      if (!drawing(figure)) continue;
      const address = URL.createObjectURL(await unpacked(drawing(figure).dataset.body, "image/svg+xml"));
      const image = figure.querySelector("img");
      await imageOf(address).then(() => { image.src = address; }, () => URL.revokeObjectURL(address));
    }
  };
  const inflates = typeof DecompressionStream === "function";
  (inflates ? sharpen() : Promise.resolve()).finally(() => document.documentElement.classList.add("sharp"));

  const linesOf = (pen, text, width) => {
    const lines = [];
    let line = "";
    for (const part of text.match(/[\u2e80-\u9fff\uff00-\uffef][，。、；：！？）》”]*|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+/g) || []) {
      if (line.trim() && pen.measureText(line + part).width > width) {
        lines.push(line.trimEnd());
        line = part.trimStart();
      } else line += part;
    }
    return line.trim() ? [...lines, line.trimEnd()] : lines;
  };

  // A slide: title and subtitle across the top, the figure's body as large as it fits, sources and credit below.
  const SLIDE = { width: 1920, height: 1080, margin: 56 };
  const slide = async (figure) => {
    const [title, subtitle, footer, [top, bottom]] = JSON.parse(figure.querySelector(".take").dataset.texts);
    const canvas = Object.assign(document.createElement("canvas"), { width: SLIDE.width, height: SLIDE.height });
    const pen = canvas.getContext("2d");
    const fonts = getComputedStyle(document.body).fontFamily;
    const room = SLIDE.width - 2 * SLIDE.margin;
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, SLIDE.width, SLIDE.height);
    pen.textBaseline = "top";
    const write = (lines, size, weight, colour, from) => {
      pen.font = `${weight} ${size}px ${fonts}`;
      pen.fillStyle = colour;
      lines.forEach((line, n) => pen.fillText(line, SLIDE.margin, from + n * size * 1.3));
      return from + lines.length * size * 1.3;
    };
    const broken = (text, size, weight) => {
      pen.font = `${weight} ${size}px ${fonts}`;
      return linesOf(pen, text, room);
    };
    let from = SLIDE.margin * 0.7;
    from = write(broken(title, 46, 600), 46, 600, "#1d2329", from);
    from = write(broken(subtitle, 27, 400), 27, 400, "#4b535c", from + 4) + 16;
    const notes = footer.flatMap((note) => broken(note, 18, 400));
    const end = SLIDE.height - SLIDE.margin * 0.6 - notes.length * 18 * 1.3;
    write(notes, 18, 400, "#5f6872", end);
    const whole = await imageOf(figure.querySelector("img").src);
    const [wide, high] = [whole.naturalWidth, whole.naturalHeight * (bottom - top)];
    const scale = Math.min(room / wide, (end - 14 - from) / high);
    pen.drawImage(
      whole, 0, whole.naturalHeight * top, wide, high,
      (SLIDE.width - wide * scale) / 2, from + (end - 14 - from - high * scale) / 2, wide * scale, high * scale,
    );
    return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
  };

  const made = {
    csv: (button) => unpacked(button.dataset.body, "text/csv"),
    svg: (button) => unpacked(button.dataset.body, "image/svg+xml"),
    slide: (button) => slide(button.closest("figure")),
  };
  const page = decodeURIComponent(location.pathname.split("/").pop()).replace(/\.html?$/i, "") || document.title;
  for (const button of inflates ? document.querySelectorAll("[data-take]") : []) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.setAttribute("aria-busy", "true");
      const kind = button.dataset.take;
      const blob = await made[kind](button);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${page}_${button.closest("figure").id}.${kind === "slide" ? "png" : kind}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      button.removeAttribute("aria-busy");
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
