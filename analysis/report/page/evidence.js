// A number's sentences, shown where the number stands; the link itself leads to the first of them.
const said = JSON.parse(document.getElementById("words").textContent);
const panel = document.getElementById("evidence");
const back = document.getElementById("back");
const highlights = window.CSS && CSS.highlights;

// Spans of an article as stored, by the anchor of their sentence: "s-a:12-40,52-60 s-b" in the order given.
function places(also, href, start, end) {
  const found = new Map();
  for (const place of also ? also.split(" ") : [href.slice(1)]) {
    const [anchor, words] = place.split(":");
    found.set(anchor, words ? words.split(",").map((pair) => pair.split("-").map(Number)) : []);
  }
  if (!also && start && end) found.set(href.slice(1), [[Number(start), Number(end)]]);
  return found;
}

// A sentence and those after it into which its spans reach.
function reach(sentence, spans) {
  const last = Math.max(...spans.map(([, end]) => end));
  const all = [...sentence.closest("[data-article]").querySelectorAll(".s")];
  return [sentence, ...all.slice(all.indexOf(sentence) + 1).filter((next) => Number(next.dataset.at) < last)];
}

// The text nodes of sentences with the offset of each in the article, in code points.
function* pieces(sentences) {
  for (const sentence of sentences) {
    let at = Number(sentence.dataset.at);
    const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const points = Array.from(node.data);
      yield { sentence, node, points, at };
      at += points.length;
    }
  }
}

function quoted(sentences, spans) {
  const quote = document.createElement("blockquote");
  quote.lang = sentences[0].closest("[lang]").lang;
  let before = sentences[0];
  for (const { sentence, node, points, at } of pieces(sentences)) {
    if (node.parentElement.closest(".markup")) continue;
    if (sentence !== before) quote.append(" ");
    before = sentence;
    const inside = (i) => spans.some(([start, end]) => start <= at + i && at + i < end);
    for (let i = 0, j = 0; i < points.length; i = j) {
      for (j = i + 1; j < points.length && inside(j) === inside(i); ) j += 1;
      const text = points.slice(i, j).join("");
      if (inside(i)) quote.append(Object.assign(document.createElement("mark"), { textContent: text }));
      else quote.append(text);
    }
  }
  return quote;
}

// What was read in the marked words, in words: who speaks, how sure that is.
function notes(sentences, spans) {
  const found = new Set();
  for (const { sentence, node, points, at } of pieces(sentences)) {
    const note = node.parentElement.closest("[title]");
    const meets = spans.some(([start, end]) => start < at + points.length && at < end);
    if (note && sentence.contains(note) && meets) note.title.split("\n").forEach((line) => found.add(line));
  }
  return found;
}

function proof(anchor, spans) {
  const sentence = document.getElementById(anchor);
  if (!sentence) return null;
  const sentences = reach(sentence, spans);
  const item = document.createElement("li");
  const kicker = sentence.closest("[data-article]").querySelector(".kicker").cloneNode(true);
  const list = document.createElement("ul");
  list.append(...[...notes(sentences, spans)].map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  const to = Object.assign(document.createElement("a"), { href: `#${anchor}`, textContent: said.read });
  to.addEventListener("click", () => {
    followed = { anchor, spans };
    panel.hidePopover();
    if (location.hash === `#${anchor}`) arrive();
  });
  item.append(kicker, quoted(sentences, spans));
  if (list.children.length) item.append(list);
  item.append(to);
  return item;
}

function shown({ href, also, more, what, from, start, end }) {
  const items = [...places(also, href, start, end)].map(([anchor, spans]) => proof(anchor, spans)).filter(Boolean);
  if (!items.length || !panel.showPopover) {
    location.hash = href;
    return;
  }
  panel.querySelector(".what").textContent = what.length > 160 ? `${what.slice(0, 160)}…` : what;
  panel.querySelector(".count").textContent = `${said.sentences} ${items.length + Number(more || 0)}`;
  panel.querySelector("ol").replaceChildren(...items);
  panel.querySelector(".more").hidden = !more;
  const block = from.closest("[data-block]");
  const address = panel.querySelector(".address");
  address.hidden = !block;
  if (block) address.href = `#${block.id}`;
  panel.showPopover();
  placed(from.getBoundingClientRect());
  panel.scrollTop = 0;
  panel.querySelector(".count").focus();
}

// Under what was asked about, or over it where there is more room; a narrow screen has it at its foot.
function placed(box) {
  panel.style.removeProperty("left");
  panel.style.removeProperty("top");
  panel.style.removeProperty("max-height");
  if (matchMedia("(max-width: 40rem)").matches) return;
  const page = document.documentElement;
  const [above, below] = [box.top - 16, innerHeight - box.bottom - 16];
  const over = panel.offsetHeight > below && above > below;
  panel.style.maxHeight = `${Math.max(200, Math.min(544, over ? above : below))}px`;
  const { offsetWidth: width, offsetHeight: height } = panel;
  panel.style.left = `${scrollX + Math.max(16, Math.min(box.left, page.clientWidth - width - 16))}px`;
  panel.style.top = `${scrollY + (over ? Math.max(8, box.top - height - 8) : box.bottom + 8)}px`;
}

// A link in a table says of whom and of what it is; any other speaks for itself.
function named(link) {
  const cell = link.closest("td");
  const text = link.textContent.trim();
  if (!cell || !cell.dataset.label) return text;
  const row = cell.parentNode.cells[0];
  return `${row === cell ? "" : `${row.textContent.trim().slice(0, 90)} · `}${cell.dataset.label} : ${text}`;
}

// A link names the exact words inside its sentence, by code points of the article as stored.
function marked(sentence, spans) {
  const all = [...pieces(reach(sentence, spans))];
  const place = (offset, piece) => [piece.node, piece.points.slice(0, offset - piece.at).join("").length];
  const ranges = spans.map(([start, end]) => {
    const range = document.createRange();
    range.setStart(...place(start, all.find(({ points, at }) => start < at + points.length) || all[0]));
    range.setEnd(...place(end, all.findLast(({ at }) => at < end) || all[0]));
    return range;
  });
  highlights.set("words", new Highlight(...ranges));
}

let followed = null;

function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const sentence = target && target.matches(".s") ? target : null;
  if (highlights) {
    highlights.delete("words");
    if (sentence && followed && followed.anchor === sentence.id) marked(sentence, followed.spans);
  }
  back.hidden = !(target && target.matches(".s, [data-article]"));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest('a[href^="#s-"]');
  if (!link || panel.contains(link) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const { start, end, also, more } = link.dataset;
  shown({ href: link.hash, also, more, start, end, what: named(link), from: link });
});
panel.querySelector(".address").addEventListener("click", () => panel.hidePopover());
window.addEventListener("hashchange", arrive);
back.addEventListener("click", (event) => {
  event.preventDefault();
  history.back();
});
