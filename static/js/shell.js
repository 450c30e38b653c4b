/* The page for writing without a line: several texts side by side, each kept with every key stroke until it is sent. */
(function () {
  "use strict";
  var M = window.mitraguru, choice = document.querySelector("[data-choice]"), unsent = document.querySelector("[data-unsent]");
  if (!M || !choice) return;
  var sheets = document.querySelectorAll("form[data-sheet]"), list = unsent.querySelector("[data-list]"), now = null, typing = M.typing(put), me = "", blank = {}, first = sheets[0].dataset.sheet, asServed = true;

  function take() {
    var draft = now.draft, title = now.form.querySelector("[name=title]");
    draft.pairs = M.fields.read(now.form);
    draft.title = title && title.value || now.form.dataset.label;
    draft.at = Date.now();
    delete draft.trouble;
  }
  function put(atOnce) {
    take();
    return M.store.put("drafts", now.draft, atOnce).then(function (where) {
      M.tell(where === "phone" ? M.words.here + ", " + M.clock() : window.indexedDB ? M.words.full : M.words.tab);
      show();
      return where;
    });
  }
  /* An empty copy of a form; the long list of places stands in the first one alone. */
  function copy(kind) {
    var body = blank[kind].cloneNode(true);
    M.each(body.querySelectorAll("select[data-like]"), function (list) { list.innerHTML = blank[first].querySelector("#" + list.dataset.like).innerHTML; });
    return body;
  }
  /* An empty form of a kind, or one with what was kept. One at a time is enough for a small phone. */
  function open(kind, draft) {
    if (now && !typing.isKept()) typing.keep();
    M.each(sheets, function (form) {
      var here = form.dataset.sheet === kind, body = form.querySelector(".sheet-body");
      form.hidden = !here;
      if (!here) body.textContent = ""; else if (!asServed || kind !== first) body.replaceWith(copy(kind));
      if (here) now = { form: form, draft: draft };
    });
    asServed = false;
    var form = now.form, key = draft ? draft.text : M.uuid();
    M.rows.ready(form);
    form.elements.submission_key.value = key;
    if (!draft) now.draft = { key: key, text: key, shell: true, ready: false, owner: me, kind: kind, action: form.getAttribute("action"), hand: M.uuid(), pairs: [], title: form.dataset.label, at: Date.now() };
    form.dataset.hand = now.draft.hand; form.dataset.owner = now.draft.owner;
    M.rows.name(form);
    if (draft) M.fields.write(form, draft.pairs);
    M.pictures.restore(form);
    M.each(choice.querySelectorAll("input"), function (c) { c.checked = c.value === kind; });
  }
  function show() {
    return M.store.all("drafts").then(function (all) {
      list.textContent = "";
      var mine = all.filter(function (draft) { return draft.shell && !draft.ready && (!draft.owner || draft.owner === me); });
      mine.forEach(function (draft) { list.append(entry(draft)); });
      unsent.hidden = !mine.length;
    });
  }
  function entry(draft) {
    var item = document.createElement("li"), name = document.createElement("b"), told = document.createElement("span"), to = document.createElement("button"), drop = document.createElement("button");
    name.textContent = draft.title;
    told.className = "small quiet"; told.textContent = new Date(draft.at).toLocaleString(document.documentElement.lang, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }) + " · " + M.size(JSON.stringify(draft.pairs).length);
    to.type = drop.type = "button"; to.className = drop.className = "as-link";
    to.textContent = list.dataset.open; drop.textContent = list.dataset.drop;
    to.addEventListener("click", function () { open(draft.kind, draft); now.form.scrollIntoView(); now.form.querySelector("input:not([type=hidden]), textarea").focus({ preventScroll: true }); });
    drop.addEventListener("click", function () {
      if (drop.textContent !== list.dataset.sure) { drop.textContent = list.dataset.sure; return; }
      forget(draft).then(function () { if (now.draft.key === draft.key) open(draft.kind, null); return show(); });
    });
    item.append(name, told);
    if (!now || now.draft.key !== draft.key) item.append(to);
    item.append(drop);
    return item;
  }
  /* A text that goes takes its pictures along. */
  function forget(draft) {
    return M.store.all("pictures").then(function (all) {
      return Promise.all(all.filter(function (one) { return one.text === draft.text; }).map(function (one) { return M.store.remove("pictures", one.key); }));
    }).then(function () { return M.store.remove("drafts", draft.key); });
  }
  M.each(sheets, function (form) {
    blank[form.dataset.sheet] = form.querySelector(".sheet-body").cloneNode(true);
    form.addEventListener("input", function () { typing.soon(200); });
    form.addEventListener("change", function () { typing.soon(50); });
    form.addEventListener("picture", typing.keep);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var sent = now.draft;
      sent.ready = true;
      typing.keep().then(function (where) {
        if (where !== "phone" && navigator.onLine === false) { sent.ready = false; M.tell(M.words.tab); return; }
        M.tell(navigator.onLine === false ? M.words.later : M.words.waits);
        open(form.dataset.sheet, null);
        show();
        if (navigator.onLine === false) M.queue.soon(0); else M.queue.touch(sent.key);
        document.querySelector("[data-queue]").scrollIntoView({ block: "nearest" });
      });
    });
  });
  choice.hidden = false;
  document.querySelector(".sheets").classList.add("ready");
  choice.addEventListener("change", function (event) { open(event.target.value, null); show(); });
  document.addEventListener("queued", show);
  /* Where somebody left off, one goes on; words that were typed before this file had come are a text of their own. */
  M.store.setting("owner").then(function (known) { me = known; return M.store.all("drafts"); }).then(function (all) {
    var last = all.filter(function (draft) { return draft.shell && !draft.ready && (!draft.owner || draft.owner === me); }).pop();
    if (M.fields.read(sheets[0]).length) { open(first, null); typing.soon(0); } else open(last ? last.kind : first, last || null);
    return show();
  });
})();
