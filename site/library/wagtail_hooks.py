"""What the admin asks of the library: serving files, keeping what is needed, noting withdrawn consents."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.documents import get_permission_policy as document_policy
from wagtail.images import get_permission_policy as picture_policy
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

from . import usage
from .access import may_see
from .admin_views import DocumentDeletion, PictureDeletion
from .models import Document, Image


@hooks.register("before_serve_document", order=100)  # after Wagtail's own check of collections
def serve_document(document: Document, request: HttpRequest) -> HttpResponse:
    """Wagtail's own address only leads on to ours, and only those who may know of the file."""
    if not may_see(request.user, document):
        raise Http404
    return redirect(document.url)


@hooks.register("register_admin_urls")
def deletion_urls() -> list[URLPattern]:
    """Stand before Wagtail's own addresses, to explain why something cannot be deleted."""
    return [
        path("images/<int:image_id>/delete/", PictureDeletion.as_view()),
        path("documents/delete/<int:document_id>/", DocumentDeletion.as_view()),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """A withdrawn consent stays in the history of the picture or file."""
    actions.register_action(
        "library.withdraw_consent", _("Mencabut izin"), _("Diturunkan karena izinnya dicabut")
    )


def _keeping(policy: CollectionOwnershipPermissionPolicy) -> CollectionOwnershipPermissionPolicy:
    """The same policy, except that nobody, superusers included, may delete what a text needs."""

    class Keeping(type(policy)):  # type: ignore[misc]
        def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
            if set(actions) == {"delete"} and usage.is_needed(instance):
                return False
            return bool(super().user_has_any_permission_for_instance(user, actions, instance))

    policy.__class__ = Keeping
    return policy


# For the exact class: Wagtail's apps may register theirs, for the class and its children, only after this.
register_permission_policy(Image, _keeping(picture_policy()), exact_class=True)
register_permission_policy(Document, _keeping(document_policy()), exact_class=True)
