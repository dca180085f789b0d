// A file dropped on its place in the form is chosen there, as if by the button; what was chosen is said below it, and a
// file that is too large is refused before it is sent. Without this script the button does, and the server refuses.
function inKilobytes(file) {
  return `${file.name}, ${Math.ceil(file.size / 1024).toLocaleString(document.documentElement.lang)} kB`;
}

function say(place, input, fault) {
  const [file] = input.files;
  const larger = file && file.size > Number(place.dataset.most);
  const wrong = fault || (larger ? place.dataset.larger.replace("{name}", file.name) : "");
  input.setCustomValidity(fault || !place.checkVisibility() ? "" : wrong);
  place.querySelector("output").textContent = wrong || (file ? inKilobytes(file) : "");
  place.classList.toggle("refused", Boolean(wrong));
}

function isOneFile(data) {
  const [item] = data.items;
  return data.files.length === 1 && !item.webkitGetAsEntry?.()?.isDirectory;
}

for (const place of document.querySelectorAll(".own-file")) {
  const input = place.querySelector("input");
  place.querySelector(".drop-here").hidden = false;
  input.addEventListener("change", () => say(place, input));
  place.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    place.classList.add("over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    place.classList.remove("over");
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    const one = isOneFile(event.dataTransfer);
    if (one) input.files = event.dataTransfer.files;
    say(place, input, one ? "" : place.dataset.one);
  });
  say(place, input); // gone back to, a browser may have kept the choice
}

// Where the place for a file is not shown, a file that is dragged there shows it; one that is not shown hinders nothing.
for (const side of document.querySelectorAll(".one-of")) {
  const place = side.querySelector(".own-file");
  side.addEventListener("dragenter", (event) => {
    if (event.dataTransfer.types.includes("Files")) side.querySelector("[value=file]").checked = true;
  });
  side.addEventListener("change", () => say(place, place.querySelector("input")));
}

// A file dropped beside its place would leave the page, and the words in it.
for (const moment of ["dragover", "drop"]) {
  addEventListener(moment, (event) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
}
