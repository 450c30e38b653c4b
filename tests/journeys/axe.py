"""Looking at a screen with axe-core: what it finds against WCAG 2.2 AA, and what sticks out sideways."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.site import ROOT

MISSING = "tanpa axe-core (npm install axe-core, atau AXE_PATH): pemeriksaan aksesibilitas dilewati"
WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")
RUN = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const options = { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };
  const found = await axe.run(document, options);
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
}"""
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= width) return [];
  return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1)
    .slice(0, 4).map((e) => `sticks out: ${e.outerHTML.slice(0, 120)}`);
}"""
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
            found += [f"{width} {scheme}: {trouble}" for trouble in page.evaluate(RUN)]
    return found
