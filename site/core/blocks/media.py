"""Pictures, video and files."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

_VIDEO_ID = re.compile(r"^[\w-]{6,20}$")


def video_id(url: str) -> str:
    """The id of a YouTube video in any of its addresses; raises ValueError for other addresses."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host == "youtu.be":
        found = parts.path.strip("/")
    elif host in ("youtube.com", "youtube-nocookie.com"):
        segments = parts.path.strip("/").split("/")
        found = (
            segments[1]
            if segments[0] in ("embed", "shorts", "live") and len(segments) > 1
            else parse_qs(parts.query).get("v", [""])[0]
        )
    else:
        found = ""
    if parts.scheme not in ("http", "https") or not _VIDEO_ID.match(found):
        raise ValueError("not a YouTube address")
    return found


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; words for those who do not see it are required."""

    image = ImageChooserBlock(label=_("Gambar"))
    alt = blocks.CharBlock(
        label=_("Teks pengganti"),
        max_length=250,
        help_text=_("Apa yang tampak, untuk pembaca yang tidak melihat gambar."),
    )
    caption = blocks.CharBlock(label=_("Keterangan"), required=False)

    class Meta:
        icon = "image"
        label = _("Gambar")
        template = "blocks/picture.html"


class VideoBlock(blocks.StructBlock):
    """A link to a video: nothing is loaded from elsewhere, the reader goes there by a click and knows so before."""

    url = blocks.URLBlock(label=_("Alamat video YouTube"))
    title = blocks.CharBlock(label=_("Judul video"))
    length = blocks.CharBlock(
        label=_("Lama dan ukuran"), required=False, help_text=_("Misalnya: 4 menit, kira-kira 15 MB.")
    )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The address is made from the video's id: whatever else may have been stored leads nowhere."""
        context = super().get_context(value, parent_context)
        try:
            context["address"] = f"https://youtu.be/{video_id(value.get('url') or '')}"
        except ValueError:
            context["address"] = ""
        return context

    def clean(self, value: Any) -> Any:
        """Refuse addresses that are not a video's."""
        cleaned = super().clean(value)
        try:
            video_id(cleaned["url"])
        except ValueError as error:
            message = ValidationError(_("Tempelkan alamat video YouTube, misalnya https://youtu.be/…"))
            raise StructBlockValidationError(block_errors={"url": message}) from error
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


class FileBlock(blocks.StructBlock):
    """A file to take along, with its size."""

    document = DocumentChooserBlock(label=_("Berkas"))
    title = blocks.CharBlock(label=_("Nama"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Berkas")
        template = "blocks/file.html"
