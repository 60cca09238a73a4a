"""Where the boroughs publish: one site each, none claimed to have been reached."""

from pipeline.sources.boroughs import SITES, Named, Platform, known_sites
from pipeline.sources.links import site_of


def test_every_borough_is_listed_and_every_site_is_of_one() -> None:
    listed = known_sites()
    assert len(listed) == 33
    assert {borough.name for borough, site in listed if site is not None} == set(SITES)


def test_every_site_is_an_address_with_its_source_and_is_not_checked() -> None:
    for site in SITES.values():
        assert site_of(site.address) == site.address
        assert isinstance(site.named_by, Named)
        assert site.checked is None


def test_one_borough_has_another_platform() -> None:
    assert [name for name, site in SITES.items() if site.platform is not Platform.MODERNGOV] == [
        "Kensington and Chelsea"
    ]
