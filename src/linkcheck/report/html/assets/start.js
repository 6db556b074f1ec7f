/* Brings the page to life, follows the address, copies, and puts the search one key away. */

(() => {
  document.documentElement.classList.add("js");
  const data = unpack(JSON.parse(document.getElementById("data").textContent));
  const links = Links(data), library = Library(data);

  function follow() {
    const { name, fields } = State.read();
    if (name === "links" && location.hash.includes("?")) { links.apply(fields); document.getElementById("links").scrollIntoView(); }
    else if (name === "library" && location.hash.includes("?")) { library.apply(fields); document.getElementById("library").scrollIntoView(); }
    else if (name.startsWith("link-")) links.open(name);
  }

  /* A page left open, or a job that stopped running, should not pass for today's. */
  const made = document.querySelector(".subline time");
  const days = Math.floor((Date.now() - Date.parse(made.dateTime)) / 864e5);
  if (days > 1) made.append(` (${number(days)} days ago)`);

  /* The evidence of a thing to do stands beneath it, once it is opened. */
  document.addEventListener("toggle", (event) => {
    const { open, dataset } = event.target;
    if (open && dataset.row && !event.target.querySelector(".blocks"))
      event.target.querySelector(".inside").append(links.evidence(dataset.row) || "");
  }, true);

  /* Read from a disk, the page knows where the lists are: their lines open in an editor. */
  if (location.protocol === "file:")
    for (const each of document.querySelectorAll("a.local")) {
      const file = new URL(each.dataset.path.split("/").map(encodeURIComponent).join("/"), location.href).pathname;
      each.href = `vscode://file${file}:${each.dataset.line}`;
      each.hidden = false;
    }

  /* Paper has all rows, and nothing folded. */
  const paper = matchMedia("print");
  let opened = [];
  function print() {
    links.showAll(paper.matches);
    if (paper.matches) opened = [...document.querySelectorAll("#todo details:not([open]), .finding:not([open])")];
    for (const each of opened) each.open = paper.matches;
  }
  paper.addEventListener("change", print);
  if (paper.matches) print();

  addEventListener("hashchange", follow);
  follow();

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
      return;
    }
    const same = event.target.closest('a[href^="#link-"]');
    if (same && same.hash === location.hash) links.open(same.hash.slice(1));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    document.getElementById("links").scrollIntoView();
    links.search.focus();
  });
})();
