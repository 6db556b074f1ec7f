/* The link table: filters, order, pages, and the row an address names. */

const ORDERS = {
  since: (a, b) => (b.since || "").localeCompare(a.since || ""),
  place: (a, b) => comparePlaces(a, b),
  title: (a, b) => collator.compare(a.title, b.title),
  host: (a, b) => collator.compare(a.host || "", b.host || "") || collator.compare(a.url, b.url),
  status: (a, b) => (b.status || 0) - (a.status || 0),
  reason: (a, b) => a.reason.localeCompare(b.reason) || comparePlaces(a, b),
};

function comparePlaces(a, b) {
  const [p, q] = [a.places?.[0] || [1e9, 0], b.places?.[0] || [1e9, 0]];
  return p[0] - q[0] || p[1] - q[1] || p[2] - q[2];
}

function Links(data) {
  const form = document.getElementById("filters");
  const field = form.elements;
  const chips = [...form.querySelectorAll("[data-verdict]")];
  const heads = [...document.querySelectorAll(".heads [data-sort]")];
  const reset = form.querySelector(".reset");
  let turned = false;
  const tally = document.getElementById("tally");
  const row = Row(data);
  const pager = Pager(document.getElementById("rows"), 100, (rows) =>
    rows.length ? el("ol.list", {}, rows.map(row.make)) : el("p.none-found", {}, "No link fits. Loosen a filter, or show all."));

  const sections = (link) => new Set((link.places || []).map((place) => place[4]));
  const haystack = (link) => (link.hay ??= [link.title, link.page_title, link.url, link.final, link.authors, link.detail,
    ...(link.places || []).flatMap((place) => [place[3], place[4]])].filter(Boolean).join("\n").toLowerCase());

  function fill() {
    choices(field.list, "all", data.lists.map((list, at) => [String(at), list.name]));
    choices(field.section, "all", sortedKeys(counted(data.links, sections)).map((name) => [name]));
    choices(field.reason, "all", sortedKeys(counted(data.links, (link) => [link.reason])).map((id) => [id, data.reasons[id].title]));
    const hosts = [...counted(data.links, (link) => [link.host])].sort((a, b) => b[1] - a[1]).slice(0, 500);
    document.getElementById("hosts").replaceChildren(...hosts.map(([name, count]) => el("option", { value: name }, String(count))));
  }

  const pressed = () => chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.verdict);
  const wanted = () => ({
    q: field.q.value.trim(), verdict: pressed().join(","), list: field.list.value, section: field.section.value,
    reason: field.reason.value, host: field.host.value.trim().toLowerCase(), sort: field.sort.value, turned: turned ? "1" : "",
  });

  function fits(want) {
    const verdicts = new Set(want.verdict ? want.verdict.split(",") : []);
    const terms = words(want.q), list = want.list === "" ? -1 : Number(want.list);
    return (link) =>
      (!verdicts.size || verdicts.has(link.verdict)) &&
      (!want.reason || link.reason === want.reason) &&
      (!want.host || (link.host || "").includes(want.host)) &&
      (list < 0 && !want.section || (link.places || []).some((place) => (list < 0 || place[0] === list) && (!want.section || place[4] === want.section))) &&
      terms.every((term) => haystack(link).includes(term));
  }

  function show() {
    const want = wanted();
    const rows = data.links.filter(fits(want));
    if (ORDERS[want.sort]) rows.sort(ORDERS[want.sort]);
    if (turned) rows.reverse();
    for (const head of heads) {
      const active = head.dataset.sort === want.sort;
      head.setAttribute("aria-pressed", String(active));
      head.dataset.turned = active && turned ? "1" : "";
    }
    tally.textContent = tallied(rows.length, data.links.length, "link");
    reset.hidden = !Object.values(want).some(Boolean);
    pager.set(rows);
    return want;
  }

  const change = () => State.write("links", show());

  function apply(fields) {
    const verdicts = (fields.verdict || "").split(",");
    for (const chip of chips) chip.setAttribute("aria-pressed", String(verdicts.includes(chip.dataset.verdict)));
    for (const name of ["q", "list", "section", "reason", "host", "sort"]) field[name].value = fields[name] || "";
    turned = fields.turned === "1";
    show();
  }

  /* Opens the row an address such as #link-3fa9c1d2ab names, whatever the filters. */
  function open(id) {
    const found = data.links.find((link) => link.id === id);
    if (!found) return;
    if (!fits(wanted())(found)) apply({});
    if (!document.getElementById(id)) { apply({}); pager.reveal(found); }
    const details = document.getElementById(id).firstChild;
    details.open = true;
    details.firstChild.focus({ preventScroll: true });
    details.parentNode.scrollIntoView();
  }

  for (const chip of chips)
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      change();
    });
  for (const head of heads)
    head.addEventListener("click", () => {
      turned = head.dataset.sort === field.sort.value && !turned;
      field.sort.value = head.dataset.sort;
      change();
    });
  const soon = debounced(change, 90);
  form.addEventListener("input", (event) => (event.target.type === "search" ? soon() : change()));
  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => { apply({}); State.write("links", {}); field.q.focus(); });
  fill();
  apply({});
  return { apply, open, search: field.q, showAll: pager.all, evidence: (id) => {
    const found = data.links.find((link) => link.id === id);
    return found ? row.evidence(found) : null;
  } };
}
