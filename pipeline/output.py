"""Where a command writes: standard output or --output; what takes no more ends the command in one line, or quietly."""

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, AnyStr, Generic, NoReturn, TextIO

import typer
from typer.core import TyperGroup

from pipeline.export.whole import written_whole

REFUSED = 2  # exit status: the disk is full, the folder closed
READER_GONE = 128 + 13  # exit status: what read our output has ended (`| head`), as the shell tells SIGPIPE
STANDARD = "standard output"


class OutputEnded(typer.Exit):
    """Nothing more can be written, and the user has been told: no summary follows."""


@dataclass(frozen=True, slots=True)
class Sink(Generic[AnyStr]):
    """A stream that is only written to. Raises OutputEnded where it takes no more."""

    stream: IO[AnyStr]
    name: str  # for the message
    live: bool = False  # somebody watches: each piece is shown at once

    def write(self, written: AnyStr) -> int:
        """Write it all; gives its length."""
        with refusals_told(self.name):
            length = self.stream.write(written)
            while length < len(written):  # PYTHONUNBUFFERED: a write of bytes may take a part
                length += self.stream.write(written[length:])
            if self.live:
                self.stream.flush()
            return length


class QuietGroup(TyperGroup):
    """Commands whose help, too, ends without a word where nobody reads it to the end; click alone would exit with 1."""

    def make_context(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (whatever the click in typer takes)
        """As click does; it prints help here."""
        with _gone_told():
            return super().make_context(*arguments, **named)

    def invoke(self, *arguments: Any) -> Any:  # noqa: ANN401
        """As click does; the commands' own help is printed here."""
        with _gone_told():
            return super().invoke(*arguments)


@contextlib.contextmanager
def opened(output: Path | None, inputs: Iterable[Path] = (), binary: bool = False) -> Iterator[Sink[bytes]]:
    """A sink into the file `output`, written whole or not at all, or into standard output.

    Raises OutputEnded if it cannot be written, if `output` is one of `inputs`: they would be lost, or if what is no
    text (`binary`) would go to a terminal.
    """
    if output is None:
        with _standard_bytes(binary) as sink:
            yield sink
        return
    _check(output, inputs)
    ours = True  # an OSError while the block runs is not of writing: Sink tells those
    try:
        with written_whole(output) as stream:
            ours = False
            yield Sink(stream, str(output))
            ours = True
    except OSError as error:
        if not ours:
            raise
        end(f"{output} cannot be written: {error.strerror}")


@contextlib.contextmanager
def printing() -> Iterator[Sink[str]]:
    """A sink of text into standard output. Raises OutputEnded if it cannot be written."""
    stream = standard()
    yield Sink(stream, STANDARD)
    with refusals_told(STANDARD):
        stream.flush()


@contextlib.contextmanager
def _standard_bytes(binary: bool) -> Iterator[Sink[bytes]]:
    stream = standard()
    watched = stream.isatty()
    if binary and watched:
        end("this format is no text that a terminal can show: --output FILE takes it")
    yield Sink(stream.buffer, STANDARD, watched)
    with refusals_told(STANDARD):
        stream.flush()


def standard() -> TextIO:
    """Standard output in UTF-8 with line ends as written, whatever the terminal's language is.

    Raises OutputEnded if it is closed.
    """
    if sys.stdout is None:
        end("standard output is closed: --output FILE, or a pipe, takes the records")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout


@contextlib.contextmanager
def refusals_told(name: str) -> Iterator[None]:
    """A block that writes to `name` and does nothing else. Raises OutputEnded where that fails."""
    try:
        yield
    except BrokenPipeError:
        _end_quietly()
    except OSError as error:
        _forget_what_waits()
        end(f"{name} cannot be written: {error.strerror}")


@contextlib.contextmanager
def _gone_told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _end_quietly()


def _end_quietly() -> NoReturn:
    _forget_what_waits()
    raise OutputEnded(READER_GONE) from None


def _check(output: Path, inputs: Iterable[Path]) -> None:
    if output == Path():
        end("--output needs the name of a file")
    if output.exists():
        for path in inputs:
            if path.exists() and output.samefile(path):
                end(f"{output} is one of the files to read: --output would overwrite it")


def end(message: str) -> NoReturn:
    """End the command: `message` on standard error, and no summary. Raises OutputEnded."""
    with contextlib.suppress(OSError):  # standard error may be what is full
        typer.echo(f"actionplans: {message}", err=True)
    raise OutputEnded(REFUSED)


def _forget_what_waits() -> None:
    """Python writes what still waits for a standard stream when it ends, and complains if it cannot."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
