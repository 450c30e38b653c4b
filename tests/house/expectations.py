"""Who gets what at which address: one table. An address that it does not know fails the matrix, by name.

A rule is given a visit (who, whose text, in which state, by which method) and answers with the statuses that are right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch

from tests.house.walking import Route

ROLES = ("anonymous", "teacher", "reviewer", "editor", "superuser")
READERS = ("reviewer", "editor", "superuser")
STAFF = ("editor", "superuser")
STATES = ("draft", "review", "published")


@dataclass(frozen=True)
class Visit:
    """Somebody at a door. `own` tells whose text it is, `state` where that text stands."""

    role: str
    method: str = "GET"
    own: bool = False
    state: str = "draft"
    language: str = "id"


Rule = Callable[[Visit], set[int]]
NOT_SIGNED_IN = {"GET": {302}, "POST": {403}}


def everyone(*statuses: int) -> Rule:
    """The same for all."""
    return lambda visit: set(statuses)


def reading(visit: Visit) -> set[int]:
    """A page that all may read; posting to it is not foreseen."""
    return {200} if visit.method == "GET" else {405, 403, 200}


def signed_in(*posted: int) -> Rule:
    """For whoever has signed in; a post without that is held."""

    def rule(visit: Visit) -> set[int]:
        if visit.role == "anonymous":
            return {302, 403}
        return {200} if visit.method == "GET" else set(posted)

    return rule


def own_text(visit: Visit) -> set[int]:
    """The author's own text; under review it can be seen and not changed."""
    if visit.role == "anonymous":
        return NOT_SIGNED_IN[visit.method]
    if not visit.own:
        return {404}
    if visit.method == "GET":
        return {200}
    return {409} if visit.state == "review" else {302}


def own_text_posted(visit: Visit) -> set[int]:
    """Key strokes and other posts on one's own text: kept in every state."""
    if visit.role == "anonymous":
        return NOT_SIGNED_IN[visit.method]
    if visit.method == "GET":
        return {405}
    return {200} if visit.own else {404}


def own_text_seen(visit: Visit) -> set[int]:
    """Looking only."""
    if visit.role == "anonymous":
        return NOT_SIGNED_IN[visit.method]
    if visit.method == "POST":
        return {405}
    return {200} if visit.own else {404}


def posted_to_nothing(visit: Visit) -> set[int]:
    """A post that belongs to another kind of page than the one asked for."""
    if visit.role == "anonymous":
        return NOT_SIGNED_IN[visit.method]
    return {405} if visit.method == "GET" else {404}


def desk(visit: Visit) -> set[int]:
    """The list of what waits."""
    if visit.role == "anonymous":
        return NOT_SIGNED_IN[visit.method]
    if visit.method == "POST":
        return {405}
    return {200} if visit.role in READERS else {403}


def waiting_text(visit: Visit) -> set[int]:
    """A text on the desk: for readers who did not write it, while it waits."""
    if visit.role == "anonymous":
        return NOT_SIGNED_IN[visit.method]
    if visit.role not in READERS or visit.own:
        return {404}
    if visit.method == "GET":
        return {200} if visit.state == "review" else {404}
    # The text waits for a colleague; an editor alone is told so. A late post gets its words back.
    answers = {"draft": {404}, "published": {409}, "review": {409} if visit.role == "editor" else {302}}
    return answers[visit.state]


def waiting_text_seen(visit: Visit) -> set[int]:
    """The same as readers would see it."""
    return waiting_text(visit) if visit.method == "GET" or visit.role == "anonymous" else {405}


def waiting_text_typed(visit: Visit) -> set[int]:
    """Key strokes of a review."""
    if visit.role == "anonymous":
        return NOT_SIGNED_IN[visit.method]
    if visit.method == "GET":
        return {405}
    if visit.role not in READERS or visit.own or visit.state == "draft":
        return {404}
    return {"published": {404, 409}, "review": {409} if visit.role == "editor" else {200}}[visit.state]


def public_address(visit: Visit) -> set[int]:
    """A text's own address: there for all once it is published, for nobody before."""
    return {200} if visit.state == "published" else {404}


def staff_only(visit: Visit) -> set[int]:
    """The admin: closed to whoever has no access to it; staff never see it break."""
    if visit.role not in STAFF:
        return {302, 401, 403}
    return {200, 302, 400, 401, 403, 404, 405}


def opens_for_staff(visit: Visit) -> set[int]:
    """An editor looks after every text."""
    return {200} if visit.role in STAFF else {302, 403}


def closed_to_all(visit: Visit) -> set[int]:
    """A door of the admin that the gate keeps shut for reviewed texts; staff are led back to the front page."""
    return {302} if visit.role in STAFF else {302, 403}


def takes_down(visit: Visit) -> set[int]:
    """Only what is public can be taken down."""
    return {200} if visit.role in STAFF and visit.state == "published" else {302, 403}


DOORS = everyone(
    200, 302, 401, 403, 404, 405
)  # allauth's own: they have tests of their own; none may break or leak
OURS: dict[str, Rule] = {
    "account": signed_in(405),
    "account_*": DOORS,
    "mfa_*": DOORS,
    "accounts_profile": signed_in(200, 302, 422),
    "accounts_schools": signed_in(200, 302, 422),
    "accounts_add_school": signed_in(200, 302, 422),
    "accounts_resume": everyone(200, 302, 403),
    "communities:confirm": everyone(404),
    "communities:invite": posted_to_nothing,
    "feed": reading,
    "health": reading,
    "library:consent_form": reading,
    "library:document": everyone(404, 405),
    "library:picture": everyone(404, 405),
    "library:rendition": everyone(404, 405),
    "library:released_file": everyone(404, 405),
    "library:take_down": everyone(302, 404),
    "review:desk": desk,
    "review:text": waiting_text,
    "review:read": waiting_text_seen,
    "review:keep": waiting_text_typed,
    "robots": reading,
    "search:search": reading,
    "sitemap": reading,
    "sitemap_piece": everyone(404, 405),
    "text_praktik": public_address,
    "text_komunitas": everyone(404),
    "text_lokakarya": everyone(404),
    "wagtail_serve": public_address,
    "wagtailcore_authenticate_with_password": everyone(404, 405),
    "wagtailcore_login": everyone(200, 302, 404),
    "wagtaildocs_authenticate_with_password": everyone(404, 405),
    "wagtaildocs_serve": everyone(404, 405),
    "writing:choose": reading,
    "writing:offline": reading,
    "writing:new": signed_in(302, 422),
    "writing:keep-new": lambda visit: own_text_posted(Visit(visit.role, visit.method, own=True)),
    "writing:edit": own_text,
    "writing:keep": own_text_posted,
    "writing:preview": own_text_seen,
}
ADMIN: dict[str, Rule] = {
    **{
        f"wagtailadmin_pages:{name}": opens_for_staff
        for name in (
            "edit",
            "delete",
            "history",
            "history_results",
            "view_draft",
            "move",
            "set_privacy",
            "workflow_history",
        )
    },
    "wagtailadmin_pages:copy": closed_to_all,
    "wagtailadmin_pages:add_subpage": closed_to_all,
    "wagtailadmin_pages:unpublish": takes_down,
    "wagtailadmin_error_test": lambda visit: {500} if visit.role in STAFF else {302, 403},
    "wagtailadmin_sprite": everyone(200),
    "wagtailadmin_javascript_catalog": everyone(200),
    "wagtailadmin_login": everyone(302, 403),
    "accounts_admin_*": everyone(200, 302, 403, 405),
    "wagtailadmin_logout": everyone(302, 405, 403),
    "wagtailadmin_password_reset*": everyone(200, 302, 404),
    "wagtailusers_*": staff_only,
    "wagtailadmin_*": staff_only,
    "wagtail_localize:*": staff_only,
    "wagtail_bulk_action": staff_only,
    "wagtailforms:*": staff_only,
    "wagtailredirects:*": staff_only,
    "wagtailsettings:*": staff_only,
    "wagtailsearchpromotions:*": staff_only,
    "wagtailembeds:*": staff_only,
    "wagtailsnippets*": staff_only,
    "wagtailsnippetchoosers_*": staff_only,
    "wagtaildocs*": staff_only,
    "wagtailimages*": staff_only,
    "wagtaillocales:*": staff_only,
    "wagtailsites:*": staff_only,
    "admin/test404/": staff_only,
    "admin/^.*/$": everyone(302, 404),
    "admin/images/<int:image_id>/delete/": staff_only,
    "admin/documents/delete/<int:document_id>/": staff_only,
}


def rule_for(route: Route) -> Rule | None:
    """What the table says about an address; an exact name comes before a pattern of names."""
    table = ADMIN if route.pattern.startswith("admin/") else OURS
    if route.key in table:
        return table[route.key]
    return next(
        (rule for pattern, rule in table.items() if "*" in pattern and fnmatch(route.key, pattern)), None
    )
