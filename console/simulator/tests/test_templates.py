"""Templates: what fits, what does not, what the phone shows."""

from typing import Any

import pytest

from console.simulator import templates
from console.simulator.tests.conftest import Bench, sample

pytestmark = pytest.mark.anyio


def reminder(**changes: Any) -> dict[str, Any]:
    """The sample's reminder with changes inside `template`."""
    body = sample("send/template_booking_reminder.json")
    body["template"] |= changes
    return body


def values(**params: str) -> list[dict[str, Any]]:
    """A body component with these named parameters."""
    return [
        {"type": "body", "parameters": [{"type": "text", "parameter_name": n, "text": t} for n, t in params.items()]}
    ]


async def test_unknown_language_is_132001(bench: Bench) -> None:
    answer = await bench.send(reminder(language={"code": "xx"}))
    body, expected = answer.json(), sample("response/error_132001_template_missing.json")
    body["error"].pop("fbtrace_id")
    expected["error"].pop("fbtrace_id")
    assert (answer.status_code, body) == (404, expected)


@pytest.mark.parametrize(
    "components",
    [
        [],
        values(name="Amina", service="Massage"),
        values(name="Amina", service="Massage", where="London"),
        [{"type": "body", "parameters": [{"type": "text", "text": t} for t in "abc"]}],
        [*values(name="a", service="b", when="c"), {"type": "button", "sub_type": "quick_reply", "index": "3"}],
    ],
)
async def test_parameters_that_do_not_fit_are_132000(bench: Bench, components: list[dict[str, Any]]) -> None:
    answer = await bench.send(reminder(components=components))
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 132000)


async def test_line_breaks_in_a_parameter_are_refused(bench: Bench) -> None:
    answer = await bench.send(reminder(components=values(name="a\nb", service="b", when="c")))
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 100)


async def test_is_rendered_for_the_phone(bench: Bench) -> None:
    await bench.send(reminder())
    shown = bench.sim.world.log[0].template
    assert shown is not None
    assert "Amina" in shown["text"]
    assert "{{" not in shown["text"]
    assert shown["buttons"][0] == {"id": "spout:v1:confirm:bk_01TEST:r3", "title": "Confirm"}


def test_every_language_has_the_same_parameters() -> None:
    for (name, _), template in templates.catalogue().items():
        wanted = {"hello_world": (), "booking_code": ("code",)}.get(name, ("name", "service", "when"))
        assert template.params == wanted


async def test_listed_and_created_as_at_meta(bench: Bench) -> None:
    headers = {"Authorization": "Bearer any"}
    new = {
        "name": "ask",
        "language": "en",
        "category": "MARKETING",
        "components": [{"type": "BODY", "text": "Hi {{1}}"}],
    }
    created = await bench.client.post("/v26.0/900000000000001/message_templates", json=new, headers=headers)
    assert created.json()["status"] == "APPROVED"
    found = await bench.client.get("/v26.0/900000000000001/message_templates?name=ask", headers=headers)
    assert [t["name"] for t in found.json()["data"]] == ["ask"]
    components = [{"type": "body", "parameters": [{"type": "text", "text": "Amina"}]}]
    assert (await bench.send(reminder(name="ask", components=components))).status_code == 200
    assert bench.sim.world.log[0].template == {"text": "Hi Amina", "buttons": []}
