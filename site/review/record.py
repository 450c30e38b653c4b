"""The record: every act of a review in Wagtail's audit log, with names left out where a stage keeps them from authors."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogContext, log
from wagtail.models import Page

from accounts.models import User

PREFIX = "mitraguru.review."
#: act → what the history says
ACTS = {
    "claim": _("Mengambil untuk ditelaah"),
    "hand_back": _("Mengembalikan untuk rekan lain"),
    "decline": _("Belum bisa menelaah kali ini"),
    "release": _("Kembali ke meja bersama karena lewat waktu"),
    "put_back": _("Dikembalikan penyunting ke meja bersama"),
    "offer": _("Ditawarkan kepada penelaah"),
    "looked": _("Pemeriksaan otomatis: tidak ada yang perlu dilihat penyunting"),
    "vote": _("Memberi telaah"),
    "skip": _("Melewati tahap"),
    "repeat": _("Mengulang tahap"),
    "schedule": _("Merencanakan waktu terbit"),
    "remind": _("Diingatkan"),
    "overdue": _("Lewat waktu yang dijanjikan"),
    "reply": _("Menjawab catatan"),
    "take_over": _("Memakai usul kalimat"),
    "thanks": _("Berterima kasih kepada penelaah"),
    "flag": _("Dilaporkan pembaca"),
    "settle": _("Laporan pembaca ditangani"),
    "correct": _("Menambahkan ralat"),
    "take_down": _("Menurunkan dari situs"),
    "look_again": _("Dibaca lagi: masih berlaku"),
    "ask_update": _("Meminta penulis memperbarui"),
}


def note(
    page: Page,
    act: str,
    *,
    by: User | None = None,
    unnamed: bool = False,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Write an act into the page's history; with `unnamed`, without the account, whose seal only editors can tell."""
    hidden = {"unnamed": True, "who": sealed(by.pk) if by else ""} if unnamed else {}
    with nameless(unnamed):
        log(
            instance=page.specific,
            action=f"{PREFIX}{act}",
            user=None if unnamed else by,
            data={**(data or {}), **hidden},
        )


@contextmanager
def nameless(hidden: bool) -> Iterator[None]:
    """Keep the account out of what Wagtail itself writes: in the admin it adds whoever is signed in."""
    if not hidden:
        yield
        return
    with LogContext():
        yield


def sealed(user_id: int) -> str:
    """An account as it stands in entries without a name: the same for the same person, told by nobody but this site."""
    return salted_hmac("review.record", str(user_id), algorithm="sha256").hexdigest()
