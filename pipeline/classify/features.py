"""What the trained classifier sees of a text: words, their kin, sentence frames, parts of words, cues with guards."""

import functools
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from pipeline.classify.clusters import GRAINS, clusters_of
from pipeline.classify.cues import words_in
from pipeline.classify.phrases import judge
from pipeline.classify.readings import Reading, told
from pipeline.classify.words import Words

Keys = NDArray[numpy.uint64]
Numbers = NDArray[numpy.int64]
Flags = NDArray[numpy.bool_]
Owned = tuple[Numbers, Keys]  # whose each key is, and the key

PARTS = (3, 4)  # letters that a part of a word has, so that "postponement" shares some with "postponed"
FRAMES = (2, 5)  # words that a frame has: "will be *ed by the"
OPENINGS, ENDS = 4, 3  # words that a sentence's opening and a text's end have, at most
OPENING, END = 11, 13  # tell their hashes from those of other runs
KIN = 3  # words that follow each other, each known by its cluster, at most
KNOWN_WORDS = 20_000  # kept with their parts, so that a common word is cut up once
MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?")
YEAR = re.compile(r"(?:19|20)\d\d")
DATE = re.compile(r"\d{1,2}(?:st|nd|rd|th)|\d{1,4}([./-])\d{1,2}\1\d{1,4}")
ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "en", "s")
# The words that make a sentence's frame; all others count there by their ending alone.
FRAME_WORDS = words_in(
    """a an the this that these those it its they their them we our us i he she his her who which what all any each
    every both some most many several few none no not never n't nor neither without only just even still yet already
    now then since until till once when while whilst after before following during within by for from in into on onto
    at to of off out up down over under with per via as than if unless though although but however and or so because
    due owing subject pending is are was were be been being am has have had having do does did done will would shall
    should may might can could must need needs needed ought let there here where how why again also too very more
    less least last next first second third final early late later soon ago today tomorrow currently previously
    recently originally initially formally finally eventually fully partly partially mostly nearly almost about around
    half part whole remain remains remained expect expected expects planned plan plans scheduled awaiting await wait
    waiting start started starts begin began begun complete completed completion finish finished ready set get gets
    got went gone go goes going come comes came new another other rest"""
)
CUE_WEIGHT = 2.0  # how much more than a word a cue that counts weighs
JUDGED_WEIGHT = 8.0  # and what the phrases together make of the text
MIXER = numpy.uint64(0x9E3779B97F4A7C15)  # odd, so that no two words fall together when a run is mixed


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as the features count it: hashes of the word, what a frame shows of it, its kin and its parts."""

    word: int
    frame: int
    kin: tuple[int, ...]  # by grain: its cluster; itself where it belongs to a frame or is in none
    parts: Keys


@dataclass(frozen=True, slots=True)
class Features:
    """The features of several texts as hashes, each once a text, and what each weighs: 1, and little more if repeated.

    All three are equally long and run by text, then key; `texts` counts from 0. A text without words has none.
    """

    texts: Numbers
    keys: Keys
    weights: NDArray[numpy.float32]


def features(texts: Sequence[str]) -> Features:
    """What the classifier sees of `texts`; many at once cost little more than one."""
    heard = [told(text) for text in texts]
    pieces = [_piece(word) for words, _ in heard for word in words.words]
    owners = numpy.repeat(numpy.arange(len(heard)), [len(words.words) for words, _ in heard])
    frame = numpy.array([piece.frame for piece in pieces], numpy.uint64)
    single = numpy.array([piece.word for piece in pieces], numpy.uint64)
    kin = numpy.array([piece.kin for piece in pieces], numpy.uint64).reshape(-1, len(GRAINS))
    parts = numpy.concatenate([piece.parts for piece in pieces]) if pieces else frame
    shown = [(owners, single), _run(single, owners, 2), (numpy.repeat(owners, [len(p.parts) for p in pieces]), parts)]
    shown += [_run(frame, owners, size) for size in range(FRAMES[0], FRAMES[1] + 1)]
    shown += [_run(column, owners, size) for column in kin.T for size in range(1, KIN + 1)]
    shown += _edges([words for words, _ in heard], frame, owners)
    cues = _named((_told(words, said) for words, said in heard), len(heard))
    whole = _named((_judged(text, words) for text, (words, _) in zip(texts, heard, strict=True)), len(heard))
    kinds = ((*_joined(shown), 1.0), (*cues, CUE_WEIGHT), (*whole, JUDGED_WEIGHT))
    return _sorted([_counted(owner, keys, weight) for owner, keys, weight in kinds])


def word_keys(words: Words) -> tuple[Keys, Keys]:
    """The hashes of the single words of a text, and of each with the one that follows it, which are one fewer."""
    single = numpy.array([_piece(word).word for word in words.words], numpy.uint64)
    return single, _run(single, numpy.zeros(len(single), numpy.int64), 2)[1]


def _run(keys: Keys, owners: Numbers, size: int, salt: int = 0, starts: Flags | None = None) -> Owned:
    """One hash for each `size` words of one text that follow each other; only from `starts`, if given."""
    count = max(0, len(keys) - size + 1)
    mixed = numpy.full(count, size + salt, numpy.uint64)
    for at in range(size):
        mixed = mixed * MIXER + keys[at : at + count]
    kept = owners[:count] == owners[size - 1 :]
    if starts is not None:
        kept &= starts[:count]
    return owners[:count][kept], mixed[kept]


def _edges(spoken: Iterable[Words], frame: Keys, owners: Numbers) -> Iterator[Owned]:
    """How each sentence opens, and how each text ends (read backwards)."""
    opens = numpy.array([opening for words in spoken for opening in _openings(words)], bool)
    yield from (_run(frame, owners, size, OPENING, opens) for size in range(1, OPENINGS + 1))
    backwards, theirs = frame[::-1], owners[::-1]
    ends = numpy.ones(len(theirs), bool)
    ends[1:] = theirs[1:] != theirs[:-1]
    yield from (_run(backwards, theirs, size, END, ends) for size in range(1, ENDS + 1))


def _openings(words: Words) -> Iterator[bool]:
    """Whether each word opens a sentence."""
    last = -1
    for sentence in words.sentences:
        yield sentence != last
        last = sentence


def _judged(text: str, words: Words) -> tuple[str, ...]:
    """What the phrases together make of `text`."""
    judged = judge(text)
    return (f"judged {judged.basis} {judged.status}", f"judged {judged.status}") if words.words else ()


def _named(names: Iterable[Iterable[str]], texts: int) -> Owned:
    """The hashes of what each of `texts` is said to show."""
    listed = [[_key(name) for name in of_one] for of_one in names]
    owners = numpy.repeat(numpy.arange(texts), [len(of_one) for of_one in listed])
    return owners, numpy.array([key for of_one in listed for key in of_one], numpy.uint64)


def _joined(shown: Iterable[Owned]) -> Owned:
    owners, keys = zip(*shown, strict=True)
    return numpy.concatenate(owners), numpy.concatenate(keys)


def _counted(owners: Numbers, keys: Keys, weight: float) -> tuple[Numbers, Keys, NDArray[numpy.float32]]:
    """Each key once a text, weighed by how often it stood there."""
    order = numpy.lexsort((keys, owners))
    owners, keys = owners[order], keys[order]
    first = numpy.ones(len(keys), bool)
    first[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    starts = numpy.flatnonzero(first)
    counts = numpy.diff(numpy.append(starts, len(keys)))
    return owners[starts], keys[starts], (weight * (1 + numpy.log(counts))).astype(numpy.float32)


def _sorted(kinds: Sequence[tuple[Numbers, Keys, NDArray[numpy.float32]]]) -> Features:
    owners, keys, weights = (numpy.concatenate(column) for column in zip(*kinds, strict=True))
    order = numpy.argsort(owners, kind="stable")
    return Features(owners[order], keys[order], weights[order])


def _told(words: Words, said: tuple[Reading, ...]) -> Iterator[str]:
    """Names for the cues that count: what each says, how it is turned, whether it stands first, last or for all."""
    if not words.words:
        return
    last = words.sentences[-1]
    for at, reading in enumerate(said):
        name = f"{reading.guard}/{reading.turn}/{reading.status}"
        yield name
        yield f"any {reading.status}"
        if reading.headline:
            yield f"headline {name}"
        if reading.sentence == last:
            yield f"last sentence {name}"
        if at == 0:
            yield f"first {name}"
        if at == len(said) - 1:
            yield f"last {name}"
    firm = [reading.status.value for reading in said if reading.guard not in ("event", "usual")]
    yield f"all {' '.join(sorted(set(firm)))}"
    yield f"end {' '.join(firm[-2:])}"


@functools.lru_cache(KNOWN_WORDS)
def _piece(word: str) -> Piece:
    """`word`, lower case, cut up; dates, years, months and numbers are alike among themselves."""
    shown = _class(word)
    inner = f"<{shown[:40]}>"
    parts = [inner[at : at + size] for size in range(PARTS[0], PARTS[1] + 1) for at in range(len(inner) - size + 1)]
    clusters = () if shown in FRAME_WORDS else clusters_of(shown)
    named = clusters or (shown,) * len(GRAINS)
    return Piece(
        _key(f"word {shown}"),
        _key(f"frame {_frame(shown)}"),
        tuple(_key(f"{grain} {name}") for grain, name in zip(GRAINS, named, strict=True)),
        numpy.array([_key(f"part {part}") for part in parts], numpy.uint64),
    )


def _class(word: str) -> str:
    """`word`, or what it is one of.

    >>> _class("2014"), _class("sept"), _class("12th"), _class("340"), _class("panel")
    ('#year', '#month', '#date', '#number', 'panel')
    """
    if MONTH.fullmatch(word):
        return "#month"
    if YEAR.fullmatch(word):
        return "#year"
    if DATE.fullmatch(word):
        return "#date"
    return "#number" if word[:1].isdigit() else word


def _frame(shown: str) -> str:
    """What a frame shows of a word: itself, or its ending.

    >>> _frame("will"), _frame("adopted"), _frame("panel")
    ('will', '*ed', '*')
    """
    if shown in FRAME_WORDS or not shown[:1].isalpha():
        return shown
    return "*" + next((ending for ending in ENDINGS if shown.endswith(ending) and len(shown) > len(ending) + 2), "")


@functools.lru_cache(KNOWN_WORDS)
def _key(name: str) -> int:
    """A hash of `name`, the same on every machine."""
    content = name.encode()
    return zlib.crc32(content) << 32 | zlib.crc32(content, 0x5EED)
