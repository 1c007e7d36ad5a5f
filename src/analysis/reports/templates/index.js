"use strict";
(() => {
  const form = document.getElementById("filters");
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const none = document.getElementById("none");
  const cards = [...document.querySelectorAll(".card")];
  const groups = [...document.querySelectorAll(".group")];
  const filters = [...form.querySelectorAll("select")];
  const switches = [...document.querySelectorAll("[data-switch]")];

  // A page that is opened from a folder may not be allowed to remember anything.
  const remembered = () => { try { return localStorage.getItem("atlas-language"); } catch { return null; } };
  const remember = (chosen) => { try { localStorage.setItem("atlas-language", chosen); } catch { /* for this visit only */ } };
  let language = remembered() || ((navigator.language || "zh").startsWith("zh") ? "zh" : "en");

  const update = () => {
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    let all = 0;
    for (const card of cards) {
      // A report that is not there in the reader's language is shown in the one that it has.
      const told = card.dataset.lang === language || !card.dataset.languages.split(" ").includes(language);
      const found = words.every((word) => card.dataset.search.includes(word));
      const fits = filters.every((f) => f.value === "*" || card.dataset[f.dataset.filter] === f.value);
      card.hidden = !(told && found && fits);
      all += told ? 1 : 0;
      shown += card.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
    none.hidden = shown > 0;
    count.textContent = count.dataset[`${language}Count`].replace("{shown}", shown).replace("{all}", all);
  };

  const speak = (chosen) => {
    language = chosen;
    const key = chosen === "zh" ? "Zh" : "En";
    document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
    document.title = document.querySelector("h1").dataset[chosen];
    for (const element of document.querySelectorAll("[data-zh][data-en]")) {
      element.textContent = element.dataset[chosen];
    }
    for (const element of document.querySelectorAll("[data-title-zh]")) {
      element.title = element.dataset[`title${key}`];
      if (element.dataset.toZh) {
        element.setAttribute("aria-label", element.title);
        element.href = element.dataset[`to${key}`];
      }
    }
    for (const button of switches) {
      button.setAttribute("aria-pressed", String(button.dataset.switch === chosen));
    }
    update();
  };

  for (const button of switches) {
    button.addEventListener("click", () => {
      remember(button.dataset.switch);
      speak(button.dataset.switch);
    });
  }
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  form.hidden = false;
  document.querySelector(".languages").hidden = false;
  speak(language);
})();
