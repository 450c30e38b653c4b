"""The desk at /telaah/: what waits."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.resuming import SignedInRequest, signed_in_or_resume

from .. import desk as desk_lists
from .. import rules


@signed_in_or_resume
@require_GET
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for this person, what is being read, and what was decided lately."""
    if not rules.is_reader(request.user):
        return render(request, "review/not_a_reader.html", status=403)
    return render(request, "review/desk.html", {"lists": desk_lists.lists_for(request.user)})
