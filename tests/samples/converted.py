"""Sample plans as other programs leave them: a web page, CSV, and text with tabs and stray HTML."""

import csv
import html
import io

from tests.samples.grids import Cell, Grid, plain_grid, plan_grid
from tests.samples.values import Block, Heading, NewPage, PlainTable, Plan, PlanTable, Text

PAGE_ROWS = 6  # rows of a table on one page, before its text was converted


def _grid(block: PlainTable | PlanTable) -> Grid:
    return plan_grid(block) if isinstance(block, PlanTable) else plain_grid(block)


def _rows(grid: Grid) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        rows[cell.row].append(cell)
    return rows


def _texts(grid: Grid) -> list[list[str]]:
    """The texts of each row, blank where a merged cell covers the place."""
    rows = [["" for _ in grid.widths] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def page(plan: Plan) -> bytes:
    """The plan as a web page, with a menu and a script that are no part of it."""
    body = "\n".join(_markup(block) for block in plan.blocks)
    start = f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(plan.title)}</title>'
    menu = "<nav><table><tr><td>Action</td><td>Lead</td><td>By when</td></tr></table></nav>"
    script = "<script>document.write('<table><tr><td>Action</td></tr></table>')</script>"
    return f"{start}</head>\n<body>{menu}{script}\n{body}\n</body></html>\n".encode()


def _markup(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{html.escape(text)}</h{level}>"
        case Text(text, bullet):
            return f"<ul><li>{html.escape(text)}</li></ul>" if bullet else f"<p>{html.escape(text)}</p>"
        case PlainTable() | PlanTable():
            rows = ("".join(map(_cell, row)) for row in _rows(_grid(block)))
            return "<table>" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        case NewPage():
            return "<hr>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.bold else "td"
    style = f' style="background-color: {cell.fill}"' if cell.fill else ""
    text = html.escape(cell.text).replace("\n", "<br>")
    return f'<{tag} rowspan="{cell.rows}" colspan="{cell.columns}"{style}>{text}</{tag}>'


def sheet(plan: Plan) -> bytes:
    """The plan as CSV from Excel: a mark before it, merged cells left blank, titles alone in their rows."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for block in plan.blocks:
        match block:
            case Heading(text) | Text(text):
                writer.writerow([text])
            case PlainTable() | PlanTable():
                writer.writerows(_texts(_grid(block)))
                writer.writerow([])
            case NewPage():
                pass
    return stream.getvalue().encode("utf-8-sig")


def text(plan: Plan) -> bytes:
    """The plan as a converter leaves a PDF: the header again on each page, a row broken between two of them."""
    lines: list[str] = []
    for block in plan.blocks:
        match block:
            case Heading(words) | Text(words):
                lines += [words, ""]
            case PlainTable() | PlanTable():
                lines += [*_pages(_grid(block)), ""]
            case NewPage():
                lines.append("")
    return "\n".join(lines).encode()


def _pages(grid: Grid) -> list[str]:
    """The rows page by page, each page but the first beginning with what the last row of the one before left over."""
    rows = _texts(grid)
    header, body = rows[: grid.header_rows], rows[grid.header_rows :]
    lines: list[str] = []
    rest: list[str] | None = None
    for begin in range(0, len(body), PAGE_ROWS):
        lines += ["", *map(_tabbed, header)] if begin else map(_tabbed, header)
        lines += [] if rest is None else [_tabbed(rest)]
        page_rows = body[begin : begin + PAGE_ROWS]
        rest = None
        if begin + PAGE_ROWS < len(body):
            page_rows[-1], rest = _broken(page_rows[-1])
        lines += map(_tabbed, page_rows)
    return lines


def _broken(row: list[str]) -> tuple[list[str], list[str] | None]:
    """The row with its longest sentence cut before a small word, and what comes after; None where it has none."""
    longest = max(range(len(row)), key=lambda at: len(row[at]))
    words = row[longest].split(" ")
    cut = next((at for at in range(len(words) // 2, len(words)) if words[at].islower() and words[at].isalpha()), None)
    before = " ".join(words[:cut])
    if cut is None or len(before) < 30 or before.endswith((".", ":", ";")) or "\n" in row[longest]:
        return row, None
    first = [before if at == longest else cell for at, cell in enumerate(row)]
    return first, [" ".join(words[cut:]) if at == longest else "" for at in range(len(row))]


def _tabbed(row: list[str]) -> str:
    cells = (html.escape(cell, quote=False) if "&" in cell else cell for cell in row)
    return "\t".join(
        "".join(f"<p>{line}</p> " for line in cell.split("\n")) if "\n" in cell else cell for cell in cells
    )
