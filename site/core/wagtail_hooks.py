"""What the ground floor gives the admin: how its own few controls look, and how its fields are compared."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from . import comparing  # noqa: F401  (registers itself)


@hooks.register("insert_global_admin_css")
def admin_styles() -> SafeString:
    """One small sheet on top of Wagtail's, in Wagtail's own colours."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def names_for_boxes() -> SafeString:
    """Names for the boxes that Wagtail's editor leaves without one."""
    return format_html('<script src="{}" defer></script>', static("js/admin-names.js"))
