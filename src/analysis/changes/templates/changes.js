// The search: rows that lack one of the words are hidden. Without a script the page shows them all.
"use strict";
{
  const field = document.querySelector("#search");
  if (field) {
    const rows = [...document.querySelectorAll("tbody tr")].map((row) => [row, row.textContent.toLowerCase()]);
    field.parentElement.hidden = false;
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/);
      for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
    });
  }
}
