"""A plan's gold records: the shape of the contract's record, leads and involved as plain names."""

import json

from tests.samples.values import Action, Due, Group, Plan

Json = str | bool | None | list["Json"] | dict[str, "Json"]


def gold(plan: Plan) -> str:
    """The gold file of `plan`: its document and its actions in printed order."""
    records: list[Json] = [
        record(action, group) for table in plan.tables for group in table.groups for action in group.actions
    ]
    document: Json = {"title": plan.title, "borough": plan.borough, "body": plan.body, "date": plan.date}
    return json.dumps({"document": document, "actions": records}, indent=1, ensure_ascii=False) + "\n"


def record(action: Action, group: Group) -> Json:
    """One action as the contract has it, without what only a reading can know (source, confidence, warnings)."""
    recommendation: Json = None
    if group.recommendation is not None:
        recommendation = {"ref": group.ref and group.ref.rstrip("."), "text": group.recommendation}
    outcome = action.aim or group.outcome
    return {
        "ref": action.ref,
        "theme": list(group.themes),
        "recommendation": recommendation,
        "action": action.text,
        "leads": list(action.leads),
        "involved": list(action.involved),
        "due": [_due(due) for due in action.dates],
        "due_date": max((due.end for due in action.dates), default=None),
        "ongoing": action.ongoing,
        "outcome": outcome,
        "milestones": [
            {"text": milestone.text, "due": None if milestone.due is None else milestone.due.end}
            for milestone in action.milestones
        ],
        "evidence": action.evidence,
        "progress": action.progress,
        "completed_on": None if action.completed is None else action.completed.end,
        "rag": action.rag,
        "status": action.status,
        "sure": action.sure,
    }


def _due(due: Due) -> Json:
    return {"raw": due.raw, "start": due.start, "end": due.end, "precision": due.precision}
