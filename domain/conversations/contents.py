"""What a message holds besides its text, in the shape that clients draw: `content` of a record, by its `kind`. Pure."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict

from domain.conversations.kinds import AttachmentKind


class ShownButton(TypedDict):
    id: str
    title: str


class ButtonsContent(TypedDict):
    """A text with buttons."""

    kind: Literal["buttons"]
    header: str
    footer: str
    buttons: list[ShownButton]


class ShownRow(TypedDict):
    id: str
    title: str
    description: str


class ShownSection(TypedDict):
    title: str
    rows: list[ShownRow]


class ListContent(TypedDict):
    """A text with a button that opens a list."""

    kind: Literal["list"]
    header: str
    footer: str
    button: str
    sections: list[ShownSection]


class TemplateContent(TypedDict):
    """A template. The message's text is what the customer read, as far as the template is known."""

    kind: Literal["template"]
    name: str
    language: str
    parameters: dict[str, str]
    buttons: list[ShownButton]


class LocationContent(TypedDict):
    """A point in degrees."""

    kind: Literal["location"]
    latitude: float
    longitude: float
    name: str
    address: str


class TapContent(TypedDict):
    """The customer tapped a button or chose from a list; `id` is the one it was sent with."""

    kind: Literal["tap"]
    id: str
    title: str


class MediaContent(TypedDict):
    """A file of ours; the message's text is its caption."""

    kind: Literal["media"]
    media: AttachmentKind
    attachment_id: str
    filename: str


class ContactRequestContent(TypedDict):
    """The customer was asked to share the phone number."""

    kind: Literal["contact_request"]


class ContactsContent(TypedDict):
    """Cards of people that the customer shared."""

    kind: Literal["contacts"]
    contacts: list["ShownContact"]


class ShownContact(TypedDict):
    name: str
    phones: list[str]


class FormContent(TypedDict):
    """What the customer filled in (a Flow's answer), by field."""

    kind: Literal["form"]
    answers: dict[str, Any]


class ReferralContent(TypedDict):
    """The customer came from an advertisement or a post."""

    kind: Literal["referral"]
    headline: str
    body: str
    url: str


class UnsupportedContent(TypedDict):
    """What WhatsApp does not hand on; `type` is its word for it, or empty."""

    kind: Literal["unsupported"]
    type: str


Content = Annotated[
    ButtonsContent
    | ListContent
    | TemplateContent
    | LocationContent
    | TapContent
    | MediaContent
    | ContactRequestContent
    | ContactsContent
    | FormContent
    | ReferralContent
    | UnsupportedContent,
    Field(discriminator="kind"),
]


def of_outbound(stored: Mapping[str, Any]) -> Any:
    """It is stored as it is shown (domain.conversations.outgoing)."""
    return stored if "kind" in stored else None


def of_inbound(kind: str, stored: Mapping[str, Any]) -> Any:
    """From Meta's shape; None where there is nothing besides the text, or where it makes no sense."""
    try:
        if reader := _READERS.get(kind):
            return reader(stored)
        if "referral" in stored:
            words = {name: str(stored["referral"].get(name) or "") for name in ("headline", "body")}
            return {"kind": "referral", **words, "url": str(stored["referral"].get("source_url") or "")}
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return None


def _place(stored: Mapping[str, Any]) -> LocationContent:
    part = stored["location"]
    return {
        "kind": "location",
        "latitude": float(part["latitude"]),
        "longitude": float(part["longitude"]),
        "name": str(part.get("name") or ""),
        "address": str(part.get("address") or ""),
    }


def _interactive(stored: Mapping[str, Any]) -> TapContent | FormContent:
    if isinstance(answers := stored.get("form"), dict):
        return {"kind": "form", "answers": answers}
    tapped = stored["interactive"][stored["interactive"]["type"]]
    return {"kind": "tap", "id": str(tapped["id"]), "title": str(tapped.get("title", ""))}


def _button(stored: Mapping[str, Any]) -> TapContent:
    return {"kind": "tap", "id": str(stored["button"]["payload"]), "title": str(stored["button"].get("text", ""))}


def _cards(stored: Mapping[str, Any]) -> ContactsContent:
    cards: list[ShownContact] = [
        {
            "name": str(card["name"]["formatted_name"]),
            "phones": [str(phone["phone"]) for phone in card.get("phones") or [] if phone.get("phone")],
        }
        for card in stored["contacts"]
    ]
    return {"kind": "contacts", "contacts": cards}


def _unsupported(stored: Mapping[str, Any]) -> UnsupportedContent:
    part = stored.get("unsupported")
    return {"kind": "unsupported", "type": str(part.get("type", "")) if isinstance(part, dict) else ""}


_READERS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "location": _place,
    "interactive": _interactive,
    "button": _button,
    "contacts": _cards,
    "unsupported": _unsupported,
}
