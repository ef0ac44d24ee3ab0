// A file dropped on its box is chosen.
const box = document.querySelector("[data-drop]");
const input = box.querySelector("input");

for (const name of ["dragover", "dragenter"]) box.addEventListener(name, (event) => {
  event.preventDefault();
  box.classList.add("over");
});
for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("over"));
box.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
});
