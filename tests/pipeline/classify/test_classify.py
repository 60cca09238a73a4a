"""The status of actions: the plan's own key, a date achieved, the update, in this order."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.action import Action
from models.document import Document
from models.status import Status, StatusBy
from pipeline.classify import classify
from tests.pipeline.classify.plans import action, document
from tests.strategies import actions

KEY = document("Key: Blue = complete; Green = on target; Amber = not yet started; Red = overdue")
NO_KEY = document("Action plan")


def one(given_action: Action, plan: Document = NO_KEY) -> tuple[Status, str | None, tuple[str, ...]]:
    """Status, phrase and the warnings that the stage added."""
    (classified,) = classify([given_action], plan)
    assert classified.warnings[: len(given_action.warnings)] == given_action.warnings
    return classified.status, classified.status_phrase, classified.warnings[len(given_action.warnings) :]


def test_the_key_decides_over_an_update_that_tells_of_events() -> None:
    assert one(action("Meeting held in May.", "Green"), KEY) == (Status.ON_TRACK, None, ())
    assert one(action("Meeting held in May.", "amber (fill)"), KEY) == (Status.NOT_STARTED, None, ())
    assert one(action(None, "B"), KEY) == (Status.COMPLETED, None, ())


def test_the_phrase_is_given_where_update_and_key_agree() -> None:
    assert one(action("Work is on track.", "Green"), KEY) == (Status.ON_TRACK, "on track", ())


def test_the_key_stands_where_the_update_disagrees_with_a_warning() -> None:
    warning = "the plan's own status 'Green' and its update disagree: the update says delayed ('on hold')"
    assert one(action("This is on hold.", "Green"), KEY) == (Status.ON_TRACK, None, (warning,))


def test_a_colour_without_a_key_decides_nothing() -> None:
    warning = "the plan gives no key for 'Green'; the status is read from the text"
    assert one(action("Not started.", "Green")) == (Status.NOT_STARTED, "Not started", (warning,))
    assert one(action("Not started.", "Purple"), KEY)[2] == (warning.replace("Green", "Purple"),)


def test_a_colour_without_key_and_update_reports_nothing() -> None:
    assert one(action(None, "Red")) == (
        Status.UNREPORTED,
        None,
        ("the plan gives no key for 'Red'; no update says more",),
    )


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("Complete", Status.COMPLETED),
        ("Implemented", Status.COMPLETED),
        ("CLOSED", Status.COMPLETED),
        ("Achieved", Status.COMPLETED),
        ("Green – completed", Status.COMPLETED),
        ("On track", Status.ON_TRACK),
        ("In progress", Status.IN_PROGRESS),
        ("Ongoing", Status.IN_PROGRESS),
        ("Open", Status.IN_PROGRESS),
        ("Partially implemented", Status.IN_PROGRESS),
        ("Overdue", Status.DELAYED),
        ("Delayed", Status.DELAYED),
        ("At risk", Status.DELAYED),
        ("Behind schedule", Status.DELAYED),
        ("Not achieved", Status.DELAYED),
        ("Not started", Status.NOT_STARTED),
        ("Not yet due", Status.NOT_STARTED),
        ("Pending", Status.NOT_STARTED),
        ("Cancelled", Status.CANCELLED),
        ("Withdrawn", Status.CANCELLED),
    ],
)
def test_a_status_word_needs_no_key(code: str, status: Status) -> None:
    assert one(action("See 4 above.", code)) == (status, None, ())


@pytest.mark.parametrize(
    "update", ["Report drafted, membership still to be agreed.", "Not yet signed off.", "This is on hold."]
)
def test_a_status_word_stands_where_the_update_disagrees_with_a_warning(update: str) -> None:
    status, phrase, warnings = one(action(update, "Complete"))
    assert (status, phrase, len(warnings)) == (Status.COMPLETED, None, 1)
    (classified,) = classify([action(update, "Complete")], NO_KEY)
    assert classified.status_confidence <= 0.7


def test_on_track_and_in_progress_do_not_contradict_each_other() -> None:
    assert one(action("Underway", "On track")) == (Status.ON_TRACK, None, ())


def test_a_key_of_two_meanings_leaves_the_choice_to_the_update() -> None:
    plan = document("Key: Green = on track or completed; Red = late")
    warning = ("the plan's key gives 'Green' more than one meaning",)
    assert one(action("Completed in May", "Green"), plan) == (Status.COMPLETED, "Completed", warning)
    assert one(action(None, "Green"), plan) == (Status.ON_TRACK, None, warning)


def test_a_date_achieved_completes_unless_the_update_says_otherwise() -> None:
    day = date(2015, 9, 30)
    assert one(action(None, None, day)) == (Status.COMPLETED, None, ())
    assert one(action("Profile discussed by the board.", None, day)) == (Status.COMPLETED, None, ())
    status, phrase, warnings = one(action("Delayed: awaiting the profile.", None, day))
    assert (status, phrase) == (Status.DELAYED, "Delayed")
    assert warnings == ("a date achieved is given, but the update says delayed ('Delayed')",)


def test_the_latest_update_decides_and_its_words_are_in_the_whole() -> None:
    text = "Update July 2013: delayed. Update Nov 2013: signed off."
    assert one(action(text)) == (Status.COMPLETED, "signed off", ())


def test_a_pointer_elsewhere_reports_nothing_with_a_warning() -> None:
    status, phrase, warnings = one(action("See 1 above."))
    assert (status, phrase) == (Status.UNREPORTED, None)
    assert "the update tells no status: See 1 above." in warnings


def test_an_aim_in_the_place_of_an_update_reports_nothing_with_a_warning() -> None:
    status, phrase, (warning,) = one(action("To improve how carers are heard"))
    assert (status, phrase) == (Status.UNREPORTED, None)
    assert warning.startswith("an aim stands in the place of an update")


def test_nothing_given_is_unreported_without_a_warning() -> None:
    assert one(action(None)) == (Status.UNREPORTED, None, ())
    (classified,) = classify([action(None)], NO_KEY)
    assert classified.status_confidence == 0.99


def test_an_update_that_says_otherwise_without_a_status_word_is_warned_of() -> None:
    assert one(action("Paid in full.", "Overdue")) == (
        Status.DELAYED,
        None,
        ("the plan's own status 'Overdue' and its update disagree: the update says completed ('Paid in full')",),
    )
    assert one(action("Paid in full.", "On track")) == (Status.ON_TRACK, None, ())


def test_a_status_that_the_classifier_is_unsure_of_names_the_two_likeliest() -> None:
    text = "Lantern walk and the other one, apparently."
    (classified,) = classify([action(text)], NO_KEY, threshold=1.0)
    uncertain = [warning for warning in classified.warnings if warning.startswith("status uncertain: ")]
    assert [warning.split()[2] for warning in uncertain] == [classified.status]
    (sure,) = classify([action(text)], NO_KEY, threshold=0.0)
    assert not any(warning.startswith("status uncertain") for warning in sure.warnings)


@pytest.mark.parametrize(
    ("progress", "rag", "by"),
    [
        ("Meeting held in May.", "Green", StatusBy.KEY),
        ("Meeting held in May.", "Complete", StatusBy.KEY),
        (None, None, None),
        ("-", None, StatusBy.PHRASE),
        ("Completed: sent to partners.", None, StatusBy.PHRASE),
        ("Partners were asked what they think of the draft.", None, StatusBy.MODEL),
    ],
)
def test_what_decided_is_told(progress: str | None, rag: str | None, by: StatusBy | None) -> None:
    (classified,) = classify([action(progress, rag)], KEY)
    assert classified.status_by is by


def test_dated_updates_are_told_apart_and_the_whole_text_stays() -> None:
    text = "Update July 2013: delayed. Update Nov 2013: signed off."
    (classified,) = classify([action(text)], NO_KEY)
    assert classified.progress == text
    assert [(one.text, one.start, one.end) for one in classified.updates] == [
        ("delayed.", date(2013, 7, 1), date(2013, 7, 31)),
        ("signed off.", date(2013, 11, 1), date(2013, 11, 30)),
    ]


SAID = st.none() | st.sampled_from(
    ("Completed", "On hold", "-", "See 2", "To improve it", "May 14: met. June 14: done.")
)
CODES = st.none() | st.sampled_from(("Green", "G", "Complete", "75%", "?", "red (fill)", "Amber/Green"))


@settings(deadline=None)  # the first example loads the classifier
@given(st.lists(st.builds(action, SAID | st.text(max_size=60), CODES | st.text(max_size=9), st.none() | st.dates())))
def test_any_actions_keep_order_and_promises(given_actions: list[Action]) -> None:
    classified = list(classify(iter(given_actions), KEY))
    assert [(one.progress, one.rag) for one in classified] == [(one.progress, one.rag) for one in given_actions]
    for one_action in classified:
        assert 0 <= one_action.status_confidence <= 1
        assert one_action.status_phrase is None or one_action.status_phrase in (one_action.progress or "")
        if one_action.status is Status.UNREPORTED:
            assert one_action.status_phrase is None
            assert one_action.completed_on is None or one_action.status_by is not StatusBy.KEY
        elif not one_action.progress:
            assert one_action.rag or one_action.completed_on


@given(actions())
def test_nothing_but_the_status_and_warnings_changes(given_action: Action) -> None:
    (classified,) = classify([given_action], KEY)
    for name in ("file", "ref", "action", "leads", "due", "progress", "rag", "completed_on", "source", "milestones"):
        assert getattr(classified, name) == getattr(given_action, name)


def test_spacy_is_not_loaded_for_a_plan_without_updates() -> None:
    program = (
        "import sys\n"
        "from tests.pipeline.classify.plans import action, document\n"
        "from pipeline.classify import classify\n"
        "assert len(list(classify([action(None)], document('Key: Green = done; Red = late')))) == 1\n"
        "assert 'spacy' not in sys.modules\n"
        "list(classify([action('Completed')], document()))\n"
        "assert 'spacy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("share", "update", "contradicts"),
    [
        ("0%", "Completed: all gates were mended.", True),
        ("100%", "Not started yet.", True),
        ("50 %", "Completed.", True),
        ("50%", "Work has begun.", False),
        ("100%", "Completed.", False),
        ("0%", "Not started.", False),
    ],
)
def test_a_percentage_that_the_update_contradicts_is_warned_of(share: str, update: str, contradicts: bool) -> None:
    for told in (one(action(update, share)), one(action(f"{share}\n{update}", None))):
        assert any("disagree" in warning for warning in told[2]) is contradicts
