// A page that is shown a part at a time goes on by itself where its reader comes to the end of a part; without this script
// the links below it do. A paragraph named in the address that stands in another part is gone to.
const shown = document.querySelector("[data-part]");

async function goOn(next) {
  const answer = await fetch(next.href);
  if (!answer.ok) return; // the link is still there
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [nav, more] = ["nav.parts", "[data-part]"].map((name) => page.querySelector(name));
  shown.append(...more.children);
  document.querySelector("nav.parts").replaceWith(nav);
  nav.querySelector("[rel=prev]")?.remove(); // that part stands above
  watch();
}

function watch() {
  const next = document.querySelector("nav.parts [rel=next]");
  if (!next) return;
  const near = new IntersectionObserver(([seen]) => {
    if (!seen.isIntersecting) return;
    near.disconnect();
    goOn(next);
  });
  near.observe(next);
}

const named = decodeURIComponent(location.hash.slice(1));
const address = new URL(location);
if (shown && named && !document.getElementById(named) && address.searchParams.get("at") !== named) {
  address.searchParams.set("at", named);
  location.replace(address);
} else {
  watch();
}
