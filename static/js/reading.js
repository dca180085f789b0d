// What a script adds to the page of a text: where one is in its contents, the keys j k c w m, a paragraph's
// address on the clipboard. Without it every number is a link and every menu opens all the same.
const blocks = [...document.querySelectorAll(".block[id]")];
const article = document.querySelector("article");

function note(within, className, role) {
  const element = document.createElement("p");
  element.className = className;
  if (role) element.setAttribute("role", role);
  within.append(element);
  return element;
}

// The last paragraph that begins at the top of the window or above is the one being read.
function read(among) {
  const line = 96;
  let low = 0;
  let high = among.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (among[middle].getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// What is called, at most once a frame, while one scrolls.
function whileReading(show) {
  let waiting = false;
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(() => { waiting = false; show(); });
    waiting = true;
  }, { passive: true });
  show();
}

const contents = document.querySelector(".contents");
const entries = [...(contents?.querySelectorAll("a") ?? [])];
if (entries.length) {
  const headings = entries.map((entry) => document.getElementById(entry.hash.slice(1)));
  let current;
  whileReading(() => {
    const entry = entries[Math.max(0, read(headings))];
    if (entry === current) return;
    current?.removeAttribute("aria-current");
    entry.setAttribute("aria-current", "true");
    const chapter = entry.closest("details");
    if (chapter.parentElement.closest("details")) chapter.open = true;
    contents.scrollTop = entry.offsetTop - contents.clientHeight / 2;
    current = entry;
  });
}

// A former name of a paragraph leads to it as well.
function target() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const chosen = blocks.indexOf(named?.closest(".block[id]"));
  return chosen >= 0 ? chosen : read(blocks);
}

function go(step) {
  const block = blocks[Math.min(blocks.length - 1, Math.max(0, target() + step))];
  if (block) location.hash = block.id;
}

function follow(kind) {
  blocks[target()]?.querySelector(`.menu a[data-way="${kind}"]`)?.click();
}

function openMenu() {
  const menu = blocks[target()]?.querySelector(".menu");
  if (!menu) return;
  menu.open = !menu.open;
  menu.querySelector("summary").focus();
}

const keys = { j: () => go(1), k: () => go(-1), c: () => follow("change"), w: () => follow("words"), m: openMenu };
document.addEventListener("shortcut", (event) => keys[event.detail]?.());

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

const said = note(article, "copied", "status");
document.addEventListener("click", async (event) => {
  const place = event.target.closest("a.place, a[data-way=address]");
  if (!place || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(place.href);
  } catch {
    return; // the browser does not allow it: the address is in its bar
  }
  said.textContent = article.dataset.copied;
  setTimeout(() => said.replaceChildren(), 2000);
});
