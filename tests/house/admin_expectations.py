"""Who gets what at the addresses of the admin: whoever is no staff is turned away everywhere, whatever the text."""

from tests.house.rules import (
    among,
    closed_to_all,
    everyone,
    opens_for_staff,
    staff_only,
    takes_down,
)
from tests.house.visits import STAFF, Rule

ADMINISTRATORS = ("administrator", "superuser")
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
    "wagtailadmin_sprite": everyone(200, 405),
    "wagtailadmin_javascript_catalog": everyone(200, 405),
    "wagtailadmin_login": everyone(302, 403),
    "accounts_admin_*": everyone(200, 302, 403, 405),
    "wagtailadmin_logout": everyone(302, 405, 403),
    "wagtailadmin_password_reset*": everyone(200, 302, 404),
    "review_hand_in_translation": staff_only,
    "review_admin_overview": opens_for_staff,
    "wagtailusers_users:index": among(ADMINISTRATORS),
    "wagtailusers_groups:index": among(ADMINISTRATORS),
    "wagtailusers_*": staff_only,
    "wagtailadmin_workflows:index": among(ADMINISTRATORS),
    "wagtailadmin_*": staff_only,
    "wagtail_localize:*": staff_only,
    "wagtail_bulk_action": staff_only,
    "wagtailforms:*": staff_only,
    "wagtailredirects:*": staff_only,
    "wagtailsettings:*": staff_only,
    "wagtailsearchpromotions:*": staff_only,
    "missed_searches:index": opens_for_staff,
    "missed_searches:index_results": opens_for_staff,
    "missed_searches:edit": staff_only,
    "story_calls:index": opens_for_staff,
    "story_calls:*": staff_only,
    "synonyms:index": opens_for_staff,
    "synonyms:*": staff_only,
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
