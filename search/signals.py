"""Following publications. Handlers hand on; the rules are in `indexing`."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.delivery.page_cache import renew
from places.models import School

from . import indexing
from .calls import close_answered
from .models import SearchDocument, SynonymGroup


@receiver(page_published)
def refresh_after_publication(instance: Page, **kwargs: Any) -> None:
    """What goes public is found at once."""
    indexing.refresh(instance)


@receiver(page_published)
def close_calls_after_publication(**kwargs: Any) -> None:
    """A call for a story closes when one has come; publishing does not wait for it, nor fail with it."""
    transaction.on_commit(close_answered, robust=True)


@receiver(page_unpublished)
def forget_after_unpublication(instance: Page, **kwargs: Any) -> None:
    """What is taken down, or about to be deleted (then the row still says that it is live), is gone at once."""
    indexing.forget([instance.pk])


@receiver(page_slug_changed)
def refresh_after_rename(instance: Page, **kwargs: Any) -> None:
    """A new slug changes the addresses of everything below."""
    indexing.refresh_below(instance)


@receiver(post_page_move)
def refresh_after_move(instance: Page, **kwargs: Any) -> None:
    """A move changes addresses, and may lead into or out of a restricted section."""
    indexing.refresh_below(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def refresh_after_restriction(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """A restricted section is found by nobody; when the restriction goes, by everybody (not when its page
    goes).
    """
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None and (origin is None or _is_of(origin, PageViewRestriction)):
        indexing.refresh_below(page)


@receiver(pre_delete, sender=SearchDocument)
def remember_what_goes(instance: SearchDocument, **kwargs: Any) -> None:
    """However a document goes (with its page, too), the engines are told before its words are gone."""
    indexing.remember(instance.pk)


@receiver(post_delete, sender=SearchDocument)
def offer_translations_again(instance: SearchDocument, **kwargs: Any) -> None:
    """A text comes up again in a language whose translation is gone."""
    indexing.settle_translations({instance.translation_key}, set())


@receiver([post_save, post_delete], sender=SynonymGroup)
def renew_after_change_of_synonyms(**kwargs: Any) -> None:
    """What editors say about words shows in answers that were kept, too."""
    renew()


@receiver(post_save, sender=School)
def renew_after_change_of_school(created: bool, **kwargs: Any) -> None:
    """Lists of texts from schools like one school follow what is known of it."""
    if not created:
        renew()


def _is_of(origin: Any, model: type[Model]) -> bool:
    return getattr(origin, "model", type(origin)) is model
