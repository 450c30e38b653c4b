"""The abstract pages that every page type of the house grows from."""

from abc import abstractmethod
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PagePermissionTester, PageViewRestriction, Revision

from .cards import Card
from .delivery.page_cache import mark_public
from .gate import ReviewedIndexPermissionTester, ReviewedPagePermissionTester, ReviewedPublishing
from .parts import Gap, Part

LICENCES = [
    ("cc-by-sa-4.0", "CC BY-SA 4.0"),
    ("cc-by-4.0", "CC BY 4.0"),
]
LICENCE_URLS = {
    "cc-by-sa-4.0": "https://creativecommons.org/licenses/by-sa/4.0/deed.id",
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/deed.id",
}
MAX_SUMMARY = 300


class BasePage(Page):
    """Any page of the site: a summary for cards and previews, a social picture, a licence and a credit."""

    summary = models.TextField(
        _("ringkasan"),
        blank=True,
        max_length=MAX_SUMMARY,
        help_text=_("Dua kalimat yang tampil di kartu, hasil pencarian, dan pratinjau tautan."),
    )
    social_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("gambar pratinjau"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Tampil saat tautan dibagikan. Bila kosong, gambar pertama di cerita yang dipakai."),
    )
    licence = models.CharField(_("lisensi"), max_length=20, choices=LICENCES, default="cc-by-sa-4.0")
    credit = models.CharField(_("sumber dan kredit"), max_length=250, blank=True)

    promote_panels: ClassVar[list[Any]] = [
        *Page.promote_panels,
        MultiFieldPanel(
            [FieldPanel("social_image"), FieldPanel("licence"), FieldPanel("credit")],
            _("Berbagi dan lisensi"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def licence_url(self) -> str:
        """Where the licence can be read."""
        return LICENCE_URLS[self.licence]

    @property
    def sharing_image(self) -> Any:
        """The picture for link previews: the chosen one; page types fall back to their first picture."""
        return self.social_image

    def page_language(self) -> str:
        """The language code the page is written in, for the `lang` attribute."""
        return self.locale.language_code

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """What restricts this page or one above it, in one query; Wagtail's own way takes two and more.

        A copy that is kept in step has no restrictions of its own: those of its source hold for it.
        """
        steps = range(len(self.path), 0, -self.steplen)
        paths = [self.path[:length] for length in steps]
        here = models.Q(page__path__in=paths, page__alias_of=None)
        source = models.Q(page__aliases__path__in=paths) | models.Q(page__aliases__aliases__path__in=paths)
        return PageViewRestriction.objects.filter(here | source).distinct()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Published pages are the same bytes for everybody, so the page cache may keep them."""
        return mark_public(super().serve(request, *args, **kwargs))


class ReviewedPage(ReviewedPublishing, BasePage):
    """A text that a teacher makes and colleagues read before it is public: story, community, workshop report.

    A concrete type gives `kind`, `parts()`, `gaps()`, `card()`, `search_document()` and a form (`practices.writing`).
    """

    kind: ClassVar[str] = ""
    #: child relations that belong to the content (matched by UUID on save), in order
    content_children: ClassVar[tuple[str, ...]] = ()
    #: those among them whose words stand in `parts()` already
    children_in_parts: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        """Answer every door of the admin with the gate."""
        return ReviewedPagePermissionTester(user, self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save as Wagtail does, but never overwrite a revision that a reviewer may be reading.

        The admin's autosave passes `overwrite_revision`; while a review holds that revision a new one is made instead,
        so a decision can tell that the text has changed since.
        """
        overwritten = kwargs.get("overwrite_revision")
        if overwritten is None:
            return super().save_revision(*args, **kwargs)
        with transaction.atomic():
            # The lock that every act of a review takes: nobody hands this revision in between the look and the save.
            Page.objects.select_for_update().filter(pk=self.pk).values_list("pk").first()
            if overwritten.task_states.exists():
                kwargs["overwrite_revision"] = None
            return super().save_revision(*args, **kwargs)

    def community_accounts(self, revision: Revision | None) -> set[int]:
        """Accounts (primary keys) of the community that this revision is about or belongs to: they do not review it."""
        return set()

    @abstractmethod
    def parts(self) -> list[Part]:
        """The named parts a reviewer can comment on, in reading order."""

    @abstractmethod
    def gaps(self) -> list[Gap]:
        """What is still missing before the text can be submitted."""

    @abstractmethod
    def card(self) -> Card:
        """The text as a card in lists."""


class ReviewedIndexPage(BasePage):
    """The page that lists reviewed texts of one kind; nothing is published directly below it."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        """`Create and publish` asks the parent: the gate stands here too."""
        return ReviewedIndexPermissionTester(user, self)
