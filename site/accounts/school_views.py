"""Choosing one's school: by typing its name, NPSN or place, and by adding one that is missing."""

from urllib.parse import urlencode

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.enumerations import label
from places.forms import NewSchoolForm
from places.models import School
from places.schools import find_schools, folded

from .adapter import WAIT
from .people import set_school
from .resuming import SignedInRequest, signed_in_or_resume, wants_json
from .views import safe_next

MAX_QUERY = 100


@signed_in_or_resume
@require_http_methods(["GET", "POST"])
def schools(request: SignedInRequest) -> HttpResponseBase:
    """Schools that fit what was typed: a page with a choice, or JSON for the script."""
    words = request.GET.get("q", "")[:MAX_QUERY]
    found = find_schools(words)
    if wants_json(request):
        return JsonResponse({"schools": [_told(school) for school in found]})
    onward = safe_next(request, reverse("accounts_profile"))
    if request.method == "POST":
        chosen = School.objects.filter(npsn=request.POST.get("school", "")).first()
        if chosen:
            return _chosen(request, chosen, onward)
        messages.info(request, _("Pilih dulu salah satu sekolah di daftar."))
        return redirect(f"{request.path}?{urlencode({'q': words, 'next': onward})}")
    context = {"words": words, "schools": found, "next": onward, "add_address": _add_address(words, onward)}
    return render(request, "account/schools.html", context)


@signed_in_or_resume
@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponseBase:
    """Add a school that is missing, and choose it; a known NPSN chooses the school that has it."""
    onward = safe_next(request, reverse("accounts_profile"))
    if request.method != "POST":
        form = NewSchoolForm(initial={"name": request.GET.get("q", "")[:MAX_QUERY]})
        return render(request, "account/school_add.html", {"form": form, "next": onward})
    form = NewSchoolForm(request.POST)
    if form.is_valid():
        if not ratelimit.consume(request, action="add_school", user=request.user):
            form.add_error(None, WAIT)
            return render(request, "account/school_add.html", {"form": form, "next": onward}, status=429)
        school = form.save()
        if folded(school.name) != folded(form.cleaned_data["name"]):
            text = _("NPSN %(npsn)s sudah ada di daftar, dengan nama %(name)s. Sekolah itu yang dipilih.")
            messages.info(request, text % {"npsn": school.npsn, "name": school.name})
        return _chosen(request, school, onward)
    return render(request, "account/school_add.html", {"form": form, "next": onward})


def _chosen(request: SignedInRequest, school: School, onward: str) -> HttpResponse:
    set_school(request.user, school)
    messages.success(request, _("Sekolah Bapak/Ibu: %(school)s.") % {"school": school.label})
    return redirect(onward)


def _add_address(words: str, onward: str) -> str:
    return f"{reverse('accounts_add_school')}?{urlencode({'q': words, 'next': onward})}"


def _told(school: School) -> dict[str, str]:
    return {
        "npsn": school.npsn,
        "label": school.label,
        "place": f"{label('level', school.level)}, {school.regency.short_name}",
    }
