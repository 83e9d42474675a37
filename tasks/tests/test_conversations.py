from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from django.utils.timezone import now

from conftest import NUMBER_ID, Person, World, hire
from domain.availability.models import Hours
from domain.conversations import actions, assigning, away, changing, notes, reading, receiving
from domain.conversations.cloud_api import Incoming
from domain.conversations.models import Conversation, Message
from domain.deliveries.models import Delivery
from domain.members import actions as members
from domain.presence import actions as presence
from domain.presence.queries import EXPIRY
from domain.roles import actions as roles
from domain.teams import actions as teams
from domain.teams.models import Team
from domain.vendors import actions as vendors
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


def customer_writes(world: World, number: int, digits: str = "447700900142") -> Conversation:
    at = now()
    item = Incoming(NUMBER_ID, f"wamid.t{number}", digits, None, "Amina", "text", "Hello", {}, None, at)
    assert receiving.receive(item, now=at) is None
    return Conversation.objects.within(world.vendor.id).get(contact__whatsapp_id=digits)


def front_desk(world: World, *members_of_it: Person) -> Team:
    """A team that assigns by itself, and is the vendor's inbox."""
    ids = [person.member.id for person in members_of_it]
    team = members.form_team(world.alice.actor, name="Front desk", member_ids=ids, now=now())
    return teams.change(world.alice.actor, team.id, {"auto_assign": True, "is_inbox": True}, now=now())


def come(*people: Person, at: datetime | None = None) -> None:
    presence.note([(person.member.vendor_id, person.member.id) for person in people], now=at or now())


def assignees(world: World) -> list[UUID | None]:
    rows = Conversation.objects.within(world.vendor.id).order_by("created_at")
    return [*rows.values_list("assignee_id", flat=True)]


def test_conversations_are_given_in_turn_to_those_who_are_there(world: World, outside: Gateways) -> None:
    carol = hire(world.alice, "carol@spa.example", "agent")
    absent = hire(world.alice, "dora@spa.example", "agent")
    team = front_desk(world, world.bob, carol, absent)
    come(world.bob, carol)
    come(world.alice)  # who is not in the team
    for number in range(6):
        customer_writes(world, number, f"44770090030{number}")
        run_due()
        assigning.assign_waiting(now=now())
    got = assignees(world)
    assert (got.count(world.bob.member.id), got.count(carol.member.id)) == (3, 3)
    assert all(a != b for a, b in pairwise(got)), "in turn"
    assert {*Conversation.objects.within(world.vendor.id).values_list("team_id", flat=True)} == {team.id}


def test_who_has_fewer_open_ones_is_given_the_next(world: World, outside: Gateways) -> None:
    carol = hire(world.alice, "carol@spa.example", "agent")
    front_desk(world, world.bob, carol)
    come(carol)
    for number in range(2):
        customer_writes(world, number, f"44770090030{number}")
        run_due()
        assigning.assign_waiting(now=now())
    come(world.bob)
    for number in range(2, 4):
        customer_writes(world, number, f"44770090030{number}")
        run_due()
        assigning.assign_waiting(now=now())
    assert assignees(world) == [carol.member.id, carol.member.id, world.bob.member.id, world.bob.member.id]


def test_with_nobody_there_it_waits_until_somebody_comes(world: World, outside: Gateways) -> None:
    front_desk(world, world.bob)
    come(world.bob, at=now() - EXPIRY)
    conversation = customer_writes(world, 1)
    run_due()
    assert (assigning.assign_waiting(now=now()), assignees(world)) == (0, [None])
    come(world.bob)
    assert (assigning.assign_waiting(now=now()), assignees(world)) == (1, [world.bob.member.id])
    changing.change(world.bob.actor, conversation.id, {"assignee_id": None}, now=now())
    assert (assigning.assign_waiting(now=now()), assignees(world)) == (0, [None]), "given back, it is left to people"
    customer_writes(world, 2)
    run_due()
    assert (assigning.assign_waiting(now=now()), assignees(world)) == (1, [world.bob.member.id])


def test_nobody_is_given_one_who_may_not_answer(world: World, outside: Gateways) -> None:
    looks_on = roles.add(world.alice.actor, name="Looks on", permissions=["conversation.read"], now=now())
    members.change(world.alice.actor, world.bob.member.id, {"role_id": looks_on.id}, now=now())
    front_desk(world, world.bob)
    come(world.bob)
    customer_writes(world, 1)
    run_due()
    assert (assigning.assign_waiting(now=now()), assignees(world)) == (0, [None])


def test_what_somebody_has_stays_theirs(world: World, outside: Gateways) -> None:
    conversation = thread(world)
    changing.change(world.alice.actor, conversation.id, {"assignee_id": world.alice.member.id}, now=now())
    front_desk(world, world.bob)
    come(world.bob)
    customer_writes(world, 1)
    run_due()
    assert (assigning.assign_waiting(now=now()), assignees(world)) == (0, [world.alice.member.id])


def test_outside_its_hours_the_vendor_answers_once(world: World, outside: Gateways) -> None:
    vendors.change(world.alice.actor, {"away_message": "We open at nine."}, now=now())
    customer_writes(world, 1)
    run_due()
    assert not outside.notes, "a vendor without hours is always open"
    yesterday = (now() - timedelta(days=1)).weekday()
    Hours.objects.within(world.vendor.id).create(
        vendor_id=world.vendor.id, weekday=yesterday, from_minute=540, until_minute=600
    )
    for number in range(2, 5):
        customer_writes(world, number)
        run_due()
    (note,) = outside.notes
    assert note["what"].text == "We open at nine."
    log = Message.objects.within(world.vendor.id).order_by("seq").values_list("direction", "sender_kind")
    assert [*log][:3] == [("inbound", "contact"), ("inbound", "contact"), ("outbound", "system")]
    conversation = Conversation.objects.within(world.vendor.id).get()
    assert away.answer(world.vendor.id, conversation.id, now=now() + timedelta(hours=2)) is None
    assert away.answer(world.vendor.id, conversation.id, now=now() + timedelta(days=8)), "closed anew"
