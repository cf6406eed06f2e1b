"use strict";
/* The search box: offers what is found while somebody types. Text enters the page through textContent alone. */
(function () {
  const box = document.getElementById("q");
  const list = document.getElementById("found");
  const state = document.getElementById("found-state");
  let chosen = -1;
  let asked = 0;

  function close() {
    list.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    const items = list.children;
    if (!items.length) return;
    chosen = (place + items.length) % items.length;
    for (const [at, item] of [...items].entries()) item.setAttribute("aria-selected", String(at === chosen));
    box.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  }

  function show(hits) {
    list.replaceChildren(...hits.map((hit, place) => {
      const item = document.createElement("li");
      item.id = "found-" + place;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.page = hit.page;
      item.dir = "auto";
      item.textContent = hit.label + (hit.note ? " – " + hit.note : "");
      item.addEventListener("mousedown", () => { location.href = hit.page; });
      return item;
    }));
    chosen = -1;
    state.textContent = hits.length ? hits.length + " found; choose with the arrow keys" : "Nothing found";
    list.hidden = !hits.length;
    box.setAttribute("aria-expanded", String(hits.length > 0));
  }

  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    const words = box.value.trim();
    if (words.length < 2) return close();
    waiting = setTimeout(async () => {
      const mine = ++asked;
      try {
        const answer = await fetch("/api/search?q=" + encodeURIComponent(words));
        if (answer.ok && mine === asked) show(await answer.json());
      } catch (error) {
        state.textContent = "The server does not answer";
      }
    }, 120);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { choose(chosen + 1); event.preventDefault(); }
    else if (event.key === "ArrowUp") { choose(chosen - 1); event.preventDefault(); }
    else if (event.key === "Escape") { asked += 1; close(); }
    else if (event.key === "Enter" && chosen >= 0) { location.href = list.children[chosen].dataset.page; event.preventDefault(); }
  });
  box.addEventListener("blur", () => setTimeout(close, 100));
})();
