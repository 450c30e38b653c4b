"""Persons in the admin: an editor mends a name once, and every text that names the person follows."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Person


class PersonViewSet(SnippetViewSet):
    """The persons that texts name, with an account or without."""

    model = Person
    icon = "group"
    menu_order = 260
    add_to_admin_menu = True
    list_display = ["name", "added_by"]
    search_fields = ["name"]
    ordering = ["name"]
    panels = [FieldPanel("name")]


register_snippet(PersonViewSet)
