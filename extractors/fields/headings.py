"""The one place for a column heading.

Some 210 different headings stand for these fields in the plans of sixty public bodies, and most occur once: so this
lists the words that do the work, not whole headings. A phrase is matched at the beginning of a word, in lower case;
`$` ends the heading, `?` makes the letter before it optional, `\\b` a word, brackets hold alternatives,
`\\,` is a comma within a phrase.
"""

import re

from models.row import Field

HEADINGS: tuple[tuple[Field, str], ...] = (  # the first row that has a phrase of the heading wins
    (
        Field.ACTION,
        r"""
        how will we get,
        how (?:will|are|do|can|shall) (?:we|this|it|these|they) (?:be )?(?:do|achiev|deliver|going|address)
        """,
    ),
    (
        Field.OUTCOME,
        r"""
        how (?:(?:will|do|would|shall) we|we (?:will|would|shall)) (?:know|measure|tell|see)
        """,
    ),
    (
        Field.EVIDENCE,
        r"""
        evidenc
        """,
    ),
    (
        Field.START,
        r"""
        ^(?:[a-z]+ )?start(?:s|ed|ing)?(?: date| month| by| on)?$, ^from$,
        ^(?:[a-z]+ )?(?:commence(?:s|d|ment)?|begin(?:s|ning)?)(?: date| month| by| on)?$,
        ^dates? (?:of )?(?:start|started|starting|to start|commence|commenced|commencement|begun|work starts)$
        """,
    ),
    (
        Field.OTHER,
        r"""
        cost, budget, fund, financ, £, resourc, likelihood, inherent, residual, risk score, risk rating,
        risk level, risk owner, gross, net score, ward, links? to, linked to,
        source(?! of (?:assurance|evidence)), date raised, date added, date identified, date logged,
        date of meeting, raised by, raised on, how often, frequency, review date, next review, origin(?!al),
        page, weight, type$
        """,
    ),
    (
        Field.COMPLETED_ON,
        r"""
        dates? (?:achieved|completed|closed|done|implemented|signed off),
        (?:actual|achieved|closed) (?:date|completion), actual end, actual finish,
        (?:completed|closed|achieved|implemented) (?:on|date), when completed,
        date of (?:completion|closure|achievement)
        """,
    ),
    (
        Field.PROGRESS,
        r"""
        progress, update, comment, position, narrative, to date, so far, what (?:have|has) (?:we|been),
        where (?:are we|we are), still left, follow.?up, achievements?$, actions? taken, work done, work undertaken,
        latest, notes?$, current (?:status|situation),
        (?:council|service|officer|management|cabinet|executive|agency|provider) (?:response|reply), feedback,
        summary of, remarks
        """,
    ),
    (
        Field.DUE,
        r"""
        time ?-?(?:scale|frame|line|table), by when, ^by$, when\b, dead ?line, due,
        target (?:date|completion|month|quarter), date$,
        date (?!of (?!completion|implementation|delivery|action)), dates$, completion,
        deliver(?:y|ed) (?:by|date), milestone date, end$, end date, start, finish, ^to$, timing, period, by end,
        complete[d]? by, implementation date, year$, schedule, to be (?:done|completed) by
        """,
    ),
    (
        Field.RAG,
        r"""
        b?rag[yb]?\b, status, rating, traffic, colou?r, on track, complete$, completed$, ^done$, %, percent,
        achieved, score, judge?ment, assess(?:ment|ed) (?:of|as), progress (?:code|key), stage$, implemented$,
        closed$
        """,
    ),
    (
        Field.INVOLVED,
        r"""
        support(?:ed|ing)?(?: by| from| officers?| agenc| partners?| teams?| leads?| staff| service| organisation)
        """,
    ),
    (
        Field.LEAD,
        r"""
        lead, responsib, owner, officer, accountab, who\b, whose\b, whom$, sponsor, manager, director,
        allocated, assigned, delegat, person, post ?holder, champion, nominated, holder, named, delivered by,
        chair, contact, head\b, executive, delivery (?:body|agency|partner)
        """,
    ),
    (
        Field.INVOLVED,
        r"""
        involv, partner, support(?:ed|ing)?\b, other agenc, contribut, working with, stakeholder, with whom,
        agenc(?:y|ies), consult, organisations?$, groups?$, teams?$, body$, bodies$
        """,
    ),
    (
        Field.EVIDENCE,
        r"""
        assurance, verif, proof, documents?$, demonstrat, audit trail, monitor, method of measur,
        where (?:is|will), governance$, reported? to, reporting, quality assurance
        """,
    ),
    (
        Field.OUTCOME,
        r"""
        outcome, success, impact, target, measure, indicator, kpi,
        what difference, benefit, result, what (?:will|would|does) (?:it|success|good), look like, intended,
        expected, desired, output, performance, deliverables?$, milestone, difference, aspiration, criteria
        """,
    ),
    (
        Field.RECOMMENDATION,
        r"""
        recommendations?\b, recs?$, issue, finding, objective, concern, what (?:needs|do we need) to improve,
        areas? (?:for|of|requiring) (?:improvement|development|concern|focus|action), aims?$, goals?$, learning,
        lesson, weakness, gaps?\b, identified need, improvement (?:needed|required|area), what did,
        what [a-z' ]{1\,40}(?:said|told|found|identif|recommend|highlight|require), what (?:we|they) found,
        requirement, problem, reason, rationale, why\b, question, obligation, what do we want, what we want,
        commitment, proposal, ofsted, inspector, driver
        """,
    ),
    (
        Field.ACTION,
        r"""
        actions?\b, what (?:will|are|do|must|should) (?:we|you|be|to), what we, tasks?\b, activit, steps?\b,
        intervention, initiative, project, how\b, what\b, things to do, to do$, response, plan$, key work,
        deliver, improvement$, development$, work required, description, detail, approach, measures
        """,
    ),
    (
        Field.REF,
        r"""
        ref(?:erence)?s?\b, no\b, #, number$, item$, id$, nr$, n[o°º]$, code$
        """,
    ),
    (
        Field.THEME,
        r"""
        theme, priorit, areas?\b, strand, categor, domain, section, work ?stream, topic, pillar, standard,
        chapter, element, subject, heading, service\b, strategic
        """,
    ),
)
CALLED_ACTION = re.compile(  # headings that say outright that the column is what is to be done
    r"\b(actions?|recommendations?|what (will|are|do|must|should) we|what needs to|tasks?|activit(y|ies)"
    r"|how (will|are) we)\b"
)
UPDATED = re.compile(r"\b(to date|so far|(progress|latest|status) (update|report|comment)|update[sd]?)\b")
NUMBERED = re.compile(
    r"^(?:(action|recommendation|rec|task|objective|issue|item)s? )?(ref(erence)?|no|number|id|#)\b\.?"
    r"( (no|number))?\.?$"
)
RESPONSE = re.compile(r"\bresponse\b|\breply\b")  # what is to be done, where nothing else says so
CODED = re.compile(r"\bb?rag\b|status|rating")


def _compiled(phrases: str) -> re.Pattern[str]:
    spaced = " ".join(phrases.split())
    words = "|".join(phrase.strip().replace("\\,", ",") for phrase in re.split(r"(?<!\\),", spaced))
    return re.compile(rf"(?<![a-z])(?:{words})")


_PATTERNS = tuple((field, _compiled(phrases)) for field, phrases in HEADINGS)


def field_of(text: str) -> Field | None:
    """The field that a heading, or a part of one, names; `text` is in lower case.

    >>> field_of("by when"), field_of("lead agency"), field_of("ward")
    (<Field.DUE: 'due'>, <Field.LEAD: 'lead'>, <Field.OTHER: 'other'>)
    """
    return next((field for field, pattern in _PATTERNS if pattern.search(text)), None)
