"""How allauth speaks and behaves on this site: plain words, own addresses in mails.

Nobody learns from it who has an account.
"""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from . import holding
from .models import User
from .notices.mail import mail
from .people import person_of
from .roles import TEACHER, join

logger = logging.getLogger(__name__)

MISMATCH = _(
    "Alamat surel dan kata sandi ini tidak cocok. "
    "Periksa huruf besar dan kecilnya, atau buat kata sandi baru."
)
WAIT = _(
    "Sudah beberapa kali dicoba. Demi keamanan akun, tunggu lima menit, lalu coba lagi. "
    "Tidak ada yang hilang."
)


def in_language(path: str) -> str:
    """A path of the site in the language that is read now: `/akun/` or `/en/akun/`."""
    language = get_language() or settings.LANGUAGE_CODE
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts of this site."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Akun ini sedang ditutup. Tulis kepada kami bila itu keliru."),
        "cannot_remove_primary_email": _("Alamat utama tidak dapat dihapus."),
        "duplicate_email": _("Alamat ini sudah terdaftar pada akun Bapak/Ibu."),
        "email_password_mismatch": MISMATCH,
        "email_taken": _("Alamat ini tidak dapat dipakai. Coba alamat lain."),
        "enter_current_password": _("Kata sandi yang sekarang belum cocok. Coba ketik sekali lagi."),
        "incorrect_code": _(
            "Angka ini belum cocok. Angka berganti setiap setengah menit; ketik yang terbaru."
        ),
        "incorrect_password": _("Kata sandi ini belum cocok. Coba ketik sekali lagi."),
        "invalid_or_expired_key": _("Tautan ini sudah tidak berlaku. Minta tautan baru."),
        "invalid_login": MISMATCH,
        "invalid_password_reset": _("Tautan ini sudah tidak berlaku. Minta tautan baru."),
        "max_email_addresses": _("Paling banyak %d alamat dalam satu akun."),
        "too_many_login_attempts": WAIT,
        "unverified_primary_email": _("Alamat utama perlu dikonfirmasi dulu."),
        "username_password_mismatch": MISMATCH,
        "same_as_current": _("Ini sama dengan yang sekarang."),
        "rate_limited": WAIT,
    }

    def is_safe_url(self, url: str | None) -> bool:
        """Whether somebody may be sent there after signing in: this very host, nothing else."""
        request = allauth_context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """A new account: its name and language, a place among the teachers, the person texts will name."""
        user.display_name = " ".join(form.cleaned_data.get("display_name", "").split())
        user.language = get_language() or settings.LANGUAGE_CODE
        super().save_user(request, user, form, commit)
        if commit:
            join(user, TEACHER)
            person_of(user)
        return user

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address, unless another account has begun with it and not confirmed it yet."""
        others = User.objects.filter(email__iexact=email_address.email).exclude(pk=email_address.user_id)
        if others.exists():
            template = "account/messages/email_confirmation_failed.txt"
            self.add_message(request, messages.ERROR, template, {"email": email_address.email})
            return False
        return super().confirm_email(request, email_address)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """After signing in: to a text that was held, otherwise to one's own page."""
        return (
            reverse("accounts_resume")
            if holding.held(request)
            else in_language(resolve_url(settings.LOGIN_REDIRECT_URL))
        )

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """After signing out: the home page in the language that is read."""
        return in_language(super().get_logout_redirect_url(request))

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """After confirming an address: to the door, or on if somebody is already inside."""
        if self.request.user.is_authenticated:
            return self.get_login_redirect_url(self.request)
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """After a new password: back to one's own page, where the message tells that it holds."""
        return in_language(resolve_url(settings.LOGIN_REDIRECT_URL))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """The address in the mail is the site's own, whatever host the request named."""
        return settings.BASE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address in the mail is the site's own, whatever host the request named."""
        uid, token = key.split("-", 1)
        return settings.BASE_URL + reverse(
            "account_reset_password_from_key", kwargs={"uidb36": uid, "key": token}
        )

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Text and HTML from one text template."""
        full = {**context, "base_url": settings.BASE_URL}
        address = email if isinstance(email, str) else email[0]
        return mail(
            to=address,
            subject=render_to_string(f"{template_prefix}_subject.txt", full),
            text=render_to_string(f"{template_prefix}_message.txt", full),
            headers=headers,
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail that somebody waits for; a mail server that does not answer is told in plain words."""
        request = allauth_context.request
        message = self.render_mail(template_prefix, email, {"request": request, "email": email, **context})
        try:
            message.send()
        except (OSError, SMTPException) as error:
            logger.exception("Mail %s could not be sent", template_prefix)
            raise ImmediateHttpResponse(render(request, "account/mail_failed.html", status=503)) from error

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner what was changed about the account; the change stands even if the mail fails."""
        try:
            super().send_notification_mail(template_prefix, user, context, email)
        except ImmediateHttpResponse:
            logger.warning("The owner of an account could not be told: %s", template_prefix)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second step of signing in, in plain words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("Matikan dulu langkah kedua sebelum mengganti alamat surel."),
        "cannot_delete_authenticator": _("Langkah kedua tidak dapat dimatikan."),
        "cannot_generate_recovery_codes": _(
            "Nyalakan dulu langkah kedua; sesudah itu kode cadangan dapat dibuat."
        ),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "unverified_email": _(
            "Konfirmasi dulu alamat surel Bapak/Ibu; sesudah itu langkah kedua dapat dinyalakan."
        ),
    }
