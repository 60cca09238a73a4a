"""The report as a browser and a screen reader take it."""

import base64
import re
from pathlib import Path

import pytest
from lxml import etree, html

from models.status import Status
from pipeline.compare import to_html
from pipeline.compare.by import NOT_STATED, By
from pipeline.compare.charts import LOOKS, Bar, measured, stacked
from pipeline.compare.comparison import comparison
from pipeline.compare.facts import LeftOut
from pipeline.compare.measures import MEASURES, Family
from tests.pipeline.compare.facts import Told, facts_of

HOSTILE = "<script>alert('x')</script> & $x^2$ {{ 1 }} 漢字 \x07 -->"
SVG = "{http://www.w3.org/2000/svg}"
HEAD = ("Head of Service", "role")
FACTS = facts_of(
    *[Told(leads=(HEAD,), due="2015-01-31", status=Status.DELAYED, first="2014-01-31")] * 12,
    Told(HOSTILE, leads=((HOSTILE, "role"),), title=HOSTILE, plan=2, theme=HOSTILE),
    Told(None, plan_date=None, plan=3, status=Status.COMPLETED),
    left_out=(LeftOut("they state no date", 3),),
)


def page(*by: By, **named: object) -> html.HtmlElement:
    """The report on FACTS as a browser sees it."""
    return html.document_fromstring(to_html.text(comparison(FACTS, by, **named)))  # type: ignore[arg-type]


def pictures(root: html.HtmlElement) -> list[etree._Element]:
    """Its charts, each parsed strictly."""
    sources = [image.get("src").removeprefix("data:image/svg+xml;base64,") for image in root.iter("img")]
    return [etree.fromstring(base64.b64decode(source)) for source in sources]


def test_the_report_is_whole_without_a_net_and_runs_nothing() -> None:
    written = to_html.text(comparison(FACTS, [By.BOROUGH, By.LEAD]))
    root = html.document_fromstring(written)
    assert not list(root.iter("script", "link", "iframe", "object"))
    assert not re.findall(r"(?:src|href)=\"(?!data:)", written)
    assert not re.search(r"url\(|@import| on\w+=", written)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert root.get("lang") == "en-GB"


def test_what_documents_say_is_text_and_shown_whole() -> None:
    shown = page(By.BOROUGH).text_content()
    assert "<script>alert('x')</script> & $x^2$ {{ 1 }} 漢字 \\x07 -->" in shown


def test_every_chart_has_words_and_the_table_of_its_figures() -> None:
    root = page(By.BOROUGH)
    figures = root.findall(".//figure")
    assert len(figures) == len(Family)
    for figure in figures:
        (image,) = figure.iter("img")
        assert re.match(r"Bar chart: .+ of 3 groups\. The table below", image.get("alt"))
        assert figure.find("figcaption").text_content().strip()
        following = figure.getnext().find("table")
        assert [row.find("th").text for row in following.find("tbody")] == [
            HOSTILE.replace("\x07", "\\x07"),
            "Wexbridge",
            NOT_STATED,
        ]


@pytest.mark.parametrize("by", [(By.BOROUGH,), (By.BOROUGH, By.LEAD)])
def test_every_table_is_named_and_its_cells_stand_under_headings(by: tuple[By, ...]) -> None:
    for table in page(*by).iter("table"):
        assert table.find("caption").text.strip()
        headings = table.findall("thead/tr/th")
        assert {heading.get("scope") for heading in headings} == {"col"}
        for row in table.findall("tbody/tr") + table.findall("tfoot/tr"):
            assert row[0].get("scope") == "row"
            assert sum(int(cell.get("colspan", 1)) for cell in row) == len(headings)


def test_all_measures_are_shown_and_explained() -> None:
    root = page(By.BOROUGH)
    shown = {heading.text for heading in root.iter("th")}
    assert {measure.heading for measure in MEASURES} <= shown
    words = root.text_content()
    assert all(measure.meaning in words for measure in MEASURES)


def test_the_report_says_what_it_rests_on() -> None:
    root = page(By.BOROUGH, selection="plans of 2015")
    words = " ".join(root.text_content().split())
    assert "Overdue is judged on the date of each plan. Only plans of 2015." in words
    assert "Plans left out, since they state no date: 3" in words
    rows = [tuple(cell.text for cell in row) for row in root.iter("tr")]
    assert ("Plan, Wexbridge (plan 1)", "2015-06-30", "12") in rows
    assert ("Plan (plan 3)", "no date", "1") in rows
    assert "several leads" not in words
    assert "An action with several leads counts once for each" in page(By.KIND).text_content()


def test_no_percentage_of_a_few_stands_in_a_table() -> None:
    cells = [cell.text or "" for cell in page(By.BOROUGH, By.LEAD).iter("td")]
    shares = [re.fullmatch(r"[<>]?\d+% of (\d+)", cell) for cell in cells if re.match(r"[<>]?\d+%", cell)]
    assert shares
    assert all(share and int(share[1]) >= 10 for share in shares)


def test_the_same_figures_give_the_same_bytes() -> None:
    assert len({to_html.text(comparison(FACTS, [By.BOROUGH])) for _ in range(2)}) == 1


def test_only_the_largest_groups_are_drawn_and_the_table_has_all() -> None:
    boroughs = [Told(f"Borough {number:02}") for number in range(to_html.DRAWN + 1)]
    facts = facts_of(*boroughs, boroughs[-1])
    root = html.document_fromstring(to_html.text(comparison(facts, [By.BOROUGH])))
    assert "The 40 largest of 41 groups; the table has all." in root.find(".//figcaption").text_content()
    assert len(root.find(".//tbody")) == len(boroughs)


def test_without_an_action_there_are_tables_but_no_charts() -> None:
    root = html.document_fromstring(to_html.text(comparison(facts_of(), [By.PLAN])))
    assert not list(root.iter("img"))
    assert root.text_content().count("There is no action to draw.") == len(Family)


def widths(picture: str) -> list[float]:
    """How wide each drawn part of a chart is, in points, kind by kind; the legend's keys are left out."""
    boxes = []
    for path in etree.fromstring(picture.encode()).iter(f"{SVG}path"):
        if "stroke-width: 0.6" in (path.get("style") or "") and "fill" in path.get("style"):
            for box in path.get("d").split("z")[:-1]:
                across = [float(x) for x in re.findall(r"[ML] ([\d.]+) ", box)]
                boxes.append(round(max(across) - min(across), 1))
    return boxes


def test_a_bar_of_a_few_is_counted_and_a_longer_one_is_a_share() -> None:
    few, many = Bar("few", (1, 2), 3), Bar("many", (10, 30), 40)
    one, ten, two, thirty = widths(stacked([few, many], ["a", "b"], "in all"))
    assert two == pytest.approx(2 * one, abs=0.2)
    assert thirty == pytest.approx(3 * ten, abs=0.2)
    assert one + two < (ten + thirty) / 4


def test_parts_differ_without_colour() -> None:
    shades = [sum(int(face[at : at + 2], 16) for at in (1, 3, 5)) for face, _ in LOOKS]
    assert len({(shade > 600, hatch) for shade, (_, hatch) in zip(shades, LOOKS, strict=True)}) == len(LOOKS)
    assert len(LOOKS) >= len(Status)


def test_names_of_any_length_and_letters_can_be_drawn() -> None:
    names = ["", "漢字", "W" * 300, "of the " * 60, "\x00\ud800", "$\\frac{1}{0}$"]
    for picture in (
        stacked([Bar(name, (0,), 0) for name in names], ["none"], "in all"),
        measured(names, [-3.0, float("nan"), 0.0, 1.0, 100.0, 2.0], ["–"] * len(names)),
    ):
        etree.fromstring(picture.encode())


def test_of_two_long_names_both_are_in_the_chart() -> None:
    district = "Aldmere and Outer Thornhaven Metropolitan District"
    same, other = (stacked([Bar(f"{district}\n{year}", (1,), 1)], ["a"], "in all") for year in (2015, 2016))
    assert "<!-- 2015 -->" in same
    assert "<!-- 2016 -->" in other


def test_the_report_is_packaged() -> None:
    assert (Path(to_html.__file__).parent / "report.html").is_file()
