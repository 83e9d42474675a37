"""Two workers that give conversations at the same time give each once, and evenly."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils.timezone import now

from conftest import hire, make_world
from domain.contacts import actions as contacts
from domain.conversations import actions, assigning
from domain.conversations.models import Conversation
from domain.members import actions as members
from domain.outbox.models import OutboxEvent
from domain.presence import actions as presence
from domain.teams import actions as teams


@pytest.mark.django_db(transaction=True)
def test_each_is_given_once_and_evenly() -> None:
    world = make_world()
    people = [world.bob, hire(world.alice, "carol@spa.example", "agent")]
    team = members.form_team(world.alice.actor, name="Desk", member_ids=[p.member.id for p in people], now=now())
    teams.change(world.alice.actor, team.id, {"auto_assign": True, "is_inbox": True}, now=now())
    presence.note([(p.member.vendor_id, p.member.id) for p in people], now=now())
    waiting = []
    for number in range(20):
        contact = contacts.add(world.alice.actor, name=f"Customer {number}", now=now())
        waiting.append(actions.open_with(world.alice.actor, contact, now=now()).id)
        assigning.begin_to_wait(world.vendor.id, waiting[-1], now=now())
    together = Barrier(4)

    def work(number: int) -> int:
        """In each round the four workers give another conversation each; then all go over all of them."""
        try:
            for conversation_id in waiting[number::4]:
                together.wait(60)
                assert assigning._give(world.vendor.id, conversation_id, team.id, now=now())
            return assigning.assign_waiting(now=now())
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 0
    given = [*Conversation.objects.within(world.vendor.id).values_list("assignee_id", flat=True)]
    assert [given.count(person.member.id) for person in people] == [10, 10]
    told = OutboxEvent.objects.within(world.vendor.id).filter(
        type="conversation.changed", payload__fields=["assignee_id"]
    )
    assert told.count() == 20
