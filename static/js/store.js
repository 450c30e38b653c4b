/* What this phone holds until it has been received: drafts, pictures that wait, a few settings. Kept in IndexedDB; where
   there is none or no room (private mode, a full phone) words go to localStorage, and at last they stay with this page. */
(function () {
  "use strict";
  var M = window.mitraguru = window.mitraguru || {}, NAMES = ["drafts", "pictures", "settings"], OURS = "mg:";
  var memory = { drafts: {}, pictures: {}, settings: {} }, opened = null;

  function open() {
    if (!opened) opened = new Promise(function (done) {
      var asked;
      try { asked = window.indexedDB.open("mitraguru", 1); } catch (e) { done(null); return; }
      setTimeout(function () { done(null); }, 4000); /* some old phones never answer */
      asked.onupgradeneeded = function () { NAMES.forEach(function (name) { asked.result.createObjectStore(name, { keyPath: "key" }); }); };
      asked.onsuccess = function () { asked.result.onversionchange = function () { asked.result.close(); opened = null; }; done(asked.result); };
      asked.onerror = asked.onblocked = function () { done(null); };
    });
    return opened;
  }
  /* One act on one store, on the disk before it is called done (a battery may go the next moment); null when the phone has no such place or no room left. */
  function act(name, mode, work) {
    return open().then(function (db) {
      return db && new Promise(function (done) {
        try {
          var all = db.transaction(name, mode, { durability: "strict" }), asked = work(all.objectStore(name));
          all.oncomplete = function () { done({ result: asked.result }); };
          all.onerror = all.onabort = function (event) { if (event.preventDefault) event.preventDefault(); done(null); };
        } catch (e) { done(null); }
      });
    });
  }
  function aside(name, key, value) {
    var place = OURS + name + ":" + key;
    try {
      if (value === undefined) return localStorage.getItem(place);
      if (value === null) localStorage.removeItem(place); else localStorage.setItem(place, JSON.stringify(value));
      return true;
    } catch (e) { return false; }
  }
  function besides(name) {
    var found = {}, start = OURS + name + ":";
    try {
      for (var n = 0; n < localStorage.length; n++) {
        var place = localStorage.key(n);
        if (place.indexOf(start) === 0) { var one = JSON.parse(localStorage.getItem(place)); found[one.key] = one; }
      }
    } catch (e) { /* not to be read: as if there were none */ }
    Object.keys(memory[name]).forEach(function (key) { found[key] = memory[name][key]; });
    return found;
  }

  M.store = {
    /* Answers where it lies now: "phone", or "tab" when only this page has it. `atOnce`: the page is being left, and words
       are put down before anything can be waited for. */
    put: function (name, value, atOnce) {
      if (atOnce) aside(name, value.key, value);
      return act(name, "readwrite", function (store) { return store.put(value); }).then(function (done) {
        var there = done || (!value.blob && aside(name, value.key, value));
        if (done) aside(name, value.key, null);
        if (there) delete memory[name][value.key]; else memory[name][value.key] = value;
        return there ? "phone" : "tab";
      });
    },
    all: function (name) {
      return act(name, "readonly", function (store) { return store.getAll(); }).then(function (done) {
        var other = besides(name), list = (done && done.result || []).filter(function (one) { return !other[one.key]; }); /* what lies aside is newer, whatever the clock says */
        return list.concat(Object.keys(other).map(function (key) { return other[key]; })).sort(function (a, b) { return (a.at || 0) - (b.at || 0); });
      });
    },
    get: function (name, key) { return M.store.all(name).then(function (list) { return list.filter(function (one) { return one.key === key; })[0] || null; }); },
    remove: function (name, key) {
      aside(name, key, null); delete memory[name][key];
      return act(name, "readwrite", function (store) { return store.delete(key); });
    },
    setting: function (key, value) {
      if (value === undefined) return M.store.get("settings", key).then(function (one) { return one ? one.value : ""; });
      return M.store.put("settings", { key: key, value: value, at: Date.now() });
    }
  };
  /* Puts down what is being typed: at least every 200 ms while somebody goes on, and at once when the page is left.
     `put` is told whether there is no time to wait for the phone, and answers what the store answers. */
  M.typing = function (put) {
    var typed = 0, stored = 0, timer = 0;
    function keep(now) {
      var upTo = typed;
      clearTimeout(timer); timer = 0;
      if (now === true) stored = upTo;
      return put(now === true).then(function (where) { stored = Math.max(stored, upTo); return where; });
    }
    function leave() { if (stored < typed) keep(true); }
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") leave(); });
    return {
      keep: keep,
      soon: function (wait) { typed++; if (!timer) timer = setTimeout(keep, wait); },
      isKept: function () { return stored === typed; },
      hasBegun: function () { return typed > 0; }
    };
  };
  /* Sends a form's data and answers what the server said, with its status. */
  M.post = function (url, data, headers) {
    return fetch(url, { method: "POST", body: data, credentials: "same-origin", headers: Object.assign({ Accept: "application/json" }, headers) })
      .then(function (answer) { return answer.json().catch(function () { return {}; }).then(function (said) { said.status = answer.status; return said; }); });
  };
  /* A page that is being left may hear that words have arrived, and the next page, asked for before, does not show them:
     they stay on the phone then, and sending them twice changes nothing. */
  M.isLeaving = false;
  window.addEventListener("beforeunload", function () { M.isLeaving = true; });
  window.addEventListener("pageshow", function () { M.isLeaving = false; });
  M.each = function (list, act) { Array.prototype.forEach.call(list, act); };
  M.uuid = function () {
    if (window.crypto && crypto.randomUUID) return crypto.randomUUID();
    return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, function (c) { return (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16); });
  };
  var said = (document.querySelector("[data-words]") || document.body).dataset;
  M.words = {};
  Object.keys(said).forEach(function (name) { if (/^w[A-Z]/.test(name)) M.words[name[1].toLowerCase() + name.slice(2)] = said[name]; });
  M.clock = function () { return new Date().toTimeString().slice(0, 5).replace(":", "."); };
  M.tell = function (words) {
    var told = document.querySelector("[data-saved]");
    if (!told) return;
    (told.querySelector("span:last-child") || told).textContent = words; told.removeAttribute("data-empty");
  };
  M.size = function (bytes) {
    var kb = Math.max(1, Math.round(bytes / 1024)), comma = document.documentElement.lang === "en" ? "." : ",";
    return kb < 1000 ? kb + " KB" : (kb / 1024).toFixed(1).replace(".", comma) + " MB";
  };
  /* Texts and reviews are sent; what lies in the browser alone, or was handed to a page of its own, is not waited for. */
  M.isUnsent = function (one) { return one.shell || !!one.keep && (!!one.kind || !one.sent); };
  /* What has not been received yet, of whomever. */
  M.waiting = function () {
    return Promise.all([M.store.all("drafts"), M.store.all("pictures")]).then(function (both) {
      return both[0].filter(M.isUnsent).map(function (one) { return { key: one.key, kind: "text", owner: one.owner, title: one.title, bytes: JSON.stringify(one.pairs).length }; })
        .concat(both[1].map(function (one) { return { key: one.key, kind: "picture", owner: one.owner, title: one.name, bytes: one.bytes }; }));
    });
  };
  /* Everything that is somebody's goes from this phone; how large letters are and whether pictures wait is nobody's secret. */
  M.forget = function () {
    var jobs = NAMES.map(function (name) { memory[name] = {}; return act(name, "readwrite", function (store) { return store.clear(); }); });
    try {
      Object.keys(localStorage).forEach(function (place) { if (place.indexOf(OURS) === 0 && !/^mg:(hemat|huruf|pasang)$/.test(place)) localStorage.removeItem(place); });
      sessionStorage.clear();
    } catch (e) { /* nothing was kept there */ }
    if (window.caches) jobs.push(caches.keys().then(function (names) { return Promise.all(names.map(function (name) { return caches.delete(name); })); }, function () {}));
    if (navigator.serviceWorker && navigator.serviceWorker.controller) navigator.serviceWorker.controller.postMessage({ forget: true });
    return Promise.all(jobs);
  };
  /* The server has shown both versions of a text: what this phone sent of it lies there now. */
  var shown = document.querySelector("[data-received]");
  if (shown) M.store.all("drafts").then(function (list) {
    list.forEach(function (one) { if (one.text === shown.dataset.received && (one.shell || one.hand === shown.dataset.hand)) M.store.remove("drafts", one.key); });
  });
})();
