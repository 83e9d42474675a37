"""How soon customers are answered, against a set that was counted by hand: the clock goes back on the Sunday."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import Person, World
from domain.access import Actor, PermissionMissing, ReachTooShort, system
from domain.contacts import actions as contacts
from domain.conversations import actions, changing, notes
from domain.conversations.models import Conversation
from domain.members import actions as members
from domain.reports import queries, responses
from domain.reports.responses import ResponsesBy
from domain.reports.rules import Responses

T0 = datetime(2026, 10, 20, 9, tzinfo=UTC)
DAYS = {"first": date(2026, 10, 23), "last": date(2026, 10, 26)}


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-10-{text}+00:00")


class Thread:
    """One conversation, and what is said in it when."""

    def __init__(self, world: World, owner: Person, name: str, digits: str) -> None:
        self.world, self.owner = world, owner
        contact = contacts.add(owner.actor, name=name, whatsapp_id=digits, now=T0)
        self.it = actions.open_with(owner.actor, contact, now=T0)

    def ask(self, when: str) -> None:
        asked: dict[str, Any] = {"direction": "inbound", "text": "?", "status": "delivered", "sender_kind": "contact"}
        actions.append(system(self.it.vendor_id), self.it, now=at(when), sender_id=self.it.contact_id, **asked)

    def answer(self, person: Person, when: str) -> None:
        actions.post(person.actor, self.it.id, text="!", now=at(when))

    def close(self, when: str) -> None:
        changing.change(self.owner.actor, self.it.id, {"status": "closed"}, now=at(when))


@pytest.fixture
def filled(world: World) -> World:
    alice, bob, charlie = world.alice, world.bob, world.charlie
    first, second, third = (Thread(world, alice, "Dana", f"44770090020{n}") for n in range(3))
    # Thirty minutes, though Spout was faster and a note was made; what follows in an open conversation opens none.
    first.ask("23T08:00")
    automatic: dict[str, Any] = {
        "direction": "outbound",
        "text": "We are away.",
        "status": "queued",
        "sender_kind": "system",
    }
    actions.append(system(world.vendor.id), first.it, now=at("23T08:01"), **automatic)
    notes.write(alice.actor, first.it.id, text="Who knows her?", now=at("23T08:02"))
    first.answer(bob, "23T08:30")
    first.ask("23T09:00")
    first.answer(alice, "23T09:05")
    first.close("23T10:00")
    # Over the night in which an hour comes twice: from half past eleven to half past two it is four hours.
    first.ask("24T22:30")
    first.answer(bob, "25T02:30")
    # Half past midnight in London; closed without an answer, so the one that follows is the next one's.
    second.ask("24T23:30")
    second.close("25T08:00")
    second.ask("26T10:00")
    second.answer(alice, "26T10:10")
    # The same hour a day later is still the Sunday.
    third.ask("25T23:30")
    third.answer(alice, "26T00:30")
    # The days around, and another vendor.
    for when, until in (("22T22:59", "22T23:10"), ("27T00:00", "27T00:01")):
        third.close(when)
        third.ask(when)
        third.answer(alice, until)
    theirs = Thread(world, charlie, "Theirs", "447700900209")
    theirs.ask("23T12:00")
    theirs.answer(charlie, "23T12:02")
    team = members.form_team(alice.actor, name="Front desk", now=T0)
    Conversation.objects.within(world.vendor.id).filter(id=second.it.id).update(team=team)
    return world


def report(world: World, by: ResponsesBy) -> queries.Report[Responses]:
    return responses.first_responses(world.alice.actor, by=by, **DAYS)


TOTAL = Responses(opened=5, answered=4, median_minutes=45.0, p90_minutes=186.0)  # of 10, 30, 60, 240


def test_by_day(filled: World) -> None:
    found = report(filled, ResponsesBy.day)
    assert (found.timezone, found.total) == ("Europe/London", TOTAL)
    assert [line.key for line in found.lines] == [line.label for line in found.lines]
    assert {line.key[-2:]: line.figures for line in found.lines} == {
        "23": Responses(1, 1, 30.0, 30.0),
        "24": Responses(1, 1, 240.0, 240.0),
        "25": Responses(2, 1, 60.0, 60.0),
        "26": Responses(1, 1, 10.0, 10.0),
    }
    assert found.total.answered_rate == 0.8


def test_by_member_whoever_answered(filled: World) -> None:
    found = report(filled, ResponsesBy.member)
    assert found.total == TOTAL
    seen = {(line.key, line.label): line.figures for line in found.lines}
    assert seen == {
        (str(filled.alice.member.id), "Alice Test"): Responses(2, 2, 35.0, 55.0),
        (str(filled.bob.member.id), "Bob Test"): Responses(2, 2, 135.0, 219.0),
    }


def test_by_team_whose_it_is(filled: World) -> None:
    found = report(filled, ResponsesBy.team)
    assert found.total == TOTAL
    assert [(line.label, line.figures) for line in found.lines] == [
        ("", Responses(3, 3, 60.0, 204.0)),
        ("Front desk", Responses(2, 1, 10.0, 10.0)),
    ]
    assert found.lines[0].key == ""


def test_another_vendor_has_figures_of_its_own(filled: World) -> None:
    found = responses.first_responses(filled.charlie.actor, by=ResponsesBy.member, **DAYS)
    assert found.total == Responses(1, 1, 2.0, 2.0)
    assert [line.label for line in found.lines] == ["Charlie Test"]


def test_nothing_is_nothing(world: World) -> None:
    found = report(world, ResponsesBy.day)
    assert found.total == Responses()
    assert {line.figures for line in found.lines} == {Responses()}
    assert found.total.answered_rate is None


@pytest.mark.parametrize("by", ResponsesBy)
def test_as_many_queries_however_much_there_is(filled: World, by: ResponsesBy) -> None:
    counts = []
    for last in (date(2026, 10, 26), date(2027, 10, 22)):
        with CaptureQueriesContext(connection) as asked:
            responses.first_responses(filled.alice.actor, first=DAYS["first"], last=last, by=by)
        counts.append(len(asked))
    assert counts == ([2, 2] if by == ResponsesBy.day else [3, 3])


def test_the_counting_walks_the_index_of_what_opens(filled: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        report(filled, ResponsesBy.day)
    (sql,) = [query["sql"] for query in asked if "GROUPING SETS" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # of a handful of rows it would read all …
        cursor.execute("SET LOCAL enable_sort = off")  # … and sort the few of a conversation
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "message_opens" in plan, plan
    assert "message_seq" in plan, plan


@pytest.mark.parametrize(
    ("change", "refusal"),
    [({"permissions": frozenset({"conversation.read"})}, PermissionMissing), ({"reach": "teams"}, ReachTooShort)],
)
def test_it_is_for_those_who_see_the_whole(world: World, change: dict[str, Any], refusal: type[Exception]) -> None:
    actor: Actor = replace(world.alice.actor, **change)
    with pytest.raises(refusal):
        responses.first_responses(actor, by=ResponsesBy.day, **DAYS)
