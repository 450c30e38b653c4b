/* Reading aids of a text: read aloud by the voice of the phone, and printing. Text size and data saver are choices.js's. */
(function () {
  "use strict";
  var bar = document.querySelector("[data-aids]"), speech = window.speechSynthesis;
  if (!bar) return;
  var play = bar.querySelector("[data-speak]"), stop = bar.querySelector("[data-stop]"), print = bar.querySelector("[data-print]");
  var language = document.documentElement.lang, voice = null, blocks = [], at = 0, turn = 0;
  var WORDS = "h1,h2,h3,h4,p,li,blockquote,dt,dd,th,td,figcaption";

  print.addEventListener("click", function () { window.print(); });
  if (!speech || !window.SpeechSynthesisUtterance) return;

  function find() {
    /* old phones call Indonesian "in" */
    var wanted = language === "id" ? /^(id|in)([-_]|$)/i : /^en([-_]|$)/i;
    var found = speech.getVoices().filter(function (one) { return wanted.test(one.lang); });
    voice = found.filter(function (one) { return one.localService; })[0] || found[0] || null;
    if (voice) play.classList.add("ready");
  }
  function inside(one) {
    var above = one.parentNode.closest(WORDS);
    return !above || !above.closest("[data-read]");
  }
  function gather() {
    blocks = Array.prototype.filter.call(document.querySelectorAll("h1,.lead,[data-read] " + WORDS.split(",").join(",[data-read] ")), function (one) {
      return one.textContent.trim() && one.getClientRects().length && !one.closest(".noprint,.card") && inside(one);
    });
  }
  /* Some voices fall silent after a quarter of a minute, so a paragraph is said in sentences. */
  function sentences(words) {
    return (words.replace(/\s+/g, " ").match(/[^.!?…]+[.!?…]*["”')]*\s*|[.!?…]+/g) || []).reduce(function (said, next) {
      var last = said.length - 1;
      if (last >= 0 && said[last].length + next.length < 180) said[last] += next; else said.push(next);
      return said;
    }, []);
  }
  function mark(one) {
    var before = document.querySelector(".spoken");
    if (before) before.classList.remove("spoken");
    if (!one) return;
    one.classList.add("spoken");
    var box = one.getBoundingClientRect();
    if (box.top < 70 || box.bottom > innerHeight - 20) one.scrollIntoView({ block: "center" });
  }
  function label(state) {
    play.setAttribute("data-state", state);
    play.querySelector("[data-label]").textContent = play.getAttribute("data-" + state);
    stop.hidden = state === "start";
  }
  function say(mine) {
    if (mine !== turn) return;
    if (at >= blocks.length) { end(); return; }
    mark(blocks[at]);
    var parts = sentences(blocks[at].textContent.trim()), done = 0;
    parts.forEach(function (words) {
      var one = new SpeechSynthesisUtterance(words);
      one.lang = voice.lang;
      one.voice = voice;
      one.onend = function () { if (mine === turn && ++done === parts.length) { at += 1; say(mine); } };
      one.onerror = function () { if (mine === turn) hold(); };
      speech.speak(one);
    });
  }
  /* Phones cannot all pause a voice: it is silenced, and goes on from the beginning of the paragraph. */
  function hold() { turn += 1; speech.cancel(); label("resume"); }
  function end() { turn += 1; speech.cancel(); at = 0; mark(null); label("start"); }

  play.addEventListener("click", function () {
    var state = play.getAttribute("data-state") || "start";
    if (state === "pause") { hold(); return; }
    if (state === "start") { gather(); at = 0; }
    turn += 1;
    label("pause");
    speech.cancel();
    say(turn);
  });
  stop.addEventListener("click", function () { end(); play.focus(); });
  addEventListener("pagehide", end);
  speech.cancel(); /* what a page before this one has not finished */
  find();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", find); else speech.onvoiceschanged = find;
})();
