"""From the translation editor to the desk: a translated text is handed in like any other.

wagtail-localize knows "publish" only, which the gate keeps shut for reviewed texts. Its editor keeps every sentence as it
is typed; handing in makes them a draft of the page in that language and starts its review.
"""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_localize.models import Translation

from accounts.models import User
from accounts.resuming import SignedInRequest

from . import rules, services
from .models import Submission
from .rules import Refused


def hand_in_translation(*, translation: Translation, by: User) -> Submission:
    """Store what is translated so far as a draft and let colleagues read it; the rest stays in the source's language.

    Raises Refused where it waits already, is locked, or not a sentence of it is translated; PermissionDenied for whoever
    may not edit it.
    """
    page = translation.get_target_instance().specific
    tester = page.permissions_for_user(by)
    if not rules.is_reviewed(page) or not tester.can_edit():
        raise PermissionDenied
    if page.workflow_in_progress:
        raise Refused(_("Tulisan ini sudah menunggu dibaca."), code="in-review")
    if tester.page_locked():
        raise Refused(_("Halaman ini dikunci; buka kuncinya dulu."), code="locked")
    if not translation.get_progress()[1]:
        raise Refused(_("Belum ada kalimat yang diterjemahkan."), code="untranslated")
    with transaction.atomic():
        translation.save_target(user=by, publish=False)
        return services.start_review(page=type(page).objects.get(pk=page.pk), by=by)


@require_POST
def hand_in(request: SignedInRequest, translation_id: int) -> HttpResponse:
    """The button above the translation editor; leads back to it and tells what became of it."""
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    try:
        hand_in_translation(translation=translation, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, _sent(translation))
    return redirect("wagtailadmin_pages:edit", translation.get_target_instance().pk)


def _sent(translation: Translation) -> str:
    missing = untranslated(translation)
    if not missing:
        return _("Terjemahan terkirim untuk ditelaah.")
    return _(
        "Terjemahan terkirim untuk ditelaah. %(missing)d kalimat belum diterjemahkan dan tetap seperti aslinya."
    ) % {"missing": missing}


def untranslated(translation: Translation) -> int:
    """How many sentences still wait for a translator."""
    total, done = translation.get_progress()
    return int(total - done)


def calm(props: str, page: Any) -> str:
    """What the editor's script is told, without the acts that it would make its main button where nobody may publish.

    Taking down, locking and deleting stay in the page's own menus; a locked page is unlocked here.
    """
    if not rules.is_reviewed(page):
        return props
    told = json.loads(props)
    told["perms"] |= dict.fromkeys(("canPublish", "canUnpublish", "canLock", "canDelete"), False)
    told["links"]["convertToAliasUrl"] = None
    return json.dumps(told)


def door(translation: Translation, page: Any) -> dict[str, Any]:
    """What the bar above the translation editor shows: nothing for pages that editors publish themselves."""
    if not rules.is_reviewed(page):
        return {"shown": False}
    return {
        "shown": True,
        "translation": translation,
        "waits": page.workflow_in_progress,
        "missing": untranslated(translation),
    }
