/* The lists as a library: a table of works to search and sort. */

const SHELVES = {
  "": (a, b) => comparePlaces(a, b),
  title: (a, b) => collator.compare(a.page_title || a.title, b.page_title || b.title),
  year: (a, b) => (b.year || "").localeCompare(a.year || ""),
  stars: (a, b) => (b.stars ?? -1) - (a.stars ?? -1),
};

/* What the page says of itself that a reader may look for; the table shows three authors at most. */
const SEARCHED = new Set(["Authors", "Site", "DOI", "arXiv", "ISBN", "Repository"]);

/* As people type: without accents, and with one apostrophe for all. */
const plainly = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();

function Library(data) {
  const form = document.getElementById("shelving");
  const field = form.elements;
  const tally = document.getElementById("shelf-tally");
  const works = data.links.filter((link) => link.opens !== false && link.verdict !== "invalid" && link.verdict !== "skipped");
  const heads = ["Title", "Section", "Kind", "Year", "Stars", "Health"];
  const section = (work) => work.places?.[0]?.[4] || "";
  const told = (work) => (work.about || []).filter(([name]) => SEARCHED.has(name)).map(([, value]) => value);
  const filed = (work) => (work.places || []).flatMap((place) => [place[3], place[4]]);
  const haystack = (work) =>
    (work.shelf ??= [work.title, work.page_title, work.year, work.host, ...told(work), ...filed(work)].filter(Boolean).map(plainly).join("\n"));

  const line = (work) =>
    el("tr", {},
      el("td", {}, link(work.url, work.opens, work.page_title || work.title), work.authors ? [" ", bdi(work.authors, "authors")] : null),
      el("td.section", {}, section(work) ? bdi(section(work)) : null),
      el("td", {}, work.kind),
      el("td.num", {}, work.year),
      el("td.num", {}, work.stars === undefined ? null : number(work.stars)),
      el("td", {}, verdict(work.verdict)));
  const table = (rows) =>
    rows.length
      ? el("table.shelf", {}, el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, rows.map(line)))
      : el("p.none-found", {}, "Nothing by that name.");
  const pager = Pager(document.getElementById("shelf"), 50, table);

  const wanted = () => Object.fromEntries(["q", "list", "section", "kind", "sort"].map((name) => [name, field[name].value.trim()]));

  function show() {
    const want = wanted(), terms = words(plainly(want.q)), list = want.list === "" ? -1 : Number(want.list);
    const rows = works.filter((work) =>
      (!want.kind || work.kind === want.kind) &&
      (list < 0 || (work.places || []).some((place) => place[0] === list)) &&
      (!want.section || (work.places || []).some((place) => place[4] === want.section)) &&
      terms.every((term) => haystack(work).includes(term)));
    rows.sort(SHELVES[want.sort] || SHELVES[""]);
    tally.textContent = tallied(rows.length, works.length, "work");
    pager.set(rows);
    return want;
  }

  const change = () => State.write("library", show());

  function apply(fields) {
    for (const name of ["q", "list", "section", "kind", "sort"]) field[name].value = fields[name] || "";
    show();
  }

  choices(field.list, "all", data.lists.map((list, at) => [String(at), list.name]));
  choices(field.section, "all", sortedKeys(counted(works, (work) => (work.places || []).map((place) => place[4]))).map((name) => [name]));
  choices(field.kind, "all", sortedKeys(counted(works, (work) => [work.kind])).map((name) => [name]));
  const soon = debounced(change, 90);
  form.addEventListener("input", (event) => (event.target.type === "search" ? soon() : change()));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply({});
  return { apply };
}
