"""What the desk costs with many texts in review: queries and milliseconds of each of its pages."""

import statistics
from dataclasses import dataclass

from django.test import Client

from accounts.models import User
from accounts.roles import ADMINISTRATOR, EDITOR, REVIEWER, join
from review.models import Claim, Stage
from tests.bench.environment import visit

SIZES = (50, 2_000)
BUDGET_QUERIES, BUDGET_MILLISECONDS = 15, 300
TIMES = 7


@dataclass(frozen=True)
class Cost:
    """What one page costs for one person."""

    queries: int
    milliseconds: float


def costs() -> dict[str, Cost]:
    """Every page of the desk as a reviewer and an editor open it."""
    reviewer, editor = _signed_in("penelaah", REVIEWER), _signed_in("penyunting", EDITOR, ADMINISTRATOR)
    busy = Client(SERVER_NAME="127.0.0.1")
    busy.force_login(Claim.objects.select_related("reviewer").order_by("pk")[0].reviewer)
    page_id = (
        Stage.objects.filter(kind="peer", ended_at=None, task_state__claims=None)
        .order_by("pk")[0]
        .submission.page_id
    )
    pages = {
        "desk": (reviewer, "/telaah/"),
        "desk, filtered": (reviewer, "/telaah/?jenjang=sd-mi&jenis=praktik&page=2"),
        "desk of a busy one": (busy, "/telaah/"),
        "desk of an editor": (editor, "/telaah/"),
        "one text": (reviewer, f"/telaah/{page_id}/"),
        "overview": (editor, "/telaah/ikhtisar/"),
        "overview, late only": (editor, "/telaah/ikhtisar/?lewat=1&jenjang=sd-mi"),
        "overview in the admin": (editor, "/admin/telaah/"),
    }
    return {name: _cost(client, address) for name, (client, address) in pages.items()}


def _signed_in(name: str, *roles: str) -> Client:
    user, _made = User.objects.get_or_create(
        email=f"ukur-{name}@example.com", defaults={"display_name": name}
    )
    join(user, *roles)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client


def _cost(client: Client, address: str) -> Cost:
    client.get(address)  # templates are read once per process
    visits = [visit(client, address) for _time in range(TIMES)]
    return Cost(visits[-1].queries, statistics.median(one.milliseconds for one in visits))


def table(measured: list[dict[str, Cost]]) -> list[str]:
    """A line for each page, with a column for each size; the budget is for the desk itself at the larger one."""
    lines = [f"{'':24}" + "".join(f"{f'{size:,} in review':>22}" for size in SIZES)]
    for name in measured[0]:
        cells = "".join(
            f"{costs[name].queries:>10} q {costs[name].milliseconds:6.1f} ms" for costs in measured
        )
        lines.append(f"{name:24}{cells}")
    return [*lines, f"budget of the desk: {BUDGET_QUERIES} q, {BUDGET_MILLISECONDS} ms"]
