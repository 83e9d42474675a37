"""What every test may ask for: a small world made through real actions, and a client that signs in."""

import os
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import orjson
import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import now
from pytest_django import DjangoDbBlocker

from api.auth import access_token
from core.runtime import testing
from domain import limits
from domain.access import Actor
from domain.channels import actions as channels
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.deliveries.models import Delivery
from domain.members import actions as members
from domain.people import actions as people
from domain.people import queries, sessions
from domain.people.models import Member, Role, Session, User
from domain.services import actions as services
from domain.services.models import Service
from domain.tests import snapshots
from domain.tests.snapshots import Snapshot
from domain.vendors.models import Vendor

PASSWORD = "correct-horse-battery"
NUMBER_ID = "8000000001"


class ApiClient:
    """Speaks JSON to `/api/v1` as one user, or as nobody."""

    def __init__(self, token: str = "") -> None:
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(raise_request_exception=False)

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        data = {} if body is None else {"data": orjson.dumps(body), "content_type": "application/json"}
        return self.client.generic(method, f"/api/v1{path}", headers=self.headers | headers, **data)  # type: ignore[arg-type]

    def get(self, path: str, **headers: str) -> Any:
        return self.call("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.call("POST", path, body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        return self.call("PATCH", path, body, **headers)


@dataclass(frozen=True)
class Person:
    """Somebody in the world: as an actor for actions, as a client for routes."""

    user: User
    member: Member
    actor: Actor
    api: ApiClient


@dataclass(frozen=True)
class World:
    """alice owns a spa in London, bob is an agent there, charlie owns another vendor."""

    vendor: Vendor
    alice: Person
    bob: Person
    charlie: Person
    contact: Contact
    service: Service
    tomorrow: datetime

    def booking(self, **changes: Any) -> dict[str, Any]:
        """The body of `POST /bookings`."""
        body = {
            "service_id": self.service.id,
            "contact_id": self.contact.id,
            "staff_id": self.bob.member.id,
            "starts_at": self.tomorrow,
        }
        return {key: value for key, value in (body | changes).items() if value is not None}


def person(user: User, member: Member) -> Person:
    opened = sessions.open_session(user, vendor_id=member.vendor_id, device="test", address=None, now=now())
    caller = queries.caller(user_id=user.id, session_id=opened.session.id, vendor_id=member.vendor_id)
    assert caller.actor is not None
    return Person(user, member, caller.actor, ApiClient(access_token(opened.session)))


def again(person: Person) -> Person:
    """The same, on their device, with a token of now: one lasts a quarter of an hour."""
    assert person.actor.session_id
    session = Session.objects.get(id=person.actor.session_id)
    user, member, actor = deepcopy((person.user, person.member, person.actor))
    return Person(user, member, actor, ApiClient(access_token(session)))


def found(email: str, vendor: str, timezone: str) -> Person:
    first = email.split("@")[0].capitalize()
    user = people.register(
        email=email,
        password=PASSWORD,
        first_name=first,
        last_name="Test",
        vendor={"name": vendor, "timezone": timezone},
        now=now(),
    )
    return person(user, queries.memberships(user.id)[0])


def hire(owner: Person, email: str, role: str) -> Person:
    profile = {
        "email": email,
        "password": PASSWORD,
        "first_name": email.split("@")[0].capitalize(),
        "last_name": "Test",
    }
    role_id = Role.objects.within(owner.actor.vendor_id).get(key=role).id
    member = members.add(owner.actor, role_id=role_id, user=profile, now=now())
    return person(User.objects.get(id=member.user_id), member)


def make_world(suffix: str = "") -> World:
    alice = found(f"alice{suffix}@spa.example", f"Spa{suffix}", "Europe/London")
    bob = hire(alice, f"bob{suffix}@spa.example", "agent")
    charlie = found(f"charlie{suffix}@garage.example", f"Garage{suffix}", "America/New_York")
    service = services.offer(alice.actor, title="Massage", duration_minutes=60, price=Decimal("70.00"), now=now())
    contact = contacts.add(
        alice.actor,
        name="Amina Example",
        phone_number="+447700900142",
        whatsapp_id="447700900142",
        email="amina@customers.example",
        now=now(),
    )
    channels.connect_whatsapp(
        alice.actor,
        phone_number_id=NUMBER_ID + suffix,
        business_account_id="9000000001",
        access_token="an-access-token",
        now=now(),
    )
    vendor = Vendor.objects.get(id=alice.actor.vendor_id)
    Delivery.objects.within(None).delete()  # the letters that ask everybody to verify their address
    return World(vendor, alice, bob, charlie, contact, service, _tomorrow())


def _tomorrow() -> datetime:
    return (now() + timedelta(days=1)).astimezone(UTC).replace(hour=10, minute=0, second=0, microsecond=0)


@pytest.fixture(autouse=True)
def tries_begin_anew() -> None:
    """What one test tried too often is no matter of the next."""
    limits.forget_all()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Each of several processes has a copy of one database that was migrated."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        connection.settings_dict["TEST"]["TEMPLATE"] = testing.migrated()


@pytest.fixture(scope="session")
def first_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> tuple[World, Snapshot]:
    """The world and its rows, made once in each process, and taken back: the actions take a hundred statements."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = snapshots.counts()
        world = make_world()
        snapshot = snapshots.take(besides=before)
        transaction.set_rollback(True)
    return world, snapshot


@pytest.fixture
def world(db: None, first_world: tuple[World, Snapshot]) -> World:
    first, snapshot = first_world
    snapshot.restore()
    return World(
        deepcopy(first.vendor),
        again(first.alice),
        again(first.bob),
        again(first.charlie),
        deepcopy(first.contact),
        deepcopy(first.service),
        _tomorrow(),
    )


@pytest.fixture
def anyone() -> ApiClient:
    """A client that is nobody."""
    return ApiClient()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many cells the access matrix (api/tests/access) has asserted, all workers together."""
    noted = [note for report in terminalreporter.getreports("passed") for note in report.user_properties]
    cells = [int(str(value)) for name, value in noted if name == "access cells"]
    if cells:
        terminalreporter.write_line(f"access matrix: {sum(cells)} cells in {len(cells)} operations asserted")


def problem(response: HttpResponse) -> tuple[int, str]:
    """The status and the code of a problem answer; fails when it is not one."""
    assert response["Content-Type"] == "application/problem+json", response.content[:300]
    body = orjson.loads(response.content)
    assert body["status"] == response.status_code
    return response.status_code, body["code"]
