"""The blocks an editor may choose from on home and standard pages."""

from wagtail.blocks import Block

from .media import FileBlock, PictureBlock, VideoBlock
from .practice import MaterialsBlock, StepsBlock
from .text import HeadingBlock, QuotationBlock, TextBlock, table_block


def body_blocks() -> list[tuple[str, Block]]:
    """Name and block, in the order of the chooser."""
    return [
        ("heading", HeadingBlock()),
        ("text", TextBlock()),
        ("steps", StepsBlock()),
        ("quotation", QuotationBlock()),
        ("picture", PictureBlock()),
        ("video", VideoBlock()),
        ("file", FileBlock()),
        ("table", table_block()),
        ("materials", MaterialsBlock()),
    ]
