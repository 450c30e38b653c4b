/* Signing out: what has not been sent is told first, then this phone forgets everything that was somebody's. */
(function () {
  "use strict";
  var M = window.mitraguru;
  if (!M) return;
  M.each(document.querySelectorAll("form[data-sign-out]"), function (form) {
    var warning = form.querySelector("[data-warning]"), set = warning.dataset;
    function count(one, many, n) { return n ? (n === 1 ? one : many.replace("{n}", n)) : ""; }
    function go() { M.forget().catch(function () {}).then(function () { form.submit(); }); }
    function warn(waits) {
      var texts = waits.filter(function (one) { return one.kind === "text"; }).length, pictures = waits.length - texts;
      return M.store.setting("owner").then(function (me) {
        var others = waits.some(function (one) { return one.owner && me && one.owner !== me; });
        warning.querySelector("[data-words-here]").textContent = [count(set.one, set.many, texts), count(set.pictureOne, set.pictureMany, pictures), others ? set.others : ""].filter(Boolean).join(" ");
        warning.hidden = false;
        form.querySelector("button:not([type=button])").hidden = true; /* now it has a name that says what it does */
        warning.focus();
      });
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      M.waiting().then(function (waits) { return waits.length ? warn(waits) : go(); }).catch(go);
    });
    warning.querySelector("[data-forget]").addEventListener("click", go);
    warning.querySelector("[data-first]").addEventListener("click", function (event) {
      if (!M.queue) return;
      event.preventDefault();
      warning.hidden = true;
      M.queue.soon(0);
      document.querySelector("[data-queue]").scrollIntoView();
    });
  });
})();
