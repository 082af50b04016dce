// One outlet, picked once, stands out in every chart, and tables that have a row an outlet keep its rows.
const choice = document.querySelector(".pick select");
const outlets = choice ? Array.from(choice.options, (option) => option.value).filter(Boolean) : [];
let picked = "";

// Charts name an outlet alone or with its number of articles.
function foreign(name) {
  return picked && name !== picked && !(name.startsWith(`${picked} (`) && !outlets.includes(name));
}

function faded(live) {
  for (const mark of live.querySelectorAll(".role-mark :is(path, text, line, rect)")) {
    const datum = (mark.__data__ && mark.__data__.datum) || {};
    const name = datum.outlet || datum.lane || datum.pair;
    mark.classList.toggle("faded", typeof name === "string" && Boolean(foreign(name)) && !(datum.pair && name.includes(picked)));
  }
}

// In a table with a column an outlet, the other outlets' step back.
function kept_columns(table) {
  const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
  const own = heads.map((name) => outlets.some((outlet) => name === outlet || name.startsWith(`${outlet} (`)));
  for (const row of table.rows) [...row.cells].forEach((cell, at) => cell.classList.toggle("stepped-back", own[at] && Boolean(foreign(heads[at]))));
}

function kept_rows(table) {
  const rows = [...table.tBodies[0].rows];
  const column = [...table.tHead.rows[0].cells].findIndex((_, at) => rows.length && rows.every((row) => outlets.includes(row.cells[at].textContent)));
  for (const row of rows) row.classList.toggle("other", Boolean(picked) && column >= 0 && row.cells[column].textContent !== picked);
  table.dispatchEvent(new Event("turned"));
}

function follow() {
  document.querySelectorAll(".live").forEach(faded);
  for (const table of document.querySelectorAll(".table > table")) {
    kept_rows(table);
    kept_columns(table);
  }
}

if (choice) {
  choice.addEventListener("change", () => {
    picked = choice.value;
    follow();
  });
}
