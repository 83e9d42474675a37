from dataclasses import dataclass
from typing import ClassVar

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class WhatsAppConnected(Event):
    type: ClassVar[str] = "channel.whatsapp_connected"
    phone_number_id: str


@dataclass(frozen=True, slots=True)
class TemplateReviewed(Event):
    """Meta approved, rejected, paused or disabled a template; `reason` is Meta's word for why, or empty."""

    type: ClassVar[str] = "channel.template_reviewed"
    name: str
    language: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class WhatsAppChanged(Event):
    type: ClassVar[str] = "channel.whatsapp_changed"
    fields: list[str]


@dataclass(frozen=True, slots=True)
class WhatsAppStopped(Event):
    type: ClassVar[str] = "channel.whatsapp_stopped"
    problem: str


@dataclass(frozen=True, slots=True)
class WhatsAppResumed(Event):
    type: ClassVar[str] = "channel.whatsapp_resumed"
