"""The rectangles that ruled lines enclose: those that pdfplumber finds, found faster."""

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from extractors.pdf.corners import Edge, enclosed

PLACES = st.integers(0, 6).map(lambda place: 20.0 * place)


def across(y: float, x0: float, x1: float) -> Edge:
    return {"orientation": "h", "x0": x0, "x1": x1, "top": y, "bottom": y}


def down(x: float, top: float, bottom: float) -> Edge:
    return {"orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom}


def test_a_merged_cell_is_one_rectangle_and_comes_before_those_beside_it() -> None:
    edges = [across(y, 0.0, 40.0) for y in (0.0, 20.0)]
    edges += [across(10.0, 20.0, 40.0), *(down(x, 0.0, 20.0) for x in (0.0, 20.0, 40.0))]
    found = enclosed(edges_to_intersections(edges, 3, 3))
    assert found == [(0.0, 0.0, 20.0, 20.0), (20.0, 0.0, 40.0, 10.0), (20.0, 10.0, 40.0, 20.0)]


def test_lines_that_cross_without_closing_enclose_nothing() -> None:
    assert enclosed(edges_to_intersections([across(10.0, 0.0, 40.0), down(10.0, 0.0, 40.0)], 3, 3)) == []
    assert enclosed({}) == []


@given(st.lists(st.tuples(st.booleans(), PLACES, PLACES, PLACES), max_size=16))
def test_whatever_is_drawn_pdfplumber_finds_the_same(drawn: list[tuple[bool, float, float, float]]) -> None:
    lines = [(level, at, min(ends), max(ends)) for level, at, *ends in drawn]
    edges = [across(at, low, high) if level else down(at, low, high) for level, at, low, high in lines]
    crossings = edges_to_intersections(edges, 3, 3)
    assert enclosed(crossings) == intersections_to_cells(crossings)
