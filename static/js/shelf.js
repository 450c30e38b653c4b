/* The list of what lies on this phone, read from where the worker keeps it; it needs no line and no answer from anywhere. */
(function () {
  "use strict";
  const page = document.querySelector("[data-shelf]"), words = page.dataset, mitraguru = window.mitraguru;
  const { notes, keepSet, whole, fill } = mitraguru.kept;
  const language = document.documentElement.lang, part = name => page.querySelector("[data-" + name + "]");
  const status = part("status"), say = text => { status.textContent = text; };
  const plain = html => new DOMParser().parseFromString(html, "text/html").body.textContent;
  const size = bytes => fill(words.size, { k: Math.max(1, Math.round(bytes / 1024)).toLocaleString(language) });

  const weight = found => found.reduce((sum, one) => sum + one.bytes, 0);

  async function entries(name) {
    const cache = await caches.open(name), pictures = await caches.open("mg-pictures"), found = [];
    const about = answer => JSON.parse(decodeURIComponent(answer.headers.get("x-mg") || "%7B%7D"));
    for (const key of (await cache.keys()).reverse()) {
      const told = about(await cache.match(key));
      let bytes = told.bytes;
      for (const src of [].concat(...told.pictures)) {
        const picture = await pictures.match(src);
        if (picture) bytes += about(picture).bytes;
      }
      found.push({ url: key.url, title: plain(told.title), at: told.at, bytes });
    }
    return found;
  }
  function kind(url) {
    const parts = new URL(url).pathname.replace(/^\/en\//, "/").split("/");
    return (parts[2] && words[parts[1]]) || (words[parts[1]] ? words.list : words.page);
  }
  /* Lists are called alike; what was chosen in them tells them apart. */
  const chosen = url => Array.from(new URL(url).searchParams.values()).join(", ").replace(/-/g, " ");
  /* A clock that was set back would tell of tomorrow: then the day is left out. */
  const day = at => at > Date.now() + 6e4 ? "" : new Date(at).toLocaleString(language, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

  function row(title, url, facts, acts) {
    const item = part("row").content.cloneNode(true).firstElementChild, link = item.querySelector("a");
    if (url) { link.href = url; link.textContent = title; } else link.replaceWith(title);
    item.querySelector("[data-facts]").textContent = facts.filter(Boolean).join(" · ");
    const [resume, remove] = item.querySelectorAll("button");
    remove.addEventListener("click", () => act(acts.remove));
    remove.insertAdjacentHTML("beforeend", '<span class="sr"></span>');
    remove.lastChild.textContent = ": " + title;
    if (acts.resume) { resume.hidden = false; resume.addEventListener("click", () => act(acts.resume, true)); }
    return item;
  }
  async function act(what, quiet) {
    page.querySelectorAll("button").forEach(button => { button.disabled = true; });
    try { await what(); } catch (e) { say(words.trouble); quiet = true; }
    await show(quiet);
    page.querySelectorAll("button").forEach(button => { button.disabled = false; });
    status.focus();
  }
  async function removeSet(set, sets) {
    const others = [].concat(...sets.filter(other => other !== set).map(other => other.urls.map(whole)));
    await notes.remove(set.id);
    await mitraguru.worker({ act: "drop", urls: set.urls.map(whole).filter(url => !others.includes(url)) });
  }
  async function removePages(urls) {
    for (const set of await notes.all()) {
      const left = set.urls.filter(url => !urls.includes(whole(url)));
      if (left.length < set.urls.length) await (left.length ? notes.put(Object.assign(set, { urls: left })) : notes.remove(set.id));
    }
    await mitraguru.worker({ act: "drop", urls });
  }
  async function resume(set) {
    const ended = await keepSet(set, (n, t) => say(fill(words.progress, { n, t })));
    say(ended.error ? words[ended.error] || words.trouble : words.whole);
  }
  function setRow(set, sets, saved) {
    const there = saved.filter(one => set.urls.some(url => whole(url) === one.url)), done = there.length;
    const facts = [done < set.urls.length ? fill(words.progress, { n: done, t: set.urls.length }) : fill(words.texts, { n: done }), size(weight(there))];
    return row(set.title, "", facts, { remove: () => removeSet(set, sets), resume: done < set.urls.length && (() => resume(set)) });
  }
  function put(name, rows) {
    const section = part(name), list = section.querySelector("ul");
    section.hidden = !rows.length;
    list.textContent = "";
    rows.forEach(one => list.appendChild(one));
  }
  async function show(quiet) {
    const saved = await entries("mg-saved"), read = await entries("mg-read"), sets = await notes.all();
    const rows = found => found.map(one => row(one.title, one.url, [kind(one.url), chosen(one.url), size(one.bytes), day(one.at)], { remove: () => removePages([one.url]) }));
    const named = [];
    for (const set of sets) if (set.id !== "own") named.push(setRow(set, sets, saved));
    put("sets", named);
    put("saved", rows(saved));
    put("read", rows(read));
    const all = saved.concat(read);
    part("none").hidden = all.length + named.length > 0;
    part("all").hidden = !all.length;
    if (!quiet) say(all.length ? fill(words.total, { n: all.length, k: size(weight(all)) }) : "");
    page.hidden = false;
  }
  async function start() {
    if (!navigator.serviceWorker || !window.caches) throw new Error();
    await caches.open("mg-notes");
    const [ask, yes, no] = part("all").querySelectorAll("button"), sure = yes.parentNode;
    const open = value => { sure.hidden = !value; ask.hidden = value; (value ? yes : ask).focus(); };
    ask.addEventListener("click", () => open(true));
    no.addEventListener("click", () => open(false));
    yes.addEventListener("click", () => act(async () => { await removePages((await entries("mg-saved")).concat(await entries("mg-read")).map(one => one.url)); for (const set of await notes.all()) await notes.remove(set.id); open(false); }));
    await show();
  }
  start().catch(() => { part("none").hidden = true; part("refused").hidden = false; page.hidden = false; });
})();
