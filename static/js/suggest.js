// Offers symbols, titles, subjects and sponsors while one types: what is chosen is gone to, or stands in a field that
// names a text. Without this script the search page lists them.
for (const [at, field] of document.querySelectorAll("[data-suggest]").entries()) {
  const list = document.createElement("datalist");
  list.id = `suggestions-${at}`;
  field.after(list);
  field.setAttribute("list", list.id);

  let offered = new Map();
  let waiting;

  const offer = async () => {
    const typed = field.value.trim();
    if (typed.length < 2) return;
    const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || field.value.trim() !== typed) return;
    const { suggestions } = await answer.json();
    offered = new Map(suggestions.map((one) => [one.text, one]));
    list.replaceChildren(...suggestions.map(({ text, kind }) => new Option(kind, text)));
  };

  field.addEventListener("input", () => {
    const chosen = offered.get(field.value);
    if (chosen && "names" in field.dataset) field.value = chosen.name || chosen.text;
    else if (chosen) location.assign(chosen.url);
    clearTimeout(waiting);
    waiting = setTimeout(offer, 120);
  });
}
