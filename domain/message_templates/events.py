from dataclasses import dataclass
from typing import ClassVar

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class MessageTemplateSet(Event):
    """A kind of message says something else now."""

    type: ClassVar[str] = "message_template.set"
    kind: str
    channel: str
    language: str
    variant: str


@dataclass(frozen=True, slots=True)
class MessageTemplateReset(Event):
    """It says again what Spout says by itself."""

    type: ClassVar[str] = "message_template.reset"
    kind: str
    channel: str
    language: str
    variant: str
