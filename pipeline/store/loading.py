"""Many rows into a table by what the database's driver does fastest: COPY in PostgreSQL, executemany in SQLite."""

import datetime
from collections.abc import Sequence

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Date, DateTime, Table

Value = str | int | float | bool | datetime.date | None
Values = tuple[Value, ...]  # of a row, in the order of the table's columns


def load(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Add `rows` to `table`: every column of each, in the table's order."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        marks = ", ".join("?" * len(table.columns))
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', _iso(table, rows))


def _copy(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    columns = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _iso(table: Table, rows: Sequence[Values]) -> list[Values]:
    """`rows` with days as SQLAlchemy's own types write them into SQLite, which has none: YYYY-MM-DD."""
    dates = [number for number, column in enumerate(table.columns) if isinstance(column.type, Date | DateTime)]
    if not dates:
        return list(rows)
    written: list[Values] = []
    for row in rows:
        if all(row[number] is None for number in dates):
            written.append(row)
            continue
        values = list(row)
        for number in dates:
            day = values[number]
            values[number] = day.isoformat() if isinstance(day, datetime.date) else None
        written.append(tuple(values))
    return written
