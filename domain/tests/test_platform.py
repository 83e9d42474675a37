"""Vendors, seen from the platform."""

import pytest
from django.utils.timezone import now

from conftest import World
from domain.access import PlatformAdmin
from domain.audit.models import AuditEvent
from domain.channels.models import WhatsAppChannel
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery, State
from domain.people import actions as people
from domain.people import queries, rules, sessions
from domain.people.models import User
from domain.vendors import actions
from domain.vendors import queries as vendors
from domain.vendors.rules import VendorNotFound

T0 = now()


@pytest.fixture
def root(db: None) -> User:
    return User.objects.create_superuser("root@spout.example", "a-long-secret", first_name="R", last_name="A")


def caller(world: World, user: User) -> queries.Caller:
    opened = sessions.open_session(user, vendor_id=world.vendor.id, device="", address=None, now=T0)
    return queries.caller(user_id=user.id, session_id=opened.session.id, vendor_id=world.vendor.id)


def test_in_a_suspended_vendor_nobody_works_but_the_platform(world: World, root: User) -> None:
    actions.suspend(world.vendor.id, by=PlatformAdmin(root.id, root.name), now=T0)
    with pytest.raises(rules.VendorSuspended):
        caller(world, world.alice.user).in_vendor()
    assert caller(world, root).in_vendor().kind == "platform"
    actions.resume(world.vendor.id, by=PlatformAdmin(root.id, root.name), now=T0)
    assert caller(world, world.alice.user).in_vendor().can("owner.write")


def test_a_deleted_vendor_is_gone_for_everybody_sends_nothing_and_frees_its_slug(world: World, root: User) -> None:
    alice = caller(world, world.alice.user)
    order = deliveries.Order(channel="email", kind="booking.reminder", effect_key="x", send_at=T0)
    deliveries.place(world.vendor.id, [order], now=T0)
    actions.delete(world.vendor.id, by=PlatformAdmin(root.id, root.name), now=T0)
    with pytest.raises(rules.SessionEnded):
        queries.caller(user_id=alice.user_id, session_id=alice.session_id, vendor_id=world.vendor.id)
    for user in (world.alice.user, root):
        with pytest.raises(VendorNotFound):
            sessions.open_session(user, vendor_id=world.vendor.id, device="", address=None, now=T0)
    assert (
        sessions.open_session(world.alice.user, vendor_id=None, device="", address=None, now=T0).session.vendor is None
    )
    assert not queries.memberships(world.alice.user.id).exists()
    with pytest.raises(VendorNotFound):
        vendors.get(world.vendor.id)
    assert world.vendor not in vendors.list_vendors()
    assert Delivery.objects.within(world.vendor.id).get(effect_key="x").state == State.CANCELLED
    assert WhatsAppChannel.objects.within(world.vendor.id).exists(), "let go by a reaction"
    assert people.found_vendor(world.alice.user.id, name="Spa", now=T0).slug == "spa"


def test_what_the_platform_does_is_in_the_vendors_audit(world: World, root: User) -> None:
    caller(world, root)
    actions.change_as_platform(world.vendor.id, {"name": "Renamed"}, by=PlatformAdmin(root.id, root.name), now=T0)
    kept = AuditEvent.objects.within(world.vendor.id).filter(actor_kind="platform").order_by("id")
    assert [event.type for event in kept] == ["vendor.entered", "vendor.changed"]
    assert kept[1].payload == {
        "vendor_id": str(world.vendor.id),
        "before": {"name": "Spa"},
        "after": {"name": "Renamed"},
    }
    assert {event.actor_id for event in kept} == {root.id}


def test_a_platform_admin_who_is_a_member_is_a_member_there(world: World) -> None:
    User.objects.filter(id=world.bob.user.id).update(is_superuser=True)
    world.bob.user.refresh_from_db()
    actor = caller(world, world.bob.user).in_vendor()
    assert (actor.kind, actor.reach) == ("member", "own")
