"""Words for the same thing, as editors keep them: whoever types one of them finds texts that say another."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search.words.analysis import is_stop_word, words_of

MAX_FORMS = 8
MAX_LENGTH = 80
#: words in a row that one form may have; the search looks for no longer rows in a question
MAX_ROW = 6

Row = tuple[str, ...]


class SynonymGroup(models.Model):
    """Forms (words or short phrases, with commas between them) that mean the same thing.

    With `typed` the group goes one way: whoever types one of those finds texts with `forms`, and not the
    other way round (“nelayan” finds the coast, “pesisir” does not ask for fishermen).
    """

    forms = models.TextField(
        _("kata dan sebutan"),
        help_text=_("Dipisahkan koma, paling banyak delapan. Misalnya: kombel, komunitas belajar"),
    )
    typed = models.TextField(
        _("hanya bila yang diketik"),
        blank=True,
        help_text=_(
            "Kosongkan bila semuanya setara. Bila diisi, hanya kata di sini yang ikut mencari kata di atas, "
            "tidak sebaliknya."
        ),
    )
    note = models.CharField(
        _("asal atau catatan"),
        max_length=200,
        blank=True,
        help_text=_("Di mana sebutan ini terdengar, atau mengapa ditambahkan."),
    )
    created_at = models.DateTimeField(_("ditambahkan"), auto_now_add=True)
    changed_at = models.DateTimeField(_("diubah"), auto_now=True)

    class Meta:
        verbose_name = _("kata semakna")
        verbose_name_plural = _("kata semakna")
        ordering = ["forms"]

    def __str__(self) -> str:
        return f"{self.typed} → {self.forms}" if self.typed else self.forms

    @property
    def one_way(self) -> bool:
        """Whether only the `typed` forms ask for the others."""
        return bool(self.typed)

    def rows(self) -> tuple[list[Row], list[Row]]:
        """What is typed, and what is looked for then, each form as the words that the search compares."""
        forms = _rows(self.forms)
        return (_rows(self.typed) or forms), forms

    def clean(self) -> None:
        """One group says something new with few, telling forms; whatever is wrong is told in plain words."""
        self.forms, self.typed = (", ".join(forms_of(text)) for text in (self.forms, self.typed))
        errors = {
            name: found
            for name, text in (("forms", self.forms), ("typed", self.typed))
            if (found := _faults(forms_of(text)))
        }
        forms, typed = _rows(self.forms), _rows(self.typed)
        if not self.typed and len(forms) < 2:
            errors.setdefault("forms", []).append(gettext("Tulis sedikitnya dua sebutan, dipisahkan koma."))
        if set(forms) & set(typed):
            errors.setdefault("typed", []).append(
                gettext("Satu sebutan cukup di salah satu kotak saja, jangan di keduanya.")
            )
        if not errors and self.is_known():
            errors["forms"] = [gettext("Kumpulan kata ini sudah ada.")]
        if errors:
            raise ValidationError(errors)

    def is_known(self) -> bool:
        """Whether another group says all of this already."""
        forms, typed = set(_rows(self.forms)), set(_rows(self.typed))
        return any(
            forms <= set(_rows(other.forms)) and typed <= set(_rows(other.typed))
            for other in SynonymGroup.objects.exclude(pk=self.pk)
            if other.one_way == self.one_way
        )


def forms_of(text: str) -> list[str]:
    """The forms in a text with commas or line breaks between them."""
    return [form for part in re.split(r"[,;\n]", text) if (form := " ".join(part.split()))]


def _rows(text: str) -> list[Row]:
    return [row for form in forms_of(text) if (row := tuple(words_of(form)))]


def _faults(forms: Iterable[str]) -> list[str]:
    """What cannot stay as it is in one box, told with the form that it is about."""
    faults: list[str] = []
    seen: set[Row] = set()
    for form in forms:
        row = tuple(words_of(form))
        if not row:
            faults.append(gettext("“%(form)s” tidak berisi huruf atau angka.") % {"form": form})
        elif all(is_stop_word(word) for word in row):
            faults.append(
                gettext("“%(form)s” terlalu umum: pencarian melewatkan kata seperti itu.") % {"form": form}
            )
        elif row in seen:
            faults.append(gettext("“%(form)s” tertulis dua kali.") % {"form": form})
        elif len(row) > MAX_ROW or len(form) > MAX_LENGTH:
            faults.append(gettext("“%(form)s” terlalu panjang: paling banyak enam kata.") % {"form": form})
        seen.add(row)
    if len(seen) > MAX_FORMS:
        faults.append(gettext("Paling banyak delapan sebutan dalam satu kumpulan."))
    return faults


class ShippedSynonyms(models.Model):
    """A line of the shipped list that was loaded once: what editors changed or took away stays so."""

    line = models.CharField(max_length=300, unique=True)

    class Meta:
        verbose_name = _("baris kata semakna bawaan")
        verbose_name_plural = _("baris kata semakna bawaan")

    def __str__(self) -> str:
        return self.line
