"""What the database is asked and what it gives, as far as types can tell: columns are known where they are used."""

from typing import Any

from sqlalchemy import Row, Select

Fetched = Row[*tuple[Any, ...]]
Asked = Select[*tuple[Any, ...]]
