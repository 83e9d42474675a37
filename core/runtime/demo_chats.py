"""The demo's inbox: customers in the midst of talking, as a front desk finds them in the morning.

What was said was delivered and read in its own time, so that nothing of it is sent now.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from domain.access import Actor
from domain.canned_replies import actions as canned_replies
from domain.contacts import actions as contacts
from domain.conversations import actions as conversations
from domain.conversations import changing, notes, reading
from domain.conversations.models import Conversation, Direction, MessageStatus
from domain.labels import actions as labels
from domain.people.models import Member

LABELS = (("VIP", "#b7791f"), ("First visit", "#2563eb"), ("Complaint", "#c53030"), ("Gift card", "#7c3aed"))
CANNED = (
    ("hours", "We are here Monday to Friday from 9 to 6, and on Saturday from 10 to 3."),
    ("parking", "There is free parking behind the house, {contact_name}: the gate is open in our hours."),
    ("thanks", "Thank you, {contact_name}! See you soon. {member_name}, {vendor_name}"),
)


@dataclass(frozen=True, slots=True)
class Chat:
    """`lines`: minutes ago, who (`them`, `note`, or the number of a member), and what."""

    name: str
    phone: str
    lines: tuple[tuple[int, str | int, str], ...]
    label: str = ""
    assignee: int | None = None
    status: str = "open"
    is_read: bool = False


CHATS = (
    Chat(
        "Grace Example",
        "+447700900311",
        (
            (1530, "them", "Hello! Is there a gift card for a massage?"),
            (1522, 2, "Hello Grace, there is: for any treatment, or for an amount of your choice."),
            (1519, "them", "Lovely. £95 for my mother please. Can I fetch it on Friday?"),
            (1511, 2, "Of course. It will be at the desk from 9, in an envelope with her name."),
            (46, "them", "One more thing: can she choose the therapist herself?"),
            (44, "them", "She loved the hot stone massage with Lena last time ❤️"),
        ),
        label="Gift card",
        assignee=2,
    ),
    Chat(
        "Noah Example",
        "+447700900322",
        (
            (190, "them", "Hi, I have a bad shoulder. Is deep tissue the right thing?"),
            (181, 3, "Hi Noah, it often helps. Is it an injury, or from sitting?"),
            (176, "them", "From the desk, I think. It is the left one, for two weeks now."),
            (170, "note", "Asked Lena: 60 minutes, and no pressure on the neck the first time."),
            (164, 3, "Then 60 minutes with Lena are best. She begins gently and looks at how it goes."),
            (158, "them", "Perfect, I will take Thursday then. Thank you!"),
            (152, 3, "You are welcome. You find all free times at our booking page."),
        ),
        label="First visit",
        assignee=3,
        is_read=True,
    ),
    Chat(
        "Isla Example",
        "+447700900333",
        (
            (95, "them", "I was 10 minutes early today and nobody opened. I waited outside in the rain 😕"),
            (83, 1, "That should not happen, Isla. I am sorry! I am finding out what went wrong."),
            (81, "note", "The bell of the side door is broken again. Electrician comes tomorrow."),
        ),
        label="Complaint",
        assignee=1,
        status="pending",
        is_read=True,
    ),
    Chat(
        "Oscar Example",
        "+447700900344",
        (
            (2900, "them", "Do you do couples’ massages?"),
            (2890, 2, "We do, Oscar: two rooms side by side, at the same time. Shall I look for a day?"),
            (2884, "them", "Not yet, we decide at the weekend."),
        ),
        status="closed",
        is_read=True,
    ),
    Chat("Priya Example", "+447700900355", ((17, "them", "Is the 3 o’clock on Saturday still free?"),), label="VIP"),
)


def tell(actor: Actor, hired: Sequence[Member], *, now: datetime) -> None:
    """`hired`: the members, as numbered in the lines."""
    for shortcut, text in CANNED:
        canned_replies.add(actor, shortcut=shortcut, text=text, now=now)
    by_name = {name: labels.add(actor, name=name, colour=colour, now=now).id for name, colour in LABELS}
    members = [_acting(actor, member) for member in hired]
    for chat in CHATS:
        _tell(actor, chat, members, by_name, now=now)


def _tell(actor: Actor, chat: Chat, members: list[Actor], by_name: dict[str, UUID], *, now: datetime) -> None:
    first = now - timedelta(minutes=chat.lines[0][0])
    contact = contacts.add(
        actor, name=chat.name, phone_number=chat.phone, whatsapp_id=chat.phone.lstrip("+"), now=first
    )
    conversation = conversations.open_with(actor, contact, now=first)
    for minutes, who, text in chat.lines:
        at = now - timedelta(minutes=minutes)
        if who == "note":
            notes.write(members[1], conversation.id, text=text, now=at)
        else:
            _say(actor if who == "them" else members[int(who)], conversation, text, now=at)
    if chat.is_read:
        for member in members:
            reading.read(member, conversation.id, now=now)
    changes: dict[str, Any] = {"label_ids": [by_name[chat.label]] if chat.label else []}
    if chat.assignee is not None:
        changes["assignee_id"] = members[chat.assignee].member_id
    if chat.status != "open":
        changes["status"] = chat.status
    changing.change(actor, conversation.id, changes, now=now)


def _say(who: Actor, conversation: Conversation, text: str, *, now: datetime) -> None:
    """By the customer, where no member says it."""
    contact = conversation.contact
    spoken: dict[str, Any] = (
        {"direction": Direction.OUTBOUND, "status": MessageStatus.READ, "sender_kind": "member"}
        | {"sender_id": who.member_id, "sender_name": who.name}
        if who.member_id
        else {"direction": Direction.INBOUND, "status": MessageStatus.DELIVERED, "sender_kind": "contact"}
        | {"sender_id": contact.id, "sender_name": contact.name}
    )
    conversations.append(who, conversation, text=text, now=now, **spoken)


def _acting(actor: Actor, member: Member) -> Actor:
    return replace(actor, kind="member", user_id=member.user_id, member_id=member.id, name=member.user.first_name)
