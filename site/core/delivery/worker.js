/* What this phone keeps, and why: docs/decisions/0014. Every public page comes from the network first; a copy stands in. */
const SHELL = "mg-shell-" + VERSION, READ = "mg-read", SAVED = "mg-saved", PICTURES = "mg-pictures";
const MOST = 60, MOST_BYTES = 8e6, PATIENCE = 5000, WEEK = 6048e5, FULL = "QuotaExceededError";
const PRIVATE = /^\/(akun|tulis|telaah|admin|berkas|documents|lapor|surat|cari)(\/|$)/;
const LIST = /^\/(praktik|komunitas|lokakarya)\/$/;
const OURS = /^(css|js|fonts|img|icons)\//, SIGN = /\.[0-9a-f]{12}(?=\.\w+$)/;
const open = name => caches.open(name), path = url => new URL(url, location).pathname;
const shelf = () => Promise.all([SAVED, READ].map(open));
const bare = url => path(url).replace(/^\/en\//, "/"), isShell = url => SHELL_PAGES.includes(bare(url));
const isPrivate = url => PRIVATE.test(bare(url)) && !isShell(url);
const isMedia = url => path(url).startsWith(MEDIA);
const inEnglish = url => /^\/en\//.test(path(url));
const basic = (url, more) => fetch(url, { credentials: "omit", cache: "no-cache", ...more });
/* Acts that change what is kept wait for each other, whichever tab asked. */
let line = Promise.resolve();
const one = act => (line = line.then(act, act));

function key(url) {
  const u = new URL(url, location);
  return u.origin + u.pathname + (LIST.test(bare(url)) ? u.search : "");
}
function keepable(r) {
  const rule = r.headers.get("cache-control") || "";
  return r.status === 200 && r.type === "basic" && /public/.test(rule) && !/no-store|private/.test(rule)
    && /html/.test(r.headers.get("content-type")) && !isPrivate(r.url);
}
const pack = about => encodeURIComponent(JSON.stringify(about));
const told = (r, name) => JSON.parse(decodeURIComponent(r.headers.get("x-mg") || "%7B%7D"))[name];
/* What was public once and now asks for a name or answers that nothing is there. A busy server is no such answer. */
const gone = r => r.type === "basic" && !keepable(r) && [200, 401, 403, 404, 410].includes(r.status);
async function kept(url) {
  for (const cache of await shelf()) { const r = await cache.match(url); if (r) return r; }
  return caches.match(url, { ignoreVary: true });
}

/* A page is kept with its title, its weight, and its pictures: the addresses of one picture in a list of their own. */
async function put(cache, url, r, token) {
  const html = await r.clone().text(), headers = new Headers(r.headers), pictures = [];
  for (const piece of html.match(/<(figure|picture)[^]*?<\/\1/g) || []) {
    const found = piece.match(/[^\s"'=(]+\.(avif|webp|jpe?g|png)\b/g) || [];
    pictures.push(found.map(src => new URL(src, location).href).filter(isMedia));
  }
  const title = (/<title>([^]*?)<\/title>/.exec(html) || ["", ""])[1].replace(/\s*·[^·]*$/, "").trim();
  const about = { at: Date.now(), bytes: new Blob([html]).size, title, pictures, whole: true };
  headers.set("x-mg", pack(about));
  if (token) headers.set("taken-down", token);
  await cache.put(url, new Response(html, { headers }));
  for (const src of html.match(/[^\s"']+\.(css|js|svg)(?=")/g) || []) if (path(src).startsWith(STATIC)) about.whole = await bring(src) && about.whole;
  return about;
}
/* One file of the shell, with what a sheet names. False: try again another time. An answer, even 404, is an answer. */
async function bring(src) {
  const shell = await open(SHELL), url = new URL(src, location).href;
  if (await shell.match(url)) return true;
  try {
    const r = await basic(url, { cache: "default" });
    if (!r.ok) return r.status < 500;
    const css = /\.css$/.test(url) ? await r.clone().text() : "";
    await shell.put(url, r);
    for (const m of css.match(/url\("?[^")]+\.woff2/g) || []) await bring(new URL(m.replace(/url\("?/, ""), url));
    return true;
  } catch (e) { return false; }
}
/* The shell: each piece by itself. Older shells go only when this one is whole. */
let filled;
async function fill(english) {
  filled = true;
  const shell = await open(SHELL);
  let whole = true;
  for (const page of SHELL_PAGES.map(page => (english ? "/en" : "") + page)) {
    try {
      const old = await shell.match(page), r = old || await basic(page);
      whole = (old || keepable(r) ? (await put(shell, page, r)).whole : r.status < 500) && whole;
    } catch (e) { whole = false; }
  }
  if (whole) for (const name of await caches.keys()) if (/^mg-shell-/.test(name) && name !== SHELL) await caches.delete(name);
}

/* Room: the oldest pages that were only read make way, then pictures that no kept page shows. */
async function tidy(most = MOST, bytes = MOST_BYTES) {
  const [saved, read] = await shelf(), pictures = await open(PICTURES);
  const weights = {}, shown = new Set();
  for (const k of await pictures.keys()) weights[k.url] = told(await pictures.match(k), "bytes");
  for (const r of await saved.matchAll()) told(r, "pictures").flat().forEach(src => shown.add(src));
  for (const k of (await read.keys()).reverse()) {
    const r = await read.match(k), own = told(r, "pictures").flat();
    bytes -= told(r, "bytes") + own.reduce((sum, src) => sum + (shown.has(src) ? 0 : weights[src] || 0), 0);
    if (most-- > 0 && bytes > 0) own.forEach(src => shown.add(src)); else await read.delete(k);
  }
  for (const url in weights) if (!shown.has(url)) await pictures.delete(url);
}
async function drop(urls) {
  for (const cache of await shelf()) for (const url of urls) await cache.delete(url);
  await tidy();
}

/* What an answer says about a page: keep it, or it is not public any more. */
async function take(r, url) {
  const [saved, read] = await shelf(), old = await saved.match(url);
  if (keepable(r)) {
    const cache = isShell(url) ? await open(SHELL) : old ? saved : read, known = await cache.match(url);
    await full(() => put(cache, url, r));
    if (!known) await tidy();
    if (inEnglish(url)) await fill(true);
  } else if (gone(r) && await kept(url)) await drop([url]);
  return r.headers.get("taken-down");
}
/* The server's token changes whenever anything is taken down: copies under another one are asked for again, all of them.
   So are a few that are a week old, for what was only corrected. */
async function look(token) {
  let few = 3, changed;
  for (const cache of await shelf()) for (const k of token ? await cache.keys() : []) {
    const old = await cache.match(k);
    if (!old || (old.headers.get("taken-down") === token && (Math.abs(Date.now() - told(old, "at")) < WEEK || few-- < 1))) continue;
    changed = 1;
    const r = await basic(k.url, { headers: { "If-None-Match": old.headers.get("etag") || "" } });
    if (r.status === 304) await put(cache, k.url, old, token);
    else if (keepable(r)) await put(cache, key(r.url), r, token);
    if (gone(r) || (r.redirected && key(r.url) !== k.url)) await cache.delete(k.url);
  }
  if (changed) await tidy();
  if (token && !filled) await fill();
}
/* A full phone: what was only read makes way. */
async function full(act) {
  try { return await act(); } catch (e) { if (e.name !== FULL) throw e; }
  await tidy(0);
  return act();
}

function page(e, url) {
  const asked = Promise.resolve(e.preloadResponse).then(r => r || fetch(e.request));
  const free = !isPrivate(url);
  if (free) e.waitUntil(asked.then(r => { const c = r.clone(); return one(() => take(c, url)); }).then(look).catch(() => 0));
  return (async () => {
    const old = free && await kept(url).catch(() => 0);
    let why = "gone";
    try {
      const late = new Promise(done => { if (old) setTimeout(done, PATIENCE); });
      const r = await Promise.race([asked, late]);
      if (r && !(old && r.status > 499)) return r;
      why = r ? "broken" : "slow";
    } catch (error) { /* the line is gone */ }
    return old ? said(old, why, url) : said(inEnglish(url) && await kept("/en" + SHELL_PAGES[0]) || await kept(SHELL_PAGES[0]), "none", url);
  })();
}
/* A copy says that it is one, and since when; a clock that was set back says no time at all. */
async function said(r, why, url) {
  if (!r) return Response.error();
  const lang = inEnglish(url) ? "en" : "id", words = WORDS[lang], { headers } = r, html = await r.clone().text(), at = told(r, "at");
  if (isShell(url) && why !== "none") return r;
  const when = new Date(at).toLocaleString(lang, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const line = "<b>" + (words[why] || words.gone) + "</b> " + (why === "none" ? words.nothing : at > Date.now() + 6e4 ? words.copy : words.since.replace("%s", when));
  return new Response(html.replace(/<main[^>]*>/, '$&<div class="wrap copy"><div class="notice" role="status"><span class="i i-putus"></span><p>'
    + line + ' <a href="">' + words.again + "</a></p></div></div>"), { headers, status: why === "none" ? 503 : 200 });
}
/* Parts of a page have their content in their name, or are of this version: kept means right. */
async function part(request) {
  const shell = await open(SHELL).catch(() => 0), hit = shell && await shell.match(request.url);
  if (hit) return hit;
  const bare = request.url.replace(SIGN, "");
  let r;
  try { r = await fetch(request); } catch (e) { /* another version of the file is better than none */ }
  if (r && r.ok) { if (shell && r.type === "basic") shell.put(request.url, r.clone()).catch(() => 0); return r; }
  for (const name of shell ? [SHELL, ...await caches.keys()] : []) for (const k of await (await open(name)).keys()) {
    if (k.url.replace(SIGN, "") === bare) return (await open(name)).match(k);
  }
  return r || Response.error();
}
async function picture(e, url) {
  const old = await stored([url]).catch(() => 0);
  if (old) return old;
  try {
    const r = await fetch(e.request), c = r.clone();
    if (r.ok && r.type === "basic") one(() => stash(url, c)).catch(() => 0);
    return r;
  } catch (error) {
    for (const cache of await shelf()) for (const r of await cache.matchAll()) {
      const same = told(r, "pictures").find(group => group.includes(url));
      const other = same && await stored(same);
      if (other) return other;
    }
    return Response.error();
  }
}
async function stored(group) {
  const cache = await open(PICTURES);
  for (const src of group) { const r = await cache.match(src); if (r) return r; }
}
async function stash(url, r) {
  const body = await r.clone().blob();
  const headers = { "Content-Type": r.headers.get("content-type"), "x-mg": pack({ bytes: body.size }) };
  return (await open(PICTURES)).put(url, new Response(body, { headers }));
}

/* What pages ask for. Each answer is one object; a failure is told by a word that the page has a sentence for. */
const ACTS = {
  async seen({ url, have }) {
    if (isPrivate(url)) return fill();
    const r = await basic(url, { cache: "default" });
    await take(r, key(r.url));
    for (const src of have || []) if (isMedia(src)) await stash(src, await fetch(src, { cache: "force-cache" }));
    await fill(inEnglish(url));
    await tidy();
  },
  async save({ url, have }) {
    let r;
    try { r = await basic(url); } catch (e) { return { error: "line" }; }
    if (!keepable(r)) return { error: r.status > 499 ? "line" : "gone" };
    const [saved, read] = await shelf(), at = key(r.url);
    const about = await full(() => put(saved, at, r));
    let missing = 0;
    for (const group of about.pictures) if (group[0] && !await stored(group)) {
      const src = group.find(s => (have || []).includes(s)) || group.find(s => /webp$/.test(s)) || group[0];
      try { const p = await fetch(src); if (!p.ok) throw p; await full(() => stash(src, p)); } catch (e) { missing++; }
    }
    await read.delete(at);
    return { url: at, missing };
  },
  drop({ urls }) { return drop(urls); },
  async forget() { filled = 0; for (const name of await caches.keys()) if (/^mg-/.test(name)) await caches.delete(name); },
};

addEventListener("install", e => { skipWaiting(); e.waitUntil(one(() => fill()).catch(() => 0)); });
addEventListener("activate", e => e.waitUntil(Promise.all([
  clients.claim(), registration.navigationPreload ? registration.navigationPreload.enable() : 0,
]).catch(() => 0)));
addEventListener("fetch", e => {
  const r = e.request, url = new URL(r.url);
  if (r.method !== "GET" || url.origin !== location.origin) return;
  if (r.mode === "navigate") e.respondWith(page(e, key(r.url)));
  else if (url.pathname.startsWith(STATIC) && OURS.test(url.pathname.slice(STATIC.length))) e.respondWith(part(r));
  else if (isMedia(r.url)) e.respondWith(picture(e, url.href));
});
addEventListener("message", e => {
  const asked = e.data || {}, act = ACTS[asked.forget ? "forget" : asked.act], port = e.ports[0];
  const answer = value => port && port.postMessage(value || {});
  if (act) e.waitUntil(one(() => act(asked)).then(answer, x => answer({ error: x.name === FULL ? "full" : "trouble" })));
});
