"""What is right at a door, in the words of a rule: each answers a visit with the statuses that may come."""

from collections.abc import Callable

from tests.house.visits import READERS, STAFF, Rule, Visit

NOT_SIGNED_IN = {"GET": {302}, "POST": {403}}
CLOSED = {302, 403}


def everyone(*statuses: int) -> Rule:
    """The same for all."""
    return lambda visit: set(statuses)


def reading(visit: Visit) -> set[int]:
    """A page that all may read; posting to it is not foreseen."""
    return {200} if visit.method == "GET" else {405, 403, 200}


def set_of_a_community(visit: Visit) -> set[int]:
    """The list of a community's texts, in the language in which it is public."""
    if visit.method == "POST":
        return {405}
    public = visit.kind == "komunitas" and visit.state == "published" and visit.language == "id"
    return {200} if public else {404}


def members(rule: Rule) -> Rule:
    """For whoever has signed in; others are led to the door, and a post of theirs is held."""
    return lambda visit: NOT_SIGNED_IN[visit.method] if visit.role == "anonymous" else rule(visit)


def only(method: str, rule: Rule) -> Rule:
    """One method is foreseen, the other not."""
    return lambda visit: rule(visit) if visit.method == method else {405}


def looked_at(rule: Rule) -> Rule:
    """Looking only, for whoever has signed in."""
    return members(only("GET", rule))


def posted(rule: Rule) -> Rule:
    """Posting only, for whoever has signed in."""
    return members(only("POST", rule))


def own(*statuses: int, kind: str = "") -> Rule:
    """The author's own text (perhaps of one kind only); for everybody else it is not there."""
    return lambda visit: set(statuses) if visit.own and kind in ("", visit.kind) else {404}


def own_form(*statuses: int, kind: str = "") -> Rule:
    """A form about the author's own text; `statuses` answer what is sent."""
    return members(lambda visit: own(*({200} if visit.method == "GET" else statuses), kind=kind)(visit))


def signed_in(*statuses: int) -> Rule:
    """A form that everybody with an account has."""
    return members(lambda visit: {200} if visit.method == "GET" else set(statuses))


def desk(*statuses: int, roles: tuple[str, ...] = READERS, looked: int = 200) -> Rule:
    """A page of the desk that is about no text; `statuses` answer a post."""

    def rule(visit: Visit) -> set[int]:
        if visit.role not in roles:
            return {403}
        return {looked} if visit.method == "GET" else set(statuses) or {405}

    return members(rule)


@members
def own_text(visit: Visit) -> set[int]:
    """The author's own text; under review it can be seen and taken back, and not changed."""
    if not visit.own:
        return {404}
    if visit.method == "GET":
        return {200}
    if visit.act == "withdraw":
        return {302} if visit.state == "review" else {302, 409}
    return {409} if visit.state == "review" else {302}


def reads(visit: Visit) -> bool:
    """Whether the text waits for readers of whom this is one."""
    return visit.role in READERS and not visit.own and visit.state == "review"


@members
def waiting_text(visit: Visit) -> set[int]:
    """A text on the desk: for readers who have no part in it, while it waits."""
    if visit.method == "GET" or visit.role not in READERS or visit.own or visit.state == "draft":
        return {200} if reads(visit) and visit.method == "GET" else {404}
    if visit.state == "published":
        return {409}  # a late post gets its words back
    return decided(visit)


def decided(visit: Visit) -> set[int]:
    """An act on a text that waits for a colleague: who only edits is told so, who only reads does not steer."""
    if visit.act == "hand_back":
        return {302}
    if visit.act in ("skip", "repeat", "return"):
        return {409} if visit.role == "reviewer" else {302, 409}
    return {302} if visit.role in ("reviewer", "superuser") else {409}


def waiting_text_typed(visit: Visit) -> set[int]:
    """Key strokes of a review."""
    if visit.role not in READERS or visit.own or visit.state == "draft":
        return {404}
    if visit.state == "published":
        return {404, 409}
    return {200} if visit.role in ("reviewer", "superuser") else {409}


def waiting_text_of(roles: tuple[str, ...]) -> Rule:
    """What some of a text's readers see beside it."""
    return lambda visit: {200} if reads(visit) and visit.role in roles else {404}


def offered(visit: Visit) -> set[int]:
    """Where an editor looks for readers of a text."""
    found = waiting_text_of(STAFF)(visit)
    return {302} if visit.method == "POST" and found == {200} else found


def recorded_text(visit: Visit) -> set[int]:
    """The record of a text: for its readers while they read it, for editors without a part in it from its first round on."""
    keeps = visit.role in STAFF and not visit.own and visit.state != "draft"
    return {200} if keeps or reads(visit) else {404}


def kept_text(visit: Visit) -> set[int]:
    """A published text as editors without a part in it keep it; a post without an act is asked again."""
    if visit.role not in STAFF:
        return {403}
    if visit.own or visit.state != "published":
        return {404}
    return {200} if visit.method == "GET" else {422}


def public_address(visit: Visit) -> set[int]:
    """A text's own address: there for all once it is published, for nobody before."""
    if visit.state != "published":
        return {404}
    return {200} if visit.method == "GET" else {200, 405}


def report(visit: Visit) -> set[int]:
    """A reader's door to the desk, under each published text; what is sent empty is asked for again."""
    if visit.state != "published":
        return {404}
    return {200} if visit.method == "GET" else {422}


def medium(visit: Visit) -> set[int]:
    """A picture or file of a text: for all once the text is published, before that for its author, readers and staff."""
    seen = visit.state == "published" or visit.own or visit.role in STAFF or reads(visit)
    return {200} if seen else {404}


def withdrawn(visit: Visit) -> set[int]:
    """The door for a consent that is taken back: for the author and the staff."""
    if visit.role == "anonymous":
        return {302}
    if not visit.own and visit.role not in STAFF:
        return {404}
    return {200} if visit.method == "GET" else {302}


def for_staff(visit: Visit) -> set[int]:
    """A page that the staff look at; for everybody else it is not there."""
    return {200 if visit.role in STAFF else 404} if visit.method == "GET" else {405, 403}


def staff_only(visit: Visit) -> set[int]:
    """The admin: closed to whoever has no access to it; staff never see it break."""
    if visit.role not in STAFF:
        return {*CLOSED, 401}
    return {200, 302, 400, 401, 403, 404, 405}


def opens_for_staff(visit: Visit) -> set[int]:
    """An editor looks after every text."""
    return {200} if visit.role in STAFF else CLOSED


def closed_to_all(visit: Visit) -> set[int]:
    """A door of the admin that the gate keeps shut for reviewed texts; staff are led back to the front page."""
    return {302} if visit.role in STAFF else CLOSED


def takes_down(visit: Visit) -> set[int]:
    """Only what is public can be taken down."""
    return {200} if visit.role in STAFF and visit.state == "published" else CLOSED


def among(roles: tuple[str, ...], rule: Callable[[Visit], set[int]] = opens_for_staff) -> Rule:
    """A page of the admin for some of the staff; the others are led back to the front page."""
    return lambda visit: rule(visit) if visit.role in roles else CLOSED
