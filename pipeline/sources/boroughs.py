"""Where each London borough publishes its papers, as public sources name it. None has been reached by us."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from models.boroughs import BOROUGHS, Borough


class Platform(StrEnum):
    """The software that a council publishes its papers with."""

    MODERNGOV = "ModernGov"
    CMIS = "CMIS"


class Named(StrEnum):
    """The public source that names a site."""

    LGSF = "DemocracyClub/LGSF, scrapers/*/councillors.py"  # github.com: base_url and the class say site and platform
    CAMPAIGN_LAB = "CampaignLab/council-scraper, data/councils.csv"  # github.com: addresses of ModernGov calendars


@dataclass(frozen=True, slots=True)
class Site:
    """A borough's site for papers: the platform, its address, who names both, and the day that we reached it."""

    platform: Platform
    address: str  # as the source gives it; http:// where it does, which such sites lead on to https
    named_by: Named
    checked: date | None = None  # None: not checked; sites move


def _moderngov(address: str, named_by: Named = Named.CAMPAIGN_LAB) -> Site:
    return Site(Platform.MODERNGOV, address, named_by)


SITES: Final[dict[str, Site]] = {  # by the borough's name
    "City of London": _moderngov("http://democracy.cityoflondon.gov.uk", Named.LGSF),
    "Barking and Dagenham": _moderngov("https://modgov.lbbd.gov.uk/internet"),
    "Barnet": _moderngov("https://barnet.moderngov.co.uk"),
    "Bexley": _moderngov("http://democracy.bexley.gov.uk"),
    "Brent": _moderngov("https://democracy.brent.gov.uk"),
    "Bromley": _moderngov("https://cds.bromley.gov.uk"),
    "Camden": _moderngov("https://democracy.camden.gov.uk"),
    "Croydon": _moderngov("https://democracy.croydon.gov.uk"),
    "Ealing": _moderngov("https://ealing.moderngov.co.uk"),
    "Enfield": _moderngov("https://governance.enfield.gov.uk"),
    "Greenwich": _moderngov("http://committees.royalgreenwich.gov.uk", Named.LGSF),
    "Hackney": _moderngov("https://hackney.moderngov.co.uk"),
    "Hammersmith and Fulham": _moderngov("https://democracy.lbhf.gov.uk"),
    "Haringey": _moderngov("http://www.minutes.haringey.gov.uk", Named.LGSF),
    "Harrow": _moderngov("https://moderngov.harrow.gov.uk"),
    "Havering": _moderngov("https://democracy.havering.gov.uk"),
    "Hillingdon": _moderngov("https://modgov.hillingdon.gov.uk"),
    "Hounslow": _moderngov("https://democraticservices.hounslow.gov.uk", Named.LGSF),
    "Islington": _moderngov("https://democracy.islington.gov.uk"),
    "Kensington and Chelsea": Site(Platform.CMIS, "https://www.rbkc.gov.uk/committees", Named.LGSF),
    "Kingston upon Thames": _moderngov("https://moderngov.kingston.gov.uk"),
    "Lambeth": _moderngov("https://moderngov.lambeth.gov.uk"),
    "Lewisham": _moderngov("https://councilmeetings.lewisham.gov.uk"),
    "Merton": _moderngov("https://democracy.merton.gov.uk"),
    "Newham": _moderngov("https://mgov.newham.gov.uk", Named.LGSF),
    "Redbridge": _moderngov("http://moderngov.redbridge.gov.uk", Named.LGSF),
    "Richmond upon Thames": _moderngov("https://cabnet.richmond.gov.uk", Named.LGSF),
    "Southwark": _moderngov("https://moderngov.southwark.gov.uk"),
    "Sutton": _moderngov("https://moderngov.sutton.gov.uk"),
    "Tower Hamlets": _moderngov("https://democracy.towerhamlets.gov.uk"),
    "Waltham Forest": _moderngov("https://democracy.walthamforest.gov.uk", Named.LGSF),
    "Wandsworth": _moderngov("https://democracy.wandsworth.gov.uk"),
    "Westminster": _moderngov("https://committees.westminster.gov.uk"),
}


def known_sites() -> tuple[tuple[Borough, Site | None], ...]:
    """Every borough in the order of its code, with its site; None where no source names one."""
    return tuple((borough, SITES.get(borough.name)) for borough in BOROUGHS)
