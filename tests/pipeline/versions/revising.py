"""Later versions of a plan by seeded rules: reworded, renumbered, dropped, added, moved; which is which is known."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.action import Action, Recommendation
from models.document import Identity
from models.table import Place


@dataclass(frozen=True, slots=True)
class Strength:
    """How much of a plan a revision changes: shares from 0 to 1, and how many rules a reworded text undergoes."""

    name: str
    reworded: float
    rules: int
    dropped: float
    added: float
    moved: float


STRENGTHS = (
    Strength("light", 0.3, 1, 0.05, 0.05, 0.02),
    Strength("medium", 0.6, 2, 0.10, 0.10, 0.05),
    Strength("strong", 0.9, 3, 0.20, 0.20, 0.10),
)

SYNONYMS = {
    "ensure": "make sure", "review": "look again at", "develop": "draw up", "train": "give training to",
    "staff": "the workforce", "monthly": "each month", "quarterly": "every three months", "publish": "make public",
    "report": "give account", "board": "partnership", "audit": "dip sample", "write": "prepare", "ask": "invite",
    "agree": "settle", "agencies": "partners", "children": "young people", "families": "households",
    "recruit": "appoint", "appoint": "engage", "hold": "run", "set up": "establish", "replace": "renew",
    "check": "test", "council": "authority", "policy": "procedure", "strategy": "framework", "reduce": "bring down",
    "increase": "raise", "parents": "carers", "schools": "education settings", "guidance": "advice",
    "pathway": "route", "protocol": "working agreement", "every": "each", "all": "all of the", "tenant": "resident",
    "homes": "dwellings", "survey": "inspect", "give": "provide", "commission": "buy in", "introduce": "bring in",
    "social workers": "case holders", "meeting": "panel", "figures": "data", "learning": "lessons",
    "frontline": "operational", "strengthen": "improve", "establish": "put in place", "leaflet": "handout",
    "sessions": "workshops", "within": "inside", "template": "form", "revise": "rewrite", "test": "try out",
}  # fmt: skip
EXPANSIONS = {
    "GPs": "general practitioners", "GP": "general practitioner", "MASH": "multi-agency safeguarding hub",
    "CCG": "clinical commissioning group", "LSCB": "safeguarding children board", "CSE": "child sexual exploitation",
    "SEND": "special educational needs", "QA": "quality assurance", "and": "&", "telephone": "phone", "ICT": "IT",
    "information": "info", "management": "mgmt", "safeguarding": "s/guarding", "department": "dept",
}  # fmt: skip
OPENINGS = (
    "Working with partners, ", "In line with the revised guidance, ", "As a priority, ", "The service will ",
    "Subject to funding, ", "Lead officers to ", "Following the peer review, ", "Where possible, ",
)  # fmt: skip
ENDINGS = (
    ", with progress reported to the Board", " and share the findings with partners", " across all service areas",
    ", supported by a named lead officer", " so that practice is consistent", " (see also the workforce plan)",
    ", taking account of what users say", " by the end of the financial year", " in each locality",
    ", subject to approval of the budget", " and review after six months", " using existing resources",
)  # fmt: skip

Rule = Callable[[str, random.Random], str]


def synonyms(text: str, rng: random.Random) -> str:
    """Up to three words or phrases put otherwise."""
    known = [word for word in SYNONYMS if re.search(rf"\b{word}\b", text, re.I)]
    for word in rng.sample(known, min(3, len(known))):
        text = re.sub(rf"\b{word}\b", SYNONYMS[word], text, count=1, flags=re.I)
    return text


def clause_added(text: str, rng: random.Random) -> str:
    """A clause before or behind."""
    if rng.random() < 0.4:
        return rng.choice(OPENINGS) + text[:1].lower() + text[1:]
    return text.rstrip(".") + rng.choice(ENDINGS)


def clause_removed(text: str, rng: random.Random) -> str:
    """What stands before a comma, an "and", a "with" or the like, if at least four words are left."""
    cuts = [match.start() for match in re.finditer(r",| and | with | for | so that | by | at ", text)]
    cuts = [cut for cut in cuts if len(text[:cut].split()) >= 4]
    return text[: rng.choice(cuts)] if cuts else text


def tense(text: str, rng: random.Random) -> str:
    """An order made a promise, a noun or a passive with its verb at the end."""
    verb, _, rest = text.partition(" ")
    if not rest or not verb[:1].isupper() or verb.lower() in ("that", "the", "each", "all"):
        return text
    stem = verb.lower().rstrip("e")
    told = (f"To {verb.lower()} {rest}", f"{stem.capitalize()}ing {rest}", f"{rest.rstrip('.')} to be {stem}ed")
    return rng.choice((*told, f"We will {verb.lower()} {rest}"))


def reordered(text: str, rng: random.Random) -> str:
    """The parts around one "and" or comma the other way round."""
    joins = list(re.finditer(r" and |, ", text.rstrip(".")))
    if not joins:
        return text
    join = rng.choice(joins)
    return text.rstrip(".")[join.end() :] + join[0] + text[: join.start()]


def expanded(text: str, _: random.Random) -> str:
    """Abbreviations spelt out, and words abbreviated."""
    for short, long in EXPANSIONS.items():
        text = re.sub(rf"\b{short}\b", long, text)
    return text


def misprinted(text: str, rng: random.Random) -> str:
    """About one letter in twenty-five lost, doubled or turned, as in typing and in scans."""
    letters = list(text)
    for at in rng.sample(range(len(letters)), max(1, len(letters) // 25)):
        wrong = {"l": "1", "o": "0", "m": "rn", "e": "c", "i": "l"}.get(letters[at], "")
        letters[at] = rng.choice((wrong, letters[at] * 2, ""))
    return "".join(letters)


def truncated(text: str, rng: random.Random) -> str:
    """The first part of a long text, as a cell shows it that is cut off."""
    words = text.split()
    return text if len(words) < 8 else " ".join(words[: int(len(words) * rng.uniform(0.55, 0.8))])


RULES: tuple[Rule, ...] = (
    synonyms, synonyms, clause_added, clause_added, clause_removed, tense, reordered, expanded, misprinted, truncated,
)  # fmt: skip


def reword(text: str, rules: int, rng: random.Random) -> str:
    """`text` after `rules` different rules that change it, or as many as there are; never fewer than three words."""
    changed = 0
    chosen = dict.fromkeys(rng.sample(RULES, len(RULES)))
    for rule in sorted(chosen, key=lambda each: each is clause_added):  # what is cut off is never the addition alone
        after = rule(text, rng)
        if changed == rules:
            break
        if after != text and len(after.split()) >= min(3, len(text.split())):
            text, changed = after, changed + 1
    return text


@dataclass(frozen=True, slots=True)
class Revised:
    """A later version, and for each of its actions the position of the same one in the earlier, or None."""

    actions: tuple[Action, ...]
    before: tuple[int | None, ...]


def revise(plan: Sequence[Action], others: Sequence[Action], strength: Strength, seed: int) -> Revised:
    """A later version of `plan`; what it adds is drawn from `others`. Every second one renumbers everything."""
    known = {action.action for action in plan}
    others = [action for action in others if action.action not in known]
    rng = random.Random(f"{strength.name} {seed}")
    kept = [(at, action) for at, action in enumerate(plan) if rng.random() >= strength.dropped]
    rows: list[tuple[int | None, Action]] = [
        (at, replace(action, action=reword(action.action, strength.rules, rng)))
        if rng.random() < strength.reworded
        else (at, action)
        for at, action in kept
    ]
    for action in rng.sample(others, min(len(others), round(strength.added * len(plan)))):
        at = rng.randrange(len(rows) + 1)
        neighbour = rows[min(at, len(rows) - 1)][1] if rows else action
        rows.insert(
            at,
            (None, replace(action, recommendation=neighbour.recommendation, ref=neighbour.ref and f"{neighbour.ref}a")),
        )
    for _ in range(round(strength.moved * len(rows))):
        rows.insert(rng.randrange(len(rows)), rows.pop(rng.randrange(len(rows))))
    spoken = {each.recommendation: _reworded(each.recommendation, strength, rng) for _, each in rows}
    numbered = [(at, replace(each, recommendation=spoken[each.recommendation])) for at, each in rows]
    if rng.random() < 0.5:  # numbered anew from the top, so that what stands behind an added one shifts
        numbered = [
            (at, replace(each, ref=str(number) if each.ref else None)) for number, (at, each) in enumerate(numbered, 1)
        ]
    return Revised(tuple(action for _, action in numbered), tuple(at for at, _ in numbered))


def _reworded(recommendation: Recommendation | None, strength: Strength, rng: random.Random) -> Recommendation | None:
    if recommendation is None or rng.random() >= strength.reworded / 3:
        return recommendation
    return replace(recommendation, text=reword(recommendation.text, 1, rng))


VERBS = ("Review", "Develop", "Publish", "Audit", "Write", "Agree", "Commission", "Introduce", "Strengthen", "Revise")
THINGS = (
    "a toolkit", "the pathway", "the escalation policy", "an information sharing agreement", "the joint protocol",
    "supervision standards", "the threshold document", "a data set", "the rota", "chronologies", "practice guidance",
    "the transition plan", "the complaints procedure", "statements", "return interviews", "the referral form",
    "health checks", "a training course", "the recruitment campaign", "exit interviews", "a newsletter", "the helpline",
    "the risk assessment", "the quality framework", "a learning event", "the service specification", "peer mentoring",
)  # fmt: skip
TOPICS = (
    "neglect", "young carers", "private fostering", "missing children", "disabled children", "domestic abuse", "CSE",
    "newly qualified social workers", "care leavers", "parental mental health", "substance misuse", "school exclusions",
    "unaccompanied minors", "foster carers", "babies under one", "home education", "online safety", "forced marriage",
    "bullying", "teenage parents", "court work", "kinship care", "early help", "self-harm", "residential homes",
    "speech delay", "housing need", "faith groups", "sports clubs", "travelling families", "gangs", "contact centres",
)  # fmt: skip
TAILS = (
    "", "for all frontline staff", "with schools and early years settings", "in the MASH", "and report to the Board",
    "so that children are seen alone", "with housing providers", "in every locality team", "by a task group",
    "with adult mental health services", "and test it with families", "through the training programme",
)  # fmt: skip
REPEATED = ("Report to Board quarterly", "Monitor through supervision", "Audit compliance after six months")


def made(size: int, seed: int) -> tuple[Action, ...]:
    """A plan of `size` actions, several to a recommendation, of parts that recur in others; short ones stand often."""
    rng = random.Random(seed)
    actions: list[Action] = []
    taken: set[str] = set()
    while len(actions) < size:
        number = len(taken)
        recommendation = Recommendation(
            f"Recommendation {number}: partners should be sure of {_purpose(rng)}", f"R{number}"
        )
        texts = {f"{rng.choice(VERBS)} {_purpose(rng)}" for _ in range(rng.randint(2, 5))}
        for text in (*sorted(texts - taken), rng.choice(REPEATED)):
            actions.append(_action(text, len(actions) + 1, recommendation))
        taken |= texts
    return tuple(actions[:size])


def _purpose(rng: random.Random) -> str:
    return f"{rng.choice(THINGS)} on {rng.choice(TOPICS)} {rng.choice(TAILS)}".strip()


def _action(text: str, number: int, recommendation: Recommendation) -> Action:
    return Action("plan.pdf", Identity(""), text, Place(1, None, 1, number), str(number), recommendation=recommendation)
