"""The document's own key of abbreviations: in a table, in paragraphs, or defined in its prose."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.document import Document, Paragraph
from models.table import Cell, Table

ANNOUNCES = re.compile(
    r"\b(?:key|abbreviations?|glossary|acronyms?|initials|definitions?|lead officers)\b", re.IGNORECASE
)
PLAN_HEADINGS = re.compile(
    r"\b(?:actions?|timescales?|by when|deadline|due|target date|progress|recommendations?|outcomes?|rag|status)\b",
    re.IGNORECASE,
)
COLOURS = frozenset(
    (
        "red",
        "amber",
        "green",
        "blue",
        "yellow",
        "orange",
        "grey",
        "gray",
        "black",
        "white",
        "purple",
        "r",
        "a",
        "g",
        "b",
        "y",
        "brag",
        "rag",
    )
)
SMALL = frozenset(("and", "of", "for", "the", "to", "in", "on", "at", "a", "an", "by", "with", "&"))
CODE_WORD = re.compile(
    r"[A-Z][A-Z0-9&/'’-]{0,9}s?\.?|[A-Z][A-Za-z]{0,7}\.|[A-Z][a-z]{1,3}|[A-Z][a-z]?[A-Z][A-Za-z]{0,4}"
)
CAPITALS = re.compile(r"[A-Z](?:[A-Z0-9&/]|[a-z][A-Z])|[A-Z][a-z]{0,7}\.")
PAIR = re.compile(r"\s{0,3}(?:=|[-–—:](?=\s)|\t)\s{0,3}")
DEFINED = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
EXPLAINED = re.compile(r"\b([A-Z][A-Z&]{1,9}) \(([^()]{4,120})\)")
LONGEST_CODE = 24  # characters
LONGEST_MEANING = 120
LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Codes with their meanings, as printed and in printed order; no code occurs twice."""

    entries: tuple[tuple[str, str], ...]

    def expand(self, name: str) -> str | None:
        """What the key says for `name`, blind to case, blanks and dots; None if it says nothing.

        >>> Abbreviations((("Bd. Chr.", "Independent Chair of the Board"),)).expand("BD CHR")
        'Independent Chair of the Board'
        """
        wanted = _bare(name)
        return next((meaning for code, meaning in self.entries if _bare(code) == wanted), None) if wanted else None


NO_KEY = Abbreviations(())


def read_abbreviations(document: Document) -> Abbreviations:
    """The abbreviations that the document explains: the first meaning of a code counts, key tables come before prose.

    A table is a key if it stands under words such as Key or Glossary, or if nearly every row pairs a code with a phrase
    that has the code's letters; a plan's own table never is. Colour keys are none.
    """
    found: dict[str, tuple[str, str]] = {}
    for code, meaning in (*_from_tables(document), *_from_paragraphs(document), *_from_prose(document)):
        found.setdefault(_bare(code), (code, meaning))
    found.pop("", None)
    return Abbreviations(tuple(found.values()))


@lru_cache(maxsize=4096)
def _bare(code: str) -> str:
    """The code blind to case, blanks and dots."""
    return re.sub(r"[\s.]+", "", code).casefold()


def _from_tables(document: Document) -> Iterator[tuple[str, str]]:
    """The pairs of every key table."""
    announced = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            announced = 2 if _announces(block.text) else announced - 1
            continue
        yield from _from_table(block, announced=announced > 0)
        announced = 0


def _announces(text: str) -> bool:
    """Whether a short text says that a key follows."""
    return len(text) < 80 and ANNOUNCES.search(text) is not None


def _from_table(table: Table, announced: bool) -> tuple[tuple[str, str], ...]:
    """The pairs of a table if it is a key."""
    rows = _rows(table)
    heads = [[_text(cell) for cell in cells if len(_text(cell)) < LONGEST_HEADING] for cells in rows[:3]]
    if any(sum(PLAN_HEADINGS.search(text) is not None for text in head) > 1 for head in heads):
        return ()
    announced = announced or any(_announces(text) for head in heads[:1] for text in head)
    found = [tuple(_in_row(cells)) for cells in rows]
    pairs = [pair for row in found for pair in row]
    filled = sum(len(cells) > 1 or bool(row) for cells, row in zip(rows[1:], found[1:], strict=True)) + bool(
        found[:1] and found[0]
    )
    enough = len(pairs) >= (1 if announced else 3) and len(pairs) >= filled * (0.5 if announced else 0.8)
    if not enough or not (announced or sum(_fits(*pair) for pair in pairs) * 2 >= len(pairs)):
        return ()
    with_pairs = [(cells, row) for cells, row in zip(rows, found, strict=True) if row]
    right = sum(_text(cells[0]) == row[0][1] for cells, row in with_pairs) * 2 > len(with_pairs)
    return tuple(pair for cells in rows for pair in _in_row(cells, 1 if right else 0) if _no_colour(pair))


def _rows(table: Table) -> list[list[Cell]]:
    """The cells with text, by the row in which they begin; rows without any left out."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        if _text(cell):
            rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _no_colour(pair: tuple[str, str]) -> bool:
    """Whether a pair belongs to no colour key."""
    return pair[0].casefold() not in COLOURS


def _in_row(cells: list[Cell], side: int | None = None) -> Iterator[tuple[str, str]]:
    """The pairs in a row: cells two by two, either order; or cells that hold a pair in each line.

    With `side` the table is known as a key, its codes on the left (0) or right (1): there a plain word is a code too.
    """
    place = 0
    while place < len(cells):
        found = [pair for both in _opposite(cells[place : place + 2]) if (pair := _ordered(*both, side))]
        if not found:
            found = [pair for line in _lines(cells[place]) for pair in _pairs(line)]
            place -= 1
        yield from found
        place += 2


def _opposite(cells: list[Cell]) -> Iterator[tuple[str, str]]:
    """The texts that face each other in two cells: line by line where both have as many, else whole."""
    if len(cells) == 2:
        left, right = _lines(cells[0]), _lines(cells[1])
        yield from zip(left, right, strict=True) if len(left) == len(right) else ((_text(cells[0]), _text(cells[1])),)


def _lines(cell: Cell) -> tuple[str, ...]:
    """The cell's paragraphs, wrapped lines undone."""
    whole: list[str] = []
    for line in cell.lines:
        text = " ".join(line.text.split())
        if whole and not line.opens:
            whole[-1] = f"{whole[-1]} {text}"
        elif text:
            whole.append(text)
    return tuple(whole)


def _text(cell: Cell) -> str:
    """The cell's text in one line."""
    return " ".join(_lines(cell))


def _ordered(left: str, right: str, side: int | None = None) -> tuple[str, str] | None:
    """Code and meaning, whichever stands first; None if neither reads as one. `side`: where this key has its codes."""
    if _is_code(left) and _is_meaning(right, left):
        return left, right
    if _is_code(right) and _is_meaning(left, right):
        return right, left
    code, meaning = (right, left) if side else (left, right)
    plain = side is not None and len(code) <= LONGEST_CODE and code[:1].isupper() and _is_meaning(meaning, code)
    return (code, meaning) if plain and _fits(code[:1], meaning) and not ANNOUNCES.search(code) else None


def _is_code(text: str) -> bool:
    """Whether `text` is printed like an abbreviation: runs of capitals, words cut short, at most four."""
    words = re.sub(r"[()]", " ", text).split()
    if not 0 < len(words) <= 4 or len(text) > LONGEST_CODE or not text[0].isalpha():
        return False
    if len(words) == 1 and words[0].isalpha() and text.istitle():
        return False
    return any(CAPITALS.match(word) for word in words) and all(
        CODE_WORD.fullmatch(word) or word.istitle() for word in words
    )


def _is_meaning(text: str, code: str) -> bool:
    """Whether `text` may be what a code stands for."""
    return len(code) < len(text) <= LONGEST_MEANING and any(
        len(word) > 3 and word.isalpha() for word in re.split(r"[\s,'’-]+", text)
    )


def _fits(code: str, meaning: str) -> bool:
    """Whether the code's letters occur in the meaning in their order, the first at the beginning of a word."""
    letters = re.sub(r"[^a-z]", "", code.casefold().rstrip("s"))
    text = meaning.casefold()
    starts = [match.end() for match in re.finditer(rf"\b{letters[:1]}", text)] if letters else []
    if not starts:
        return False
    rest = iter(text[starts[0] :])
    return all(letter in rest for letter in letters[1:])


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The pairs that a text prints as CODE = Meaning, CODE – Meaning or CODE: Meaning, one or several."""
    text = re.sub(r"^(?:key|abbreviations|glossary)\s{0,2}[:–-]\s{0,2}", "", text, flags=re.IGNORECASE)
    for part in re.split(r"[;\n|]|,\s{1,2}(?=[A-Z][\w .&/]{0,20}\s{0,2}=)", text):
        sides = PAIR.split(part.strip(), maxsplit=1)
        if len(sides) == 2:
            pair = _ordered(sides[0].strip(), sides[1].strip(" ."))
            if pair:
                yield pair


def _from_paragraphs(document: Document) -> Iterator[tuple[str, str]]:
    """The pairs printed in paragraphs that a heading or "Key:" announces, or whose letters agree."""
    announced = False
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            announced = False
            continue
        here = announced or _announces(block.text[:60].split(":")[0])
        pairs = [pair for pair in _pairs(block.text) if _no_colour(pair)]
        yield from (pair for pair in pairs if here or _fits(*pair))
        announced = _announces(block.text) or (announced and bool(pairs))


def _from_prose(document: Document) -> Iterator[tuple[str, str]]:
    """The definitions in running text and cells: Meaning (CODE), CODE (Meaning)."""
    for text in _texts(document.blocks):
        for match in DEFINED.finditer(text):
            meaning = _spelled(text[max(0, match.start() - LONGEST_MEANING) : match.start()], match[1])
            if meaning:
                yield match[1], meaning
        for match in EXPLAINED.finditer(text):
            if _spelled(match[2], match[1]) == match[2]:
                yield match[1], match[2]


def _texts(blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
    """Every text of the document: paragraphs, and cells whole."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield " ".join(block.text.split())
        else:
            yield from (_text(cell) for cell in block.cells)


def _spelled(before: str, code: str) -> str | None:
    """The words at the end of `before` whose initials are the code's capitals; small words count or not."""
    letters = [letter for letter in code if letter.isupper()]
    place = len(before.rstrip())
    end = place
    for match in reversed(list(re.finditer(r"[A-Za-z'’]+|&", before))):
        if not letters:
            break
        initial = match[0][0]
        if initial.upper() == letters[-1] and (initial.isupper() or match[0] not in SMALL or len(letters) > 1):
            letters.pop()
            place = match.start()
        elif match[0].lower() not in SMALL:
            return None
    return before[place:end] if not letters and len(code) > 1 else None
