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

// A drawn mark answers to the pointer alone: give each that leads somewhere to the keys and to screen readers.
// Of several marks for one thing, a bar and the number on it, the last that has words for it stands for all.
function linked(live, all) {
  const stops = new Map();
  for (const mark of live.querySelectorAll(".role-mark :is(path, text)")) {
    const item = mark.__data__;
    mark.removeAttribute("tabindex");
    mark.removeAttribute("role");
    if (!item || !item.href || item.opacity === 0) continue;
    stops.set(JSON.stringify([item.href, item.datum.also, told(item)]), mark);
  }
  for (const mark of stops.values()) {
    mark.setAttribute("tabindex", all || mark === stops.values().next().value ? "0" : "-1");
    mark.setAttribute("role", "link");
    mark.dataset.to = mark.__data__.href;
    mark.setAttribute("aria-label", labelled(mark.textContent, told(mark.__data__)));
    for (let hidden = mark; (hidden = hidden.closest("[aria-hidden]")); ) hidden.removeAttribute("aria-hidden");
  }
  return [...stops.values()];
}

// What is drawn must be part of what is heard, so that a voice can ask for it.
function labelled(drawn, words) {
  return !drawn || words.startsWith(drawn) ? words : `${drawn}${words && ` · ${words}`}`;
}

// What a mark says of itself: its tooltip in a line.
function told(item) {
  const tip = item.tooltip;
  return tip && typeof tip === "object" ? Object.values(tip).join(" · ") : String(tip || item.text || "");
}

// One stop of the tab key a chart; arrows go from mark to mark.
function walked(live) {
  live.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const marks = [...live.querySelectorAll("[role=link]")];
    const next = marks[marks.indexOf(event.target) + step];
    if (!step || !marks.includes(event.target) || !next) return;
    event.preventDefault();
    event.target.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
}

// A mark shows its sentences where it stands, by the pointer and by the keys, and Vega follows no link of its own.
function opening(live) {
  const act = (event) => {
    const mark = event.target;
    const item = mark.__data__;
    if (!item || !item.href) return;
    event.preventDefault();
    event.stopPropagation();
    shown({ href: item.href, also: item.datum.also, more: item.datum.more, what: told(item), from: mark });
  };
  live.addEventListener("click", act, true);
  live.addEventListener("keydown", (event) => (event.key === "Enter" || event.key === " ") && act(event));
}

function keyed(live, view, spec) {
  if (!(spec.params || []).some((param) => param.name === "brush")) {
    linked(live, false);
    walked(live);
    return;
  }
  // The brush is moved by keys of the whole chart and says nothing itself.
  for (const brush of live.querySelectorAll(".brush_brush, .brush_brush_bg")) brush.setAttribute("aria-hidden", "true");
  live.tabIndex = 0;
  live.setAttribute("role", "group");
  live.setAttribute("aria-label", [].concat(spec.title.text, spec.title.subtitle).join(" "));
  // The first change of a brush that began with a value is lost to its set-up: let it be none.
  const first = Object.values(view.signal("brush"))[0];
  if (first) view.signal("reach", first).runAsync();
  linked(live, true);
  // A moved brush draws new words.
  new MutationObserver(() => {
    linked(live, true);
    faded(live);
  }).observe(live, { childList: true, subtree: true });
  live.addEventListener("keydown", (event) => {
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
const letter = 10;
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
  // Two columns of a legend must fit beside each other.
  if (spec.config && spec.config.legend) spec.config.legend.labelLimit = Math.min(150, width / 2 - 40);
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
      opening(frame.querySelector(".live"));
    });
}
