"""A text as words with their clauses and sentences, and the cues in it, found by a spaCy matcher."""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.classify.cues import CUES, Cue

STOPS = frozenset((".", "..", "...", "…", ";", "!", "?", "•", "*", "▪", "|"))  # end a sentence
BREAKS = frozenset(
    (":", "(", ")", "[", "]", "/", "but", "however", "although", "though", "whilst", "while")
)  # a clause

LONGEST_TEXT = 100_000  # characters of an update that are looked at
ENDLESS = re.compile(
    r"(\S{200})(\S+)"
)  # no word: spaCy takes its marks off one by one, in a time that grows as its square

RECENT = 128  # texts that are kept: phrases, classifier and explanation ask one after the other


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case ("n't" read as "not"), each with its place; all tuples are equally long."""

    words: tuple[str, ...]
    starts: tuple[int, ...]  # in characters
    ends: tuple[int, ...]
    clauses: tuple[int, ...]  # index of the first word of the clause that each word is part of
    sentences: tuple[int, ...]  # number of the sentence that each word is part of, from 0
    capital: tuple[bool, ...]  # whether it is printed with a capital


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a text: words `first` up to, not including, `last`."""

    cue: Cue
    first: int
    last: int


@functools.lru_cache(RECENT)
def find(text: str) -> tuple[Words, tuple[Found, ...]]:
    """The words of `text` and the cues in it, in printed order; where cues overlap, the longest alone."""
    return _finder()(text)


@functools.cache
def _finder() -> Callable[[str], tuple[Words, tuple[Found, ...]]]:
    """The matcher, built once a process. spaCy is loaded here: a plan without updates does not wait for it."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="NORM")
    for number, cue in enumerate(CUES):
        spellings = {form for phrase in cue.phrases for form in (phrase, phrase.replace(" ", "-"))}
        matcher.add(str(number), [language.make_doc(spelling) for spelling in sorted(spellings)])

    def finder(text: str) -> tuple[Words, tuple[Found, ...]]:
        document = language.make_doc(_readable(text))
        tokens = [(token.norm_.lower(), token.idx, len(token), bool(token.whitespace_)) for token in document]
        spans = filter_spans(matcher(document, as_spans=True))
        return lay_out(text, tokens), tuple(Found(CUES[int(span.label_)], span.start, span.end) for span in spans)

    return finder


def _readable(text: str) -> str:
    """`text` as far as it can be words, each where it stood: damaged and hostile files have what can not."""
    return ENDLESS.sub(lambda run: run[1] + " " * len(run[2]), text[:LONGEST_TEXT])


def lay_out(text: str, tokens: Sequence[tuple[str, int, int, bool]]) -> Words:
    """`tokens` (word, start, length, whether a blank follows) with the clause and sentence that each is part of."""
    clauses: list[int] = []
    sentences: list[int] = []
    clause = sentence = 0
    spaced = True
    for at, (word, _, _, space) in enumerate(tokens):
        clauses.append(clause)
        sentences.append(sentence)
        stop = word in STOPS or "\n" in word
        if stop or word in BREAKS or (word in ("-", "–", "—") and (spaced or space)):
            clause = at + 1
            sentence += stop
        spaced = space
    return Words(
        words=tuple(word for word, _, _, _ in tokens),
        starts=tuple(start for _, start, _, _ in tokens),
        ends=tuple(start + length for _, start, length, _ in tokens),
        clauses=tuple(clauses),
        sentences=tuple(sentences),
        capital=tuple(text[start].isupper() for _, start, _, _ in tokens),
    )
