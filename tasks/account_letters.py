"""Letters about accounts, invitations and mentions, and codes: a composer per kind of delivery.

A link's token goes into the letter alone, behind `#`: browsers keep that part to themselves, so no server logs it.
"""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from domain.access import system
from domain.bookings import agendas
from domain.conversations import notes
from domain.conversations import queries as conversations
from domain.conversations.models import Conversation
from domain.deliveries.models import Delivery
from domain.invitations import queries as invitations
from domain.invitations.models import Invitation
from domain.message_templates import dates, letters, texts
from domain.message_templates import queries as message_templates
from domain.message_templates import rules as message_rules
from domain.message_templates.letters import Details, Letter, Look
from domain.message_templates.queries import Wording
from domain.people import links, rules
from domain.people.models import AccountLink, Member, Role, User
from domain.public import queries as public
from domain.public.models import ContactCode
from domain.vendors.models import Vendor
from domain.webhooks import queries as webhooks
from domain.webhooks import rules as webhook_rules
from tasks.refusing import NotToBeSent


def _verify_email(delivery: Delivery, *, now: datetime) -> Letter:
    user, address = _account(delivery), delivery.context["email"]
    if user.email == address and user.is_email_verified:
        raise NotToBeSent("The address is verified already.")
    token = links.make(user, AccountLink.Purpose.VERIFY, address, delivery_id=delivery.id, now=now)
    link = _link("verify-email", token)
    return _to_user(user, "account.verify_email", to=address, link=link, good_for=rules.VERIFY_LIFETIME)


def _reset_password(delivery: Delivery, *, now: datetime) -> Letter:
    user = _account(delivery)
    token = links.make(user, AccountLink.Purpose.RESET, user.email, delivery_id=delivery.id, now=now)
    link = _link("reset-password", token)
    return _to_user(user, "account.reset_password", link=link, good_for=rules.RESET_LIFETIME)


def _password_changed(delivery: Delivery, *, now: datetime) -> Letter:
    user = _account(delivery)
    return _to_user(user, "account.password_changed", details=[("account", user.email), _when(delivery)])


def _two_factor_changed(delivery: Delivery, *, now: datetime) -> Letter:
    user = _account(delivery)
    section = "account.two_factor_on" if delivery.context["on"] else "account.two_factor_off"
    return _to_user(user, section, details=[("account", user.email), _when(delivery)])


def _email_changed(delivery: Delivery, *, now: datetime) -> Letter:
    user = _account(delivery)
    return _to_user(user, "account.email_changed", to=delivery.context["email"], details=[_when(delivery)])


def _invitation(delivery: Delivery, *, now: datetime) -> Letter:
    invitation = _open_invitation(delivery, now=now)
    # Who has an account gets it in their own language; it is decided here, so that no answer tells who has one.
    own = User.objects.filter(email=invitation.email).values_list("language", flat=True).first()
    language = texts.choose(own or invitation.language)
    details = [("role", _role(language, invitation.role)), ("position", invitation.position)]
    return letters.of_section(
        language,
        "member.invitation",
        to=invitation.email,
        look=letters.look_of(invitation.vendor),
        link=_link("invitation", invitations.token_of(invitation)),
        details=[(label, value) for label, value in details if value],
        sentence="sentence" if invitation.invited_by else "sentence_unsigned",
        own=_own_words(invitation.vendor, "member.invitation", language),
        time=texts.duration(language, invitation.expires_at - now),
        vendor=invitation.vendor.name,
        inviter=invitation.invited_by,
    )


def _booking_code(delivery: Delivery, *, now: datetime) -> Letter:
    code, digits = code_to_send(delivery, now=now)
    return letters.of_section(
        texts.choose(delivery.context["language"]),
        "public.code",
        to=code.address,
        look=letters.look_of(code.vendor),
        details=[("code", digits)],
        vendor=code.vendor.name,
        minutes=str(math.ceil((code.expires_at - now) / timedelta(minutes=1))),
    )


def _channel_stopped(delivery: Delivery, *, now: datetime) -> Letter:
    """To an owner: nothing leaves by WhatsApp any more, and why."""
    assert delivery.vendor_id is not None  # whose number it is
    user, vendor = _account(delivery), Vendor.objects.get(id=delivery.vendor_id)
    return _to_user(
        user, "channel.stopped", details=[("account", vendor.name), ("problem", delivery.context["problem"])]
    )


def _webhook_disabled(delivery: Delivery, *, now: datetime) -> Letter:
    """To an owner: another of the vendor's systems is not told any more, and why."""
    assert delivery.vendor_id is not None  # whose endpoint it is
    user, vendor = _account(delivery), Vendor.objects.get(id=delivery.vendor_id)
    endpoint = webhooks.find(delivery.vendor_id, UUID(delivery.context["endpoint_id"]))
    if endpoint is None or endpoint.disabled_at is None:
        raise NotToBeSent("The endpoint was switched on again, or removed.")
    host = webhook_rules.read_url(endpoint.url, allow_loopback=True).host
    details = [("account", vendor.name), ("endpoint", host), ("problem", delivery.context["problem"])]
    return _to_user(user, "webhook.disabled", details=details)


def code_to_send(delivery: Delivery, *, now: datetime) -> tuple[ContactCode, str]:
    """The code's row, and its digits. Raises NotToBeSent."""
    assert delivery.vendor_id is not None  # a vendor asks for proof
    code, digits = public.code(delivery.vendor_id, UUID(delivery.context["code_id"]))
    if code is None or code.expires_at <= now:
        raise NotToBeSent("The code has expired.")
    return code, digits


def _mention(delivery: Delivery, *, now: datetime) -> Letter:
    """What was noted is not in it: it may be about a customer's health, and letters lie around."""
    user = _account(delivery)
    assert delivery.vendor_id is not None  # a vendor's member wrote it
    note = conversations.get_message(delivery.vendor_id, UUID(delivery.context["note_id"]))
    if not notes.sees(note.vendor_id, UUID(delivery.context["member_id"]), note.conversation_id):
        raise NotToBeSent("The member does not see the conversation any more.")
    conversation = conversations.get(system(note.vendor_id), note.conversation_id)
    return _about_conversation(user, conversation, "conversation.mention", author=note.sender_name)


def _assigned(delivery: Delivery, *, now: datetime) -> Letter:
    """To whom somebody gave a conversation, as long as they have it."""
    user = _account(delivery)
    assert delivery.vendor_id is not None  # a vendor's conversation
    conversation = conversations.get(system(delivery.vendor_id), UUID(delivery.context["conversation_id"]))
    if conversation.assignee_id != UUID(delivery.context["member_id"]):
        raise NotToBeSent("Somebody else has the conversation now.")
    if not notes.sees(delivery.vendor_id, conversation.assignee_id, conversation.id):
        raise NotToBeSent("The member does not see the conversation any more.")
    return _about_conversation(user, conversation, "conversation.assigned", author=delivery.context["author"])


def _about_conversation(user: User, conversation: Conversation, kind: str, *, author: str) -> Letter:
    customer = conversation.contact.name
    return _to_member(
        user,
        Vendor.objects.get(id=conversation.vendor_id),
        kind,
        details=[("customer", customer)],
        link=f"{settings.STAFF_URL}/conversations/{conversation.id}",
        author=author,
        customer=customer,
    )


def _agenda(delivery: Delivery, *, now: datetime) -> Letter:
    """What a member has before them today, by their own clock."""
    user = _account(delivery)
    assert delivery.vendor_id is not None  # a member's day
    member = Member.objects.within(delivery.vendor_id).select_related("vendor").get(id=delivery.context["member_id"])
    if not member.is_active:
        raise NotToBeSent("The member is not active.")
    vendor, timezone = member.vendor, member.timezone or member.vendor.timezone
    day = date.fromisoformat(delivery.context["on"])
    if now.astimezone(ZoneInfo(timezone)).date() != day:
        raise NotToBeSent("The day is over.")
    booked = agendas.of_member(member, day)
    if not booked:
        raise NotToBeSent("Nothing is booked that day.")
    country = vendor.country_code or dates.country_of(vendor.timezone)
    locale = dates.locale_of(user.language, country=country)
    return _to_member(
        user,
        vendor,
        "staff.agenda",
        details=[(dates.time(one.starts_at, timezone, locale), one.title) for one in booked],
        date=dates.date(booked[0].starts_at, timezone, locale, now=now),
        count=str(len(booked)),
    )


COMPOSERS: dict[str, Callable[..., Letter]] = {
    "account.verify_email": _verify_email,
    "account.reset_password": _reset_password,
    "account.password_changed": _password_changed,
    "account.two_factor_changed": _two_factor_changed,
    "account.email_changed": _email_changed,
    "conversation.assigned": _assigned,
    "conversation.mention": _mention,
    "member.invitation": _invitation,
    "public.code": _booking_code,
    "channel.stopped": _channel_stopped,
    "webhook.disabled": _webhook_disabled,
    "staff.agenda": _agenda,
}
"""Each takes (delivery, *, now) and raises NotToBeSent."""


def _account(delivery: Delivery) -> User:
    if delivery.user is None:
        raise NotToBeSent("There is no account with this address.")
    if not delivery.user.is_active:
        raise NotToBeSent("The account is not active.")
    return delivery.user


def _open_invitation(delivery: Delivery, *, now: datetime) -> Invitation:
    assert delivery.vendor_id is not None  # a vendor invites
    invitation = invitations.by_id(delivery.vendor_id, UUID(delivery.context["invitation_id"]))
    if invitation is None:
        raise NotToBeSent("The invitation is gone.")
    reasons = {
        "The invitation was accepted.": invitation.accepted_at,
        "The invitation was revoked.": invitation.revoked_at,
        "The invitation has expired.": invitation.expires_at <= now,
        "The invitation's role was removed.": invitation.role is None,
        "The vendor is closed or suspended.": invitation.vendor.deleted_at or not invitation.vendor.is_active,
    }
    for reason, holds in reasons.items():
        if holds:
            raise NotToBeSent(reason)
    return invitation


def _role(language: str, role: Role | None) -> str:
    """A built-in role in the reader's language; the vendor's own as the vendor calls it."""
    assert role is not None  # without one the invitation is not open
    return texts.load(language)["roles"].get(role.key or "", role.name)


def _when(delivery: Delivery) -> tuple[str, str]:
    return "when", f"{delivery.created_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _link(page: str, token: str) -> str:
    return f"{settings.PUBLIC_URL}/account/{page}#token={token}"


def _to_user(
    user: User,
    section: str,
    *,
    to: str = "",
    link: str = "",
    good_for: timedelta = timedelta(0),
    details: Details | None = None,
) -> Letter:
    """To the user's own address unless `to` names another."""
    to = to or user.email
    language = texts.choose(user.language)
    return letters.of_section(
        language,
        section,
        to=to,
        look=Look(texts.one_line(letters.brand())),
        link=link,
        details=details or [],
        # An address that is not proven may be a stranger's, and the name whatever somebody wants them to read.
        name=user.first_name if user.is_email_verified and to == user.email else "",
        time=texts.duration(language, good_for),
    )


def _to_member(user: User, vendor: Vendor, kind: str, *, details: Details, link: str = "", **values: str) -> Letter:
    """About the vendor's work, in the vendor's look and words."""
    language = texts.choose(user.language)
    return letters.of_section(
        language,
        kind,
        to=user.email,
        look=letters.look_of(vendor),
        link=link,
        details=details,
        sentence="sentence" if values.get("author", "-") else "sentence_unsigned",
        own=_own_words(vendor, kind, user.language),
        name=user.first_name if user.is_email_verified else "",
        vendor=vendor.name,
        **values,
    )


def _own_words(vendor: Vendor, kind: str, language: str) -> Wording | None:
    """The vendor's own for members of this language, if it has put this message in its own words."""
    spoken = message_rules.languages(language)
    found = message_templates.wording(vendor.id, kind, "email", spoken=spoken)
    return None if found.is_default else found
