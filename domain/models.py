"""The index of tables: imports every one, holds none."""

from domain.api_keys.models import ApiKey
from domain.attachments.models import Attachment
from domain.audit.models import AuditEvent
from domain.availability.models import Hours, TimeOff
from domain.bookings.models import Booking, Reservation
from domain.canned_replies.models import CannedReply
from domain.channels.models import InboundPayload, WhatsAppChannel, WhatsAppTemplate
from domain.collaborators.models import Collaborator
from domain.contacts.models import Contact, FormerIdentity
from domain.conversations.models import Conversation, Labelling, Message, ReadMark
from domain.deliveries.models import Delivery, DeliveryAttempt
from domain.erasures.models import ErasedMessage, Erasure
from domain.idempotency.models import IdempotentAnswer
from domain.invitations.models import Invitation
from domain.labels.models import Label
from domain.message_templates.models import MessageTemplate
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
from domain.presence.models import Presence
from domain.public.models import ContactCode
from domain.pulses.models import Pulse
from domain.refusals.models import Refusal
from domain.reminders.models import NotificationSettings, ReminderRule
from domain.resources.models import Resource
from domain.series.models import Series
from domain.services.models import Service, ServiceMember, ServiceResource
from domain.teams.models import Team, TeamMember
from domain.vendors.models import Vendor
from domain.waitlist.models import WaitlistEntry
from domain.webhooks.models import WebhookEndpoint

__all__ = [
    "AccountLink",
    "ApiKey",
    "Attachment",
    "AuditEvent",
    "Booking",
    "CannedReply",
    "Collaborator",
    "Contact",
    "ContactCode",
    "Conversation",
    "Delivery",
    "DeliveryAttempt",
    "ErasedMessage",
    "Erasure",
    "FormerIdentity",
    "Hours",
    "IdempotentAnswer",
    "InboundPayload",
    "Invitation",
    "Label",
    "Labelling",
    "Member",
    "Message",
    "MessageTemplate",
    "NotificationSettings",
    "OutboxEvent",
    "Presence",
    "Pulse",
    "ReadMark",
    "RecoveryCode",
    "RefreshToken",
    "Refusal",
    "ReminderRule",
    "Reservation",
    "Resource",
    "Role",
    "Series",
    "Service",
    "ServiceMember",
    "ServiceResource",
    "Session",
    "SocketTicket",
    "Team",
    "TeamMember",
    "TimeOff",
    "User",
    "Vendor",
    "WaitlistEntry",
    "WebhookEndpoint",
    "WhatsAppChannel",
    "WhatsAppTemplate",
]
