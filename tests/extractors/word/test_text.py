"""What counts as printed: changes, controls, fields, symbols, breaks, text boxes, headings, running heads."""

import io

import docx
import pytest

from extractors.word import extract
from models.document import Paragraph
from models.table import Line, Table
from tests.extractors.word.making import cell, para, paragraphs, read, row, run, saved, table, tbl

DELETED = '<w:del w:id="1" w:author="x"><w:r><w:delText>old </w:delText></w:r></w:del>'


def field(code: str, result: str, form: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    return begin + instruction + separate + run(result) + end


def control(content: str, settings: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{settings}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def lines(content: str) -> list[Line]:
    return list(table(tbl(1, row(cell(content)))).cells[0].lines)


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (DELETED + run("new"), "new"),
        (f'<w:ins w:id="1" w:author="x">{run("new")}</w:ins>', "new"),
        (f'<w:ins w:id="1" w:author="x">{DELETED}{run("new")}</w:ins>', "new"),
        (f'<w:moveFrom w:id="1" w:author="x">{run("there")}</w:moveFrom>{run("here")}', "here"),
        (f'{run("was ")}<w:moveTo w:id="1" w:author="x">{run("moved")}</w:moveTo>', "was moved"),
        (run("March ", "<w:strike/>") + run("May"), "May"),
        (run("March ", "<w:dstrike/>") + run("May"), "May"),
        (run("March", '<w:strike w:val="0"/>'), "March"),
        (run("note ", "<w:vanish/>") + run("text"), "text"),
        (f'<w:hyperlink r:id="rId9">{run("the plan")}</w:hyperlink>', "the plan"),
        (f'<w:smartTag w:element="x">{run("Wexbridge")}</w:smartTag>', "Wexbridge"),
        ("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r>", "A B"),
        ("<w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency</w:t></w:r>", "multi-agency"),
        ("<w:r><w:t>safe</w:t><w:softHyphen/><w:t>guarding \u00ad</w:t></w:r>", "safeguarding"),
        (run("19\u00a0July") + run("  2017 "), "19 July 2017"),
        (run("x") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "x"),
    ],
)
def test_text_is_taken_as_it_is_printed(content: str, printed: str) -> None:
    assert paragraphs(para(content)) == [printed]


def test_text_struck_by_its_style_is_left_out() -> None:
    style = '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>'
    assert paragraphs(para(run("old ", '<w:rStyle w:val="Gone"/>') + run("new")), style) == ["new"]


def test_a_paragraph_whose_end_is_deleted_runs_on_into_the_next() -> None:
    joined = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    assert paragraphs(para(run("One "), joined) + para(DELETED, joined) + para("two") + para("three")) == [
        "One two",
        "three",
    ]


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (control(run("Amber"), '<w:dropDownList><w:listItem w:value="Red"/></w:dropDownList>'), ["Amber"]),
        (control(run("Choose an item."), "<w:showingPlcHdr/>"), []),
        (control(run("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'), ["☑"]),
        (control(run("☐"), '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'), ["☐"]),
        (control(control(run("nested"))), ["nested"]),
    ],
)
def test_content_controls_show_what_was_chosen(content: str, printed: list[str]) -> None:
    assert paragraphs(f"<w:p>{content}</w:p>") == printed
    assert [line.text for line in lines(f"<w:p>{content}</w:p>")] == printed


def test_a_control_around_paragraphs_is_read_and_a_placeholder_in_it_is_not() -> None:
    assert paragraphs(control(para("One") + para("Two")) + control(para("Click here"), "<w:showingPlcHdr/>")) == [
        "One",
        "Two",
    ]


CHOICES = "<w:ffData><w:ddList>{}<w:listEntry w:val='Red'/><w:listEntry w:val='Green'/></w:ddList></w:ffData>"


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (field(" DATE ", "5 May"), "5 May"),
        (field(" PAGE ", "7") + run("x"), "x"),
        ('<w:fldSimple w:instr=" REF x "><w:r><w:t>Aim 2</w:t></w:r></w:fldSimple>', "Aim 2"),
        (field("IF " + "</w:instrText></w:r>" + field("x", "hidden") + "<w:r><w:instrText>", "shown"), "shown"),
        (field(" FORMDROPDOWN ", "", CHOICES.format("<w:result w:val='1'/>")), "Green"),
        (field(" FORMDROPDOWN ", "stale", CHOICES.format("")), "Red"),
        (field(" FORMCHECKBOX ", "", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"), "☑"),
        (field(" FORMCHECKBOX ", "", "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"), "☐"),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("x"), "x"),
    ],
)
def test_a_field_gives_its_result_and_not_its_code(content: str, printed: str) -> None:
    assert paragraphs(para(content)) == [printed]


@pytest.mark.parametrize(
    ("symbol", "printed"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Wingdings" w:char="F0FB"/>', "✗"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☑"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\u00fc</w:t>', "✓"),
        ('<w:sym w:font="Wingdings" w:char="nonsense"/><w:t>x</w:t>', "x"),
    ],
)
def test_symbols_become_the_signs_they_look_like(symbol: str, printed: str) -> None:
    assert paragraphs(para(f"<w:r>{symbol}</w:r>")) == [printed]


def test_a_break_goes_on_in_the_same_paragraph_unless_a_list_was_typed() -> None:
    broken = "<w:r><w:t>Head of</w:t><w:br/><w:t>Housing</w:t><w:br/><w:br/><w:t>AB</w:t><w:br/><w:t>(2) CD</w:t></w:r>"
    assert [(line.text, line.opens) for line in lines(para(broken))] == [
        ("Head of", True),
        ("Housing", False),
        ("AB", True),
        ("(2) CD", True),
    ]


@pytest.mark.parametrize("typed", ["• Review", "•\u00a0Review", "- Review", "·  Review", "▪Review"])
def test_a_typed_bullet_is_no_part_of_the_text(typed: str) -> None:
    (line,) = lines(para(typed))
    assert (line.text, line.bullet) == ("Review", True)


@pytest.mark.parametrize("text", ["-", "✓ Done", "-5 per cent", "●"])
def test_what_only_looks_like_a_bullet_stays(text: str) -> None:
    (line,) = lines(para(text))
    assert (line.text, line.bullet) == (text, False)


def test_a_line_is_bold_if_all_of_it_is() -> None:
    bold, half, plain = lines(
        para(run("A", "<w:b/>") + run(" ")) + para(run("A", "<w:b/>") + run("b")) + para(run("x", '<w:b w:val="0"/>'))
    )
    assert (bold.bold, half.bold, plain.bold) == (True, False, False)


def test_a_line_is_bold_by_its_style_too() -> None:
    assert [line.bold for line in lines(para("A", '<w:pStyle w:val="Heading2"/>'))] == [True]
    assert [line.bold for line in lines(para(run("A", '<w:rStyle w:val="Strong"/>')))] == [True]


def test_a_run_that_says_the_same_in_two_paragraphs_takes_the_rest_from_its_own() -> None:
    coloured, large = run("A", '<w:color w:val="FF0000"/>'), run("A", '<w:sz w:val="48"/>')
    heading, body = lines(para(coloured, '<w:pStyle w:val="Heading2"/>') + para(coloured))
    assert (heading.bold, body.bold) == (True, False)
    heading, body, again = lines(para(large, '<w:pStyle w:val="Heading2"/>') + para(large) + para(large))
    assert (heading.bold, body.bold, again.bold) == (True, False, False)
    assert body.box.height == pytest.approx(again.box.height)
    assert body.box.height > 24


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    drawn = f"<w:drawing><wps:txbx>{BOX.format(para('Key'))}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{BOX.format(para('Key'))}</v:textbox></w:pict>"
    choices = f"<mc:Choice Requires='wps'>{drawn}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    assert paragraphs(para(run("Before") + f"<w:r>{both}</w:r>") + para("After")) == ["Before", "Key", "After"]
    assert [line.text for line in lines(para(f"<w:r>{old}</w:r>"))] == ["Key"]


def test_a_table_in_a_text_box_is_a_table() -> None:
    old = f"<w:pict><v:textbox>{BOX.format(tbl(1, row('Lead')))}</v:textbox></w:pict>"
    assert table(para(f"<w:r>{old}</w:r>")).cells[0].text == "Lead"


STYLES = """
<w:style w:type="paragraph" w:styleId="berschrift3"><w:name w:val="Überschrift 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Theme"><w:name w:val="Theme"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="Heading1"/>', 1),
        ('<w:pStyle w:val="Title"/>', 1),
        ('<w:pStyle w:val="berschrift3"/>', 3),
        ('<w:pStyle w:val="Theme"/>', 2),
        ('<w:pStyle w:val="Deep"/>', 4),
        ('<w:outlineLvl w:val="1"/>', 2),
        ('<w:pStyle w:val="Ring"/>', None),
        ('<w:pStyle w:val="NoSuchStyle"/>', None),
        ("", None),
    ],
)
def test_headings_have_the_level_of_their_style(properties: str, level: int | None) -> None:
    (found,) = read(para("Safer homes", properties), STYLES).blocks
    assert isinstance(found, Paragraph)
    assert (found.level or None) == level
    assert found.level != 0


def test_a_heading_broken_by_hand_is_one_and_other_text_is_several() -> None:
    broken = "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>"
    assert paragraphs(para(broken, '<w:pStyle w:val="Heading1"/>') + para(broken)) == ["One two", "One", "two"]


def test_running_heads_are_given_once_without_page_numbers() -> None:
    document = docx.Document()
    document.core_properties.title = " Community\n Plan "
    section = document.sections[0]
    section.header.paragraphs[0].text = "Northmere Council"
    section.footer.paragraphs[0].text = "Northmere Council"
    section.footer.add_paragraph("Version 2 \tPage ")._p.append(
        docx.oxml.parse_xml(
            '<w:fldSimple xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:instr="PAGE">'
            "<w:r><w:t>7</w:t></w:r></w:fldSimple>"
        )
    )
    found = extract(saved(document), "plan.docx")
    assert found.running == ("Northmere Council", "Version 2")
    assert found.title == "Community Plan"
    assert (found.name, found.pages, found.blocks) == ("plan.docx", None, ())


def test_blocks_come_in_printed_order() -> None:
    kinds = [type(block) for block in read(para("A") + tbl(1, row("B")) + para("") + para("C")).blocks]
    assert kinds == [Paragraph, Table, Paragraph]


def test_python_docx_gives_the_same_text_for_a_plain_document() -> None:
    document = docx.Document()
    for text in ("Plan", "for", "Calderwick"):
        document.add_paragraph(text)
    content = saved(document)
    expected = [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]
    assert [block.text for block in extract(content, "x").blocks if isinstance(block, Paragraph)] == expected


@pytest.mark.parametrize(
    ("text", "properties", "level"),
    [
        ("Part One: Vision and place", "<w:b/>", 10),
        ("Part One: Vision and place", "", None),
        ("This sentence is only stressed.", "<w:b/>", None),
        ("x" * 201, "<w:b/>", None),
    ],
)
def test_a_short_line_in_bold_is_a_heading_below_those_with_a_style(
    text: str, properties: str, level: int | None
) -> None:
    (only,) = read(para(run(text, properties))).blocks
    assert isinstance(only, Paragraph)
    assert (only.text, only.level) == (text, level)
