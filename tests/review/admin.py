"""The admin as an editor's browser uses it: forms are sent as they were shown, with one button pressed."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from accounts.models import User
from practices.articles.models import PracticePage
from tests.factories.accounts import UserFactory
from tests.factories.review import superuser
from tests.review.door import signed_in


def author_as_editor() -> User:
    """Who wrote it, with every role there is."""
    return UserFactory(roles=["Penelaah", "Penyunting", "Administrator"])


def author_as_superuser() -> User:
    """Who wrote it, and whom Django forbids nothing."""
    return superuser()


AUTHORS = [author_as_editor, author_as_superuser]


def shown_form(client: Client, address: str) -> dict[str, Any]:
    """The fields of the page editor as the browser would send them."""
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code, response.get("Location"))
    form = BeautifulSoup(response.content, "html.parser").find("form", id="page-edit-form")
    assert isinstance(form, Tag)
    found: dict[str, Any] = {}
    for control in form.find_all(["input", "textarea", "select"]):
        values = _values(control)
        if control.get("name") and values is not None and "__prefix__" not in control["name"]:
            found.setdefault(control["name"], []).extend(values)
    return found


def _values(control: Tag) -> list[str] | None:
    if control.name == "textarea":
        return [control.text.removeprefix("\n")]
    if control.name == "select":
        return [option["value"] for option in control.find_all("option", selected=True)]
    if control.get("type") in ("checkbox", "radio"):
        return [control.get("value", "on")] if control.has_attr("checked") else None
    if control.get("type") in ("submit", "button", "file"):
        return None
    return [control.get("value", "")]


def edit(
    page: PracticePage,
    by: User,
    button: str = "",
    view: str = "edit",
    args: list[Any] | None = None,
    **changed: str,
) -> Any:
    """Open the page editor, change some fields, press a button (or save)."""
    client = signed_in(by)
    address = reverse(f"wagtailadmin_pages:{view}", args=args or [page.pk])
    data = {**shown_form(client, address), **changed}
    if button:
        data[button] = "1"
    return client.post(address, data)


def create(parent: Any, by: User, button: str = "", **changed: str) -> Any:
    """Open the editor for a new story, fill in some fields, press a button (or save)."""
    client = signed_in(by)
    address = reverse("wagtailadmin_pages:add", args=["articles", "practicepage", parent.pk])
    data = {**shown_form(client, address), **changed}
    if button:
        data[button] = "1"
    return client.post(address, data)


def told(response: Any) -> str:
    """What the admin says on the page to which it leads."""
    followed = response.client.get(response["Location"], follow=True)
    assert followed.status_code == 200
    return " ".join(str(message) for message in followed.context["messages"])
