"use strict";
(() => {
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const cards = [...document.querySelectorAll(".card")];
  const filters = [...form.querySelectorAll("select")];
  const switches = [...document.querySelectorAll("[data-switch]")];
  let language = (navigator.language || "zh").startsWith("zh") ? "zh" : "en";

  const update = () => {
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const found = words.every((word) => card.dataset.search.includes(word));
      const fits = filters.every((f) => f.value === "*" || card.dataset[f.dataset.filter] === f.value);
      card.hidden = !(found && fits);
      shown += found && fits ? 1 : 0;
    }
    none.hidden = shown > 0;
    count.textContent = count.dataset[`${language}Count`].replace("{shown}", shown).replace("{all}", cards.length);
  };

  const speak = (chosen) => {
    language = chosen;
    document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
    for (const element of document.querySelectorAll("[data-zh][data-en]")) {
      element.textContent = element.dataset[chosen];
    }
    for (const button of switches) {
      button.setAttribute("aria-pressed", String(button.dataset.switch === chosen));
    }
    update();
  };

  for (const button of switches) button.addEventListener("click", () => speak(button.dataset.switch));
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  form.hidden = false;
  document.querySelector(".languages").hidden = false;
  speak(language);
})();
