/* What is filtered and sorted lives in the address, after `#links?` or `#library?`, so that it can be sent to somebody. */

const State = {
  read() {
    const [name, query] = location.hash.slice(1).split("?");
    return { name, fields: Object.fromEntries(new URLSearchParams(query || "")) };
  },

  write(name, fields) {
    const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value)).toString();
    const hash = query ? `#${name}?${query}` : `#${name}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
  },
};

/* Puts the shared texts back where the page was packed (see data.py). */
function unpack(data) {
  const shared = (numbers) => numbers?.map((at) => data.pool[at]);
  for (const link of data.links) {
    for (const name of ["evidence", "about", "history"]) if (link[name]) link[name] = shared(link[name]);
    if (link.advice !== undefined) link.advice = data.pool[link.advice];
    for (const place of link.places || []) {
      place[3] ||= link.title;
      place[4] = data.pool[place[4]];
    }
  }
  return data;
}

function debounced(action, milliseconds) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}

function choices(select, all, values) {
  select.replaceChildren(el("option", { value: "" }, all), ...values.map(([value, text]) => el("option", { value }, text || value)));
}

function counted(rows, valuesOf) {
  const counts = new Map();
  for (const row of rows) for (const value of valuesOf(row)) if (value) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

const sortedKeys = (counts) => [...counts.keys()].sort();
const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/* Shows one page of rows at a time: 20,000 rows cost what a hundred do. */
function Pager(holder, size, draw) {
  let page = 0, rows = [], whole = false;
  const show = (focus) => {
    const pages = whole ? 1 : Math.max(1, Math.ceil(rows.length / size));
    page = Math.min(Math.max(page, 0), pages - 1);
    const from = page * size, shown = whole ? rows : rows.slice(from, from + size);
    const parts = [draw(shown)];
    if (pages > 1) {
      const turn = (text, by, off) => {
        const button = el("button", { type: "button" }, text);
        button.disabled = off;
        button.addEventListener("click", () => { page += by; show(true); });
        return button;
      };
      parts.push(el("nav.pager", { "aria-label": "Pages" },
        turn("Previous", -1, page === 0), turn("Next", 1, page === pages - 1),
        el("span", {}, `${number(from + 1)} to ${number(from + shown.length)} of ${number(rows.length)}`)));
    }
    holder.replaceChildren(...parts);
    if (focus) holder.scrollIntoView();
  };
  return {
    set(all) { rows = all; page = 0; show(); },
    /* On paper every row stands. */
    all(on) { whole = on; show(); },
    reveal(row) { page = Math.floor(rows.indexOf(row) / size); show(); },
  };
}
