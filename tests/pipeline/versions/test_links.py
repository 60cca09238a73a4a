"""Actions linked from version to version: case by case, and how often rightly over seeded revisions."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.action import Action, Recommendation
from models.document import Identity
from models.table import Place
from pipeline.stages import extract
from pipeline.versions import links as module
from pipeline.versions.links import Decided, Link, links
from tests.pipeline.versions.revising import STRENGTHS, Revised, Strength, made, revise
from tests.samples.make import RAW, SAMPLES, VERSIONS
from tests.strategies import actions

PLACE = Place(1, None, 1, 1)
UNDECIDED = Decided()
FRESH = 500  # seeds from here on played no part in choosing the weights


def action(text: str, ref: str | None = None, answers: str | None = None) -> Action:
    """An action of which only what links it is printed."""
    recommendation = None if answers is None else Recommendation(answers)
    return Action("plan.pdf", Identity(""), text, PLACE, ref, recommendation=recommendation)


def linked(earlier: Sequence[Action], later: Sequence[Action], decided: Decided = UNDECIDED) -> list[tuple[int, int]]:
    """The positions that are linked."""
    return [(link.earlier, link.later) for link in links(earlier, later, decided)]


AUDIT = action("Audit thirty strategy discussions for timeliness and report to the Board", "1")
TRAIN = action("Train health visitors in brief advice on smoking", "2")
FORUM = action("Relaunch the parent carer forum with an independent chair", "3")
PLAN = (AUDIT, TRAIN, FORUM)


def test_an_unchanged_plan_is_linked_one_to_one_and_surely() -> None:
    assert links(PLAN, PLAN) == tuple(Link(at, at, 1.0) for at in range(3))


def test_a_plan_without_actions_has_no_links() -> None:
    assert links((), PLAN) == links(PLAN, ()) == links((), ()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "To audit thirty strategy discussions for timeliness and to report to the Board",
        "Audit of 30 strategy discussions (timeliness), reported to the Board by June",
        "Audit thirty strategy discussions for timel",
        "Aud1t thirty strategy discusslons for tirneliness and report to thc Board",
        "Report to the Board an audit of thirty strategy discussions for timeliness",
        "Working with partners, dip sample thirty strategy discussions for timeliness",
        "AUDIT THIRTY STRATEGY DISCUSSIONS\nFOR TIMELINESS AND REPORT TO THE BOARD.",
    ],
)
def test_a_reworded_action_is_found_where_it_was_and_elsewhere(text: str) -> None:
    reworded = action(text, "9")
    assert (0, 0) in linked(PLAN, (reworded, TRAIN, FORUM))
    assert (0, 2) in linked(PLAN, (TRAIN, FORUM, reworded))


def test_refs_that_shift_by_one_mislead_nobody() -> None:
    added = action("Survey the energy use of every school", "1")
    shifted = [replace(each, ref=str(number)) for number, each in enumerate((added, *PLAN), 1)]
    assert linked(PLAN, shifted) == [(0, 1), (1, 2), (2, 3)]


def test_a_dropped_action_and_a_new_one_in_its_place_are_two() -> None:
    new = action("Plant 15,000 trees on land that the Council owns", "2")
    assert linked(PLAN, (AUDIT, new, FORUM)) == [(0, 0), (2, 2)]


def test_a_moved_date_or_another_order_changes_no_link() -> None:
    assert linked(PLAN, (FORUM, AUDIT, TRAIN)) == [(2, 0), (0, 1), (1, 2)]


def test_equal_texts_go_with_their_recommendations() -> None:
    answers = ("Hear the child", "Share what is known", "Supervise well")
    earlier = [action("Report to Board quarterly", answers=each) for each in answers]
    later = [earlier[2], earlier[0], earlier[1]]
    assert linked(earlier, later) == [(2, 0), (0, 1), (1, 2)]
    assert not any(link.doubtful for link in links(earlier, later))


def test_equal_texts_with_nothing_to_tell_them_apart_are_doubtful() -> None:
    earlier = [action("Report to Board quarterly")] * 3
    found = links(earlier, earlier[:2])
    assert len(found) == 2
    assert all(link.doubtful for link in found)


def test_equal_texts_are_told_apart_by_refs_that_the_plan_keeps() -> None:
    twice = [replace(action("Report to Board quarterly"), ref=ref) for ref in ("4", "5")]
    found = links((*PLAN, *twice), (*PLAN, twice[1], twice[0]))
    assert [(link.earlier, link.later) for link in found[3:]] == [(4, 3), (3, 4)]


def test_of_a_split_action_one_part_is_linked_and_doubtful() -> None:
    whole = action("Train all members in planning law and train all substitutes in planning law before they sit")
    parts = [action("Train all members in planning law"), action("Train all substitutes in planning law")]
    for earlier, later in (([whole, FORUM], [*parts, FORUM]), ([*parts, FORUM], [whole, FORUM])):
        found = [link for link in links(earlier, later) if earlier[link.earlier] is not FORUM]
        assert len(found) == 1
        assert found[0].doubtful


def test_what_a_person_decided_is_kept() -> None:
    assert linked(PLAN, PLAN, Decided(different=frozenset({(1, 1)}))) == [(0, 0), (2, 2)]
    crossed = links(PLAN, PLAN, Decided(same=frozenset({(0, 1)})))
    assert Link(0, 1, 1.0) in crossed
    assert {(link.earlier, link.later) for link in crossed} == {(0, 1), (2, 2)}


def test_what_a_person_decided_settles_the_others() -> None:
    twice = [action("Report to Board quarterly")] * 2
    assert [link.doubtful for link in links(twice, twice)] == [True, True]
    assert links(twice, twice, Decided(same=frozenset({(0, 1)})))[0] == Link(1, 0, 1.0)


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        (Decided(same=frozenset({(0, 0), (0, 1)})), "two others"),
        (Decided(same=frozenset({(0, 1), (2, 1)})), "two others"),
        (Decided(frozenset({(0, 0)}), frozenset({(0, 0)})), "to be different"),
        (Decided(same=frozenset({(0, 3)})), "does not have"),
        (Decided(different=frozenset({(-1, 0)})), "does not have"),
    ],
)
def test_decisions_that_cannot_be_are_refused(decided: Decided, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        links(PLAN, PLAN, decided)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(actions(), max_size=3), st.lists(actions(), max_size=3), st.randoms())
def test_whatever_is_printed_links_are_one_to_one_and_decisions_hold(
    earlier: list[Action], later: list[Action], rng: random.Random
) -> None:
    pairs = [(one, other) for one in range(len(earlier)) for other in range(len(later))]
    same = frozenset(rng.sample(pairs, 1)) if pairs else frozenset()
    different = frozenset(rng.sample(pairs, len(pairs) // 3)) - same
    found = links(earlier, later, Decided(same, different))
    assert len({link.earlier for link in found}) == len({link.later for link in found}) == len(found)
    assert [link.later for link in found] == sorted(link.later for link in found)
    given_pairs = {(link.earlier, link.later) for link in found}
    assert same <= given_pairs
    assert not different & given_pairs
    assert all(0 <= link.score <= 1 for link in found)


def test_of_plans_too_large_to_compare_equal_texts_are_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAIRS", 3)
    report = action("Report to Board quarterly")
    earlier, later = (*PLAN, report, report), (FORUM, report, report, AUDIT, action("Train health visitors"))
    assert links(earlier, later) == (Link(2, 0, 1), Link(3, 1, 1, True), Link(4, 2, 1, True), Link(0, 3, 1))
    decided = Decided(frozenset({(1, 4)}), frozenset({(2, 0)}))
    assert linked(earlier, later, decided) == [(3, 1), (4, 2), (0, 3), (1, 4)]


@dataclass
class Tally:
    """How many links there should be and are, how many of them are right, and how many are doubtful."""

    true: int = 0
    found: int = 0
    right: int = 0
    firm: int = 0
    firm_right: int = 0

    def add(self, plan: Sequence[Action], revised: Revised) -> None:
        """Count the links of one revision."""
        self.true += sum(before is not None for before in revised.before)
        for link in links(plan, revised.actions):
            right = revised.before[link.later] == link.earlier
            self.found += 1
            self.right += right
            self.firm += not link.doubtful
            self.firm_right += right and not link.doubtful


@cache
def sampled() -> tuple[tuple[Action, ...], ...]:
    """The sample plans, each once, however many files print it and in how many versions."""
    later = {plan.name for plans in VERSIONS.values() for plan in plans[1:]}
    first = {sample.plan.name: RAW / sample.file for sample in SAMPLES if sample.plan.name not in later}
    return tuple(extract(path).actions for path in first.values())


def of_samples() -> Iterator[tuple[Sequence[Action], Sequence[Action], int]]:
    """Each sample plan, what others have to add, and seeds; then all of them as one long plan."""
    for seed in range(FRESH, FRESH + 10):
        for plan in sampled():
            yield plan, [each for other in sampled() if other is not plan for each in other], seed
    for seed in range(FRESH, FRESH + 3):
        yield [each for plan in sampled() for each in plan], made(60, seed), seed


def of_made() -> Iterator[tuple[Sequence[Action], Sequence[Action], int]]:
    """Plans whose actions share their phrases and stand in part several times: harder than any that is printed."""
    for seed in range(FRESH, FRESH + 6):
        for size in (12, 60, 150):
            yield made(size, seed), made(size, seed + 1000), seed


FLOORS = {  # precision, recall, precision of what is not doubtful
    ("samples", "light"): (0.99, 0.99, 0.995),
    ("samples", "medium"): (0.99, 0.98, 0.995),
    ("samples", "strong"): (0.99, 0.95, 0.995),
    ("made", "light"): (0.99, 0.99, 0.99),
    ("made", "medium"): (0.97, 0.96, 0.98),
    ("made", "strong"): (0.92, 0.92, 0.96),
}


@pytest.mark.slow
@pytest.mark.parametrize("strength", STRENGTHS, ids=lambda strength: strength.name)
@pytest.mark.parametrize("kind", ["samples", "made"])
def test_revised_plans_are_linked_rightly(kind: str, strength: Strength) -> None:
    tally = Tally()
    for plan, others, seed in of_samples() if kind == "samples" else of_made():
        tally.add(plan, revise(plan, others, strength, seed))
    figures = (tally.right / tally.found, tally.right / tally.true, tally.firm_right / tally.firm)
    print(kind, strength.name, tally, figures)
    assert all(figure >= floor for figure, floor in zip(figures, FLOORS[kind, strength.name], strict=True))


def test_the_revisions_change_what_they_say() -> None:
    plan = made(60, 1)
    revised = revise(plan, made(60, 2), STRENGTHS[2], 1)
    kept = [(plan[before], after) for before, after in zip(revised.before, revised.actions, strict=True) if before]
    assert None in revised.before
    assert len(kept) < len(plan)
    assert sum(one.action != other.action for one, other in kept) > len(kept) * 0.7


@pytest.mark.slow
def test_two_long_plans_take_a_fraction_of_a_second() -> None:
    plan = made(300, 1)
    later = revise(plan, made(300, 2), STRENGTHS[1], 1).actions
    began = time.process_time()
    links(plan, later)
    assert time.process_time() - began < 0.3  # 0.02 s measured
