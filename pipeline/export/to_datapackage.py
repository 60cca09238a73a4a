"""A Frictionless Data Package (specs.frictionlessdata.io, version 1): the tidy files with their schema, in a ZIP."""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator

from models.listed import Listed
from pipeline.export.column import Column, Kind
from pipeline.export.scratch import aside
from pipeline.export.sink import Sink
from pipeline.export.tidy import ACTIONS, KEY, REFERENCE, Table, Written, added, write_tables

Json = dict[str, object]

DESCRIPTION = (
    "Actions of plans that councils and safeguarding boards published, read by a program: `warnings` says what was"
    " doubtful. In text, an apostrophe before = + - @ or a line break keeps spreadsheets from running it: it is not in"
    " the plan."
)
UNSTATED = {
    "name": "notspecified",  # as Open Definition's list calls it
    "title": "No licence is stated. The texts are those of the bodies that published the plans: ask them before reuse",
}
PATHS = {
    "OGL-UK-3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
TYPES = {
    Kind.TEXT: "string",
    Kind.WHOLE: "integer",
    Kind.NUMBER: "number",
    Kind.DAY: "date",
    Kind.FLAG: "boolean",
}
DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def write(actions: Iterable[Listed], sink: Sink[bytes], licence: str | None = None) -> int:
    """Write the package; gives how many actions. `licence` as `licence_of` takes it."""
    stated = licence_of(licence)
    sources: dict[str, str] = {}
    with aside(sink) as file, zipfile.ZipFile(file, "w") as archive:
        count, tables = write_tables(_noting(actions, sources), archive)
        content = json.dumps(_package(tables, sources, stated), ensure_ascii=False, indent=1).encode()
        with added(archive, "datapackage.json", len(content)) as entry:
            entry.write(content)
    return count


def licence_of(text: str | None) -> dict[str, str]:
    """The licence field for an id such as OGL-UK-3.0 or an address; None says that none is stated.

    Raises ValueError if `text` is neither.
    """
    if text is None:
        return UNSTATED
    if re.fullmatch(r"https?://\S+", text):
        return {"path": text}
    if not re.fullmatch(r"[\w.-]+", text, re.ASCII):
        raise ValueError(f"{text!r} is no licence: give its id, such as OGL-UK-3.0, or its address (https://...)")
    return {"name": text} | ({"path": PATHS[text]} if text in PATHS else {})


def _noting(actions: Iterable[Listed], sources: dict[str, str]) -> Iterator[Listed]:
    """`actions`, while their files' names are kept in `sources` under their hashes."""
    for listed in actions:
        sources.setdefault(listed.action.document.sha256, listed.action.file)
        yield listed


def _package(tables: Iterable[Written], sources: dict[str, str], licence: dict[str, str]) -> Json:
    package: Json = {
        "profile": "tabular-data-package",
        "name": "action-plans",
        "title": "Action plans",
        "description": DESCRIPTION,
        "licenses": [licence],
    }
    if sources:  # an empty list is not allowed
        package["sources"] = [{"title": f"{file} (sha256 {sha256})"} for sha256, file in sources.items()]
    return package | {"resources": [_resource(written) for written in tables]}


def _resource(written: Written) -> Json:
    table = written.table
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": written.bytes,
        "hash": f"sha256:{written.sha256}",
        "dialect": DIALECT,
        "schema": _schema(table),
    }


def _schema(table: Table) -> Json:
    schema: Json = {"fields": [_field(column) for column in table.columns], "primaryKey": list(table.key)}
    if table.several is not None:
        reference = {"resource": ACTIONS, "fields": [KEY]}
        schema["foreignKeys"] = [{"fields": [REFERENCE.name], "reference": reference}]
    return schema


def _field(column: Column) -> Json:
    field: Json = {"name": column.name, "type": TYPES[column.kind], "description": column.meaning}
    constraints: Json = {"required": True} if column.required else {}
    if column.among:
        constraints["enum"] = list(column.among)
    return field | ({"constraints": constraints} if constraints else {})
