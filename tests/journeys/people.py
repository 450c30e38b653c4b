"""People with a phone, in sentences: what they open, type, tap and see."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.journeys.site import RunningSite

DEMO_PASSWORD = "mitraguru-demo"
NEW_PASSWORD = "perahu biru di dermaga"


@contextmanager
def next_page(page: Page) -> Iterator[None]:
    """Waits for the page that comes: a click ends before the old one has gone, which may still change its address."""
    with page.expect_event("domcontentloaded"):
        yield
    page.wait_for_load_state()


class Visitor:
    """Somebody who reads."""

    def __init__(self, page: Page, site: RunningSite) -> None:
        self.page = page
        self.site = site

    def opens(self, path: str) -> Self:
        """Types an address; the page must be there."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        return self

    def taps(self, words: str) -> Self:
        """Taps the first link or button with these words and waits for what follows."""
        target = self._named(words)
        if target.evaluate("e => e.tagName") != "SUMMARY":
            return self.follows(target)
        target.click()
        return self

    def follows(self, target: Locator) -> Self:
        """Clicks and waits for the page that comes."""
        with next_page(self.page):
            target.click()
        return self

    def _named(self, words: str) -> Locator:
        button, link = self.page.get_by_role("button", name=words), self.page.get_by_role("link", name=words)
        fold = self.page.locator("summary", has_text=words)
        return button.or_(link).or_(fold).filter(visible=True).first

    def sees(self, *words: str) -> Self:
        """Reads these words somewhere on the page."""
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each)
        return self

    def does_not_see(self, words: str) -> Self:
        """Reads these words nowhere on the page."""
        expect(self.page.locator("body")).not_to_contain_text(words)
        return self

    def fills(self, **fields: str | list[str]) -> Self:
        """Types into the fields with these names; a list ticks boxes, the value of a choice chooses it."""
        for name, value in fields.items():
            self._fill(name.replace("__", "-"), value)
        return self

    def _field(self, name: str) -> Locator:
        return self.page.locator(f"main [name='{name}']:not([type=hidden])").first

    def _fill(self, name: str, value: str | list[str]) -> None:
        control = self._field(name)
        self.unfold(control)
        kind = control.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            control.select_option(value)
        elif kind in ("checkbox", "radio"):
            for one in [value] if isinstance(value, str) else value:
                self.page.locator(f"main [name='{name}'][value='{one}']").check()
        else:
            control.fill(str(value))

    def unfold(self, control: Locator) -> None:
        """Opens the fold that a field lies in, as a finger would."""
        for fold in control.locator("xpath=ancestor::details[not(@open)]").all():
            fold.locator("> summary").click()

    def searches_for(self, words: str) -> Self:
        """Types into the search field of the page and sends it off."""
        self.page.locator("main [name=q]").fill(words)
        self.page.locator("main [name=q]").press("Enter")
        self.page.wait_for_url("**/cari/**")
        return self

    def finds(self, **fields: str) -> Self:
        """Reads these words in the fields with these names; the phone puts its own back a moment after the page."""
        for name, words in fields.items():
            expect(self._field(name.replace("__", "-"))).to_have_value(words)
        return self

    def signs_in(self, email: str, password: str = DEMO_PASSWORD) -> Self:
        """Goes through the door."""
        self.opens("/akun/masuk/").fills(login=email, password=password).taps("Masuk")
        self.page.wait_for_url("**/akun/")
        return self

    def loses_the_session(self) -> Self:
        """What happens to a phone that slept for weeks."""
        self.page.context.clear_cookies(name="sessionid")
        return self


class Author(Visitor):
    """A teacher who writes."""

    def signs_up(self, *, name: str, email: str) -> Self:
        """Makes an account and confirms it by the link in the mail."""
        self.opens("/akun/daftar/").fills(display_name=name, email=email, password1=NEW_PASSWORD).taps(
            "Daftar"
        )
        self.sees("surel")
        return self.opens(self.site.link_in_mail_to(email, "/akun/")).taps("Ya, konfirmasi")

    def goes_on(self) -> Self:
        """Saves the step and takes the next one."""
        return self.follows(self.page.locator("main .bottom button[value=next]"))

    def at_step(self, number: int) -> Self:
        """Takes up a step again by its address."""
        text = self.page.url.split("#")[0].split("?")[0].removesuffix("masukan/")
        return self.opens(f"{text}?langkah={number}")

    def submits(self) -> Self:
        """Hands the text in from the last step."""
        self.page.locator("main .bottom button[value=submit]").click()
        self.page.wait_for_url("**/akun/")
        return self

    def waits_until_kept(self) -> Self:
        """The bar says that what was typed is kept; a moment before it may still tell of the step before."""
        self.page.wait_for_timeout(1_500)
        expect(self.page.locator("[data-saved]")).to_contain_text("Tersimpan")
        return self

    def adds_picture(self, file: Path, *, alt: str) -> Self:
        """Chooses a picture of things, not of pupils."""
        self.page.locator("[name='pictures-0-file']").set_input_files(file)
        return self.fills(pictures__0__alt=alt, pictures__0__consent_basis="tanpa-murid")

    def tells(self, steps: list[dict[str, str | list[str]]]) -> Self:
        """Fills step after step and goes on from each but the last."""
        for fields in steps[:-1]:
            self.fills(**fields).goes_on()
        return self.fills(**steps[-1])

    def own_text(self, title: str) -> Locator:
        """The card of a text at /akun/."""
        self.opens("/akun/")
        return self.page.locator(".own li").filter(has=self.page.get_by_role("heading", name=title))

    def sees_status(self, title: str, status: str) -> Self:
        """Reads where a text stands."""
        expect(self.own_text(title).locator(".status")).to_have_text(status)
        return self


class Reader(Visitor):
    """A reviewer or an editor at the desk."""

    def takes_up(self, title: str) -> Self:
        """Opens a waiting text."""
        self.opens("/telaah/").taps(title)
        return self.sees(title)

    def asks_for_more(self, **words: str) -> Self:
        """Writes notes and sends the text back."""
        return self.fills(**words).taps("Minta dilengkapi").sees("Penulis mendapat catatan")

    def approves(self, **words: str) -> Self:
        """Agrees."""
        self.fills(**words)
        self.page.locator("button[value=approve]").click()
        return self.sees("Persetujuan Bapak/Ibu tercatat")
