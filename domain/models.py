"""The index of tables: imports every one, holds none."""

from domain.api_keys.models import ApiKey
from domain.audit.models import AuditEvent
from domain.bookings.models import Booking
from domain.channels.models import InboundPayload, WhatsAppChannel
from domain.contacts.models import Contact
from domain.conversations.models import Conversation, Message
from domain.deliveries.models import Delivery, DeliveryAttempt
from domain.idempotency.models import IdempotentAnswer
from domain.invitations.models import Invitation
from domain.outbox.models import OutboxEvent
from domain.people.models import (
    AccountLink,
    Member,
    RecoveryCode,
    RefreshToken,
    Role,
    Session,
    SocketTicket,
    User,
)
from domain.pulses.models import Pulse
from domain.reminders.models import ReminderRule
from domain.services.models import Service, ServiceMember
from domain.teams.models import Team, TeamMember
from domain.vendors.models import Vendor

__all__ = [
    "AccountLink",
    "ApiKey",
    "AuditEvent",
    "Booking",
    "Contact",
    "Conversation",
    "Delivery",
    "DeliveryAttempt",
    "IdempotentAnswer",
    "InboundPayload",
    "Invitation",
    "Member",
    "Message",
    "OutboxEvent",
    "Pulse",
    "RecoveryCode",
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
