"""Whose message it is, as ids come, go and move on."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from conftest import World
from domain.access import system
from domain.contacts import actions, identities
from domain.contacts.models import Contact, FormerIdentity
from domain.contacts.rules import Identities
from domain.outbox.models import OutboxEvent

BEGAN = datetime(2026, 11, 22, tzinfo=UTC)
W, W2 = "447700900142", "447700900199"


def meet(world: World, whatsapp_id: str | None, scoped: str | None, *, at: int = 0) -> Contact:
    return identities.meet(
        system(world.vendor.id),
        whatsapp_id=whatsapp_id,
        business_scoped_id=scoped,
        name="Amina",
        sent_at=BEGAN + timedelta(seconds=at),
        now=now(),
    )


def relink(world: World, before: Identities, after: Identities, *, at: int = 10) -> Contact | None:
    actor = system(world.vendor.id)
    return identities.relink(actor, before, after, sent_at=BEGAN + timedelta(seconds=at), now=now())


def known(world: World) -> list[tuple[str | None, str | None, str | None]]:
    rows = Contact.objects.within(world.vendor.id).order_by("id")
    return [(row.whatsapp_id, row.business_scoped_id, row.phone_number) for row in rows]


def test_a_known_bsuid_brings_its_new_number(world: World) -> None:
    first = meet(world, W, "GB.1")
    assert meet(world, W2, "GB.1", at=1) == first
    assert known(world) == [(W2, "GB.1", f"+{W2}")]
    assert FormerIdentity.objects.within(world.vendor.id).get().value == W


def test_a_known_number_brings_its_new_bsuid(world: World) -> None:
    first = meet(world, W, "GB.1")
    assert meet(world, W, "GB.2", at=1) == first
    assert known(world) == [(W, "GB.2", f"+{W}")]


def test_late_news_change_nothing_back(world: World) -> None:
    first = meet(world, W, "GB.1", at=0)
    meet(world, W, "GB.2", at=5)
    assert meet(world, W, "GB.1", at=3) == first
    assert known(world) == [(W, "GB.2", f"+{W}")]
    meet(world, W, "GB.1", at=9)
    assert known(world) == [(W, "GB.1", f"+{W}")], "newer than the change: it is so again"


def test_nobody_takes_what_another_has(world: World) -> None:
    other = meet(world, W2, "GB.2")
    mine = meet(world, W, "GB.1")
    before = known(world)
    assert meet(world, W2, "GB.1") == mine, "the BSUID says who it is"
    assert meet(world, W, "GB.2") == other
    assert known(world) == before


def test_one_person_who_is_two_contacts_stays_two_and_loses_nothing(world: World) -> None:
    by_number = meet(world, W, None)
    by_scope = meet(world, None, "GB.1")
    assert by_number != by_scope
    assert meet(world, W, "GB.1") == by_scope
    assert known(world) == [(W, None, f"+{W}"), (None, "GB.1", None)]


def test_a_notice_moves_both_ids_at_once(world: World) -> None:
    first = meet(world, W, "GB.1")
    assert relink(world, Identities(W, "GB.1"), Identities(W2, "GB.2")) == first
    assert known(world) == [(W2, "GB.2", f"+{W2}")]
    assert relink(world, Identities(W, "GB.1"), Identities(W2, "GB.2")) == first, "told again"
    assert OutboxEvent.objects.within(world.vendor.id).filter(type="contact.changed").count() == 2


def test_a_notice_about_a_number_that_was_handed_on_is_not_about_who_has_it_now(world: World) -> None:
    newcomer = meet(world, W, "GB.9")
    assert relink(world, Identities(W, "GB.1"), Identities(W2, "GB.2")) is None
    newcomer.refresh_from_db()
    assert (newcomer.whatsapp_id, newcomer.business_scoped_id) == (W, "GB.9")


def test_a_notice_that_comes_after_the_first_message_from_the_new_number_takes_nothing(world: World) -> None:
    before = meet(world, W, "GB.1")
    after = meet(world, W2, "GB.2")
    assert relink(world, Identities(W, "GB.1"), Identities(W2, "GB.2")) == before
    assert known(world) == [(W, "GB.1", f"+{W}"), (W2, "GB.2", f"+{W2}")]
    assert meet(world, W2, "GB.2") == after


def test_what_was_long_on_its_way_from_the_old_number_is_still_theirs(world: World) -> None:
    first = meet(world, W, "GB.1")
    relink(world, Identities(W, "GB.1"), Identities(W2, "GB.2"), at=10)
    assert meet(world, W, "GB.1", at=9) == first
    assert meet(world, W, "GB.7", at=20) != first, "whoever has the number now"


def test_staff_who_typed_the_number_in_just_now_are_not_overruled(world: World) -> None:
    actions.add(world.alice.actor, name="Typed", phone_number=f"+{W2}", now=now())
    first = meet(world, W, "GB.1")
    meet(world, W2, "GB.1", at=1)
    first.refresh_from_db()
    assert (first.whatsapp_id, first.phone_number) == (W2, f"+{W}"), "the phone is the typed contact's"


@pytest.mark.parametrize(("whatsapp_id", "scoped"), [(W, "GB.1"), (None, "GB.1"), (W, None)])
def test_another_vendors_contact_is_another(world: World, whatsapp_id: str | None, scoped: str | None) -> None:
    ours = meet(world, whatsapp_id, scoped)
    theirs = identities.meet(
        system(world.charlie.actor.vendor_id),
        whatsapp_id=whatsapp_id,
        business_scoped_id=scoped,
        name="Amina",
        sent_at=BEGAN,
        now=now(),
    )
    assert ours.id != theirs.id
