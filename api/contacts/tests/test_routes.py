from typing import Any

import pytest

from conftest import World, problem


def test_add_find_change(world: World) -> None:
    alice = world.alice.api
    made = alice.post("/contacts", {"name": "Ben Example", "phone_number": "+447700900155", "language": "es"})
    assert made.status_code == 201, made.content
    ben = made.json()
    for search in ("ben", "exam", "%2B4477009001", "447700900155", "447700900142"):
        assert alice.get(f"/contacts?search={search}").json()["items"], search
    changed = alice.patch(f"/contacts/{ben['id']}", {"email": "Ben@Customers.Example"}).json()
    assert (changed["email"], changed["phone_number"]) == ("ben@customers.example", "+447700900155")
    emptied = alice.patch(f"/contacts/{ben['id']}", {"phone_number": None}).json()
    assert (emptied["phone_number"], emptied["email"]) == (None, "ben@customers.example")
    again = alice.post("/contacts", {"name": "Amina", "phone_number": "+447700900142"})
    assert problem(again) == (409, "contact.exists")


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": None},
        {"name": "x" * 201},
        {"phone_number": "07700 900142"},
        {"phone_number": "+1"},
        {"whatsapp_id": "+44"},
        {"email": "no"},
        {"language": "English"},
        {"vip": True},
    ],
)
def test_bad_fields_are_named(world: World, change: dict[str, Any]) -> None:
    answer = world.alice.api.post("/contacts", {"name": "Ben"} | change)
    assert problem(answer)[0] == 422
    assert answer.json()["errors"][0]["loc"] == ["body", next(iter(change))]
