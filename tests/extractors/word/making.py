"""Small Word files for the tests, made from the markup that a test is about."""

import io
import zipfile

import docx
from docx.oxml import parse_xml

from extractors.word import extract
from models.document import Document, Paragraph
from models.table import Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def word_file(body: str, styles: str = "", numbering: str = "") -> bytes:
    """A Word file with that markup as its body, and more styles or lists besides those of an empty document."""
    document = docx.Document()
    element = document.element.body
    for number, block in enumerate(parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>")):
        element.insert(number, block)
    for style in parse_xml(f"<w:styles {NAMESPACES}>{styles}</w:styles>"):
        document.styles.element.append(style)
    lists = document.part.numbering_part.element
    for child in parse_xml(f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"):
        at = 0 if child.tag.endswith("}abstractNum") else len(lists)
        lists.insert(at, child)
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    """The bytes of a document of python-docx."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(body: str, styles: str = "", numbering: str = "") -> Document:
    """The document that is read from a Word file with that body."""
    return extract(word_file(body, styles, numbering), "plan.docx")


def paragraphs(body: str, styles: str = "", numbering: str = "") -> list[str]:
    """The texts of the paragraphs outside tables."""
    return [block.text for block in read(body, styles, numbering).blocks if isinstance(block, Paragraph)]


def table(body: str, styles: str = "", numbering: str = "") -> Table:
    """The first table."""
    return next(block for block in read(body, styles, numbering).blocks if isinstance(block, Table))


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    content = content if not content or content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def cell(content: str = "", properties: str = "") -> str:
    """A cell of paragraphs, or of plain text."""
    content = content if content.startswith("<") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; what is no markup is the text of a cell."""
    made = (content if content.startswith("<w:tc>") else cell(content) for content in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tbl(columns: int, *rows: str, properties: str = "", width: int = 2000) -> str:
    """A table of so many columns, each `width` twentieths of a point wide."""
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def repacked(content: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The zip archive with some members replaced, added, or (None) taken out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        kept = {member: old.read(member) for member in old.namelist()}
        for member, blob in (kept | changes).items():
            if blob is not None:
                new.writestr(member, blob)
    return stream.getvalue()
