"""What the trained classifier sees of a text: words and their kin, sentence frames, parts of words, cues with guards."""

import functools
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from pipeline.classify.clusters import GRAINS, clusters_of
from pipeline.classify.cues import words_in
from pipeline.classify.phrases import judge
from pipeline.classify.readings import Reading, told
from pipeline.classify.words import Words

Keys = NDArray[numpy.uint64]

PARTS = (3, 4)  # letters that a part of a word has, so that "postponement" shares some with "postponed"
FRAMES = (2, 5)  # words that a frame has: "will be *ed by the"
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
JUDGED_WEIGHT = 3.0  # and what the phrases together make of the text
MIXER = numpy.uint64(0x9E3779B97F4A7C15)  # odd, so that no two words fall together when a run is mixed


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as the features count it: hashes of the word, of what a frame shows of it, of its kin, and of its parts."""

    word: int
    frame: int
    kin: tuple[int, ...]  # by grain: its cluster; itself where it belongs to a frame or is in none
    parts: Keys


def features(text: str) -> tuple[Keys, NDArray[numpy.float32]]:
    """The features of `text` as hashes, each once, and what each weighs: 1, and little more if repeated.

    Both are empty for a text without words.
    """
    words, said = told(text)
    pieces = [_piece(word) for word in words.words]
    if not pieces:
        return numpy.zeros(0, numpy.uint64), numpy.zeros(0, numpy.float32)
    single = numpy.array([piece.word for piece in pieces], numpy.uint64)
    frame = numpy.array([piece.frame for piece in pieces], numpy.uint64)
    runs = [_run(frame, size) for size in range(FRAMES[0], FRAMES[1] + 1)]
    for kin in numpy.array([piece.kin for piece in pieces], numpy.uint64).T:
        runs += [_run(kin, size) for size in range(1, KIN + 1)]
    cued = numpy.array([_key(name) for name in _told(words, said)], numpy.uint64)
    edges = numpy.array(list(_edges(words, frame)), numpy.uint64)
    keys = numpy.concatenate([single, _run(single, 2), *runs, *(piece.parts for piece in pieces), edges])
    kept, counts = numpy.unique(keys, return_counts=True)
    cues, cue_counts = numpy.unique(cued, return_counts=True)
    judged = judge(text)
    whole = numpy.array([_key(f"judged {judged.basis} {judged.status}"), _key(f"judged {judged.status}")], numpy.uint64)
    weights = numpy.concatenate(
        [1 + numpy.log(counts), CUE_WEIGHT * (1 + numpy.log(cue_counts)), numpy.full(len(whole), JUDGED_WEIGHT)]
    )
    return numpy.concatenate([kept, cues, whole]), weights.astype(numpy.float32)


def word_keys(words: Words) -> tuple[Keys, Keys]:
    """The hashes of the single words of a text, and of each with the one that follows it, which are one fewer."""
    single = numpy.array([_piece(word).word for word in words.words], numpy.uint64)
    return single, _run(single, 2)


def _run(keys: Keys, size: int) -> Keys:
    """One hash for each `size` words that follow each other."""
    count = max(0, len(keys) - size + 1)
    mixed = numpy.full(count, size, numpy.uint64)
    for at in range(size):
        mixed = mixed * MIXER + keys[at : at + count]
    return mixed


def _edges(words: Words, frame: Keys) -> Iterator[int]:
    """How each sentence opens, and how the text ends."""
    last = -1
    for at, sentence in enumerate(words.sentences):
        if sentence != last:
            last = sentence
            yield from (int(_mixed(frame[at : at + size], 11)) for size in range(1, 5))
    yield from (int(_mixed(frame[-size:], 13)) for size in range(1, 4))


def _mixed(keys: Keys, salt: int) -> int:
    mixed = salt
    for key in keys.tolist():
        mixed = (mixed * 0x9E3779B97F4A7C15 + key) & 0xFFFFFFFFFFFFFFFF
    return mixed


def _told(words: Words, said: tuple[Reading, ...]) -> Iterator[str]:
    """Names for the cues that count: what each says, how it is turned, whether it stands first, last or for all."""
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
