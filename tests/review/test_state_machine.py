"""Random people do random acts to one text, one after the other and two at the same moment; the rules hold after each.

`REVIEW_STEPS` says how many steps in all (a few hundred by default; CI takes thousands, on both databases).
"""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from review.models import PeerReviewTask
from tests.factories.review import complete_story

from . import crowd, invariants

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
STEPS = int(os.environ.get("REVIEW_STEPS", "300"))
STEPS_EACH = 50
ROLES = [
    "author",
    "reviewer",
    "second reviewer",
    "third reviewer",
    "editor",
    "second editor",
    "superuser",
    "stranger",
]
# Acts that bring a text on are drawn more often than those that take it away, or few texts would get far.
USUAL = ["hand in", "approve", "approve", "claim", "note", "ask for more", "change"]
acts = st.sampled_from([*USUAL, *crowd.ACTS])
roles = st.sampled_from(ROLES)


class OneText(RuleBasedStateMachine):
    """One text and everybody around it."""

    page: Any = None
    taken = 0

    @initialize(readers=st.sampled_from([1, 1, 2]))
    def a_text(self, readers: int) -> None:
        PeerReviewTask.objects.update(reviewers_needed=readers)
        self.page = complete_story()
        self.people = crowd.people(self.page.owner)
        self.number = 0

    @rule(act=acts, role=roles)
    def somebody(self, act: str, role: str) -> None:
        self._count()
        crowd.attempt(act, self.page, self.people[role], self.number)

    @rule(act=st.sampled_from(["hand in", "approve"]))
    def whoever_may(self, act: str) -> None:
        """The one whose turn it is, so that texts get far."""
        self._count()
        for person in self.people.values():
            if not crowd.attempt(act, self.page, person, self.number):
                return

    @rule(first=acts, second=acts, one=roles, other=roles)
    def two_at_once(self, first: str, second: str, one: str, other: str) -> None:
        self._count()
        results = crowd.at_once(
            lambda: crowd.attempt(first, self.page, self.people[one], self.number),
            lambda: crowd.attempt(second, self.page, self.people[other], self.number),
        )
        faults = [result for result in results if isinstance(result, Exception)]
        assert not faults, (first, one, second, other, faults)

    @invariant()
    def rules_hold(self) -> None:
        if self.page is not None:
            invariants.check(self.page)

    def _count(self) -> None:
        self.number += 1
        OneText.taken += 1


# In halves, so that two workers of pytest share them.
@pytest.mark.parametrize("half", ["first", "second"])
def test_rules_hold_whatever_people_do(half: str) -> None:
    OneText.taken = 0
    some = settings(
        max_examples=10,
        stateful_step_count=STEPS_EACH,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        # No shrinking: what two threads did at the same moment does not happen the same way again.
        phases=[Phase.explicit, Phase.generate],
    )

    while OneText.taken < STEPS / 2:
        run_state_machine_as_test(OneText, settings=some)
