/* Keeps what is typed: on the server a moment after each key stroke, in the browser when the line is gone.
   A form asks for it with data-keep (where to send) and data-key (whose, which text); data-round changes when
   the server has taken a sent form in. Others hear what the server kept by the event "kept". Rows are added from their pattern. */
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
  /* What lies on this phone (without a value), or puts it there; "" takes it away. */
  function local(value) {
    try {
      if (value === undefined) return localStorage.getItem(key);
      value ? localStorage.setItem(key, value) : localStorage.removeItem(key);
      return true;
    } catch (e) { return false; }
  }
  /* With the boxes that are not ticked, so that one unticked without a line stays so. */
  function aside(sent) {
    var pairs = [], off = [];
    fields().forEach(function (value, name) { if (!/csrf|base_revision|submission_key|seen_hash|^stage$/.test(name)) pairs.push([name, value]); });
    Array.prototype.forEach.call(form.querySelectorAll("[type=checkbox]:not(:checked)"), function (c) { off.push([c.name, c.value]); });
    if (local(JSON.stringify({ pairs: pairs, off: off, round: form.dataset.round || "", sent: sent === true })) && !sent) tell((id ? "Di ponsel ini, " : "On this phone, ") + clock());
  }
  function send() {
    if (sending) { again = true; return; }
    sending = true;
    fetch(form.dataset.keep, { method: "POST", body: fields(), headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (answer) { if (!answer.ok) throw answer; return answer.json(); })
      .then(function (answer) {
        if (!timer && !again) local("");
        tell((id ? "Tersimpan " : "Saved ") + answer.saved);
        form.dispatchEvent(new CustomEvent("kept", { detail: answer }));
      })
      .catch(function (answer) {
        aside();
        if (answer && answer.status === 409) return answer.json().then(function (said) { tell(said.detail); }, function () {});
      })
      .then(function () { sending = false; if (again) { again = false; send(); } });
  }
  function soon(wait) { clearTimeout(timer); timer = setTimeout(function () { timer = 0; send(); }, wait); }
  form.addEventListener("input", function () { soon(900); });
  form.addEventListener("change", function () { soon(300); });
  window.addEventListener("pagehide", function () { if (timer) aside(); });
  form.addEventListener("submit", function (event) {
    if (navigator.onLine === false) { event.preventDefault(); aside(); return; }
    clearTimeout(timer); timer = 0;
    if (local()) aside(true);
    setTimeout(function () { Array.prototype.forEach.call(form.querySelectorAll("button"), function (b) { b.disabled = true; }); }, 0);
  });
  window.addEventListener("pageshow", function () { Array.prototype.forEach.call(form.querySelectorAll("button"), function (b) { b.disabled = false; }); });
  function named(name) { return Array.prototype.filter.call(form.elements, function (c) { return c.name === name; }); }
  function put(c, value) {
    if (c.type === "checkbox" || c.type === "radio") { if (c.value === value) c.checked = true; return; }
    if (c.type === "file" || c.type === "hidden" || c.type === "submit") return;
    c.value = value;
    /* A sentence that has changed since is still what the note was about. */
    if (c.tagName === "SELECT" && c.value !== value) { c.add(new Option(value, value)); c.value = value; }
  }
  /* What this phone kept while the line was gone comes back into the fields. */
  try {
    var kept = JSON.parse(local() || "null");
    if (kept && kept.sent && kept.round !== (form.dataset.round || "")) { local(""); kept = null; }
    if (kept) {
      (kept.pairs || kept).forEach(function (pair) { named(pair[0]).forEach(function (c) { put(c, pair[1]); }); });
      (kept.off || []).forEach(function (pair) { named(pair[0]).forEach(function (c) { if (c.value === pair[1]) c.checked = false; }); });
      form.dispatchEvent(new CustomEvent("restored"));
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
