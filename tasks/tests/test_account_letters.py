"""Letters about accounts and invitations: what they say, to whom, and when they are not sent."""

import html
import re
from datetime import timedelta
from email.utils import getaddresses
from itertools import count
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils.timezone import now

from conftest import NUMBER_ID, World
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.conversations import actions as conversations
from domain.conversations import notes, receiving
from domain.conversations.cloud_api import StatusReport
from domain.conversations.models import Conversation, Message
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery, DeliveryAttempt, State
from domain.invitations import queries as invitations
from domain.invitations.models import Invitation
from domain.message_templates import dates, texts
from domain.outbox import actions as outbox
from domain.outbox.models import OutboxEvent
from domain.people import rules
from domain.people.models import AccountLink, Role, User
from domain.public import actions as public
from domain.public.models import ContactCode
from domain.webhooks import actions as webhooks
from domain.webhooks import calling
from tasks.account_letters import COMPOSERS
from tasks.gateways.errors import GatewayError, OutcomeUnknown
from tasks.sending import _prepare_email
from tasks.tests.conftest import Gateways, run_due

_numbers = count()
PAGES = {
    "account.verify_email": "verify-email",
    "account.reset_password": "reset-password",
    "member.invitation": "invitation",
}


@pytest.fixture
def user(world: World) -> User:
    """alice, with a proven address."""
    User.objects.filter(id=world.alice.user.id).update(email_verified_at=now())
    return User.objects.get(id=world.alice.user.id)


def placed(kind: str, *, user_id: UUID | None = None, vendor_id: UUID | None = None, **context: Any) -> Delivery:
    key = f"{kind}:{next(_numbers)}:email"
    order = deliveries.Order("email", kind, key, send_at=now(), user_id=user_id, context=context)
    deliveries.place(vendor_id, [order], now=now())
    return Delivery.objects.across_vendors().get(effect_key=key)


def role(world: World, key: str) -> Role:
    return Role.objects.within(world.vendor.id).get(key=key)


def invite(world: World, **fields: Any) -> Invitation:
    usual = {
        "email": "new@people.example",
        "role": role(world, "agent"),
        "invited_by": "Alice Test",
        "expires_at": now() + timedelta(days=7),
    }
    invitation = Invitation(vendor=world.vendor, created_at=now(), **usual | fields)
    invitation.token_hash = rules.token_hash(invitations.token_of(invitation))
    invitation.save(force_insert=True)
    return invitation


def invited(world: World, **fields: Any) -> Delivery:
    invitation_id = str(invite(world, **fields).id)
    return placed("member.invitation", vendor_id=world.vendor.id, invitation_id=invitation_id)


def coded(world: World, language: str = "en") -> Delivery:
    public.send_code(world.vendor, email="new@people.example", language=language, address=None, now=now())
    return Delivery.objects.within(world.vendor.id).get(kind="public.code")


def mentioned(world: World) -> Delivery:
    """Alice, by bob."""
    conversation = conversations.open_with(world.bob.actor, world.contact, now=now())
    note = notes.write(world.bob.actor, conversation.id, text="Look", now=now())
    return placed(
        "conversation.mention",
        user_id=world.alice.user.id,
        vendor_id=world.vendor.id,
        note_id=str(note.id),
        member_id=str(world.alice.member.id),
    )


def assigned(world: World) -> Delivery:
    """To alice, by bob."""
    conversation = conversations.open_with(world.bob.actor, world.contact, now=now())
    Conversation.objects.within(world.vendor.id).filter(id=conversation.id).update(assignee=world.alice.member)
    return placed(
        "conversation.assigned",
        user_id=world.alice.user.id,
        vendor_id=world.vendor.id,
        conversation_id=str(conversation.id),
        member_id=str(world.alice.member.id),
        author="Bob Test",
    )


def agenda(world: World) -> Delivery:
    """Of alice, who has a booking today."""
    booking = bookings.create(world.alice.actor, now=now(), **world.booking(staff_id=world.alice.member.id))
    outbox.drain(lambda event: None, now=now())  # nobody is told of it
    noon = now().astimezone(ZoneInfo("Europe/London")).replace(hour=12)
    mine = Booking.objects.within(world.vendor.id).filter(id=booking.id)
    mine.update(starts_at=noon, ends_at=noon + timedelta(hours=1))
    member_id, user_id = str(world.alice.member.id), world.alice.user.id
    context = {"member_id": member_id, "on": noon.date().isoformat()}
    return placed("staff.agenda", user_id=user_id, vendor_id=world.vendor.id, **context)


def given_up(world: World, user: User) -> Delivery:
    endpoint, _ = webhooks.add(world.alice.actor, url="https://93.184.215.14/", now=now())
    calling.failed(world.vendor.id, endpoint.id, status=410, now=now())
    OutboxEvent.objects.within(world.vendor.id).delete()  # the owner's letter about it is not looked at here
    return placed(
        "webhook.disabled",
        user_id=user.id,
        vendor_id=world.vendor.id,
        endpoint_id=str(endpoint.id),
        problem="It answered 410 Gone.",
    )


def asked(world: World, user: User, kind: str) -> Delivery:
    """A delivery of this kind with all that it needs, in the user's language."""
    if kind == "member.invitation":
        return invited(world, language=user.language)
    if kind == "conversation.mention":
        return mentioned(world)
    if kind == "conversation.assigned":
        return assigned(world)
    if kind == "staff.agenda":
        return agenda(world)
    if kind == "public.code":
        return coded(world, language=user.language)
    if kind == "channel.stopped":
        return placed(kind, user_id=user.id, vendor_id=world.vendor.id, problem="the token is not valid")
    if kind == "webhook.disabled":
        return given_up(world, user)
    address = "before@spa.example" if kind == "account.email_changed" else "after@spa.example"
    return placed(kind, user_id=user.id, email=address, on=True)


def ended(delivery: Delivery) -> tuple[str, str]:
    delivery = Delivery.objects.across_vendors().get(id=delivery.id)
    return delivery.state, delivery.reason


def link_in(letter: dict[str, Any]) -> str:
    (line,) = [line for line in letter["text"].splitlines() if "://" in line]
    return str(line)


@pytest.mark.parametrize("language", sorted(texts.LANGUAGES))
@pytest.mark.parametrize("kind", COMPOSERS)
def test_each_kind_in_each_language(
    world: World, outside: Gateways, settings: Any, user: User, kind: str, language: str
) -> None:
    settings.PUBLIC_URL = "https://spout.example"
    User.objects.filter(id=user.id).update(language=language)
    user.language = language
    delivery = asked(world, user, kind)
    run_due()
    (letter,) = outside.letters
    section = texts.load(language)[kind.replace("_changed", "_on") if "two_factor" in kind else kind]
    assert ended(delivery) == (State.SENT, "")
    assert f'<html lang="{language}">' in letter["html"]
    values = {"vendor": world.vendor.name, "brand": "Spout", "author": "Bob Test", "customer": "Amina Example"}
    values["date"] = dates.date(now(), "Europe/London", dates.locale_of(language, country="GB"), now=now())
    assert letter["subject"] == section["subject"].format(**values)
    assert "{" not in letter["subject"] + letter["text"]
    assert "{" not in letter["html"].partition("</style>")[2]
    for body in (letter["text"], html.unescape(letter["html"])):
        assert section["footnote"].format(vendor=world.vendor.name, brand="Spout") in body
    if kind in PAGES:
        link = link_in(letter)
        assert link.startswith(f"https://spout.example/account/{PAGES[kind]}#token=sp")
        assert f'href="{link}"' in letter["html"]
    elif "conversation" in kind:
        assert link_in(letter).startswith(f"{settings.STAFF_URL}/conversations/")
        assert f'href="{link_in(letter)}"' in letter["html"]
    else:
        assert "://" not in letter["text"]
        assert "href" not in letter["html"]


@pytest.mark.parametrize(
    ("kind", "to", "greeting"),
    [
        ("account.verify_email", "after@spa.example", "Hello,"),
        ("account.reset_password", "alice@spa.example", "Hi Alice,"),
        ("account.password_changed", "alice@spa.example", "Hi Alice,"),
        ("account.two_factor_changed", "alice@spa.example", "Hi Alice,"),
        ("account.email_changed", "before@spa.example", "Hello,"),
        ("member.invitation", "new@people.example", "Hello,"),
        ("public.code", "new@people.example", "Hello,"),
    ],
)
def test_to_whom_it_goes_and_by_name_only_to_a_proven_address(
    world: World, outside: Gateways, user: User, kind: str, to: str, greeting: str
) -> None:
    asked(world, user, kind)
    run_due()
    (letter,) = outside.letters
    assert letter["to"] == to
    assert letter["text"].startswith(greeting)
    assert letter["sender_name"] == ("Spout" if kind.startswith("account.") else world.vendor.name)


def test_what_a_stranger_called_himself_is_not_read_by_the_owner_of_an_unproven_address(
    world: World, outside: Gateways
) -> None:
    User.objects.filter(id=world.bob.user.id).update(first_name="Win at casino.example", email_verified_at=None)
    placed("account.verify_email", user_id=world.bob.user.id, email=world.bob.user.email)
    placed("account.reset_password", user_id=world.bob.user.id)
    run_due()
    assert len(outside.letters) == 2
    assert "casino" not in repr(outside.letters)


def test_the_operator_s_name_is_the_brand(outside: Gateways, settings: Any, user: User) -> None:
    settings.DEFAULT_FROM_EMAIL = "Bookings & Co <no-reply@bookings.example>"
    placed("account.password_changed", user_id=user.id)
    run_due()
    assert outside.letters[0]["sender_name"] == "Bookings & Co"
    assert "Bookings & Co account" in outside.letters[0]["text"]


def test_links_are_bound_to_their_addresses_and_last_their_time(outside: Gateways, user: User) -> None:
    placed("account.verify_email", user_id=user.id, email="after@spa.example")
    placed("account.reset_password", user_id=user.id)
    run_due()
    assert ["3 days" in letter["text"] or "1 hour" in letter["text"] for letter in outside.letters] == [True, True]
    for letter in outside.letters:
        row = AccountLink.objects.get(token_hash=rules.token_hash(link_in(letter).partition("#token=")[2]))
        assert (row.email, row.user_id) == (letter["to"], user.id)


def test_nobody_s_account_is_skipped_and_sends_nothing(db: None, outside: Gateways) -> None:
    delivery = placed("account.reset_password")
    run_due()
    assert outside.letters == []
    assert ended(delivery) == (State.SKIPPED, "There is no account with this address.")


@pytest.mark.parametrize("kind", [kind for kind in COMPOSERS if kind.startswith("account.")])
def test_an_account_that_is_not_active_gets_no_letters(world: World, outside: Gateways, user: User, kind: str) -> None:
    User.objects.filter(id=user.id).update(is_active=False)
    delivery = asked(world, user, kind)
    run_due()
    assert outside.letters == []
    assert ended(delivery) == (State.SKIPPED, "The account is not active.")
    assert not AccountLink.objects.exists()


def test_what_is_verified_is_not_asked_again(outside: Gateways, user: User) -> None:
    delivery = placed("account.verify_email", user_id=user.id, email=user.email)
    run_due()
    assert ended(delivery) == (State.SKIPPED, "The address is verified already.")


@pytest.mark.parametrize("kind", ["account.verify_email", "account.reset_password"])
def test_composed_twice_it_holds_the_same_link_and_one_row(
    world: World, outside: Gateways, user: User, kind: str
) -> None:
    delivery = asked(world, user, kind)
    _prepare_email(delivery).call()
    _prepare_email(delivery).call()
    assert outside.letters[0] == outside.letters[1]
    assert AccountLink.objects.filter(user=user).count() == 1


@pytest.mark.parametrize("on", [True, False])
def test_it_says_which_way_the_second_factor_went(outside: Gateways, user: User, on: bool) -> None:
    placed("account.two_factor_changed", user_id=user.id, on=on)
    run_due()
    assert outside.letters[0]["subject"] == f"Two-step sign-in is {'on' if on else 'off'}"


def test_an_invitation_names_the_role_in_its_language_and_the_inviter(world: World, outside: Gateways) -> None:
    invited(world, role=role(world, "team_admin"), language="es-MX", position="Recepción")
    run_due()
    text = outside.letters[0]["text"]
    for words in ("Alice Test te ha invitado", "Rol: Administrador de equipo", "Puesto: Recepción", "7 días"):
        assert words in text


def test_a_code_is_in_the_letter_alone(world: World, outside: Gateways, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    delivery = coded(world)
    run_due()
    (code,) = re.findall(r"Code: (\d{6})", outside.letters[0]["text"])
    assert (ended(delivery), outside.letters[0]["sender_name"]) == ((State.SENT, ""), world.vendor.name)
    assert "for 10 minutes" in outside.letters[0]["text"] and code not in outside.letters[0]["subject"]
    rows = [*Delivery.objects.across_vendors().values(), *ContactCode.objects.across_vendors().values()]
    assert code not in repr([{k: v for k, v in row.items() if "id" not in k and "_at" not in k} for row in rows])
    assert code not in caplog.text


def test_a_code_that_expired_is_not_sent(world: World, outside: Gateways) -> None:
    delivery = coded(world)
    ContactCode.objects.across_vendors().update(expires_at=now())
    run_due()
    assert (outside.letters, ended(delivery)) == ([], (State.SKIPPED, "The code has expired."))


def test_a_code_by_whatsapp_is_not_in_the_log(world: World, outside: Gateways) -> None:
    public.send_code(world.vendor, phone_number="+447700900555", address=None, now=now())
    run_due()
    (note,) = outside.notes
    assert (note["contact"].phone_number, note["what"].name) == ("+447700900555", "booking_code")
    assert re.fullmatch(r"\d{6}", note["what"].parameters["code"])
    assert not Message.objects.within(world.vendor.id).exists()
    delivery = Delivery.objects.within(world.vendor.id).get(kind="public.code")
    seen = StatusReport(NUMBER_ID, "wamid.out1", "delivered", delivery.id, "")
    assert receiving.receive(seen, now=now()) is None
    assert ended(delivery) == (State.DELIVERED, "")


def test_a_vendor_s_own_role_goes_by_its_name_and_nobody_need_have_invited(world: World, outside: Gateways) -> None:
    own = Role(vendor=world.vendor, name="Therapist <3")
    own.save(force_insert=True)
    delivery = invited(world, role=own, invited_by="")
    run_due()
    assert ended(delivery) == (State.SENT, "")
    assert "Role: Therapist <3" in outside.letters[0]["text"]
    assert "Therapist &lt;3" in outside.letters[0]["html"]
    assert "You have been invited to join" in outside.letters[0]["text"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"revoked_at": now()}, "The invitation was revoked."),
        ({"accepted_at": now()}, "The invitation was accepted."),
        ({"expires_at": now()}, "The invitation has expired."),
        ({"role": None}, "The invitation's role was removed."),
    ],
)
def test_an_invitation_that_no_longer_stands_is_skipped(
    world: World, outside: Gateways, fields: dict[str, Any], reason: str
) -> None:
    delivery = invited(world, **fields)
    run_due()
    assert outside.letters == []
    assert ended(delivery) == (State.SKIPPED, reason)


def test_an_invitation_that_is_gone_or_another_vendor_s_is_skipped(world: World, outside: Gateways) -> None:
    theirs = str(invite(world).id)
    gone = placed("member.invitation", vendor_id=world.vendor.id, invitation_id=str(uuid4()))
    foreign = placed("member.invitation", vendor_id=world.charlie.actor.vendor_id, invitation_id=theirs)
    run_due()
    assert outside.letters == []
    assert ended(gone) == ended(foreign) == (State.SKIPPED, "The invitation is gone.")


@pytest.mark.parametrize("change", [{"is_active": False}, {"deleted_at": now()}])
def test_nobody_is_invited_into_a_closed_vendor(world: World, outside: Gateways, change: dict[str, Any]) -> None:
    delivery = invited(world)
    type(world.vendor).objects.filter(id=world.vendor.id).update(**change)
    run_due()
    assert ended(delivery) == (State.SKIPPED, "The vendor is closed or suspended.")


def rename(world: World, name: str) -> None:
    type(world.vendor).objects.filter(id=world.vendor.id).update(name=name)


def test_a_vendor_s_name_is_text_and_not_html(world: World, outside: Gateways) -> None:
    rename(world, "<b>x</b>")
    invited(world, invited_by='"><img src=x>')
    run_due()
    assert "&lt;b&gt;x&lt;/b&gt;" in outside.letters[0]["html"]
    assert "<b>" not in outside.letters[0]["html"]
    assert "<img" not in outside.letters[0]["html"]
    assert "join <b>x</b> on Spout" in outside.letters[0]["text"]


@pytest.mark.parametrize(
    "name",
    [
        "Spa\r\nBcc: everyone@x.example\r\n\r\nhello",
        'Späh, "Ltd" <boss@bank.example>',
        "Tiệm làm đẹp Hoa Sen 🌸 " * 8,
        "a\x07b\u202ec\u2028d",
        "({[;:,@.\\",
    ],
)
def test_no_vendor_s_name_breaks_a_header(
    world: World, monkeypatch: pytest.MonkeyPatch, settings: Any, name: str
) -> None:
    settings.MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    monkeypatch.setattr("tasks.sending.wake", lambda task: None)
    rename(world, name)
    delivery = invited(world)
    run_due()
    assert ended(delivery) == (State.SENT, "")
    message = mail.outbox[0].message()
    ((_, sender),) = getaddresses([str(message["From"])])
    assert sender == "no-reply@spout.example"
    assert message["Bcc"] is None
    assert mail.outbox[0].recipients() == ["new@people.example"]


@pytest.mark.parametrize(
    "fault", [None, GatewayError("Refused (550).", permanent=True), OutcomeUnknown(), RuntimeError("a fault of ours")]
)
@pytest.mark.parametrize("kind", PAGES)
def test_the_token_is_in_the_letter_alone(
    world: World,
    outside: Gateways,
    user: User,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    kind: str,
    fault: Exception | None,
) -> None:
    caplog.set_level("DEBUG")
    outside.fault = fault
    asked(world, user, kind)
    run_due()
    token = link_in(outside.letters[0]).partition("#token=")[2]
    rows = [*Delivery.objects.across_vendors().values(), *DeliveryAttempt.objects.across_vendors().values()]
    assert len(token) > 40
    assert token not in repr(rows) + caplog.text + "".join(capfd.readouterr())
