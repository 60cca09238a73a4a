"""Children that die, hang, grow or fail: real ones, through the real pool."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.bounds import begin_scan
from pipeline import isolation, nursery, spawning
from pipeline.child import BUG, Job
from pipeline.isolation import Limits, Lost, each
from pipeline.messages import Pages

ROOT = Path(__file__).parents[2]
LIMITS = Limits(workers=2, memory_mb=512, cpu_seconds=2, open_files=64, written_mb=2, answer_mb=2)


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
    if word == "spin":
        while True:
            pass
    if word == "orphan":
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(600)
    if word == "open":
        return str([os.open(os.devnull, os.O_RDONLY) for _ in range(1_000)])
    if word == "write":
        return str(tempfile.TemporaryFile().write(bytes(3 * 1024**2)))
    if word == "say":
        return "x" * 3 * 1024**2
    if word == "secret":
        return os.environ.get("ACTIONPLANS_DB", "") + os.environ.get("HOME", "")
    if word == "files":
        return " ".join(str(Path(f"/proc/self/fd/{number}").readlink()) for number in range(3, 256) if _is_open(number))
    if word == "group":
        with subprocess.Popen(["sleep", "600"]) as grandchild:
            Path(os.environ["TMPDIR"], "grandchild").write_text(str(grandchild.pid), encoding="utf-8")
            os._exit(4)
    if word == "chatter":
        print("to standard output")
        os.write(1, b"from C++")
    return word.upper()


def text(word: str) -> bytes:
    """How the words here come back."""
    return word.encode()


def untext(content: bytes) -> str:
    """The same, in the parent."""
    return content.decode()


FATE = Job(fate, text, untext)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def paged(word: str) -> int:
    """As many pages as the word says."""
    return int(word)


def nap(word: str) -> str:
    """What takes 1.5 seconds."""
    time.sleep(1.5)
    return word


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("abort", "the reader crashed (SIGABRT)"),
        ("segfault", "the reader crashed (SIGSEGV)"),
        ("kill", "the reader was killed (SIGKILL)"),
        ("exit", "exit status 3"),
        ("grow", "stopped: needed more than 512 MB memory"),
        ("nest", "nested too deeply to be read"),
        ("spin", "processor time (ACTIONPLANS_CPU_SECONDS"),
        ("open", "too many files (ACTIONPLANS_OPEN_FILES"),
        ("write", "wrote more than 2 MB (ACTIONPLANS_WRITTEN_MB"),
        ("say", "takes more than 2 MB"),
    ],
)
def test_a_child_that_dies_costs_its_own_task_and_says_why(word: str, reason: str) -> None:
    first, lost, last = each(FATE, ("first", word, "last"), LIMITS)
    assert (first, last) == ("FIRST", "LAST")
    assert isinstance(lost, Lost)
    assert reason in lost.reason


def test_a_task_without_end_is_stopped_at_its_limit() -> None:
    before = time.monotonic()
    outcomes = list(each(FATE, ("sleep", "after"), Limits(workers=1, memory_mb=512, seconds=3)))
    assert outcomes == [Lost("stopped after 3 seconds (ACTIONPLANS_SECONDS raises the limit)"), "AFTER"]
    assert time.monotonic() - before < 30


def test_a_bug_of_ours_costs_its_own_task_too_and_is_named_with_its_traceback() -> None:
    first, lost, last = each(FATE, ("first", "bug", "last"), LIMITS)
    assert (first, last) == ("FIRST", "LAST")
    assert isinstance(lost, Lost)
    assert re.fullmatch(
        re.escape(BUG) + r": IndexError at test_isolation\.py:\d+: string index out of range", lost.reason
    )
    assert lost.trace is not None
    assert lost.trace.startswith("Traceback (most recent call last):\n")
    assert "return word[99]" in lost.trace


def test_results_come_in_the_order_of_the_tasks() -> None:
    words = [f"w{number}" for number in range(200)]
    assert list(each(FATE, words, LIMITS)) == [word.upper() for word in words]


def test_many_deaths_in_a_row_leave_the_others_whole() -> None:
    words = [f"w{number}" if number % 3 else "abort" for number in range(30)]
    outcomes = list(each(FATE, words, LIMITS))
    assert [isinstance(outcome, Lost) for outcome in outcomes] == [word == "abort" for word in words]


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "word"

    outcomes = each(FATE, endless(), LIMITS)
    assert [next(outcomes) for _ in range(5)] == ["WORD"] * 5
    assert taken < 200
    outcomes.close()


def test_a_slow_task_does_not_keep_the_others_from_being_done() -> None:
    words = ("sleep", *(f"w{number}" for number in range(20)))
    outcomes = each(FATE, words, Limits(workers=2, memory_mb=512, seconds=1))
    assert next(outcomes) == Lost("stopped after 1 seconds (ACTIONPLANS_SECONDS raises the limit)")
    before = time.monotonic()
    assert list(outcomes) == [word.upper() for word in words[1:]]
    assert time.monotonic() - before < 0.5


def test_a_child_that_dies_between_two_tasks_is_replaced() -> None:
    outcomes = each(FATE, ("pid", "pid"), Limits(workers=1, memory_mb=512, seconds=60))
    first = next(outcomes)
    assert isinstance(first, str)
    os.kill(int(first), signal.SIGKILL)
    time.sleep(0.2)
    second = next(outcomes)
    assert isinstance(second, str)
    assert second != first
    outcomes.close()


def test_pages_allow_more_time() -> None:
    limits = Limits(workers=1, memory_mb=512, seconds=0.5, page_seconds=0.1, most_seconds=5)
    few, many = each(Job(nap, text, untext, paged), ("2", "40"), limits)
    assert few == Lost("stopped after 0.7 seconds (ACTIONPLANS_SECONDS raises the limit)")
    assert many == "40"


def recognise(word: str) -> str:
    """As many pages recognised as the word says, half a second each."""
    for _ in range(int(word)):
        begin_scan()
        time.sleep(0.5)
    return word


def test_pages_that_are_recognised_allow_more_time_as_they_come() -> None:
    limits = Limits(workers=1, memory_mb=512, seconds=0.5, scan_seconds=1, most_seconds=3)
    few, many = each(Job(recognise, text, untext), ("4", "20"), limits)
    assert few == "4"
    assert many == Lost("stopped after 3 seconds (ACTIONPLANS_MOST_SECONDS raises the limit)")


def test_the_setting_that_was_met_is_the_one_that_is_named() -> None:
    def met(seconds: float, pages: Pages) -> str:
        return Limits().setting("ACTIONPLANS_CPU_SECONDS", seconds, pages)

    assert met(60, Pages(0)) == met(60, Pages(100)) == "ACTIONPLANS_CPU_SECONDS"
    assert met(60, Pages(10, 2)) == "ACTIONPLANS_SCAN_SECONDS"
    assert met(60, Pages(10, 40)) == met(60, Pages(2_000)) == "ACTIONPLANS_MOST_SECONDS"
    assert met(900, Pages(10)) == "ACTIONPLANS_CPU_SECONDS"


def test_processor_time_that_scans_have_used_up_names_their_setting() -> None:
    limits = Limits(workers=1, memory_mb=512, seconds=30, cpu_seconds=1, scan_seconds=1)
    (lost,) = each(Job(spin_on_a_scan, text, untext), ("spin",), limits)
    assert lost == Lost("stopped: needed too much processor time (ACTIONPLANS_SCAN_SECONDS raises the limit)")


def spin_on_a_scan(word: str) -> str:
    """A page that is recognised without end."""
    begin_scan()
    return fate(word)


@pytest.mark.parametrize(
    ("pages", "scans", "seconds"), [(0, 0, 60), (100, 0, 110), (2_000, 0, 600), (10**9, 0, 600), (10, 10, 215)]
)
def test_time_grows_with_the_pages_up_to_a_limit(pages: int, scans: int, seconds: float) -> None:
    assert Limits(workers=1).allowed(60, Pages(pages, scans)) == seconds


def test_more_seconds_than_the_most_are_allowed_where_they_are_asked_for() -> None:
    assert Limits(workers=1).allowed(900, Pages(10)) == 900


def test_processor_time_counts_from_the_beginning_of_each_task() -> None:
    limits = Limits(workers=1, memory_mb=512, cpu_seconds=1)
    words = [f"busy{number}" for number in range(6)]
    assert list(each(Job(busy, text, untext), words, limits)) == words


def busy(word: str) -> str:
    """What takes half a second of the processor's time."""
    before = time.process_time()
    while time.process_time() - before < 0.5:
        pass
    return word


def test_nothing_of_the_parent_is_inherited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACTIONPLANS_DB", "postgresql://user:secret@host/db")
    with (tmp_path / "open").open("wb") as held:
        os.set_inheritable(held.fileno(), True)
        secret, files = each(FATE, ("secret", "files"), Limits(workers=1, memory_mb=512))
    assert secret == ""
    assert re.fullmatch(r"socket:\[\d+\]", str(files))  # its own pipe


def test_what_a_child_has_started_ends_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    lost, after = each(FATE, ("group", "after"), Limits(workers=1, memory_mb=512))
    assert (lost, after) == (Lost("the reader ended itself with exit status 4"), "AFTER")
    assert ended(int((tmp_path / "grandchild").read_text("utf-8")))


def test_a_task_stopped_at_its_limit_leaves_nothing_running(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    (lost,) = each(Job(sleep, text, untext), (str(note),), Limits(workers=1, memory_mb=512, seconds=1.5))
    assert isinstance(lost, Lost)
    assert all(ended(int(pid)) for pid in note.read_text("utf-8").split())


def test_a_nursery_that_dies_costs_the_task_at_hand_alone() -> None:
    outcomes = each(FATE, ("first", "orphan", "last"), Limits(workers=1, memory_mb=512))
    first, lost, last = outcomes
    assert (first, last) == ("FIRST", "LAST")
    assert isinstance(lost, Lost)


def test_a_child_that_died_as_the_parent_gave_it_up_does_not_end_the_nursery() -> None:
    control, other = socket.socketpair()
    with control, other:
        brood = nursery._Brood(control)
        brood._end(os.getpid())  # none of its children any more: nothing is killed
        for held in (brood._woken, brood._waker, brood._selector):
            held.close()


def test_work_of_the_program_itself_is_refused() -> None:
    work = types.FunctionType(fate.__code__, {"__name__": "__main__"})
    with pytest.raises(ValueError, match="function of a module"):
        list(each(Job(work, text, untext), ("first",), LIMITS))


def test_no_task_no_result() -> None:
    assert list(each(FATE, (), LIMITS)) == []


def test_a_child_writes_nothing_on_our_streams(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(each(FATE, ("chatter",), LIMITS)) == ["CHATTER"]
    assert capfd.readouterr().out == ""


SLEEPER = """
import sys
from pipeline.isolation import Limits, each
from pipeline.child import Job
from tests.pipeline.test_isolation import sleep, text, untext

list(each(Job(sleep, text, untext), [sys.argv[1]], Limits(workers=1, memory_mb=512, seconds=600)))
"""


def sleep(path: str) -> None:
    """Say who sleeps, and who its child is, and sleep."""
    with subprocess.Popen(["sleep", "600"]) as grandchild:
        Path(path).write_text(f"{os.getpid()} {os.getppid()} {grandchild.pid}", encoding="utf-8")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_the_parent_ends_its_children_end_and_no_file_stays(tmp_path: Path, number: signal.Signals) -> None:
    script, note, temporary = tmp_path / "sleeper.py", tmp_path / "pid", tmp_path / "temporary"
    temporary.mkdir()
    script.write_text(SLEEPER, encoding="utf-8")
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)}
    command = [sys.executable, str(script), str(note)]
    with subprocess.Popen(
        command,
        env=environ,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored under nohup: Python keeps it so
    ) as parent:
        try:
            pids = [int(pid) for pid in _text(note).split()]
            parent.send_signal(number)
            parent.wait(timeout=30)
        finally:
            parent.kill()
    assert len(pids) == 3
    assert all(ended(pid) for pid in pids)
    assert list(temporary.iterdir()) == []


def ended(pid: int) -> bool:
    """Whether the process ends within five seconds; one that waits to be reaped by another has ended."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            if " Z " in Path(f"/proc/{pid}/stat").read_text("utf-8"):
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


def _text(path: Path) -> str:
    """What another process writes into `path`, once it has."""
    for _ in range(600):
        if path.exists() and path.read_text(encoding="utf-8"):
            return path.read_text(encoding="utf-8")
        time.sleep(0.05)
    raise TimeoutError(path)


def test_answers_that_wait_for_their_turn_are_bounded_in_bytes() -> None:
    taken: list[str] = []

    def words() -> Iterator[str]:
        for word in ("slow", *("large" for _ in range(20))):
            taken.append(word)
            yield word

    outcomes = each(Job(slow_or_large, text, untext), words(), Limits(workers=2, memory_mb=512, answer_mb=2))
    assert next(outcomes) == "slow"
    assert len(taken) < 8
    outcomes.close()


def slow_or_large(word: str) -> str:
    """A word after two seconds, or a megabyte."""
    if word == "slow":
        time.sleep(2)
        return word
    return "x" * 1024**2


def test_a_nursery_that_stands_still_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nursery, "FORKING", 1.0)
    outcomes = each(FATE, ("pid", "exit", "last"), Limits(workers=1, memory_mb=512))
    with_nursery = next(outcomes)
    parent = int(Path(f"/proc/{with_nursery}/stat").read_text("utf-8").rpartition(")")[2].split()[1])
    os.kill(parent, signal.SIGSTOP)
    lost, last = outcomes
    assert isinstance(lost, Lost)
    assert last == "LAST"


def test_where_nothing_can_be_forked_children_are_spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Nursery", "NurseryError"):
        monkeypatch.setattr(isolation, name, getattr(spawning, name))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    outcomes = each(FATE, ("first", "abort", "sleep", "last"), Limits(workers=1, memory_mb=512, seconds=5))
    first, crashed, late, last = outcomes
    assert (first, last) == ("FIRST", "LAST")
    assert isinstance(crashed, Lost)
    assert "SIGABRT" in crashed.reason
    assert late == Lost("stopped after 5 seconds (ACTIONPLANS_SECONDS raises the limit)")
