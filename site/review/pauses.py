"""Pauses in the admin: editors set the days on which no promise runs."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Pause


class PauseViewSet(SnippetViewSet):
    """Holidays, a fasting month, the weeks of the reports: everywhere, or in some provinces."""

    model = Pause
    icon = "calendar-alt"
    menu_label = _("Jeda telaah")
    menu_order = 155
    add_to_admin_menu = True
    list_display = ["name", "starts", "ends"]
    search_fields = ["name"]
    ordering = ["-starts"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("provinces"),
    ]


register_snippet(PauseViewSet)
