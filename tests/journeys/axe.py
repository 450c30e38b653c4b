"""Looking at a screen: what axe-core finds against WCAG 2.2 AA, what sticks out sideways, is cut off or too small to tap."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.site import ROOT

MISSING = "tanpa axe-core (npm install axe-core, atau AXE_PATH): pemeriksaan aksesibilitas dilewati"
WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")
RUN = """async (scheme) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], colours = ["color-contrast", "link-in-text-block"];
  const all = { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };
  // Night changes colours and nothing else.
  const options = scheme === "dark" ? { runOnly: { type: "rule", values: colours }, resultTypes: ["violations"] } : all;
  const found = await axe.run(document, options);
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
}"""
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= width) return [];
  return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1)
    .slice(0, 4).map((e) => `sticks out: ${e.outerHTML.slice(0, 120)}`);
}"""
#: with letters twice as large: words that no longer fit into a box that hides the rest
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const style = getComputedStyle(e);
  return e.clientWidth > 1 && e.childNodes.length && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
    && ["hidden", "clip"].includes(style.overflowX) && style.position !== "absolute"
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && !style.webkitLineClamp.match(/[0-9]/);
}).slice(0, 4).map((e) => `cut off: ${e.outerHTML.slice(0, 120)}`)"""
#: what one acts with: a finger's width, whatever else stands around it
SMALL = """() => [...document.querySelectorAll("main .btn, main .bottom button, .masthead a")].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.height < 43.5 || box.width < 43.5);
}).slice(0, 4).map((e) => `less than 44 px: ${e.outerHTML.slice(0, 120)}`)"""
LETTERS = "(size) => { document.documentElement.style.fontSize = size; }"
UNFOLD = "() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


def path() -> Path:
    """Where axe-core's own source is; `AXE_PATH` names another place."""
    told = os.environ.get("AXE_PATH")
    return Path(told) if told else ROOT / "node_modules" / "axe-core" / "axe.min.js"


def findings(page: Page, source: str) -> list[str]:
    """Everything found at each width, by day and by night, with all folds open."""
    found = []
    page.evaluate(source)
    page.evaluate(UNFOLD)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}: {trouble}" for trouble in page.evaluate(STICKS_OUT)]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {trouble}" for trouble in page.evaluate(RUN, scheme)]
    page.set_viewport_size({"width": 360, "height": 800})
    found += [f"360: {trouble}" for trouble in page.evaluate(SMALL)]
    page.evaluate(LETTERS, "200%")
    for look in (STICKS_OUT, CUT_OFF):
        found += [f"360, letters of 200 %: {trouble}" for trouble in page.evaluate(look)]
    page.evaluate(LETTERS, "")
    return found
