from django.utils.timezone import now

from conftest import World
from domain.conversations import actions, changing, notes, reading
from domain.conversations.models import Conversation
from domain.deliveries.models import Delivery
from domain.members import actions as members
from tasks.tests.conftest import Gateways, run_due


def thread(world: World) -> Conversation:
    return actions.open_with(world.alice.actor, world.contact, now=now())


def test_who_is_mentioned_gets_one_letter_without_what_was_noted(world: World, outside: Gateways) -> None:
    conversation = thread(world)
    mentions = [world.bob.member.id, world.alice.member.id]
    notes.write(world.alice.actor, conversation.id, text="A secret diagnosis", mentions=mentions, now=now())
    run_due()
    (letter,) = outside.letters
    assert (letter["to"], letter["subject"]) == ("bob@spa.example", "Alice Test mentioned you at Spa")
    assert "Amina Example" in letter["text"]
    assert "diagnosis" not in letter["text"] + letter["html"]
    assert not outside.notes


def test_no_letter_to_one_who_does_not_see_it_any_more(world: World, outside: Gateways) -> None:
    conversation = thread(world)
    notes.write(world.alice.actor, conversation.id, text="Look", mentions=[world.bob.member.id], now=now())
    changing.change(world.alice.actor, conversation.id, {"assignee_id": world.alice.member.id}, now=now())
    run_due()
    assert not outside.letters
    delivery = Delivery.objects.within(world.vendor.id).get(kind="conversation.mention")
    assert delivery.reason == "The member does not see the conversation any more."


def test_who_answers_has_read_what_stands_above(world: World, outside: Gateways) -> None:
    conversation = thread(world)
    Conversation.objects.within(world.vendor.id).update(inbound_count=2)  # as if the customer had written
    actions.post(world.bob.actor, conversation.id, text="Hello", now=now())
    run_due()
    assert reading.unread(world.bob.actor, [conversation.id]) == {conversation.id: 0}
    assert reading.unread(world.alice.actor, [conversation.id]) == {conversation.id: 2}


def test_one_who_leaves_takes_part_in_nothing(world: World, outside: Gateways) -> None:
    from domain.collaborators.models import Collaborator
    from domain.conversations import collaborating

    conversation = thread(world)
    collaborating.ask_in(world.alice.actor, conversation.id, world.bob.member.id, now=now())
    changing.change(world.bob.actor, conversation.id, {"assignee_id": world.bob.member.id}, now=now())
    members.remove(world.alice.actor, world.bob.member.id, now=now())
    run_due()
    conversation.refresh_from_db()
    assert conversation.assignee_id is None
    assert not Collaborator.objects.within(world.vendor.id).exists()
