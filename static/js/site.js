/* On every page: the worker that keeps pages on this phone, a quiet word when the line is gone, the offer to install. */
(function () {
  "use strict";
  const workers = navigator.serviceWorker;
  const mitraguru = window.mitraguru = window.mitraguru || {};
  const find = words => document.querySelector(words);

  /* Asks the worker for something; the answer is an object, and {error} where there is no worker. */
  mitraguru.worker = function (message) {
    if (!workers) return Promise.resolve({ error: "none" });
    return workers.ready.then(registration => new Promise(done => {
      const line = new MessageChannel();
      line.port1.onmessage = event => done(event.data);
      registration.active.postMessage(message, [line.port2]);
    }));
  };

  if (workers) window.addEventListener("load", function () {
    const first = !workers.controller;
    workers.register("/sw.js", { updateViaCache: "none" }).then(function () {
      if (!first) return;
      const have = Array.from(document.images, image => image.complete && image.currentSrc).filter(Boolean);
      return mitraguru.worker({ act: "seen", url: location.href, have });
    }).catch(function () { /* private mode, or a phone that keeps nothing: the site works without */ });
  });

  function tell() {
    const place = find("[data-lost]"), words = find("template[data-lost-words]");
    if (!place || !words) return;
    const gone = navigator.onLine === false && !find(".copy,[data-shelf]");
    if (gone && !place.firstChild) place.appendChild(words.content.cloneNode(true));
    if (!gone) place.textContent = "";
  }
  window.addEventListener("offline", tell);
  window.addEventListener("online", tell);
  tell();

  let offer = null;
  function noted(value) {
    try { return value ? localStorage.setItem("mg:pasang", value) : localStorage.getItem("mg:pasang"); } catch (e) { return "tidak"; }
  }
  /* Only at a quiet place ([data-install]): in the list of what is kept, and once after saving; never again once it was turned down. */
  mitraguru.offerInstall = function () {
    const place = find("[data-install]"), before = noted();
    if (!place) return;
    const inList = place.dataset.install === "now";
    place.hidden = !offer || before === "tidak" || (before === "sekali" && !inList);
    if (!place.hidden && !inList) noted("sekali");
  };
  window.addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault();
    offer = event;
    if (find("[data-install=now]")) mitraguru.offerInstall();
  });
  window.addEventListener("appinstalled", function () { offer = null; mitraguru.offerInstall(); });
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-install-yes],[data-install-no]");
    if (!button) return;
    if (button.hasAttribute("data-install-yes")) offer.prompt(); else noted("tidak");
    offer = null;
    mitraguru.offerInstall();
  });
})();
