"""Whose community it is: the accounts of those who founded it, who therefore do not review what comes from it."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import Revision

from accounts.models import Person


def founding_accounts(community: int | None) -> set[int]:
    """Accounts (primary keys) of a community's founders in every language: named on its page, or by their own yes."""
    from .models import CommunityFounder, CommunityPage, FounderConfirmation  # whose module needs this one

    if not community:
        return set()
    key = CommunityPage.objects.filter(pk=community).values("translation_key")
    named = CommunityFounder.objects.filter(page__translation_key__in=key)
    confirmed = FounderConfirmation.objects.filter(page__translation_key__in=key)
    people = Person.objects.filter(
        Q(pk__in=named.values("person")) | Q(pk__in=confirmed.values("person")), user__isnull=False
    )
    return set(people.values_list("user_id", flat=True))


class Founded:
    """Mixed into the community's own page; holds no fields."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def community_accounts(self, revision: Revision | None) -> set[int]:
        """The founders: those of the public page and those who said yes; a revision's own are named in it anyway."""
        return founding_accounts(self.pk)


class OfCommunity:
    """Mixed into the texts that may name the community they come from; holds no fields."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def community_accounts(self, revision: Revision | None) -> set[int]:
        """The founders of the community that this revision names."""
        return founding_accounts(revision.content.get("community") if revision else self.community_id)
