"""Parquet: typed columns, dates as dates, lists as lists of records; texts exactly as they are."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from models.listed import Listed
from pipeline.export.column import Column, Kind, Several, Single
from pipeline.export.columns import TYPED
from pipeline.export.scratch import aside
from pipeline.export.sink import Sink

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 5_000  # actions in a row group: what is in memory at once


def write(actions: Iterable[Listed], sink: Sink[bytes]) -> int:
    """Write one file; gives how many actions. Every column carries its meaning as `description`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    layout = schema()
    count = 0
    remaining = iter(actions)
    with aside(sink) as file, pq.ParquetWriter(file, layout, compression="zstd") as writer:
        while group := list(islice(remaining, GROUP)):
            columns = [
                pa.array(_values(column, group), field.type) for column, field in zip(TYPED, layout, strict=True)
            ]
            writer.write_batch(pa.record_batch(columns, schema=layout), row_group_size=GROUP)
            count += len(group)
    return count


def schema() -> "pa.Schema":
    """The file's columns: those of TYPED; a list of texts where a list has one part, else of records."""
    import pyarrow as pa

    return pa.schema([_field(column.column, _type(column)) for column in TYPED])


def _type(column: Single | Several) -> "pa.DataType":
    import pyarrow as pa

    if isinstance(column, Single):
        return _scalar(column.column.kind)
    if len(column.parts) == 1:
        return pa.list_(_scalar(column.parts[0].kind))
    return pa.list_(pa.struct([_field(part, _scalar(part.kind)) for part in column.parts]))


def _scalar(kind: Kind) -> "pa.DataType":
    import pyarrow as pa

    types = {
        Kind.TEXT: pa.string(),
        Kind.WHOLE: pa.int32(),
        Kind.NUMBER: pa.float64(),
        Kind.DAY: pa.date32(),
        Kind.FLAG: pa.bool_(),
    }
    return types[kind]


def _field(column: Column, kind: "pa.DataType") -> "pa.Field":
    import pyarrow as pa

    return pa.field(column.name, kind, nullable=True, metadata={"description": column.meaning})


def _values(column: Single | Several, group: Iterable[Listed]) -> list[object]:
    if isinstance(column, Single):
        return [column.value(listed) for listed in group]
    if len(column.parts) == 1:
        return [[row[0] for row in column.rows(listed)] for listed in group]
    names = [part.name for part in column.parts]
    return [[dict(zip(names, row, strict=True)) for row in column.rows(listed)] for listed in group]
