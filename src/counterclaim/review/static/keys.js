// One key, one act: a key presses the button or link that carries it, unless somebody is typing.

export function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}

export function listenToKeys(find) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const place = find(event.key);
    if (!place) return;
    event.preventDefault();
    if (typeof place === "function") place();
    else place.click();
  });
}

export function findByKey(key, within = document) {
  return [...within.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key && !each.closest("[hidden]"));
}
