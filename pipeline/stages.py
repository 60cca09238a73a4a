"""The whole flow on one page: a file's bytes -> document -> actions -> each with its status."""

from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.bounds import USUAL, Bounds, bounded
from models import sidecar
from models.document import Identity
from models.errors import DocumentError
from models.sidecar import Sidecar
from pipeline.answers import Extraction, Failure, read_answer, write_answer
from pipeline.isolation import Job, Limits, Lost, each
from pipeline.settings import Settings

__all__ = ["READERS", "Extraction", "Failure", "Options", "attempt", "extract", "run"]

NO_PLAN = "no action plan found: no table has columns such as Action, Lead and By when"
READERS = ("extractors.registry", "extractors.plan", "pipeline.classify")


@dataclass(frozen=True, slots=True)
class Options:
    """What a user decides about how files are read."""

    borough: str | None = None  # goes before what the document says
    status_threshold: float = Settings().status_threshold  # 0 to 1; a status less sure than this gets a warning
    bounds: Bounds = USUAL  # of each document


def extract(path: Path, options: Options = Options()) -> Extraction:
    """The actions of one file in printed order.

    Raises DocumentError if it cannot be read or holds no action plan.
    """
    # Here, not above: the readers are loaded by the children alone, and `--help` by nobody.
    from extractors.plan import read_plan
    from extractors.registry import read
    from pipeline.classify import classify

    with bounded(options.bounds):
        document = read(_content(path, options.bounds), path.name)  # bytes: cells that know where they stand
    identity, actions = read_plan(
        document, options.borough
    )  # one action a row, text made values, doubts kept as warnings
    if not actions:
        raise DocumentError(path.name, "; ".join((NO_PLAN, *document.notices)))
    labelled = classify(actions, document, options.status_threshold)  # each with its status
    fetched = sidecar.read(path)  # where it was published, if it was fetched
    told = (replace(action, document=_published(action.document, fetched)) for action in labelled)
    return Extraction(path.name, _published(identity, fetched), tuple(told), document.notices)


def _published(identity: Identity, fetched: Sidecar | None) -> Identity:
    if fetched is None:
        return identity
    return replace(
        identity,
        borough=identity.borough or fetched.borough,  # whose site it was on, where the paper itself does not say
        url=fetched.address,
        published=fetched.published,
        committee=fetched.committee,
        meeting=fetched.meeting,
    )


def attempt(path: Path, options: Options = Options()) -> Extraction | Failure:
    """`extract`, with an unreadable file as a value: it must not stop the others."""
    try:
        return extract(path, options)
    except DocumentError as error:
        return Failure(str(path), error.reason)


def run(paths: Iterable[Path], limits: Limits, options: Options) -> Generator[Extraction | Failure, None, None]:
    """`attempt` over many files, in their order, in child processes: what kills a child costs its own file only."""
    listed = tuple(paths)
    tasks = ((path, options) for path in listed)
    job: Job[tuple[Path, Options], Extraction | Failure] = Job(_attempt, write_answer, read_answer, _pages)
    ended = each(job, tasks, limits)
    with closing(ended) as outcomes:
        for path, outcome in zip(listed, outcomes, strict=True):
            yield Failure(str(path), outcome.reason, outcome.trace) if isinstance(outcome, Lost) else outcome


def _attempt(task: tuple[Path, Options]) -> Extraction | Failure:
    return attempt(*task)


def _pages(task: tuple[Path, Options]) -> int:
    """How many pages the file has, for the time that it is allowed; 0 where that cannot be told or read."""
    from extractors.registry import page_count

    path, options = task
    try:
        return min(page_count(_content(path, options.bounds)), options.bounds.pages)
    except DocumentError:  # reading it says why
        return 0


def _content(path: Path, bounds: Bounds) -> bytes:
    """The file's bytes. A pipe or a device is refused: it could be waited for without end."""
    if path.exists() and not path.is_file():
        raise DocumentError(path.name, "not a file")
    most = bounds.file_mb * 1_000_000
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise DocumentError(path.name, f"cannot be opened: {error.strerror}") from error
    if len(content) > most:
        raise DocumentError(path.name, f"not read: more than {bounds.file_mb} MB (ACTIONPLANS_FILE_MB)")
    return content
