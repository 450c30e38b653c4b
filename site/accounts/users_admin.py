"""Accounts in Wagtail's admin, by e-mail address and display name (ours have no first and last names).

`UsersAdminConfig` stands in INSTALLED_APPS in place of "wagtail.users".
"""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersAdminConfig(WagtailUsersAppConfig):
    """Wagtail's users app with our forms."""

    user_viewset = "accounts.users_viewset.UserViewSet"
