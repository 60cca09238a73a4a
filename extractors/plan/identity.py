"""Which plan a document is: its title, borough, body and date, from what its first pages and running heads print."""

from extractors.plan import boroughs
from extractors.plan.days import day_of_plan
from extractors.plan.front import all_texts, read_front
from extractors.plan.titles import read_title, title_of_file
from models.document import Document, Identity


def read_identity(document: Document, borough: str | None = None) -> Identity:
    """Which plan `document` is. A field is None where nothing is printed that decides it; `borough` given overrides.

    `date` is the day that the plan speaks for: the latest "as at", then a version's, the title's, the meeting's, the
    cover's; a month stands for its last day.
    """
    front = read_front(document)
    title = read_title(front, document.title) or title_of_file(document.name)
    cover = tuple(line.text for line in front.lines if line.level is not None or len(line.text) < 60)[:_COVER]
    prominent = (*((title,) if title else ()), *front.running)
    evidence = [boroughs.Evidence(text, 4.0) for text in cover]
    evidence += [boroughs.Evidence(text, 1.0) for text in all_texts(document)]
    council = borough or boroughs.choose(prominent, evidence)
    body = boroughs.body(council, prominent, front.edges, all_texts(document))
    return Identity(document.sha256, title, council, body, day_of_plan(title, front, document))
