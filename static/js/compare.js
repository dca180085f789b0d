// n and p go to the next and the previous change; without this script the arrows beside each change do.
document.documentElement.classList.add("scripted");

const changes = [...document.querySelectorAll("[id^='change-']")];

function current() {
  const chosen = changes.findIndex((change) => `#${change.id}` === location.hash);
  if (chosen >= 0) return chosen;
  return changes.findIndex((change) => change.getBoundingClientRect().top > 0) - 1;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  const step = { n: 1, p: -1 }[event.key];
  if (!step || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const change = changes[current() + step];
  if (change) location.hash = change.id;
});
