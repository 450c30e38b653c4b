"""Before Wagtail's own addresses under /admin/: the same door and the same account for everybody."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from . import views
from .users_viewset import AccountView

urlpatterns = [
    path("login/", views.admin_login, name="accounts_admin_login"),
    path("logout/", views.admin_logout, name="accounts_admin_logout"),
    path("account/", require_admin_access(AccountView.as_view()), name="accounts_admin_account"),
]
