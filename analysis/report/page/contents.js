// The contents open the part that is being read.
const entries = new Map();
for (const link of document.querySelectorAll(".toc .part > a")) {
  entries.set(link.hash.slice(1), link.parentNode);
}

function reading() {
  let here = null;
  for (const id of entries.keys()) {
    const heading = document.getElementById(id);
    if (heading && heading.getBoundingClientRect().top < innerHeight / 3) here = id;
  }
  for (const [id, entry] of entries) {
    const now = id === (here || entries.keys().next().value);
    entry.classList.toggle("here", now);
    if (now) entry.firstElementChild.setAttribute("aria-current", "true");
    else entry.firstElementChild.removeAttribute("aria-current");
  }
}

let asked = 0;
addEventListener("scroll", () => {
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(reading);
}, { passive: true });
reading();
