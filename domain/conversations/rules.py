"""What may be said, and when. Pure."""

from datetime import datetime, timedelta, tzinfo
from uuid import UUID

from domain.availability.rules import NONE, Timetable, open_spans
from domain.errors import Conflict, Invalid, NotFound

WINDOW = timedelta(hours=24)
"""Meta lets a business write freely this long after the customer last wrote."""

MAX_TEXT = 4096
"""Characters of a WhatsApp text message."""

LOOK_BACK = timedelta(days=14)
"""How far it is looked back for when a vendor closed; one closed for longer counts as closed since then."""

STATUS_ORDER = ("queued", "sent", "delivered", "read")


class ConversationNotFound(NotFound):
    code = "conversation.not_found"
    sentence = "There is no such conversation."


class EmptyMessage(Invalid):
    code = "chat.empty_message"
    sentence = "The message is empty."


class MessageTooLong(Invalid):
    code = "chat.message_too_long"
    sentence = f"A message has at most {MAX_TEXT} characters."


class ControlCharacters(Invalid):
    code = "chat.control_characters"
    sentence = "The message holds characters that can't be stored."


class ReplyToUnknown(Invalid):
    code = "chat.reply_to_unknown"
    sentence = "The message to reply to is not in this conversation."


class BadParameter(Invalid):
    code = "message.bad_parameter"
    sentence = "A template's parameter holds no line breaks, tabs or more than four spaces in a row."


class NoSuchPlace(Invalid):
    code = "message.no_such_place"
    sentence = "A latitude lies between -90 and 90 degrees, a longitude between -180 and 180."


class ReactionToNothing(Invalid):
    code = "message.reaction_to_nothing"
    sentence = "A reaction names, in reply_to, a message that WhatsApp knows."


class NoWayToReach(Conflict):
    code = "conversation.no_channel"
    sentence = "The contact has no WhatsApp id, no phone and no e-mail address that this could be sent to."


class WindowClosed(Conflict):
    """`window_closes_at` in its details is when it closed, or null when the customer never wrote."""

    code = "conversation.window_closed"
    sentence = "The customer last wrote more than 24 hours ago: WhatsApp takes only templates."


class SnoozeInPast(Invalid):
    code = "conversation.snooze_in_past"
    sentence = "A conversation is snoozed until some time to come."


class SnoozeWithoutStatus(Invalid):
    code = "conversation.not_snoozed"
    sentence = "Only a snoozed conversation has a time to wake at."


class AssigneeCannotAnswer(Conflict):
    code = "conversation.assignee_cannot_answer"
    sentence = "The member's role does not let them answer conversations."


class MentionOutOfSight(Conflict):
    code = "conversation.mention_out_of_sight"
    sentence = "Somebody who is mentioned does not see this conversation: add them to it first."


def check_snooze(status: str, snoozed_until: datetime | None, *, now: datetime) -> None:
    """Without a time it is snoozed until the customer writes. Raises SnoozeWithoutStatus, SnoozeInPast."""
    if snoozed_until and status != "snoozed":
        raise SnoozeWithoutStatus
    if snoozed_until and snoozed_until <= now:
        raise SnoozeInPast


def may_move(own: UUID | None, held_by: UUID | None, to: UUID | None) -> bool:
    """What takes no right to assign: to take what nobody has, and to give back what is one's own."""
    return own is not None and ((held_by is None and to == own) or (held_by == own and to is None))


def check_text(text: str) -> None:
    """Raises EmptyMessage, MessageTooLong or ControlCharacters."""
    if not text.strip():
        raise EmptyMessage
    if len(text) > MAX_TEXT:
        raise MessageTooLong
    if any(ord(char) < 32 and char not in "\n\t\r" for char in text):
        raise ControlCharacters


def closed_since(hours: Timetable, zone: tzinfo, *, now: datetime) -> datetime | None:
    """Since when the vendor has been closed; None when it is open, as one without any hours always is."""
    opened = open_spans(NONE, hours, zone, since=now - LOOK_BACK, until=now + timedelta(microseconds=1))
    if not opened:
        return now - LOOK_BACK
    return None if opened[-1].end > now else opened[-1].end


def written_at(told: datetime, *, received_at: datetime) -> datetime:
    """When a customer wrote: as told with the message, unless that is after it came, or more than a WINDOW before.

    Then it is the moment it came: clocks are wrong more often than webhooks are a day late, and of one that was late
    Meta says so (131047), which leads to a template. Nobody's clock opens the window for longer than from when it came.
    """
    return told if received_at - WINDOW <= told <= received_at else received_at


def is_window_open(window_closes_at: datetime | None, *, now: datetime) -> bool:
    """Whether free text may be sent; None when the customer never wrote."""
    return window_closes_at is not None and now < window_closes_at


def statuses_before(status: str) -> tuple[str, ...]:
    """From which statuses a message may move to this one: forward only, and `failed` only while not delivered."""
    if status == "failed":
        return ("queued", "sent")
    return STATUS_ORDER[: STATUS_ORDER.index(status)]
