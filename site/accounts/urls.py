"""Addresses of accounts: allauth's views under Indonesian paths, with the names that allauth itself uses.

The page `/akun/` itself belongs to the room that knows people's texts.
"""

from allauth import app_settings
from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount.providers import registry
from allauth.urls import build_provider_urlpatterns
from django.urls import URLPattern, URLResolver, include, path, re_path

from . import notice_views, school_views, views

door: list[URLPattern | URLResolver] = [
    path("masuk/", account.login, name="account_login"),
    path("daftar/", account.signup, name="account_signup"),
    path("keluar/", account.logout, name="account_logout"),
    path("ditutup/", account.account_inactive, name="account_inactive"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
]
address: list[URLPattern | URLResolver] = [
    path("surel/", account.email, name="account_email"),
    path("surel/dari-kami/", notice_views.notices, name="accounts_notices"),
    path("surel/terkirim/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^surel/konfirmasi/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
]
password: list[URLPattern | URLResolver] = [
    path("sandi/ganti/", account.password_change, name="account_change_password"),
    path("sandi/buat/", account.password_set, name="account_set_password"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "sandi/baru/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
second_factor: list[URLPattern | URLResolver] = [
    path("dua-langkah/", second_step.index, name="mfa_index"),
    path("dua-langkah/kode/", second_step.authenticate, name="mfa_authenticate"),
    path("dua-langkah/pastikan/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("dua-langkah/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
    path("dua-langkah/aplikasi/matikan/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("dua-langkah/cadangan/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("dua-langkah/cadangan/buat/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("dua-langkah/cadangan/unduh/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
own: list[URLPattern | URLResolver] = [
    path("profil/", views.profile, name="accounts_profile"),
    path("sekolah/", school_views.schools, name="accounts_schools"),
    path("sekolah/tambah/", school_views.add, name="accounts_add_school"),
    path("lanjut/", views.resume, name="accounts_resume"),
]
urlpatterns = door + address + password + second_factor + own

# Other doors (belajar.id, say) open by settings alone: INSTALLED_APPS and SOCIALACCOUNT_PROVIDERS.
if app_settings.SOCIALACCOUNT_ENABLED and registry.get_class_list():
    urlpatterns += [path("luar/", include("allauth.socialaccount.urls")), *build_provider_urlpatterns()]
