"""Children that die, hang, grow or fail: real ones, through the real pool."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.isolation import Limits, Lost, each

ROOT = Path(__file__).parents[2]
LIMITS = Limits(workers=2, memory_mb=512, seconds=60)


def fate(word: str) -> str:
    """What a hostile document does to its reader."""
    if word == "abort":
        os.abort()
    if word == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "pid":
        return str(os.getpid())
    if word == "exit":
        os._exit(3)
    if word == "grow":
        return str(len(bytearray(4 * 1024**3)))
    if word == "sleep":
        time.sleep(600)
    if word == "nest":
        return fate(word)
    if word == "bug":
        return word[99]
    if word == "chatter":
        print("to standard output")
        os.write(1, b"from C++")
    return word.upper()


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("abort", "the reader crashed (SIGABRT)"),
        ("segfault", "the reader crashed (SIGSEGV)"),
        ("kill", "the reader was killed (SIGKILL)"),
        ("exit", "exit status 3"),
        ("grow", "stopped: needed more than 512 MB memory"),
        ("nest", "nested too deeply to be read"),
    ],
)
def test_a_child_that_dies_costs_its_own_task_and_says_why(word: str, reason: str) -> None:
    first, lost, last = each(fate, ("first", word, "last"), LIMITS)
    assert (first, last) == ("FIRST", "LAST")
    assert isinstance(lost, Lost)
    assert reason in lost.reason


def test_a_task_without_end_is_stopped_at_its_limit() -> None:
    before = time.monotonic()
    outcomes = list(each(fate, ("sleep", "after"), Limits(workers=1, memory_mb=512, seconds=0.5)))
    assert outcomes == [Lost("stopped after 0.5 seconds (ACTIONPLANS_SECONDS raises the limit)"), "AFTER"]
    assert time.monotonic() - before < 30


def test_a_fault_of_ours_costs_its_own_task_too_and_is_named_with_its_place() -> None:
    first, lost, last = each(fate, ("first", "bug", "last"), LIMITS)
    assert (first, last) == ("FIRST", "LAST")
    assert isinstance(lost, Lost)
    assert re.search(r"a fault in actionplans, .*: IndexError at test_isolation\.py:\d+: string index", lost.reason)


def test_results_come_in_the_order_of_the_tasks() -> None:
    words = [f"w{number}" for number in range(200)]
    assert list(each(fate, words, LIMITS)) == [word.upper() for word in words]


def test_many_deaths_in_a_row_leave_the_others_whole() -> None:
    words = [f"w{number}" if number % 3 else "abort" for number in range(30)]
    outcomes = list(each(fate, words, LIMITS))
    assert [isinstance(outcome, Lost) for outcome in outcomes] == [word == "abort" for word in words]


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "word"

    outcomes = each(fate, endless(), LIMITS)
    assert [next(outcomes) for _ in range(5)] == ["WORD"] * 5
    assert taken < 200
    outcomes.close()


def test_a_slow_task_does_not_keep_the_others_from_being_done() -> None:
    words = ("sleep", *(f"w{number}" for number in range(20)))
    outcomes = each(fate, words, Limits(workers=2, memory_mb=512, seconds=1))
    assert next(outcomes) == Lost("stopped after 1 seconds (ACTIONPLANS_SECONDS raises the limit)")
    before = time.monotonic()
    assert list(outcomes) == [word.upper() for word in words[1:]]
    assert time.monotonic() - before < 0.5


def test_a_child_that_dies_between_two_tasks_is_replaced() -> None:
    outcomes = each(fate, ("pid", "pid"), Limits(workers=1, memory_mb=512, seconds=60))
    first = next(outcomes)
    assert isinstance(first, str)
    os.kill(int(first), signal.SIGKILL)
    time.sleep(0.2)
    second = next(outcomes)
    assert isinstance(second, str)
    assert second != first
    outcomes.close()


def test_no_task_no_result() -> None:
    assert list(each(fate, (), LIMITS)) == []


def test_a_child_writes_nothing_on_our_streams(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(each(fate, ("chatter",), LIMITS)) == ["CHATTER"]
    assert capfd.readouterr().out == ""


SLEEPER = """
import sys
from pipeline.isolation import Limits, each
from tests.pipeline.test_isolation import sleep

list(each(sleep, [sys.argv[1]], Limits(workers=1, memory_mb=512, seconds=600)))
"""


def sleep(path: str) -> None:
    """Say who sleeps, and who its child is, and sleep."""
    with subprocess.Popen(["sleep", "600"]) as grandchild:
        Path(path).write_text(f"{os.getpid()} {os.getppid()} {grandchild.pid}", encoding="utf-8")


def test_an_interrupt_ends_the_children(tmp_path: Path) -> None:
    script, note = tmp_path / "sleeper.py", tmp_path / "pid"
    script.write_text(SLEEPER, encoding="utf-8")
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), str(note)]
    with subprocess.Popen(
        command,
        env=environ,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored under nohup: Python keeps it so
    ) as parent:
        try:
            child = int(_text(note))
            parent.send_signal(signal.SIGINT)
            parent.wait(timeout=30)
        finally:
            parent.kill()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def _text(path: Path) -> str:
    """What another process writes into `path`, once it has."""
    for _ in range(600):
        if path.exists() and path.read_text(encoding="utf-8"):
            return path.read_text(encoding="utf-8")
        time.sleep(0.05)
    raise TimeoutError(path)
