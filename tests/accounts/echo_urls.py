"""A page on which something is written, for tests of what happens when a session ends while one writes."""

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import include, path

from accounts.resuming import signed_in_or_resume


@signed_in_or_resume
def echo(request: HttpRequest) -> JsonResponse:
    """Tells what has arrived, and from whom."""
    if request.POST.get("owner", request.user.email) != request.user.email:
        raise Http404
    return JsonResponse({"by": request.user.email, "fields": dict(request.POST.lists())})


urlpatterns = [
    path("tulis/gema/", echo),
    path("akun/", include("accounts.urls")),
]
