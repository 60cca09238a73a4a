"""What stands below a header: actions with what stands beside them, merged and blank cells carried."""

from extractors.plan.bands import Band, Narrative, bands
from extractors.plan.headers import find_header
from extractors.plan.sections import Section
from models.row import Field
from tests.extractors.plan.building import C, Row, actions_of, table, texts

HEAD: Row = ("Recommendation", "Action", "Lead", "By when")
UPDATE = "The group has met three times since May and was told that the work is being finished by the contractor. " * 4


def read(*rows: Row) -> list[Band | Section | Narrative]:
    made = table(*rows)
    header = find_header(made)
    assert header is not None
    return list(bands(made, header))


def recommendations(*rows: Row) -> list[str]:
    return [texts(each, Field.RECOMMENDATION) for each in read(*rows) if isinstance(each, Band)]


def test_a_merged_recommendation_counts_for_every_row_that_it_spans() -> None:
    rows = (
        HEAD,
        (C("Keep paths open", rows=2), "Plant a hedge", "Ranger", "May 2019"),
        (None, "Mend the stile", "Ranger", "June 2019"),
        ("Keep verges tidy", "Mow", "Ranger", "July 2019"),
    )
    assert recommendations(*rows) == ["Keep paths open", "Keep paths open", "Keep verges tidy"]
    spans = [each.of(Field.RECOMMENDATION)[0].spans for each in read(*rows) if isinstance(each, Band)]
    assert spans == [True, True, False]


def test_a_blank_recommendation_means_the_one_above() -> None:
    rows = (
        HEAD,
        ("Keep paths open", "Plant a hedge", "Ranger", "May 2019"),
        ("", "Mend the stile", "Ranger", "June 2019"),
        ("Keep verges tidy", "Mow", "Ranger", "July 2019"),
        ("", "Sow flowers", "Ranger", "July 2019"),
    )
    assert recommendations(*rows) == ["Keep paths open"] * 2 + ["Keep verges tidy"] * 2


def test_the_number_before_a_recommendation_is_blank_where_it_is() -> None:
    actions = actions_of(
        table(
            ("Rec.", "Recommendation", "Action", "Lead", "When"),
            ("R1", "Keep paths open for all who walk", "Plant a hedge", "Ranger", "May 2019"),
            ("", "", "Mend the stile", "Ranger", "June 2019"),
            ("R2", "Keep verges tidy all year round", "Mow", "Ranger", "July 2019"),
        )
    )
    assert [action.recommendation and action.recommendation.ref for action in actions] == ["R1", "R1", "R2"]
    assert [action.ref for action in actions] == [None, None, None]


def test_a_recommendation_is_not_carried_into_the_next_section() -> None:
    rows = (
        HEAD,
        ("Keep paths open", "Plant a hedge", "Ranger", "May 2019"),
        (C("VERGES", columns=4), None, None, None),
        ("", "Mow", "Ranger", "July 2019"),
    )
    assert recommendations(*rows) == ["Keep paths open", ""]


def test_a_blank_lead_means_none_and_a_merged_one_counts_for_all() -> None:
    blank = read(HEAD, ("Keep", "Plant", "Ranger", "May 2019"), ("", "Mend", "", "June 2019"))
    merged = read(HEAD, ("Keep", "Plant", C("Ranger", rows=2), "May 2019"), ("", "Mend", None, "June 2019"))
    assert [texts(each, Field.LEAD) for each in blank if isinstance(each, Band)] == ["Ranger", ""]
    assert [texts(each, Field.LEAD) for each in merged if isinstance(each, Band)] == ["Ranger", "Ranger"]


def test_an_action_over_several_rows_takes_all_that_stands_beside_it() -> None:
    found = read(
        HEAD,
        (C("Keep", rows=2), C("Plant a hedge", rows=2), "Ranger", "May 2019"),
        (None, None, "Parish council", "June 2019"),
        ("Tidy", "Mow", "Ranger", "July 2019"),
    )
    each = [one for one in found if isinstance(one, Band)]
    assert len(each) == 2
    assert texts(each[0], Field.LEAD) == "Ranger\nParish council"
    assert texts(each[0], Field.DUE) == "May 2019\nJune 2019"


def test_a_cell_over_two_columns_counts_for_the_first_of_them() -> None:
    found = read(HEAD, ("Keep", "Plant a hedge", C("Ranger, all year", columns=2), None))
    assert isinstance(found[0], Band)
    assert (texts(found[0], Field.LEAD), texts(found[0], Field.DUE)) == ("Ranger, all year", "")


def test_empty_rows_repeated_headers_and_explanations_are_no_actions() -> None:
    found = read(
        HEAD,
        ("(from the review)", "(what we do)", "(who)", "(month)"),
        ("Keep", "Plant a hedge", "Ranger", "May 2019"),
        ("", "", "", ""),
        HEAD,
        ("Tidy", "Mow", "Ranger", "July 2019"),
    )
    assert [texts(each, Field.ACTION) for each in found if isinstance(each, Band)] == ["Plant a hedge", "Mow"]


def test_full_width_rows_are_sections_or_narratives() -> None:
    found = read(
        HEAD,
        (C("PATHS", columns=4), None, None, None),
        ("Keep", "Plant a hedge", "Ranger", "May 2019"),
        (C("Progress: the hedge was planted.", columns=4), None, None, None),
        (C(UPDATE, columns=4), None, None, None),
    )
    assert [type(each) for each in found] == [Section, Band, Narrative, Narrative]
    assert isinstance(found[3], Narrative)
    assert found[3].lines[0].text == UPDATE


def test_a_word_beside_a_wide_paragraph_leaves_it_a_row_by_itself() -> None:
    found = read(HEAD, ("Aims", C("Update: paths were opened", columns=3), None, None), ("A", "Plant", "R", "May 2019"))
    assert [type(each) for each in found] == [Narrative, Band]


def test_a_cell_keeps_the_place_and_fill_that_it_was_printed_with() -> None:
    found = read(("Action", "Lead", "RAG"), ("Plant a hedge", "Ranger", C(fill="#00b050")))
    assert isinstance(found[0], Band)
    assert found[0].place.row == 2
    assert [strip.fill for strip in found[0].of(Field.RAG)] == ["#00b050"]
