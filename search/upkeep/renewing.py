"""Making the index inside the database anew in its place: every document is analysed and written again, a few hundred at a
time, so that readers always find everything and no writer waits long. Whoever is killed goes on where it was.
"""

from ..engines import database_engine
from ..engines.database import writing
from ..models import Rebuild, SearchDocument
from .progress import Progress, Tell, quietly
from .rebuilding import Busy
from .recounting import drift, mend
from .turns import turn

INSIDE = "database"
#: documents of one write transaction
STEP = 200
TURN_SECONDS = 60


def rebuild(*, tell: Tell = quietly, fresh: bool = False) -> int:
    """Analyse all documents again; goes on with what was begun, unless `fresh`. Returns how many there were. Raises `Busy`."""
    with turn(INSIDE, seconds=TURN_SECONDS) as held:
        if held is None:
            raise Busy
        if fresh:
            Rebuild.objects.filter(engine=INSIDE).delete()
        row, new = Rebuild.objects.get_or_create(engine=INSIDE)
        if new:
            # First of all the index agrees with the words that were kept: they say what is to be taken out of it.
            database_engine().renew_keys(tell)
        elif row.done:
            tell(f"going on behind {row.done} documents")
        progress = Progress(tell, SearchDocument.objects.count(), row.done)
        while _step(row):
            held.take()
            progress.at(row.done)
        row.delete()
        if found := drift():
            mend(found, tell)
        return row.done


def _step(row: Rebuild) -> bool:
    """The next documents; how far it is is kept together with them."""
    with writing():
        batch = list(SearchDocument.objects.filter(pk__gt=row.reached).order_by("pk")[:STEP])
        if not batch:
            return False
        database_engine().index(batch)
        row.reached, row.done = batch[-1].pk, row.done + len(batch)
        row.save()
        return True
