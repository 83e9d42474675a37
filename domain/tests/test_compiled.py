"""A compiled read answers what the queryset answers, for every set of arguments."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet

from conftest import World
from domain.compiled import compiled, insert
from domain.contacts.models import Contact
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.people.models import Member, RefreshToken


@compiled
def members(*, vendor_id: UUID, member_id: UUID | None) -> QuerySet[Member]:
    rows = Member.objects.within(vendor_id).select_related("user").order_by("created_at")
    return rows.filter(id=member_id) if member_id else rows


def test_it_answers_what_the_queryset_answers_whatever_the_arguments(world: World) -> None:
    for _ in range(2):  # compiled, then reused
        for vendor_id in (world.vendor.id, world.charlie.actor.vendor_id, uuid4()):
            for member_id in (None, world.bob.member.id, world.charlie.member.id):
                expected = Member.objects.within(vendor_id).order_by("created_at")
                if member_id:
                    expected = expected.filter(id=member_id)
                found = members(vendor_id=vendor_id, member_id=member_id)
                assert [row.id for row in found] == [row.id for row in expected]
                assert [row.user.email for row in found] == [row.user.email for row in expected]


def test_an_argument_that_the_query_loses_is_a_loud_fault(world: World) -> None:
    @compiled
    def careless(*, vendor_id: UUID, contact_id: UUID) -> QuerySet[Contact]:
        return Contact.objects.within(vendor_id)

    with pytest.raises(TypeError, match="contact_id"):
        careless(vendor_id=world.vendor.id, contact_id=world.contact.id)


def test_an_insert_is_a_save(world: World) -> None:
    contact = Contact(vendor=world.vendor, name="Ben", created_at=world.tomorrow)
    insert(contact)
    assert Contact.objects.within(world.vendor.id).get(id=contact.id).name == "Ben"
    contact.name = "Benjamin"
    contact.save()
    assert Contact.objects.within(world.vendor.id).get(id=contact.id).name == "Benjamin"
    assert world.alice.actor.session_id
    insert(RefreshToken(session_id=world.alice.actor.session_id, token_hash=b"x" * 32, expires_at=world.tomorrow))
    assert RefreshToken.objects.filter(token_hash=b"x" * 32).exists()


@compiled
def names(*, vendor_id: UUID, member_ids: list[UUID], joined: datetime | None) -> "QuerySet[Member, tuple[UUID, str]]":
    rows = Member.objects.within(vendor_id).filter(id__any_of=member_ids).order_by("created_at")
    rows = rows.filter(created_at__gte=joined) if joined else rows
    return rows.values_list("id", "user__email")


@compiled
def placed(*, vendor_id: UUID, keys: list[str]) -> QuerySet[Delivery]:
    return Delivery.objects.within(vendor_id).filter(effect_key__any_of=keys).select_for_update(no_key=True)


def test_a_list_of_texts_is_one_argument_too_and_json_is_read(world: World) -> None:
    context = {"to": ["a@people.example"]}
    order = deliveries.Order("email", "django.mail", "one", send_at=world.tomorrow, context=context)
    deliveries.place(world.vendor.id, [order], now=world.tomorrow)
    (found,) = placed(vendor_id=world.vendor.id, keys=["none", "one"])
    assert (found.effect_key, found.context) == ("one", context)
    assert placed(vendor_id=world.vendor.id, keys=["none"]) == []


def test_a_list_of_ids_is_one_argument_and_columns_come_as_tuples(world: World) -> None:
    alice, bob, charlie = world.alice.member, world.bob.member, world.charlie.member
    expected = [(alice.id, alice.user.email), (bob.id, bob.user.email)]
    for ids, found in (([], []), ([bob.id], expected[1:]), ([bob.id, alice.id, charlie.id], expected)):
        assert names(vendor_id=world.vendor.id, member_ids=ids, joined=None) == found
        assert names(vendor_id=world.vendor.id, member_ids=ids, joined=world.tomorrow) == []
