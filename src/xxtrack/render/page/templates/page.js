"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const filters = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");

  function store(action) {
    // A page opened from a mail attachment may have no storage; then the choice lasts as long as the page.
    try { return action(window.localStorage); } catch (error) { return null; }
  }

  // Theme
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const theme = document.getElementById("theme");
  function isDark() { return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches; }
  function showTheme() { theme.setAttribute("aria-pressed", String(isDark())); }
  const remembered = store((s) => s.getItem("xxtrack-theme"));
  if (remembered === "dark" || remembered === "light") root.dataset.theme = remembered;
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    store((s) => s.setItem("xxtrack-theme", root.dataset.theme));
    showTheme();
  });
  dark.addEventListener("change", showTheme);
  showTheme();
  theme.hidden = false;

  // Filters
  const words = new Map();
  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " "); }
  function wordsOf(row) {
    if (!words.has(row)) {
      const clause = document.querySelector("#" + CSS.escape(row.dataset.id) + " .clause");
      words.set(row, plain(row.textContent + " " + (clause ? clause.textContent : "")));
    }
    return words.get(row);
  }
  function value(name) { return filters.elements[name] ? filters.elements[name].value : ""; }
  function matches(row) {
    const status = value("status");
    if (status === "attention" ? !row.dataset.urgent : status && row.dataset.status !== status) return false;
    for (const name of ["place", "scope", "lead", "kind"]) {
      if (value(name) && !row.dataset[name].split(" ").includes(value(name))) return false;
    }
    return plain(value("search")).trim().split(" ").every((word) => wordsOf(row).includes(word));
  }
  const more = document.getElementById("more");
  const some = window.matchMedia("(max-width: 760px)").matches ? 30 : 100;
  let limit = some;
  function list() {
    // In the order in which they now stand; a long list begins with some.
    let count = 0;
    for (const row of body.rows) {
      const fits = matches(row);
      if (fits) count += 1;
      row.hidden = !fits || count > limit;
    }
    more.hidden = count <= limit;
    more.textContent = more.dataset.text.replace("#", String(count - limit));
    shown.textContent = shown.dataset.text.replace("#", String(count));
    none.hidden = count > 0;
    table.hidden = count === 0;
  }
  function filter() { limit = some; list(); }
  function listAll() { limit = Infinity; list(); }
  more.addEventListener("click", () => {
    const next = Array.from(body.rows).find((row) => row.hidden && matches(row));
    listAll();
    next.querySelector("a").focus();
  });
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => window.setTimeout(filter));
  filters.hidden = false;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-filter]");
    if (!link) return;
    filters.reset();
    for (const [name, wanted] of new URLSearchParams(link.dataset.filter)) {
      if (filters.elements[name]) filters.elements[name].value = wanted;
    }
    filter();
  });

  filter();

  // Sorting: figures by their exact value, the rest as text; what is missing comes last either way.
  const collator = new Intl.Collator(root.lang, { numeric: true });
  function key(row, column) {
    const cell = row.cells[column];
    if (cell.dataset.v !== undefined) return cell.dataset.v === "" ? null : Number(cell.dataset.v);
    const first = cell.querySelector("a");
    return (first || cell).textContent.trim() || null;
  }
  function compare(a, b) { return typeof a === "number" ? a - b : collator.compare(a, b); }
  function sort(button) {
    const head = button.closest("th");
    const down = head.getAttribute("aria-sort") === "ascending";
    const column = Number(button.dataset.sort);
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = rows.map((row, place) => ({ row, place, key: key(row, column) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
      return (down ? -1 : 1) * compare(a.key, b.key) || a.place - b.place;
    });
    body.append(...keyed.map((entry) => entry.row));
    list();
  }
  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sort]");
    if (button) sort(button);
  });

  // Items: the address names the open one, so that a link opens it and "back" closes it.
  let opened = null;
  let opener = null;
  function follow() {
    const named = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    const panel = named && named.classList.contains("panel") ? named : null;
    if (opened && opened !== panel) { const before = opened; opened = null; before.close(); }
    if (panel && opened !== panel) { opened = panel; panel.showModal(); panel.scrollTop = 0; }
    root.classList.toggle("has-open", Boolean(opened));
  }
  document.getElementById("panels").addEventListener("close", (event) => {
    if (event.target !== opened) return;
    opened = null;
    root.classList.remove("has-open");
    // Following a link within the page takes the focus from it, so the dialog itself cannot give it back.
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
    window.history.replaceState(null, "", window.location.href.split("#")[0] + "#");
  }, true);
  document.getElementById("panels").addEventListener("click", (event) => {
    if (event.target === opened) opened.close();
  });
  document.addEventListener("click", (event) => {
    opener = event.target.closest("main a[href^='#']") || opener;
  });
  window.addEventListener("hashchange", follow);
  follow();

  // Printing shows what is folded; an open item prints alone.
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = Array.from(document.querySelectorAll("details:not([open])"));
    for (const part of unfolded) part.open = true;
    listAll();
  });
  window.addEventListener("afterprint", () => { for (const part of unfolded) part.open = false; });
  const print = document.getElementById("print");
  print.addEventListener("click", () => window.print());
  print.hidden = false;
})();
