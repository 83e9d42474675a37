"""The body of `POST /{phone_number_id}/messages`, checked as Meta checks it.

Source of the limits: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
"""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from console.simulator import identity
from console.simulator.errors import MetaError
from console.simulator.interactive import Interactive

Caption = Annotated[str, StringConstraints(max_length=1024)]
MediaKind = Literal["image", "document", "audio", "video", "sticker"]


class Strict(BaseModel):
    """Inside an object Meta refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid")


class Text(Strict):
    """At most 4,096 characters."""

    body: Annotated[str, StringConstraints(min_length=1, max_length=4096)]
    preview_url: bool = False


class Media(Strict):
    """Either an uploaded media id or a public link."""

    id: str | None = None
    link: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2048)] | None = None
    caption: Caption | None = None
    filename: Annotated[str, StringConstraints(max_length=240)] | None = None
    voice: bool | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.id is None) == (self.link is None):
            raise ValueError("exactly one of id and link is required")
        return self


class Location(Strict):
    """A point in degrees."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    name: str | None = None
    address: str | None = None


class Reaction(Strict):
    """An emoji on a message; the empty string takes it back."""

    message_id: Annotated[str, StringConstraints(min_length=1)]
    emoji: Annotated[str, StringConstraints(max_length=32)] = ""


class ContactName(BaseModel):
    """Of a shared contact; other parts of a name pass unchecked."""

    formatted_name: Annotated[str, StringConstraints(min_length=1)]


class Contact(BaseModel):
    """A shared contact; phones, e-mails and the rest pass unchecked."""

    model_config = ConfigDict(extra="allow")

    name: ContactName


class Language(Strict):
    """`en`, `pt_BR`."""

    code: str
    policy: Literal["deterministic"] = "deterministic"


class Parameter(BaseModel):
    """One value of a template."""

    model_config = ConfigDict(extra="allow")

    type: str
    parameter_name: str | None = None
    text: Annotated[str, StringConstraints(min_length=1, max_length=1024)] | None = None
    payload: Annotated[str, StringConstraints(min_length=1, max_length=256)] | None = None

    @model_validator(mode="after")
    def _one_line(self) -> Self:
        if self.text and re.search(r"[\n\t]| {5,}", self.text):
            raise ValueError("Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
        return self


class Component(Strict):
    """Values of the header, the body or one button."""

    type: Literal["header", "body", "button"]
    sub_type: Literal["quick_reply"] | None = None
    index: int | None = None
    parameters: list[Parameter] = []


class TemplateMessage(Strict):
    """A template by name; whether it exists is checked against the catalogue."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=512)]
    language: Language
    components: list[Component] = []


class Context(Strict):
    """The message that this one answers."""

    message_id: Annotated[str, StringConstraints(min_length=1)]


class SendBody(BaseModel):
    """The whole. Unknown keys at the top are ignored, as the Graph API does."""

    messaging_product: Literal["whatsapp"]
    recipient_type: Literal["individual"] = "individual"
    to: str | None = None
    recipient: str | None = None
    type: Literal[
        "text",
        "image",
        "document",
        "audio",
        "video",
        "sticker",
        "location",
        "reaction",
        "contacts",
        "interactive",
        "template",
    ] = "text"
    context: Context | None = None
    biz_opaque_callback_data: Annotated[str, StringConstraints(max_length=512)] | None = None
    text: Text | None = None
    image: Media | None = None
    document: Media | None = None
    audio: Media | None = None
    video: Media | None = None
    sticker: Media | None = None
    location: Location | None = None
    reaction: Reaction | None = None
    contacts: Annotated[list[Contact], Field(min_length=1, max_length=257)] | None = None
    interactive: Interactive | None = None
    template: TemplateMessage | None = None

    @model_validator(mode="after")
    def _addressed_and_filled(self) -> Self:
        if self.to is None and self.recipient is None:
            raise ValueError("The parameter to is required.")
        if self.to is not None and identity.digits(self.to) is None:
            raise ValueError("Param to must be a phone number with country code")
        if self.to is None and not identity.BSUID.match(self.recipient or ""):
            raise ValueError("Param recipient must be a business-scoped user id")
        if getattr(self, self.type) is None:
            raise ValueError(f"The parameter {self.type} is required.")
        return self

    @property
    def address(self) -> str:
        """Number or BSUID as written; `to` wins when both are given, as at Meta."""
        return self.to if self.to is not None else str(self.recipient)

    @property
    def media(self) -> Media | None:
        """The media object, if it is a message of that kind."""
        found = getattr(self, self.type)
        return found if isinstance(found, Media) else None


def parse(raw: Any) -> SendBody:
    """The checked body. Raises MetaError 100 that names the first parameter at fault."""
    try:
        return SendBody.model_validate(raw)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False, include_input=False, include_context=False)[0]
        raise MetaError(100, _sentence(first["loc"], first["type"], first["msg"])) from None


def _sentence(loc: tuple[int | str, ...], kind: str, message: str) -> str:
    # Meta writes text['body'] for {"text": {"body": …}}.
    param = str(loc[0]) + "".join(f"[{part!r}]" for part in loc[1:]) if loc else ""
    if kind == "missing":
        return f"The parameter {param} is required."
    message = message.removeprefix("Value error, ")
    return f"Param {param}: {message}" if param else message
