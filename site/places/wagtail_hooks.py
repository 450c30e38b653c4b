"""Schools in the admin: editors look at what teachers added, and mend it."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import School


class SchoolViewSet(SnippetViewSet):
    """The list of schools; those that wait for a look come by the filter."""

    model = School
    icon = "home"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "npsn", "level", "regency", "is_confirmed", "created_at"]
    list_filter = ["is_confirmed", "level"]
    search_fields = ["name", "npsn"]
    ordering = ["is_confirmed", "-created_at"]
    panels = [
        FieldPanel(name)
        for name in (
            "npsn",
            "name",
            "level",
            "regency",
            "setting",
            "connectivity",
            "electricity",
            "is_confirmed",
        )
    ]


register_snippet(SchoolViewSet)
