"""What tells a council's name: London's boroughs, the words of offices that part names, councils of no place."""

import re

from models import boroughs

# Each of London's boroughs with its other forms, by name.
BOROUGHS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(sorted((one.name, one.short) for one in boroughs.BOROUGHS))

# Words of offices, services and papers: what stands before them is no part of a council's name.
NO_NAME = re.compile(
    r"""l?s[ac]b|l?scp|csp|cdop|ccgs?|icbs?|pcts?|a|action|adults?|after|agency|air|agencies|agenda|all|an|annual|any
    |appendix|area|arts|as|at|audit|authority|before|boards?|both|borough|business|cabinet|care|chair|chief|child
    |children['’]?s?|city|civic|climate|combined|commissioning|committee|communities|community|conference|corporate|council
    |councillors?|councils?|county|crime|cross|culture|current|delivery|democratic|department|deputy|development
    |director|directorate|district|draft|each|early|education|elected|environment|every|executive|famil(?:y|ies)
    |final|finance|fire|food|for|following|forum|from|full|general|governance|head|health|help|his|homelessness
    |housing|human|if|improvement|in|independent|integrated|item|joint|law|lead|leader|legal|local|managers?|mayor
    |medical|meeting|members|metropolitan|monitoring|multi-agency|national|nhs|officers?|office|other|our|outline
    |overview|parish|partners?|partnership|people['’]?s?|performance|place|plan|planning|police|policy|portfolio
    |principal|probation|professions|programme|project|public|recommendations?|regeneration|regional|report
    |resources|review|royal|sanctuary|safeguarding|safer|safety|schools?|scrutiny|section|senior|services?|shadow
    |social|staff|standards|statutory|strategic|strategy|students?|teams?|that|the|their|theme|these|this|to|town
    |training|transformation|trust|unitary|update|voluntary|waste|welfare|what|when|where|while|whole|within|work
    |working|young|your|youth""",
    re.IGNORECASE | re.VERBOSE,
)
# Councils that are none of a place: the Design Council, the National Fire Chiefs Council, a tenants' council.
NO_PLACE = re.compile(
    r"""association|bar|british|chiefs|citizens|design|engineering|english|european|faith|federation|institute|interfaith
    |international|justice|midwifery|nursing|press|privy|professions|refugee|research|residents|rights|skills|sponsor
    |sports?|tenants|trades?|uk|union|workstream""",
    re.IGNORECASE | re.VERBOSE,
)
# What a name may follow without being its first words: "North Wexshire" is not "Wexshire".
PARTS = re.compile(
    r"""north|south|east|west|mid|middle|central|new|great|greater|upper|lower|old|royal|saint|st|isle|bar|long|little|high
    |county|city|borough""",
    re.IGNORECASE | re.VERBOSE,
)
