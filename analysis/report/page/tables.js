// Tables whose rows a reader may want to sort and search; without this they are plain tables.
const language = document.documentElement.lang;
const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function key(row, column, number) {
  const text = row.cells[column].textContent.trim();
  if (!number) return text;
  const plain = language === "fr" ? text.replace(/\s/g, "").replace(",", ".") : text.replace(/[\s,]/g, "");
  const value = parseFloat(plain);
  return Number.isNaN(value) ? -Infinity : value;
}

function sort(table, heading) {
  const column = heading.cellIndex;
  const number = heading.classList.contains("number");
  const down = heading.getAttribute("aria-sort") === "ascending";
  const body = table.tBodies[0];
  const rows = Array.from(body.rows, (row) => [key(row, column, number), row]);
  rows.sort(([a], [b]) => (down ? -1 : 1) * (number ? a - b : collator.compare(a, b)));
  body.append(...rows.map(([, row]) => row));
  for (const other of heading.parentNode.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
}

function search(table, field, told) {
  const words = bare(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    const text = bare(row.textContent);
    row.hidden = !words.every((word) => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  told.textContent = words.length ? `${shown} / ${table.tBodies[0].rows.length}` : "";
}

for (const table of document.querySelectorAll("table[data-tools]")) {
  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(table, heading));
    heading.append(button);
  }
  if (table.tBodies[0].rows.length < 8) continue;
  const label = document.createElement("label");
  const field = document.createElement("input");
  const told = document.createElement("output");
  label.className = "search";
  field.type = "search";
  label.append(document.documentElement.dataset.search + " ", field, " ", told);
  field.addEventListener("input", () => search(table, field, told));
  table.parentNode.before(label);
}
