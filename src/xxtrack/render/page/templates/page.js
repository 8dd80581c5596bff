"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  const byId = (id) => document.getElementById(id);
  const table = byId("table");
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  const rows = Array.from(body.rows);
  const filters = byId("filters");
  const shown = byId("shown");
  const title = document.title;
  const phone = window.matchMedia("(max-width: 760px)").matches;

  function store(action) {
    // A page opened from a mail attachment may have no storage; then the choice lasts as long as the page.
    try { return action(window.localStorage); } catch (error) { return null; }
  }

  // Theme
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const theme = byId("theme");
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
  byId("tools").hidden = false;

  // Filters and order
  const NOBODY = "unit-";
  const NAMES = ["status", "place", "kind", "lead", "scope", "search"];
  const words = new Map();
  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " "); }
  function wordsOf(row) {
    if (!words.has(row)) words.set(row, plain(row.textContent + " " + articleOf(row).textContent));
    return words.get(row);
  }
  function articleOf(row) { return byId("item-" + row.dataset.id); }
  function value(name) { return filters.elements[name] ? filters.elements[name].value : ""; }
  function matches(row) {
    const status = value("status");
    if (status === "attention" ? !row.dataset.urgent : status && row.dataset.status !== status) return false;
    for (const name of ["place", "scope", "lead", "kind"]) {
      if (value(name) && !(row.dataset[name] || NOBODY).split(" ").includes(value(name))) return false;
    }
    return plain(value("search")).trim().split(" ").every((word) => wordsOf(row).includes(word));
  }
  function matching() { return Array.from(body.rows).filter(matches); }
  const more = byId("more");
  const some = phone ? 12 : 100;
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
    byId("none").hidden = count > 0;
    table.hidden = count === 0;
    const asked = said();
    byId("asked").textContent = asked;
    root.classList.toggle("filtered", asked !== "");
  }
  function said() {
    return NAMES.filter(value).map((name) => {
      const field = filters.elements[name];
      const word = field.options ? field.selectedOptions[0].textContent.replace(/\s*[\uff08(]\d+[\uff09)]$/, "") : field.value;
      return field.parentNode.firstChild.textContent.trim() + " " + word;
    }).join(" · ");
  }
  function listAll() { limit = Infinity; list(); }
  more.addEventListener("click", () => {
    const next = Array.from(body.rows).find((row) => row.hidden && matches(row));
    listAll();
    next.querySelector("a").focus();
  });

  // Figures sort by their exact value, the rest as text; what is missing comes last either way. At first the worst leads.
  const collator = new Intl.Collator(root.lang, { numeric: true });
  const FIGURES = ["actual", "expected", "attainment", "index", "change", "forecast"];
  let order = "";
  function key(row, column) {
    const cell = row.cells[column];
    if (heads[column].dataset.name === "status") return rows.indexOf(row);
    if (cell.dataset.v !== undefined) return Number(cell.dataset.v);
    if (FIGURES.includes(heads[column].dataset.name)) return /^-?\d/.test(cell.textContent) ? parseFloat(cell.textContent) : null;
    return (cell.querySelector("a") || cell).textContent.trim() || null;
  }
  function compare(a, b) { return typeof a === "number" ? a - b : collator.compare(a, b); }
  function sort(wanted) {
    const down = wanted.startsWith("-");
    const column = heads.findIndex((head) => head.dataset.name === wanted.replace("-", "") && head.querySelector("button"));
    order = column < 0 ? "" : wanted;
    for (const head of heads) head.removeAttribute("aria-sort");
    let sorted = rows;
    if (order) {
      heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = rows.map((row, place) => ({ row, place, key: key(row, column) }));
      keyed.sort((a, b) => {
        if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
        return (down ? -1 : 1) * compare(a.key, b.key) || a.place - b.place;
      });
      sorted = keyed.map((entry) => entry.row);
    }
    body.append(...sorted);
  }

  // The address says what is shown: #item-P04-04?status=lagging&sort=-index, #unit-…, #chapter-3, #items?search=….
  let opened = "";
  function address() {
    const asked = new URLSearchParams();
    for (const name of NAMES) if (value(name)) asked.set(name, value(name));
    if (order) asked.set("sort", order);
    let anchor = opened || "";
    for (const name of ["lead", "place"]) {
      if (!anchor && value(name)) { anchor = value(name); asked.delete(name); }
    }
    const query = asked.toString().replace(/%2F/g, "/");
    return "#" + encodeURI(anchor || (query ? "items" : "")) + (query ? "?" + query : "");
  }
  function readAddress() {
    let hash = window.location.hash.slice(1);
    try { hash = decodeURI(hash); } catch (error) { /* what is not an address names nothing */ }
    const at = hash.indexOf("?");
    const anchor = at < 0 ? hash : hash.slice(0, at);
    return { anchor, asked: at < 0 ? null : new URLSearchParams(hash.slice(at + 1)) };
  }
  function remember() { window.history.replaceState(null, "", address()); name(); }
  function name() {
    const item = opened ? rowOf(opened).querySelector("a").textContent : "";
    const unit = value("lead") ? filters.elements.lead.selectedOptions[0].textContent : "";
    document.title = [item, unit, title].filter(Boolean).join(" · ");
  }
  function choose(asked) {
    for (const name of NAMES) {
      const field = filters.elements[name];
      if (!field) continue;
      const wanted = asked.get(name) || "";
      field.value = wanted;
      if (field.value !== wanted) field.value = "";
    }
    sort(asked.get("sort") || "");
    limit = some;
    list();
  }
  function follow() {
    const { anchor, asked } = readAddress();
    const item = anchor.startsWith("item-") ? anchor : rowOf("item-" + anchor) ? "item-" + anchor : "";
    const kind = anchor.startsWith("unit-") ? "lead" : /^(chapter|point)-/.test(anchor) ? "place" : "";
    if (asked || kind || (!item && anchor === "items")) {
      const wanted = new URLSearchParams(asked || "");
      if (kind) wanted.set(kind, anchor);
      choose(wanted);
    }
    if (rowOf(item)) open(item); else if (panel.open) panel.close();
    if (kind || (!item && asked)) byId("items").scrollIntoView();
    if (opened) window.history.replaceState(null, "", address());
    name();
  }
  filters.addEventListener("input", () => { limit = some; list(); remember(); });
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => window.setTimeout(() => { choose(new URLSearchParams()); remember(); }));
  filters.hidden = false;
  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const head = button.closest("th");
    sort((head.getAttribute("aria-sort") === "ascending" ? "-" : "") + head.dataset.name);
    list();
    remember();
  });
  for (const link of document.querySelectorAll("a[data-filter]")) link.href = "#items?" + encodeURI(link.dataset.filter);

  // An item: its row and what stands under its heading below, shown together in the one panel.
  const panel = byId("panel");
  let opener = null;
  let lent = null;
  function rowOf(anchor) { return anchor ? rows.find((row) => "item-" + row.dataset.id === anchor) : undefined; }
  function putBack() {
    for (const head of byId("panel-item").querySelectorAll("h6")) head.removeAttribute("aria-level");
    if (lent) lent.append(...byId("panel-item").childNodes);
    lent = null;
  }
  function open(anchor) {
    if (opened === anchor && panel.open) return;
    const row = rowOf(anchor);
    putBack();
    opened = anchor;
    lent = articleOf(row);
    byId("panel-item").append(...lent.childNodes);
    // Below, they stand three headings deeper than under the one of the panel.
    for (const head of byId("panel-item").querySelectorAll("h6")) head.setAttribute("aria-level", "3");
    byId("panel-status").replaceChildren(row.cells[0].firstElementChild.cloneNode(true));
    byId("panel-id").textContent = row.dataset.id;
    byId("panel-name").textContent = row.querySelector("a").textContent;
    byId("panel-reason").textContent = row.querySelector(".why").textContent;
    const point = lent.parentNode.querySelector("h4");
    byId("panel-place").textContent = lent.parentNode.parentNode.querySelector("h3").textContent + " › " + point.textContent;
    const figures = ["target", "actual", "expected", "attainment", "index", "forecast", "change", "observed"];
    byId("panel-figures").replaceChildren(...figures.flatMap((column) => {
      const place = heads.findIndex((head) => head.dataset.name === column);
      const words = row.cells[place].textContent.trim();
      if (!words) return [];
      const pair = document.createElement("div");
      const term = document.createElement("dt");
      const given = document.createElement("dd");
      term.textContent = heads[place].dataset.head;
      given.textContent = words;
      pair.append(term, given);
      return [pair];
    }));
    const drawn = Boolean(byId("panel-item").querySelector("svg.chart"));
    for (const button of panel.querySelectorAll("[data-picture]")) button.hidden = !drawn;
    const all = matching();
    byId("previous").disabled = all.indexOf(row) <= 0;
    byId("next").disabled = all.indexOf(row) === all.length - 1;
    if (!panel.open) { panel.showModal(); byId("close").focus(); }
    panel.scrollTop = 0;
    root.classList.add("has-open");
  }
  function step(by) {
    const all = matching();
    const next = all[all.indexOf(rowOf(opened)) + by];
    if (next) { open("item-" + next.dataset.id); remember(); }
  }
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("close").addEventListener("click", () => panel.close());
  document.addEventListener("keydown", (event) => {
    if (!panel.open) return;
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  panel.addEventListener("close", () => {
    putBack();
    opened = "";
    root.classList.remove("has-open");
    // Following a link within the page takes the focus from it, so the dialog itself cannot give it back.
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
    if (readAddress().anchor.startsWith("item-") || rowOf("item-" + readAddress().anchor)) remember();
    name();
  });
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  document.addEventListener("click", (event) => { opener = event.target.closest("main a[href^='#']") || opener; });

  // What is taken away: the address, the rows as CSV, a chart as a picture.
  function save(content, type, file) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    link.download = file.replace(/[\\/:*?"<>|\s]+/g, "_");
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  function cell(text) {
    const words = text.replace(/\s+/g, " ").trim();
    // A spreadsheet takes these for the beginning of a formula; a figure it may take for one.
    const safe = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(words) && !/^[+-]?[\d.,]+%?$/.test(words) && words !== "-" ? "'" + words : words;
    return '"' + safe.replace(/"/g, '""') + '"';
  }
  byId("csv").addEventListener("click", () => {
    const lines = [heads.map((head) => cell(head.dataset.head))];
    for (const row of matching()) {
      lines.push(Array.from(row.cells, (one) => cell((one.querySelector("a") || one).textContent)));
    }
    save("\ufeff" + lines.map((line) => line.join(",") + "\r\n").join(""), "text/csv", title + ".csv");
  });
  async function copy(button) {
    try {
      await navigator.clipboard.writeText(window.location.href);
    } catch (error) {
      const field = document.createElement("textarea");
      field.value = window.location.href;
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    const before = button.textContent;
    button.textContent = byId("tools").querySelector("[data-done]").dataset.done;
    window.setTimeout(() => { button.textContent = before; }, 1500);
  }
  const STYLED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
    "font-family", "font-size", "font-weight", "paint-order"];
  function picture(svg) {
    // A picture of its own has no page that gives it its colours and what charts share.
    const whole = svg.cloneNode(true);
    for (const use of whole.querySelectorAll("use")) use.replaceWith(document.querySelector(use.getAttribute("href")).firstElementChild.cloneNode(true));
    svg.after(whole);
    const copied = whole.cloneNode(true);
    const [, , width, height] = svg.getAttribute("viewBox").split(" ");
    copied.setAttribute("width", String(2 * width));
    copied.setAttribute("height", String(2 * height));
    const from = whole.querySelectorAll("*");
    copied.querySelectorAll("*").forEach((element, place) => {
      const style = window.getComputedStyle(from[place]);
      for (const part of STYLED) element.setAttribute(part, style.getPropertyValue(part));
    });
    whole.remove();
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    ground.setAttribute("width", width);
    ground.setAttribute("height", height);
    ground.setAttribute("fill", window.getComputedStyle(panel).backgroundColor);
    copied.prepend(ground);
    return { text: new XMLSerializer().serializeToString(copied), width: 2 * width, height: 2 * height };
  }
  const trend = document.querySelector("#trend figcaption");
  if (trend) trend.hidden = false;
  function draw(kind, button) {
    const inPanel = panel.contains(button);
    const { text, width, height } = picture((inPanel ? panel : button.closest("figure")).querySelector("svg.chart"));
    const of = inPanel ? [byId("panel-id").textContent, byId("panel-name").textContent] : [trend.dataset.name, title];
    const file = of.join(" ") + "." + kind;
    if (kind === "svg") { save(text, "image/svg+xml", file); return; }
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      canvas.getContext("2d").drawImage(image, 0, 0, width, height);
      URL.revokeObjectURL(image.src);
      canvas.toBlob((blob) => save(blob, "image/png", file));
    });
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.copy !== undefined) copy(button);
    if (button.dataset.picture) draw(button.dataset.picture, button);
    if (button.id === "print" || button.id === "print-item") window.print();
    if (button.classList.contains("fold")) fold(button, button.getAttribute("aria-expanded") === "true");
  });

  // On a phone what is long begins folded; printing shows it.
  function fold(button, folded) {
    button.setAttribute("aria-expanded", String(!folded));
    for (const row of Array.from(button.closest("tbody").rows).slice(1)) row.hidden = folded;
  }
  const folds = Array.from(document.querySelectorAll(".fold"));
  for (const button of folds) { button.hidden = false; if (phone) fold(button, true); }
  if (phone) for (const part of document.querySelectorAll("main details")) part.open = false;
  heads.forEach((head, column) => table.style.setProperty("--head-" + column, JSON.stringify(head.dataset.head)));
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = Array.from(document.querySelectorAll("details:not([open])"));
    for (const part of unfolded) part.open = true;
    for (const button of folds) fold(button, false);
    listAll();
  });
  window.addEventListener("afterprint", () => { for (const part of unfolded) part.open = false; });

  window.addEventListener("hashchange", follow);
  list();
  follow();
})();
