"""What may be said, and when. Pure."""

from datetime import datetime, timedelta

from domain.errors import Conflict, Invalid, NotFound

WINDOW = timedelta(hours=24)
"""Meta lets a business write freely this long after the customer last wrote."""

MAX_TEXT = 4096
"""Characters of a WhatsApp text message."""

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


def check_text(text: str) -> None:
    """Raises EmptyMessage, MessageTooLong or ControlCharacters."""
    if not text.strip():
        raise EmptyMessage
    if len(text) > MAX_TEXT:
        raise MessageTooLong
    if any(ord(char) < 32 and char not in "\n\t\r" for char in text):
        raise ControlCharacters


def is_window_open(window_closes_at: datetime | None, *, now: datetime) -> bool:
    """Whether free text may be sent; None when the customer never wrote."""
    return window_closes_at is not None and now < window_closes_at


def statuses_before(status: str) -> tuple[str, ...]:
    """From which statuses a message may move to this one: forward only, and `failed` only while not delivered."""
    if status == "failed":
        return ("queued", "sent")
    return STATUS_ORDER[: STATUS_ORDER.index(status)]
