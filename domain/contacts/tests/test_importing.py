from dataclasses import replace
from typing import Any

import pytest
from django.utils.timezone import now

from conftest import World
from domain.access import PermissionMissing
from domain.contacts import actions, importing, rules
from domain.contacts.importing import Row
from domain.contacts.models import Contact
from domain.errors import Refusal


def take(world: World, *rows: dict[str, Any], dry_run: bool = False) -> list[str]:
    """What became of each: the result, or why it was refused."""
    numbered = [Row(number, cells) for number, cells in enumerate(rows, 2)]
    outcomes = importing.take_in(world.alice.actor, numbered, dry_run=dry_run, now=now())
    assert [outcome.number for outcome in outcomes] == [row.number for row in numbered]
    return [outcome.refusal.code if outcome.refusal else outcome.result for outcome in outcomes]


def contacts(world: World) -> list[tuple[str, str | None, str | None]]:
    rows = Contact.objects.within(world.vendor.id).exclude(id=world.contact.id).order_by("id")
    return list(rows.values_list("name", "phone_number", "email"))


@pytest.mark.parametrize(
    "content, rows",
    [
        (b"name,email\nAmina,a@b\n", [(2, {"name": "Amina", "email": "a@b"})]),
        (b"\xef\xbb\xbfName;E-mail\n", rules.UnknownColumns),
        (b"\xef\xbb\xbfName;Email\r\n\r\n;\r\nAmina;\r\n", [(4, {"name": "Amina"})]),
        (b"name\tphone_number\nAmina\t'+447700900155", [(2, {"name": "Amina", "phone_number": "+447700900155"})]),
        (b"name,created_at\nAmina,2026", [(2, {"name": "Amina"})]),
        (b'name\n"A\nB"\nC\n', [(2, {"name": "A\nB"}), (3, {"name": "C"})]),
        (b"name,email\nAmina\n", [(2, {"name": "Amina"})]),
        (b"name\n", []),
        (b"", rules.NotASheet),
        (b"name\n\xff", rules.NotASheet),
        (b'name\n"a"b\n', rules.NotASheet),
        (b"name,name\nA,B\n", rules.UnknownColumns),
        (b"name\n" + b"x\n" * (importing.MOST_ROWS + 1), rules.TooManyRows),
        (b"x" * (importing.MOST_BYTES + 1), rules.TooManyRows),
    ],
)
def test_a_file_is_read_or_refused_as_a_whole(content: bytes, rows: Any) -> None:
    if isinstance(rows, list):
        assert [(row.number, row.cells) for row in importing.read(content)] == rows
    else:
        with pytest.raises(rows):
            importing.read(content)


def test_who_is_new_is_added_and_who_is_known_gets_what_the_row_tells(world: World) -> None:
    ben = {"name": "Ben", "phone_number": "+447700900155"}
    assert take(world, ben, {"name": "Cara", "email": "cara@c.example"}) == ["created", "created"]
    assert take(world, ben, {"name": "Cara", "email": "CARA@c.example"}) == ["unchanged", "updated"]
    assert take(world, {**ben, "email": "ben@c.example"}) == ["updated"]
    cara = Contact.objects.within(world.vendor.id).get(name="Cara")
    assert take(world, {"id": cara.id, "name": "Cara B."}) == ["updated"]
    assert contacts(world) == [("Ben", "+447700900155", "ben@c.example"), ("Cara B.", None, "CARA@c.example")]


def test_each_row_by_itself(world: World) -> None:
    actions.add(world.alice.actor, name="Dan", email="d@c.example", now=now())
    actions.add(world.alice.actor, name="Dora", email="d@c.example", now=now())
    theirs = actions.add(world.charlie.actor, name="Zoe", now=now())
    before = contacts(world)
    assert take(
        world,
        {"email": "nobody@c.example"},
        {"name": "X", "email": "d@c.example"},
        {"id": theirs.id, "name": "Mine"},
        {"name": "Eve", "phone_number": "+447700900156"},
        {"name": "Eve again", "whatsapp_id": "447700900142", "phone_number": "+447700900156"},
    ) == ["contact.name_missing", "contact.ambiguous", "contact.not_found", "created", "contact.ambiguous"]
    assert contacts(world) == [*before, ("Eve", "+447700900156", None)]
    assert Contact.objects.within(world.charlie.actor.vendor_id).get(id=theirs.id).name == "Zoe"


def test_a_row_that_takes_what_another_has_changes_nothing(world: World) -> None:
    ben = actions.add(world.alice.actor, name="Ben", now=now())
    row = {"id": ben.id, "name": "Other", "phone_number": world.contact.phone_number}
    assert take(world, row, {"id": ben.id, "email": "ben@c.example"}) == ["contact.exists", "updated"]
    assert contacts(world) == [("Ben", None, "ben@c.example")]


def test_a_dry_run_tells_the_same_and_writes_nothing(world: World) -> None:
    rows = [{"name": "Ben", "phone_number": "+447700900155"}] * 2 + [{"email": "x@c.example"}]
    told = take(world, *rows, dry_run=True)
    assert contacts(world) == []
    assert take(world, *rows) == told == ["created", "unchanged", "contact.name_missing"]


def test_who_may_not(world: World) -> None:
    nobody = replace(world.alice.actor, permissions=frozenset({"contact.read"}))
    with pytest.raises(PermissionMissing):
        importing.take_in(nobody, [], now=now())


def test_so_many_an_hour(world: World) -> None:
    for _ in range(60):
        take(world)
    with pytest.raises(Refusal) as refused:
        take(world)
    assert refused.value.code == "limited"
