"""What an editor can make of a search that found nothing: another word for it, a chosen page, a call for a story."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from ..calls import open_call
from ..missed import settle
from ..models import MissedSearch, SearchDocument
from ..models.missed import MAX_WORDS
from ..models.synonyms import forms_of
from ..next_steps import how_many
from ..promotions import promote
from ..question import Question
from ..words.synonyms import add_synonyms

Settled = MissedSearch.Settled


class SynonymForm(forms.Form):
    """Other words under which there are texts."""

    permission = "search.add_synonymgroup"
    done = gettext_lazy("Kata semakna ditambahkan. Pencarian berikutnya sudah memakainya.")
    others = forms.CharField(
        label=gettext_lazy("Kata lain yang dipakai di cerita"),
        max_length=300,
        help_text=gettext_lazy("Dipisahkan koma. Mulai sekarang keduanya saling menemukan."),
    )
    one_way = forms.BooleanField(
        label=gettext_lazy(
            "Satu arah saja: yang mengetik kata ini menemukan kata lain itu, tidak sebaliknya"
        ),
        required=False,
    )

    def act(self, missed: MissedSearch, by: Any) -> None:
        """Add the group. Raises ValidationError where it would help nobody."""
        others = forms_of(self.cleaned_data["others"])
        note = _("dari pencarian tanpa hasil")
        if self.cleaned_data["one_way"]:
            add_synonyms(others, typed=[missed.words], note=note)
        else:
            add_synonyms([missed.words, *others], note=note)


class PromotionForm(forms.Form):
    """A page that answers, although its words are others."""

    permission = "wagtailsearchpromotions.add_searchpromotion"
    done = gettext_lazy("Hasil pilihan dipasang. Pembaca melihatnya sebagai pilihan penyunting.")
    page = forms.ModelChoiceField(
        label=gettext_lazy("Laman"), queryset=Page.objects.none(), widget=AdminPageChooser
    )
    description = forms.CharField(
        label=gettext_lazy("Mengapa laman ini"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Satu kalimat untuk pembaca; kosong berarti ringkasan lamannya."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["page"].queryset = Page.objects.live()  # type: ignore[attr-defined]

    def clean_page(self) -> Page:
        """Only what everybody may read can be an answer."""
        page: Page = self.cleaned_data["page"]
        if not SearchDocument.objects.filter(pk=page.pk).exists():
            raise ValidationError(
                _("Laman ini tidak ada di pencarian. Pilih cerita, komunitas, atau lokakarya yang terbit.")
            )
        return page

    def act(self, missed: MissedSearch, by: Any) -> None:
        """Choose the page for these words."""
        promote(
            words=missed.words, page=self.cleaned_data["page"], description=self.cleaned_data["description"]
        )


class CallForm(forms.Form):
    """An invitation to tell what is missing."""

    permission = "search.add_storycall"
    done = gettext_lazy(
        "Undangan dibuka. Tampil di pencarian kosong dan di halaman Tulis, sampai ada ceritanya."
    )
    topic = forms.CharField(
        label=gettext_lazy("Belum ada cerita tentang …"),
        max_length=120,
        help_text=gettext_lazy("Tulis seperti seorang guru menyebutnya."),
    )
    words = forms.CharField(
        label=gettext_lazy("Kata kunci"),
        max_length=MAX_WORDS,
        help_text=gettext_lazy("Undangan menutup sendiri begitu ada cerita yang memuat semua kata ini."),
    )

    def act(self, missed: MissedSearch, by: Any) -> None:
        """Open the call. Raises ValidationError for words that say nothing."""
        open_call(language=missed.language, by=by, **self.cleaned_data)


#: what is posted as `act` → the form, and what is noted then
ACTS: dict[str, tuple[type[Any], MissedSearch.Settled]] = {
    "synonym": (SynonymForm, Settled.SYNONYM),
    "promote": (PromotionForm, Settled.PROMOTION),
    "call": (CallForm, Settled.CALL),
}


@require_http_methods(["GET", "POST"])
def settling(request: HttpRequest, pk: int) -> HttpResponse:
    """One search that found nothing, what it finds today, and what can be done about it."""
    if not request.user.has_perm("search.change_missedsearch"):  # type: ignore[union-attr]
        raise PermissionDenied
    missed = get_object_or_404(MissedSearch, pk=pk)
    forms_shown = _forms(request, missed)
    act = request.POST.get("act", "")
    if request.method == "POST" and _acted(request, missed, act, forms_shown):
        return redirect(reverse("missed_searches:index"))
    context = {
        "missed": missed,
        "found": found_today(missed),
        "forms": forms_shown,
        "media": sum((form.media for form in forms_shown.values()), forms.Media()),
        "header_title": missed.words,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Beranda")},
            {"url": reverse("missed_searches:index"), "label": _("Pencarian tanpa hasil")},
            {"url": "", "label": missed.words},
        ],
    }
    return render(request, "search/admin/settling.html", context)


def found_today(missed: MissedSearch) -> int:
    """How many texts the same words find now."""
    return how_many(Question(words=missed.words, language=missed.language))


def _forms(request: HttpRequest, missed: MissedSearch) -> dict[str, Any]:
    """The forms that this editor may use; the one that was sent holds what was typed."""
    sent = request.POST.get("act") if request.method == "POST" else ""
    initial = {"topic": missed.words, "words": missed.words}
    return {
        name: form(request.POST if name == sent else None, initial=initial, prefix=name)
        for name, (form, _settled) in ACTS.items()
        if request.user.has_perm(form.permission)  # type: ignore[union-attr]
    }


def _acted(request: HttpRequest, missed: MissedSearch, act: str, shown: dict[str, Any]) -> bool:
    """Do what was asked for; an act that cannot be done is told at its form."""
    if act == "pass":
        settle(missed, Settled.PASSED)
        messages.success(request, _("Dilewati. Kata ini tidak ditampilkan lagi di antara yang menunggu."))
        return True
    form = shown.get(act)
    if form is None or not form.is_valid():
        return False
    try:
        form.act(missed, request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    settle(missed, ACTS[act][1])
    messages.success(request, form.done)
    return True
