"""The words that tell a status: the one place for a wording. Spelling and shorthand as councils print them."""

from dataclasses import dataclass
from enum import StrEnum

from models.status import Status


class Guard(StrEnum):
    """What may turn a cue's meaning, or keep it from counting (see `pipeline.classify.guards`)."""

    DONE = "done"  # a participle: "completed"; the future, a "not" or a "partly" before it turns it
    FINISH = "finish"  # as DONE, and speaks of an end: what is "not yet" finished has begun
    BEGUN = "begun"  # "started"; the future or a "not" makes it not started
    STATE = "state"  # "underway", "on track"; a "not" turns it
    LATE = "late"  # "delayed"; a "no" or a "despite" before it silences it
    STANDS = "stands"  # "outstanding": late only as a headline, after "is" or "remains", or at the clause's end
    DATED = "dated"  # "extended to": late only before a date
    DROPPED = "dropped"  # "superseded"; a "not" silences it
    HEAD = "head"  # counts only where it stands alone or opens a sentence as its headline: "Held:"
    WAITS = "waits"  # "scheduled", "to be": nothing has happened by these words alone
    OPENS = "opens"  # as WAITS, and the headline wherever it opens the text: "Awaiting …"
    PURPOSE = "purpose"  # "to review": waits, unless it tells what something else in its clause was for
    EVENT = "event"  # "met", "presented": something happened, nobody says how far the action is
    USUAL = "usual"  # business as usual: in progress only where nothing else is said
    NEUTRAL = "neutral"  # hides the cues inside it: "delayed discharges"


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that speak for `status`, under one guard; None for those that speak for no status."""

    status: Status | None
    guard: Guard
    phrases: tuple[str, ...]


def words_in(text: str) -> frozenset[str]:
    """The words of `text`, for the short lists that tell where a cue counts."""
    return frozenset(text.split())


def _cue(status: Status | None, guard: Guard, phrases: str) -> Cue:
    return Cue(status, guard, tuple(" ".join(phrase.split()) for phrase in phrases.split("|")))


# What people in plans do: base form and participle. "to meet" waits, "met" is an event.
_VERBS = """
    add added|address addressed|agree agreed|allocate allocated|amend amended|analyse analysed|arrange arranged
    ask asked|assess assessed|attend attended|audit audited|award awarded|book booked|brief briefed|build built
    bring brought|buy bought|cascade cascaded|circulate circulated|clarify clarified|collate collated
    commission commissioned|communicate communicated|conduct conducted|confirm confirmed|consider considered
    consult consulted|contact contacted|convene convened|coordinate coordinated|create created|deliver delivering
    design designed|determine determined|develop developed|discuss discussed|disseminate disseminated
    distribute distributed|draft drafted|engage engaged|ensure ensured|evaluate evaluated|explore explored
    extend extending|facilitate facilitated|gather gathered|hold holding|identify identified|improve improved
    include included|incorporate incorporated|increase increased|inform informed|introduce introducing
    investigate investigated|invite invited|issue issued|join joined|lead led|look looked|meet met|monitor monitored
    move moved|obtain obtained|offer offered|organise organised|oversee overseen|pilot piloted
    prepare prepared|present presented|procure procured|produce produced|promote promoted|provide provided
    purchase purchased|raise raised|receive received|recruit recruited|redesign redesigned|refer referred
    refresh refreshed|remind reminded|report reported|request requested|research researched|review reviewed
    revise revised|roll rolled|run ran|scope scoped|secure secured|seek sought|send sent|set set|share shared
    strengthen strengthened|submit submitted|support supported|take taken|test tested|train trained|trial trialled
    undertake undertaken|update updated|upload uploaded|visit visited|work worked|write written
"""
_PAIRS = tuple(pair.split() for pair in _VERBS.strip().replace("\n", "|").split("|"))

CUES: tuple[Cue, ...] = (
    _cue(
        Status.COMPLETED,
        Guard.FINISH,
        """
        completed | complete | done | finished | concluded | finalised | signed off | fulfilled | compelted | completd |
        fully met | action closed | case closed | task closed | recommendation closed | 100% complete | 100% completed |
        accomplished
        """,
    ),
    _cue(
        Status.COMPLETED,
        Guard.DONE,
        """
        achieved | acheived | introduced | signed | agreed and signed | can now be closed | all staff have |
        all partners have | all schools have | implemented | implimented | in place | now live | went live | gone live |
        is live | are live | published | launched | relaunched | approved | ratified | adopted | endorsed | delivered |
        embedded | closed | discharged | actioned | resolved | appointed | established | rolled out | installed |
        fitted | accepted in full | put in place | brought into use | now operational | fully operational |
        is operational | came into effect | came into force | in force | target met | targets met | objective met |
        objectives met | requirement met | standard met | now in use | mobilised | in use from | in use since |
        has been met | have been met | was met | were met | been met | target exceeded | exceeded target | handed over |
        opened to the public | filled | in post | introduced in full | accredited | further action not required |
        no further action required | no further action needed | no further action | action can be closed |
        recommended for closure | proposed for closure | for closure | can be closed
        """,
    ),
    _cue(
        Status.ON_TRACK,
        Guard.STATE,
        """
        on track | on target | on schedule | on course | on plan | on time | to plan | to schedule | to timescale |
        going to plan | progressing well | as planned | within timescale | within timescales | within the timescale |
        within target timescale | within the agreed timescale | ahead of schedule | ahead of target | ahead of plan |
        ontrack | in line with plan | in line with the project plan | in line with project plan |
        in line with the plan | in line with timescales | as expected | according to plan | under control |
        by the due date | by the target date | by the agreed date | by the deadline | by deadline | by due date |
        by target date
        """,
    ),
    _cue(
        Status.IN_PROGRESS,
        Guard.STATE,
        """
        in progress | in progess | underway | under way | ongoing | on-going | on going | continuing | continues |
        W.I.P. | WIP | work in progress | in hand | in development | under development | in draft | draft form |
        in production | in preparation | under review | being | partly | partially | part completed | part complete |
        part done | part achieved | part met | half way | halfway | nearing completion | near completion |
        nearly complete | nearly completed | almost complete | almost completed | close to completion |
        mostly complete | mostly completed | largely complete | largely completed | substantially complete |
        substantially completed | remains open | partial completion | in the process of | making progress |
        good progress | progress is being made | progress made | some progress | steady progress | progressing |
        progressed | working towards | work continues | out to consultation | out for consultation |
        at consultation stage | in consultation | being consulted | first draft | further work | work is required |
        is looking at | are looking at | rolling out | taken forward
        """,
    ),
    _cue(
        Status.IN_PROGRESS,
        Guard.BEGUN,
        """
        started | commenced | begun | began | initiated | kicked off | recommenced | resumed | up and running |
        in operation
        """,
    ),
    _cue(
        Status.IN_PROGRESS,
        Guard.USUAL,
        """
        drafting | developing | currently | working on | working with | regularly | on an ongoing basis |
        on an on-going basis | ongoing basis | business as usual | BAU | ongoing review | ongoing monitoring |
        continuous | continually | continuously | routinely | kept under review | reviewed regularly |
        reviewed annually | monitored regularly | will be monitored | will continue | to continue |
        will be reviewed annually | will be kept under review | will be reviewed regularly | to be reviewed annually |
        continue to be | continues to be | continue to | monthly | weekly | quarterly | now ongoing |
        ongoing programme
        """,
    ),
    _cue(
        Status.DELAYED,
        Guard.LATE,
        """
        delayed | timescale has been revised | timescales have been revised | date has been revised |
        deadline has been extended | date has been extended | timescale has been extended | deadline has been moved |
        has not been met | have not been met | was not met | were not met | cancelled and rearranged |
        cancelled and rescheduled | cancelled and will be rearranged | cancelled due to low | delay in | delays in |
        delay to | delays to | delay due | delays due | delay with | delays with | slight delay | some delay |
        some delays | significant delay | significant delays | been a delay | been delays | is a delay | due to delay |
        due to the delay | due to the delays | due to delays | subject to delay | delaying | postponed | deferred |
        slipped | slippage | slipping | rephased | re-phased | reprofiled | re-profiled | reprogrammed | re-programmed |
        rescheduled | re-scheduled | rearranged | re-arranged | pushed back | put back | moved back | on hold |
        put on hold | held up | held back | held in abeyance | in abeyance | suspended | paused | stalled | halted |
        behind schedule | behind target | behind plan | behind programme | running behind | fallen behind |
        running late | off track | off target | off course | not on track | not on target | no longer on track |
        below target | under target | missed deadline | deadline missed | missed target | target missed |
        deadline passed | deadline has passed | revised date | revised target date | revised timescale |
        revised timescales | revised deadline | revised completion date | new target date | new deadline |
        new completion date | date revised | timescale revised | timescales revised | deadline revised |
        target date revised | deadline extended | timescale extended | date extended | timeline extended |
        deadline moved | date moved | longer than expected | longer than anticipated | longer than planned |
        taken longer | was due to be | were due to be | was to be | should have been | at risk of not |
        at risk of delay | at risk of slippage | at risk of missing | delivery at risk | timescale at risk |
        target at risk | deadline at risk | project at risk | unlikely to be | unlikely to meet | not be possible to |
        unable to progress | not progressed | no progress | no further progress | behind with | will miss the |
        little progress | limited progress | not able to progress | c/f | carried forward | carried over |
        rolled forward | rolled over | lapsed | overrun | o/s | not met | not been met | did not meet | not achieved |
        not been achieved | not completed on time | will not be met | delayed start | stuck | not being met | set back |
        setback | in jeopardy | unlikely to achieve | will not be achieved | not expected to
        """,
    ),
    _cue(
        Status.DELAYED,
        Guard.STANDS,
        """
        outstanding | overdue | at risk | late | still to be done | still not in place
        """,
    ),
    _cue(
        Status.DELAYED,
        Guard.HEAD,
        """
        held | hold | delay | delays | missed | slow progress | behind | extended | carry over
        """,
    ),
    _cue(
        Status.DELAYED,
        Guard.DATED,
        """
        extended to | extended until | moved to | now due | now expected | now scheduled for | put back to
        """,
    ),
    _cue(
        Status.NOT_STARTED,
        Guard.WAITS,
        """
        not started | not yet started | no progress to report | no progress to date | no progress yet | has not yet |
        have not yet | not begun | not yet begun | yet to start | yet to begin | yet to commence | not commenced |
        not yet commenced | has not started | has not commenced | has not begun | have not started | not been started |
        no action taken | no action to date | no work has | not yet due | not due | to be actioned | to be |
        has yet to | have yet to | planned | programmed for | on the forward plan | on the work programme |
        being planned | is planned | are planned | planned for | scheduled | timetabled | being timetabled |
        being considered | under consideration | to be considered | to commence | to start | to begin | to follow |
        to take place | will begin | will start | will commence | will follow | will take place | proposed |
        is proposed | are proposed | TBC | TBA | TBD | to be confirmed | to be agreed | dependent on | dependant on |
        subject to | will | shall | intend to | intends to | intention to | intention is | plans to | due to start |
        due to begin | due to commence | due to take place | due in | due for | is due | are due | expected to |
        expected in | anticipated | going to | still to | not yet | will not start | starting in | starts in |
        future work | next steps | next step | in due course | no is to | are to | needs to | need to | must be |
        further action needed | being explored | being scoped | due to go | hope to | aim to | aiming to |
        not yet required | not yet needed | unstarted
        """,
    ),
    _cue(
        Status.NOT_STARTED,
        Guard.OPENS,
        """
        awaiting | awaits | awaited | waiting for | waiting on | waiting to | pending
        """,
    ),
    Cue(Status.NOT_STARTED, Guard.PURPOSE, tuple(f"to {base}" for base, _ in _PAIRS)),
    _cue(
        Status.NOT_STARTED,
        Guard.HEAD,
        """
        not actioned | yet to be actioned | none to date | nothing to date
        """,
    ),
    _cue(Status.IN_PROGRESS, Guard.HEAD, "open | active | partial"),
    _cue(
        Status.CANCELLED,
        Guard.DROPPED,
        """
        cancelled | no longer required | no longer needed | no longer relevant | no longer applicable |
        no longer appropriate | no longer proceeding | no longer going ahead | no longer viable | no longer feasible |
        no longer being pursued | no longer being progressed | no longer a priority | no longer necessary |
        no longer pursued | not required | not needed | superseded | superceded | dormant | not applicable |
        not to be pursued | not pursued | undeliverable | not deliverable | not proceeding | not progressing |
        not progressed further | not being progressed | not being pursued | not taken forward | not to proceed |
        will not proceed | not to pursue | will not be pursued | will not be progressed | will not be taken forward |
        will not be going ahead | will not go ahead | not going ahead | not be going ahead | abandoned | discontinued |
        stood down | decided not to | agreed not to | action removed | objective removed | project removed |
        removed from plan | removed from the plan | removed from this plan | removed from the action plan |
        removed from programme | removed from the programme | action deleted | deleted from | action withdrawn |
        project withdrawn | proposal withdrawn | proposal was withdrawn | proposals withdrawn | scheme withdrawn |
        bid withdrawn | action dropped | dropped from | merged with action | merged into action | merged with actions |
        merged with objective | merged with recommendation | merged into objective | merged with item |
        has been merged with | been merged into | incorporated into action | combined with action | subsumed within |
        subsumed into | subsumed by | replaced by action | overtaken by | will not be implemented | not viable |
        not feasible | not be pursued | not accepted | decision not to
        """,
    ),
    _cue(
        Status.CANCELLED,
        Guard.HEAD,
        """
        withdrawn | merged | removed | deleted | dropped | ceased | stopped | terminated | rejected | cancel
        """,
    ),
    Cue(Status.IN_PROGRESS, Guard.EVENT, tuple(participle for _, participle in _PAIRS)),
    _cue(
        Status.IN_PROGRESS,
        Guard.EVENT,
        """
        has been | have been | was | were | took place | takes place | taken place | attends | meets | meeting held |
        draft | drafts | set up | signed up | went | gave | given | wrote | made | gained | carried out | found |
        put forward | published draft | held in | held on | is held | are held | has | have | sent out | agrees |
        presents | provides | now has | now have | already | to date | so far
        """,
    ),
    _cue(
        None,
        Guard.NEUTRAL,
        """
        delayed discharge | delayed discharges | delayed transfer | delayed transfers | without delay |
        drift and delay | drift or delay | delays and drift | children at risk | adults at risk | adult at risk |
        child at risk | people at risk | those at risk | families at risk | young people at risk | pupils at risk |
        residents at risk | at risk of harm | at risk of abuse | at risk of exclusion | at risk of homelessness |
        at risk of becoming | at risk register | in place of | took place of | no outstanding | good or outstanding |
        outstanding by ofsted | outstanding school | outstanding schools | outstanding practice | rated outstanding |
        judged outstanding | outstanding costs | outstanding debt | outstanding debts | outstanding balance |
        planned care | planned maintenance | planned works | planned move | closed circuit | closed session |
        closed meeting | as a result of | well being | well-being | human being | time being | being healthy |
        being safe | established practice | open day | open days | late night | late stage | late summer | late autumn |
        late spring | late winter | of late | suspended sentence | no delay | no delays | not delayed | no slippage |
        any delay | any delays | avoid delay | avoid delays | reduce delay | reduce delays | minimise delay |
        avoiding delay | reducing delay | prevent delay | to date no | which will | that will | approved premises |
        approved list | approved provider | approved providers | new homes
        """,
    ),
)
