"""The desk at /telaah/: what I hold, what is offered to me, what waits, what I have read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import learning, rules
from ..shelves import shelves_for


@signed_in_or_resume
@require_GET
def desk(request: SignedInRequest) -> HttpResponse:
    """The lists of this person; choices stand in the address, so that a view of what waits can be passed on."""
    if not rules.is_reader(request.user):
        return render(request, "review/not_a_reader.html", status=403)
    context = {
        "shelves": shelves_for(request.user, request.GET),
        "keeps_desk": rules.is_editor(request.user),
        "invited": learning.is_offered_to(request.user),
    }
    return render(request, "review/desk.html", context)
