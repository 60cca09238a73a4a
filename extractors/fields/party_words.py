"""The words that tell a role from a body, a person and a code.

Source: the lead cells of plans by councils, safeguarding boards, police, health trusts and national parks.
"""


def _words(text: str) -> frozenset[str]:
    """The words of a table, in lower case."""
    return frozenset(text.split())


ROLE_NOUNS = _words("""
    accountant accountants administrator adviser advisers advisor advisors ambassador analyst analysts
    apprentice archaeologist architect assistant assistants auditor auditors author buyer caretaker ceo cfo
    chair chairman chairmen chairperson chairs chairwoman champion champions chief chr clerk clinician cllr cmdr
    co-chair co-lead co-ord co-ordinator co-ordinators commander commanders commissioner commissioners
    conservator constable constables consultant consultants controller convenor coord coordinator coordinators
    councillor counsel curator dci dentist dir director directors doctor doctors dr ecologist editor engineer
    engineers examiner executive executives facilitator forester governor governors gp hd head heads headteacher
    headteachers holder holders insp inspector inspectors instructor investigator lawyer lawyers lead leader
    leaders leads lecturer liaison librarian lieutenant manager managers matron mayor mayors member members
    mentor mgr mgrs midwife midwives navigator nurse nurses officer officers offr owner owners partner
    pharmacist physician planner planners practitioner practitioners president programmer psychiatrist
    psychologist ranger rangers recorder registrar rep representative representatives reps reviewer scientist
    secretaries secretary sergeant sgt sister solicitor solicitors specialist specialists sponsor staff
    statistician steward stewards superintendent superintendents supervisor supervisors supt surveyor surveyors
    teacher teachers technician therapist trainer trainers treasurer trustee trustees vice-chair volunteer
    volunteers warden wardens worker workers
""")
ROLE_MODIFIERS = _words("""
    acting area assistant ch det associate asst borough business cabinet chief city clinical community corporate county
    dep deputy designated detective district divisional duty exec executive financial first general group head
    independent interim joint key lay lead leading link local lord medical monitoring named national nominated
    nursing operational portfolio principal professional programme project regional relevant responsible section
    senior service snr specialist statutory strategic team temp temporary territorial vice ward
""")
ROLE_CODES = _words("""
    ace ad adass cao cco ceo cex cfo chro cio cno coo cso dass dce dcfo dci dcs dd dph dpo dsi dsl dsupt gm
    hod hos iro lado pcc pfh portfolio-holder s151 senco siro sm sro tm
""")
BODY_NOUNS = _words("""
    academies academy agencies agency alliance assembly association associations authorities authority board
    boards bc bureau cabinet caucus cc ccg ccgs centre centres chamber charities charity cic cluster clusters
    coalition colleagues college colleges commission committee committees company consortium constabulary
    contractor contractors cooperative council councils court courts dc department departments directorate
    directorates division federation firm force forces forum forums foundation group groups homes hospice
    hospital hospitals hq hub hubs icb institute landlords landowners libraries library limited llp ltd mbc ministry
    museum network networks nhs office offices organisation organisations panel panels parishes parliament
    partners partnership partnerships party plc police practice practices probation programme project provider
    providers school schools secretariat section sector sectors service services settings sg site society
    sub-committee sub-group sub-groups subcommittee subgroup subgroups surgeries surgery team teams tribunal
    trust trusts union unions unit units universities university workshop
""")
AGENCIES = _words("""
    academies agencies all ambulance cabinet cafcass carers ccg ccgs charities colleges contractors council
    everyone farmers fire governors gps healthwatch icb landlords landowners lsab lscb nhs parents parishes
    partners police probation providers school schools universities
""")
BODY_CODES = _words("""
    acpo afc apcc bcu bid bids c&yps cafcass camhs ccg ccgs cdop cic cps cqc crc csc csp cvs cyps defra dfe dft
    dhsc dwp ea ehe gla gmca gmp gp gps hmip hmp hmpps hra hse hwb hwbb icb icbs icp ics la las lep lfb lga lsab
    lscb lscp lsp lspb mappa marac mash mod mps nfu nhs nhse nhsi npa npcc nps nwas ofsted pcn pcns pct phe rsl
    rsls sab sabs sar scb scp sepa ssab ssp tfl ukhsa vcfs vcs vcse wda yjb yjs yos yot
""")
DEPARTMENT_CODES = _words("""
    a&e asb bi c&f cin cla cp cpd cse cyp da dv ed&i edi eyfs fm foi gdpr gis h&s hr ict it ks1 ks2
    l&d lac ld mh od od&l p&p pmo pr qa r&d sen send t&d va
""")
WEAK_NOUNS = _words("""
    doctor executive executives governor governors member members officer officers owner owners partner practitioner
    ranger rangers representative staff teacher teachers trainer trainers trustee trustees volunteer volunteers warden
    wardens worker workers
""")  # these name a field of work too: Member Development, Staff Training
STRONG_MODIFIERS = _words("""
    acting assistant associate asst cabinet ch chief dep deputy det detective divisional exec executive group head
    independent interim lay portfolio principal senior snr strategic vice
""")
TOPICS = _words("""
    academic access accommodation accountancy achievement active activities additional administration admissions
    adult adults ageing aid air alcohol all-age allotments animal applications apprenticeships archives art arts
    assessment asset assets assurance audit autism bathing benefit benefits better biodiversity birth broadband
    budget building buildings bus business cafe campaigns capital car care careers carers case catering
    cemeteries change child childcare childhood children children's citizen city civic civil clean cleaner
    cleansing climate coast coastal cohesion commercial commissioning communication communications communities
    community compliance conduct conservation construction consultation contact content contract contracts
    control corporate cost council's countryside county crime criminal critical cultural culture customer
    customers cycling data death debt delivery democracy democratic dental design development digital
    disabilities disability district diversity domestic drainage drug drugs early east eastern ecology economic
    economy education elections electoral emergency emissions employment empty energy enforcement engagement
    english enterprise environment environmental equalities equality estate estates european events excellence
    exclusion extended external facilities faith families family farming field finance financial fire fleet
    flood food forestry foster fostering fraud funding further future general governance grants green
    green-space grounds growth harm health healthcare heritage higher highways history home homelessness
    horticulture housing human improvement inclusion income industrial information infrastructure innovation
    inspection insurance integrated intelligence internal international intervention investment joint justice
    key knowledge land landscape language law learning legal leisure library licensing life lifelong living
    local localities looked maintenance management market marketing markets maternity media medical member
    members mental migration minerals mobility modernisation natural nature neighbourhood neighbourhoods net new
    north northern nursery nursing older open operational operations organisational outreach oversight park
    parking parks participation payroll pensions people people's performance permanence pest place placements
    places planning play policies policy pollution port poverty practice pregnancy premises prevent prevention
    primary principal private procurement professional programmes projects property protection provision
    psychology public quality recovery recreation recruitment recycling reduction reform refuse regeneration
    regional registration regulation regulatory rehousing relations rental repairs research resettlement
    resilience resource resources respite response responsibility revenue revenues review reviewing rights risk
    road roads rough rural safe safeguarding safer safety scrutiny secondary security services sexual shared
    skills smart social society south southern special sport sports standards statutory stewardship stock
    strategic strategy street street-scene streets streetscene substance support sustainability sustainable
    system systems targeted tax technical technology teenage tenancy tenant tenants theatre tourism town trading
    traffic training transformation transition transport travel treasury tree trees universal urban valuation
    violence virtual visitor visitors voluntary vulnerable waste water welfare well-being wellbeing west western
    whole wildlife women work workforce works young youth youths zero
""")
LIMITS = _words("and & of for the to with by in on at from or a an the – - / + as")
TITLES = _words("cllr councillor mr mrs ms miss mx dr prof professor rev revd sir dame lord lady cllrs")
GIVEN_NAMES = _words("""
    aaron abdul abdullah abigail adam adrian ahmed aisha alan alastair albert alex alexander alexandra alice
    alison alistair amanda amber amina amir amy andrea andrew angela anita ann anna anne anthony antony arthur
    ayesha barbara barry ben benjamin bernard beth beverley bill bob brenda brian bridget bruce cara carl carol
    caroline catherine cathy charles charlotte cheryl chloe chris christina christine christopher claire clare
    clive colin craig daniel darren dave david dawn dean debbie deborah debra denise dennis derek diana diane
    donna dorothy duncan ed edward eileen elaine eleanor elizabeth emily emma eric eva fatima fiona frances
    francis frank fred gail gareth gary gavin gemma geoff geoffrey george gerald gillian glenn gordon graham
    greg hannah harriet harry hassan heather helen henry howard hugh ian imran irene isabel ivan jack jackie
    jacqueline jake james jamie jan jane janet janice jason jayne jean jeff jennifer jenny jeremy jessica jill
    jim jo joan joanna joanne joe john jon jonathan joseph joshua joy joyce judith judy julia julian julie june
    karen kate katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin khalid kim kirsty laura
    lauren lawrence leanne lee leon lesley liam linda lisa liz lorraine louise lucy luke lynn lynne maggie
    malcolm margaret maria marie marion martin mary matthew maureen megan melanie melissa michael michelle mike
    mohamed mohammed muhammad nadia nancy naomi natalie natasha neil nicholas nicola nigel norman oliver olivia
    omar pam pamela pat patricia patrick paul paula pauline peter phil philip phillip priya rachel raj rebecca
    richard rita rob robert robin roger ronald rosemary ross roy russell ruth ryan sally sam samantha samuel
    sandra sarah sean sharon shaun sheila shirley simon sonia sophie stacey stanley stella stephanie stephen
    steve steven stuart sue susan suzanne sylvia tanya terence teresa terry thomas tim timothy tina toby tom
    tony tracey tracy trevor valerie vanessa vera veronica victor victoria vikram vincent wayne wendy william
    yasmin yvonne zara zoe
""")
ORGANISATIONS = _words("council trust police constabulary ccg icb nhs ltd plc university college homes authority")
MEETINGS = _words("board committee group subgroup sub-group forum partnership panel network sg party sub-committee")
NOT_BEFORE_WITH = _words("""
    adults carers children clients compliance comply contact engagement families individuals learners liaise liaison
    link links men parents people persons pupils residents students that those who women work workers works
""")  # "Children with Disabilities", "teams that work with tenants"
NOT_AFTER_WITH = _words("a an complex disabilities disability lead learning regard responsibility special")
