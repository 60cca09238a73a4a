"""What python-docx cannot write: tracked changes and drop-down lists."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

CHOICES = ("Red", "Amber", "Green", "Blue")


def element(tag: str, text: str = "", **attributes: str) -> BaseOxmlElement:
    """A WordprocessingML element with its attributes and text."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    if text:
        made.text = text
    return made


def track_change(paragraph: Paragraph, old: str) -> None:
    """Mark the paragraph's text as inserted and put `old` before it as deleted."""
    author = {"author": "Democratic Services", "date": "2020-01-01T00:00:00Z"}
    inserted = element("w:ins", id="2", **author)
    for run in paragraph.runs:
        inserted.append(run._r)
    deleted = element("w:del", id="1", **author)
    run = element("w:r")
    run.append(element("w:delText", old))
    deleted.append(run)
    paragraph._p.append(deleted)
    paragraph._p.append(inserted)


def wrap_in_list(paragraph: Paragraph) -> None:
    """Make the paragraph's text the chosen value of a drop-down list."""
    control, properties, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    choices = element("w:dropDownList")
    for choice in CHOICES:
        choices.append(element("w:listItem", displayText=choice, value=choice))
    properties.append(choices)
    control.append(properties)
    control.append(content)
    for run in paragraph.runs:
        content.append(run._r)
    paragraph._p.append(control)
