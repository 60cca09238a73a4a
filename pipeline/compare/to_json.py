"""JSON: everything that the report tells, for programs. A share of fewer than ten, and what is not told, is null."""

import datetime
import json

import pandas as pd

from pipeline.compare.arithmetic import SMALL
from pipeline.compare.comparison import Comparison, unjudged
from pipeline.compare.measures import MEASURES
from pipeline.compare.to_csv import rounded


def text(told: Comparison) -> str:
    """One object; `groups`, `total` and `leaders` have the columns of the frames."""
    (total,) = _rows(told.total)
    whole = {
        "by": [each.value for each in told.by],
        "as_of": _plain(told.as_of),
        "selection": told.selection,
        "shares_from": SMALL,
        "groups": _rows(told.groups),
        "total": total,
        "leaders": _rows(told.leaders),
        "versions": _rows(told.versions),
        "left_out": [{"reason": left.reason, "plans": left.plans} for left in told.left_out],
        "not_judged": [{"count": count, "what": what} for count, what in unjudged(told)],
        "measures": [
            {
                "name": measure.name,
                "heading": measure.heading,
                "meaning": measure.meaning,
                "of": measure.of,
            }
            for measure in MEASURES
        ],
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _rows(table: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): _plain(value) for name, value in row.items()} for row in rounded(table).to_dict("records")]


def _plain(value: object) -> object:
    """`value` as JSON has it: days in ISO form, nothing for what is not told."""
    if value is None or value is pd.NaT or value != value:
        return None
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime.date) else value
