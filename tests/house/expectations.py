"""Who gets what at which address: one row an address. One that the table does not know fails the matrix, by name.

A rule (`rules`) is given a visit and answers with the statuses that are right. What is posted, button by button, stands in
POSTED; the admin has a table of its own.
"""

from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Any

from tests.house import rules
from tests.house.admin_expectations import ADMIN
from tests.house.visits import READERS, STAFF, Rule
from tests.house.walking import Route

# allauth's own: they have tests of their own; none may break or leak
ALLAUTHS = rules.everyone(200, 302, 401, 403, 404, 405)
OURS: dict[str, Rule] = {
    "account": rules.signed_in(405),
    "account_*": ALLAUTHS,
    "accounts_add_school": rules.signed_in(200, 302, 422),
    "accounts_notices": rules.signed_in(200, 302, 422),
    "accounts_profile": rules.signed_in(200, 302, 422),
    "accounts_resume": rules.everyone(200, 302, 403),
    "accounts_schools": rules.signed_in(200, 302, 422),
    "communities:confirm": rules.everyone(404),
    "communities:invite": rules.own_form(302, kind="komunitas"),
    "feed": rules.reading,
    "gallery": rules.for_staff,
    "health": rules.reading,
    "kept": rules.reading,
    "kept_community": rules.set_of_a_community,
    "kept_set": rules.reading,
    "letter": rules.only("GET", rules.everyone(404)),
    "library:consent_form": rules.reading,
    "library:document": rules.only("GET", rules.medium),
    "library:picture": rules.only("GET", rules.medium),
    "library:released_file": rules.only("GET", rules.public_address),
    "library:rendition": rules.only("GET", rules.medium),
    "library:take_down": rules.withdrawn,
    "library:take_down_file": rules.withdrawn,
    "manifest": rules.reading,
    "mfa_*": ALLAUTHS,
    "page": rules.public_address,
    "report:report": rules.report,
    "report:thanks": rules.only("GET", rules.public_address),
    "review:availability": rules.desk(302, 422),
    "review:compare": rules.looked_at(rules.waiting_text_of(READERS)),
    "review:desk": rules.looked_at(rules.desk()),
    "review:desk-record*": rules.desk(roles=STAFF),
    "review:first_read": rules.desk(404, roles=STAFF, looked=405),
    "review:flag": rules.desk(404, roles=STAFF, looked=404),
    "review:flags": rules.desk(roles=STAFF),
    "review:issue-letter": rules.desk(302, looked=405),
    "review:keep": rules.posted(rules.waiting_text_typed),
    "review:learn": rules.desk(200, 302),
    "review:letter": rules.looked_at(rules.everyone(404)),
    "review:link": rules.everyone(410),
    "review:link-keep": rules.only("POST", rules.everyone(410)),
    "review:offering": rules.members(rules.offered),
    "review:overview": rules.desk(302, roles=STAFF),
    "review:own": rules.desk(),
    "review:published": rules.members(rules.kept_text),
    "review:read": rules.looked_at(rules.waiting_text_of(READERS)),
    "review:record*": rules.looked_at(rules.recorded_text),
    "review:text": rules.waiting_text,
    "robots": rules.reading,
    "search:search": rules.reading,
    "search:suggestions": rules.reading,
    "service_worker": rules.reading,
    "sitemap": rules.reading,
    "sitemap_piece": rules.everyone(404, 405),
    "wagtail_serve": rules.reading,
    "wagtailcore_authenticate_with_password": rules.everyone(404, 405),
    "wagtailcore_login": rules.everyone(200, 302, 404),
    "wagtaildocs_authenticate_with_password": rules.everyone(404, 405),
    "wagtaildocs_serve": lambda visit: {302} if rules.medium(visit) == {200} else {404},
    "writing:choose": rules.reading,
    "writing:compare": rules.looked_at(rules.own(200)),
    "writing:edit": rules.own_text,
    "writing:feedback": rules.own_form(302),
    "writing:keep": rules.posted(rules.own(200)),
    "writing:keep-new": rules.posted(rules.everyone(200)),
    "writing:media": rules.looked_at(rules.own(200)),
    "writing:new": rules.signed_in(302, 422),
    "writing:offline": rules.reading,
    "writing:preview": rules.looked_at(rules.own(200)),
    "writing:ready": rules.reading,
    "writing:record*": rules.looked_at(rules.own(200)),
    "writing:send": rules.posted(rules.everyone(200)),
}
#: what is sent to an address, one after the other; all others are sent nothing
POSTED: dict[str, tuple[Mapping[str, Any], ...]] = {
    "review:text": (
        {"act": "approve", "notice": "Bagus."},
        {"act": "claim"},
        {"act": "save", "notice": "Bagus."},
        {"act": "hand_back"},
        {"act": "request_changes", "ask": "Berapa lama?"},
        {"act": "skip", "reason": "Sudah dibaca."},
        {"act": "repeat", "reason": "Baca lagi."},
        {"act": "return", "reason": "Belum lengkap."},
    ),
    "review:keep": ({"notice": "Bagus."},),
    "writing:edit": ({"act": "save", "goal": "Baru."}, {"act": "submit"}, {"act": "withdraw"}),
    "writing:keep": ({"goal": "Baru."},),
    "writing:send": (
        {"kind": "praktik", "submission_key": "0c5f7a52-6f4f-4a87-9d7a-0f2b1d6f3a11", "goal": "Baru."},
    ),
}


def rule_for(route: Route) -> Rule | None:
    """What the table says about an address; an exact name comes before a pattern of names."""
    table = ADMIN if route.pattern.startswith("admin/") else OURS
    if route.key in table:
        return table[route.key]
    return next(
        (rule for pattern, rule in table.items() if "*" in pattern and fnmatch(route.key, pattern)), None
    )
