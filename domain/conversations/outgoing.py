"""What can be said on WhatsApp: a class per kind, with its limits, its body for the Cloud API and its place in the log.

What a customer taps on stands in `interactive`. Pure. Shapes and limits:
https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, cast

from domain.conversations import rules
from domain.conversations.interactive import Button, Buttons, Choices, ContactRequest, Row, Section
from domain.conversations.kinds import AttachmentKind
from domain.conversations.sizes import check_count, check_length

__all__ = [
    "Button",
    "Buttons",
    "Choices",
    "ContactRequest",
    "Location",
    "Media",
    "Outgoing",
    "Reaction",
    "Row",
    "Section",
    "Sendable",
    "Template",
    "Text",
    "mark_read",
    "request",
    "restore",
]

MAX_CAPTION = 1024
CAPTIONED = frozenset({"image", "document", "video"})


@dataclass(frozen=True, slots=True)
class Text:
    """`preview`: WhatsApp shows the first link's page below it."""

    text: str
    preview: bool | None = None
    kind: ClassVar[str] = "text"
    is_free: ClassVar[bool] = True

    def check(self) -> None:
        rules.check_text(self.text)

    def body(self) -> dict[str, Any]:
        preview = {} if self.preview is None else {"preview_url": self.preview}
        return {"type": "text", "text": {**preview, "body": self.text}}

    def content(self) -> dict[str, Any]:
        return {}


@dataclass(frozen=True, slots=True)
class Template:
    """An approved template, the one thing that may be sent outside the window.

    `parameters` are named, or, when all names are numbers, positional. `payloads` are what its quick-reply buttons send
    back, in their order. `text` and `titles` are what the customer reads, as far as we know it: for the log.
    """

    name: str
    language: str = "en"
    parameters: Mapping[str, str] = field(default_factory=dict)
    payloads: tuple[str, ...] = ()
    text: str = ""
    titles: tuple[str, ...] = ()
    kind: ClassVar[str] = "template"
    is_free: ClassVar[bool] = False

    @property
    def is_positional(self) -> bool:
        return all(name.isdigit() for name in self.parameters)

    def check(self) -> None:
        check_length("template name", self.name, 512)
        check_length("template language", self.language, 16)
        check_count("template parameters", self.parameters, 0, 50)
        for value in self.parameters.values():
            check_length("template parameter", value, 1024)
            if re.search(r"[\n\t\r]| {5,}", value):
                raise rules.BadParameter
        if self.is_positional and self.parameters.keys() != {str(n + 1) for n in range(len(self.parameters))}:
            raise rules.BadParameter("Positional parameters are numbered from 1, without a gap.")
        check_count("template buttons", self.payloads, 0, 10)
        for payload in self.payloads:
            check_length("button payload", payload, 256)

    def body(self) -> dict[str, Any]:
        template: dict[str, Any] = {"name": self.name, "language": {"code": self.language}}
        components = [*self._values(), *self._buttons()]
        return {"type": "template", "template": template | ({"components": components} if components else {})}

    def _values(self) -> Iterable[dict[str, Any]]:
        if self.is_positional:
            in_order = sorted(self.parameters.items(), key=lambda item: int(item[0]))
            values = [{"type": "text", "text": value} for _, value in in_order]
        else:
            values = [{"type": "text", "parameter_name": name, "text": v} for name, v in self.parameters.items()]
        if values:
            yield {"type": "body", "parameters": values}

    def _buttons(self) -> Iterable[dict[str, Any]]:
        for index, payload in enumerate(self.payloads):
            parameters = [{"type": "payload", "payload": payload}]
            yield {"type": "button", "sub_type": "quick_reply", "index": str(index), "parameters": parameters}

    def content(self) -> dict[str, Any]:
        titles = self.titles or ("",) * len(self.payloads)
        payloads = self.payloads or titles  # a quick reply without a payload answers with its own words
        return {
            "kind": "template",
            "name": self.name,
            "language": self.language,
            "parameters": dict(self.parameters),
            "buttons": [{"id": payload, "title": title} for payload, title in zip(payloads, titles, strict=False)],
        }


@dataclass(frozen=True, slots=True)
class Location:
    """A point in degrees, with the name and address that the customer reads."""

    latitude: float
    longitude: float
    name: str = ""
    address: str = ""
    kind: ClassVar[str] = "location"
    is_free: ClassVar[bool] = True

    @property
    def text(self) -> str:
        return self.name or self.address

    def check(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise rules.NoSuchPlace
        check_length("location name", self.name, 1000, least=0)
        check_length("location address", self.address, 1000, least=0)

    def body(self) -> dict[str, Any]:
        words = {key: value for key, value in (("name", self.name), ("address", self.address)) if value}
        return {"type": "location", "location": {"latitude": self.latitude, "longitude": self.longitude, **words}}

    def content(self) -> dict[str, Any]:
        return {
            "kind": "location",
            "latitude": self.latitude,
            "longitude": self.longitude,
            "name": self.name,
            "address": self.address,
        }


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji on the message that is replied to; without one it is taken back."""

    emoji: str
    message_id: str = ""  # the wamid, known when it is sent
    is_free: ClassVar[bool] = True

    def check(self) -> None:
        check_length("emoji", self.emoji, 32, least=0)

    def body(self) -> dict[str, Any]:
        return {"type": "reaction", "reaction": {"message_id": self.message_id, "emoji": self.emoji}}


@dataclass(frozen=True, slots=True)
class Media:
    """A file. `attachment_id` is ours; `media_id` is Meta's, given when the file was uploaded for sending."""

    media: AttachmentKind
    attachment_id: str = ""
    text: str = ""  # the caption
    filename: str = ""
    media_id: str = ""
    is_free: ClassVar[bool] = True

    @property
    def kind(self) -> str:
        return self.media

    def of_file(self, kind: str, name: str) -> "Media":
        """The same, as the kind that its file is of."""
        return replace(self, media=cast(AttachmentKind, kind), filename=name)

    def check(self) -> None:
        check_length("caption", self.text, MAX_CAPTION if self.media in CAPTIONED else 0, least=0)
        check_length("file name", self.filename, 240, least=0)

    def body(self) -> dict[str, Any]:
        words = {"filename": self.filename if self.media == "document" else "", "caption": self.text}
        named = {key: value for key, value in words.items() if value}
        return {"type": self.media, self.media: {"id": self.media_id, **named}}

    def content(self) -> dict[str, Any]:
        return {"kind": "media", "media": self.media, "attachment_id": self.attachment_id, "filename": self.filename}


Outgoing = Text | Buttons | Choices | Template | Location | Media | ContactRequest
"""What is an entry of the log."""

Sendable = Outgoing | Reaction
"""A reaction is no entry: it stands on one."""


def request(what: Sendable, address: Mapping[str, str], *, reply_to: str = "", echo: str = "") -> dict[str, Any]:
    """The whole body of `POST /{phone_number_id}/messages`.

    `address` is `{"to": phone}` or `{"recipient": business-scoped id}`; `echo` comes back with each status.
    """
    envelope: dict[str, Any] = {"messaging_product": "whatsapp", "recipient_type": "individual", **address}
    if echo:
        envelope["biz_opaque_callback_data"] = echo
    if reply_to and not isinstance(what, Reaction):
        envelope["context"] = {"message_id": reply_to}
    return envelope | what.body()


def mark_read(message_id: str, *, typing: bool) -> dict[str, Any]:
    """The body that shows the customer's message, and those before it, as read; and that somebody is writing."""
    body: dict[str, Any] = {"messaging_product": "whatsapp", "status": "read", "message_id": message_id}
    return body | ({"typing_indicator": {"type": "text"}} if typing else {})


def restore(text: str, content: Mapping[str, Any]) -> Outgoing:
    """The message that was written into the log with this text and `content()`."""
    match content.get("kind"):
        case None:
            return Text(text)
        case "buttons":
            buttons = tuple(Button(**button) for button in content["buttons"])
            return Buttons(text, buttons, content["header"], content["footer"])
        case "list":
            sections = tuple(
                Section(tuple(Row(**row) for row in section["rows"]), section["title"])
                for section in content["sections"]
            )
            return Choices(text, content["button"], sections, content["header"], content["footer"])
        case "template":
            payloads = tuple(button["id"] for button in content["buttons"])
            titles = tuple(button["title"] for button in content["buttons"])
            return Template(content["name"], content["language"], content["parameters"], payloads, text, titles)
        case "location":
            return Location(content["latitude"], content["longitude"], content["name"], content["address"])
        case "media":
            return Media(content["media"], content["attachment_id"], text, content["filename"])
        case "contact_request":
            return ContactRequest(text)
        case other:
            raise ValueError(f"nothing is sent as {other!r}")
