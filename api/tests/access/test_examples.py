"""The document's examples are true: each is sent as it stands, ids, times and secrets filled in, and done."""

from dataclasses import replace
from typing import Any

import pytest

from api import examples
from api.api import api
from api.tests.access import conforming, routed, things, values
from api.tests.access.asking import ask
from api.tests.access.cells import Cell
from api.tests.access.table import OPERATIONS
from api.tests.access.table.sending import RECEIVER as A_RECEIVER
from api.tests.access.world import World
from conftest import ApiClient

ROUTED = {operation.name: operation for operation in routed.operations(api)}
MEANT = {
    examples.BOOKING: things.BOOKING,
    examples.CONTACT: things.CONTACT,
    examples.CONVERSATION: things.CONVERSATION,
    examples.LABEL: things.LABEL,
    examples.MEMBER: things.CALENDAR,
    examples.REPLY: things.CANNED_REPLY,
    examples.RESOURCE: things.RESOURCE,
    examples.ROLE: things.ROLE,
    examples.RULE: things.RULE,
    examples.SERVICE: things.SERVICE,
    examples.TEAM: things.TEAM,
    examples.START: values.slot_in_days(2),
    examples.LATER: values.slot_in_days(3),
    examples.LAST: values.slot_in_days(6),
    examples.DEMO_PASSWORD: values.PASSWORD,
    examples.CODE: values.booking_code,
    examples.RECEIVER: A_RECEIVER,
}


def shown() -> dict[str, dict[str, Any]]:
    """What the document shows, by operation."""
    return {
        f"{method.upper()} {path.removeprefix(conforming.BASE)}": media["examples"]
        for path, methods in conforming.document()["paths"].items()
        for method, operation in methods.items()
        for media in operation.get("requestBody", {}).get("content", {}).values()
        if "examples" in media
    }


def meant(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: meant(inner) for name, inner in part.items()}
    if isinstance(part, list):
        return [meant(inner) for inner in part]
    return MEANT.get(part, part) if isinstance(part, str) else part


def test_each_stands_in_the_document() -> None:
    assert len(shown()) == len(examples.EXAMPLES)
    assert sum(map(len, shown().values())) == sum(map(len, examples.EXAMPLES.values()))


def test_every_operation_on_a_sample_names_it() -> None:
    """So that it can be tried with one press."""
    for path, methods in conforming.document()["paths"].items():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                if parameter.get("in") == "path":
                    assert parameter.get("example") == examples.IN_PATHS.get(parameter["name"]), path


@pytest.mark.django_db
@pytest.mark.parametrize("name, title", [(name, title) for name, titles in sorted(shown().items()) for title in titles])
def test_it_is_done(world: World, name: str, title: str) -> None:
    entry = OPERATIONS[name]
    (owner,) = (caller for caller in world.callers if caller.name == "the owner")
    case = replace(entry.cases[0], body=meant(shown()[name][title]["value"]))
    answer = ask(Cell(ROUTED[name], entry.access, case, owner))
    assert answer.status == ROUTED[name].status, answer.body
    if ROUTED[name].is_bulk:
        assert not any(item["code"] for item in answer.json["items"]), answer.body


@pytest.mark.django_db
@pytest.mark.parametrize("sample, path", examples.SAMPLES.items(), ids=examples.SAMPLES.values())
def test_a_sample_is_the_first_of_a_list(world: World, sample: str, path: str) -> None:
    (owner,) = (caller for caller in world.callers if caller.name == "the owner")
    answer = ApiClient(owner.token).get(path.removeprefix("/api/v1"))
    assert answer.status_code == 200
    assert all(item["id"] for item in answer.json()["items"])
