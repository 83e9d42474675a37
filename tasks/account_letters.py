"""Letters about accounts, invitations and mentions, and codes: a composer per kind of delivery.

A link's token goes into the letter alone, behind `#`: browsers keep that part to themselves, so no server logs it.
"""

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string

from domain.access import system
from domain.conversations import notes
from domain.conversations import queries as conversations
from domain.deliveries.models import Delivery
from domain.invitations import queries as invitations
from domain.invitations.models import Invitation
from domain.people import links, rules
from domain.people.models import AccountLink, Role, User
from domain.public import queries as public
from domain.public.models import ContactCode
from domain.vendors.models import Vendor
from domain.webhooks import queries as webhooks
from domain.webhooks import rules as webhook_rules
from tasks import texts
from tasks.composing import Letter, NotToBeSent

Details = list[tuple[str, str]]
"""Rows of a label, which is a key of `[labels]`, and what it labels."""


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
    return _write(
        language,
        "member.invitation",
        to=invitation.email,
        sender=invitation.vendor.name,
        link=_link("invitation", invitations.token_of(invitation)),
        details=[(label, value) for label, value in details if value],
        sentence="sentence" if invitation.invited_by else "sentence_unsigned",
        time=texts.duration(language, invitation.expires_at - now),
        vendor=invitation.vendor.name,
        inviter=invitation.invited_by,
    )


def _booking_code(delivery: Delivery, *, now: datetime) -> Letter:
    code, digits = code_to_send(delivery, now=now)
    return _write(
        texts.choose(delivery.context["language"]),
        "public.code",
        to=code.address,
        sender=code.vendor.name,
        link="",
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
    return _write(
        texts.choose(user.language),
        "conversation.mention",
        to=user.email,
        sender=note.vendor.name,
        link="",
        details=[("customer", conversation.contact.name)],
        name=user.first_name if user.is_email_verified else "",
        author=note.sender_name,
        vendor=note.vendor.name,
    )


COMPOSERS: dict[str, Callable[..., Letter]] = {
    "account.verify_email": _verify_email,
    "account.reset_password": _reset_password,
    "account.password_changed": _password_changed,
    "account.two_factor_changed": _two_factor_changed,
    "account.email_changed": _email_changed,
    "conversation.mention": _mention,
    "member.invitation": _invitation,
    "public.code": _booking_code,
    "channel.stopped": _channel_stopped,
    "webhook.disabled": _webhook_disabled,
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


def _brand() -> str:
    """What the operator calls this Spout: the display name of the address that it writes from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or "Spout"


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
    return _write(
        language,
        section,
        to=to,
        sender=_brand(),
        link=link,
        details=details or [],
        # An address that is not proven may be a stranger's, and the name whatever somebody wants them to read.
        name=user.first_name if user.is_email_verified and to == user.email else "",
        time=texts.duration(language, good_for),
    )


def _write(
    language: str,
    section: str,
    *,
    to: str,
    sender: str,
    link: str,
    details: Details,
    sentence: str = "sentence",
    name: str = "",
    **values: str,
) -> Letter:
    words = texts.fill(language, section, email=to, brand=_brand(), **values)
    common = texts.fill(language, "common", email=to, name=name)
    labels = texts.load(language)["labels"]
    sender = texts.one_line(sender)
    context = {
        "language": language,
        "sender": sender,
        "initial": sender[:1].upper(),
        "words": words,
        "common": common,
        "greeting": common["greeting" if name else "greeting_nameless"],
        "sentence": words[sentence],
        "details": [(labels[label], texts.one_line(value)) for label, value in details],
        "link": link,
    }
    return Letter(
        to=to,
        sender_name=sender,
        subject=words["subject"],
        text=render_to_string("mail/account.txt", context),
        html=render_to_string("mail/account.html", context),
    )
