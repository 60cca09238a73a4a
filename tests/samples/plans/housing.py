"""A scrutiny tracker: the recommendation is itself what is tracked, with the executive's decision beside it."""

from tests.samples.values import Action, Column, Due, Group, Heading, Page, Plan, PlanTable, Text, day, month

COLUMNS = (
    Column("No.", 5, "ref"),
    Column("Recommendation", 34, "action"),
    Column("Decision", 12, "decision"),
    Column("Responsible officer", 15, "who"),
    Column("Implementation date", 13, "when"),
    Column("Progress", 34, "progress"),
)

ACTIONS = (
    Action(
        "That the Council contacts every tenant whose home has had two or more damp reports within three years.",
        ref="1",
        decision="Accepted",
        leads=("Repairs Manager",),
        due=(day("Friday, 29 July 2016", "2016-07-29"),),
        progress="Implemented. 611 tenants have been rung or visited and 208 jobs raised.",
        status="completed",
    ),
    Action(
        "That surveyors carry moisture meters and leave the tenant a written note of what they found.",
        ref="2",
        decision="Accepted",
        leads=("Repairs Manager",),
        due=(month("Oct 2016", "2016-10-01", "2016-10-31"),),
        progress="Meters bought. The note is with the printer and will be in use from October as planned; on schedule.",
        status="on_track",
    ),
    Action(
        "That extractor fans are fitted whenever a kitchen or bathroom is renewed.",
        ref="3",
        decision="Accepted in part",
        leads=("Head of Investment",),
        when="With effect from the 2017/18 programme",
        due=(Due("2017/18", "2017-04-01", "2018-03-31", "year"),),
        progress="Specification to be amended before next year's programme is let.",
        status="not_started",
    ),
    Action(
        "That complaints about damp are answered by a manager who did not deal with the repair.",
        ref="4",
        decision="Accepted",
        leads=("Customer Relations Manager",),
        due=(day("01/09/2016", "2016-09-01"),),
        progress="Overdue: two area teams have no second manager. Cover is being arranged with the Eastfield team.",
        status="delayed",
    ),
    Action(
        "That the Cabinet Member asks the two largest housing associations to report their own figures each year.",
        ref="5",
        decision="Accepted",
        leads=("Cabinet Member for Housing",),
        due=(month("November 2016", "2016-11-01", "2016-11-30"),),
        progress="Letters sent in July. One association has agreed and the other is considering its answer.",
        status="in_progress",
    ),
    Action(
        "That a hardship fund for heating is opened for tenants in homes with an energy rating of F or G.",
        ref="6",
        decision="Rejected",
        leads=("Head of Income",),
        when="N/A",
        progress="Not to be pursued: Cabinet took the view that existing discretionary payments suffice.",
        status="cancelled",
    ),
    Action(
        "That members are given a briefing on the new rating system for hazards.",
        ref="7",
        decision="Accepted",
        leads=("Private Sector Housing Manager", "Democratic Services"),
        who="Private Sector Housing Manager and Democratic Services",
        due=(Due("Autumn 2016", "2016-09-01", "2016-11-30", "season"),),
        progress=None,
    ),
    Action(
        "That the Committee is sent figures for damp every quarter, by ward, with the number of homes inspected, the "
        "number found to have a hazard, the days between report and repair, and the number of repeat visits.",
        ref="8",
        decision="Accepted",
        leads=("Performance Team",),
        when="Quarterly",
        ongoing=True,
        progress="First set of figures circulated in August; the second is being compiled.",
        status="in_progress",
    ),
)

PLAN = Plan(
    name="stonebeck-housing-2016",
    title="Damp and Mould Review: Tracking of Recommendations",
    borough="Stonebeck",
    body="Stonebeck Metropolitan Borough Council",
    date="2016-09-12",
    page=Page(head="Overview and Scrutiny Committee, 12 September 2016", foot="Page {page}"),
    blocks=(
        Heading("Stonebeck Metropolitan Borough Council", 1),
        Heading("Damp and Mould Review: Tracking of Recommendations"),
        Text("Overview and Scrutiny Committee, 12 September 2016"),
        Text("The Committee's review was received by Cabinet on 13 June. This is the first report on progress."),
        PlanTable(COLUMNS, (Group(ACTIONS),)),
    ),
)
