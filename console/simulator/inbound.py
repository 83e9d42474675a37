"""A customer writes: from what the phone page (or a test) asks for to a webhook in Meta's shape."""

import base64
import binascii
import logging
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from console.simulator import identity, webhook_bodies
from console.simulator.bodies import Contact, Location, Reaction
from console.simulator.errors import MetaError
from console.simulator.media import sniff
from console.simulator.media_api import URL_SECONDS, signed_url
from console.simulator.simulator import Simulator
from console.simulator.state import Received, Sent, Thread

log = logging.getLogger(__name__)

FILES = ("image", "document", "audio", "video", "sticker")
USUAL_TYPES = {"audio": "audio/ogg; codecs=opus", "video": "video/mp4"}


class Strict(BaseModel):
    """Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid")


class Tap(Strict):
    """A tap on a button or a row of one of our messages; `context_id` is that message's wamid."""

    id: str
    title: str
    context_id: str | None = None
    description: str | None = None


class Upload(Strict):
    """A file in base64. The type of an image is read from its bytes."""

    data: str
    mime_type: str | None = None
    filename: str | None = None
    caption: str | None = None

    def content(self) -> bytes:
        """The bytes. Raises MetaError 100."""
        try:
            return base64.b64decode(self.data, validate=True)
        except binascii.Error:
            raise MetaError(100, "The file is not valid base64") from None


class Write(Strict):
    """What the customer does. Exactly one of text … reaction."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    phone_number_id: Annotated[str, StringConstraints(pattern=r"^\d{1,32}$")]
    sender: str = Field(alias="from")
    name: str | None = None
    text: Annotated[str, StringConstraints(min_length=1, max_length=4096)] | None = None
    button_reply: Tap | None = None
    list_reply: Tap | None = None
    image: Upload | None = None
    document: Upload | None = None
    audio: Upload | None = None
    video: Upload | None = None
    sticker: Upload | None = None
    contacts: Annotated[list[Contact], Field(min_length=1, max_length=257)] | None = None
    location: Location | None = None
    reaction: Reaction | None = None
    reply_to: str | None = None
    bsuid_only: bool | None = None

    @field_validator(*FILES, mode="before")
    @classmethod
    def _bare_base64(cls, value: Any) -> Any:
        return {"data": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        parts = (
            self.text,
            self.button_reply,
            self.list_reply,
            *(getattr(self, kind) for kind in FILES),
            self.contacts,
            self.location,
            self.reaction,
        )
        if sum(part is not None for part in parts) != 1:
            kinds = ", ".join(FILES)
            raise ValueError(f"exactly one of text, button_reply, list_reply, {kinds}, contacts, location, reaction")
        if identity.digits(self.sender) is None and not identity.BSUID.match(self.sender):
            raise ValueError("from must be a phone number with country code or a BSUID")
        return self


def receive(sim: Simulator, write: Write) -> Received:
    """Enter the message into the thread, open the window, and post the webhook in the background."""
    world = sim.world
    thread = world.thread(write.phone_number_id, write.sender)
    if write.name:
        thread.name = write.name
        world.people[thread.customer] = write.name
    if write.bsuid_only is not None:
        thread.hides_phone = write.bsuid_only
    hidden = sim.hides(thread)
    wamid, at = identity.wamid(), world.now()
    content = _content(sim, thread, write)
    message: dict[str, Any] = {}
    if (answered := _answered(write)) is not None:
        message["context"] = {"from": _author(sim, thread, answered), "id": answered}
    if not hidden:
        message["from"] = thread.wa_id
    message |= {"from_user_id": thread.user_id, "id": wamid, "timestamp": str(int(at))} | content
    received = Received(wamid, at, message)
    thread.entries.append(received)
    thread.last_inbound_at = at
    world.touch()
    business = world.business(write.phone_number_id)
    payload = webhook_bodies.inbound(business, thread, message, hidden=hidden)
    log.info("customer wrote wamid=%s type=%s phone_number_id=%s", wamid, message["type"], write.phone_number_id)

    def taken() -> None:
        received.taken = True
        world.touch()

    sim.background.spawn(sim.webhooks.post(payload, copies=world.faults.duplicate_webhooks, taken=taken))
    return received


def _content(sim: Simulator, thread: Thread, write: Write) -> dict[str, Any]:
    if tap := write.button_reply:
        ours = thread.find(tap.context_id or "")
        if isinstance(ours, Sent) and ours.template is not None:
            # A template's quick reply comes back as another type than an interactive button.
            return {"type": "button", "button": {"payload": tap.id, "text": tap.title}}
        reply = {"id": tap.id, "title": tap.title}
        return {"type": "interactive", "interactive": {"type": "button_reply", "button_reply": reply}}
    if tap := write.list_reply:
        reply = tap.model_dump(include={"id", "title", "description"}, exclude_none=True)
        return {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": reply}}
    for kind in FILES:
        if upload := getattr(write, kind):
            return _media(sim, kind, upload)
    if write.contacts:
        return {"type": "contacts", "contacts": [card.model_dump() for card in write.contacts]}
    if write.location:
        return {"type": "location", "location": write.location.model_dump(exclude_none=True)}
    if write.reaction:
        # Taking a reaction back leaves the emoji out.
        reaction = {key: value for key, value in write.reaction.model_dump().items() if value}
        return {"type": "reaction", "reaction": reaction}
    return {"type": "text", "text": {"body": write.text}}


def _media(sim: Simulator, kind: str, upload: Upload) -> dict[str, Any]:
    content = upload.content()
    is_picture = kind in ("image", "sticker")
    mime_type = sniff(content) if is_picture else upload.mime_type or USUAL_TYPES.get(kind, "application/octet-stream")
    if is_picture and not mime_type.startswith("image/"):
        raise MetaError(131053, "The picture is neither JPEG, PNG nor WebP")
    file = sim.world.media.add(content, mime_type, upload.filename)
    item: dict[str, Any] = {"caption": upload.caption} if upload.caption else {}
    if kind == "document" and upload.filename:
        item["filename"] = upload.filename
    item |= {"mime_type": mime_type, "sha256": base64.b64encode(file.sha256).decode(), "id": file.media_id}
    if kind == "image":
        item["url"] = signed_url(sim.public_url, file, int(sim.world.now()) + URL_SECONDS)
    return {"type": kind, kind: item}


def _answered(write: Write) -> str | None:
    tap = write.button_reply or write.list_reply
    return (tap.context_id if tap else None) or write.reply_to


def _author(sim: Simulator, thread: Thread, wamid: str) -> str:
    if isinstance(thread.find(wamid), Received):
        return thread.customer
    return sim.world.business(thread.phone_number_id).display_phone_number
