"""The sentences of the record: one with the name of whoever acted, one without it."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Telling(NamedTuple):
    """How an act is told.

    To authors and colleagues only with `for_all`, with the name only where `named`, with the reason only where `reasoned`:
    what an editor notes of skipping a stage is for editors.
    """

    by_name: Words
    plain: Words
    for_all: bool = True
    named: bool = True
    reasoned: bool = False


SENT = Telling(_("%(who)s mengirim tulisan ini untuk ditelaah."), _("Tulisan dikirim untuk ditelaah."))
VOTES = {
    "approve": Telling(_("%(who)s setuju."), _("Seorang pembaca setuju.")),
    "request_changes": Telling(
        _("%(who)s meminta tulisan ini dilengkapi."), _("Tulisan diminta dilengkapi.")
    ),
}
EDITS = Telling(_("%(who)s menyimpan perubahan."), _("Perubahan disimpan."), for_all=False)
#: entries that say what another one says already, or nothing to people
UNTOLD = frozenset(
    {
        "mitraguru.review.vote",
        "wagtail.workflow.start",
        "wagtail.workflow.resume",
        "wagtail.workflow.approve",
        "wagtail.workflow.reject",
        "wagtail.publish.schedule",
        "wagtail.rename",
        "wagtail.reorder",
    }
)
TELLINGS: dict[str, Telling] = {
    "wagtail.create": Telling(_("%(who)s mulai menulis."), _("Tulisan dimulai.")),
    "wagtail.edit": EDITS,
    "wagtail.revert": Telling(_("%(who)s kembali ke versi lama."), _("Kembali ke versi lama.")),
    "wagtail.workflow.cancel": Telling(_("%(who)s menarik tulisan ini."), _("Tulisan ditarik.")),
    "wagtail.publish": Telling(_("Terbit."), _("Terbit."), named=False),
    "wagtail.publish.scheduled": Telling(
        _("Terbit pada waktu yang direncanakan."), _("Terbit pada waktu yang direncanakan.")
    ),
    "wagtail.schedule.cancel": Telling(
        _("%(who)s membatalkan rencana terbit."), _("Rencana terbit dibatalkan.")
    ),
    "wagtail.unpublish": Telling(
        _("%(who)s menurunkan tulisan ini dari situs."), _("Tulisan diturunkan dari situs.")
    ),
    "mitraguru.review.claim": Telling(
        _("%(who)s mengambil tulisan ini untuk ditelaah."),
        _("Seorang rekan mengambil tulisan ini untuk ditelaah."),
    ),
    "mitraguru.review.hand_back": Telling(
        _("%(who)s mengembalikan tulisan ini untuk rekan lain."),
        _("Tulisan menunggu rekan lain."),
        named=False,
    ),
    "mitraguru.review.release": Telling(
        _("Lewat waktu: tulisan kembali dari %(who)s ke meja bersama."),
        _("Tulisan menunggu rekan lain."),
        named=False,
    ),
    "mitraguru.review.put_back": Telling(
        _("%(who)s mengembalikan tulisan ini ke meja bersama."),
        _("Tulisan menunggu rekan lain."),
        named=False,
    ),
    "mitraguru.review.decline": Telling(
        _("%(who)s belum bisa menelaah kali ini."),
        _("Seorang rekan belum bisa menelaah kali ini."),
        for_all=False,
    ),
    "mitraguru.review.offer": Telling(
        _("%(who)s menawarkan tulisan ini kepada seorang penelaah."),
        _("Tulisan ditawarkan kepada seorang penelaah."),
        for_all=False,
    ),
    "mitraguru.review.looked": Telling(
        _("Pemeriksaan otomatis selesai; tidak ada yang perlu dilihat penyunting."),
        _("Pemeriksaan otomatis selesai; tidak ada yang perlu dilihat penyunting."),
    ),
    "mitraguru.review.skip": Telling(_("%(who)s melewati satu tahap."), _("Satu tahap dilewati.")),
    "mitraguru.review.repeat": Telling(
        _("%(who)s meminta rekan lain membaca sekali lagi."), _("Rekan lain diminta membaca sekali lagi.")
    ),
    "mitraguru.review.schedule": Telling(_("Direncanakan terbit %(at)s."), _("Direncanakan terbit %(at)s.")),
    "mitraguru.review.remind": Telling(_("Pengingat dikirim."), _("Pengingat dikirim."), for_all=False),
    "mitraguru.review.overdue": Telling(
        _("Lewat waktu yang dijanjikan."), _("Lewat waktu yang dijanjikan."), for_all=False
    ),
    "mitraguru.review.reply": Telling(_("%(who)s menjawab catatan."), _("Catatan dijawab.")),
    "mitraguru.review.take_over": Telling(_("%(who)s memakai usul kalimat."), _("Usul kalimat dipakai.")),
    "mitraguru.review.thanks": Telling(
        _("%(who)s berterima kasih kepada penelaah."), _("Penelaah mendapat terima kasih.")
    ),
    "mitraguru.review.flag": Telling(
        _("Seorang pembaca melaporkan sesuatu tentang tulisan ini."),
        _("Seorang pembaca melaporkan sesuatu tentang tulisan ini."),
        for_all=False,
    ),
    "mitraguru.review.settle": Telling(
        _("%(who)s menangani laporan pembaca."), _("Laporan pembaca ditangani."), for_all=False
    ),
    "mitraguru.review.correct": Telling(_("%(who)s menambahkan ralat."), _("Ralat ditambahkan.")),
    "mitraguru.review.take_down": Telling(
        _("%(who)s menurunkan tulisan ini dari situs."), _("Tulisan diturunkan dari situs."), reasoned=True
    ),
    "mitraguru.review.look_again": Telling(
        _("%(who)s membacanya lagi: masih berlaku."), _("Dibaca lagi: masih berlaku.")
    ),
    "mitraguru.review.ask_update": Telling(
        _("%(who)s meminta tulisan ini diperbarui."), _("Tulisan diminta diperbarui."), reasoned=True
    ),
}
SOMEBODY = _("Seorang penelaah")
