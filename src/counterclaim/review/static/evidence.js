// On the page of an incident: a chosen cell brings its words into the column beside it, without a new page.
import { findByKey, listenToKeys } from "./keys.js";

const column = document.querySelector("#evidence");

async function show(link) {
  const claim = link.dataset.claim;
  const answer = await fetch(`${column.dataset.fragment}/${encodeURIComponent(claim)}${column.dataset.asOf ? `?as_of=${column.dataset.asOf}` : ""}`, { headers: { "x-part": "evidence" } });
  if (!answer.ok) {
    location.assign(link.href);
    return;
  }
  column.innerHTML = await answer.text();
  for (const old of document.querySelectorAll("td.sel")) old.classList.remove("sel");
  for (const old of document.querySelectorAll("[data-claim][aria-current]")) old.removeAttribute("aria-current");
  for (const same of document.querySelectorAll(`td [data-claim="${CSS.escape(claim)}"]`)) {
    same.closest("td").classList.add("sel");
    same.setAttribute("aria-current", "true");
  }
  history.replaceState(null, "", link.href);
  if (matchMedia("(max-width: 75rem)").matches) column.scrollIntoView();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-claim]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(link);
});

listenToKeys((key) => findByKey(key, column));
