"""The reviewer's letter as a PDF of one page: what was done, and a code with which whoever holds it can check it.

It claims nothing official. The type is one that every PDF reader has, so letters outside Western Europe's are written
without their marks, and a name in another script stands on the checking page only.
"""

import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from .models import Letter

if TYPE_CHECKING:
    from fpdf import FPDF

Colour = tuple[int, int, int]


class Look(NamedTuple):
    """The dyes of the house (static/css/tokens.css, on a light ground)."""

    ink: Colour = (0x1A, 0x22, 0x31)
    quiet: Colour = (0x4B, 0x53, 0x63)
    tarum: Colour = (0x1C, 0x2E, 0x4F)
    sogan: Colour = (0x77, 0x47, 0x19)
    upright: Colour = (0x2B, 0x4A, 0x80)
    cross: Colour = (0xE9, 0xE1, 0xCD)
    shade: Colour = (0x16, 0x26, 0x4A)


LOOK = Look()
#: millimetres of an A4 page
WIDTH, MARGIN, BAND, STRAND = 210.0, 24.0, 18.0, 3.0
QR_SIZE = 38.0
#: what people type and the PDF's own type lacks
PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."}
    | {"Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Œ": "OE", "œ": "oe", "ı": "i"}
)
FONT = "Helvetica"


def checking_address(letter: Letter) -> str:
    """Where anybody sees whether the letter is what it says."""
    return settings.BASE_URL + reverse("letter", args=[letter.code])


def drawn(letter: Letter) -> bytes:
    """The letter in the language now active. The same letter is the same bytes."""
    pdf = _page(localtime(letter.issued_at))
    _band(pdf)
    _words(pdf, letter)
    _check(pdf, letter)
    return bytes(pdf.output())


def printable(text: str) -> str:
    """A text as the PDF's type can print it; what it cannot is left out."""
    composed = unicodedata.normalize("NFC", text.translate(PLAIN))
    kept = (sign if _has(sign) else unicodedata.normalize("NFKD", sign) for sign in composed)
    return " ".join("".join(sign for sign in "".join(kept) if _has(sign)).split())


def _has(sign: str) -> bool:
    return unicodedata.category(sign)[0] != "C" and ord(sign) < 256


def _page(issued: datetime) -> "FPDF":
    from fpdf import FPDF  # its font tools are slow to load, and few requests need them

    pdf = FPDF(format="A4")
    pdf.set_title(_("Surat keterangan penelaah"))
    pdf.set_author("Mitra Guru")
    pdf.set_creator("Mitra Guru")
    pdf.set_lang(get_language() or settings.LANGUAGE_CODE)
    pdf.set_creation_date(issued)
    pdf.set_margin(MARGIN)
    pdf.c_margin = 0
    pdf.set_auto_page_break(False)
    pdf.add_page()
    return pdf


def _band(pdf: "FPDF") -> None:
    """A plain weave across the head: cross strands under and over upright ones, turn by turn."""
    _fill(pdf, LOOK.shade, 0, 0, WIDTH, BAND)
    columns, rows = int(WIDTH / STRAND), int(BAND / STRAND)
    thick = STRAND * 0.82
    for row in range(rows):
        _fill(pdf, LOOK.cross, 0, row * STRAND, WIDTH, thick)
    for column in range(columns):
        for row in range(column % 2, rows, 2):
            _fill(pdf, LOOK.shade, column * STRAND - 0.3, row * STRAND - 0.6, thick + 0.6, STRAND + 0.6)
            _fill(pdf, LOOK.upright, column * STRAND, row * STRAND - 0.6, thick, STRAND + 0.6)
    _fill(pdf, (255, 255, 255), 0, BAND, WIDTH, 2)
    _fill(pdf, LOOK.sogan, 0, BAND, WIDTH, 1.2)


def _words(pdf: "FPDF", letter: Letter) -> None:
    pdf.set_y(BAND + 22)
    _line(pdf, "Mitra Guru", 12, LOOK.sogan, style="B", after=3)
    _line(pdf, _("Surat keterangan penelaah"), 24, LOOK.tarum, style="B", after=14)
    _line(pdf, _("Kami berterima kasih kepada"), 12, LOOK.quiet, after=2)
    name = printable(letter.shown_name) or _("yang namanya tertera di halaman pemeriksaan")
    _line(pdf, name, 20, LOOK.ink, style="B", after=6)
    done = ngettext(
        "yang telah menelaah %(texts)s tulisan rekan guru di Mitra Guru, dari %(since)s sampai %(until)s.",
        "yang telah menelaah %(texts)s tulisan rekan guru di Mitra Guru, dari %(since)s sampai %(until)s.",
        letter.texts,
    ) % {"texts": letter.texts, "since": _day(letter.since), "until": _day(letter.until)}
    _line(pdf, done, 12, LOOK.ink, after=5)
    meaning = _(
        "Menelaah berarti membaca sebelum tulisan terbit: menyampaikan yang baik, menanyakan yang belum jelas, dan "
        "memberikan gagasan, supaya guru lain dapat mencobanya dan murid tetap terlindungi."
    )
    _line(pdf, meaning, 12, LOOK.ink, after=8)
    given = _("Diberikan pada %(date)s.") % {"date": _day(localtime(letter.issued_at))}
    _line(pdf, given, 12, LOOK.ink)


def _check(pdf: "FPDF", letter: Letter) -> None:
    """The code and its picture, and what the letter is not, at the foot."""
    top, address = 206.0, checking_address(letter)
    _fill(pdf, LOOK.cross, MARGIN, top - 8, WIDTH - 2 * MARGIN, 0.4)
    _code(pdf, address, WIDTH - MARGIN - QR_SIZE, top)
    width = WIDTH - 2 * MARGIN - QR_SIZE - 8
    pdf.set_xy(MARGIN, top)
    _line(pdf, _("Memeriksa surat ini"), 12, LOOK.tarum, style="B", after=2, width=width)
    _line(pdf, _("Pindai gambar di samping, atau buka"), 10, LOOK.quiet, after=1, width=width)
    _line(pdf, address, 10, LOOK.ink, after=3, width=width)
    _line(pdf, _("Kode: %(code)s") % {"code": letter.code}, 10, LOOK.ink, style="B", width=width)
    pdf.set_xy(MARGIN, 262)
    claim = _(
        "Surat ini dibuat situs Mitra Guru dari catatan telaahnya. Surat ini bukan dokumen resmi pemerintah dan "
        "tidak memuat penilaian atau angka kredit."
    )
    _line(pdf, claim, 9, LOOK.quiet)


def _code(pdf: "FPDF", address: str, left: float, top: float) -> None:
    code = segno.make(address, micro=False, error="m")
    cell = QR_SIZE / code.symbol_size(border=0)[0]
    for row, line in enumerate(code.matrix):
        for column, dark in enumerate(line):
            if dark:
                _fill(pdf, LOOK.ink, left + column * cell, top + row * cell, cell + 0.02, cell + 0.02)


def _line(
    pdf: "FPDF",
    text: str,
    size: float,
    colour: Colour,
    *,
    style: str = "",
    after: float = 0,
    width: float = 0,
) -> None:
    """A paragraph from the left margin; the next one begins `after` millimetres below it."""
    pdf.set_x(MARGIN)
    pdf.set_font(FONT, style, size)
    pdf.set_text_color(*colour)
    pdf.multi_cell(width, size * 0.5, printable(text), align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.set_y(pdf.get_y() + after)


def _fill(pdf: "FPDF", colour: Colour, left: float, top: float, width: float, height: float) -> None:
    pdf.set_fill_color(*colour)
    pdf.rect(left, top, width, height, style="F")


def _day(moment: date) -> str:
    return date_format(moment, "j F Y")
