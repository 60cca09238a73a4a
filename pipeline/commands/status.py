"""`actionplans status`: train the status classifier, measure it, explain one reading."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.classify.evaluation import Answer, Figures

WRONG_USE = 2  # exit status

app = typer.Typer(
    help="Train, measure and explain how an update's status is read.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[Path, typer.Option(help="Where train-*.jsonl and tune.jsonl lie.", file_okay=False)]


@app.command()
def train(
    data: Folder = Path("data/status"),
    output: Annotated[Path | None, typer.Option(help="A folder.", show_default="the one in the package")] = None,
    compare: Annotated[bool, typer.Option("--compare", help="Measure other architectures too; some minutes.")] = False,
) -> None:
    """Train the classifier on labelled texts; the same texts give the same classifier.

    \b
    Examples:
      actionplans status train
      actionplans status train --data more/ --output trial/
    """
    from pipeline.classify.confidence import PATH
    from pipeline.classify.train import train_folder, write

    with _refusing():
        if compare:
            from pipeline.classify.comparison import compared

            for line in compared(data):
                typer.echo(line)
            return
        language, known = train_folder(data)
    folder = output or PATH.parent
    write(language, known, folder)
    typer.echo(f"{folder}: trained, temperature {known.temperature}")


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines with text and label, rag and key if any.")],
    json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
    misses: Annotated[int, typer.Option(min=0, help="Show so many of the worst misses.")] = 0,
) -> None:
    """Measure the whole stage on labelled texts, the plain key-word rule beside it.

    \b
    Examples:
      actionplans status evaluate data/status/test.jsonl
      actionplans status evaluate updates.jsonl --json --misses 20
    """
    from pipeline.classify.evaluation import answer, figures
    from pipeline.classify.evaluation import misses as missed
    from pipeline.classify.examples import read_labelled

    with _refusing():
        answers = answer(tuple(read_labelled(file)))
        told = figures(answers)
    worst = missed(answers)[:misses]
    if json:
        typer.echo(_as_json(told, worst))
    else:
        _print(told, worst)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(help="The update.")],
    rag: Annotated[str | None, typer.Option(help="What stands in the status column.")] = None,
    key: Annotated[str | None, typer.Option(help="The plan's key, as printed.")] = None,
) -> None:
    """Tell how one update is read: label, confidence, what decided, and the words that it rests on.

    \b
    Examples:
      actionplans status explain "Drafting underway. To be completed by May."
      actionplans status explain "Visits to homes" --rag Amber --key "Amber = at risk; Green = on target"
    """
    from models.status import Status
    from pipeline.classify.evaluation import answer
    from pipeline.classify.examples import Labelled
    from pipeline.settings import from_environment

    with _refusing():
        threshold = from_environment(os.environ).status_threshold
        (told,) = answer([Labelled(text, Status.UNREPORTED, rag, key)], threshold)
    read = told.read
    by = read.status_by.value if read.status_by else "nothing: there is no update"
    console = _console()
    console.print(f"{read.status.value}, confidence {read.status_confidence:.2f}, decided by {by}", highlight=False)
    console.print(_marked(text, read.status_phrase), highlight=False)
    for update in read.updates:
        console.print(f"update of {update.start} to {update.end}: {update.text}", highlight=False, markup=False)
    for warning in read.warnings:
        console.print(f"warning: {warning}", highlight=False, markup=False)


def _marked(text: str, phrase: str | None) -> "object":
    """`text` with `phrase` marked: reversed on a terminal, between » and « elsewhere too."""
    from rich.text import Text

    at = text.find(phrase) if phrase else -1
    if phrase is None or at < 0:
        return Text(text)
    return Text.assemble(text[:at], "»", (phrase, "bold reverse"), "«", text[at + len(phrase) :])


def _print(told: "Figures", worst: "tuple[Answer, ...]") -> None:
    from rich.table import Table

    from models.status import Status

    console = _console()
    console.print(f"{told.texts} texts: accuracy {told.accuracy:.3f}, macro-F1 {told.macro_f1:.3f}", highlight=False)
    console.print(f"calibration error {told.calibration_error:.3f}", highlight=False)
    rule = f"key-word rule: accuracy {told.rule_accuracy:.3f}, macro-F1 {told.rule_macro_f1:.3f}"
    console.print(rule, highlight=False)
    table = Table("label", "texts", "precision", "recall", "F1", *(f"read {status.value}" for status in Status))
    for label, row in zip(told.labels, told.confusion, strict=True):
        shares = (f"{share:.3f}" for share in (label.precision, label.recall, label.f1))
        table.add_row(label.status.value, str(label.texts), *shares, *map(str, row))
    console.print(table)
    for one in worst:
        line = f"{one.given.label.value} read as {one.read.status.value} ({one.read.status_confidence:.2f}): "
        console.print(line + one.given.text, highlight=False, markup=False)


def _as_json(told: "Figures", worst: "tuple[Answer, ...]") -> str:
    import json
    from dataclasses import asdict

    missed = [
        {
            "text": one.given.text,
            "label": one.given.label,
            "read": one.read.status,
            "confidence": one.read.status_confidence,
        }
        for one in worst
    ]
    return json.dumps(asdict(told) | {"misses": missed}, ensure_ascii=False, indent=1)


def _console() -> "Console":
    """Standard output: as wide as the terminal, wide enough for the table elsewhere."""
    import sys

    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=200, soft_wrap=True)


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """What cannot be read stops the command with a line that says why."""
    try:
        yield
    except (ValueError, OSError) as error:
        typer.echo(f"actionplans: {error}", err=True)
        raise typer.Exit(WRONG_USE) from error
