"""What WhatsApp tells us, item by item, and what we tell WhatsApp. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.deliveries.rules import Price

ECHO_PREFIX = "spout:"
"""`biz_opaque_callback_data` of what we send is this and the delivery's id; the status webhook echoes it."""

FILE_KINDS = ("image", "document", "audio", "video", "sticker")
"""Kinds of messages that are a file. Its bytes are fetched later, by `media_id`."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is about. Without `whatsapp_id` the customer hides the phone and has a business-scoped id alone."""

    whatsapp_id: str | None
    business_scoped_id: str | None
    name: str = ""

    @property
    def is_nobody(self) -> bool:
        return not self.whatsapp_id and not self.business_scoped_id


@dataclass(frozen=True, slots=True)
class File:
    """What a message of one of FILE_KINDS says of its file. `sha256` in hex; "" when not told."""

    media_id: str
    mime_type: str
    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A customer's message."""

    phone_number_id: str
    provider_id: str
    whatsapp_id: str | None
    business_scoped_id: str | None
    name: str
    kind: str
    text: str
    content: dict[str, Any]
    reply_to: str | None
    sent_at: datetime
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji on a message, ours or theirs, known by its wamid `to`; "" takes it back."""

    phone_number_id: str
    provider_id: str
    person: Person
    to: str
    emoji: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class IdentityChange:
    """WhatsApp's notice that a customer has another number or another business-scoped id from now on."""

    phone_number_id: str
    provider_id: str
    before: Person
    after: Person
    text: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Preference:
    """Whether a customer takes marketing messages from now on."""

    phone_number_id: str
    person: Person
    takes_marketing: bool
    told_at: datetime


@dataclass(frozen=True, slots=True)
class TemplateReview:
    """What Meta thinks of a template of this business account."""

    business_account_id: str
    name: str
    language: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What became of a message of ours."""

    phone_number_id: str
    provider_id: str
    status: str
    delivery_id: UUID | None
    reason: str
    codes: tuple[Any, ...] = ()
    person: Person = Person(None, None)
    price: Price | None = None

    @property
    def code(self) -> int | None:
        """Meta's error, of one that failed."""
        return next((code for code in self.codes if type(code) is int), None)


@dataclass(frozen=True, slots=True)
class Unusable:
    """An item that was understood by nobody: where it stood and why."""

    why: str


Item = Incoming | Reaction | IdentityChange | Preference | TemplateReview | StatusReport | Unusable
