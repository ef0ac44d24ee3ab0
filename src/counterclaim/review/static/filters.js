// In the list of incidents a filter answers when it is set; the button is for those without script.
const form = document.querySelector("#filters");

async function apply() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) asked.append(name, value);
  const address = asked.size ? `?${asked}` : location.pathname;
  const answer = await fetch(address);
  if (!answer.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const held = document.activeElement;
  document.querySelector("#listing").replaceWith(document.adoptNode(page.querySelector("#listing")));
  const boxes = page.querySelectorAll("#filters fieldset");
  form.querySelectorAll("fieldset").forEach((old, place) => {
    if (boxes[place] && !old.contains(held)) old.replaceWith(document.adoptNode(boxes[place]));
    else if (boxes[place]) renew(old, boxes[place]);
  });
  form.querySelector("summary").textContent = page.querySelector("#filters summary").textContent;
  history.replaceState(null, "", address);
}

// The box that was just used stays where it is, only its numbers change.
function renew(old, fresh) {
  const numbers = new Map([...fresh.querySelectorAll("label")].map((label) => [label.querySelector("input")?.value, label.querySelector(".n")?.textContent]));
  for (const label of old.querySelectorAll("label")) {
    const number = label.querySelector(".n");
    if (number) number.textContent = numbers.get(label.querySelector("input")?.value) ?? "0";
  }
}

form.addEventListener("change", apply);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  apply();
});
if (matchMedia("(max-width: 75rem)").matches) form.querySelector("details").open = false;
