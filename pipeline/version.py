"""Which actionplans this is."""

from functools import cache
from importlib import metadata


@cache  # a file is read for it
def version() -> str:
    """The version that is installed; "source" where the packages are run without having been installed."""
    try:
        return metadata.version("actionplans")
    except metadata.PackageNotFoundError:
        return "source"
