"""Rows whose cells do not stand in their columns, since blank ones were lost -> each cell in the column of its kind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log

from extractors.text.kinds import Kind, date_at, date_until, kind
from extractors.text.lines import Row

ENOUGH = 3  # whole rows that tell what each column holds
NUMBERED = 0.75  # share of the rows: a row without its number is then none of its own
SOME = 0.25  # share of the rows: a column of numbers, if there is one
MOST_SPARE = 40  # cells that a broken row may have too many: what comes after them is one
MARGIN = 4.0  # how much likelier, as a logarithm, another placing must be to count more than the row as it stands
_DOUBT = 0.3  # added to every count: nothing is impossible


@dataclass(frozen=True, slots=True)
class Columns:
    """How likely each kind of cell is in each column, as logarithms: `odds[column][kind]`."""

    odds: tuple[tuple[float, ...], ...]

    @property
    def numbers(self) -> int | None:
        """The first column, from 0, in which nearly every row has a number; None where there is none."""
        shares = [exp(odds[Kind.NUMBER]) for odds in self.odds]
        return next((column for column, share in enumerate(shares) if share >= NUMBERED), None)

    def is_dated(self, column: int) -> bool:
        """Whether the column holds times more often than any other text."""
        odds = self.odds[column]
        return odds[Kind.DATE] > max(odds[Kind.SHORT], odds[Kind.LONG], odds[Kind.NUMBER])

    def is_short(self, column: int) -> bool:
        """Whether the column holds short texts, such as names, more often than any other."""
        odds = self.odds[column]
        return odds[Kind.SHORT] > max(odds[Kind.DATE], odds[Kind.LONG], odds[Kind.NUMBER])

    def place(self, row: Row) -> Row:
        """The row with a cell for each column: as it stands, unless its cells fit other columns far better."""
        count = len(self.odds)
        cells = [cell for cell in row.cells if cell]
        given = (*row.cells, *[""] * count)[:count]
        fits = len(row.cells) <= count or not any(row.cells[count:])
        if fits and len(cells) < 2:
            return replace(row, cells=given)
        if row.cells[0] and kind(cells[0]) is Kind.NUMBER and self._begins_with_text():
            cells[:2] = [f"{cells[0]} {cells[1]}"]
            given = (*cells, *given[len(cells) + 1 :], "")[:count] if fits and given[1] else given
        cells[count + MOST_SPARE :] = [" ".join(cells[count + MOST_SPARE :])] if len(cells) > count + MOST_SPARE else []
        while len(cells) > count:
            cells = self._narrowed(cells)
        best, places = self._best([kind(cell) for cell in cells])
        if fits and best - self._odds_of(given) <= MARGIN:
            return replace(row, cells=given)
        placed = [""] * count
        for cell, place in zip(cells, places, strict=True):
            placed[place] = cell
        put = tuple(self._with_dates_apart(placed))
        return replace(row, cells=put, moved=frozenset(at for at in range(count) if put[at] != given[at]))

    def _begins_with_text(self) -> bool:
        """Whether numbers stand before the text of the first column, in its cells, and not in one of their own."""
        odds = self.odds[0]
        has_numbers = any(exp(other[Kind.NUMBER]) >= SOME for other in self.odds[:2])
        return odds[Kind.LONG] > max(odds[Kind.SHORT], odds[Kind.DATE]) and not has_numbers

    def _narrowed(self, cells: Sequence[str]) -> list[str]:
        """The cells with two neighbours made one: those that are likeliest to have been one."""
        options = [[*cells[:at], f"{cells[at]} {cells[at + 1]}", *cells[at + 2 :]] for at in range(len(cells) - 1)]
        return max(options, key=lambda option: self._best([kind(cell) for cell in option[: len(self.odds)]])[0])

    def _odds_of(self, cells: Sequence[str]) -> float:
        return sum(odds[kind(cell)] for odds, cell in zip(self.odds, cells, strict=True))

    def _best(self, kinds: Sequence[Kind]) -> tuple[float, tuple[int, ...]]:
        """The likeliest columns of cells of these kinds, their order kept; and how likely that is."""
        best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ()), *[None] * len(kinds)]
        for column, odds in enumerate(self.odds):
            following: list[tuple[float, tuple[int, ...]] | None] = []
            for used in range(len(kinds) + 1):
                options = []
                if (skipped := best[used]) is not None:
                    options.append((skipped[0] + odds[Kind.BLANK], skipped[1]))
                if used and (before := best[used - 1]) is not None:
                    options.append((before[0] + odds[kinds[used - 1]], (*before[1], column)))
                following.append(max(options) if options else None)
            best = following
        last = best[-1]
        return last if last is not None else (float("-inf"), ())

    def _with_dates_apart(self, cells: list[str]) -> list[str]:
        """The cells, one that two columns ran together in parted before the date with which it ends."""
        for column in range(1, len(cells)):
            if not self.is_dated(column):
                continue
            for whole, other in ((column, column - 1), (column - 1, column)):
                at = date_at(cells[whole]) if cells[whole] and not cells[other] else None
                if at is not None:
                    cells[column - 1], cells[column] = cells[whole][:at].strip(), cells[whole][at:].strip()
            if column + 1 < len(cells):
                self._part_behind(cells, column)
        return cells

    def _part_behind(self, cells: list[str], column: int) -> None:
        """A date that stands before the text of the next column put back in its own."""
        for whole, other in ((column, column + 1), (column + 1, column)):
            at = date_until(cells[whole]) if cells[whole] and not cells[other] else None
            if at is not None:
                cells[column], cells[column + 1] = cells[whole][:at].strip(), cells[whole][at:].strip()


def learn(rows: Sequence[Row], count: int) -> Columns | None:
    """What each of `count` columns holds, by the rows that have all their cells; None where too few have."""
    whole = [row for row in rows if len(row.cells) == count and len(row.filled) > count / 2]
    if len(whole) < ENOUGH:
        return None
    odds = []
    for column in range(count):
        kinds = [kind(row.cells[column]) for row in whole]
        total = len(kinds) + _DOUBT * len(Kind)
        odds.append(tuple(log((kinds.count(each) + _DOUBT) / total) for each in Kind))
    return Columns(tuple(odds))
