"""“Belajar menelaah”: one writes own notes first, then sees a model review beside them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import learning
from .people import for_readers


@signed_in_or_resume
@for_readers
@require_http_methods(["GET", "POST"])
def learn(request: SignedInRequest) -> HttpResponse:
    """The story with boxes; after the button, the same page with the model review. What is typed is kept nowhere."""
    if request.POST.get("act") == "later":
        learning.put_off(request.user)
        messages.info(request, _("Baik. Contohnya tetap ada di halaman Telaah saya."))
        return redirect("review:desk")
    shown = learning.sample()
    parts, overall = learning.beside(shown, request.POST)
    if request.method == "POST":
        learning.mark_learnt(request.user)
    return render(
        request,
        "review/learn.html",
        {"sample": shown, "parts": parts, "overall": overall, "compares": request.method == "POST"},
    )
