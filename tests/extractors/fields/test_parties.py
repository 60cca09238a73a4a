"""Lead cells as councils, police, health trusts and national parks print them, each with an expert's reading."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.abbreviations import Abbreviations
from extractors.fields.parties import read_parties
from models.action import Party, PartyKind

KEY = Abbreviations(
    (
        ("DD HS", "Divisional Director Housing Services"),
        ("SM QA", "Service Manager Quality Assurance"),
        ("Law.", "Senior Lawyer"),
        ("SAB Chr.", "Independent Chair of the Safeguarding Adults Board"),
        ("WSG", "Wexbridge Strategic Group"),
    )
)

WHOLE = """
AD Housing & Regeneration
Strategic Director – Place
Business Manager (SAB)
HoS MASH
DCI Public Protection
D/Supt Crime
Leisure & Culture
All Heads of Service
NPA Rangers
Head of Strategy and Communications
Portfolio Holder for Tourism and Leisure
Health & Wellbeing Board
Training and Development sub group
Children and Young People's Service
Jane Smith, Head of Housing
Jane Smith (Head of Housing)
Jane Smith – Head of Housing
Head of Housing (Jane Smith)
T&D Manager
C&YPS
L&D
A&E
R & D Team
QA&P Sub-group
All
All partners
All agencies
Each agency
Lead for each agency
Police and Crime Commissioner
Police and Crime Panel
Chair, SAB
Director, C&YPS
Chair of Audit and Governance Committee
Head of Finance and HR
Head of HR & OD
HR & OD Manager
HR and Payroll Manager
IT & Digital Lead
Policy/Performance Manager
Principal/Senior Planning Officer
Internal Audit & Risk Manager
Assistant Director (Planning and Building Control)
Assistant Director Policy, Performance and Communications
Head of Legal, Democratic and Electoral Services
Head of Revenues & Benefits
Head of Housing Options and Homelessness
Head of Safeguarding and Quality Assurance
Head of Democratic Services and Member Development
Head of Conservation & Land Management
Head of Safeguarding, Northmere NHS Foundation Trust
Head of Service, Children in Care
Head of Service Children with Disabilities
Service Manager, Fostering and Adoption
Team Manager – Youth Offending
Deputy Chief Constable
Borough Commander BCU7, MPS
Director of Nursing & Quality
Director of Children, Adults and Health
Cabinet Member for Children, Education and Skills
Cabinet Member with responsibility for Housing
Commissioning Manager (Drugs & Alcohol)
Overview and Scrutiny Committee
Access & Recreation Team
Chief Executive, NPA
Designated Nurse, CCG
Sue Jones (CCG)
Sue Jones, CCG
Cllr Mrs A Bloggs
Dr Sue Jones
YOS Head of Service
Voluntary and community sector
Partners to CSP / SAB
Partners to CSP & SAB
VCS/other umbrella organisations
All teams that work with tenants
All – including landlords
Chair of the Quality Sub-group
Strategic Lead – Early Help and Prevention
""".strip().splitlines()

JOINT = """
Cllr J Bloggs / S151 Officer => Cllr J Bloggs | S151 Officer
Head of Planning, Head of Legal & Democratic Services => Head of Planning | Head of Legal & Democratic Services
Sue Jones and Tom Hill => Sue Jones | Tom Hill
Sue Jones, Tom Hill and Ann Green => Sue Jones | Tom Hill | Ann Green
Sue Jones/Tom Hill/Ann Green => Sue Jones | Tom Hill | Ann Green
Sue Jones, Head of Audit; Tom Hill, Head of HR => Sue Jones, Head of Audit | Tom Hill, Head of HR
Sue Jones, Head of Audit and Tom Hill, Head of HR => Sue Jones, Head of Audit | Tom Hill, Head of HR
Sue Jones, Cllr Bloggs => Sue Jones | Cllr Bloggs
Sue Jones, CCG; Tom Hill, Police => Sue Jones, CCG | Tom Hill, Police
Corporate Director People/Head of HR => Corporate Director People | Head of HR
Audit/ DD HS => Audit | DD HS
DD PL / SM EH => DD PL | SM EH
DD PL SM => DD PL SM
KT, LM, BG, ND => KT | LM | BG | ND
KT + LM => KT | LM
SL/JB => SL | JB
Lead Phys./ Med. Dir. (NHSW) SM EH => Lead Phys. | Med. Dir. (NHSW) | SM EH
Director ASC & ICB Mental Health Commissioner => Director ASC | ICB Mental Health Commissioner
Forum Chair and Chair MCA Sub-group => Forum Chair | Chair MCA Sub-group
SENCO & Hub Manager => SENCO | Hub Manager
Volunteering and Outreach Coordinator and task group => Volunteering and Outreach Coordinator | task group
KT / MCA subgroup => KT | MCA subgroup
CCG, Ann Green, QA Subgroup => CCG | Ann Green | QA Subgroup
Police and Schools => Police | Schools
Community Safety Partnership and Northmere Police => Community Safety Partnership | Northmere Police
Chief Executive and Leader of the Council => Chief Executive | Leader of the Council
Chief Executive/Monitoring Officer => Chief Executive | Monitoring Officer
CEX / MO => CEX | MO
Section 151 Officer & Monitoring Officer => Section 151 Officer | Monitoring Officer
CCG/LA/Police => CCG | LA | Police
Police, Probation, CCG, Housing => Police | Probation | CCG | Housing
CRC, Probation, A&CS, Library Service => CRC | Probation | A&CS | Library Service
A&CS, Health (ICB and GPs) => A&CS | Health (ICB and GPs)
SAB Chair & Business Manager => SAB Chair | Business Manager
SAB Business Manager and Training Officer => SAB Business Manager | Training Officer
DCS and DASS => DCS | DASS
DCS/DASS/DPH => DCS | DASS | DPH
Director of Nursing and Medical Director => Director of Nursing | Medical Director
Medical Director/Director of Nursing => Medical Director | Director of Nursing
Chief Operating Officer / Chief Finance Officer => Chief Operating Officer | Chief Finance Officer
Named Nurse and Named Doctor => Named Nurse | Named Doctor
Supt Operations / Ch Insp Neighbourhoods => Supt Operations | Ch Insp Neighbourhoods
Sustainable Tourism Officer/Communications Officer => Sustainable Tourism Officer | Communications Officer
Team Leader (Licensing) / EHO => Team Leader (Licensing) | EHO
Environmental Health Manager & Licensing Officer => Environmental Health Manager | Licensing Officer
Cabinet Member for Housing & Cabinet Member for Finance => Cabinet Member for Housing | Cabinet Member for Finance
Leader/Chief Executive => Leader | Chief Executive
Mayor and Cabinet => Mayor | Cabinet
CMT / Heads of Service => CMT | Heads of Service
Directors and Heads of Service => Directors | Heads of Service
Procurement Team/Legal Services => Procurement Team | Legal Services
YOT Manager; Police; CAMHS => YOT Manager | Police | CAMHS
Northmere Council / Ashby Vale District Council => Northmere Council | Ashby Vale District Council
Northmere BC, Wexbridge CC and Ashby Vale DC => Northmere BC | Wexbridge CC | Ashby Vale DC
Parish Councils, landowners => Parish Councils | landowners
Headteacher & Chair of Governors => Headteacher | Chair of Governors
Headteacher/SENCO => Headteacher | SENCO
Matrons & Ward Sisters => Matrons | Ward Sisters
Chair of Review Panel / Independent Author => Chair of Review Panel | Independent Author
Quality Lead – Adults / Quality Lead – Children => Quality Lead – Adults | Quality Lead – Children
Cllr P Marsh and Head of Planning => Cllr P Marsh | Head of Planning
Head of ICT, Head of Customer Services and Head of HR => Head of ICT | Head of Customer Services | Head of HR
Rights of Way Officer / Area Rangers => Rights of Way Officer | Area Rangers
Crime Manager and Custody Inspector => Crime Manager | Custody Inspector
Clinical Governance Lead, Patient Safety Manager => Clinical Governance Lead | Patient Safety Manager
Democratic Services Officer and Chair of Scrutiny => Democratic Services Officer | Chair of Scrutiny
Leader of the Council, Chief Executive => Leader of the Council | Chief Executive
Ward Managers, Matrons => Ward Managers | Matrons
Team Managers/IROs => Team Managers | IROs
Social Workers and Team Managers => Social Workers | Team Managers
Head of Safeguarding & QA/LADO => Head of Safeguarding & QA | LADO
MASH Manager / MASH Partners => MASH Manager | MASH Partners
Strategic Lead Early Help & Strategic Lead Education => Strategic Lead Early Help | Strategic Lead Education
Housing Options Manager/ Revenues & Benefits Manager => Housing Options Manager | Revenues & Benefits Manager
HEAD OF HOUSING / HEAD OF PLANNING => HEAD OF HOUSING | HEAD OF PLANNING
DIRECTOR OF PLACE AND CHIEF EXECUTIVE => DIRECTOR OF PLACE | CHIEF EXECUTIVE
Chief Executive and all Directors => Chief Executive | all Directors
Head of Housing (Sue Jones) and Head of Planning (Tom Hill) => Head of Housing (Sue Jones) | Head of Planning (Tom Hill)
Chair, SAB and Director, C&YPS => Chair, SAB | Director, C&YPS
""".strip().splitlines()

DOUBTFUL = """
Head of Planning/Building Control => Head of Planning/Building Control
Public Health and CCG => Public Health | CCG
Head of Housing and Police => Head of Housing | Police
Head of Housing, Police, CCG, Schools => Head of Housing | Police | CCG | Schools
Head of Leisure Centres & Lead for Volunteering => Head of Leisure Centres & Lead for Volunteering
Adult Social Care / Children's Social Care => Adult Social Care | Children's Social Care
Head of Park Management and Volunteers Co-ordinator => Head of Park Management | Volunteers Co-ordinator
Head of IT, Sue Jones => Head of IT, Sue Jones
Network Rail and Highways England => Network Rail and Highways England
Environment Agency, Natural England & Wildlife Trust => Environment Agency | Natural England | Wildlife Trust
""".strip().splitlines()


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def _leads(*paragraphs: str) -> list[str]:
    return _names(read_parties(paragraphs).leads)


@pytest.mark.parametrize("cell", WHOLE)
def test_one_party_stays_whole_without_doubt(cell: str) -> None:
    found = read_parties([cell])
    assert (_names(found.leads), found.involved, found.warnings) == ([cell], (), ())


@pytest.mark.parametrize("case", JOINT)
def test_joint_leads_are_told_apart(case: str) -> None:
    cell, names = case.split(" => ")
    found = read_parties([cell])
    assert (_names(found.leads), found.warnings) == (names.split(" | "), ())


@pytest.mark.parametrize("case", DOUBTFUL)
def test_a_reading_that_is_not_forced_is_told(case: str) -> None:
    cell, names = case.split(" => ")
    found = read_parties([cell])
    assert (_names(found.leads), found.warnings) == (names.split(" | "), (f"one lead or two: '{cell}'",))


def test_the_article_is_no_part_of_a_name() -> None:
    cell = "The Portfolio Holder for Tourism and Leisure and the Head of Community Development"
    assert _leads(cell) == ["Portfolio Holder for Tourism and Leisure", "Head of Community Development"]


def test_a_role_within_a_list_may_hold_two_offices() -> None:
    cell = "Medical Director WHT, Designated Doctor and Director of Operations, Director of CAMHS"
    assert _leads(cell)[0] == "Medical Director WHT"
    assert read_parties([cell]).warnings


@pytest.mark.parametrize(
    ("paragraphs", "names"),
    [
        (["SAB E&T Sub", "- group"], ["SAB E&T Sub - group"]),
        (["Head of Service", "Licensing"], ["Head of Service Licensing"]),
        (["Deputy Chief Executive", "(NHS Wexbridge)"], ["Deputy Chief Executive (NHS Wexbridge)"]),
        (["Head of", "Housing"], ["Head of Housing"]),
        (["Housing Manager", "and", "Planning Manager"], ["Housing Manager", "Planning Manager"]),
        (["Director", "C&YPS"], ["Director C&YPS"]),
        (["Chair of the", "Quality Sub", "group"], ["Chair of the Quality Sub group"]),
        (["Assistant Director", "Adult Social Care"], ["Assistant Director Adult Social Care"]),
        (["Health (CAMHS", "and Public Health)"], ["Health (CAMHS and Public Health)"]),
        (["Head of Communities", "for adult services"], ["Head of Communities for adult services"]),
        (["Sue Jones", "(Head of Audit)", "Tom Hill", "(HR)"], ["Sue Jones (Head of Audit)", "Tom Hill (HR)"]),
        (["Sue Jones,", "Head of Audit"], ["Sue Jones, Head of Audit"]),
        (["CCG, Ann Green,", "QA Subgroup"], ["CCG", "Ann Green", "QA Subgroup"]),
        (["Police", "", "Schools", "CCG"], ["Police", "Schools", "CCG"]),
        (["schools", "all partners"], ["schools", "all partners"]),
        (["Ann Green", "Tom Hill"], ["Ann Green", "Tom Hill"]),
        (["QA Subgroup", "Ann Green"], ["QA Subgroup", "Ann Green"]),
        (["Service Director", "Head of Planning"], ["Service Director", "Head of Planning"]),
        (["Director of Public Health", "Public Health Team"], ["Director of Public Health", "Public Health Team"]),
        (["MCA Subgroup", "KT, LM", "BG / ND"], ["MCA Subgroup", "KT", "LM", "BG", "ND"]),
        (["Borough Commander, MPS", "Borough  commander MPS"], ["Borough Commander, MPS"]),
    ],
)
def test_paragraphs_part_parties_unless_they_go_on(paragraphs: list[str], names: list[str]) -> None:
    assert _leads(*paragraphs) == names


def test_a_role_under_a_name_is_that_person_s_and_a_doubt() -> None:
    found = read_parties(["Sue Jones", "Head of Audit", "Tom Hill", "Head of HR"])
    assert _names(found.leads) == ["Sue Jones Head of Audit", "Tom Hill Head of HR"]
    assert [party.kind for party in found.leads] == [PartyKind.PERSON, PartyKind.PERSON]
    assert found.warnings


@pytest.mark.parametrize(
    ("paragraphs", "leads", "involved"),
    [
        (["Lead: Public Health; Support: CCG and Schools"], ["Public Health"], ["CCG", "Schools"]),
        (["Lead: Head of Housing Support: Tenancy Team"], ["Head of Housing"], ["Tenancy Team"]),
        (["Lead:", "Jane Smith", "Support:", "CCG, Police"], ["Jane Smith"], ["CCG", "Police"]),
        (["Head of Housing", "Supported by:", "CCG", "Police"], ["Head of Housing"], ["CCG", "Police"]),
        (["Head of Housing", "supported by CCG", "Police"], ["Head of Housing", "Police"], ["CCG"]),
        (["Lead agency: Police; Partners: YOS, Housing"], ["Police"], ["YOS", "Housing"]),
        (["Trainer with E&T Forum and their guests"], ["Trainer"], ["E&T Forum and their guests"]),
        (["Trainer with E&T Forum", "Outside coaches"], ["Trainer", "Outside coaches"], ["E&T Forum"]),
        (["As part of the steering group", "Trainer"], ["Trainer"], ["steering group"]),
        (["Head of Housing in partnership with Northmere Police"], ["Head of Housing"], ["Northmere Police"]),
        (["Head of Housing in conjunction with the CCG"], ["Head of Housing"], ["CCG"]),
        (["Head of Housing, in consultation with GPs"], ["Head of Housing"], ["GPs"]),
        (["Head of Housing (with input from Legal Services)"], ["Head of Housing"], ["Legal Services"]),
        (["Project Manager working with Finance Team"], ["Project Manager"], ["Finance Team"]),
        (["Head of IT with support from HR"], ["Head of IT"], ["HR"]),
        (["Head of IT assisted by HR / Legal Services"], ["Head of IT"], ["HR", "Legal Services"]),
        (["Jane Smith (Lead)", "Tom Hill (Support)"], ["Jane Smith"], ["Tom Hill"]),
        (["CCG (lead), Police, Schools"], ["CCG", "Police", "Schools"], []),
        (["Lead – Jane Smith"], ["Jane Smith"], []),
        (["Owner: Jane Smith"], ["Jane Smith"], []),
        (["Sponsor: Director of Place"], ["Director of Place"], []),
        (["Responsible officer: Sue Jones"], ["Sue Jones"], []),
        (["All; led by Head of Housing"], ["All", "Head of Housing"], []),
    ],
)
def test_support_is_involved(paragraphs: list[str], leads: list[str], involved: list[str]) -> None:
    found = read_parties(paragraphs)
    assert (_names(found.leads), _names(found.involved)) == (leads, involved)


@pytest.mark.parametrize("cell", ["", " ", "N/A", "n/a", "-", "–", "None", "none", "Not applicable", ".", "nil"])
def test_nobody_is_no_finding(cell: str) -> None:
    assert read_parties([cell]) == read_parties([])


@pytest.mark.parametrize(
    "cell", ["TBC", "tbc", "TBA", "To be confirmed", "to be agreed", "Lead TBC", "Vacant", "(TBC)"]
)
def test_a_lead_to_be_named_is_told(cell: str) -> None:
    found = read_parties([cell])
    assert (found.leads, found.warnings) == ((), ("lead still to be named",))


@pytest.mark.parametrize(
    "cell", ["Head of Housing (TBC)", "Head of Housing / TBC", "Head of Housing - to be confirmed"]
)
def test_a_doubtful_lead_is_kept_and_told(cell: str) -> None:
    found = read_parties([cell])
    assert (_names(found.leads), found.warnings) == (["Head of Housing"], ("lead still to be named",))


@pytest.mark.parametrize("cell", ["As above", "ditto", "Ditto.", "as previous"])
def test_a_reference_to_another_row_is_told(cell: str) -> None:
    found = read_parties(["CCG", cell])
    assert _names(found.leads) == ["CCG"]
    assert found.warnings[0].startswith("lead cell says '")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Head of Housing to facilitate", "Head of Housing"),
        ("Head of Housing to draft a policy on repairs, with a budget.", "Head of Housing"),
        ("Tenancy Team will report monthly", "Tenancy Team"),
        ("PA to the Chief Executive", "PA to the Chief Executive"),
        ("Partners to SAB", "Partners to SAB"),
    ],
)
def test_what_a_party_is_to_do_is_cut(cell: str, name: str) -> None:
    assert _leads(cell) == [name]


@pytest.mark.parametrize(
    "cell",
    ["Rent figures to be added to the register.", "The board has agreed that each landlord should pay", "x y " * 600],
)
def test_a_sentence_is_no_party(cell: str) -> None:
    found = read_parties([cell])
    assert found.leads == ()
    assert found.warnings[0].startswith("no lead in the sentence '")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Jo Bloggs – Head of Audit 01234 567890", ["Jo Bloggs – Head of Audit"]),
        ("Jo Bloggs Tel: 01234 567890", ["Jo Bloggs"]),
        ("Jo Bloggs jo.bloggs@northmere.example", ["Jo Bloggs"]),
        ("Jo Bloggs 01234 567890 Tom Hill 01234 567891", ["Jo Bloggs", "Tom Hill"]),
        ("Jo Bloggs (ext 1234), Tom Hill (020 7946 0000)", ["Jo Bloggs", "Tom Hill"]),
        ("jo.bloggs@northmere.example", []),
    ],
)
def test_telephone_numbers_and_addresses_are_no_names(cell: str, names: list[str]) -> None:
    found = read_parties([cell])
    assert (_names(found.leads), found.warnings) == (names, ())


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Jane Smith", PartyKind.PERSON),
        ("Cllr Bloggs", PartyKind.PERSON),
        ("J. Bloggs", PartyKind.PERSON),
        ("Jane Smith, Head of Housing", PartyKind.PERSON),
        ("Head of Housing", PartyKind.ROLE),
        ("LADO", PartyKind.ROLE),
        ("HoS MASH", PartyKind.ROLE),
        ("SAB Chair", PartyKind.ROLE),
        ("All managers", PartyKind.ROLE),
        ("Chair of the Training Group", PartyKind.ROLE),
        ("Training Group", PartyKind.BODY),
        ("Heads of Service Group", PartyKind.BODY),
        ("NHS Wexbridge", PartyKind.BODY),
        ("CCG", PartyKind.BODY),
        ("Housing", PartyKind.BODY),
        ("All", PartyKind.BODY),
        ("All partners", PartyKind.BODY),
        ("KT", PartyKind.UNKNOWN),
        ("XQZ", PartyKind.UNKNOWN),
    ],
)
def test_kinds(cell: str, kind: PartyKind) -> None:
    assert [party.kind for party in read_parties([cell]).leads] == [kind]


def test_the_key_expands_codes_and_tells_their_kinds() -> None:
    found = read_parties(["Law/ DD HS", "SAB CHR. & WSG"], KEY).leads
    assert found == (
        Party("Law", PartyKind.ROLE, "Senior Lawyer"),
        Party("DD HS", PartyKind.ROLE, "Divisional Director Housing Services"),
        Party("SAB CHR.", PartyKind.ROLE, "Independent Chair of the Safeguarding Adults Board"),
        Party("WSG", PartyKind.BODY, "Wexbridge Strategic Group"),
    )


def test_codes_of_the_key_need_no_separator() -> None:
    assert _names(read_parties(["DD HS SM QA"], KEY).leads) == ["DD HS", "SM QA"]


NAMES = ("Head of Housing", "Jane Smith", "SAB", "QA Subgroup", "Leisure", "DD HS", "Chair", "all", "tbc", "N/A")
SIGNS = (" / ", "/", ", ", " and ", " & ", "&", "; ", " + ", " - ", ": ", " to ", " with ", "\n", " ", "the ", "(", ")")
PIECES = st.sampled_from(NAMES + SIGNS)
CELLS = st.lists(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join)), max_size=5)


@given(CELLS)
def test_never_fails_and_names_no_party_twice(cells: list[str]) -> None:
    found = read_parties(cells, KEY)
    for parties in (found.leads, found.involved):
        plain = [re.sub(r"[\W_]+", "", party.name.lower()) or party.name for party in parties]
        assert len(set(plain)) == len(plain)
        assert all(party.name.strip() == party.name != "" for party in parties)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_every_name_stands_in_the_cell(cell: str) -> None:
    printed = re.sub(r"\s+", "", cell)
    found = read_parties([cell])
    assert all(re.sub(r"\s+", "", party.name) in printed for party in found.leads + found.involved)


@given(st.sampled_from(WHOLE), st.sampled_from(["\n", "; "]))
def test_a_party_named_twice_counts_once(cell: str, joint: str) -> None:
    assert _leads(*f"{cell}{joint}{cell}".split("\n")) == _leads(cell)


@pytest.mark.parametrize("sign", ["(", "a and ", "Head of ", "A/", "with ", "to do ", "1", "0 ", "A, ", "x@"])
def test_a_hostile_cell_is_read_in_good_time(sign: str) -> None:
    assert len(read_parties([sign * (100_000 // len(sign))]).warnings) <= 2
