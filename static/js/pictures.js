/* A photo that was chosen waits on this phone, small, until it has been sent; beside it stands what it will cost.
   Without this file, or without room on the phone, the file field sends it with the form as it always did. */
(function () {
  "use strict";
  var M = window.mitraguru, FIELD = 'input[type=file][accept^="image"]', waiting = {}, timers = {}, busy = 0, working = Promise.resolve();
  if (!M || !M.shrink || !window.FormData || !document.querySelector("form[data-kind], form[data-sheet]")) return;

  function formOf(node) { return node.closest("form[data-kind], form[data-sheet]"); }
  function uidOf(row) { return row.querySelector('input[name$="-uid"]'); }
  function rowPairs(row) {
    var prefix = M.rows.prefix(row), pairs = {};
    M.each(row.querySelectorAll("[name]"), function (c) {
      if (/^(file|hidden)$/.test(c.type) || (/checkbox|radio/.test(c.type) && !c.checked) || c.name.indexOf(prefix) !== 0) return;
      var name = c.name.slice(prefix.length);
      (pairs[name] = pairs[name] || []).push(c.value);
    });
    return Object.keys(pairs).map(function (name) { return [name, pairs[name]]; });
  }
  function make(tag, kind, words) { var e = document.createElement(tag); if (kind) e.className = kind; if (words) e.textContent = words; return e; }

  function show(row, one, file) {
    var old = row.querySelector("[data-waits]"), box = make("div", "waits"), image = make("img"), side = make("div"), status = make("p", "small");
    if (old) old.remove();
    box.dataset.waits = one.key;
    image.alt = ""; image.src = URL.createObjectURL(one.blob);
    image.onload = function () { URL.revokeObjectURL(image.src); };
    image.onerror = function () { image.hidden = true; };
    status.setAttribute("role", "status"); status.dataset.state = "";
    status.textContent = M.words.waits;
    side.append(make("p", "", one.before > one.bytes ? M.size(one.before) + " → " + M.size(one.bytes) : M.size(one.bytes)), status);
    if (file && one.small) side.append(original(row, one, file));
    var drop = make("button", "as-link", M.words.drop);
    drop.type = "button";
    drop.addEventListener("click", function () {
      delete waiting[one.key];
      M.store.remove("pictures", one.key).then(function () { box.remove(); if (M.queue) M.queue.show(); });
    });
    side.append(drop);
    box.append(image, side);
    var field = row.querySelector(FIELD); field = field && field.closest(".field");
    if (field) field.after(box); else row.append(box);
  }
  /* As large as it is: the author decides, and sees what it costs. */
  function original(row, one, file) {
    var label = make("label", "check"), tick = document.createElement("input");
    tick.type = "checkbox"; tick.checked = one.blob !== one.small;
    label.append(tick, M.words.original + " (" + M.size(file.size) + ")");
    tick.addEventListener("change", function () {
      one.blob = tick.checked ? file : one.small; one.bytes = one.blob.size; one.at = Date.now();
      keep(row, one, file);
    });
    return label;
  }
  function keep(row, one, file) {
    var stored = Object.assign({}, one); delete stored.small;
    return M.store.put("pictures", stored).then(function (where) {
      if (where !== "phone") {
        /* no room: the field keeps the file, and the form sends it */
        delete waiting[one.key];
        M.tell(M.words.pictureFull);
        return M.store.remove("pictures", one.key).then(function () { return false; });
      }
      waiting[one.key] = stored;
      show(row, one, file);
      write(row, stored); /* what was answered while the picture was made small */
      if (M.queue) { M.queue.show(); M.queue.soon(4000); }
      return true;
    });
  }
  function choose(field) {
    var row = field.closest("[data-row]"), form = formOf(field), file = field.files[0], uid = row && uidOf(row);
    if (!file || !form || !uid) return;
    if (!uid.value) uid.value = M.uuid();
    M.tell(M.words.shrinking);
    busy += 1;
    working = M.shrink(file).then(function (small) {
      var blob = small && small.size < file.size ? small : file;
      var one = {
        key: uid.value, owner: form.dataset.owner || "", text: form.elements.submission_key.value, kind: form.dataset.kind || form.dataset.sheet, page: form.dataset.page || "",
        relation: M.rows.prefix(row).split("-")[0], pairs: rowPairs(row), hand: form.dataset.hand || (M.keeping ? M.keeping.hand() : ""),
        blob: blob, small: small, name: blob === file ? file.name : file.name.replace(/\.\w+$/, "") + ".jpg", before: file.size, bytes: blob.size, at: Date.now(),
        title: (M.words.picture + " " + file.name).trim()
      };
      form.dispatchEvent(new CustomEvent("picture", { detail: one }));
      return keep(row, one, file).then(function (kept) { if (kept) { field.value = ""; M.tell(M.words.kept + ", " + M.clock()); } });
    }).catch(function () { /* the field keeps the file, and the form sends it */ }).then(function () { busy -= 1; });
  }
  /* Pictures of a text that wait already come back into their rows. */
  M.pictures = {
    restore: function (form) {
      var text = form.elements.submission_key.value;
      return M.store.all("pictures").then(function (list) {
        list.filter(function (one) { return one.text === text && one.owner === (form.dataset.owner || one.owner); }).forEach(function (one) {
          var row = M.rows.of(form, one.relation, one.key);
          if (!row) return;
          waiting[one.key] = one;
          M.fields.write(form, [[one.relation + "-900-uid", [one.key]]].concat(one.pairs.map(function (pair) { return [one.relation + "-900-" + pair[0], pair[1]]; })));
          show(row, one, null);
        });
      });
    }
  };
  document.addEventListener("change", function (event) { if (event.target.matches(FIELD)) choose(event.target); });
  /* What is said of a picture goes with it. */
  function write(row, one) {
    var pairs = rowPairs(row);
    clearTimeout(timers[one.key]); delete timers[one.key];
    if (!waiting[one.key] || JSON.stringify(pairs) === JSON.stringify(one.pairs)) return Promise.resolve();
    one.pairs = pairs; one.at = Date.now();
    return M.store.put("pictures", one);
  }
  /* Leaving waits for what is still being made small or written down; it takes a moment. */
  function finish() {
    var rest = Object.keys(timers).map(function (key) { var at = document.querySelector('[data-waits="' + key + '"]'); return at && write(at.closest("[data-row]"), waiting[key]); });
    return Promise.all(rest).then(function () { return working; }).then(function () { return busy ? finish() : null; });
  }
  function follow(event) {
    var row = event.target.closest("[data-row]"), uid = row && uidOf(row), one = uid && waiting[uid.value];
    if (!one || event.target.type === "file" || event.target.closest("[data-waits]")) return;
    clearTimeout(timers[one.key]);
    timers[one.key] = setTimeout(function () { write(row, one); }, 250);
  }
  document.addEventListener("input", follow);
  document.addEventListener("change", follow);
  document.addEventListener("sent", function (event) {
    var box = document.querySelector('[data-waits="' + event.detail.key + '"]');
    delete waiting[event.detail.key];
    if (!box) return;
    box.querySelector("[data-state]").textContent = M.words.sent;
    M.each(box.querySelectorAll("label, button"), function (each) { each.remove(); });
  });
  /* A text is handed in together with its pictures: what still waits goes first, then it goes on by itself. */
  function handIn(form) {
    var left = 0, asked = null, pressed = null;
    function count() {
      return M.store.all("pictures").then(function (list) {
        left = list.filter(function (one) { return one.text === form.elements.submission_key.value && !one.trouble; }).length;
        if (asked && !left) { var button = asked; asked = null; button.click(); }
      });
    }
    form.addEventListener("click", function (event) { pressed = event.target.closest("button"); });
    form.addEventListener("submit", function (event) {
      var button = event.submitter || pressed;
      if (busy || Object.keys(timers).length) {
        event.preventDefault(); event.stopImmediatePropagation();
        finish().then(count).then(function () { if (button) button.click(); else form.submit(); });
        return;
      }
      if (!left || !button || button.value !== "submit") return;
      event.preventDefault(); event.stopImmediatePropagation();
      asked = button;
      M.tell(M.words.pictureFirst);
      M.queue.now();
    });
    document.addEventListener("queued", count);
    count();
  }
  M.each(document.querySelectorAll("form[data-kind]"), function (form) { handIn(form); M.pictures.restore(form); form.addEventListener("restored", function () { M.pictures.restore(form); }); });
})();
