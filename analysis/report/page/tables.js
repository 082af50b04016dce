// Tables that a reader may sort, search, leaf through and take away; without this they are plain and whole.
const language = document.documentElement.lang;
const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
// Rows from which on a table is leafed through, and rows of a leaf.
const narrowest = matchMedia("(max-width: 40rem)").matches;
const many = narrowest ? 8 : 15;
const leaf = narrowest ? 5 : 10;

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

// A row as texts; a cell of two lines keeps them apart.
function texts(row) {
  return Array.from(row.cells, (cell) => {
    const copy = cell.cloneNode(true);
    for (const line of copy.querySelectorAll(".above, .under")) line.prepend(" ");
    return copy.textContent.replace(/\s+/g, " ").trim();
  });
}

// A spreadsheet must take a cell for text, whatever it begins with; a number with its sign is one.
function kept(text) {
  return /^[=+@\t\r-]/.test(text) && !/^[+-]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
}

function lines(table, separator, cell) {
  const rows = [table.tHead.rows[0], ...table.tBodies[0].rows].filter((row) => !row.matches(".out, .other"));
  return rows.map((row) => texts(row).map(cell).join(separator)).join("\r\n");
}

function csv(table) {
  return `\ufeff${lines(table, ",", (text) => `"${kept(text).replace(/"/g, '""')}"`)}\r\n`;
}

function button(label, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.addEventListener("click", () => act(made));
  return made;
}

function copied(table, made) {
  navigator.clipboard.writeText(lines(table, "\t", kept)).then(() => {
    made.textContent = said.copied;
    setTimeout(() => (made.textContent = said.copy), 2000);
  });
}

function downloaded(table) {
  const address = URL.createObjectURL(new Blob([csv(table)], { type: "text/csv" }));
  const name = `${bare(table.caption.textContent).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}.csv`;
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

for (const table of document.querySelectorAll(".table > table")) {
  const body = table.tBodies[0];
  // Where there is no room for columns each cell says under which heading it would stand.
  const headings = texts(table.tHead.rows[0]);
  for (const row of body.rows) {
    for (const cell of row.cells) {
      cell.dataset.label = headings[cell.cellIndex];
      // A card has no place to keep for what is not known.
      cell.classList.toggle("bare", /^—?$/.test(cell.textContent.trim()));
    }
  }
  const bar = document.createElement("div");
  bar.className = "bar";
  let first = 0;
  const step = narrowest ? leaf : Number(table.dataset.leaf || leaf);

  // Rows that the search leaves out have the class out, those of other outlets than the one picked the class other;
  // those of other leaves are hidden.
  const leaves = document.createElement("span");
  const told = document.createElement("output");
  function turn(to) {
    const found = [...body.rows].filter((row) => !row.matches(".out, .other"));
    const size = body.rows.length > Math.max(many, step) ? step : body.rows.length;
    first = Math.max(0, Math.min(to, Math.max(0, found.length - 1)));
    first -= first % size;
    for (const row of body.rows) row.hidden = true;
    for (const row of found.slice(first, first + size)) row.hidden = false;
    const last = Math.min(first + size, found.length);
    const whole = found.length <= size && found.length === body.rows.length;
    told.textContent = whole ? "" : said.rows.replace("{first}", Math.min(first + 1, last)).replace("{last}", last).replace("{all}", found.length);
    leaves.hidden = found.length <= size;
    leaves.firstChild.disabled = first === 0;
    leaves.lastChild.disabled = last === found.length;
  }
  leaves.append(button("‹", () => turn(first - step)), button("›", () => turn(first + step)));
  leaves.firstChild.setAttribute("aria-label", said.previous);
  leaves.lastChild.setAttribute("aria-label", said.next);

  if ("tools" in table.dataset && body.rows.length > 2) {
    for (const heading of table.tHead.rows[0].cells) {
      const made = button("", () => {
        sort(table, heading);
        turn(0);
      });
      made.append(...heading.childNodes);
      heading.append(made);
    }
  }
  if (body.rows.length >= 8) {
    const label = Object.assign(document.createElement("label"), { className: "search" });
    const field = Object.assign(document.createElement("input"), { type: "search" });
    label.append(`${said.search} `, field);
    field.addEventListener("input", () => {
      const words = bare(field.value).split(/\s+/).filter(Boolean);
      for (const row of body.rows) {
        const text = bare(row.textContent);
        row.classList.toggle("out", !words.every((word) => text.includes(word)));
      }
      turn(0);
    });
    table.parentNode.before(label);
  }
  bar.append(told, leaves);
  if (navigator.clipboard) bar.append(button(said.copy, (made) => copied(table, made)));
  bar.append(button(said.download, () => downloaded(table)));
  bar.lastChild.title = table.caption.textContent;
  // Under the table, where a reader has come to its end; the search stands over it.
  table.parentNode.after(bar);
  table.addEventListener("turned", () => turn(0));
  turn(0);
}
