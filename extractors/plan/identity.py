"""Which plan a document is: its title, borough, body and date, from what its first pages and running heads print."""

from collections.abc import Sequence

from extractors.plan.bodies import body_of_plan
from extractors.plan.boroughs import Evidence, choose
from extractors.plan.days import day_of_plan
from extractors.plan.front import all_texts, read_front
from extractors.plan.plans import PlanTable
from extractors.plan.titles import read_title, title_of_file
from models.document import Document, Identity


def read_identity(document: Document, tables: Sequence[PlanTable], borough: str | None = None) -> Identity:
    """Which plan `document` is, whose plan tables are `tables`; `borough` given overrides.

    A field is None where nothing is printed that decides it.

    `date` is the day that the plan speaks for: the latest "as at", then a version's, the title's, the meeting's, the
    cover's; a month stands for its last day.
    """
    front = read_front(document, tables[0] if tables else None)
    title = read_title(front, document.title) or title_of_file(document.name)
    texts = tuple(all_texts(document))
    prominent = (*((title,) if title else ()), *front.running)
    own = dict.fromkeys((*front.cover, *front.alone))
    evidence = [Evidence(text, 4.0, front=text in front.alone) for text in own]
    evidence += [Evidence(text, 1.0) for text in texts]
    council = borough or choose(prominent, evidence)
    body = body_of_plan(council, prominent, front, texts)
    return Identity(document.sha256, title, council, body, day_of_plan(title, front, document))
