"use strict";
(function () {
  // The address says what is chosen: #?status=lagging, #P04-04?status=lagging. A reload and a shared link keep it.
  const choices = Array.from(document.querySelectorAll("input[name=f]"));
  function read() {
    let hash = window.location.hash.slice(1);
    try { hash = decodeURI(hash); } catch (error) { /* what is not an address names nothing */ }
    const at = hash.indexOf("?");
    const anchor = at < 0 ? hash : hash.slice(0, at);
    return { anchor, status: at < 0 ? null : new URLSearchParams(hash.slice(at + 1)).get("status") };
  }
  function remember(anchor) {
    const name = choices.find((one) => one.checked).id.slice(2);
    const query = name === "all" ? "" : "?status=" + name;
    window.history.replaceState(null, "", anchor || query ? "#" + encodeURI(anchor) + query : window.location.pathname);
  }
  function show(anchor) {
    const place = anchor && document.getElementById(anchor);
    if (!place) return;
    const folded = place.closest("details");
    if (folded) folded.open = true;
    place.scrollIntoView();
  }
  function follow(first) {
    const { anchor, status } = read();
    // A link within the page names a place alone: what was chosen stays.
    if (first || status) {
      (choices.find((one) => one.id === "f-" + status) || choices[0]).checked = true;
    }
    if (status) show(anchor); else remember(anchor);
  }
  for (const one of choices) one.addEventListener("change", () => remember(read().anchor));
  window.addEventListener("hashchange", () => follow(false));
  // A browser that restores a page restores what was chosen in it after this has run.
  window.addEventListener("pageshow", () => follow(true));
})();
