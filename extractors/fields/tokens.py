"""A timescale's text as a string of tokens, each of one kind: the letters that the patterns of `dates` are written in.

d one or two digits     o ordinal (2nd)        y year (2014, '14)    M month        N date in digits (5.10.12)
V month, year: 03/2014  Q quarter              S season              T term         H Christmas, Easter
F financial year        A academic year        C calendar year       v year         (F, A, C, v: the words alone)
w weekday               k week beginning       K week ending         e end of       p early, mid, late
- dash                  t to, until            a and, &              / slash        , comma, or
l by, during, due       s from, started        b between             f of, the, in, on
R revised, slipped      m term                 ( ) brackets          . full stop    _ anything else
"""

import re
from dataclasses import dataclass

MONTH_WORDS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
REVISED_WORDS = (
    r"revised|extended|slipped|moved|postponed|deferred|delayed|re-?scheduled|rolled\s+(?:over|forward)"
    r"|(?:put|pushed|moved)\s+back|brought\s+forward|re-?phased|re-?profiled|re-?programmed|changed|amended|originally"
    r"|original|previously"
)
_COUNTED = (
    r"phase|stage|step|part|tier|level|section|sect|item|action|appendix|priority|theme|objective|year|yr|number|para"
    r"|paragraph|page|version|option|workstream|module|unit|recommendation|rec|cohort|wave|tranche|band|grade|schedule"
)
_NTH = r"(?:1st|first|2nd|second|3rd|third|4th|fourth|final)"
_WORD_END = r"(?![a-z])"
# In order: the first that fits wins. The name before "__" only tells them apart, the kind is looked up in KINDS.
_GRAMMAR: tuple[tuple[str, str, str], ...] = (
    ("time", "_", r"\d{1,2}[:.]\d\d\s?[ap]\.?m\b\.?|\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\s?[ap]m\b"),
    ("iso", "N", r"[12]\d{3}(?P<iso_sign>[-/.])\d{1,2}(?P=iso_sign)\d{1,2}(?!\d)"),
    ("outline", "_", r"\d+(?:\.\d+){3,}"),
    ("numeric", "N", r"\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)(?:\d{4}|\d\d)(?![\d%])(?!(?P=sign)\d(?!\d?(?P=sign)\d))"),
    ("digits", "V", r"(?:0?[1-9]|1[0-2])[./-][12]\d{3}(?![\d%]|[./-]\d)"),
    ("money", "_", r"[£$€]\s?\d[\d.,]{0,15}[a-z]{0,9}|\d[\d.,]{0,15}\s?%|\d{1,3}(?:,\d{3})+|\d+(?:k|m|bn)\b"),
    ("decimal", "_", r"\d+(?:\.\d+)+|\d{5,}"),
    ("counted", "_", rf"(?:{_COUNTED})\.?\s?\d{{1,2}}(?!\d|\s?/\s?\d|-\d)"),
    ("quarter", "Q", rf"{_NTH}\s+(?:quarter|qtr)\b|(?:quarters?|qtrs?|q)\.?\s?(?:[1-4]|one|two|three|four)(?![a-z\d])"),
    ("term", "T", rf"(?:autumn|spring|summer)\s+(?:school\s+)?term{_WORD_END}"),
    ("season", "S", rf"(?:spring|summer|autumn|winter){_WORD_END}"),
    ("holiday", "H", rf"(?:christmas|xmas|easter){_WORD_END}"),
    ("verb", "_", r"may\s+(?:also|be|have|need|not|require|take|vary|change)\b"),
    ("month", "M", rf"(?:{MONTH_WORDS}){_WORD_END}\.?"),
    ("weekday", "w", r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"),
    ("ordinal", "o", rf"\d{{1,2}}\s?(?:st|nd|rd|th){_WORD_END}"),
    ("year", "y", r"'\s?\d\d(?!\d)|[12]\d{3}(?![\d%])"),
    ("council_end", "e", r"(?:financial|fiscal)\s+year[\s-]end(?=\s(?:of\s)?\(?\d)"),
    ("council", "F", rf"f/?y(?=[\s'\d.])\.?|(?:financial|fiscal|council|budget)\s+years?{_WORD_END}"),
    ("academic", "A", rf"(?:academic|school)\s+years?{_WORD_END}"),
    ("calendar", "C", rf"calendar\s+years?{_WORD_END}"),
    ("term_word", "m", rf"term{_WORD_END}"),
    ("week_to", "K", rf"(?:week|wk|w)[\s/]+(?:ending|e){_WORD_END}"),
    ("week_from", "k", rf"(?:week|wk|w)[\s/]+(?:commencing|comm?|beginning|starting|of|c|b){_WORD_END}\.?"),
    ("end", "e", rf"(?:year|month|quarter)[\s-]end{_WORD_END}|end(?:ing)?{_WORD_END}(?:\s*-(?!\s))?"),
    (
        "part",
        "p",
        rf"(?:early|mid(?:dle)?|late|beginning|start(?=\s+of)|(?:first|second|1st|2nd|latter)\s+(?:half|part)){_WORD_END}-?",
    ),
    (
        "starts",
        "s",
        rf"(?:(?:with\s+effect\s+)?from|since|as\s+of|wef|commenc(?:ed|ing|es?)|start(?:ed|ing|s)?|began|begun|begins){_WORD_END}",
    ),
    ("between", "b", rf"between{_WORD_END}"),
    ("revised", "R", rf"(?:{REVISED_WORDS}){_WORD_END}"),
    ("to", "t", rf"(?:up\s+to|to|until|till|through|thru){_WORD_END}"),
    ("and", "a", rf"and{_WORD_END}|&"),
    ("lead", "l", rf"(?:by|before|during|throughout|due){_WORD_END}"),
    ("filler", "f", rf"(?:of|the|in|on){_WORD_END}"),
    ("plain_year", "v", rf"years?{_WORD_END}"),
    ("list", ",", rf"[,;+|]|or{_WORD_END}"),
    ("number", "d", r"\d{1,2}(?![\da-z])"),
    ("word", "_", r"[a-z][a-z0-9']*|\d+[a-z]*"),
    ("dash", "-", r"-+"),
    ("slash", "/", r"/"),
    ("open", "(", r"[(\[]"),
    ("close", ")", r"[)\]]"),
    ("stop", ".", r"[.:!?]"),
    ("other", "_", r"\S"),
)
_KINDS = {name: kind for name, kind, _ in _GRAMMAR}
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _GRAMMAR), re.IGNORECASE)
_QUARTERS = {"1": 1, "on": 1, "fi": 1, "2": 2, "tw": 2, "se": 2, "3": 3, "th": 3, "4": 4, "fo": 4}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: its kind (one letter, see the module), where it stands, and its number if it has one."""

    kind: str
    text: str
    begin: int
    end: int
    number: int = 0


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, in which dashes and quotes are plain ones already (see `mending`).

    >>> [(token.kind, token.text) for token in tokenise("by May '09")]
    [('l', 'by'), ('M', 'May'), ('y', "'09")]
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        name, found = match.lastgroup or "other", match[0]
        kind = _KINDS[name]
        if name == "number" and _continues_quarters(tokens, found):
            kind = "Q"
        if found == "may" and not _is_month(text, match.start(), match.end()):
            kind = "_"
        tokens.append(Token(kind, found, match.start(), match.end(), _number(kind, found)))
    return tuple(tokens)


def _number(kind: str, text: str) -> int:
    """The number that a token stands for, 0 for words."""
    if kind == "Q":
        low = re.sub(r"^(?:quarters?|qtrs?|q)\.?\s?(?=[1-4otf])", "", text.casefold())
        return 4 if low.startswith("fin") else _QUARTERS[low[:1] if low[:1].isdigit() else low[:2]]
    if kind in "do":
        return int(re.sub(r"\D", "", text))
    return 0


def _continues_quarters(tokens: list[Token], digits: str) -> bool:
    """Whether a lone digit is a quarter, as the 3 in "Q1-3"."""
    return len(tokens) > 1 and tokens[-2].kind == "Q" and tokens[-1].kind in "-/a,t" and digits in ("1", "2", "3", "4")


_BEFORE_MONTH = re.compile(rf"(?:\d|\d(?:st|nd|rd|th)|of|(?:{MONTH_WORDS})\s?(?:-|/|to|&|and|,))\s*$", re.IGNORECASE)
_AFTER_MONTH = re.compile(rf"\s?[-/,']?\s?\d|\s?(?:-|/|to|&|and|,)\s?(?:{MONTH_WORDS})\b", re.IGNORECASE)


def _is_month(text: str, begin: int, end: int) -> bool:
    """Whether a small "may" is the month: a number or another month stands beside it."""
    if not text[:begin].strip() and not text[end:].strip(" ."):
        return True
    before = _BEFORE_MONTH.search(text[max(0, begin - 20) : begin])
    return before is not None or _AFTER_MONTH.match(text, end) is not None
