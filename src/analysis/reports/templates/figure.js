"use strict";
// What a reader does with a figure, on every page: enlarge it, take it away. Runs before the page's own script.
(() => {
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

  // A figure is enlarged over the page, where a finger or the wheel moves it; one of few pixels is no larger than the screen.
  const enlarge = (figure, words) => {
    const box = document.createElement("dialog");
    const close = document.createElement("button");
    const image = figure.querySelector("img").cloneNode();
    close.type = "button";
    close.textContent = words;
    image.removeAttribute("width");
    box.className = "large";
    box.append(close, image);
    close.addEventListener("click", () => box.close());
    image.addEventListener("click", () => box.close());
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
  };
  for (const button of document.querySelectorAll("button.alone")) {
    const figure = button.closest("figure");
    button.hidden = false;
    button.addEventListener("click", () => enlarge(figure, button.dataset.close));
    figure.querySelector("img").addEventListener("click", () => enlarge(figure, button.dataset.close));
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
})();
