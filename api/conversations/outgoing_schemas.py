"""What can be written to a customer: `POST …/messages` takes any of these, told apart by `kind`.

A text needs no `kind`. How long each part may be is WhatsApp's matter, and refused with a code that names the part
(`message.too_long` and its like, domain.conversations.outgoing); the bounds here keep out what is out of all measure.
"""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Discriminator, Field, RootModel, StringConstraints, Tag

from api.fields import Body, OneLine, Printable
from domain.conversations import outgoing
from domain.conversations.outgoing import Outgoing

Words = Annotated[str, StringConstraints(max_length=5000), Printable]
Line = Annotated[str, StringConstraints(max_length=2000), OneLine]
Degrees = Annotated[float, Field(allow_inf_nan=False)]


class Sending(Body):
    """What every kind has besides."""

    client_id: Annotated[str, StringConstraints(min_length=1, max_length=100), OneLine] | None = Field(
        None, description="Any string of yours, unique in the conversation: sent again, it is stored once."
    )
    reply_to: Annotated[int, Field(ge=1, le=2**62)] | None = Field(None, description="The `seq` that it answers.")


class PlainTextCreate(Sending):
    """A text, at most 4096 characters."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=4096), Printable]

    def what(self) -> Outgoing:
        return outgoing.Text(self.text)


class TextCreate(PlainTextCreate):
    """A text, its kind named."""

    kind: Literal["text"]


class ButtonCreate(Body):
    id: Line = Field(description="Comes back with the tap; at most 256 characters.")
    title: Line = Field(description="At most 20 characters.")


class ButtonsCreate(Sending):
    """A text with one to three buttons."""

    kind: Literal["buttons"]
    text: Words = Field(description="At most 1024 characters.")
    buttons: Annotated[list[ButtonCreate], Field(max_length=50)]
    header: Line = Field("", description="At most 60 characters.")
    footer: Line = Field("", description="At most 60 characters.")

    def what(self) -> Outgoing:
        buttons = tuple(outgoing.Button(button.id, button.title) for button in self.buttons)
        return outgoing.Buttons(self.text, buttons, self.header, self.footer)


class RowCreate(Body):
    id: Line = Field(description="Comes back with the choice; at most 200 characters.")
    title: Line = Field(description="At most 24 characters.")
    description: Line = Field("", description="At most 72 characters.")


class SectionCreate(Body):
    title: Line = Field("", description="At most 24 characters; needed when there are several sections.")
    rows: Annotated[list[RowCreate], Field(max_length=50)]


class ListCreate(Sending):
    """A text with a button that opens a list of at most ten rows in all."""

    kind: Literal["list"]
    text: Words = Field(description="At most 1024 characters.")
    button: Line = Field(description="What opens the list; at most 20 characters.")
    sections: Annotated[list[SectionCreate], Field(max_length=50)]
    header: Line = Field("", description="At most 60 characters.")
    footer: Line = Field("", description="At most 60 characters.")

    def what(self) -> Outgoing:
        sections = tuple(
            outgoing.Section(
                tuple(outgoing.Row(row.id, row.title, row.description) for row in section.rows), section.title
            )
            for section in self.sections
        )
        return outgoing.Choices(self.text, self.button, sections, self.header, self.footer)


class TemplateCreate(Sending):
    """An approved template (`GET /channels/whatsapp/templates`): what may be sent when the window is closed."""

    kind: Literal["template"]
    name: Line
    language: Line = "en"
    parameters: Annotated[dict[Line, Words], Field(max_length=50)] | Annotated[list[Words], Field(max_length=50)] = (
        Field(default={}, description="By name, or in order for a template whose parameters are numbered.")
    )
    payloads: Annotated[list[Line], Field(max_length=50)] = Field(
        [], description="What its quick-reply buttons send back, in order; left out, they send their own words."
    )

    def what(self) -> Outgoing:
        given = self.parameters
        parameters = given if isinstance(given, dict) else {str(n): value for n, value in enumerate(given, 1)}
        return outgoing.Template(self.name, self.language, parameters, tuple(self.payloads))


class LocationCreate(Sending):
    """A point in degrees."""

    kind: Literal["location"]
    latitude: Degrees
    longitude: Degrees
    name: Line = ""
    address: Line = ""

    def what(self) -> Outgoing:
        return outgoing.Location(self.latitude, self.longitude, self.name, self.address)


class ReactionCreate(Sending):
    """An emoji on the message that `reply_to` names; the empty one takes it back. No entry of its own in the log: the
    answer is the message that it is on, and there, in `reactions`, it stands."""

    kind: Literal["reaction"]
    emoji: Line

    def what(self) -> outgoing.Reaction:
        return outgoing.Reaction(self.emoji)


class MediaCreate(Sending):
    """A file that was uploaded with `POST /attachments`: a picture, a video, a sound, a document."""

    kind: Literal["media"]
    attachment_id: UUID
    text: Words = Field("", description="The caption of a picture, a video or a document; at most 1024 characters.")

    def what(self) -> Outgoing:
        return outgoing.Media("document", str(self.attachment_id), self.text)  # its kind is the file's


class ContactRequestCreate(Sending):
    """Asks a customer who hides the phone number to share it."""

    kind: Literal["contact_request"]
    text: Words = Field(description="At most 1024 characters.")

    def what(self) -> Outgoing:
        return outgoing.ContactRequest(self.text)


OfAKind = Annotated[
    TextCreate
    | ButtonsCreate
    | ListCreate
    | TemplateCreate
    | LocationCreate
    | ReactionCreate
    | MediaCreate
    | ContactRequestCreate,
    Field(discriminator="kind"),
]


def _form(value: Any) -> str:
    named = "kind" in value if isinstance(value, dict) else hasattr(value, "kind")
    return "of a kind" if named else "plain"


class MessageCreate(
    RootModel[
        Annotated[
            Annotated[PlainTextCreate, Tag("plain")] | Annotated[OfAKind, Tag("of a kind")],
            Discriminator(_form),
        ]
    ]
):
    """A message to the customer: a text `{text, client_id?, reply_to?}`, or another kind by its `kind`."""
