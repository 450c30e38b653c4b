"""What is public follows the pages: handlers hand on to `usage`, which knows the rule."""

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import PageViewRestriction, UploadedFile
from wagtail.signals import page_published, page_unpublished, post_page_move

from . import decoding, services, usage
from .models import Document, Image, Rendition


@receiver(page_published)
def settle_after_publication(instance: Any, **kwargs: Any) -> None:
    """What the page shows is released in the transaction that publishes it."""
    usage.settle(instance)


@receiver(page_unpublished)
def close_after_unpublication(instance: Any, **kwargs: Any) -> None:
    """Also sent before a page is deleted. The page may still say `live`, so it is not asked."""
    usage.record_uses(page=instance, images=[], documents=[])


@receiver(post_page_move)
def settle_after_move(instance: Any, **kwargs: Any) -> None:
    """A page may have been moved under a restricted one, or away from it."""
    usage.settle_tree(instance.pk)


@receiver(post_save, sender=PageViewRestriction)
def close_after_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    """What only some may read has no public pictures."""
    usage.settle_tree(instance.page_id)


@receiver(post_delete, sender=PageViewRestriction)
def open_after_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Afterwards, not at once: the restriction may be going because its page is being deleted."""
    transaction.on_commit(partial(usage.settle_tree, instance.page_id))


@receiver(post_delete, sender=Rendition)
def delete_released_file(instance: Rendition, **kwargs: Any) -> None:
    """A size that is gone is gone for the public too."""
    if instance.released_name:
        services.delete_released_later([instance.released_name])


@receiver(pre_delete, sender=Image)
@receiver(pre_delete, sender=Document)
def keep_what_is_needed(instance: Any, **kwargs: Any) -> None:
    """Media that a text needs, even an old revision of it, is never deleted."""
    if usage.is_needed(instance):
        raise ProtectedError(_("Berkas ini masih dipakai oleh sebuah tulisan atau riwayatnya."), {instance})


@receiver(pre_save, sender=UploadedFile)
def clean_waiting_upload(instance: UploadedFile, **kwargs: Any) -> None:
    """Wagtail parks an upload whose form lacks an answer; a picture is written anew before it is parked."""
    if (
        instance.file
        and not instance.file._committed
        and instance.for_content_type == ContentType.objects.get_for_model(Image)
    ):
        try:
            instance.file = decoding.clean_picture(instance.file.file)
        except ValidationError as error:
            # The form has refused it already; a caller that forgot must not store it either.
            raise ValueError("A picture that cannot be read must not be parked.") from error
