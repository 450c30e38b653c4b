"""The project: settings, addresses, set-up after `migrate`."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def set_up_site(**kwargs: Any) -> None:
    """After every migration the site has its languages, tree, groups and workflow; see `mitraguru.setup`."""
    from .setup import set_up

    set_up()


class MitraGuruConfig(AppConfig):
    """Sees all rooms; nothing imports it."""

    name = "mitraguru"

    def ready(self) -> None:
        """Set up the site when this, the last app, has been migrated; what others have connected is known now."""
        from review.telling import stock

        stock.silence()
        post_migrate.connect(set_up_site, sender=self, dispatch_uid="mitraguru.set_up_site")
