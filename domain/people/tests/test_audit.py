"""What became of people's accounts is in the audit of each vendor they are members of, and of no other."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World
from domain import sheets, tracing
from domain.access import PlatformAdmin
from domain.audit import actions as audit
from domain.audit import exports
from domain.audit.models import AuditEvent
from domain.people import actions, rules, sessions

PASSWORD = "another-long-secret"


def noted(vendor_id: UUID) -> list[str]:
    found = AuditEvent.objects.within(vendor_id).filter(type__in=audit.SIGN_IN_EVENTS).order_by("id")
    return list(found.values_list("type", flat=True))


@pytest.fixture
def fresh(world: World) -> World:
    """Bob with a password that is known, and nothing noted yet."""
    actions._set_password(world.bob.member.user, PASSWORD, now=now())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL spout.audit_retention TO on")
        cursor.execute("DELETE FROM domain_auditevent")
        cursor.execute("SET LOCAL spout.audit_retention TO off")
    return world


def sign_in(world: World, at: datetime) -> sessions.SignedIn:
    user = actions.authenticate(world.bob.member.user.email, PASSWORD, now=at)
    return sessions.open_session(user, vendor_id=None, device="", address=None, now=at)


def test_a_session_from_beginning_to_end(fresh: World) -> None:
    tracing.address.set("203.0.113.5")
    signed_in = sign_in(fresh, now())
    sessions.end_of_token(signed_in.refresh, now=now())
    sessions.end_of_token(signed_in.refresh, now=now())
    assert noted(fresh.vendor.id) == ["session.opened", "session.ended"]
    event = AuditEvent.objects.within(fresh.vendor.id).filter(type="session.opened").get()
    assert (event.actor_kind, event.actor_id, event.address) == ("member", fresh.bob.member.id, "203.0.113.5")
    assert event.actor_name == fresh.bob.member.user.name
    assert event.payload == {"member_id": str(fresh.bob.member.id)}
    assert noted(fresh.charlie.actor.vendor_id) == []


def test_a_wrong_password(fresh: World) -> None:
    with pytest.raises(rules.BadCredentials):
        actions.authenticate(fresh.bob.member.user.email, "wrong", now=now())
    assert noted(fresh.vendor.id) == ["session.refused"]
    assert "wrong" not in str(AuditEvent.objects.within(fresh.vendor.id).values())


def test_nobody_s_password_is_noted_nowhere_with_the_same_statements(fresh: World) -> None:
    def statements(login: str) -> list[str]:
        with CaptureQueriesContext(connection) as captured, pytest.raises(rules.BadCredentials):
            actions.authenticate(login, "wrong", now=now())
        return [query["sql"].split(" ")[0] for query in captured]

    known = statements(fresh.bob.member.user.email)
    assert known == statements("nobody@spa.example")
    assert noted(fresh.vendor.id) == ["session.refused"]


def test_a_stolen_token(fresh: World) -> None:
    at = now()
    signed_in = sign_in(fresh, at)
    sessions.refresh(signed_in.refresh, now=at)
    with pytest.raises(rules.RefreshReused):
        sessions.refresh(signed_in.refresh, now=at + timedelta(minutes=5))
    assert noted(fresh.vendor.id) == ["session.opened", "session.reused"]


def test_another_password_and_the_end_of_all_sessions(fresh: World) -> None:
    signed_in = sign_in(fresh, now())
    sign_in(fresh, now())
    actions.change_password(
        fresh.bob.member.user_id, PASSWORD, "yet-another-secret", session_id=signed_in.session.id, now=now()
    )
    assert noted(fresh.vendor.id)[2:] == ["password.changed", "session.all_ended"]


def test_who_ended_the_sessions_is_named(fresh: World) -> None:
    root = PlatformAdmin(fresh.charlie.user.id, "Root Admin")
    for act in (
        lambda opened: sessions.end(opened.session.id, by=root, now=now()),
        lambda opened: sessions.end_all(fresh.bob.user.id, by=root, now=now()),
        lambda opened: actions.deactivate(fresh.bob.user.id, by=root, now=now()),
    ):
        act(sign_in(fresh, now()))
    found = AuditEvent.objects.within(fresh.vendor.id).filter(type__in=("session.ended", "session.all_ended"))
    told = list(found.order_by("id").values_list("type", "actor_kind", "actor_id", "actor_name"))
    by_root = ("platform", root.user_id, root.name)
    assert told == [("session.ended", *by_root), ("session.all_ended", *by_root), ("session.all_ended", *by_root)]
    assert {event.payload["member_id"] for event in found} == {str(fresh.bob.member.id)}, "and whose they were"


def test_what_is_old_leaves_and_nothing_else_does(fresh: World) -> None:
    sign_in(fresh, now())
    old = now() - timedelta(days=800)
    with connection.cursor() as cursor:
        cursor.execute("SELECT uuidv7(%s - clock_timestamp())", [old])
        (old_id,) = cursor.fetchone()
    values: dict[str, Any] = {"type": "contact.added", "payload": {}, "actor_kind": "member", "recorded_at": old}
    AuditEvent(id=old_id, vendor_id=fresh.vendor.id, **values).save(force_insert=True)
    assert audit.forget(before=now() - timedelta(days=730)) == 1
    assert audit.forget(before=now() - timedelta(days=730)) == 0
    assert noted(fresh.vendor.id) == ["session.opened"]


def test_nothing_else_deletes(fresh: World) -> None:
    sign_in(fresh, now())
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEvent.objects.within(fresh.vendor.id).delete()


def test_it_can_be_taken_along(fresh: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "CHUNK", 1)
    sign_in(fresh, now())
    sign_in(fresh, now())
    span = {"since": now() - timedelta(hours=1), "before": now() + timedelta(hours=1)}
    header, *rows = b"".join(exports.as_csv(fresh.alice.actor, **span)).decode("utf-8-sig").splitlines()
    assert header.startswith("id,recorded_at,type,") and len(rows) == 2
    assert all(",session.opened,member," in row for row in rows)
