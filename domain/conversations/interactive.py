"""What a customer taps on: buttons, lists, and the wish for a phone number. All are one of WhatsApp's kinds, with the
same frame of header, text and footer. Pure; see `outgoing`.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.conversations.sizes import check_count, check_length, check_unique

MAX_BODY, MAX_HEADER, MAX_FOOTER = 1024, 60, 60


@dataclass(frozen=True, slots=True)
class Button:
    """`id` comes back with the tap; the customer sees `title`."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """A text with up to three buttons."""

    text: str
    buttons: tuple[Button, ...]
    header: str = ""
    footer: str = ""
    kind: ClassVar[str] = "interactive"
    is_free: ClassVar[bool] = True

    def check(self) -> None:
        _check_frame(self.text, self.header, self.footer)
        check_count("buttons", self.buttons, 1, 3)
        for button in self.buttons:
            check_length("button id", button.id, 256)
            check_length("button title", button.title, 20)
        check_unique("button ids", [button.id for button in self.buttons])
        check_unique("button titles", [button.title for button in self.buttons])

    def body(self) -> dict[str, Any]:
        buttons = [{"type": "reply", "reply": {"id": button.id, "title": button.title}} for button in self.buttons]
        return _interactive("button", self.text, {"buttons": buttons}, self.header, self.footer)

    def content(self) -> dict[str, Any]:
        buttons = [{"id": button.id, "title": button.title} for button in self.buttons]
        return {"kind": "buttons", "header": self.header, "footer": self.footer, "buttons": buttons}


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    title: str
    description: str = ""

    def shape(self) -> dict[str, str]:
        return {"id": self.id, "title": self.title} | ({"description": self.description} if self.description else {})


@dataclass(frozen=True, slots=True)
class Section:
    """`title` may be left out where there is one section alone."""

    rows: tuple[Row, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """WhatsApp's list: a text with a button that opens up to ten rows, in sections."""

    text: str
    button: str
    sections: tuple[Section, ...]
    header: str = ""
    footer: str = ""
    kind: ClassVar[str] = "interactive"
    is_free: ClassVar[bool] = True

    def check(self) -> None:
        _check_frame(self.text, self.header, self.footer)
        check_length("list button", self.button, 20)
        rows = [row for section in self.sections for row in section.rows]
        check_count("sections", self.sections, 1, 10)
        check_count("rows", rows, 1, 10)
        for section in self.sections:
            check_count("rows of a section", section.rows, 1, 10)
            check_length("section title", section.title, 24, least=1 if len(self.sections) > 1 else 0)
        for row in rows:
            check_length("row id", row.id, 200)
            check_length("row title", row.title, 24)
            check_length("row description", row.description, 72, least=0)
        check_unique("row ids", [row.id for row in rows])

    def body(self) -> dict[str, Any]:
        sections = [
            ({"title": section.title} if section.title else {}) | {"rows": [row.shape() for row in section.rows]}
            for section in self.sections
        ]
        return _interactive("list", self.text, {"button": self.button, "sections": sections}, self.header, self.footer)

    def content(self) -> dict[str, Any]:
        sections = [
            {
                "title": section.title,
                "rows": [{"id": row.id, "title": row.title, "description": row.description} for row in section.rows],
            }
            for section in self.sections
        ]
        return {
            "kind": "list",
            "header": self.header,
            "footer": self.footer,
            "button": self.button,
            "sections": sections,
        }


@dataclass(frozen=True, slots=True)
class ContactRequest:
    """Asks a customer who hides the phone number to share it."""

    text: str
    kind: ClassVar[str] = "interactive"
    is_free: ClassVar[bool] = True

    def check(self) -> None:
        _check_frame(self.text, "", "")

    def body(self) -> dict[str, Any]:
        return _interactive("request_contact_info", self.text, {"name": "request_contact_info"}, "", "")

    def content(self) -> dict[str, Any]:
        return {"kind": "contact_request"}


def _check_frame(text: str, header: str, footer: str) -> None:
    check_length("text", text, MAX_BODY)
    check_length("header", header, MAX_HEADER, least=0)
    check_length("footer", footer, MAX_FOOTER, least=0)


def _interactive(kind: str, text: str, action: dict[str, Any], header: str, footer: str) -> dict[str, Any]:
    interactive: dict[str, Any] = {"type": kind}
    if header:
        interactive["header"] = {"type": "text", "text": header}
    interactive["body"] = {"text": text}
    if footer:
        interactive["footer"] = {"text": footer}
    return {"type": "interactive", "interactive": interactive | {"action": action}}
