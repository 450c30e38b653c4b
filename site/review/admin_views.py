"""Wagtail's own views for reviewed texts, with one thing added: a refusal is told in its own words.

Stock answers every refusal with "no permission" on the admin's front page, which says neither what is so nor what is
kept. The rules themselves are elsewhere (`rules`, `tasks`, `core.gate`).
"""

from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from core.admin_lists import ROWS, Rows

from .rules import Refused


class TellsRefusals:
    """Says why, and stays with the text; what was typed is a draft of it by then."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer as the view does, or with the sentence of the refusal."""
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except Refused as refusal:
            messages.warning(request, refusal.message)
            return self.refused()

    def refused(self) -> HttpResponse:
        """Back to the text in the editor."""
        return redirect("wagtailadmin_pages:edit", self.page.pk)  # type: ignore[attr-defined]


class ReviewedCreateView(TellsRefusals, CreateView):
    """A new text that is handed in before it is whole stays as a draft."""


class ReviewedEditView(TellsRefusals, EditView):
    """A changed text that is handed in before it is whole stays as a draft."""


class ReviewedRevertView(TellsRefusals, RevisionsRevertView):
    """The same for an older version."""


class ReviewedWorkflowActionView(TellsRefusals, WorkflowActionView):
    """The decision in the admin's dialogue."""

    def refused(self) -> HttpResponse:
        """The dialogue closes and the page behind it tells."""
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(self.request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)


class TextsOfKind(ContentTypeUseView):
    """All texts of a kind, as the report of kinds opens them."""

    model: type[Page]
    paginator_class = Rows
    paginate_by = ROWS

    def get_base_queryset(self) -> QuerySet[Page]:
        """Rows of the narrow table of all pages: beside the texts themselves counting takes four times as long."""
        kind, self.model = self.model, Page
        try:
            pages = super().get_base_queryset()
        finally:
            self.model = kind
        return pages.filter(content_type=ContentType.objects.get_for_model(kind))


class ReviewedPageViewSet(PageViewSet):
    """How one kind of reviewed text is handled in the admin."""

    add_view_class = ReviewedCreateView
    edit_view_class = ReviewedEditView
    revisions_revert_view_class = ReviewedRevertView
    workflow_action_view_class = ReviewedWorkflowActionView
    content_type_use_view_class = TextsOfKind
    #: A list of texts asks the narrow table of all pages: with the kind's own table it would read whole texts to count.
    parent_models: ClassVar[list[type[Page]]] = []
