"""Where ruled lines cross -> the smallest rectangles that they enclose.

The rule is that of pdfplumber's `intersections_to_cells`; written anew, since that makes the same sets of lines at
every look from one crossing to another, and so takes ten times as long.
"""

from collections.abc import Mapping, Sequence
from itertools import product

Edge = dict[str, float | str]  # a line with pdfplumber's names: x0, top, x1, bottom, orientation
Point = tuple[float, float]  # x, y
Corners = tuple[float, float, float, float]  # x0, top, x1, bottom


def enclosed(crossings: Mapping[Point, Mapping[str, Sequence[Edge]]]) -> list[Corners]:
    """The rectangle of each crossing that is the upper left corner of one, in the order of these corners.

    `crossings` is what pdfplumber's `edges_to_intersections` gives: the lines down ("v") and across ("h") through each.
    """
    down = {point: {_place(edge) for edge in lines["v"]} for point, lines in crossings.items()}
    across = {point: {_place(edge) for edge in lines["h"]} for point, lines in crossings.items()}
    columns: dict[float, list[Point]] = {}
    rows: dict[float, list[Point]] = {}
    points = sorted(crossings)
    for x, y in points:
        columns.setdefault(x, []).append((x, y))
        rows.setdefault(y, []).append((x, y))
    found = []
    for x, y in points:
        beneath = [each for each in _after((x, y), columns[x]) if not down[x, y].isdisjoint(down[each])]
        beside = [each for each in _after((x, y), rows[y]) if not across[x, y].isdisjoint(across[each])]
        for below, right in product(beneath, beside):
            corner = (right[0], below[1])
            if corner not in crossings or down[corner].isdisjoint(down[right]):
                continue
            if not across[corner].isdisjoint(across[below]):
                found.append((x, y, *corner))
                break
    return found


def _after(point: Point, line: Sequence[Point]) -> Sequence[Point]:
    return line[line.index(point) + 1 :]


def _place(edge: Edge) -> tuple[float | str, ...]:
    return edge["x0"], edge["top"], edge["x1"], edge["bottom"]
