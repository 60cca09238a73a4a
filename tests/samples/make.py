"""Make the sample plans: `python -m tests.samples.make` writes them, `--check` only says which differ."""

import argparse
import io
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.samples.converted import page, sheet, text
from tests.samples.golden import gold
from tests.samples.pdf import pdf
from tests.samples.plans import (
    adults,
    audit,
    child_k,
    climate,
    fostering,
    health,
    housing,
    pack,
    planning,
    safety,
    send,
)
from tests.samples.plans.homicide import june as homicide_june
from tests.samples.plans.homicide import march as homicide_march
from tests.samples.plans.homicide import september as homicide_september
from tests.samples.plans.improvement import june as improvement_june
from tests.samples.plans.improvement import march as improvement_march
from tests.samples.plans.improvement import september as improvement_september
from tests.samples.values import Bookmark, Plan, PlanTable
from tests.samples.versions import links
from tests.samples.word import word
from tests.samples.workbook import xlsx

ENDINGS = {"pdf": "pdf", "word": "docx", "xlsx": "xlsx", "page": "html", "sheet": "csv", "text": "txt"}  # by writer
ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True)
class Sample:
    """A plan in one form: the file NAME.FORM with the ending that its writer is called after."""

    plan: Plan
    form: str
    write: Callable[[Plan], bytes]

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.plan.name}.{self.form}.{ENDINGS[self.write.__name__]}"


def turned(plan: Plan) -> Plan:
    """The plan with its pages stored turned."""
    return replace(plan, page=replace(plan.page, turned=True))


def unruled(plan: Plan, zebra: str | None = None) -> Plan:
    """The plan with tables that draw no line; `zebra`: the colour of every second row."""
    blocks = tuple(
        replace(block, look=replace(block.look, lines=False, zebra=zebra, header_fill=""))
        if isinstance(block, PlanTable)
        else block
        for block in plan.blocks
    )
    return replace(plan, blocks=blocks)


def without_bookmarks(plan: Plan) -> Plan:
    """The pack as some councils publish it: only its pages say where a paper begins."""
    return replace(plan, blocks=tuple(block for block in plan.blocks if not isinstance(block, Bookmark)))


SAMPLES = (
    Sample(child_k.PLAN, "ruled", pdf),
    Sample(child_k.PLAN, "merged", word),
    Sample(adults.PLAN, "stacked", pdf),
    Sample(adults.PLAN, "stacked", word),
    Sample(send.PLAN, "labels", pdf),
    Sample(turned(send.PLAN), "turned", pdf),
    Sample(audit.PLAN, "grid", pdf),
    Sample(climate.PLAN, "headings", word),
    Sample(housing.PLAN, "tracker", pdf),
    Sample(safety.PLAN, "questions", word),
    Sample(safety.PLAN, "ruled", pdf),
    Sample(unruled(safety.PLAN), "unruled", pdf),
    Sample(unruled(housing.PLAN, zebra="#e8f3e2"), "zebra", pdf),
    Sample(health.PLAN, "two-headers", pdf),
    Sample(planning.PLAN, "stacked", pdf),
    Sample(planning.PLAN, "stacked", word),
    Sample(fostering.PLAN, "revised", word),
    Sample(audit.PLAN, "workbook", xlsx),
    Sample(child_k.PLAN, "workbook", xlsx),
    Sample(send.PLAN, "page", page),
    Sample(housing.PLAN, "sheet", sheet),
    Sample(child_k.PLAN, "converted", text),
    Sample(safety.PLAN, "converted", text),
    Sample(pack.PLAN, "bookmarks", pdf),
    Sample(without_bookmarks(pack.PLAN), "stamps", pdf),
    Sample(improvement_march.PLAN, "ruled", pdf),
    Sample(improvement_june.PLAN, "ruled", pdf),
    Sample(improvement_september.PLAN, "workbook", xlsx),
    Sample(homicide_march.PLAN, "merged", word),
    Sample(homicide_june.PLAN, "merged", word),
    Sample(homicide_september.PLAN, "merged", word),
)
VERSIONS = {  # the plans that are published anew each quarter
    "brackenholt-improvement": (improvement_march.PLAN, improvement_june.PLAN, improvement_september.PLAN),
    "tarnholme-homicide-review": (homicide_march.PLAN, homicide_june.PLAN, homicide_september.PLAN),
}


def made() -> dict[Path, bytes]:
    """Every file that the script makes, with its content."""
    files = {RAW / sample.file: sample.write(sample.plan) for sample in SAMPLES}
    files |= {GOLD / f"{sample.plan.name}.gold.json": gold(sample.plan).encode() for sample in SAMPLES}
    return files | {GOLD / f"{name}.links.json": links(plans).encode() for name, plans in VERSIONS.items()}


def parts(content: bytes) -> dict[str, bytes]:
    """What a file consists of: the members of a Word document, since zlib packs them otherwise elsewhere."""
    if not content.startswith(b"PK"):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differing() -> list[str]:
    """The files that are missing, stray or not as the script makes them."""
    files = made()
    there = {*(path for path in RAW.iterdir() if path.suffix != ".md"), *GOLD.glob("*.json")}
    missing = {path for path in files if not path.is_file()}
    wrong = {path for path in set(files) - missing if parts(path.read_bytes()) != parts(files[path])}
    return sorted(str(path.relative_to(ROOT)) for path in missing | wrong | (there - set(files)))


def main() -> int:
    """Write the samples, or with --check compare them; 1 if any differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; name the files that differ")
    if parser.parse_args().check:
        names = differing()
        for name in names:
            print(f"differs: {name}", file=sys.stderr)
        return int(bool(names))
    for path, content in made().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
