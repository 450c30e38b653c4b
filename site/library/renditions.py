"""The sizes in which a public picture is offered, made once, when it is released.

Three formats at three widths, and one picture for link previews; from one decoding of the original. Each file's weight is
noted beside it, with the placeholder that stands in a page until the picture has come. The specs are those that
Wagtail's own `{% picture %}` tag would ask for, so it finds them too.
"""

import io
import logging
import secrets
from collections.abc import Iterable

import PIL.Image
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import ImageOps
from wagtail.images.models import Filter

from core.delivery.page_cache import renew

from .models import Image, Rendition, released_storage
from .placeholders import placeholder_of

logger = logging.getLogger(__name__)
# A column of 328 px on a phone of 360 at 1, 2 and 3 dots per pixel; the wide one also fills the column of a large screen.
NARROW, MIDDLE, WIDE = WIDTHS = 480, 720, 960
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
EXTENSIONS = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}
SOCIAL = "fill-1200x630|format-jpeg"
SOCIAL_SIZE = (1200, 630)
SOCIAL_BYTES = 290_000
# AVIF at speed 8 costs a third of the default and grows the file by a few percent.
_SAVING = {
    "avif": {"quality": 55, "speed": 8},
    "webp": {"quality": 75, "method": 4},
    "jpeg": {"quality": 78, "progressive": True, "optimize": True},
}


def spec_for(form: str, width: int) -> str:
    """Wagtail's name for a size."""
    return f"format-{form}|width-{width}"


#: the size whose row keeps the placeholder: every released picture has it, and it tells whether one can see through
PLACEHOLDER_BESIDE = spec_for("webp", NARROW)


def specs_for(image: Image) -> list[str]:
    """All sizes that a released picture has; none is made that would be no wider than the one before."""
    widths = [width for before, width in zip((0, *WIDTHS), WIDTHS, strict=False) if image.width > before]
    return [*(spec_for(form, width) for width in widths for form in FORMATS), SOCIAL]


def write_released(image_ids: Iterable[int]) -> int:
    """Write what is missing for these pictures, unless they were closed meanwhile; answers how many files."""
    written = 0
    for image in Image.objects.filter(pk__in=list(image_ids), released=True).prefetch_related("renditions"):
        try:
            written += _write(image)
        except Exception:  # one picture that cannot be read must not keep the others closed
            logger.exception(
                "The sizes of picture %s could not be written; the next round tries again", image.pk
            )
    if written:
        renew()
    return written


def write_pending() -> int:
    """Catch up with released pictures whose files, weights or placeholder are missing. For `manage.py work`.

    A worker may have been stopped; pictures of an older version have fewer sizes and no placeholder.
    """
    complete = (
        Rendition.objects.filter(filter_spec=PLACEHOLDER_BESIDE)
        .exclude(released_name="")
        .exclude(placeholder="")
        .values("image")
    )
    return write_released(
        list(Image.objects.filter(released=True).exclude(pk__in=complete).values_list("pk", flat=True))
    )


def one_size(image: Image) -> Rendition:
    """The one size that authors and reviewers see of a picture that is not public; made at the first look."""
    spec = spec_for("webp", WIDE)
    found = image.renditions.filter(filter_spec=spec, focal_point_key="").first()
    if found is not None:
        return found
    content = encode(image, [spec])[spec]
    rendition, _created = image.renditions.get_or_create(
        filter_spec=spec, focal_point_key="", defaults={"file": _named(content, spec)}
    )
    return rendition


def encode(image: Image, specs: Iterable[str]) -> dict[str, bytes]:
    """The bytes of each size, from one decoding."""
    with image.open_file() as file, PIL.Image.open(file) as opened:
        picture = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    picture.info = {}
    sized: dict[int, PIL.Image.Image] = {}
    made: dict[str, bytes] = {}
    for spec in specs:
        if spec == SOCIAL:
            made[spec] = _social(image, picture)
            continue
        form, width = spec.removeprefix("format-").split("|width-")
        if int(width) not in sized:
            sized[int(width)] = _narrowed(picture, int(width))
        made[spec] = _saved(sized[int(width)], form)
    return made


def _narrowed(picture: PIL.Image.Image, width: int) -> PIL.Image.Image:
    if picture.width <= width:
        return picture
    size = (width, max(1, round(picture.height * width / picture.width)))
    return picture.resize(size, PIL.Image.Resampling.LANCZOS, reducing_gap=3.0)


def _saved(picture: PIL.Image.Image, form: str, **options: int) -> bytes:
    out = io.BytesIO()
    if form == "jpeg":
        picture = _on_white(picture)
    picture.save(out, form.upper(), **{**_SAVING[form], **options})
    return out.getvalue()


def _on_white(picture: PIL.Image.Image) -> PIL.Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = PIL.Image.new("RGB", picture.size, (255, 255, 255))
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _social(image: Image, picture: PIL.Image.Image) -> bytes:
    """The preview that messengers show; they refuse one that is heavier than 300 KB."""
    focus = image.get_focal_point()
    centre = (focus.centroid_x / image.width, focus.centroid_y / image.height) if focus else (0.5, 0.5)
    cut = ImageOps.fit(_on_white(picture), SOCIAL_SIZE, PIL.Image.Resampling.LANCZOS, centering=centre)
    content = b""
    for quality in (80, 65, 50, 35, 20):
        content = _saved(cut, "jpeg", quality=quality)
        if len(content) < SOCIAL_BYTES:
            break
    return content


def _named(content: bytes, spec: str) -> ContentFile:
    form = spec.split("format-")[1].split("|")[0]
    return ContentFile(content, name=f"{secrets.token_hex(12)}.{EXTENSIONS[form]}")


def _write(image: Image) -> int:
    """Files first, rows after, in one short transaction; whatever fails, no file stays behind."""
    kept = {
        (rendition.filter_spec, rendition.focal_point_key): rendition for rendition in image.renditions.all()
    }
    wanted = {spec: Filter(spec).get_cache_key(image) for spec in specs_for(image)}
    rows = [kept[key] for key in wanted.items() if key in kept and not _is_whole(kept[key])]
    missing = [spec for spec, key in wanted.items() if (spec, key) not in kept]
    for spec, content in (encode(image, missing) if missing else {}).items():
        rows.append(
            Rendition(image=image, filter_spec=spec, focal_point_key=wanted[spec], file=_named(content, spec))
        )
    private: list[Rendition] = []
    public: list[str] = []
    done = False
    try:
        for row in rows:
            if row.pk is None:
                row.file.save(row.file.name, row.file.file, save=False)
                private.append(row)
            public += _publish(row)
        done = _keep(image, rows)
    finally:
        if not done:
            _tidy(private, public)
    return len(rows) if done else 0


def _is_whole(rendition: Rendition) -> bool:
    return bool(
        rendition.released_name
        and rendition.file_size
        and (rendition.placeholder or rendition.filter_spec != PLACEHOLDER_BESIDE)
    )


def _publish(rendition: Rendition) -> list[str]:
    """Note what a size weighs and copy it to the released storage under a random name, unless it lies there already."""
    with rendition.open_file() as file:
        content = file.read()
    rendition.file_size = len(content)
    if rendition.filter_spec == PLACEHOLDER_BESIDE:
        rendition.placeholder = placeholder_of(content)
    if rendition.released_name:
        return []
    token = secrets.token_hex(16)
    extension = rendition.file.name.rsplit(".", 1)[-1]
    rendition.released_name = released_storage().save(
        f"{token[:2]}/{token}.{extension}", ContentFile(content)
    )
    return [rendition.released_name]


def _keep(image: Image, rows: list[Rendition]) -> bool:
    """Note the names, unless the picture was closed or exchanged while its sizes were being made."""
    with transaction.atomic():
        now = (
            Image.objects.select_for_update().filter(pk=image.pk, released=True, file=image.file.name).first()
        )
        if now is None:
            return False
        for row in rows:
            row.save()
            row.purge_from_cache()
    return True


def _tidy(private: list[Rendition], public: list[str]) -> None:
    for row in private:
        row.file.storage.delete(row.file.name)
    for name in public:
        released_storage().delete(name)
