"use strict";
/* Lights up a record when its words are pointed at, and the words when the record is. */
(function () {
  const marks = [...document.querySelectorAll("#text .mark[data-records]")];
  const cards = new Map([...document.querySelectorAll(".card[data-record]")].map((card) => [card.dataset.record, card]));

  /* Where the records do not stand beside the text, the one that is meant comes up at the foot of the window. */
  const beside = window.matchMedia("(min-width: 56.01rem)");

  function light(number, fromText = false) {
    for (const mark of marks) mark.classList.toggle("lit", number !== undefined && mark.dataset.records.split(" ").includes(number));
    for (const [each, card] of cards) {
      card.classList.toggle("lit", each === number);
      card.classList.toggle("peek", fromText && !beside.matches && each === number);
    }
    const card = cards.get(number);
    if (card && fromText && beside.matches) card.scrollIntoView({ block: "nearest" });
  }

  for (const mark of marks) {
    const innermost = mark.dataset.records.split(" ").filter(Boolean).pop();
    if (!innermost) continue;
    mark.addEventListener("mouseenter", () => light(innermost, true));
    mark.addEventListener("mouseleave", () => light());
  }
  for (const anchor of document.querySelectorAll("#text .anchor")) {
    anchor.addEventListener("focus", () => light(anchor.textContent, true));
    anchor.addEventListener("blur", () => light());
  }
  for (const [number, card] of cards) {
    card.addEventListener("mouseenter", () => { if (!card.classList.contains("peek")) light(number, false); });
    card.addEventListener("mouseleave", () => { if (!card.classList.contains("peek")) light(); });
    card.addEventListener("focusin", () => { if (!card.classList.contains("peek")) light(number, false); });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") light(); });
})();
