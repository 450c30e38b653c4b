"""The forms of signing up, signing in and keeping an account: allauth's rules, our words."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.internal.flows.signup import prevent_enumeration
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from places.forms import SchoolField

from .models import User

Words = dict[str, tuple[Any, Any]]  # label and help, in words or in lazy translations

EMAIL = _("Alamat surel")
PASSWORD = _("Kata sandi")
NEW_PASSWORD = (
    _("Kata sandi baru"),
    _("Sedikitnya 10 huruf atau angka. Kalimat pendek lebih mudah diingat: perahu biru di dermaga."),
)
CODE = (
    _("Enam angka dari aplikasi"),
    _("Buka aplikasi autentikator di ponsel. Kode cadangan juga boleh dipakai."),
)


class PlainWords:
    """Labels and help in our words instead of the placeholders that vanish when one types."""

    words: ClassVar[Words] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name, (label, help_text) in self.words.items():
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, help_text


class LoginForm(PlainWords, account.LoginForm):
    """The door."""

    words = {"login": (EMAIL, ""), "password": (PASSWORD, "")}


class SignupForm(PlainWords, account.SignupForm):
    """A new account: a name to be shown, an address that nobody sees, a password."""

    display_name = forms.CharField(
        label=_("Nama yang ditampilkan"),
        max_length=100,
        help_text=_(
            "Boleh nama samaran. Inilah yang dibaca orang di samping cerita, dan dapat diganti kapan saja."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["display_name", "email", "password1"]
    words = {
        "email": (
            EMAIL,
            _("Untuk masuk dan untuk kabar tentang tulisan sendiri. Tidak ditampilkan kepada siapa pun."),
        ),
        "password1": (PASSWORD, NEW_PASSWORD[1]),
    }

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Make the account; an address that has one is answered in the same way and the same time."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # as long as the new account's password would take
            return super().try_save(request)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:  # the same address twice at the same moment
            return None, prevent_enumeration(request, email=self.cleaned_data["email"])


class ResetPasswordForm(PlainWords, account.ResetPasswordForm):
    """Asking for a link to a new password."""

    words = {"email": (EMAIL, _("Alamat yang dipakai saat mendaftar."))}


class ResetPasswordKeyForm(PlainWords, account.ResetPasswordKeyForm):
    """A new password, from the link in the mail."""

    words = {"password1": NEW_PASSWORD, "password2": (_("Kata sandi baru, sekali lagi"), "")}


class ChangePasswordForm(PlainWords, account.ChangePasswordForm):
    """A new password, from inside."""

    words = {
        "oldpassword": (_("Kata sandi yang sekarang"), ""),
        "password1": NEW_PASSWORD,
        "password2": (_("Kata sandi baru, sekali lagi"), ""),
    }


class SetPasswordForm(PlainWords, account.SetPasswordForm):
    """A first password, for an account that came through another door."""

    words = {"password1": NEW_PASSWORD, "password2": (_("Kata sandi baru, sekali lagi"), "")}


class AddEmailForm(PlainWords, account.AddEmailForm):
    """Another address."""

    words = {"email": (_("Alamat surel baru"), _("Berlaku setelah tautan di surel itu dibuka."))}


class ReauthenticateForm(PlainWords, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    words = {"password": (PASSWORD, "")}


class AuthenticateForm(PlainWords, second_step.AuthenticateForm):
    """The second step of signing in."""

    words = {"code": CODE}


class ReauthenticateCodeForm(PlainWords, second_step.ReauthenticateForm):
    """The second step once more, before something that matters."""

    words = {"code": CODE}


class ActivateTOTPForm(PlainWords, AllauthActivateTOTPForm):
    """Turning the second step on."""

    words = {
        "code": (
            _("Enam angka dari aplikasi"),
            _("Angka yang tampak sekarang; berganti setiap setengah menit."),
        )
    }


class ProfileForm(forms.Form):
    """What a person tells of herself: all of it may be changed at any time."""

    display_name = forms.CharField(
        label=_("Nama yang ditampilkan"),
        max_length=100,
        help_text=_("Boleh nama samaran. Nama pada cerita yang sudah terbit ikut berganti."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    school = SchoolField(
        required=False,
        help_text=_(
            "Ketik NPSN, atau nama dan tempatnya: SDN 5 Painan. Cerita baru mulai dengan keadaan sekolah ini."
        ),
    )
    language = forms.ChoiceField(
        label=_("Bahasa surel dari kami"), choices=lambda: settings.LANGUAGES, widget=forms.RadioSelect
    )

    def clean_display_name(self) -> str:
        """Single blanks between the words."""
        return " ".join(self.cleaned_data["display_name"].split())
