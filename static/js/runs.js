// The report of a load that goes on is brought up to date where it stands; without this there is the link.
const EVERY = 2000;

async function look() {
  const response = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("run");
  if (!response.ok || !fresh) return;
  document.getElementById("run").replaceWith(fresh);
  await wait();
}

async function wait() {
  if (!("goesOn" in document.getElementById("run").dataset)) return;
  await new Promise((resolve) => setTimeout(resolve, EVERY));
  await look();
}

wait();
