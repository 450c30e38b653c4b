/* Keeps what is typed: on the server a moment after each key stroke, in the browser when the line is gone.
   A form asks for it with data-keep (where to send) and data-key (which text). Rows are added from their pattern. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-keep]");
  if (!form) return;
  var lang = document.documentElement.lang, id = lang !== "en";
  var key = "mg:" + location.pathname + location.search + ":" + (form.dataset.key || "");
  var told = document.querySelector("[data-saved]");
  var timer = 0, sending = false, again = false;
  function clock() { return new Date().toTimeString().slice(0, 5).replace(":", "."); }
  function tell(words) {
    if (!told) return;
    var place = told.querySelector("span:last-child") || told;
    place.textContent = words; told.removeAttribute("data-empty");
  }
  function fields() {
    var data = new FormData(form), kept = new FormData();
    data.forEach(function (value, name) { if (typeof value === "string" && name !== "act") kept.append(name, value); });
    return kept;
  }
  function local(value) { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); return true; } catch (e) { return false; } }
  function aside() {
    var pairs = [];
    fields().forEach(function (value, name) { if (!/csrf|base_revision|submission_key|seen_hash/.test(name)) pairs.push([name, value]); });
    if (local(JSON.stringify(pairs))) tell((id ? "Di ponsel ini, " : "On this phone, ") + clock());
  }
  function send() {
    if (sending) { again = true; return; }
    sending = true;
    fetch(form.dataset.keep, { method: "POST", body: fields(), headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (answer) { if (!answer.ok) throw answer; return answer.json(); })
      .then(function (answer) { local(""); tell((id ? "Tersimpan " : "Saved ") + answer.saved); })
      .catch(aside)
      .then(function () { sending = false; if (again) { again = false; send(); } });
  }
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(send, 900); });
  form.addEventListener("change", function () { clearTimeout(timer); timer = setTimeout(send, 300); });
  window.addEventListener("pagehide", function () { if (timer) aside(); });
  form.addEventListener("submit", function (event) {
    if (navigator.onLine === false) { event.preventDefault(); aside(); return; }
    clearTimeout(timer); timer = 0;
    setTimeout(function () { Array.prototype.forEach.call(form.querySelectorAll("button"), function (b) { b.disabled = true; }); }, 0);
  });
  window.addEventListener("pageshow", function () { Array.prototype.forEach.call(form.querySelectorAll("button"), function (b) { b.disabled = false; }); });
  /* What this phone kept while the line was gone comes back into the fields. */
  try {
    var kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept) {
      kept.forEach(function (pair) {
        var controls = form.querySelectorAll('[name="' + (window.CSS && CSS.escape ? CSS.escape(pair[0]) : pair[0]) + '"]');
        Array.prototype.forEach.call(controls, function (c) {
          if (c.type === "checkbox" || c.type === "radio") { if (c.value === pair[1]) c.checked = true; }
          else if (c.type !== "file" && c.type !== "hidden") c.value = pair[1];
        });
      });
      send();
    }
  } catch (e) { /* private mode: the server still keeps everything */ }
  /* Rows: one more from the pattern, with a name of its own. */
  Array.prototype.forEach.call(form.querySelectorAll("[data-rows]"), function (group) {
    var button = group.querySelector("[data-add]"), pattern = group.querySelector("template");
    if (!button || !pattern) return;
    button.parentNode.hidden = false;
    button.addEventListener("click", function () {
      var count = group.querySelectorAll("[data-row]").length, box = document.createElement("div");
      box.innerHTML = pattern.innerHTML.replace(/__n__/g, String(count));
      var row = box.firstElementChild, uid = row.querySelector('input[name$="-uid"]');
      if (uid) uid.value = window.crypto && crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, function (c) { return (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16); });
      var number = row.querySelector("[data-number]"); if (number) number.textContent = String(count + 1);
      group.insertBefore(row, pattern);
      var first = row.querySelector("textarea, input:not([type=hidden]), select"); if (first) first.focus();
    });
  });
})();
