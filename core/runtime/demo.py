"""The fixed cast of the development system (PRODUCT.md §2), made through the same actions as everything else.

Names, numbers and addresses are invented: `.example` domains and Ofcom's and NANPA's drama ranges.
"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.timezone import now as clock

from core.runtime import demo_calendar, demo_chats
from domain.access import Actor, system
from domain.channels import actions as channels
from domain.channels import standing as channel_standing
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.conversations import receiving
from domain.conversations.cloud_api import Incoming
from domain.members import actions as members
from domain.people import actions as people
from domain.people.models import Member, Role, User
from domain.reminders import actions as reminders
from domain.vendors.models import Vendor

PASSWORD = "demo-password"
RATES = {"marketing": "0.0500", "utility": "0.0200", "authentication": "0.0200", "service": "0.0000"}
"""Of messages, invented."""


@dataclass(frozen=True, slots=True)
class Cast:
    """One vendor of the demo. `services`: title, minutes, price. `contacts`: name, phone, e-mail, first words."""

    name: str
    slug: str
    domain: str
    industry: str
    timezone: str
    currency: str
    country_code: str
    phone_number_id: str
    people: tuple[tuple[str, str, str, str], ...]
    services: tuple[tuple[str, int, str], ...]
    contacts: tuple[tuple[str, str, str, str], ...]


CASTS = (
    Cast(
        name="Serenity Spa",
        slug="serenity-spa",
        domain="serenity.example",
        industry="spa",
        timezone="Europe/London",
        currency="GBP",
        country_code="GB",
        phone_number_id="1000000001",
        people=(
            ("owner", "Olivia", "Hart", "owner"),
            ("admin", "Adam", "Reyes", "admin"),
            ("lead", "Lena", "Brook", "team_admin"),
            ("staff", "Sam", "Okoye", "agent"),
        ),
        services=(
            ("Deep tissue 60 min", 60, "70.00"),
            ("Express facial", 30, "40.00"),
            ("Hot stone 90 min", 90, "95.00"),
        ),
        contacts=(
            (
                "Amina Example",
                "+447700900142",
                "amina@customers.example",
                "Hi, can I move my massage to Friday?",
            ),
            ("Ben Example", "+447700900155", "ben@customers.example", "Do you have a slot today?"),
            ("Chloe Example", "+447700900161", "chloe@customers.example", ""),
        ),
    ),
    Cast(
        name="Fixit Garage",
        slug="fixit-garage",
        domain="fixit.example",
        industry="car repair",
        timezone="America/New_York",
        currency="USD",
        country_code="US",
        phone_number_id="1000000002",
        people=(
            ("owner", "Frank", "Moreno", "owner"),
            ("admin", "Grace", "Lind", "admin"),
            ("lead", "Hugo", "Stein", "team_admin"),
            ("staff", "Ivy", "Tran", "agent"),
        ),
        services=(("Brake check", 45, "60.00"), ("Oil change", 30, "49.00")),
        contacts=(
            (
                "Diego Example",
                "+12125550101",
                "diego@customers.example",
                "The brakes squeak. When can I come?",
            ),
            ("Ella Example", "+12125550117", "ella@customers.example", ""),
        ),
    ),
)


@transaction.atomic
def make() -> bool:
    """Make what is missing of the cast; answers whether anything was."""
    now = clock()
    missing = [cast for cast in CASTS if not Vendor.objects.filter(slug=cast.slug).exists()]
    if not User.objects.filter(email="root@spout.example").exists():
        root = people.add_user(
            email="root@spout.example",
            password=PASSWORD,
            first_name="Root",
            last_name="Admin",
            email_verified_at=now,
            now=now,
        )
        User.objects.filter(id=root.id).update(is_superuser=True, is_staff=True)
    for cast in missing:
        _make(cast, now=now)
    return bool(missing)


def _make(cast: Cast, *, now: datetime) -> None:
    login, first, last, _ = cast.people[0]
    owner = people.add_user(
        email=f"{login}@{cast.domain}",
        password=PASSWORD,
        first_name=first,
        last_name=last,
        email_verified_at=now,
        now=now,
    )
    vendor = people.found_vendor(
        owner.id,
        name=cast.name,
        slug=cast.slug,
        industry=cast.industry,
        timezone=cast.timezone,
        currency=cast.currency,
        country_code=cast.country_code,
        website=f"https://{cast.domain}",
        now=now,
    )
    actor = system(vendor.id)
    hired = [Member.objects.within(vendor.id).get(user=owner), *_hire(actor, cast, now=now)]
    members.form_team(actor, name="Front desk", member_ids=[member.id for member in hired[2:]], now=now)
    channels.connect_whatsapp(
        actor,
        phone_number_id=cast.phone_number_id,
        business_account_id="9000000000" + cast.phone_number_id[-1],
        access_token="development-access-token",
        now=now,
    )
    channel_standing.configure(actor, {"rates": {"currency": cast.currency, **RATES}}, now=now)
    reminders.add_rule(actor, minutes_before=24 * 60, channels=["whatsapp", "email"], now=now)
    reminders.add_rule(actor, minutes_before=60, channels=["whatsapp", "email"], now=now)
    known = [_meet(actor, cast, *contact, now=now) for contact in cast.contacts]
    if cast.slug == CASTS[0].slug:
        demo_chats.tell(actor, hired, now=now)
    zone = ZoneInfo(cast.timezone)
    demo_calendar.fill(actor, offers=cast.services, hired=hired[1:], known=known, zone=zone, now=now)


def _hire(actor: Actor, cast: Cast, *, now: datetime) -> list[Member]:
    hired = []
    for login, first, last, role in cast.people[1:]:
        user = {
            "email": f"{login}@{cast.domain}",
            "password": PASSWORD,
            "first_name": first,
            "last_name": last,
            "email_verified_at": now,
        }
        role_id = Role.objects.within(actor.vendor_id).get(key=role).id
        hired.append(members.add(actor, role_id=role_id, user=user, now=now))
    return hired


def _meet(actor: Actor, cast: Cast, name: str, phone: str, email: str, words: str, *, now: datetime) -> Contact:
    contact = contacts.add(actor, name=name, phone_number=phone, whatsapp_id=phone.lstrip("+"), email=email, now=now)
    if words:
        message = Incoming(
            phone_number_id=cast.phone_number_id,
            provider_id=f"wamid.demo.{contact.id}",
            whatsapp_id=contact.whatsapp_id,
            business_scoped_id=None,
            name=name,
            kind="text",
            text=words,
            content={},
            reply_to=None,
            sent_at=now,
        )
        receiving.receive(message, now=now)
    return contact
