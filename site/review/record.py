"""The record: every act of a review in Wagtail's audit log, with names left out where a stage keeps them from authors."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.models import User

PREFIX = "mitraguru.review."
#: act → what the history says
ACTS = {
    "claim": _("Mengambil untuk ditelaah"),
    "hand_back": _("Mengembalikan untuk rekan lain"),
    "decline": _("Belum bisa menelaah kali ini"),
    "release": _("Kembali ke meja bersama karena lewat waktu"),
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
}


def note(
    page: Page,
    act: str,
    *,
    by: User | None = None,
    unnamed: bool = False,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Write an act into the page's history; with `unnamed`, without the account (the vote itself keeps it)."""
    log(
        instance=page.specific,
        action=f"{PREFIX}{act}",
        user=None if unnamed else by,
        data={**(data or {}), **({"unnamed": True} if unnamed else {})},
    )
