"""Two vendors that are alike: one of each thing, made through real actions."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.utils.timezone import now

from api.tests.access import things
from api.tests.access.grammar import Thing
from api.tests.access.values import ERASED, PASSWORD, PICTURE
from domain.access import Actor
from domain.api_keys import actions as api_keys
from domain.attachments import actions as attachments
from domain.attachments import links as file_links
from domain.attachments.models import Attachment
from domain.availability import actions as availability
from domain.availability.queries import Whose
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.canned_replies import actions as canned_replies
from domain.channels import actions as channels
from domain.channels import templates
from domain.contacts import actions as contacts
from domain.conversations import actions as conversations
from domain.conversations import changing
from domain.conversations.models import Conversation
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.dossiers import erasing
from domain.invitations import actions as invitations
from domain.invitations import queries as invited
from domain.labels import actions as labels
from domain.members import actions as members
from domain.people import actions as people
from domain.people import links, queries, sessions
from domain.people.models import AccountLink, Member, Role, User
from domain.public import actions as public
from domain.public import feeds
from domain.refusals import links as refusal_links
from domain.reminders import actions as reminders
from domain.resources import actions as resources
from domain.roles import actions as roles
from domain.series import actions as series
from domain.services import actions as services
from domain.tenancy import VendorScoped
from domain.waitlist import actions as waitlist
from domain.webhooks import actions as webhooks
from domain.webhooks import calling

_customers = count()

Ids = dict[str, Any]
"""By the names of things: UUIDs, and what stands for one in a secret address."""


@dataclass
class Vendor:
    """A vendor that has one of each thing. `beyond`: the like of it beyond a team's reach, or another person's.

    `name` is in every text it holds, so that a leak is seen.
    """

    name: str
    owner: Actor
    ids: Ids = field(default_factory=dict)
    beyond: Ids = field(default_factory=dict)
    refresh_token: str = ""
    reset_link: str = ""
    email_link: str = ""
    invitation_link: str = ""
    people: list[UUID] = field(default_factory=list)
    traces: frozenset[str] = frozenset()

    @property
    def id(self) -> UUID:
        return self.owner.vendor_id

    @property
    def owner_email(self) -> str:
        return f"owner@{self.name}.example"

    def has(self, thing: Thing, row_id: Any, *, beyond: Any = None) -> Any:
        self.ids[thing.name] = row_id
        if beyond:
            self.beyond[thing.name] = beyond
        return row_id

    def role(self, key: str) -> UUID:
        return Role.objects.within(self.id).get(key=key).id

    def hire_into_teams(self, login: str, role_id: UUID) -> Member:
        """Into both that are not beyond."""
        return self.hire(login, role_id, self.ids["team"], self.ids["second team"])

    def hire(self, login: str, role_id: UUID, *teams: UUID) -> Member:
        profile = {"email": f"{login}@{self.name}.example", "first_name": login, "last_name": f"of the {self.name}"}
        user = {**profile, "password": PASSWORD}
        return members.add(self.owner, role_id=role_id, user=user, team_ids=teams, now=now())

    def take_stock(self) -> None:
        """When all is made: who its people are, and what would give away that it was looked into."""
        self.people = [*User.objects.filter(email__endswith=f"@{self.name}.example").values_list("id", flat=True)]
        tables = [table for table in apps.get_app_config("domain").get_models() if issubclass(table, VendorScoped)]
        rows = {str(key) for table in tables for key in table.objects.within(self.id).values_list("pk", flat=True)}
        self.traces = frozenset({key for key in rows if "-" in key} | {str(self.id), *map(str, self.people)})


def found(name: str) -> Vendor:
    """A vendor with its owner and nothing else."""
    email = f"owner@{name}.example"
    user = people.register(
        email=email,
        password=PASSWORD,
        first_name="Olive",
        last_name=f"of the {name}",
        vendor={"name": f"The {name}", "timezone": "Europe/London"},
        now=now(),
    )
    vendor_id = queries.memberships(user.id)[0].vendor_id
    session = sessions.open_session(user, vendor_id=vendor_id, device="test", address=None, now=now()).session
    owner = queries.caller(user_id=user.id, session_id=session.id, vendor_id=vendor_id).actor
    assert owner and owner.member_id
    return Vendor(name, owner)


def furnished(name: str, *, number: str) -> Vendor:
    """One of each thing, and what is beyond the reach of those who are in its team."""
    vendor = found(name)
    vendor.has(things.VENDOR, vendor.id)
    vendor.has(things.WORKPLACE, vendor.id)
    assert vendor.owner.member_id
    vendor.has(things.ACTOR, vendor.owner.member_id)
    channels.connect_whatsapp(
        vendor.owner, phone_number_id=number, business_account_id=number, access_token="a-secret-token", now=now()
    )
    templates.keep(vendor.id, [templates.Heard("hello", "en", "UTILITY", "APPROVED", "Hello", ())], now=now())
    hello = templates.find(vendor.id, "hello", "en")
    assert hello is not None
    vendor.has(things.TEMPLATE, hello.id)
    _add_people(vendor)
    _add_trade(vendor)
    _add_absences(vendor)
    _add_invitations(vendor)
    _add_secrets(vendor)
    return vendor


def _add_people(vendor: Vendor) -> None:
    form, make_role = partial(members.form_team, vendor.owner), partial(roles.add, vendor.owner, permissions=[])
    names = (f"{what} team of the {vendor.name}" for what in ("A", "A second", "Another"))
    team, second, elsewhere = (form(name=name, now=now()).id for name in names)
    role, spare = (make_role(name=f"{what} of the {vendor.name}", reach="own", now=now()).id for what in ("A", "Spare"))
    mate, loner = vendor.hire("mate", role, team), vendor.hire("loner", role, elsewhere)
    agent = vendor.hire("agent", vendor.role("agent"), team)
    vendor.has(things.TEAM, team, beyond=elsewhere)
    vendor.has(things.SECOND_TEAM, second, beyond=elsewhere)
    vendor.has(things.ROLE, role)
    vendor.has(things.SPARE_ROLE, spare)
    vendor.has(things.MEMBER, mate.id, beyond=loner.id)
    vendor.has(things.CALENDAR, agent.id, beyond=loner.id)
    near, far = vendor.hire("near", vendor.role("admin"), team), vendor.hire("far", vendor.role("admin"), elsewhere)
    vendor.has(things.COLLEAGUE, near.id, beyond=far.id)
    vendor.has(things.MEMBERSHIP, mate.id, beyond=loner.id)
    key, _ = api_keys.make(
        vendor.owner, name=f"Spare of the {vendor.name}", permissions=["team.write"], requests_per_minute=1, now=now()
    )
    vendor.has(things.KEY, key.id)
    signed_in = partial(sessions.open_session, vendor_id=vendor.id, device=vendor.name, address=None, now=now())
    of_mate, of_loner = signed_in(mate.user), signed_in(loner.user)
    vendor.has(things.SESSION, of_mate.session.id, beyond=of_loner.session.id)
    vendor.refresh_token = of_mate.refresh
    link = partial(links.make, mate.user, email=mate.user.email, now=now())
    vendor.reset_link = link(AccountLink.Purpose.RESET, delivery_id=uuid4())
    vendor.email_link = link(AccountLink.Purpose.VERIFY, delivery_id=uuid4())


def _add_trade(vendor: Vendor) -> None:
    service = services.offer(
        vendor.owner,
        title=f"Service of the {vendor.name}",
        duration_minutes=60,
        requires_confirmation=True,
        now=now(),
    )
    vendor.has(things.SERVICE, service.id)
    spare = services.offer(vendor.owner, title=f"Spare of the {vendor.name}", duration_minutes=60, now=now())
    vendor.has(things.SPARE_SERVICE, spare.id)
    unknown = contacts.add(vendor.owner, name=f"Spare customer of the {vendor.name}", now=now())
    vendor.has(things.SPARE_CONTACT, unknown.id)
    _add_erasure(vendor)
    vendor.has(things.RESOURCE, resources.add(vendor.owner, name=f"Room of the {vendor.name}", now=now()).id)
    rule = reminders.add_rule(vendor.owner, minutes_before=60, channels=["email"], service_id=service.id, now=now())
    vendor.has(things.RULE, rule.id)
    _add_inbox(vendor)
    vendor.beyond |= work_of(vendor, vendor.beyond["calendar"], vendor.beyond["team"])
    vendor.ids |= work_of(vendor, vendor.ids["calendar"], vendor.ids["team"])
    delivery = Delivery.objects.within(vendor.id).get(booking_id=vendor.ids["booking"])
    vendor.has(things.DELIVERY, delivery.id)
    _add_webhooks(vendor)


def _add_erasure(vendor: Vendor) -> None:
    """Of one whom other vendors knew, too."""
    gone = contacts.add(vendor.owner, name="Once a customer", business_scoped_id=ERASED, now=now())
    receipt = erasing.erase(vendor.owner, gone.id, now=now())
    vendor.has(things.ERASED_CONTACT, receipt.contact_id)
    vendor.has(things.ERASURE, receipt.id)


def _add_webhooks(vendor: Vendor) -> None:
    """An endpoint that was called once, in vain."""
    url = f"https://93.184.215.14/{vendor.name}"
    endpoint, _ = webhooks.add(vendor.owner, url=url, event_types=["booking.created"], now=now())
    called = calling.test(vendor.owner, endpoint.id, now=now())
    Delivery.objects.within(vendor.id).filter(id=called.id).update(state="ready")
    begun = deliveries.begin(called.id, now=now())
    assert begun is not None
    deliveries.settle_failed(begun, reason="planted", permanent=True, now=now())
    vendor.has(things.ENDPOINT, endpoint.id)
    vendor.has(things.WEBHOOK_CALL, called.id)


def _add_inbox(vendor: Vendor) -> None:
    names = (f"{what} label of the {vendor.name}" for what in ("A", "A spare"))
    label, spare = (labels.add(vendor.owner, name=name, now=now()) for name in names)
    vendor.has(things.LABEL, label.id)
    vendor.has(things.SPARE_LABEL, spare.id)

    def keep(shortcut: str, team_id: UUID) -> UUID:
        text = f"Hello from the {vendor.name}"
        return canned_replies.add(vendor.owner, shortcut=shortcut, text=text, team_id=team_id, now=now()).id

    near, far = keep("near", vendor.ids["team"]), keep("far", vendor.beyond["team"])
    vendor.has(things.CANNED_REPLY, near, beyond=far)


def _add_absences(vendor: Vendor) -> None:
    def away(whose: Whose) -> UUID:
        starts_at, ends_at = now() + timedelta(days=30), now() + timedelta(days=31)
        return availability.add_time_off(vendor.owner, whose, starts_at=starts_at, ends_at=ends_at, now=now()).id

    vendor.has(things.TIME_OFF, away(Whose(vendor.ids["member"])), beyond=away(Whose(vendor.beyond["member"])))
    vendor.has(things.RESOURCE_TIME_OFF, away(Whose(resource_id=vendor.ids["resource"])))


def work_of(vendor: Vendor, member_id: UUID, team_id: UUID) -> Ids:
    """A customer of this member's: with two bookings, and a conversation."""
    digits = f"44770090{next(_customers):04d}"
    contact = contacts.add(vendor.owner, name=f"Customer of the {vendor.name}", whatsapp_id=digits, now=now())
    book = partial(
        bookings.create,
        vendor.owner,
        service_id=vendor.ids["service"],
        contact_id=contact.id,
        staff_id=member_id,
        now=now(),
    )
    pending = book(starts_at=now() + timedelta(days=10))
    begun = book(starts_at=now() - timedelta(days=1), now=now() - timedelta(days=2))
    bookings.confirm(vendor.owner, begun.id, now=now() - timedelta(days=2))
    conversation = conversations.open_with(vendor.owner, contact, now=now())
    conversation.window_closes_at = now() + timedelta(days=1)  # as if they had just written
    conversation.save(update_fields=["window_closes_at"])
    message = conversations.post(vendor.owner, conversation.id, text=f"Hello from the {vendor.name}", now=now())
    attachment = attachments.upload(vendor.owner, PICTURE, name=f"{vendor.name}.png", now=now())
    Attachment.objects.within(vendor.id).filter(id=attachment.id).update(message=message)  # no action sends one yet
    repeating = _repeating(vendor, contact.id, member_id)
    waits = {"wanted_from": now() + timedelta(days=20), "wanted_until": now() + timedelta(days=21)}
    waiting = waitlist.join(
        vendor.owner, contact_id=contact.id, service_id=vendor.ids["service"], staff_id=member_id, now=now(), **waits
    )
    changing.add_label(vendor.owner, conversation.id, vendor.ids["label"], now=now())
    # Straight into the rows: some of these members have a role that may nothing, and are given nothing by an action.
    Conversation.objects.within(vendor.id).filter(contact=contact).update(team_id=team_id, assignee_id=member_id)
    Booking.objects.within(vendor.id).filter(contact=contact).update(team_id=team_id)
    return {
        "calendar": member_id,
        "contact": contact.id,
        "booking": pending.id,
        "confirmed booking": begun.id,
        "attachment": attachment.id,
        "conversation": conversation.id,
        "waiting": waiting.id,
        **repeating,
    }


def _repeating(vendor: Vendor, contact_id: UUID, member_id: UUID) -> Ids:
    starts_at = now() + timedelta(days=12)
    plan = series.Plan(vendor.ids["service"], contact_id, starts_at, "FREQ=WEEKLY;COUNT=2", staff_id=member_id)
    made = series.make(vendor.owner, plan, now=now())
    return {"series": made.series.id, "series booking": made.bookings[0].id}


def _add_invitations(vendor: Vendor) -> None:
    def invite(login: str, team: UUID) -> UUID:
        email = f"{login}@{vendor.name}.example"
        (result,) = invitations.invite(vendor.owner, [email], role_id=role, team_ids=[team], now=now())
        assert result.invitation
        return result.invitation.id

    role = vendor.ids["role"]
    invitation = invite("guest", vendor.ids["team"])
    vendor.has(things.INVITATION, invitation, beyond=invite("visitor", vendor.beyond["team"]))
    row = invited.by_id(vendor.id, invitation)
    assert row
    vendor.invitation_link = invited.token_of(row)


def _add_secrets(vendor: Vendor) -> None:
    """What opens something to whoever has it."""
    booking = Booking.objects.within(vendor.id).select_related("vendor").get(id=vendor.ids["booking"])
    vendor.has(things.MANAGE, public.manage_token(booking))
    vendor.has(things.REFUSAL, refusal_links.token(booking.contact, "booking.reminder"))
    vendor.has(things.FEED, feeds.open_feed(vendor.owner, vendor.ids["calendar"], now=now()))
    vendor.has(things.FILE_LINK, file_links.make(vendor.ids["attachment"], now=now()).token)
    vendor.has(things.SLUG, booking.vendor.slug)
