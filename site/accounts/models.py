"""People: the account that signs in, the person that a story names, and what we have to tell them by mail.

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
        name = self.name.partition(",")[0]  # "M., kelas 11": what follows the name is no part of it
        words = name.replace(".", " ").split()
        return "".join(f"{word[0].upper()}." for word in words if word[0].isalpha()) or "…"


class NoticePreference(models.Model):
    """How often somebody wants mail from us. Without a row: once a day, after school."""

    class Rhythm(models.TextChoices):
        """What is urgent comes at once with each of them."""

        DAILY = "harian", _("Sehari sekali")
        AT_ONCE = "langsung", _("Langsung, setiap ada kabar")
        WEEKLY = "mingguan", _("Seminggu sekali, hari Senin")
        URGENT_ONLY = "mendesak", _("Hanya yang mendesak")

    HOUR = 16
    HOURS: ClassVar[list[tuple[int, str]]] = [(hour, f"{hour:02}.00") for hour in range(6, 20)]

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="notice_preference")
    rhythm = models.CharField(_("seberapa sering"), max_length=10, choices=Rhythm, default=Rhythm.DAILY)
    hour = models.PositiveSmallIntegerField(_("pukul"), choices=HOURS, default=HOUR)

    class Meta:
        verbose_name = _("pilihan surel")
        verbose_name_plural = _("pilihan surel")

    def __str__(self) -> str:
        return self.get_rhythm_display()


class Notice(models.Model):
    """Something a person is to be told by mail: it waits here until the hour is right, and is written once.

    `kind` names the template (`notices/<kind>.txt`), `context` holds its words in the reader's language. Those that go
    in one mail share a `batch`, which is also the mail's Message-ID: a mail that is tried again is known again.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(_("jenis"), max_length=40)
    context = models.JSONField(_("isi"), default=dict)
    urgent = models.BooleanField(_("mendesak"), default=False)
    #: the same key is told to the same person once
    key = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(_("dicatat"), default=timezone.now)
    batch = models.UUIDField(null=True, blank=True, db_index=True)
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    #: a worker writes it now, or the mail server is given a rest, until then
    held_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("terkirim"), null=True, blank=True)

    class Meta:
        verbose_name = _("kabar")
        verbose_name_plural = _("kabar")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["user"], condition=models.Q(sent_at=None), name="notices_that_wait"),
            models.Index(fields=["sent_at"], name="notices_sent"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"], condition=~models.Q(key=""), name="one_notice_per_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.user_id}"
