/* Keeps what is typed into a form: in the browser with each key stroke, on the server when the line allows.
   A form asks for it with data-keep (where to send; empty: in the browser alone) and data-owner (whose it is, as a mark);
   data-key and data-kind name the text, data-round changes when a sent form was taken in. Others hear by "kept" and "restored". */
(function () {
  "use strict";
  var form = document.querySelector("form[data-keep]"), M = window.mitraguru;
  if (!form || !M) return;
  var set = form.dataset, words = M.words, step = /[?&]langkah=\d+/.exec(location.search);
  var place = location.pathname + (step ? step[0].replace("&", "?") : "");
  var key = (set.owner || "") + "|" + place + "|" + (set.key || "");
  var timer = 0, sending = false, again = false, renewed = false, leaving = false, hand = M.uuid(), typing = M.typing(put);
  function field(name) { return form.querySelector('input[type=hidden][name="' + name + '"]'); }
  function value(name) { return field(name) ? field(name).value : ""; }
  function carry(name, value) {
    var c = field(name) || form.appendChild(document.createElement("input"));
    c.type = "hidden"; c.name = name; c.value = value;
  }
  if (set.key) carry("hand", hand);
  /* A form without a text of its own is taken in when it is shown with other values than before. */
  var round = set.round === undefined ? JSON.stringify(Array.prototype.filter.call(form.elements, function (c) { return c.name && !/csrf|password/.test(c.name + c.type); }).map(function (c) {
    return [c.name, c.defaultValue, c.defaultChecked, c.tagName === "SELECT" ? Array.prototype.map.call(c.options, function (o) { return o.defaultSelected ? 1 : 0; }).join("") : ""];
  })) : set.round;
  function record() {
    var title = form.querySelector("[name=title]");
    return {
      key: key, owner: set.owner || "", text: value("submission_key"), keep: set.keep, url: place, kind: set.kind || "", page: set.page || "",
      title: title && title.value || set.title || document.title, pairs: M.fields.read(form), base: value("base_revision"), turn: value("turn"),
      stage: value("stage"), seen_hash: value("seen_hash"), hand: hand, round: round, sent: leaving, at: Date.now()
    };
  }
  function put(now) {
    var one = record();
    if (!one.pairs.length) return M.store.remove("drafts", key).then(function () { return "phone"; });
    return M.store.put("drafts", one, now).then(function (where) { if (where === "tab") M.tell(window.indexedDB ? words.full : words.tab); return where; });
  }
  function offline(words) { return typing.keep().then(function (where) { if (where === "phone") M.tell(words + ", " + M.clock()); }); }
  function sendSoon(wait) { clearTimeout(timer); timer = setTimeout(function () { timer = 0; send(); }, wait); }

  function send() {
    if (!set.keep || leaving) return;
    if (sending) { again = true; return; }
    sending = true;
    var data = new FormData(form), kept = new FormData();
    data.forEach(function (value, name) { if (typeof value === "string" && name !== "act") kept.append(name, value); });
    M.post(set.keep, kept)
      .then(received, function () { return offline(words.here); })
      .then(function () { sending = false; if (again) { again = false; send(); } });
  }
  function received(said) {
    if (said.turn !== undefined && field("turn")) field("turn").value = said.turn;
    if (said.status < 300) {
      /* what was sent to be saved stays until a page shows that it was taken in */
      if (typing.isKept() && !timer && !again && !leaving && !M.isLeaving) M.store.remove("drafts", key);
      M.tell(words.stored + " " + M.clock()); /* by the clock in the teacher's hand: the country has three */
      form.dispatchEvent(new CustomEvent("kept", { detail: said }));
      return;
    }
    if (said.two) { typing.keep(); bothSides(said.detail); return; }
    typing.keep().then(function (where) {
      if (where !== "phone") return;
      if (said.masuk) M.tell(said.status === 401 ? (M.queue ? words.signInBelow : words.signIn) : words.old);
      else M.tell(said.status === 404 || said.status === 410 ? words.gone : said.detail || words.here + ", " + M.clock());
    });
    if (said.masuk && M.queue && said.status === 401) M.queue.signIn();
    else if (said.masuk && M.queue && !renewed) M.queue.renew().then(function (again) { renewed = true; if (again) send(); });
  }
  /* Two versions: told once, with the door to choose between them. */
  function bothSides(detail) {
    M.tell(detail || words.both);
    if (form.querySelector("[data-two]")) return;
    var line = document.createElement("p"), button = document.createElement("button");
    button.name = "act"; button.value = "save"; button.className = "btn line"; button.textContent = words.choose; button.formNoValidate = true;
    line.className = "notice"; line.dataset.two = ""; line.setAttribute("role", "alert");
    line.append(document.createElement("span"), button);
    line.firstChild.textContent = (detail || words.both) + " ";
    var bottom = form.querySelector(".bottom") || form.lastElementChild;
    bottom.parentNode.insertBefore(line, bottom);
  }
  M.keeping = { key: key, form: form, hand: function () { return hand; } };

  /* Whoever asked for an empty form and loads it again wants what is in it by now. */
  form.addEventListener("input", function () { if (/[?&]baru/.test(location.search)) setTimeout(function () { history.replaceState(null, "", place); }, 300); }, { once: true });
  form.addEventListener("input", function () { typing.soon(200); sendSoon(900); });
  form.addEventListener("change", function () { typing.soon(50); sendSoon(300); });
  window.addEventListener("online", function () { if (form.querySelector("[data-two]") === null) M.store.get("drafts", key).then(function (one) { if (one) send(); }); });
  document.addEventListener("signed-in", function () { renewed = false; send(); });
  form.addEventListener("submit", function (event) {
    if (navigator.onLine === false) {
      event.preventDefault();
      typing.keep().then(function (where) { if (where === "phone") M.tell(words.later); });
      return;
    }
    leaving = true; clearTimeout(timer); timer = 0;
    typing.keep(true);
    setTimeout(function () { M.each(form.querySelectorAll("button"), function (b) { b.disabled = true; }); }, 0);
  });
  window.addEventListener("pageshow", function () { leaving = false; M.each(form.querySelectorAll("button"), function (b) { b.disabled = false; }); });

  /* What this phone kept comes back into the fields, with the revision that it was typed on: an old word never passes for a new one. */
  function taken(one) { return one.sent && (set.savedBy ? set.savedBy === one.hand : one.round !== round); }
  function restore(one) {
    if (taken(one)) { M.store.remove("drafts", one.key); return; }
    if (one.key !== key) { M.store.remove("drafts", one.key); if (field("submission_key")) field("submission_key").value = one.text; }
    /* Somebody was quicker and types already: those fields are theirs. */
    var newer = typing.hasBegun() ? M.fields.read(form).map(function (pair) { return pair[0]; }) : [];
    hand = one.hand || hand;
    if (set.key) carry("hand", hand);
    if (one.base && field("base_revision")) { carry("base_revision", one.base); carry("turn", one.turn || 0); }
    M.fields.write(form, one.pairs.filter(function (pair) { return /-uid$/.test(pair[0]) || newer.indexOf(pair[0]) < 0; }));
    form.dispatchEvent(new CustomEvent("restored"));
    if (set.keep) send(); else M.tell(words.kept + ", " + M.clock());
  }
  if (set.owner) M.store.setting("owner", set.owner);
  M.store.all("drafts").then(function (list) {
    var own = list.filter(function (one) { return one.owner === (set.owner || "") && !one.shell; });
    own.forEach(function (one) { if (one.text === set.key && one.key !== key && one.sent && set.savedBy && set.savedBy === one.hand) M.store.remove("drafts", one.key); });
    var fresh = set.key && !set.page && !/[?&](baru|adaptasi)/.test(location.search);
    var found = own.filter(function (one) { return one.key === key; })[0] || (fresh && own.filter(function (one) { return one.url === place && !one.page; }).pop());
    if (found) restore(found);
  });
})();
