"""From an address as the resolver knows it to one that can be visited: values for its parameters, and the ways to go."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from tests.house.expectations import POSTED, rule_for
from tests.house.texts import Text
from tests.house.visits import KINDS, ROLES, STAFF, STATES, Visit
from tests.house.walking import Route, routes

#: parameters that name a text
TEXT = ("page_id", "page_to_move_id", "parent_page_id", "slug")
#: addresses of pictures and files, which belong to a story
MEDIA = ("library:picture", "library:document", "library:rendition", "library:released_file")
DOORS_OF_MEDIA = ("library:take_down", "library:take_down_file")
#: for parameters that name no text: what is not there, or the first of its kind
VALUES: dict[str, Any] = {
    "action": "publish",
    "action_name": "approve",
    "app_label": "articles",
    "app_name": "accounts",
    "code": "tidak-ada",
    "collection_id": 1,
    "content_type_app_name": "articles",
    "content_type_model_name": "practicepage",
    "destination_id": 1,
    "doc_id": 1,
    "document_id": 1,
    "filter_spec": "original",
    "flag_id": 0,
    "image_id": 1,
    "key": "x",
    "kind": "praktik",
    "mode": "",
    "model_name": "practicepage",
    "name": "aa/x.jpg",
    "object_id": 1,
    "overridable_segment_id": 1,
    "page_pk": 1,
    "page_view_restriction_id": 1,
    "piece": "tidak-ada",
    "query_id": 1,
    "redirect_id": 1,
    "restriction_id": 1,
    "review_id": 0,
    "revision_id": 1,
    "session_id": 1,
    "string_segment_id": 1,
    "task_id": 1,
    "task_state_id": 1,
    "token": "x",
    "translation_id": 1,
    "translation_source_id": 1,
    "uidb64": "x",
    "uploaded_file_id": 1,
    "workflow_pk": 1,
    "workflow_state_id": 1,
    "pk": 1,
    "page_id": 0,
    "parent_page_id": 0,
    "page_to_move_id": 0,
    "slug": "tidak-ada",
}
#: addresses that are written as regular expressions, as somebody would type them; {kind} and {slug} are the text's
WRITTEN: dict[str, str] = {
    "page": "{kind}/{slug}/",
    "wagtail_serve": "praktik/",
    "wagtaildocs_serve": "documents/{document_id}/{file}",
    "account_confirm_email": "akun/surel/konfirmasi/x/",
    "account_reset_password_from_key": "akun/sandi/baru/x-y/",
    "wagtailadmin_pages:revisions_compare": "admin/pages/{page_id}/revisions/compare/earliest...latest/",
    "admin/^.*/$": "admin/tidak-ada/",
}


def address(route: Route, visit: Visit, text: Text) -> str:
    """The address, about the text that this visit is about."""
    about = dict(text.about)
    if "destination_id" in route.parameters or "content_type_app_name" in route.parameters:
        about |= {"parent_page_id": about["destination_id"]}
    if route.key == "library:rendition":
        about["pk"] = about["rendition_id"]
    elif route.key in ("library:document", "library:take_down_file"):
        about |= {"pk": about["document_id"], "name": about["file"]}
    elif route.key == "library:released_file":
        about["name"] = about["released_name"]
    elif route.key in ("library:picture", "library:take_down"):
        about["pk"] = about["image_id"]
    if route.key in WRITTEN:
        return ("/en/" if visit.language == "en" else "/") + WRITTEN[route.key].format(**about)
    return route.path({**VALUES, **about}, visit.language)


def ways(route: Route, role: str) -> Iterator[Visit]:
    """Every visit of a role that makes a difference at an address."""
    found = admin_ways(route, role) if route.pattern.startswith("admin/") else own_ways(route, role)
    return (visit for visit in found if not (visit.own and role == "anonymous"))


def own_ways(route: Route, role: str) -> Iterator[Visit]:
    """Own and another's, in every state, looking and posting; further buttons with stories; two roles in English too.

    Where the table foresees one of the methods only, the other is tried once.
    """
    rule = rule_for(route)
    first, *more = POSTED.get(route.key, ({},))
    about = about_what(route, role)
    for method in ("GET", "POST"):
        visits = [Visit(role, method, *which, data=first if method == "POST" else {}) for which in about]
        alike = rule is not None and all(rule(visit) == {405} for visit in visits)
        yield from visits[-1:] if alike else visits
    for own, state, kind in about if more else []:
        if kind == about[0][2]:
            yield from (Visit(role, "POST", own, state, kind, data=data) for data in more)
    if route.localised and role in ("anonymous", "teacher"):
        yield Visit(role, "GET", *about[-1], "en")


def about_what(route: Route, role: str) -> list[tuple[bool, str, str]]:
    """Whose text, in which state, of which kind. Every role sees own and another's in each state.

    The kinds go round from state to state and from role to role, so that each kind is seen in each state, own and
    another's, by two of the roles; a teacher sees all of it where
    teachers write and read.
    """
    if not takes_text(route):
        return [(False, "draft", "praktik")]
    whose = list(product((True, False), enumerate(STATES)))
    if route.key in (*MEDIA, *DOORS_OF_MEDIA, "wagtaildocs_serve"):
        return [(own, state, "praktik") for own, (_place, state) in whose]
    if role == "teacher" and route.key in ("writing:edit", "writing:keep", "page"):
        return list(product((True, False), STATES, KINDS))
    shift = ROLES.index(role)
    return [(own, state, KINDS[(shift + place + own) % 3]) for own, (place, state) in whose]


def admin_ways(route: Route, role: str) -> Iterator[Visit]:
    """Who may not enter is turned away whatever the text, looking or posting; staff look, at texts in each state.

    Each of the staff sees each state once and each kind once; together they see each kind in each state, and an own text
    in each. What is about no text is the same for a superuser as for an administrator.
    """
    if role not in STAFF:
        yield Visit(role, "GET" if role == "reviewer" else "POST", own=role != "anonymous")
        yield from [Visit(role)] if role == "teacher" else []
    elif not takes_text(route):
        yield from [Visit(role)] if role != "superuser" else []
    else:
        number = STAFF.index(role)
        for place, state in enumerate(STATES):
            yield Visit(role, "GET", place == number, state, KINDS[(number + place) % 3])


def subjects(role: str) -> set[tuple[bool, str, str]]:
    """All that a role's visits are about."""
    return {(visit.own, visit.state, visit.kind) for route in routes() for visit in ways(route, role)}


def takes_text(route: Route) -> bool:
    """Whether the address names one of the texts, or something of it."""
    if route.key in (*MEDIA, *DOORS_OF_MEDIA):
        return True
    if route.key in WRITTEN:
        return "{" in WRITTEN[route.key]
    return any(name in TEXT for name in route.parameters) and not route.key.startswith("wagtailcore_")
