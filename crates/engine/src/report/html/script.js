"use strict";
const filters = document.querySelector(".filters");
const items = [...document.querySelectorAll("li[data-grade]")];
const search = filters.querySelector("input[type=search]");
const grades = [...filters.querySelectorAll("input[type=checkbox]")];
const count = filters.querySelector("output");
filters.hidden = false;

function show() {
  const wanted = new Set(grades.filter((one) => one.checked).map((one) => one.value));
  const words = search.value.trim().toLowerCase();
  let shown = 0;
  for (const item of items) {
    const fits = wanted.has(item.dataset.grade) && item.textContent.toLowerCase().includes(words);
    item.hidden = !fits;
    shown += fits;
  }
  count.textContent = count.dataset.words.replace("{}", shown);
}

function move(step) {
  const list = items.filter((item) => !item.hidden);
  const at = list.indexOf(document.activeElement.closest("li"));
  const next = list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1)];
  if (next) {
    next.focus();
    next.scrollIntoView({ block: "center" });
  }
}

filters.addEventListener("input", show);
filters.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "ArrowDown") { move(1); event.preventDefault(); }
  if (event.key === "k" || event.key === "ArrowUp") { move(-1); event.preventDefault(); }
  if (event.key === "/") { search.focus(); event.preventDefault(); }
});
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // From a file some browsers forbid it: select the words, so that Ctrl+C takes them.
      getSelection().selectAllChildren(button.previousElementSibling);
    }
    button.textContent = button.dataset.done;
  });
}
show();
