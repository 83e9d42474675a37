import json
from typing import Any

import pytest

from domain.conversations import cutting

NUMBER = "800000000000001"


def body(**value: Any) -> bytes:
    change = {"field": "messages", "value": {"metadata": {"phone_number_id": NUMBER}, **value}}
    return json.dumps({"entry": [{"id": "1", "changes": [change]}]}).encode()


def value_of(left: bytes | None) -> Any:
    assert left is not None
    return json.loads(left)["entry"][0]["changes"][0]["value"]


ROSA = {"from": "447700900142", "from_user_id": "GB.1", "id": "wamid.1", "type": "text", "text": {"body": "Hello"}}
ZOE = {"from": "447700900999", "id": "wamid.2", "type": "text", "text": {"body": "447700900142 is Rosa's"}}
PROFILES = [
    {"profile": {"name": name}, "wa_id": wa_id} for name, wa_id in (("Rosa", "447700900142"), ("Zoe", "447700900999"))
]


def test_one_of_two() -> None:
    cut = cutting.of_people(["+447700900142"], lambda number: number == NUMBER)
    left = value_of(cutting.without(body(messages=[ROSA, ZOE], contacts=PROFILES), cut))
    assert left["messages"] == [ZOE], "whom words of others speak of is another matter"
    assert left["contacts"] == PROFILES[1:]


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("messages", ROSA),
        ("statuses", {"id": "wamid.3", "recipient_id": "447700900142"}),
        ("statuses", {"id": "wamid.3", "recipient_user_id": "GB.1"}),
        ("user_preferences", {"wa_id": "447700900142"}),
        ("messages", {"type": "system", "id": "wamid.4", "system": {"wa_id": "447700900142"}}),
        ("messages", {"type": "system", "id": "wamid.4", "system": {"previous_user_id": "GB.1"}}),
    ],
)
def test_whatever_an_item_is(name: str, item: dict[str, Any]) -> None:
    cut = cutting.of_people(["447700900142", "GB.1"], lambda number: True)
    assert value_of(cutting.without(body(**{name: [item]}), cut))[name] == []


def test_what_came_by_the_number_of_another_vendor_stays() -> None:
    cut = cutting.of_people(["447700900142"], lambda number: number != NUMBER)
    assert cutting.without(body(messages=[ROSA], contacts=PROFILES), cut) is None


def test_about_a_message_and_the_name_that_came_with_it() -> None:
    cut = cutting.of_messages({(NUMBER, "wamid.1")})
    late = {"id": "wamid.1", "status": "read", "recipient_id": "447700900142"}
    left = value_of(cutting.without(body(statuses=[late], messages=[ZOE], contacts=PROFILES), cut))
    assert (left["statuses"], left["messages"], left["contacts"]) == ([], [ZOE], PROFILES[1:])
    new = {**ROSA, "id": "wamid.9"}
    left = value_of(cutting.without(body(statuses=[late], messages=[new], contacts=PROFILES), cut))
    assert (left["messages"], left["contacts"]) == ([new], PROFILES), "who writes anew keeps the name"


@pytest.mark.parametrize("odd", [b"{", b"[]", b"7", b'{"entry": 7}', b'{"entry": [7, {"changes": [7]}]}'])
def test_what_is_of_no_shape(odd: bytes) -> None:
    assert cutting.without(odd, lambda item, number: True) in (None, b"{}")
