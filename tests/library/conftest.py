"""A home page to publish below, folders that are thrown away, people, and pages that show media."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from wagtail.models import Locale, Page, Site

from accounts.models import User
from home.models import HomePage, StandardPage
from library import services
from library.models import Document, Image
from tests.library.making import jpeg, upload


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> Path:
    folder = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": folder,
            "OPTIONS": {"location": str(tmp_path / "private"), "base_url": "/tak-terbuka/"},
        },
        "released": {
            "BACKEND": folder,
            "OPTIONS": {"location": str(tmp_path / "released"), "base_url": "/media/"},
        },
    }
    caches["default"].clear()
    return tmp_path


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    def make(name: str = "guru", **fields: Any) -> User:
        return User.objects.create_user(
            f"{name}@example.test", "sandi-panjang-sekali", display_name=name, **fields
        )

    return make


@pytest.fixture
def guru(person: Callable[..., User]) -> User:
    return person("guru")


@pytest.fixture
def admin_user(person: Callable[..., User]) -> User:
    return person("admin", is_superuser=True, is_staff=True)


@pytest.fixture
def home(db: None) -> HomePage:
    locale, _made = Locale.objects.get_or_create(language_code="id")
    found = HomePage.objects.filter(locale=locale).first()
    if found is None:
        root = Page.get_first_root_node() or Page.add_root(
            instance=Page(title="Root", slug="root", locale=locale)
        )
        found = root.add_child(instance=HomePage(title="Beranda", slug="beranda-uji", locale=locale))
        Site.objects.update_or_create(
            hostname="testserver", defaults={"root_page": found, "is_default_site": False}
        )
    return found


@pytest.fixture
def picture(guru: User) -> Callable[..., Image]:
    def make(**fields: Any) -> Image:
        given = {
            "file": upload(jpeg()),
            "owner": guru,
            "consent_basis": "tanpa-murid",
            "alt": "Perahu di pantai",
            **fields,
        }
        return services.add_picture(**given)

    return make


@pytest.fixture
def document(guru: User) -> Callable[..., Document]:
    def make(**fields: Any) -> Document:
        given = {
            "file": upload(b"%PDF-1.7 isi", "Lembar Kerja.pdf"),
            "owner": guru,
            "consent_basis": "tanpa-murid",
            **fields,
        }
        return services.add_document(**given)

    return make


@pytest.fixture
def page_with(home: HomePage, guru: User) -> Callable[..., StandardPage]:
    """A draft that shows a picture and offers a file in its body."""

    def make(image: Image | None = None, document: Document | None = None, **fields: Any) -> StandardPage:
        body: list[tuple[str, Any]] = []
        if image is not None:
            body.append(("picture", {"image": image, "alt": "Perahu", "caption": ""}))
        if document is not None:
            body.append(("file", {"document": document, "title": ""}))
        number = StandardPage.objects.count()
        given = {
            "title": f"Halaman {number}",
            "slug": f"halaman-{number}",
            "live": False,
            "owner": guru,
            **fields,
        }
        return home.add_child(instance=StandardPage(body=body, **given))

    return make


@pytest.fixture
def publish(django_capture_on_commit_callbacks: Any) -> Callable[[Page], Page]:
    """Publish and let what waits for the commit happen."""

    def act(page: Page) -> Page:
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()
        return page

    return act
