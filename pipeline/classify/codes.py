"""A plan's own status codes: colours, letters, numbers, percentages and ticks, as printed or as a cell's fill."""

import re

COLOURS = "red|amber|green|blue|yellow|orange|purple|grey|gray|black|white|pink|brown|silver|gold"
LETTERS = {
    "r": "red",
    "a": "amber",
    "g": "green",
    "b": "blue",
    "y": "yellow",
    "gray": "grey",
    "✔": "✓",
    "☑": "✓",
    "✘": "✗",
}
KIN = ("amber", "yellow", "orange")  # shades that one council's key and another eye call differently
PERCENT = re.compile(r"(\d{1,3}) ?%?(?: ?(?:-|–|to) ?(\d{1,3}))? ?%")
CODE = re.compile(rf"{COLOURS}|[a-z]|\d{{1,2}}|{PERCENT.pattern}|[✓✔☑✗✘x★☺☹▲▼►◄↑↓→←●]", re.IGNORECASE)
FILL = " (fill)"


def plain(code: str) -> str:
    """`code` as keys are searched for it: lower case, no brackets, letters of a traffic light spelled out.

    >>> plain("(G)"), plain("Amber (fill)"), plain("75 %")
    ('green', 'amber', '75%')
    """
    bare = re.sub(r"\s{1,9}", " ", code.strip().lower().removesuffix(FILL)).strip("()[]{}.:;,-–— *")
    bare = bare.removesuffix(" rated").removesuffix(" rating").replace(" %", "%")
    return LETTERS.get(bare, bare)


def is_code(text: str) -> bool:
    """Whether `text` is nothing but a colour, a letter, a number, a percentage or a sign: no word for a status."""
    return CODE.fullmatch(plain(text)) is not None


def percentages(code: str) -> tuple[int, int] | None:
    """The lowest and highest percentage that `code` names, both included; None if it names none.

    >>> percentages("26 - 50%"), percentages("75%"), percentages("3")
    ((26, 50), (75, 75), None)
    """
    match = PERCENT.fullmatch(plain(code))
    return (int(match[1]), int(match[2] or match[1])) if match else None
