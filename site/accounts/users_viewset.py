"""The forms and lists with which administrators look after accounts."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel, NameEmailSettingsPanel
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.views.users import IndexView as WagtailIndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .models import User
from .people import change_address, person_of
from .roles import TEACHER, join

FIELDS = {"email", "display_name", "is_superuser", "groups"}


class UserCreationForm(WagtailUserCreationForm):
    """A new account; its address is confirmed by its owner at the first sign-in."""

    first_name = None
    last_name = None

    class Meta(WagtailUserCreationForm.Meta):
        fields = FIELDS

    def save(self, commit: bool = True) -> User:
        """Everybody with an account is also one of the teachers."""
        user = super().save(commit)
        if commit:
            change_address(user)
            join(user, TEACHER)
            person_of(user)
        return user

    def clean_email(self) -> str:
        """One account per address, however it is typed."""
        return self.cleaned_data["email"].lower()


class UserEditForm(WagtailUserEditForm):
    """An account; another address must be confirmed by its owner at the next sign-in."""

    first_name = None
    last_name = None

    class Meta(WagtailUserEditForm.Meta):
        fields = FIELDS | {"is_active"}

    def save(self, commit: bool = True) -> User:
        """A changed address takes the place of the old one at the door as well."""
        user = super().save(commit)
        if commit and "email" in self.changed_data:
            change_address(user)
        return user

    def clean_email(self) -> str:
        """One account per address, however it is typed."""
        return self.cleaned_data["email"].lower()


class IndexView(WagtailIndexView):
    """The list of accounts is searched by address and display name."""

    @property
    def search_fields(self) -> set[str]:
        """Both are columns of ours."""
        return {"email", "display_name"}


class UserViewSet(WagtailUserViewSet):
    """Accounts in the admin's settings menu."""

    index_view_class = IndexView
    create_template_name = "accounts/users/create.html"
    edit_template_name = "accounts/users/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """Our forms."""
        return UserEditForm if for_update else UserCreationForm


class DisplayNameForm(forms.ModelForm):
    """The one name that an account has."""

    class Meta:
        model = User
        fields: ClassVar[list[str]] = ["display_name"]


class DisplayNamePanel(BaseSettingsPanel):
    """On the admin's own account page."""

    name = "display_name"
    title = _("Nama yang ditampilkan")
    order = 100
    form_class = DisplayNameForm


class AccountView(WagtailAccountView):
    """The admin's own account page, without first and last names."""

    def get_panels(self) -> list[Any]:
        """Our name panel in the place of Wagtail's."""
        own = next(
            (panel for panel in super().get_panels() if isinstance(panel, NameEmailSettingsPanel)), None
        )
        others = [panel for panel in super().get_panels() if not isinstance(panel, NameEmailSettingsPanel)]
        return [DisplayNamePanel(self.request, self.request.user, own.profile if own else None), *others]
