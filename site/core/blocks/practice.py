"""What a reader can do after it: steps and materials."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(label=_("Langkah"))
    text = blocks.TextBlock(label=_("Uraian"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Langkah")


class StepsBlock(blocks.ListBlock):
    """Numbered steps on a thread."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Langkah-langkah")
        template = "blocks/steps.html"


class MaterialBlock(blocks.StructBlock):
    """A material, how much of it, and what may replace it."""

    name = blocks.CharBlock(label=_("Bahan"))
    amount = blocks.CharBlock(label=_("Banyaknya"), required=False)
    substitute = blocks.CharBlock(label=_("Bisa diganti dengan"), required=False)

    class Meta:
        icon = "list-ul"
        label = _("Bahan")


class MaterialsBlock(blocks.ListBlock):
    """What to have at hand."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(MaterialBlock(), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Daftar bahan")
        template = "blocks/materials.html"
