// Keyboard shortcuts: says which key was pressed as a "shortcut" event, and keeps the list of them under "?".
// Single keys can be in the way of speech input, so the list has a switch (WCAG 2.2, success criterion 2.1.4).
const list = document.querySelector("#keys");
const kept = "keys";
const isOff = () => localStorage.getItem(kept) === "off";

const label = document.createElement("label");
const keysOn = document.createElement("input");
keysOn.type = "checkbox";
keysOn.checked = !isOff();
keysOn.addEventListener("change", () => localStorage.setItem(kept, keysOn.checked ? "on" : "off"));
label.append(keysOn, ` ${list.dataset.switch}`);
list.querySelector("form").prepend(label);

const everywhere = {
  "?": () => (list.open ? list.close() : list.showModal()),
  "/": () => document.querySelector("[type=search]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isOff() && event.key !== "?") return;
  if (list.open && event.key !== "?") return;
  if (everywhere[event.key]) {
    event.preventDefault();
    everywhere[event.key]();
  } else {
    document.dispatchEvent(new CustomEvent("shortcut", { detail: event.key }));
  }
});

for (const way of document.querySelectorAll("a[data-keys]")) {
  way.addEventListener("click", (event) => {
    event.preventDefault();
    list.showModal();
  });
}
