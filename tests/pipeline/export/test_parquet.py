"""Parquet, as pyarrow and pandas read it."""

import io
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from models.listed import Listed
from pipeline.export import to_parquet
from pipeline.export.column import Single
from pipeline.export.columns import TYPED
from tests.pipeline.export.test_export import ACTION
from tests.strategies import listed, unhurried


def written(actions: list[Listed]) -> io.BytesIO:
    stream = io.BytesIO()
    assert to_parquet.write(actions, stream) == len(actions)
    return stream


@given(listed())
@unhurried
def test_values_read_back_are_those_of_the_action(actions: list[Listed]) -> None:
    rows = pq.read_table(written(actions)).to_pylist()
    assert len(rows) == len(actions)
    for row, each in zip(rows, actions, strict=True):
        assert list(row) == [column.column.name for column in TYPED]
        for column in TYPED:
            found = row[column.column.name]
            if isinstance(column, Single):
                assert found == column.value(each)
            elif len(column.parts) == 1:
                assert [(member,) for member in found] == list(column.rows(each))
            else:
                assert [tuple(member.values()) for member in found] == list(column.rows(each))


def test_columns_are_typed_nested_and_described() -> None:
    layout = pq.read_schema(written([Listed("a-1", ACTION)]))
    assert layout.field("due_date").type == pa.date32()
    assert layout.field("ongoing").type == pa.bool_()
    assert layout.field("page").type == pa.int32()
    assert layout.field("theme").type == pa.list_(pa.string())
    leads = layout.field("leads").type
    assert [field.name for field in leads.value_type] == ["name", "kind", "expanded"]
    assert [field.type for field in layout.field("due").type.value_type] == [
        pa.string(),
        pa.date32(),
        pa.date32(),
        pa.string(),
    ]
    described = {layout.field(name).metadata[b"description"].decode() for name in layout.names}
    assert described == {column.column.meaning for column in TYPED}


def test_pandas_reads_it() -> None:
    frame = pd.read_parquet(written([Listed("a-1", replace(ACTION, progress="=1+1"))]))
    assert frame["progress"].tolist() == ["=1+1"]
    assert [lead["name"] for lead in frame["leads"][0]] == ["HoS", "Police"]


def test_it_is_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_parquet, "GROUP", 2)
    file = pq.ParquetFile(written([Listed(f"a-{number}", ACTION) for number in range(5)]))
    assert [file.metadata.row_group(index).num_rows for index in range(file.num_row_groups)] == [2, 2, 1]
    assert file.read(["id"])["id"].to_pylist() == [f"a-{number}" for number in range(5)]
