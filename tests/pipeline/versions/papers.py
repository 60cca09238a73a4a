"""Pairs of papers that a person labelled: versions of one plan, or two plans. Boroughs and people are invented."""

import datetime

from models.document import Identity
from tests.pipeline.versions.titled import SAME_TITLES, TWO_TITLES


def _paper(title: str, body: str | None = None, day: str | None = None, borough: str | None = "Wexbridge") -> Identity:
    return Identity("", title, borough, body, datetime.date.fromisoformat(day) if day else None)


PLAN = "Business Plan"
SAME_PAPERS: tuple[tuple[Identity, Identity], ...] = (
    (_paper(PLAN, "Wexbridge LSCB"), _paper(PLAN, "Wexbridge Local Safeguarding Children Board")),
    (_paper(PLAN, "Wexbridge LSCB"), _paper(PLAN, "Wexbridge Safeguarding Children Board")),
    (_paper(PLAN, "WSCB"), _paper(PLAN, "Wexbridge Safeguarding Children Board")),
    (_paper(PLAN, "LSCB"), _paper(PLAN, "Wexbridge Safeguarding Children's Board")),
    (_paper(PLAN, "Wexbridge SAB"), _paper(PLAN, "Wexbridge Safeguarding Adults Board")),
    (_paper(PLAN, "Wexbridge Council"), _paper(PLAN, "London Borough of Wexbridge")),
    (_paper(PLAN, "Wexbridge Borough Council"), _paper(PLAN, "Wexbridge Council")),
    (_paper(PLAN, "Wexbridge LSCB"), _paper(PLAN)),
    (_paper(PLAN, "Wexbridge Council, Children & Families"), _paper(PLAN, "Wexbridge Council: Children and Families")),
    (_paper("LSCB Business Plan", "Wexbridge LSCB"), _paper(PLAN, "Wexbridge Safeguarding Children Board")),
    (_paper("Wexbridge LSCB Business Plan", "Wexbridge LSCB"), _paper(PLAN, "Wexbridge LSCB")),
    (_paper("Action Plan", "Wexbridge LSCB"), _paper("Action Plan - update", "Wexbridge Safeguarding Children Board")),
    (_paper("Business Plan 2014-15"), _paper(PLAN, None, "2014-09-30")),
    (_paper("Business Plan 2014-15"), _paper(PLAN, None, "2014-02-14")),
    (_paper("Business Plan 2014-15"), _paper(PLAN, None, "2015-05-31")),
    (_paper("Business Plan 2014-15"), _paper("Business Plan (June 2014)")),
    (_paper("Improvement Plan 2012"), _paper("Improvement Plan (January 2013)")),
    (_paper("Business Plan 2014-17"), _paper(PLAN, None, "2016-12-31")),
    (_paper(PLAN, None, "2013-03-31"), _paper(PLAN, None, "2014-09-30")),
    (_paper(PLAN, borough=None), _paper(PLAN, borough=None)),
    (_paper(PLAN, borough="London Borough of Wexbridge"), _paper(PLAN, borough="WEXBRIDGE")),
    (_paper(PLAN, borough="Barrow & Denham"), _paper(PLAN, borough="Barrow and Denham Council")),
    (_paper(PLAN, borough="St. Osric's"), _paper(PLAN, borough="St Osrics")),
)

TWO_PAPERS: tuple[tuple[Identity, Identity], ...] = (
    (_paper(PLAN, "Wexbridge LSCB"), _paper(PLAN, "Wexbridge Safeguarding Adults Board")),
    (_paper(PLAN, "Wexbridge LSCB"), _paper(PLAN, "Wexbridge LSAB")),
    (_paper(PLAN, "Wexbridge Council"), _paper(PLAN, "Wexbridge LSCB")),
    (_paper(PLAN, "Wexbridge Council"), _paper(PLAN, "Wexbridge Council, Children and Families")),
    (_paper(PLAN, "Wexbridge Clinical Commissioning Group"), _paper(PLAN, "Wexbridge Council")),
    (_paper("Action Plan", "Wexbridge Council"), _paper("Action Plan", "Wexbridge Council")),
    (_paper("Action Plan", "Wexbridge LSCB"), _paper("Action Plan")),
    (_paper("LSCB Business Plan", "Wexbridge LSCB"), _paper(PLAN)),
    (_paper("Business Plan 2014-15"), _paper(PLAN, None, "2015-09-30")),
    (_paper("Business Plan 2014-15"), _paper(PLAN, None, "2013-11-30")),
    (_paper("Business Plan 2014-15"), _paper(PLAN)),
    (_paper(PLAN, None, "2010-03-31"), _paper(PLAN, None, "2014-09-30")),
    (_paper(PLAN, borough="Wexbridge"), _paper(PLAN, borough="Harcombe")),
    (_paper(PLAN, borough="Wexbridge"), _paper(PLAN, borough=None)),
    (_paper(PLAN, borough="East Wexbridge"), _paper(PLAN, borough="West Wexbridge")),
    (_paper(""), _paper("")),
    (Identity("", borough="Wexbridge"), Identity("", borough="Wexbridge")),
    (Identity("", borough="Wexbridge", body="Wexbridge LSCB"), _paper(PLAN, "Wexbridge LSCB")),
)


def pairs() -> tuple[tuple[bool, Identity, Identity], ...]:
    """All pairs, each with whether it is one plan."""
    titles = ((True, SAME_TITLES), (False, TWO_TITLES))
    papers = ((True, SAME_PAPERS), (False, TWO_PAPERS))
    named = tuple((same, _paper(one), _paper(other)) for same, table in titles for one, other in table)
    return named + tuple((same, one, other) for same, table in papers for one, other in table)
