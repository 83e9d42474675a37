"""The index of tables: imports every one, holds none."""

from domain.bookings.models import Booking
from domain.channels.models import InboundPayload, WhatsAppChannel
from domain.contacts.models import Contact
from domain.conversations.models import Conversation, Message
from domain.deliveries.models import Delivery, DeliveryAttempt
from domain.idempotency.models import IdempotentAnswer
from domain.outbox.models import OutboxEvent
from domain.people.models import Member, RefreshToken, Role, Session, SocketTicket, User
from domain.pulses.models import Pulse
from domain.reminders.models import ReminderRule
from domain.services.models import Service, ServiceMember
from domain.teams.models import Team, TeamMember
from domain.vendors.models import Vendor

__all__ = [
    "Booking",
    "Contact",
    "Conversation",
    "Delivery",
    "DeliveryAttempt",
    "IdempotentAnswer",
    "InboundPayload",
    "Member",
    "Message",
    "OutboxEvent",
    "Pulse",
    "RefreshToken",
    "ReminderRule",
    "Role",
    "Service",
    "ServiceMember",
    "Session",
    "SocketTicket",
    "Team",
    "TeamMember",
    "User",
    "Vendor",
    "WhatsAppChannel",
]
