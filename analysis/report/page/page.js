"use strict";
// Charts come to life in place of their pictures; a picture stays where that fails.
const locales = JSON.parse(document.getElementById("locale").textContent);

// Vega's interpreter, which the page's policy asks for, takes the milliseconds in datetime(n) for a year; Vega-Lite
// writes a given time domain so, and a scale takes the number as well.
function milliseconds(key, value) {
  return key === "signal" && typeof value === "string" ? value.replace(/\bdatetime\((-?\d+)\)/g, "$1") : value;
}

// A brush is moved by the pointer alone; a signal of ours, in the brush's own units, lets keys move it as well.
function reached(compiled) {
  for (const group of compiled.marks || []) {
    const moved = (group.signals || []).find((signal) => signal.name === "brush_x");
    if (!moved) continue;
    const scale = /invert\(\\?"([^"\\]+)/.exec(JSON.stringify(group.signals))[1];
    compiled.signals.push({ name: "reach", value: null }, { name: "reached", value: scale });
    moved.on.push({ events: { signal: "reach" }, update: `[scale("${scale}", reach[0]), scale("${scale}", reach[1])]` });
  }
  return compiled;
}

// Arrows move the brush by half its width, + and - halve and double it, 0 takes everything.
function stretch(key, low, high, width) {
  const half = (high - low) / 2;
  const step = { ArrowLeft: -half, ArrowRight: half }[key];
  if (step !== undefined) {
    const by = Math.max(-low, Math.min(width - high, step));
    return [low + by, high + by];
  }
  const grown = { "+": half / 2, "-": half * 2 }[key];
  if (grown !== undefined) return [Math.max(0, low + half - grown), Math.min(width, low + half + grown)];
  return key === "0" ? [0, width] : null;
}

// A drawn word answers to the pointer alone: give each that leads somewhere to the tab key and to screen readers.
function linked(live) {
  for (const word of live.querySelectorAll(".mark-text text")) {
    const to = word.__data__ && word.__data__.href;
    if (!to) {
      word.removeAttribute("tabindex");
      continue;
    }
    word.setAttribute("tabindex", "0");
    word.setAttribute("role", "link");
    word.dataset.to = to;
    for (let hidden = word; (hidden = hidden.closest("[aria-hidden]")); ) hidden.removeAttribute("aria-hidden");
  }
}

function keyed(live, view, spec) {
  if (!(spec.params || []).some((param) => param.name === "brush")) return;
  live.tabIndex = 0;
  live.setAttribute("role", "group");
  live.setAttribute("aria-label", [].concat(spec.title.text, spec.title.subtitle).join(" "));
  // The first change of a brush that began with a value is lost to its set-up: let it be none.
  const first = Object.values(view.signal("brush"))[0];
  if (first) view.signal("reach", first).runAsync();
  linked(live);
  // A moved brush draws new words.
  new MutationObserver(() => linked(live)).observe(live, { childList: true, subtree: true });
  live.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.dataset.to) location.hash = event.target.dataset.to;
    const scale = view.scale(view.signal("reached"));
    const [low, high] = Object.values(view.signal("brush"))[0] || scale.domain().filter((_, i, all) => !i || i === all.length - 1);
    const range = stretch(event.key, scale(low), scale(high), view.signal("width"));
    if (!range) return;
    event.preventDefault();
    view.signal("reach", range.map(scale.invert)).runAsync();
  });
}

const options = {
  mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false,
  tooltip: { disableDefaultStyle: true }, ...locales,
  logLevel: 1, // errors only: a layer with nothing to show is no fault
  patch: (compiled) => reached(JSON.parse(JSON.stringify(compiled), milliseconds)),
};
// The size contract of analysis/charts/theme.py: how narrow a view may be, and what stands beside one of several.
const narrow = 320;
const margin = 40;

// Pixels that a character of a title and of a subtitle takes at most.
const letter = 9.4;
const small = 6.8;

function broken(text, length) {
  const rows = [""];
  for (const word of [].concat(text).join(" ").split(" ")) {
    const row = rows[rows.length - 1];
    if (row && row.length + 1 + word.length > length) rows.push(word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  return rows;
}

function fitted(spec, natural, room) {
  if (room >= natural) return spec;
  const width = Math.max(narrow, room) - 16; // less the padding on both sides
  spec.title.text = broken(spec.title.text, Math.floor(width / letter));
  spec.title.subtitle = broken(spec.title.subtitle, Math.floor(width / small));
  const several = spec.vconcat;
  for (const view of several || [spec]) {
    if (typeof view.width === "number") view.width = Math.max(narrow, room) - (several ? margin : 0);
  }
  return spec;
}

for (const figure of document.querySelectorAll("figure.chart")) {
  const frame = figure.querySelector(".frame");
  const spec = JSON.parse(figure.querySelector("script").textContent);
  const natural = Number(frame.querySelector("img").getAttribute("width"));
  window.vegaEmbed(frame.querySelector(".live"), fitted(spec, natural, frame.clientWidth), options)
    .then(({ view }) => {
      figure.classList.add("drawn");
      keyed(frame.querySelector(".live"), view, spec);
    });
}

// A link can name the exact words inside its sentence, by code points of the article as stored.
const back = document.getElementById("back");
const highlights = window.CSS && CSS.highlights;

function place(article, offset) {
  let sentence = null;
  for (const candidate of article.querySelectorAll(".s")) {
    if (Number(candidate.dataset.at) > offset) break;
    sentence = candidate;
  }
  if (!sentence) return null;
  let left = offset - Number(sentence.dataset.at);
  let last = null;
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const points = Array.from(node.data);
    if (left <= points.length) return [node, points.slice(0, left).join("").length];
    left -= points.length;
    last = node;
  }
  return last && [last, last.length];
}

function mark(sentence, link) {
  if (!highlights) return;
  highlights.delete("words");
  if (!sentence || !link || !("start" in link.dataset) || !("end" in link.dataset)) return;
  const article = sentence.closest("[data-article]");
  const from = place(article, Number(link.dataset.start));
  const to = place(article, Number(link.dataset.end));
  if (!from || !to) return;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  highlights.set("words", new Highlight(range));
}

let followed = null;

function arrive() {
  const target = document.getElementById(location.hash.slice(1));
  const sentence = target && target.classList.contains("s") ? target : null;
  const link = followed && followed.hash === location.hash ? followed : null;
  mark(sentence, link);
  back.hidden = !(target && target.matches(".s, [data-article]"));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest('a[href^="#s-"]');
  if (!link) return;
  followed = link;
  if (link.hash === location.hash) arrive();
});
window.addEventListener("hashchange", arrive);
back.addEventListener("click", (event) => {
  event.preventDefault();
  history.back();
});
