"""SOURCES: the one place for a source; a module with `candidates` is one."""

from types import MappingProxyType

from pipeline.sources import feed, folder, moderngov, urls
from pipeline.sources.source import Candidates

LISTED = frozenset({"urls", "folder"})  # sources whose papers a user has chosen: all are wanted, if nothing is said

SOURCES: MappingProxyType[str, Candidates] = MappingProxyType(  # by the name that a user types
    {
        "moderngov": moderngov.candidates,
        "urls": urls.candidates,
        "feed": feed.candidates,
        "folder": folder.candidates,
    }
)
