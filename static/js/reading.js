// Following a paragraph's number also puts its address on the clipboard. Without this script it is a link like any other.
const said = document.createElement("p");
said.className = "copied";
said.setAttribute("role", "status");
document.body.append(said);

async function copy(event) {
  const place = event.target.closest("a.place");
  if (!place || !navigator.clipboard) return;
  await navigator.clipboard.writeText(place.href);
  said.textContent = "Link copied";
  setTimeout(() => said.replaceChildren(), 2000);
}

document.addEventListener("click", copy);
