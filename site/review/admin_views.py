"""Wagtail's own views for reviewed texts, with one thing added: a refusal is told in its own words.

Stock answers every refusal with "no permission" on the admin's front page, which says neither what is so nor what is
kept. The rules themselves are elsewhere (`rules`, `tasks`, `core.gate`).
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

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


class ReviewedPageViewSet(PageViewSet):
    """How one kind of reviewed text is handled in the admin."""

    add_view_class = ReviewedCreateView
    edit_view_class = ReviewedEditView
    revisions_revert_view_class = ReviewedRevertView
    workflow_action_view_class = ReviewedWorkflowActionView
