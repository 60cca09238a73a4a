"""What is drawn on a page besides text: ruled lines and shaded areas, read by PDFium."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from models.geometry import Box

Shown = Callable[[float, float, float, float], Box]  # corners in the page's own coordinates -> box as shown
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

THICKEST_RULE = 3.5  # points; a filled area thinner than this is a line drawn as an area
SHORTEST_RULE = 3.0  # points
PALEST = 250  # of 255: as good as white
MOST_SHAPES = 20_000  # on one page: a map or a chart, not a table
MOST_SEGMENTS = 2_000  # in one path
FARTHEST = 1e6  # points from the corner of the page; PDF itself has none wider than 14,400
MOST_NESTED = 6  # forms within forms
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line across or down the page; the box has no thickness in one direction."""

    box: Box
    across: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """A shaded area; colour as "#rrggbb"."""

    box: Box
    colour: str

    @property
    def white(self) -> bool:
        """Whether it only wipes out what lies below."""
        return all(int(self.colour[at : at + 2], 16) >= PALEST for at in (1, 3, 5))


def read_shapes(page: PdfPage, shown: Shown) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """The ruled lines and the shaded areas of a page, each once, as the page is shown, in drawing order."""
    rules: dict[tuple[int, int, int, int], Rule] = {}
    fills: list[Fill] = []
    for number, (path, matrix) in enumerate(_paths(page)):
        if number > MOST_SHAPES:
            break
        filled, stroked = _draw_mode(path)
        if not filled and not stroked:
            continue
        for points in _outlines(path, matrix):
            if filled and (area := _area(points, shown)) is not None:
                if min(area.width, area.height) <= THICKEST_RULE:
                    _keep(rules, _thin(area))
                elif (colour := _colour(path)) is not None:
                    fills.append(Fill(area, colour))
            if stroked:
                for rule in _strokes(points, shown):
                    _keep(rules, rule)
    return tuple(rules.values()), tuple(fills)


def _paths(page: PdfPage) -> Iterator[tuple[object, Matrix]]:
    """Every path of the page with its matrix, those inside forms included."""
    raw = page.raw
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        yield from _paths_of(pdfium.FPDFPage_GetObject(raw, index), IDENTITY, 0)


def _paths_of(thing: object, outer: Matrix, depth: int) -> Iterator[tuple[object, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(thing)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield thing, _times(_matrix(thing), outer)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MOST_NESTED:
        inner = _times(_matrix(thing), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _paths_of(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)


def _matrix(thing: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(found)):
        return IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and `then` the other (PDF 32000-1:2008, 8.3.4: row vectors)."""
    if then == IDENTITY:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _draw_mode(path: object) -> tuple[bool, bool]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
        return False, False
    return fill.value != 0, stroke.value != 0


def _colour(path: object) -> str | None:
    """The fill's colour; None where it cannot be seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pointers = [ctypes.byref(part) for part in (red, green, blue, alpha)]
    if not pdfium.FPDFPageObj_GetFillColor(path, *pointers) or alpha.value < 16:
        return None
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"


def _outlines(path: object, matrix: Matrix) -> Iterator[tuple[Point, ...]]:
    """The path's parts as the page draws them, each a run of corners; parts with curves are left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    px, py = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = matrix
    points: list[Point] = []
    straight = True
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, px, py)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if straight and _is_near(points):
                yield tuple(points)
            points, straight = [], True
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1 and points[-1] != points[0]:
            points.append(points[0])
    if straight and _is_near(points):
        yield tuple(points)


def _is_near(points: list[Point]) -> bool:
    """Whether the corners make a line on some page: damaged files draw to infinity, and to what is no number."""
    return len(points) > 1 and all(abs(x) < FARTHEST and abs(y) < FARTHEST for x, y in points)


def _area(points: tuple[Point, ...], shown: Shown) -> Box | None:
    """The rectangle that the corners draw; None where they draw something else."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
    square = all(min(x - x0, x1 - x) < 0.6 and min(y - y0, y1 - y) < 0.6 for x, y in points)
    if not square or len(points) < 4 or max(x1 - x0, y1 - y0) < SHORTEST_RULE:
        return None
    return shown(x0, y0, x1, y1)


def _thin(area: Box) -> Rule:
    """The line in the middle of an area too thin to be one."""
    x, y = area.middle
    if area.width >= area.height:
        return Rule(Box(area.x0, y, area.x1, y), across=True)
    return Rule(Box(x, area.top, x, area.bottom), across=False)


def _strokes(points: tuple[Point, ...], shown: Shown) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ax - bx) > 1.0 and abs(ay - by) > 1.0:  # slanting: a chart or a signature
            continue
        box = shown(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        if max(box.width, box.height) >= SHORTEST_RULE:
            yield _thin(box)


def _rounded(box: Box) -> tuple[int, int, int, int]:
    return round(box.x0 * 2), round(box.top * 2), round(box.x1 * 2), round(box.bottom * 2)


def _keep(rules: dict[tuple[int, int, int, int], Rule], rule: Rule) -> None:
    rules.setdefault(_rounded(rule.box), rule)
