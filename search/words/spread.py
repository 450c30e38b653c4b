"""In how many texts the words of one question stand, and how much that makes them tell."""

from collections.abc import Iterable
from math import log

from search.models import Term
from search.models.synonyms import Row

from .analysis import stem

#: words that nearly every text has: they tell how many texts there are, near enough for a comparison
EVERYWHERE = ("dan", "yang", "di", "the", "and")


class Spread:
    """What the index knows of the words that came up while a question was read; asked in as few goes as can be."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.languages = languages
        self.known: dict[str, int] = {}
        self._asked: set[str] = set()

    def ask(self, rows: Iterable[Row]) -> None:
        """Learn of the words of these rows and of their stems, if that has not been asked yet."""
        tokens = {token for row in rows for word in row for token in self._tokens(word)}
        tokens.update(() if self._asked else EVERYWHERE)
        if new := tokens - self._asked:
            self._asked |= new
            terms = Term.objects.filter(token__in=new, documents__gt=0)
            self.known.update(terms.values_list("token", "documents"))

    @property
    def texts(self) -> int:
        """How many texts there are, near enough."""
        return max(self.known.values(), default=1)

    def documents(self, word: str) -> int:
        """In how many texts a word stands as it is written."""
        return self.known.get(word, 0)

    def is_written(self, word: str) -> bool:
        """Whether any text has the word as it is written."""
        return word in self.known

    def is_known(self, word: str) -> bool:
        """Whether any text has the word, or another form of it."""
        return any(token in self.known for token in self._tokens(word))

    def strength(self, row: Row) -> float:
        """How much the words of a row tell together: much when few texts have them, nothing when none has."""
        if not all(self.is_known(word) for word in row):
            return 0.0
        return sum(max(self._rarity(token) for token in self._tokens(word)) for word in row)

    def _rarity(self, token: str) -> float:
        documents, texts = self.known.get(token, 0), self.texts
        return log(1 + (texts - documents + 0.5) / (documents + 0.5)) if documents else 0.0

    def _tokens(self, word: str) -> list[str]:
        return [word, *(f"_{stem(word, language)}" for language in self.languages)]
