// Two cells chosen are compared at once; without this script the button does it. Arrow keys go from cell to cell.
const form = document.querySelector(".choose-cells");
const cells = () => [...form.querySelectorAll("input:checked")];

form?.addEventListener("change", () => {
  if (cells().length === 2) form.submit();
});

// Back from the comparison, nothing is chosen any more.
window.addEventListener("pageshow", () => cells().forEach((cell) => (cell.checked = false)));

const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

form?.addEventListener("keydown", (event) => {
  const step = steps[event.key];
  const cell = event.target.closest("td");
  if (!step || !cell) return;
  event.preventDefault();
  const sideways = getComputedStyle(cell).direction === "rtl" ? -step[1] : step[1];
  const row = form.querySelector("table").rows[cell.parentElement.rowIndex + step[0]];
  row?.cells[cell.cellIndex + sideways]?.querySelector("input")?.focus();
});
