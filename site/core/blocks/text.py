"""Words: headings, paragraphs, quotations, tables."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


class HeadingBlock(blocks.CharBlock):
    """A heading between parts; the page's title stays the only <h1>."""

    class Meta:
        icon = "title"
        label = _("Judul bagian")
        template = "blocks/heading.html"
        form_classname = "title"


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links."""

    class Meta:
        icon = "pilcrow"
        label = _("Teks")
        template = "blocks/text.html"


class QuotationBlock(blocks.StructBlock):
    """Somebody's words, and who said them."""

    words = blocks.TextBlock(label=_("Kutipan"))
    speaker = blocks.CharBlock(label=_("Diucapkan oleh"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Kutipan")
        template = "blocks/quotation.html"


def table_block() -> TypedTableBlock:
    """A table whose cells are text or numbers."""
    return TypedTableBlock(
        [("text", blocks.CharBlock(label=_("Teks"))), ("number", blocks.DecimalBlock(label=_("Angka")))],
        label=_("Tabel"),
        icon="table",
        template="blocks/table.html",
    )
