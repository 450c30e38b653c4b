/* Sends what this phone has kept: texts first, then their pictures, one after the other. It goes on by itself when the line
   is back, after growing pauses, and on opening any page that has the panel (data-queue), which tells what waits and why. */
(function () {
  "use strict";
  var panel = document.querySelector("[data-queue]"), M = window.mitraguru;
  if (!panel || !M) return;
  var set = panel.dataset, S = M.store, line = navigator.connection || {}, PAUSES = [5, 15, 45, 120, 300];
  var timer = 0, failed = 0, running = false, asking = false, keepAsks = false, sending = false, hold = false, forced = false, done = [], touched = {}, session = null;
  var list = panel.querySelector("[data-list]"), told = panel.querySelector("[data-told]"), door = panel.querySelector("[data-sign-in]");
  var box = panel.querySelector("[data-hold]"), knowsWifi = "type" in line && line.type !== undefined && line.type !== "unknown";

  function make(tag, words, kind) { var e = document.createElement(tag); if (words) e.textContent = words; if (kind) e.className = kind; return e; }
  function button(words, act) { var b = make("button", words, "as-link"); b.type = "button"; b.addEventListener("click", act); return b; }
  function number(one, many, n) { return n === 1 ? one : many.replace("{n}", n); }
  function owner() { return set.owner ? Promise.resolve(set.owner) : S.setting("owner"); }
  function picturesMayGo() { return forced || !hold || (knowsWifi && /wifi|ethernet/.test(line.type)); }
  function isOpenHere(one) { return M.keeping && M.keeping.key === one.key; }

  /* What waits and belongs to whoever is here; on the page that is nobody's also what is nobody's yet. */
  function gather() {
    return Promise.all([S.all("drafts"), S.all("pictures"), owner()]).then(function (all) {
      var me = all[2], texts = all[0].filter(M.isUnsent);
      var begun = texts.filter(function (one) { return one.shell && !one.ready; }).map(function (one) { return one.text; });
      function mine(one) { return one.owner === me || !one.owner; }
      return {
        me: me, others: texts.some(function (one) { return !mine(one); }),
        texts: texts.filter(function (one) { return mine(one) && !isOpenHere(one) && (!one.shell || one.ready); }),
        pictures: all[1].filter(function (one) { return mine(one) && begun.indexOf(one.text) < 0; }),
        /* a picture goes when the page that its text was written on has handed the text over */
        next: all[1].filter(function (one) { return !one.trouble && !texts.some(function (text) { return text.shell && text.text === one.text; }); })
      };
    });
  }
  function post(url, data) { return M.post(url, data, { "X-CSRFToken": session.token }); }
  function ask() { return fetch(set.ready, { credentials: "same-origin", headers: { Accept: "application/json" }, cache: "no-store" }).then(function (answer) { if (!answer.ok) throw answer; return answer.json(); }).then(function (said) { session = said; return said; }); }

  function sendText(one) {
    var more = { submission_key: one.text, hand: one.hand, base_revision: one.base, kind: one.kind, owner: one.owner };
    if (!one.shell) { more.turn = one.turn; more.stage = one.stage; more.seen_hash = one.seen_hash; if (one.sent) more.sent = "1"; }
    return post(one.shell ? set.send : one.keep, M.fields.data(one.pairs, more)).then(function (said) { return answered("drafts", one, said); });
  }
  function sendPicture(one) {
    var pairs = one.pairs.map(function (pair) { return [one.relation + "-900-" + pair[0], pair[1]]; });
    var data = M.fields.data(pairs, { submission_key: one.text, kind: one.kind, page: one.page, hand: one.hand && one.hand + "+g", owner: one.owner });
    data.append(one.relation + "-900-uid", one.key);
    data.append(one.relation + "-900-file", one.blob, one.name);
    return post(set.send, data).then(function (said) { return answered("pictures", one, said); });
  }
  /* Received: it goes from the phone. Refused for good: it stays, with the reason and its words. Anything else: once more, later. */
  function answered(name, one, said) {
    if (said.status < 300) {
      document.dispatchEvent(new CustomEvent("sent", { detail: { key: one.key, text: one.text } }));
      return S.all(name).then(function (now) {
        var same = now.filter(function (each) { return each.key === one.key; })[0];
        if (M.isLeaving || (same && same.at !== one.at)) return null; /* not shown by the next page yet, or typed on meanwhile */
        if (one.shell || name === "pictures") done.push({ title: one.title || one.name, url: said.url || one.url });
        return (one.shell ? adopt(one) : Promise.resolve()).then(function () { return S.remove(name, one.key); });
      });
    }
    if (said.masuk || said.status === 401) { session = null; asking = said.status === 401; throw said; }
    if (said.status === 429 || said.status >= 500 || !said.status) throw said;
    one.trouble = { detail: said.detail || (said.status === 404 || said.status === 410 ? set.gone : set.unknown + " (" + said.status + ")"), two: said.two === true, url: said.url || one.url };
    return S.put(name, one);
  }
  /* The pictures of a text that was nobody's are now whose the text is. */
  function adopt(text) {
    var me = session.owner;
    return S.all("pictures").then(function (list) {
      return Promise.all(list.filter(function (one) { return one.text === text.text && !one.owner; }).map(function (one) { one.owner = me; return S.put("pictures", one); }));
    });
  }
  function flush() {
    return gather().then(function (waits) {
      var texts = waits.texts.filter(function (one) { return !one.trouble; }), pictures = waits.pictures.filter(function (one) { return !one.trouble; });
      if (!picturesMayGo()) pictures = [];
      if (!texts.length && !pictures.length) { asking = keepAsks; return null; }
      return ask().then(function (said) {
        asking = !said.owner;
        if (!said.owner) return null;
        if (set.owner && said.owner !== set.owner) return null;
        S.setting("owner", said.owner);
        /* what is nobody's yet goes to whoever sends it, by a touch of theirs */
        function may(one) { return one.owner === said.owner || (!one.owner && touched[one.key]); }
        function inTurn(jobs) { return jobs.reduce(function (before, job) { return before.then(job).then(show); }, Promise.resolve()); }
        var ready = texts.filter(may);
        sending = ready.length + pictures.length > 0;
        return show().then(function () {
          return inTurn(ready.map(function (one) { return function () { return sendText(one); }; }));
        }).then(function () { return picturesMayGo() ? gather() : { next: [] }; }).then(function (then) {
          return inTurn(then.next.filter(may).map(function (one) { return function () { return sendPicture(one); }; }));
        });
      });
    });
  }
  function run() {
    clearTimeout(timer);
    if (running) { timer = setTimeout(run, 500); return; }
    running = true;
    var turn = function () { return flush().then(function () { failed = 0; }, function () { failed += 1; timer = setTimeout(run, 1000 * PAUSES[Math.min(failed, PAUSES.length) - 1]); }); };
    var locked = navigator.locks ? navigator.locks.request("mitraguru", turn) : turn();
    locked.catch(function () {}).then(function () { running = sending = forced = false; return show(); });
  }
  function soon(wait) { clearTimeout(timer); timer = setTimeout(run, wait === undefined ? 800 : wait); }
  M.queue = {
    soon: soon,
    /* Whatever was told to wait goes now. */
    now: function () { forced = true; failed = 0; soon(0); },
    /* Handed over on this page, by whoever is here now. */
    touch: function (key) { touched[key] = true; soon(0); },
    show: function () { return show(); },
    /* The form itself met a door: it is opened here. */
    signIn: function () { asking = keepAsks = true; return show(); },
    /* A new token for an old page, if it is still the same person's; answers whether it is worth sending again. */
    renew: function () { return ask().then(function (said) { if (!said.owner) M.queue.signIn(); else if (said.owner === set.owner) tokens(said.token); return said.owner === set.owner; }, function () { return false; }); }
  };
  function tokens(token) { M.each(document.querySelectorAll("input[name=csrfmiddlewaretoken]"), function (c) { c.value = token; }); }

  /* ---- the panel ---- */
  function entry(name, one) {
    var item = make("li"), bytes = one.bytes || JSON.stringify(one.pairs).length;
    item.append(make("b", (one.title || one.name || M.words.untitled)), document.createTextNode(" · " + M.size(bytes)));
    if (name === "drafts" && !one.owner && !touched[one.key] && (set.owner || session && session.owner)) item.append(" ", button(set.mine, function () { touched[one.key] = true; soon(0); }));
    if (one.trouble) trouble(item, name, one);
    return item;
  }
  function trouble(item, name, one) {
    var acts = make("p", "", "row acts"), text = name === "drafts" ? M.fields.words(one.pairs) : "";
    item.append(make("p", one.trouble.detail, "amiss"));
    if (text) {
      var area = make("textarea"); area.readOnly = true; area.rows = 4; area.value = text; area.setAttribute("aria-label", set.copy);
      item.append(area);
      acts.append(button(set.copy, function () {
        var copy = this; area.select();
        (navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject()).catch(function () { document.execCommand("copy"); }).then(function () { copy.textContent = set.copied; });
      }));
    }
    if (one.trouble.two) acts.append(button(set.both, function () { compare(one); }));
    else acts.append(button(set.again, function () { delete one.trouble; S.put(name, one).then(function () { soon(0); }); }));
    acts.append(button(set.drop, function () {
      if (this.textContent !== set.sure) { this.textContent = set.sure; return; }
      S.remove(name, one.key).then(show);
    }));
    item.append(acts);
  }
  /* Both versions are shown by the page that the form itself would lead to. */
  function compare(one) {
    if (!one.shell) { location.href = one.url; return; }
    ask().then(function (said) {
      var form = make("form"), data = [["submission_key", [one.text]], ["hand", [one.hand]], ["base_revision", [one.base || ""]], ["csrfmiddlewaretoken", [said.token]], ["act", ["save"]]].concat(one.pairs);
      form.method = "post"; form.action = one.action; form.hidden = true;
      data.forEach(function (pair) { pair[1].forEach(function (value) { var c = make("input"); c.type = "hidden"; c.name = pair[0]; c.value = value; form.append(c); }); });
      document.body.append(form); form.submit();
    }, function () {});
  }
  function show() {
    return gather().then(function (waits) {
      var all = waits.texts.length + waits.pictures.length, held = waits.pictures.length && !picturesMayGo();
      var bytes = waits.texts.concat(waits.pictures).reduce(function (sum, one) { return sum + (one.bytes || JSON.stringify(one.pairs).length); }, 0);
      var parts = [];
      if (waits.texts.length) parts.push(number(set.one, set.many, waits.texts.length));
      if (waits.pictures.length) parts.push(number(set.pictureOne, set.pictureMany, waits.pictures.length));
      var why = navigator.onLine === false ? set.offline : sending ? set.sending : held ? (knowsWifi ? set.held : set.paused) : asking ? set.asks : set.waiting;
      var what = parts.join(", ");
      told.textContent = all ? what.charAt(0).toUpperCase() + what.slice(1) + ", " + M.size(bytes) + ". " + why : waits.others ? set.other : "";
      list.textContent = "";
      waits.texts.forEach(function (one) { list.append(entry("drafts", one)); });
      waits.pictures.forEach(function (one) { list.append(entry("pictures", one)); });
      done.forEach(function (one) {
        var item = make("li", set.done + " " + one.title + " ");
        if (one.url && location.pathname !== one.url) { var to = make("a", set.open); to.href = one.url; item.append(to); }
        list.append(item);
      });
      door.hidden = !(asking && (all || keepAsks) && navigator.onLine !== false);
      door.querySelector("[data-asked]").textContent = door.dataset.said || set.asks;
      panel.querySelector(".acts:last-child").hidden = !all;
      panel.querySelector("label.check").hidden = !waits.pictures.length && !hold;
      panel.hidden = !all && !done.length && !waits.others && door.hidden;
      document.dispatchEvent(new CustomEvent("queued"));
    });
  }
  /* Signing in without leaving the page: nothing that waits can be lost on the way. */
  door.addEventListener("submit", function (event) {
    event.preventDefault();
    var data = new FormData(door);
    ask().then(function (said) {
      return M.post(set.door, data, { "X-Requested-With": "XMLHttpRequest", "X-CSRFToken": said.token });
    }).then(function (said) {
      door.querySelector("[type=password]").value = "";
      if (said.status >= 500) throw said;
      door.dataset.said = said.status === 429 ? set.slow : said.status < 300 ? "" : set.wrong;
      if (door.dataset.said) return show();
      return ask().then(function (now) {
        if (!now.owner && said.location) { location.href = said.location; return null; } /* one more step to sign in */
        if (set.owner && now.owner !== set.owner) { location.reload(); return null; } /* somebody else: this page is not theirs */
        tokens(now.token);
        asking = keepAsks = false;
        document.dispatchEvent(new CustomEvent("signed-in"));
        return claim(now.owner).then(function () { soon(0); });
      });
    }).catch(function () { told.textContent = set.offline; });
  });
  /* Whoever signs in here to send sends what is nobody's and was handed over here. */
  function claim(me) {
    return S.all("drafts").then(function (texts) {
      texts.forEach(function (one) { if (one.shell && one.ready && !one.owner) touched[one.key] = true; });
    }).then(function () { if (!set.owner) return S.setting("owner", me); return null; });
  }
  panel.querySelector("[data-now]").addEventListener("click", function () { M.queue.now(); });
  panel.querySelector("[data-hold-words]").textContent = knowsWifi ? set.wifi : set.later;
  box.addEventListener("change", function () { hold = box.checked; S.setting("hold", hold ? "1" : "").then(function () { return show(); }).then(function () { if (!hold) soon(0); }); });
  if (line.addEventListener) line.addEventListener("change", function () { soon(); });
  window.addEventListener("online", function () { failed = 0; soon(); });
  window.addEventListener("offline", function () { show(); });
  if (set.owner) S.setting("owner", set.owner);
  S.setting("hold").then(function (kept) { hold = box.checked = kept === "1"; }).then(show).then(function () { soon(); });
})();
