/* One row of the link table, word for word what the template writes for browsers without scripts. */

const Row = (data) => {
  const place = (spot) => {
    const [list, line] = spot;
    const { name, prefix } = data.lists[list];
    const text = bdi(`${name}:${line}`, prefix ? "" : "place");
    return prefix ? el("a.place", { href: prefix + line, rel: "noreferrer" }, text) : text;
  };

  const strip = (row) => {
    const runs = (row.strip || []).reduce((sum, [, count]) => sum + count, 0);
    const length = Math.max(30, runs);
    const picture = svg("svg", { class: "strip", viewBox: `0 0 ${length * 4} 12`, preserveAspectRatio: "none", "aria-hidden": "true" });
    let x = (length - runs) * 4;
    for (const [name, count] of row.strip || []) {
      if (name) picture.append(svg("rect", { class: `v-${name}`, x, y: 0, width: count * 4 - 1, height: 12 }));
      x += count * 4;
    }
    return picture;
  };

  const where = (row) => {
    const places = row.places || [];
    if (!places.length) return el("span.where", {});
    const [list, line] = places[0];
    return el("span.where", {}, bdi(data.lists[list].name), el("span", {}, `:${line}`), places.length > 1 ? ` +${places.length - 1}` : "");
  };

  const block = (title, ...content) => el("section.block", {}, el("h3", {}, title), ...content);
  const facts = (title, pairs) =>
    pairs ? block(title, el("dl", {}, pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, bdi(value)))))) : null;
  const to = (word, url, text) =>
    url ? el("p.to", {}, `${word} `, el("span.copyable", {}, link(url, true, text), " ", copyButton(url))) : null;

  const why = (row, reason) =>
    block(
      "Why",
      el("p", {}, el("b", {}, `${reason.title}.`), reason.meaning ? [" ", prose(reason.meaning)] : "",
        reason.confidence ? [" ", el("span.soft", {}, `How sure: ${reason.confidence}.`)] : null),
      row.detail ? el("p", {}, "Here: ", bdi(row.detail)) : null,
      row.advice ? el("p.advice", {}, prose(row.advice)) : null,
      to("Now", row.suggested),
      row.relocated
        ? el("p.to", {}, `${row.relocated_word} `, el("span.copyable", {}, link(row.relocated, true), " ", copyButton(row.relocated)), " ", el("span.soft", {}, bdi(row.relocated_why)))
        : null,
      to("Or", row.archive, row.archived ? `archived copy of ${row.archived}` : "archived copy"),
      (row.notes || []).map(([title, detail]) => el("p", {}, `Note: ${title}`, detail ? [": ", bdi(detail)] : null)),
      reason.docs ? el("p", {}, el("a", { href: reason.docs, rel: "noreferrer" }, `About ${row.reason}`)) : null,
    );

  const route = (row) => {
    if (row.route)
      return block("Route", el("ol.route", {}, row.route.map(([answer, url, seconds]) =>
        el("li", {}, el("span.answer", {}, answer), " ", address(url), " ", el("span.soft", {}, seconds)))));
    return row.final ? block("Ended at", el("p", {}, address(row.final))) : null;
  };

  const body = (row) => {
    const reason = data.reasons[row.reason];
    return el("div.body", {},
      el("p.address", {}, link(row.url, row.opens), " ", copyButton(row.url)),
      el("div.blocks", {},
        why(row, reason),
        route(row),
        facts("Evidence", row.evidence),
        block("Places", el("ul.plain", {}, (row.places || []).map((spot) =>
          el("li", {}, place(spot), " ", bdi(spot[3]), spot[4] ? [" ", el("span.soft", {}, spot[4])] : null)))),
        row.history ? block("History", strip(row), el("ul.plain", {}, row.history.map((line) => el("li", {}, line)))) : null,
        row.page_title ? block("The page calls itself", el("p", {}, bdi(row.page_title))) : null,
        facts("The page", row.about)));
  };

  /* The inside of a row is built when it is first opened. */
  const make = (row) => {
    const details = el("details", {},
      el("summary", {}, verdict(row.verdict), " ",
        el("span.what", {}, bdi(row.title, "name"), " ", address(row.url, "url")), " ",
        el("span.reason", {}, data.reasons[row.reason].title, row.accepted ? " (accepted)" : ""), " ",
        where(row), " ",
        strip(row)));
    details.addEventListener("toggle", () => {
      if (details.open && !details.querySelector(".body")) details.append(body(row));
    });
    return el("li.row", { id: row.id }, details);
  };

  /* What an item of the list of things to do shows beneath, once it is opened. */
  const evidence = (row) =>
    el("div.blocks", {}, route(row), facts("Evidence", row.evidence),
      row.history ? block("History", strip(row), el("ul.plain", {}, row.history.map((line) => el("li", {}, line)))) : null,
      row.page_title ? block("The page calls itself", el("p", {}, bdi(row.page_title))) : null,
      facts("The page", row.about));

  return { make, body, evidence };
};
