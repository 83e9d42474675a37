"""After acceptance: statuses, the window, faults, retries."""

from dataclasses import replace
from typing import Any

import pytest

from console.simulator.tests.conftest import NUMBER, Bench, sample
from console.simulator.tests.test_inbound import ours
from console.simulator.webhooks import LONGEST_RETRY_SECONDS

pytestmark = pytest.mark.anyio

DAY = 24 * 3600
HELLO = {"name": "hello_world", "language": {"code": "en_US"}}


def same_shape(payload: dict[str, Any], name: str) -> None:
    """The webhook equals the sample but for the ids and the time."""
    expected = ours(sample(f"status/{name}.json"))
    for body in (payload, expected):
        item = body["entry"][0]["changes"][0]["value"]["statuses"][0]
        assert item.pop("id").startswith("wamid.")
        assert item.pop("timestamp").isdigit()
    assert payload == expected


def steps(bench: Bench) -> list[str]:
    """The statuses in the order in which they came."""
    return [item["status"] for item in bench.backend.statuses]


async def test_a_template_is_sent_delivered_and_read(bench: Bench) -> None:
    await bench.send(sample("send/template_booking_reminder.json"))
    await bench.settle()
    assert steps(bench) == ["sent", "delivered", "read"]
    for payload, name in zip(bench.backend.payloads, ("sent", "delivered", "read"), strict=True):
        same_shape(payload, name)


async def test_service_messages_are_free(bench: Bench) -> None:
    await bench.write(text="Hello")
    body = sample("send/text.json")
    del body["biz_opaque_callback_data"]
    await bench.send(body)
    await bench.settle()
    same_shape(bench.backend.payloads[2], "delivered_service_message")


@pytest.mark.parametrize(
    ("category", "inside", "outside"),
    [("UTILITY", False, True), ("AUTHENTICATION", True, True), ("MARKETING", True, True)],
)
async def test_of_templates_the_useful_are_free_inside_the_window(
    bench: Bench, category: str, inside: bool, outside: bool
) -> None:
    known = bench.sim.world.templates
    known["hello_world", "en_US"] = replace(known["hello_world", "en_US"], category=category)
    body = sample("send/text.json") | {"type": "template", "template": HELLO}
    del body["text"]
    await bench.send(body)
    await bench.write(text="Hello")
    await bench.send(body)
    await bench.settle()
    told = [item["pricing"] for item in bench.backend.statuses if item["status"] == "delivered"]
    assert [pricing["billable"] for pricing in told] == [outside, inside]
    assert {pricing["category"] for pricing in told} == {category.lower()}
    assert [pricing["type"] == "regular" for pricing in told] == [outside, inside]


async def test_a_hidden_number_stays_hidden(bench: Bench) -> None:
    await bench.write(text="Hello", bsuid_only=True)
    user_id = bench.sim.world.thread(NUMBER, "447700900142").user_id
    await bench.send(sample("send/text_to_bsuid.json"), recipient=user_id)
    await bench.settle()
    same_shape(bench.backend.payloads[2], "delivered_bsuid_only")
    assert all(b"447700900142" not in post.content for post in bench.backend.posts)


async def test_no_phone_hides_everyone(bench: Bench) -> None:
    await bench.faults(no_phone=True)
    await bench.write(text="Hello")
    await bench.send(sample("send/text.json"))
    await bench.settle()
    assert all(b"447700900142" not in post.content for post in bench.backend.posts)


@pytest.mark.parametrize(("later", "fails"), [(DAY - 1, False), (DAY, True)])
async def test_the_window_closes_after_a_day(bench: Bench, later: int, fails: bool) -> None:
    await bench.write(text="Hello")
    await bench.settle()
    bench.clock[0] += later
    assert (await bench.send(sample("send/text.json"))).status_code == 200
    await bench.settle()
    assert steps(bench) == (["failed"] if fails else ["sent", "delivered", "read"])


async def test_outside_the_window_free_text_fails_later(bench: Bench) -> None:
    assert (await bench.send(sample("send/text.json"))).status_code == 200
    await bench.settle()
    (payload,) = bench.backend.payloads
    same_shape(payload, "failed_131047_window_closed")


async def test_the_window_belongs_to_one_business(bench: Bench) -> None:
    await bench.write(text="Hello", phone_number_id="1000000002")
    await bench.send(sample("send/text.json"))
    await bench.settle()
    assert steps(bench) == ["failed"]


async def test_window_can_be_set(bench: Bench) -> None:
    place = {"phone_number_id": NUMBER, "customer": "+447700900142"}
    for wish in (True, False):
        answer = await bench.client.post("/control/window", json=place | {"open": wish})
        assert answer.json() == {"window_open": wish}


async def test_read_when_the_chat_is_opened(bench: Bench) -> None:
    await bench.faults(auto_read=False)
    await bench.send(sample("send/template_booking_reminder.json"))
    await bench.settle()
    assert steps(bench) == ["sent", "delivered"]
    for _ in range(2):
        await bench.client.post("/control/read", json={"phone_number_id": NUMBER, "customer": "447700900142"})
        await bench.settle()
    assert steps(bench) == ["sent", "delivered", "read"]


async def test_reordered(bench: Bench) -> None:
    await bench.faults(reorder_statuses=True)
    await bench.send(sample("send/template_booking_reminder.json"))
    await bench.settle()
    assert steps(bench) == ["delivered", "sent", "read"]


async def test_each_webhook_n_times(bench: Bench) -> None:
    await bench.faults(duplicate_webhooks=3, auto_read=False)
    await bench.send(sample("send/template_booking_reminder.json"))
    await bench.settle()
    assert steps(bench) == ["sent"] * 3 + ["delivered"] * 3
    assert len({post.content for post in bench.backend.posts}) == 2


async def test_refuses_on_purpose_and_then_no_more(bench: Bench) -> None:
    await bench.faults(fail_next={"code": 130429, "status": 429, "count": 2})
    answers = [await bench.send(sample("send/template_booking_reminder.json")) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [429, 429, 200]
    body, expected = answers[0].json(), sample("response/error_130429_throughput.json")
    body["error"].pop("fbtrace_id")
    expected["error"].pop("fbtrace_id")
    assert body == expected
    assert len(bench.sim.world.log) == 1


async def test_fails_after_acceptance_on_purpose(bench: Bench) -> None:
    await bench.faults(fail_status_next={"code": 131026, "count": 1})
    await bench.send(sample("send/template_booking_reminder.json"))
    await bench.settle()
    same_shape(bench.backend.payloads[0], "failed_131026_undeliverable")


async def test_a_lost_reply_is_accepted_all_the_same(bench: Bench) -> None:
    await bench.faults(lost_reply=1)
    codes = [(await bench.send(sample("send/template_booking_reminder.json"))).status_code for _ in range(2)]
    await bench.settle()
    assert codes == [500, 200]
    log = (await bench.client.get("/control/log")).json()["items"]
    assert [item["answered"] for item in log] == ["500", "200"]
    assert log[0]["body"] == sample("send/template_booking_reminder.json")
    assert [change["status"] for change in log[0]["statuses"]] == ["sent", "delivered", "read"]


async def test_answers_late(bench: Bench) -> None:
    await bench.faults(delay_ms=1500)
    await bench.send(sample("send/template_booking_reminder.json"))
    assert bench.pauses[0] == 1.5


async def test_retries_until_taken(bench: Bench) -> None:
    bench.backend.answers[:] = [500, 0, 403, *[503] * 7]
    await bench.write(text="Hello")
    await bench.settle()
    assert len({post.content for post in bench.backend.posts}) == 1
    assert len(bench.backend.posts) == 11
    assert bench.pauses == [0.5, 1, 2, 4, 8, 16, *[LONGEST_RETRY_SECONDS] * 4]
    assert (bench.sim.webhooks.pending, bench.sim.webhooks.retrying) == (0, 0)


async def test_unknown_faults_are_refused_and_reset_sets_all_back(bench: Bench) -> None:
    assert (await bench.faults(unknown=1)).status_code == 400
    assert (await bench.faults(duplicate_webhooks=0)).status_code == 400
    await bench.faults(lost_reply=3, delay_ms=5)
    await bench.faults(delay_ms=7)
    now = (await bench.client.get("/control/faults")).json()
    assert (now["lost_reply"], now["delay_ms"]) == (3, 7)
    assert (await bench.faults(reset=True)).json()["lost_reply"] == 0


async def test_reset_forgets(bench: Bench) -> None:
    await bench.send(sample("send/template_booking_reminder.json"))
    await bench.settle()
    assert (await bench.client.delete("/control/log")).status_code == 204
    assert (await bench.client.get("/control/log")).json() == {"items": []}
