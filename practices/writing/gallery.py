"""What the living page shows of writing: what a phone still has to send."""

from collections.abc import Iterable

from core.gallery.registry import Example, section


@section("queue", "Menunggu dikirim")
def queue() -> Iterable[Example]:
    """Filled by a script; here as it stands before."""
    yield Example("queue", "Dengan pintu masuk", {"owner": ""}, unhidden=True)
