"""How often we write to somebody: chosen by that person, on one page that every mail leads to."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from .models import NoticePreference
from .notices.queue import choose
from .resuming import SignedInRequest, signed_in_or_resume


class NoticePreferenceForm(forms.ModelForm):
    """The rhythm, and the hour of a gathered mail."""

    class Meta:
        model = NoticePreference
        fields: ClassVar[list[str]] = ["rhythm", "hour"]
        widgets: ClassVar[dict[str, type[forms.Widget]]] = {"rhythm": forms.RadioSelect}
        help_texts: ClassVar[dict[str, Any]] = {
            "hour": gettext_lazy(
                "Waktu setempat, menurut sekolah di profil. Tidak ada surel sesudah pukul 20.00 sampai 06.00, "
                "pada hari Minggu, dan pada hari Jumat pukul 11.00 sampai 13.30."
            )
        }


@signed_in_or_resume
@require_http_methods(["GET", "POST"])
def notices(request: SignedInRequest) -> HttpResponseBase:
    """Choosing how often mail from us comes, and at what hour."""
    kept = NoticePreference.objects.filter(user=request.user).first() or NoticePreference()
    form = NoticePreferenceForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        choose(request.user, **form.cleaned_data)
        messages.success(request, _("Tersimpan. Mulai sekarang kami menulis menurut pilihan ini."))
        return redirect("accounts_notices")
    return render(request, "account/notices.html", {"form": form})
