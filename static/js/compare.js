// n and p go to the next and the previous change; without this script the arrows beside each change do.
document.documentElement.classList.add("scripted");

const changes = [...document.querySelectorAll("[id^='change-']")];

function current() {
  const chosen = changes.findIndex((change) => `#${change.id}` === location.hash);
  if (chosen >= 0) return chosen;
  return changes.findIndex((change) => change.getBoundingClientRect().top > 0) - 1;
}

document.addEventListener("shortcut", (event) => {
  const step = { n: 1, p: -1 }[event.detail];
  const change = step && changes[current() + step];
  if (change) location.hash = change.id;
});
