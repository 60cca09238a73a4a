"""Which actionplans this is."""

from importlib import metadata


def version() -> str:
    """The version that is installed; "source" where the packages are run without having been installed."""
    try:
        return metadata.version("actionplans")
    except metadata.PackageNotFoundError:
        return "source"
