"""Who did what when with a text: in sentences, as each viewer may know it, and as tables to take along."""

from .events import Event, Viewer, events_of, events_of_many

__all__ = ["Event", "Viewer", "events_of", "events_of_many"]
