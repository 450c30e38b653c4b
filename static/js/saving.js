/* Saving for reading without a line: one page, or a list as one set. The worker does the keeping; sets are noted beside it. */
(function () {
  "use strict";
  const mitraguru = window.mitraguru = window.mitraguru || {}, NOTES = "mg-notes", SAVED = "mg-saved";
  const whole = url => new URL(url, location).href;
  const fill = (words, values) => words.replace(/\{(\w)\}/g, (all, name) => name in values ? values[name] : all);

  const notes = {
    async all() {
      const cache = await caches.open(NOTES), found = [];
      for (const key of await cache.keys()) found.push(await (await cache.match(key)).json());
      return found;
    },
    async put(set) { return (await caches.open(NOTES)).put("/" + encodeURIComponent(set.id), new Response(JSON.stringify(set))); },
    async remove(id) { return (await caches.open(NOTES)).delete("/" + encodeURIComponent(id)); },
  };
  const isSaved = async url => !!(await (await caches.open(SAVED)).match(whole(url)));

  /* One text after the other; what is there already is not fetched again, so a set that was interrupted goes on. */
  async function keepSet(set, progress) {
    let done = 0;
    await notes.put(set);
    for (const url of set.urls.slice()) {
      if (!await isSaved(url)) {
        const answer = await mitraguru.worker({ act: "save", url });
        if (answer.error === "gone") { set.urls = set.urls.filter(other => other !== url); await notes.put(set); continue; }
        if (answer.error) return { done, error: answer.error };
      }
      progress(++done, set.urls.length);
    }
    return { done };
  }
  mitraguru.kept = { notes, isSaved, keepSet, whole, fill };

  async function own(url) {
    const set = (await notes.all()).find(one => one.id === "own") || { id: "own", urls: [] };
    if (!set.urls.includes(url)) set.urls.push(url);
    await notes.put(set);
  }
  function persist() { if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => 0); }
  function forPage(box, say, button) {
    const words = box.dataset, have = Array.from(document.images, image => image.currentSrc).filter(Boolean);
    const done = () => { say(words.done); button.parentNode.hidden = true; box.querySelector("[data-kept-link]").hidden = false; };
    isSaved(location.pathname).then(yes => { if (yes) done(); });
    button.addEventListener("click", async function () {
      button.disabled = true;
      say(words.busy);
      persist();
      const answer = await mitraguru.worker({ act: "save", url: location.href, have });
      button.disabled = false;
      if (answer.error) { say(words[answer.error] || words.trouble); return; }
      await own(answer.url);
      done();
      if (answer.missing) { say(fill(words.partly, { n: answer.missing })); button.parentNode.hidden = false; }
      mitraguru.offerInstall();
    });
  }
  function forSet(box, say, button) {
    const words = box.dataset, sure = box.querySelector("[data-sure]"), [yes, no] = sure.querySelectorAll("button");
    let set = null;
    const ask = open => { sure.hidden = !open; button.hidden = open; (open ? yes : button).focus(); };
    button.addEventListener("click", async function () {
      say(words.busy);
      try {
        const told = await (await fetch(words.keepSet)).json();
        set = { id: words.keepSet, title: told.title, urls: told.texts.map(text => text.url) };
        const size = { n: set.urls.length, t: told.total, k: told.kilobytes.toLocaleString(document.documentElement.lang) };
        if (!set.urls.length) { say(words.nothing); return; }
        say(fill(told.total > set.urls.length ? words.first : words.size, size));
        ask(true);
      } catch (e) { say(words.line); }
    });
    no.addEventListener("click", () => { say(""); ask(false); });
    yes.addEventListener("click", async function () {
      sure.hidden = true;
      persist();
      const bar = box.querySelector("progress");
      bar.hidden = false;
      const ended = await keepSet(set, (n, t) => { bar.max = t; bar.value = n; say(fill(words.progress, { n, t })); }).catch(() => ({ error: "full", done: 0 }));
      bar.hidden = true;
      button.hidden = !ended.error;
      say(ended.error ? (words[ended.error] || words.trouble) + " " + fill(words.progress, { n: ended.done, t: set.urls.length }) : fill(words.done, { n: ended.done }));
      box.querySelector("[data-kept-link]").hidden = false;
      mitraguru.offerInstall();
    });
  }
  async function ready() {
    if (!navigator.serviceWorker || !window.caches) return;
    await navigator.serviceWorker.ready;
    await caches.open(NOTES); /* private mode refuses here, and no button promises what cannot be kept */
    document.querySelectorAll("[data-keep]").forEach(function (box) {
      const status = box.querySelector("[role=status]"), say = words => { status.textContent = words; };
      (box.dataset.keepSet ? forSet : forPage)(box, say, box.querySelector("button"));
      box.classList.add("ready");
    });
  }
  ready().catch(() => 0);
})();
