// Gives a name to those boxes of the admin's editor that Wagtail leaves without one (tags, rich text, pieces of a page,
// cells of a table): the heading of the panel they stand in. Boxes come and go while somebody writes.
(function () {
  "use strict";
  var NAMELESS = ".ui-autocomplete-input:not([aria-label]), [role=textbox]:not([aria-label]):not([aria-labelledby]), " +
    "[data-streamfield-child] input[type=text]:not([aria-label]), [data-streamfield-child] textarea:not([aria-label])";
  var asked = false;

  function tell() {
    asked = false;
    document.querySelectorAll(NAMELESS).forEach(function (box) {
      var panel = box.closest(".w-panel"), heading = panel && panel.querySelector(".w-panel__heading");
      var cell = /-cell-(\d+)-(\d+)$/.exec(box.id || "");
      if (!heading || (box.labels && box.labels.length)) return;
      box.setAttribute("aria-label", heading.textContent.replace(/\s+/g, " ").trim() +
        (cell ? " " + (Number(cell[1]) + 1) + ", " + (Number(cell[2]) + 1) : ""));
    });
  }

  function soon() {
    if (!asked) { asked = true; setTimeout(tell, 200); }
  }

  document.addEventListener("DOMContentLoaded", function () {
    soon();
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  });
})();
