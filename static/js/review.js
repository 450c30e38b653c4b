/* Notes on single sentences, handier: words selected in a part choose their sentence; without this file a list does. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-keep]"), caught = null;
  if (!form) return;
  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function plain(text) { return text.replace(/\s+/g, " ").trim(); }
  function box(row, name) { return row.querySelector('[name^="' + name + '-"]'); }
  /* The boxes of a new note wait until its sentence is chosen. */
  function gate(row) { row.querySelector("[data-boxes]").hidden = !box(row, "sentence").value && !box(row, "note").value && !box(row, "suggest").value; }
  function ready(row) { gate(row); box(row, "sentence").addEventListener("change", function () { gate(row); }); }
  function news() { return form.querySelectorAll("[data-new]"); }
  each(news(), ready);
  form.addEventListener("restored", function () { each(news(), gate); });

  /* The server has kept a new note: it gets its number, and an empty one takes its place. */
  form.addEventListener("kept", function (event) {
    var rows = event.detail.rows || {};
    each(Object.keys(rows), function (part) {
      var row = form.querySelector('[data-new="' + part + '"]'), tail = part + "-" + rows[part];
      if (!row || form.querySelector('[name="note-' + tail + '"]')) return;
      var next = row.cloneNode(true), chosen = box(row, "sentence").value;
      each(row.querySelectorAll("[name]"), function (c) { c.name = c.name.replace(part, tail); });
      row.removeAttribute("data-new");
      each(next.querySelectorAll("[id], [for], [aria-describedby]"), function (c) {
        each(["id", "for", "aria-describedby"], function (a) { if (c.hasAttribute(a)) c.setAttribute(a, c.getAttribute(a) + "-" + rows[part]); });
      });
      each(next.querySelectorAll("textarea"), function (c) { c.value = ""; });
      each(next.querySelectorAll("option"), function (o) { if (o.value && o.value === chosen) o.remove(); });
      box(next, "sentence").value = ""; next.open = false;
      row.parentNode.insertBefore(next, row.nextSibling);
      ready(next);
    });
  });

  /* Words selected in the text: one touch, and the note on their sentence is open. */
  var bar = document.querySelector("[data-catch]");
  if (!bar) return;
  function sentenceAt(part, words) {
    var row = form.querySelector('[data-new="' + part + '"]'), found = null;
    if (!row || words.length < 2) return null;
    each(box(row, "sentence").options, function (o) {
      var whole = plain(o.value);
      if (!found && whole && (whole.indexOf(words) >= 0 || words.indexOf(whole) >= 0)) found = { row: row, value: o.value };
    });
    return found || (words.length > 12 ? sentenceAt(part, words.slice(0, words.length >> 1).trim()) : null);
  }
  document.addEventListener("selectionchange", function () {
    var said = getSelection(), node = said && said.anchorNode, at = node && (node.closest ? node : node.parentElement).closest("[data-part]");
    caught = at && !said.isCollapsed ? sentenceAt(at.dataset.part, plain(String(said)).slice(0, 600)) : null;
    bar.hidden = !caught;
  });
  bar.addEventListener("pointerdown", function (event) { event.preventDefault(); });
  bar.addEventListener("click", function () {
    if (!caught) return;
    var row = caught.row, list = box(row, "sentence");
    list.value = caught.value;
    row.open = true;
    list.dispatchEvent(new Event("change", { bubbles: true }));
    getSelection().removeAllRanges();
    box(row, "note").focus();
    row.scrollIntoView({ block: "nearest" });
  });
})();
