"""A hand on the keyboard only: goes from control to control with Tab, and must see where it is at each stop."""

from typing import Self

from playwright.sync_api import Locator, Page

from tests.journeys.people import next_page

FARTHEST = 250
#: where the focus is, whether it can be seen: on the screen, not under something else, and with a ring
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const shown = at.matches(".btn input, .file input, .check input") ? at.closest("label, .file") || at : at;
  const box = shown.getBoundingClientRect(), name = at.outerHTML.slice(0, 140);
  if (box.width < 2 || box.height < 2) return "invisible: " + name;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "off the screen: " + name;
  const [first] = at.getClientRects();
  const places = [[box.left + box.width / 2, box.top + box.height / 2], [first.left + 6, first.top + first.height / 2]];
  const seen = places.some(([x, y]) => {
    const top = document.elementFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1));
    return top && (at.contains(top) || top.contains(at) || shown.contains(top));
  });
  if (!seen) return "covered: " + name;
  const rings = [at, shown].map((e) => getComputedStyle(e));
  const ringed = rings.some((s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== "none");
  return ringed ? "" : "without a ring: " + name;
}"""
IS_HERE = "(wanted) => document.activeElement === wanted"


class Keys:
    """Moves by Tab as people do who use no pointer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops = 0

    def goes_to(self, target: Locator) -> Self:
        """Presses Tab until the control has the focus; every stop on the way must be visible."""
        wanted = target.first.element_handle()
        for _time in range(FARTHEST):
            self.page.keyboard.press("Tab")
            self.stops += 1
            trouble = self.page.evaluate(STOP)
            assert not trouble, trouble
            if self.page.evaluate(IS_HERE, wanted):
                return self
        raise AssertionError(f"not reached with {FARTHEST} presses of Tab: {target}")

    def types(self, words: str) -> Self:
        """Types where the focus is."""
        self.page.keyboard.type(words)
        return self

    def presses(self, *keys: str) -> Self:
        """Presses keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def presses_and_goes(self, key: str) -> Self:
        """Presses a key that leads to another page."""
        with next_page(self.page):
            self.page.keyboard.press(key)
        return self
