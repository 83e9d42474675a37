"""The same for many."""

from uuid import UUID, uuid4

import pytest

from conftest import World
from domain.bulk import NothingDone, each
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.errors import Conflict


@pytest.fixture
def act(world: World):  # type: ignore[no-untyped-def]
    """Renames the contact, then refuses every second id."""
    seen: list[UUID] = []

    def rename(contact_id: UUID) -> None:
        contacts.change(world.alice.actor, world.contact.id, {"name": "Renamed"}, now=world.tomorrow)
        seen.append(contact_id)
        if len(seen) % 2 == 0:
            raise Conflict

    return rename


def test_each_has_its_own_result_in_the_order_given(world: World, act) -> None:  # type: ignore[no-untyped-def]
    ids = sorted((uuid4() for _ in range(4)), reverse=True)
    results = each([*ids, ids[0]], act)
    assert [result.id for result in results] == ids
    assert [result.refusal is None for result in results] == [False, True, False, True], "in the order of ids"


def test_all_or_nothing_writes_nothing_and_says_which(world: World, act) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NothingDone) as refused:
        each([uuid4(), uuid4()], act, all_or_nothing=True)
    assert [item["code"] for item in refused.value.details["results"]] == ["conflict"]
    assert Contact.objects.within(world.vendor.id).get().name == "Amina Example"
