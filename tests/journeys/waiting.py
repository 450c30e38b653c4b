"""The signal goes and comes back; what a phone keeps meanwhile, and the panel that tells of it."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import DEMO_PASSWORD, Author
from tests.journeys.telling import story

GURU, REKAN = "guru2@example.com", "guru@example.com"
FILL = """() => { try { for (let n = 0; ; n++) localStorage.setItem('penuh' + n, 'x'.repeat(n < 10 ? 500000 : 500)); }
  catch (e) { /* full now */ } }"""
WHOSE_PHONE = "() => mitraguru.store.setting('owner')"
WHAT_IS_KEPT = "() => window.mitraguru.waiting()"


def cut(page: Page) -> None:
    """The signal goes."""
    page.context.set_offline(True)


def back(page: Page) -> None:
    """The signal comes back."""
    page.context.set_offline(False)


def at_step_two(guru: Author, title: str) -> Author:
    """A draft whose second step lies open."""
    guru.signs_in(GURU).opens("/tulis/praktik/?baru").fills(**story(title)[0]).goes_on()
    expect(guru.page.locator("[name=situation]")).to_be_visible()
    return guru


def queue(page: Page) -> Locator:
    """The panel that tells what waits."""
    return page.locator("[data-queue]")


def told(page: Page, words: str) -> None:
    """The bar says so."""
    expect(page.locator("[data-saved]")).to_contain_text(words)


def signs_in_here(page: Page, email: str) -> None:
    """At the door inside the panel."""
    door = page.locator("[data-sign-in]")
    expect(door).to_be_visible()
    door.locator("[name=login]").fill(email)
    door.locator("[name=password]").fill(DEMO_PASSWORD)
    door.get_by_role("button").click()


def fill_up(page: Page) -> None:
    """Nothing more fits into the browser's small store."""
    page.evaluate(FILL)


def knows_whose_it_is(page: Page) -> None:
    """The phone has noted who is signed in."""
    _poll(page, WHOSE_PHONE, wanted=True)


def keeps_nothing_more(page: Page) -> None:
    """Everything that waited has been sent."""
    _poll(page, WHAT_IS_KEPT, wanted=False)


def _poll(page: Page, question: str, *, wanted: bool) -> None:
    for _moment in range(60):
        if bool(page.evaluate(question)) is wanted:
            return
        page.wait_for_timeout(250)
    raise AssertionError(question)
