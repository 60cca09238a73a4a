"""Text that a drawn line strikes through is old: it is left out and said to be; underlined text stays."""

from extractors.pdf.shapes import Rule
from extractors.pdf.struck import split_struck
from extractors.pdf.words import Word
from extractors.plan import read_plan
from models.action import Action
from models.geometry import Box
from tests.extractors.pdf.drawing import Draw, Ruled, read, rows, rule, table, text

WARNING = "text that is struck through was left out"
HEAD = ("Action", "Lead", "By when", "Progress")
PLAN = Ruled(
    (
        HEAD,
        ("Write to every tenant", "Ann Bell", "March 2019\nJune 2019", "Letters drafted"),
        ("Inspect the lifts", "Tom Reed", "May 2019", "Done in May 2019"),
    ),
    widths=(150, 100, 100, 140),
)
LINES = {"March 2019": (304.0, 357.0, 132.0), "June 2019": (304.0, 350.0, 144.0)}  # from, to, where the words stand


def struck(words: str) -> Draw:
    """A line through the middle of small letters."""
    left, right, base = LINES[words]
    return rule(left, base - 2.6, right, base - 2.6)


def underlined(words: str) -> Draw:
    left, right, base = LINES[words]
    return rule(left, base + 1.2, right, base + 1.2)


def actions(*drawn: Draw) -> tuple[Action, ...]:
    return read_plan(read([PLAN, *drawn]))[1]


def test_struck_words_are_left_out_and_the_cell_says_so() -> None:
    found = table([PLAN, struck("March 2019")])
    assert rows(found)[1] == ["Write to every tenant", "Ann Bell", "June 2019", "Letters drafted"]
    assert [cell.struck for cell in found.cells if cell.row == 2] == [False, False, True, False]


def test_the_new_date_counts_and_the_record_warns() -> None:
    first, second = actions(struck("March 2019"), underlined("June 2019"))
    assert first.due_date is not None
    assert first.due_date.isoformat() == "2019-06-30"
    assert WARNING in first.warnings
    assert WARNING not in second.warnings


def test_underlined_words_stay() -> None:
    first, _ = actions(underlined("March 2019"))
    assert [due.raw for due in first.due] == ["March 2019", "June 2019"]
    assert WARNING not in first.warnings


def test_the_rules_of_a_table_strike_nothing() -> None:
    first, _ = actions()
    assert first.warnings == ()


def test_a_line_that_runs_on_past_the_words_is_a_tables() -> None:
    word = Word("Inspect", Box(50.0, 92.6, 85.0, 102.2), 100.0, 10.0, False)
    across = Rule(Box(40.0, 97.4, 400.0, 97.4), across=True)
    assert split_struck((word,), (across,)) == ((word,), (across,), ())


def test_a_line_over_part_of_a_word_strikes_no_word() -> None:
    word = Word("Inspect", Box(50.0, 92.6, 85.0, 102.2), 100.0, 10.0, False)
    short = Rule(Box(50.0, 97.4, 60.0, 97.4), across=True)
    assert split_struck((word,), (short,))[0] == (word,)


def test_prose_loses_its_struck_words_too() -> None:
    found = read([text(50, 100, "Old words"), rule(50, 97.4, 94, 97.4), text(50, 130, "New words stay here")])
    assert [block.text for block in found.blocks if hasattr(block, "text")] == ["New words stay here"]


def test_an_action_struck_whole_gives_no_record_and_the_one_before_tells_it() -> None:
    drawn = rows(table([PLAN]))[2]
    line = next(cell for cell in table([PLAN]).cells if cell.text == drawn[0]).lines[0].box
    through = line.bottom - 0.38 * line.height
    (only,) = actions(rule(line.x0, through, line.x1, through))
    assert only.action == "Write to every tenant"
    assert [lead.name for lead in only.leads] == ["Ann Bell"]
    assert any("struck through: no record" in warning for warning in only.warnings)
