"""Addresses of the whole site. Indonesian stands at the root, English under /en/ with the same paths."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home import urls as home_urls
from practices.writing.account import account
from review.views.people import check_letter

urlpatterns = [
    path("admin/", include("accounts.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("library.urls")),
    path("", include(home_urls.fixed)),
    *i18n_patterns(
        path("cari/", include("search.urls")),
        path("tulis/", include("practices.writing.urls")),
        path("tulis/komunitas/", include("practices.communities.urls")),
        path("telaah/", include("review.urls")),
        path("surat/<slug:code>/", check_letter, name="letter"),
        path("lapor/", include("review.report_urls")),
        path("akun/", account, name="account"),
        path("akun/", include("accounts.urls")),
        path("", include(home_urls.localised)),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
