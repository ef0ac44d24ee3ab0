// On the page of a report: steps from claim to claim, and a missed claim added by selecting its words.
import { findByKey, isTyping, listenToKeys } from "./keys.js";

const text = document.querySelector("#text");
const missed = document.querySelector("#missed");
const form = missed.querySelector("form");
const claims = [...document.querySelectorAll(".read")];
let place = claims.findIndex((claim) => claim.classList.contains("chosen"));

function step(by) {
  if (!claims.length) return;
  place = (place + by + claims.length) % claims.length;
  for (const claim of claims) claim.classList.toggle("chosen", claim === claims[place]);
  claims[place].focus();
  claims[place].scrollIntoView({ block: "center" });
}

listenToKeys((key) => {
  if (key === "j") return () => step(1);
  if (key === "k") return () => step(-1);
  return place >= 0 ? findByKey(key, claims[place]) : undefined;
});
document.querySelector("[data-step]").hidden = claims.length === 0;
for (const button of document.querySelectorAll("[data-step] button")) button.addEventListener("click", () => step(button.dataset.key === "j" ? 1 : -1));

// How many code points of the paragraph's own words stand before a place in it: numbers of statements are ours.
function measure(paragraph, node, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  const part = range.cloneContents();
  for (const number of part.querySelectorAll(".sno, .withheld")) number.remove();
  return [...part.textContent].length;
}

function paragraphOf(node) {
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("p.text");
}

function take() {
  const selection = getSelection();
  if (selection.isCollapsed || isTyping(document.activeElement)) return;
  const range = selection.getRangeAt(0);
  const paragraph = paragraphOf(range.startContainer);
  if (!paragraph || paragraph !== paragraphOf(range.endContainer) || !text.contains(paragraph)) return;
  const part = range.cloneContents();
  for (const number of part.querySelectorAll(".sno")) number.remove();
  const words = part.textContent;
  if (!words.trim() || part.querySelector(".withheld")) return;
  const lead = [...words].length - [...words.trimStart()].length;
  const start = Number(paragraph.dataset.start) + measure(paragraph, range.startContainer, range.startOffset) + lead;
  form.elements.words.value = words.trim();
  form.elements.start.value = paragraph.querySelector(".withheld") ? "" : start;
  form.elements.end.value = paragraph.querySelector(".withheld") ? "" : start + [...words.trim()].length;
  missed.querySelector("details").open = true;
  paragraph.closest(".para").after(missed);
  missed.classList.add("picker-block");
  form.querySelector("[data-leave]").hidden = false;
  form.elements.attribute.focus();
}

function leave() {
  missed.querySelector("details").open = false;
  getSelection().removeAllRanges();
}

text.addEventListener("mouseup", () => setTimeout(take));
document.addEventListener("keyup", (event) => {
  if (event.key === "Enter" && event.shiftKey) take();
});
form.querySelector("[data-leave]").addEventListener("click", leave);
missed.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave();
});
