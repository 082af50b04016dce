// One outlet, picked once, stands out in every chart, and tables that have a row an outlet keep its rows.
const outlets = [...new Set(Array.from(document.querySelectorAll("[data-article] .kicker b"), (name) => name.textContent))];
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

function kept_rows(table) {
  const rows = [...table.tBodies[0].rows];
  const column = [...table.tHead.rows[0].cells].findIndex((_, at) => rows.length && rows.every((row) => outlets.includes(row.cells[at].textContent)));
  for (const row of rows) row.classList.toggle("other", Boolean(picked) && column >= 0 && row.cells[column].textContent !== picked);
  table.dispatchEvent(new Event("turned"));
}

function follow() {
  document.querySelectorAll(".live").forEach(faded);
  document.querySelectorAll(".table > table").forEach(kept_rows);
}

if (outlets.length > 1) {
  const label = Object.assign(document.createElement("label"), { className: "pick", textContent: `${said.pick} ` });
  const choice = document.createElement("select");
  choice.append(new Option(said.all, ""), ...outlets.map((name) => new Option(name, name)));
  choice.addEventListener("change", () => {
    picked = choice.value;
    follow();
  });
  label.append(choice);
  document.querySelector(".toc").append(label);
}
