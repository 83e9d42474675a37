"""The matrix finds holes: each of these plants one, and the check that passes without it fails."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Manager, Q
from ninja import NinjaAPI, Router
from ninja.operation import Operation

from api.api import api
from api.auth import signed_in
from api.fields import Body
from api.tests.access import cells, matrix, routed
from api.tests.access.cells import Hole
from api.tests.access.grammar import PUBLIC, op
from api.tests.access.table import OPERATIONS
from api.tests.access.world import World
from domain import visibility
from domain.access import PERMISSIONS, Actor
from domain.contacts import actions as contacts
from domain.deliveries import queries as deliveries
from domain.deliveries.models import Delivery
from domain.errors import Forbidden
from domain.reminders import actions as reminders
from domain.reminders.models import ReminderRule
from domain.tenancy import ScopedManager
from domain.vendors import queries as vendors

pytestmark = pytest.mark.django_db

ROUTED = {operation.name: operation for operation in routed.operations(api)}


def check(name: str, world: World) -> None:
    matrix.check(ROUTED[name], OPERATIONS[name], world)


def operation(name: str) -> Operation:
    """What ninja routes under this name."""
    method, path = name.split()
    for router in api._get_bound_routers():
        for template, view in router.path_operations.items():
            if router.prefix + template == path:
                return next(found for found in view.operations if method in found.methods)
    raise LookupError(name)


@pytest.mark.parametrize(
    "name",
    [
        "GET /deliveries/{delivery_id}",
        "GET /deliveries",
        "DELETE /invitations/{invitation_id}",
        "PATCH /members/{member_id}",
    ],
)
def test_queries_that_forget_the_vendor(world: World, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(ScopedManager, "within", lambda manager, vendor_id: Manager.get_queryset(manager))
    with pytest.raises(Hole):
        check(name, world)


def test_a_permission_that_is_not_asked_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Actor, "require", lambda actor, permission: None)
    with pytest.raises(Hole, match=r"should be auth\.permission_missing"):
        check("GET /contacts", world)


def test_a_permission_that_the_table_does_not_name(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def current(actor: Actor) -> Any:
        actor.require("vendor.write")
        return vendors.get(actor.vendor_id)

    monkeypatch.setattr(vendors, "current", current)
    with pytest.raises(Hole, match="should be done"):
        check("GET /vendor", world)


@pytest.mark.parametrize("door, who", [([], "anonymous"), ([signed_in], "the owner")])
def test_a_door_that_is_open(world: World, monkeypatch: pytest.MonkeyPatch, door: list[Any], who: str) -> None:
    monkeypatch.setattr(operation("GET /vendors"), "auth_callbacks", door)
    with pytest.raises(Hole, match=f"GET /vendors by {who}: "):
        check("GET /vendors", world)


def test_rights_handed_on_by_one_who_lacks_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Actor, "require_grant", lambda actor, permissions, reach: None)
    with pytest.raises(Hole, match=r"should be role\.grants_too_much"):
        check("POST /roles", world)


@pytest.mark.parametrize("name", ["GET /bookings", "GET /bookings/{booking_id}"])
def test_a_reach_that_is_forgotten(world: World, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(visibility, "bookings", lambda actor: Q())
    with pytest.raises(Hole, match=r"by (a team admin|an agent)"):
        check(name, world)


def test_an_answer_that_tells_the_other_vendors_from_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def get(actor: Actor, delivery_id: UUID) -> Any:
        known = Delivery.objects.across_vendors().filter(id=delivery_id).first()
        if known and known.vendor_id != actor.vendor_id:
            raise Forbidden
        return seen(actor, delivery_id)

    seen = deliveries.get
    monkeypatch.setattr(deliveries, "get", get)
    with pytest.raises(Hole, match="another answer than to an unknown id"):
        check("GET /deliveries/{delivery_id}", world)


def test_a_refusal_that_comes_after_the_deed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def add(actor: Actor, **given: Any) -> Any:
        contact = really_add(replace(actor, permissions=frozenset(PERMISSIONS)), **given)
        actor.require("contact.write")
        return contact

    really_add = contacts.add
    monkeypatch.setattr(contacts, "add", add)
    with pytest.raises(Hole, match="refused, and yet something was written"):
        check("POST /contacts", world)


def test_a_deed_at_the_other_vendor_that_is_denied(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def remove_rule(actor: Actor, rule_id: UUID, *, now: datetime) -> None:
        ReminderRule.objects.across_vendors().filter(id=rule_id).exclude(vendor_id=actor.vendor_id).delete()
        really_remove(actor, rule_id, now=now)

    really_remove = reminders.remove_rule
    monkeypatch.setattr(reminders, "remove_rule", remove_rule)
    with pytest.raises(Hole, match="refused, and yet something was written"):
        check("DELETE /reminder-rules/{rule_id}", world)


class Parts(Body):
    member_ids: list[UUID] | None = None


class Whole(Body):
    name: str
    parts: list[Parts] = []


def added() -> list[routed.Routed]:
    """An operation that nobody classified, with an id deep in its body."""
    router = Router()

    @router.post("/things", response={201: None})
    def create_thing(request: Any, payload: Whole) -> None: ...

    scratch = NinjaAPI(urls_namespace="scratch")
    scratch.add_router("", router)
    return routed.operations(scratch)


def test_an_operation_that_nobody_classified() -> None:
    with pytest.raises(Hole, match="POST /things: not classified"):
        cells.check_classified([*ROUTED.values(), *added()], OPERATIONS)


def test_an_id_that_no_case_gives() -> None:
    table = {**OPERATIONS, "POST /things": op(PUBLIC, body={"name": "x"})}
    with pytest.raises(Hole, match=r"POST /things: body\.parts\.member_ids takes an id"):
        cells.check_classified([*ROUTED.values(), *added()], table)


def test_a_line_of_the_table_that_leads_nowhere() -> None:
    with pytest.raises(Hole, match="POST /things: in the table, but not routed"):
        cells.check_classified(ROUTED.values(), {**OPERATIONS, "POST /things": op(PUBLIC)})
