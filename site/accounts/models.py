"""People: the account that signs in, and the person that a story names.

A text names a `Person`, never an account or a bare name, so that one erasure reaches every page, revision
and list.
"""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ERASED_NAME = _("anggota")


class UserManager(BaseUserManager["User"]):
    """Accounts are made by e-mail address; without a password nobody can sign in with one."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account; the address is kept in lower case, so it is one account however it is typed."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an administrator."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})

    def get_by_natural_key(self, username: str | None) -> "User":
        """Sign-in does not care for capitals."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An account: the e-mail address is the name to sign in with and is shown to nobody."""

    email = models.EmailField(_("alamat surel"), unique=True)
    display_name = models.CharField(
        _("nama yang ditampilkan"),
        max_length=100,
        blank=True,
        help_text=_("Boleh nama samaran. Inilah yang dibaca orang di samping cerita."),
    )
    school = models.ForeignKey(
        "places.School",
        verbose_name=_("sekolah"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    language = models.CharField(
        _("bahasa surel"),
        max_length=5,
        default="id",
        help_text=_("Surel dari kami ditulis dalam bahasa ini."),
    )
    is_staff = models.BooleanField(_("petugas Django"), default=False)
    is_active = models.BooleanField(_("aktif"), default=True)
    date_joined = models.DateTimeField(_("bergabung"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("akun")
        verbose_name_plural = _("akun")

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name shown; never the address, which is private."""
        return self.display_name or str(_("Rekan guru"))

    def get_short_name(self) -> str:
        """The same: we do not guess which part of an Indonesian name is the short one."""
        return self.get_full_name()

    @property
    def first_name(self) -> str:
        """Wagtail's user listing asks for it."""
        return self.display_name

    @property
    def last_name(self) -> str:
        """Wagtail's user listing asks for it."""
        return ""


class Person(models.Model):
    """Who a text names. With an account or without; pupils and neighbours have none."""

    user = models.OneToOneField(
        User, verbose_name=_("akun"), null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )
    name = models.CharField(_("nama"), max_length=100)
    added_by = models.ForeignKey(
        User,
        verbose_name=_("ditambahkan oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("orang")
        verbose_name_plural = _("orang")

    def __str__(self) -> str:
        return self.name

    def shown_name(self, *, pupil: bool = False) -> str:
        """The name as readers see it: a pupil by initials only."""
        if not pupil:
            return self.name
        words = self.name.replace(".", " ").split()
        return "".join(f"{word[0].upper()}." for word in words) or "…"
