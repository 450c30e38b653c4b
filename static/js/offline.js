/* The form without a person: every key stroke stays on this phone until it has been sent and received. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-offline]");
  if (!form) return;
  var store = "mg:luring", told = document.querySelector("[data-saved]"), id = document.documentElement.lang !== "en";
  var hidden = form.elements.submission_key;
  function key() { return window.crypto && crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, function (c) { return (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16); }); }
  function keep() {
    var pairs = [];
    new FormData(form).forEach(function (value, name) { if (typeof value === "string") pairs.push([name, value]); });
    try { localStorage.setItem(store, JSON.stringify(pairs)); } catch (e) { return; }
    if (told) { (told.querySelector("span:last-child") || told).textContent = (id ? "Di ponsel ini, " : "On this phone, ") + new Date().toTimeString().slice(0, 5).replace(":", "."); told.removeAttribute("data-empty"); }
  }
  try {
    (JSON.parse(localStorage.getItem(store) || "[]")).forEach(function (pair) {
      Array.prototype.forEach.call(form.querySelectorAll('[name="' + pair[0] + '"]'), function (c) {
        if (c.type === "radio" || c.type === "checkbox") { if (c.value === pair[1]) c.checked = true; } else if (pair[0] !== "act") c.value = pair[1];
      });
    });
  } catch (e) { /* a broken note is no reason to stop writing */ }
  if (hidden && !hidden.value) hidden.value = key();
  form.addEventListener("input", keep);
  form.addEventListener("submit", function (event) { keep(); if (navigator.onLine === false) { event.preventDefault(); } });
})();
