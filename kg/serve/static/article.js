"use strict";
/* Lights up a record when its words are pointed at, and the words when the record is. */
(function () {
  const marks = [...document.querySelectorAll("#text .mark[data-records]")];
  const cards = new Map([...document.querySelectorAll(".card[data-record]")].map((card) => [card.dataset.record, card]));

  function light(numbers, scroll) {
    for (const mark of marks) mark.classList.toggle("lit", numbers.length > 0 && mark.dataset.records.split(" ").includes(numbers[numbers.length - 1]));
    for (const [number, card] of cards) card.classList.toggle("lit", number === numbers[numbers.length - 1]);
    const card = cards.get(numbers[numbers.length - 1]);
    if (card && scroll) card.scrollIntoView({ block: "nearest" });
  }

  for (const mark of marks) {
    const numbers = mark.dataset.records.split(" ").filter(Boolean);
    if (!numbers.length) continue;
    mark.addEventListener("mouseenter", () => light(numbers, true));
    mark.addEventListener("mouseleave", () => light([], false));
  }
  for (const anchor of document.querySelectorAll("#text .anchor")) {
    anchor.addEventListener("focus", () => light([anchor.textContent], true));
    anchor.addEventListener("blur", () => light([], false));
  }
  for (const [number, card] of cards) {
    card.addEventListener("mouseenter", () => light([number], false));
    card.addEventListener("mouseleave", () => light([], false));
    card.addEventListener("focusin", () => light([number], false));
  }
})();
