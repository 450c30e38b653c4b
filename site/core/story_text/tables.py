"""Puts the cells of an HTML table into a plain grid, also where Word merged some."""

from dataclasses import dataclass, field

from .document import Cell
from .tidying import MOST_COLUMNS

MOST_ROWS = 200


@dataclass
class Grid:
    """Rows as they come; a merged cell leaves empty ones where it reaches."""

    rows: list[list[Cell]] = field(default_factory=list)
    only_heads: list[bool] = field(default_factory=list)
    reaching: dict[int, int] = field(default_factory=dict)

    def begin_row(self) -> None:
        self.rows.append([])
        self.only_heads.append(True)

    def add(self, cell: Cell, is_head: bool, columns: str, rows: str) -> None:
        """One cell with its spans as the HTML gives them."""
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        self._fill(row)
        room = MOST_COLUMNS - len(row)
        wide, high = (_span(columns, room), _span(rows, MOST_ROWS)) if room > 0 else (1, 1)
        for place in range(wide):
            if high > 1:
                self.reaching[len(row)] = high - 1
            row.append(cell if place == 0 else ())
        self.only_heads[-1] = self.only_heads[-1] and is_head

    def _fill(self, row: list[Cell]) -> None:
        """Skip the columns into which a cell from above still reaches."""
        while self.reaching.get(len(row), 0):
            self.reaching[len(row)] -= 1
            row.append(())

    def finished(self) -> tuple[tuple[Cell, ...] | None, tuple[tuple[Cell, ...], ...]]:
        """The heading row, if the first row has only heading cells, and the others."""
        rows = [tuple(row) for row in self.rows]
        if rows and rows[0] and self.only_heads[0]:
            return rows[0], tuple(rows[1:])
        return None, tuple(rows)


def _span(given: str, most: int) -> int:
    return max(1, min(int(given), most)) if given.isascii() and given.isdigit() and len(given) < 6 else 1
