"""What a database says when it cannot be used -> StoreError with what to do; bugs in our SQL stay what they are."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError, OperationalError

from models.errors import StoreError


def shown(url: URL) -> str:
    """The address for a message: a file's path, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "(in memory)"
    return url.render_as_string(hide_password=True)


@contextmanager
def refusals_told(url: URL) -> Iterator[None]:
    """A block that uses the database at `url`. Raises StoreError where the database refuses."""
    try:
        yield
    except psycopg.OperationalError as error:  # during COPY, which SQLAlchemy does not see
        said = " ".join(str(error).split())
        raise StoreError(f"the store {shown(url)} cannot be used: {said}") from error
    except OperationalError as error:  # locked, full, read-only, unreachable, cannot be opened
        busy = "another run is using it: try again once that has ended"
        reason = busy if "database is locked" in str(error.orig) else error.orig
        raise StoreError(f"the store {shown(url)} cannot be used: {reason}") from error
    except DatabaseError as error:
        if type(error) is not DatabaseError:  # its subclasses tell of wrong SQL or values, which is ours
            raise
        if "malformed" in str(error.orig):
            raise StoreError(f"{shown(url)} is damaged ({error.orig}): take a copy that was kept of it") from error
        raise StoreError(f"{shown(url)} is no SQLite database ({error.orig}): name another with --db") from error
