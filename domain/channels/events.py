from dataclasses import dataclass
from typing import ClassVar

from domain.outbox.events import Event


@dataclass(frozen=True, slots=True)
class WhatsAppConnected(Event):
    type: ClassVar[str] = "channel.whatsapp_connected"
    phone_number_id: str
