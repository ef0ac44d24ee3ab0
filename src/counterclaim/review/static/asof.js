// The as-of day as a slider over the links that are there without script.
const block = document.querySelector("#asof-block");

if (block) {
  const slider = block.querySelector("input");
  const links = [...block.querySelectorAll(".days a")];
  slider.hidden = false;
  slider.addEventListener("input", () => {
    const words = links[slider.value].querySelector("b").textContent;
    block.querySelector("output").textContent = words;
    slider.setAttribute("aria-valuetext", words);
  });
  slider.addEventListener("change", () => location.assign(`${links[slider.value].href}#asof-block`));
}
