"""Files made to harm who reads them, each small, and made when a test wants it."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable

PLAN = (("Ref", "Action", "Lead", "By when"), ("1", "Inspect all blocks", "Head of Housing", "May 2014"))
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue. Readers must search for them."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, found) for number, found in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R/Size %d%s>>\n%%%%EOF\n" % (len(objects) + 1, trailer)


def stream(content: bytes, keys: bytes = b"") -> bytes:
    """A PDF's stream."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(content), content)


def page(content: bytes, more: bytes = b"", resources: bytes = b"") -> tuple[bytes, ...]:
    """The catalogue and the single page of a PDF; `content` is the stream that becomes object 4."""
    font = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return (
        b"<</Type/Catalog/Pages 2 0 R%s>>" % more,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 4 0 R/Resources<<%s%s>>>>" % (font, resources),
        content,
    )


def drawn_plan(before: bytes = b"") -> bytes:
    """What a page draws that shows PLAN as a ruled table."""
    edges, tops = (50, 100, 400, 600, 750), (500, 470, 440)
    drawn = [b"%d %d m %d %d l S" % (edges[0], top, edges[-1], top) for top in tops]
    drawn += [b"%d %d m %d %d l S" % (edge, tops[0], edge, tops[-1]) for edge in edges]
    for row, top in zip(PLAN, tops, strict=False):
        for cell, edge in zip(row, edges, strict=False):
            drawn.append(b"BT /F 10 Tf %d %d Td (%s) Tj ET" % (edge + 5, top - 18, cell.encode()))
    return stream(before + b"\n".join(drawn))


def plain_pdf() -> bytes:
    """A harmless plan of one action."""
    return pdf(*page(drawn_plan()))


def deflated_twice(megabytes: int = 400) -> bytes:
    """A PDF of some kilobytes whose page draws so many megabytes of nothing."""
    return pdf(*page(stream(_twice(b"0 0 m 9 9 l S ", megabytes), b"/Filter[/FlateDecode/FlateDecode]")))


def _twice(unit: bytes, megabytes: int) -> bytes:
    block = unit * (1_000_000 // len(unit))
    inner = zlib.compressobj(6)
    return zlib.compress(b"".join([*(inner.compress(block) for _ in range(megabytes)), inner.flush()]), 9)


def million_pages() -> bytes:
    """One page, counted a million times."""
    pages = b"<</Type/Pages/Kids[" + b"3 0 R " * 1_000_000 + b"]/Count 1000000>>"
    first, _, *rest = page(drawn_plan())
    return pdf(first, pages, *rest)


def claimed_pages() -> bytes:
    """One page in a file that claims two thousand million."""
    first, _, *rest = page(drawn_plan())
    return pdf(first, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", *rest)


def nested_pages(depth: int = 20_000) -> bytes:
    """A tree of pages that is one long branch."""
    kids = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 1) for number in range(2, depth)]
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", *kids, b"<</Type/Page/MediaBox[0 0 9 9]>>")


def nested_arrays(depth: int = 500_000) -> bytes:
    """An array in an array in an array."""
    return pdf(*page(drawn_plan(), b"/X " + b"[" * depth + b"]" * depth))


def nested_drawing() -> bytes:
    """Dictionaries and states of drawing, each within the other, in what the page draws."""
    return pdf(*page(drawn_plan(b"/P " + b"<</A " * 100_000 + b">>" * 100_000 + b" BDC " + b"q " * 500_000)))


def ring_of_pages() -> bytes:
    """A page tree that is its own child."""
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>")


def ring_of_forms() -> bytes:
    """A drawing that draws itself."""
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
    return pdf(*page(drawn_plan(b"/X Do "), resources=b"/XObject<</X 5 0 R>>"), form)


def tree_of_forms(depth: int = 25) -> bytes:
    """Drawings that each draw the next one twice: the last is drawn 2 ** depth times."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    use = b"/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do /X Do", head + use % number) for number in range(6, 5 + depth)]
    return pdf(*page(drawn_plan(b"/X Do "), resources=b"/XObject<</X 5 0 R>>"), *forms, stream(b"0 0 m 9 9 l S", head))


def giant_image(side: int = 60_000) -> bytes:
    """An image of 3,600 million white points in a few kilobytes, on a page with a plan."""
    keys = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8" % (side, side)
    image = stream(_twice(b"\xff" * 1_000, 500), keys + b"/Filter[/FlateDecode/FlateDecode]")
    return pdf(*page(drawn_plan(b"q 842 0 0 595 0 0 cm /I Do Q "), resources=b"/XObject<</I 5 0 R>>"), image)


def pictured(side: int, times: int) -> bytes:
    """A page that shows nothing but a picture of `side` ** 2 grey points, so many times."""
    keys = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (side, side)
    image = stream(_twice(b"\xff" * 1_000, 16), keys + b"/Filter[/FlateDecode/FlateDecode]")
    drawn = stream(b"q 842 0 0 595 0 0 cm /I Do Q " * times)
    return pdf(*page(drawn, resources=b"/XObject<</I 5 0 R>>"), image)


def active_pdf() -> bytes:
    """A plan with JavaScript, a program to start and a file inside."""
    more = (
        b"/OpenAction<</S/JavaScript/JS(while(true){app.alert('x')})>>"
        b"/AA<</WC<</S/Launch/F(/bin/sh)>>>>/Names<</EmbeddedFiles<</Names[(x.exe)<</EF<</F 5 0 R>>>>]>>>>"
    )
    return pdf(*page(drawn_plan(), more), stream(b"MZ" * 1_000))


def giant_page() -> bytes:
    """A page of a thousand million points, with a rule on every one of its many lines."""
    first, second, _, content = page(drawn_plan(b"".join(b"0 %d m 1e9 %d l S " % (y, y) for y in range(60_000))))
    return pdf(first, second, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]/Contents 4 0 R>>", content)


def pages_beyond_size(count: int = 40) -> bytes:
    """Pages as wide as numbers go, each with some text: PDFium takes half a second to find it on each."""
    first, _, _, content = page(drawn_plan())
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(1, count + 1))
    wide = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 2147482752 595]/Contents 4 0 R%s>>"
    font = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    return pdf(first, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), b"null", content, *[wide % font] * count)


def squared(count: int = 1_500) -> bytes:
    """Rules across rules: `count` ** 2 cells on one page."""
    step = 800 / count
    rules = [
        f"{step * n:.3f} 0 m {step * n:.3f} 800 l S 0 {step * n:.3f} m 800 {step * n:.3f} l S\n" for n in range(count)
    ]
    return pdf(*page(stream("".join(rules).encode())))


def word(body: str, parts: dict[str, bytes] | None = None, before: str = "") -> bytes:
    """A Word file with that body and no more than it needs, and `parts` besides."""
    members = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/document.xml": f"{before}<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode(),
        **(parts or {}),
    }
    return archive(members)


def _relations(kind: str, target: str) -> bytes:
    relation = f'<Relationship Id="r" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>'.encode()


def archive(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, blob in members.items():
            opened.writestr(zipfile.ZipInfo(name), blob, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word_plan(action: str = PLAN[1][1], before: str = "") -> str:
    """PLAN as a table of a Word file; `before` stands before the action, in its cell."""
    rows = (PLAN[0], (PLAN[1][0], action, *PLAN[1][2:]))
    cells = [[f"<w:tc>{before if cell == action else ''}{paragraph(cell)}</w:tc>" for cell in row] for row in rows]
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 4 + "</w:tblGrid>"
    return f"<w:tbl>{grid}" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells) + "</w:tbl>"


def plain_word() -> bytes:
    """A harmless plan of one action."""
    return word(word_plan())


def much_xml() -> bytes:
    """102 MB of XML in a third of a megabyte."""
    return word(paragraph("aaaaaaaaaa") * 2_000_000)


def as_much_as_allowed() -> bytes:
    """190 MB of XML that is packed less than 100 times: no bound refuses it, memory must."""
    chance = random.Random(1)
    blocks = [paragraph(chance.randbytes(8).hex()) * 12 for _ in range(4_000)]
    return word("".join(chance.choice(blocks) for _ in range(290_000)))


def laughs() -> bytes:
    """A thousand million laughs (entities of entities)."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return word(paragraph("&l9;"), before=f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>')


def outside_entity(path: str) -> bytes:
    """The text of a file on this machine as an entity."""
    return word(paragraph("&x;") + word_plan(), before=f'<!DOCTYPE x [<!ENTITY x SYSTEM "file://{path}">]>')


def nested_tables(depth: int = 80) -> bytes:
    """A table in a cell of a table in a cell."""
    body = word_plan()
    for _ in range(depth):
        body = word_plan(before=body)
    return word(body)


def long_cell(words: int = 1_000_000) -> bytes:
    """A cell that goes on and on, with all that dates, parties and lists are made of."""
    chance = random.Random(1)
    known = ("and", "the", "Head of", "1.2.", "Sept 2014,", "- ", "31/3/15", "(a)", "/", "Q1", "completed", "ongoing;")
    text = " ".join(chance.choice(known) + str(chance.randrange(99)) * chance.randrange(2) for _ in range(words))
    return word(word_plan(text))


def wide_span() -> bytes:
    """Cells that claim to span two thousand million columns."""
    wide = '<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
    return word(word_plan(before=wide) + word_plan().replace("<w:tc>", f"<w:tc>{wide}"))


def many_columns(count: int = 200_000) -> bytes:
    """A row of very many cells."""
    chance = random.Random(1)
    cells = "".join(f"<w:tc>{paragraph(chance.randbytes(4).hex())}</w:tc>" for _ in range(count))
    return word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + word_plan())


def ring_of_styles() -> bytes:
    """Styles that are based on each other."""
    pair = (("a", "b"), ("b", "a"))
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in pair)
    return word(
        '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' + word_plan(),
        {"word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>".encode(),
         "word/_rels/document.xml.rels": _relations("styles", "styles.xml")},
    )  # fmt: skip


def ring_of_parts() -> bytes:
    """A file whose head of pages is the document itself, and whose relations lead out of the archive."""
    relations = _relations("header", "document.xml").replace(
        b"</Rel", b'<Relationship Id="s" Type="%s/styles" Target="../../../../etc/passwd"/></Rel' % OFFICE.encode()
    )
    return word(word_plan(), {"word/_rels/document.xml.rels": relations, "../../../../etc/passwd": b"<x/>"})


def many_members() -> bytes:
    """An archive of more files than any office program writes."""
    return word(word_plan(), {f"x{number}": b"" for number in range(10_001)})


def bomb_beside(megabytes: int = 150) -> bytes:
    """A harmless document beside a picture that is packed a thousand times."""
    return word(word_plan(), {"word/media/image1.png": bytes(megabytes * 1_000_000)})


def workbook_bomb() -> bytes:
    """A workbook with a sheet that is packed a thousand times."""
    return archive({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"<c/>" * 30_000_000})


def nested_page(depth: int = 200_000) -> bytes:
    """A web page of tables within tables."""
    return b"<html><body>" + b"<table><tr><td>" * depth + b"Action"


def long_line(characters: int = 20_000_000) -> bytes:
    """Tab-separated text of a single line, and a field in it that goes on and on."""
    return b"Action\tLead\tBy when\n" + b"word, " * (characters // 6) + b"\tHead of Housing\tMay 2014\n"


def quoted(rows: int = 400_000) -> bytes:
    """CSV whose first quotation mark is never closed."""
    return b'Ref,Action,Lead,By when\n1,"' + b"Inspect,Board,May 2014\n" * rows


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {  # file name: how it is made, what its reason says
    "twice.pdf": (deflated_twice, "MB memory|seconds"),
    "million.pdf": (million_pages, "pages, the most is 2000"),
    "ring.pdf": (ring_of_pages, "damaged|no text"),
    "scan.pdf": (lambda: pictured(20_000, 1), "the pictures of a page have 400,000,000 pixels"),
    "scans.pdf": (lambda: pictured(4_000, 3_000), "the pictures of a page have 48,000,000,000 pixels"),
    "wide.pdf": (pages_beyond_size, "page 1 is 2,147,482,[0-9]{3} points wide or high"),
    "branch.pdf": (nested_pages, "damaged|no text"),
    "xml.docx": (much_xml, "packed more than 100 times"),
    "allowed.docx": (as_much_as_allowed, "MB memory|seconds"),
    "laughs.docx": (laughs, "document type"),
    "outside.docx": (lambda: outside_entity("/etc/hostname"), "document type"),
    "deep.docx": (nested_tables, "nested more than 100 deep"),
    "members.docx": (many_members, "10004 files inside"),
    "beside.docx": (bomb_beside, "packed more than 100 times"),
    "bomb.xlsx": (workbook_bomb, "not safe to open|not read yet"),
}
SURVIVED: dict[str, Callable[[], bytes]] = {  # a plan in a hostile file, which is read all the same
    "active.pdf": active_pdf,
    "claimed.pdf": claimed_pages,
    "forms.pdf": ring_of_forms,
    "image.pdf": giant_image,
    "arrays.pdf": nested_arrays,
    "styles.docx": ring_of_styles,
    "parts.docx": ring_of_parts,
}
ENDED: dict[str, Callable[[], bytes]] = {  # read or refused, as may be, within the limits
    "drawing.pdf": nested_drawing,
    "tree.pdf": tree_of_forms,
    "page.pdf": giant_page,
    "squared.pdf": squared,
    "cell.docx": long_cell,
    "span.docx": wide_span,
    "columns.docx": many_columns,
    "nested.html": nested_page,
    "line.txt": long_line,
    "quoted.csv": quoted,
}
