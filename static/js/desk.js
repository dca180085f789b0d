// Keys of the queue: each presses what stands on the page with its letter (data-key), or goes to it where it is a field.
// Buttons carry the same letter as accesskey, which works without this script.
document.addEventListener("shortcut", (event) => {
  const target = document.querySelector(`[data-key="${CSS.escape(event.detail)}"]`);
  if (!target) return;
  if (target.matches("textarea")) target.focus();
  else target.click();
});

// What is mended is saved from wherever one is, also from within the words.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  document.querySelector("[data-last]")?.click();
});
