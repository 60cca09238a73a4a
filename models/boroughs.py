"""London's 32 boroughs and the City: names, the short forms met in papers, and the codes of the statistics office."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Borough:
    """One of the 33: its usual short name, other forms of it, and its code in official statistics."""

    name: str
    code: str  # GSS, "E09000015"
    short: tuple[str, ...] = ()  # besides "LB Harrow", "London Borough of Harrow" and the like, which follow a rule

    @property
    def forms(self) -> tuple[str, ...]:
        """Its name and its other forms."""
        return (self.name, *self.short)


# Boroughs: London Government Act 1963, Schedule 1. Codes: Office for National Statistics, Register of Geographic Codes.
# fmt: off
BOROUGHS: Final[tuple[Borough, ...]] = (
    Borough("City of London", "E09000001", ("City of London Corporation", "Corporation of London")),
    Borough("Barking and Dagenham", "E09000002", ("LBBD",)),
    Borough("Barnet", "E09000003"),
    Borough("Bexley", "E09000004"),
    Borough("Brent", "E09000005"),
    Borough("Bromley", "E09000006"),
    Borough("Camden", "E09000007"),
    Borough("Croydon", "E09000008"),
    Borough("Ealing", "E09000009"),
    Borough("Enfield", "E09000010"),
    Borough("Greenwich", "E09000011"),
    Borough("Hackney", "E09000012"),
    Borough("Hammersmith and Fulham", "E09000013", ("LBHF",)),
    Borough("Haringey", "E09000014"),
    Borough("Harrow", "E09000015"),
    Borough("Havering", "E09000016"),
    Borough("Hillingdon", "E09000017"),
    Borough("Hounslow", "E09000018"),
    Borough("Islington", "E09000019"),
    Borough("Kensington and Chelsea", "E09000020", ("RBKC",)),
    Borough("Kingston upon Thames", "E09000021", ("Kingston-upon-Thames", "RBK", "Kingston")),
    Borough("Lambeth", "E09000022"),
    Borough("Lewisham", "E09000023"),
    Borough("Merton", "E09000024"),
    Borough("Newham", "E09000025"),
    Borough("Redbridge", "E09000026"),
    Borough("Richmond upon Thames", "E09000027", ("Richmond-upon-Thames", "LBRuT", "Richmond")),
    Borough("Southwark", "E09000028"),
    Borough("Sutton", "E09000029"),
    Borough("Tower Hamlets", "E09000030", ("LBTH",)),
    Borough("Waltham Forest", "E09000031", ("LBWF",)),
    Borough("Wandsworth", "E09000032"),
    Borough("Westminster", "E09000033", ("City of Westminster",)),
)
# fmt: on

_BEFORE: Final = re.compile(r"(?:the )?(?:london borough of|royal borough of|lb of|rb of|lbc|lb|rb|borough of) |the ")
_AFTER: Final = tuple(
    f" {end}"
    for end in ("council", "city council", "borough", "borough council", "london borough council", "lb", "lbc")
)


def _key(form: str) -> str:
    return " ".join(form.replace("&", " and ").replace("-", " ").casefold().split())


_BY_FORM: Final = {_key(form): borough for borough in BOROUGHS for form in (*borough.forms, borough.code)}


def borough_named(text: str) -> Borough | None:
    """The borough that `text` names by its name, a usual short form or its code, blind to case; None if it names none.

    A whole name: "Kingston upon Hull" is no borough, nor is a sentence that mentions one.

    >>> [borough_named(text).name for text in ("LB Harrow", "Hammersmith & Fulham Council", "rbkc", "E09000033")]
    ['Harrow', 'Hammersmith and Fulham', 'Kensington and Chelsea', 'Westminster']
    >>> borough_named("Kingston upon Hull") is None
    True
    """
    key = _key(text)
    bare = _BEFORE.match(key)
    for name in dict.fromkeys((key, key[bare.end() :] if bare else key)):
        for form in (name, *(name.removesuffix(end) for end in _AFTER)):
            if form in _BY_FORM:
                return _BY_FORM[form]
    return None
