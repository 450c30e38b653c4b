/* What a reader has chosen on this phone: the size of letters and the data saver. In the head, before anything is
   painted or fetched, so that nothing jumps and no picture starts that should wait. Pages stay the same for everybody. */
(function () {
  "use strict";
  var root = document.documentElement, line = navigator.connection || {}, LARGEST = 3;
  function kept(name) { try { return localStorage.getItem(name); } catch (e) { return null; } }
  function keep(name, value) { try { localStorage.setItem(name, value); } catch (e) { /* private mode: for this page only */ } }
  function each(words, act) { Array.prototype.forEach.call(document.querySelectorAll(words), act); }
  function saving() { return root.classList.contains("hemat"); }
  function size() { return +root.getAttribute("data-huruf") || 0; }
  function show(step) { if (step > 0 && step <= LARGEST) root.setAttribute("data-huruf", step); else root.removeAttribute("data-huruf"); }
  function tell() {
    each("[data-hemat]", function (one) { one.setAttribute("aria-checked", saving()); });
    each("button[data-huruf]", function (one) { one.disabled = +one.getAttribute("data-huruf") < 0 ? size() < 1 : size() >= LARGEST; });
  }
  function open(door) {
    var frame = door.parentNode.parentNode, picture = frame.querySelector(".pic");
    if (frame.className !== "frame") return false;
    frame.className = "frame open";
    picture.tabIndex = -1;
    picture.focus({ preventScroll: true });
    picture.onerror = function () { frame.className = "frame"; picture.onerror = null; door.focus(); };
    if (picture.complete && !picture.naturalWidth) picture.src = picture.src; /* a touch after one that failed */
    return true;
  }
  function turn() {
    var on = !saving();
    /* what has come already has been paid for and stays */
    if (on) each(".frame > picture > .pic", function (one) { if (one.complete && one.naturalWidth) one.parentNode.parentNode.className = "frame open"; });
    root.classList.toggle("hemat", on);
    keep("mg:hemat", on ? "1" : "0");
    tell();
  }
  root.classList.add("js");
  show(+kept("mg:huruf"));
  if (kept("mg:hemat") ? kept("mg:hemat") === "1" : line.saveData || /2g$/.test(line.effectiveType || "")) root.classList.add("hemat");
  document.addEventListener("DOMContentLoaded", tell);
  document.addEventListener("click", function (event) {
    var at = event.target.closest ? event.target.closest("[data-saver],[data-hemat],button[data-huruf]") : null;
    if (!at) return;
    if (at.hasAttribute("data-saver")) { if (open(at)) event.preventDefault(); return; }
    if (at.hasAttribute("data-hemat")) { turn(); return; }
    show(size() + +at.getAttribute("data-huruf"));
    keep("mg:huruf", size());
    tell();
  });
})();
