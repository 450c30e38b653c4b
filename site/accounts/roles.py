"""What people may do: four groups, made the same way on every installation.

Guru write (through the forms, never in the admin). Penelaah also read what colleagues wrote. Penyunting
decide, and look after pages, pictures and schools in the admin. Administrator also look after accounts,
groups and workflows.
Permissions that an administrator has added are kept; nothing is ever taken away here.
"""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .models import User

TEACHER = "Guru"
REVIEWER = "Penelaah"
EDITOR = "Penyunting"
ADMINISTRATOR = "Administrator"

REVIEW = "review.add_review"
DECIDE = "review.decide_submission"
ENTER_ADMIN = "wagtailadmin.access_admin"

# The page tree: in which groups, on both home pages.
PAGE_PERMISSIONS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
# Media: permissions on the root collection.
COLLECTION_PERMISSIONS = [
    f"library.{act}_{kind}" for kind in ("image", "document") for act in ("add", "change", "choose")
]


def _all(label: str, model: str, acts: Iterable[str] = ("add", "change", "delete", "view")) -> list[str]:
    return [f"{label}.{act}_{model}" for act in acts]


EDITOR_PERMISSIONS = [
    ENTER_ADMIN,
    DECIDE,
    "wagtail_localize.submit_translation",
    *_all("review", "pause"),
    *_all("places", "school", ["add", "change", "view"]),
    *_all("places", "region", ["view"]),
    *_all("accounts", "person", ["change", "view"]),
    *_all("wagtailredirects", "redirect"),
    *_all("wagtailsearchpromotions", "searchpromotion"),
    *_all("search", "missedsearch", ["change", "view"]),
    *_all("search", "storycall"),
    *_all("search", "synonymgroup"),
]
ADMINISTRATOR_PERMISSIONS = [
    *EDITOR_PERMISSIONS,
    *_all("places", "school"),
    *_all("places", "region"),
    *_all("accounts", "person"),
    *_all("accounts", "user"),
    *_all("auth", "group"),
    *_all("wagtailcore", "workflow"),
    *_all("wagtailcore", "task"),
    *_all("wagtailcore", "collection"),
    *_all("wagtailcore", "site"),
    *_all("wagtailcore", "locale"),
]
PERMISSIONS: dict[str, list[str]] = {
    TEACHER: [],
    REVIEWER: [REVIEW],
    EDITOR: EDITOR_PERMISSIONS,
    ADMINISTRATOR: ADMINISTRATOR_PERMISSIONS,
}


def ensure_roles(tree_roots: Iterable[Page]) -> None:
    """Make the four groups with their permissions on the given home pages; may be run again."""
    homes = list(tree_roots)
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for name, wanted in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*permissions(wanted))
        if name in (EDITOR, ADMINISTRATOR):
            _give_pages(group, homes)
            _give_media(group, collection)


def permissions(names: Iterable[str]) -> list[Permission]:
    """The permissions of these names (“app.codename”). Raises LookupError for one that no app has."""
    wanted = set(names)
    # Made by a migration instead of a model: a database that a test has emptied lacks it.
    kind, _ = ContentType.objects.get_or_create(app_label="wagtail_localize", model="translation")
    Permission.objects.get_or_create(
        content_type=kind, codename="submit_translation", defaults={"name": "Can submit translations"}
    )
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type").filter(
            codename__in={name.split(".", 1)[1] for name in wanted}
        )
    }
    if missing := sorted(wanted - found.keys()):
        raise LookupError(f"No such permission: {', '.join(missing)}. Run migrate for all apps first.")
    return [found[name] for name in sorted(wanted)]


def join(user: User, *roles: str) -> None:
    """Make somebody a member of these groups as well."""
    for role in roles:
        group, _ = Group.objects.get_or_create(name=role)
        user.groups.add(group)


def is_reviewer(user: User | AnonymousUser) -> bool:
    """Whether somebody reads what colleagues wrote."""
    return user.is_active and user.has_perm(REVIEW)


def is_editor(user: User | AnonymousUser) -> bool:
    """Whether somebody decides after the colleagues' review."""
    return user.is_active and user.has_perm(DECIDE)


def is_staff(user: User | AnonymousUser) -> bool:
    """Whether somebody may enter the admin: those are the accounts that need a second factor."""
    return user.is_active and user.has_perm(ENTER_ADMIN)


def holders(permission: str) -> QuerySet[User]:
    """Everybody to whom a group or an administrator has given this permission (“app.codename”), active accounts only.

    Superusers, who may do all, are not meant unless they were given it as well.
    """
    label, codename = permission.split(".", 1)
    found = Permission.objects.filter(content_type__app_label=label, codename=codename)
    given = Q(groups__permissions__in=found) | Q(user_permissions__in=found)
    return User.objects.filter(given, is_active=True).distinct()


def _give_pages(group: Group, homes: list[Page]) -> None:
    wanted = permissions(f"wagtailcore.{codename}" for codename in PAGE_PERMISSIONS)
    for home in homes:
        for permission in wanted:
            GroupPagePermission.objects.get_or_create(group=group, page_id=home.pk, permission=permission)


def _give_media(group: Group, collection: Collection) -> None:
    for permission in permissions(COLLECTION_PERMISSIONS):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
