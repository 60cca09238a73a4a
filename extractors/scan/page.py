"""A page that is a picture -> the same values as a page with text: words with boxes, rules, shaded areas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from pypdfium2 import PdfPage

from extractors.pdf.grid import find_grids
from extractors.pdf.page import Page
from extractors.pdf.shapes import Fill, Rule
from extractors.pdf.words import ABOVE_BASE, BELOW_BASE, Word
from extractors.scan.counting import out_of_count
from extractors.scan.engines import Engine, Read
from extractors.scan.picture import Picture, dark, take, turn
from extractors.scan.pixels import Area, Flags, Grey
from extractors.scan.regions import lines_of, without_specks
from extractors.scan.rules import find_rules
from extractors.scan.type import (
    BOLDER,
    Printed,
    even_sizes,
    mend_slash,
    place_words,
    set_type,
    split_bullet,
    usual_weight,
)
from models.geometry import Box

AROUND = 0.14  # of a line's height: white that is left around it
INSIDE = 1.0  # points: what of a cell lies under the edge of its rules
SHADED = 0.955  # of the paper's brightness: darker cells are shaded
UPRIGHT, UPWARDS, DOWNWARDS = 0, 270, 90  # as in Word.turned
LEGIBLE = 0.8  # the sureness of a page that is read the right way up
LIKELY = (2, 20)  # times as wide as high: a line of print of some words
SAMPLED = 8  # lines
TALL = 1.3  # times as high as wide: print that may be turned
BETTER = 1.15  # times as sure: what a turned reading must be to be believed


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A picture with its rules taken out, in the engine's hands."""

    picture: Picture
    rules: tuple[Rule, ...]
    grey: Grey
    ink: Flags
    engine: Engine

    @property
    def scale(self) -> float:
        """Pixels to the point."""
        return self.picture.scale


def recognise_page(page: PdfPage, number: int, engine: Engine) -> Page:
    """The page that a picture shows, `number` from 1; boxes are in points on the page as it lies straight."""
    sheet = _upright(take(page), engine)
    picture = sheet.picture
    bare = Page(number, picture.width, picture.height, (), sheet.rules, ())
    cells = [cell.box for grid in find_grids(bare) for cell in grid.cells]
    areas = [_area(box, picture) for box in cells]
    fills = tuple(_fills(picture, cells, areas))
    lines = [line for line in (*_in_cells(sheet, areas), *_outside(sheet, areas)) if line.words]
    lines = list(even_sizes(lines, picture.scale))
    usual = usual_weight(lines)
    words = [list(_words(line, picture.scale, engine.DOUBTFUL, usual)) for line in lines]
    return replace(bare, words=tuple(_with_doubts(words)), fills=fills)


def _with_doubts(lines: Sequence[list[Word]]) -> Iterator[Word]:
    """The words of all lines, those in doubt that open a line with a number out of its column's count."""
    opening = [line[0] for line in lines if line[0].turned == UPRIGHT]
    broken = out_of_count([(word.text, word.box) for word in opening])
    doubted = {id(word) for at, word in enumerate(opening) if at in broken}
    for line in lines:
        yield from (word._replace(doubtful=word.doubtful or id(word) in doubted) for word in line)


def _upright(picture: Picture, engine: Engine) -> _Sheet:
    """The picture the right way up: pages are scanned sideways and upside down too."""
    best, legible = _sheet(picture, engine), 0.0
    for quarters in (0, 1, 3, 2):
        sheet = _sheet(turn(picture, quarters), engine) if quarters else best
        sure = _sureness(_read(sheet, _sample(sheet)))
        if sure > legible:
            best, legible = sheet, sure
        if sure >= LEGIBLE:
            break
    return best


def _sheet(picture: Picture, engine: Engine) -> _Sheet:
    rules, grey = find_rules(picture)
    return _Sheet(picture, rules, grey, without_specks(dark(grey), picture.scale), engine)


def _sample(sheet: _Sheet) -> list[Area]:
    """A few lines of the page, none of them long, that tell whether it can be read this way up."""
    rows, columns = sheet.ink.shape
    lines = [
        area
        for area in lines_of(sheet.ink, Area(0, 0, columns, rows), sheet.scale)
        if LIKELY[0] * area.height <= area.width <= LIKELY[1] * area.height
    ]
    return lines[:: max(1, -(-len(lines) // SAMPLED))]


def _area(box: Box, picture: Picture) -> Area:
    rows, columns = picture.grey.shape
    scale = picture.scale
    left, top = max(0, round((box.x0 + INSIDE) * scale)), max(0, round((box.top + INSIDE) * scale))
    right, bottom = min(columns, round((box.x1 - INSIDE) * scale)), min(rows, round((box.bottom - INSIDE) * scale))
    return Area(left, top, max(left, right), max(top, bottom))


def _fills(picture: Picture, boxes: Sequence[Box], areas: Sequence[Area]) -> Iterator[Fill]:
    """The cells that are darker or more coloured than the paper; the colour is what most of the cell shows."""
    paper = np.median(picture.colour[::16, ::16].reshape(-1, 3), axis=0)
    for box, area in zip(boxes, areas, strict=True):
        pixels = picture.colour[area.top : area.bottom : 3, area.left : area.right : 3].reshape(-1, 3)
        if len(pixels):
            shown = np.minimum(1.0, np.median(pixels, axis=0) / np.maximum(paper, 1.0))
            if shown.min() < SHADED:
                red, green, blue = (round(16 * float(each)) * 16 for each in shown)
                yield Fill(box, "#" + "".join(f"{min(255, each):02x}" for each in (red, green, blue)))


def _in_cells(sheet: _Sheet, areas: Sequence[Area]) -> list[Printed]:
    """The lines of print in each cell, upright or turned as they read best."""
    upright = [(index, line) for index, area in enumerate(areas) for line in lines_of(sheet.ink, area, sheet.scale)]
    read = _read(sheet, [line for _, line in upright])
    cells: dict[int, list[Printed]] = {}
    for (index, _), line in zip(upright, read, strict=True):
        cells.setdefault(index, []).append(line)
    for index, lines in cells.items():
        if _may_be_turned(lines):
            cells[index] = _best(sheet, areas[index], lines)
    return [line for lines in cells.values() for line in lines]


def _outside(sheet: _Sheet, areas: Sequence[Area]) -> list[Printed]:
    """The lines of print outside all cells."""
    ink = sheet.ink.copy()
    for area in areas:
        ink[area.top : area.bottom, area.left : area.right] = False
    rows, columns = ink.shape
    return _read(replace(sheet, ink=ink), list(lines_of(ink, Area(0, 0, columns, rows), sheet.scale)))


def _read(sheet: _Sheet, areas: Sequence[Area]) -> list[Printed]:
    """What the lines in `areas` say, in their order."""
    parted = [split_bullet(sheet.ink, area) for area in areas]
    strips = [_strip(sheet, area) for _, area in parted]
    found: list[Printed] = []
    for (bullet, area), strip, words in zip(parted, strips, sheet.engine.recognise(strips), strict=True):
        margin = (strip.shape[1] - area.width) / 2
        shifted = [
            word._replace(left=word.left - margin + area.left, right=word.right - margin + area.left) for word in words
        ]
        line = set_type(sheet.ink, area, place_words(sheet.ink, area, mend_slash(sheet.ink, area, shifted)))
        found.append(replace(line, bullet=bullet))
    return found


def _strip(sheet: _Sheet, area: Area) -> Grey:
    """The line in grey on white, with a little room around; nothing of its neighbours."""
    margin = 2 + round(AROUND * area.height)
    return np.pad(sheet.grey[area.top : area.bottom, area.left : area.right], margin, constant_values=255)


def _may_be_turned(lines: Sequence[Printed]) -> bool:
    width = max(line.area.right for line in lines) - min(line.area.left for line in lines)
    height = max(line.area.bottom for line in lines) - min(line.area.top for line in lines)
    sure = _sureness(lines)
    return height > TALL * width and sure < 0.9


def _sureness(lines: Sequence[Printed]) -> float:
    """How sure the engine is of these lines, on average over their letters; single letters are read in anything."""
    words = [word for line in lines for word in line.words]
    sure = sum(word.sure * len(word.text) * min(1.0, 0.4 + 0.2 * len(word.text)) for word in words)
    return sure / sum(len(word.text) for word in words) if words else 0.0


def _best(sheet: _Sheet, area: Area, upright: list[Printed]) -> list[Printed]:
    """The lines of a cell read upright, upwards or downwards, whichever the engine is surest of."""
    best, sure = upright, BETTER * _sureness(upright)
    for turned in (UPWARDS, DOWNWARDS):
        lines = _turned(sheet, area, turned)
        if _sureness(lines) > sure and sum(line.letters for line in lines) > 2:
            best, sure = lines, _sureness(lines)
    return best


def _turned(sheet: _Sheet, area: Area, turned: int) -> list[Printed]:
    """The lines of a cell whose print runs upwards or downwards, in the pixels of the cell turned upright."""
    quarters = -1 if turned == UPWARDS else 1
    rows, columns = slice(area.top, area.bottom), slice(area.left, area.right)
    grey = np.rot90(sheet.grey[rows, columns], quarters)
    level = replace(sheet, grey=grey, ink=np.rot90(sheet.ink[rows, columns], quarters))
    whole = Area(0, 0, area.height, area.width)
    read = _read(level, list(lines_of(level.ink, whole, sheet.scale)))
    return [replace(line, turned=turned, cell=area) for line in read]


def _words(line: Printed, scale: float, doubtful: float, usual: float) -> Iterator[Word]:
    """The words of a line in points on the page, its bullet first."""
    bold = line.stroke > BOLDER * usual * line.size
    if line.bullet is not None:
        yield _word(line, Read("•", line.bullet.left, line.bullet.right, 1.0), scale, bold=False)
    for read in line.words:
        yield _word(line, read, scale, bold)._replace(doubtful=read.sure < doubtful)


def _word(line: Printed, read: Read, scale: float, bold: bool) -> Word:
    top, bottom, size = line.base - ABOVE_BASE * line.size, line.base + BELOW_BASE * line.size, line.size / scale
    if line.cell is None:
        box = Box(read.left / scale, top / scale, read.right / scale, bottom / scale)
        return Word(read.text, box, line.base / scale, size, bold, UPRIGHT)
    left, above, cell = line.cell.left, line.cell.top, line.cell
    if line.turned == UPWARDS:
        corners = (left + top, above + cell.height - read.right, left + bottom, above + cell.height - read.left)
        base = left + line.base
    else:
        corners = (left + cell.width - bottom, above + read.left, left + cell.width - top, above + read.right)
        base = left + cell.width - line.base
    x0, y0, x1, y1 = (each / scale for each in corners)
    return Word(read.text, Box(x0, y0, x1, y1), base / scale, size, bold, line.turned)
