"""What a message holds besides its text, in the shape that clients draw: `content` of a record, by its `kind`. Pure."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypedDict


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


class ReactionContent(TypedDict):
    """An emoji on the message that `reply_to` names; the empty one takes it back."""

    kind: Literal["reaction"]
    emoji: str


class TapContent(TypedDict):
    """The customer tapped a button or chose from a list; `id` is the one it was sent with."""

    kind: Literal["tap"]
    id: str
    title: str


class MediaContent(TypedDict):
    """A file of ours; the message's text is its caption."""

    kind: Literal["media"]
    media: Literal["image", "document", "audio", "video", "sticker"]
    attachment_id: str
    filename: str


class ContactRequestContent(TypedDict):
    """The customer was asked to share the phone number."""

    kind: Literal["contact_request"]


Content = Annotated[
    ButtonsContent
    | ListContent
    | TemplateContent
    | LocationContent
    | ReactionContent
    | TapContent
    | MediaContent
    | ContactRequestContent,
    Field(discriminator="kind"),
]


def of_outbound(stored: Mapping[str, Any]) -> Any:
    """It is stored as it is shown (domain.conversations.outgoing)."""
    return stored if "kind" in stored else None


def of_inbound(kind: str, stored: Mapping[str, Any]) -> Any:
    """From Meta's shape; None where there is nothing besides the text, or where it makes no sense."""
    part = stored.get(kind)
    if not isinstance(part, dict):
        return None
    try:
        match kind:
            case "location":
                words = {name: str(part.get(name) or "") for name in ("name", "address")}
                place = {"latitude": float(part["latitude"]), "longitude": float(part["longitude"])}
                return {"kind": "location", **place, **words}
            case "reaction":
                return {"kind": "reaction", "emoji": str(part.get("emoji") or "")}
            case "interactive":
                tapped = part[part["type"]]
                return {"kind": "tap", "id": str(tapped["id"]), "title": str(tapped.get("title", ""))}
            case "button":
                return {"kind": "tap", "id": str(part["payload"]), "title": str(part.get("text", ""))}
    except (KeyError, TypeError, ValueError):
        return None
    return None
