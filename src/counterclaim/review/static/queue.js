// The whole queue from the keyboard: every key presses a button or follows a link that the page already has.
import { findByKey, listenToKeys } from "./keys.js";

const keys = document.querySelector("aside details");

listenToKeys((key) => {
  if (key === "?") return () => {
    keys.open = !keys.open;
    if (keys.open) keys.scrollIntoView({ block: "nearest" });
  };
  return findByKey(key);
});
