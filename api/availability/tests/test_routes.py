"""Hours and time off over HTTP."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from conftest import Person, World, hire, problem
from domain.members import actions as members

HOURS: dict[str, Any] = {
    "timezone": "Asia/Tokyo",
    "weekly": [
        {"weekday": 0, "from": "09:00", "until": "12:30"},
        {"weekday": 0, "from": "13:00", "until": "24:00"},
        {"weekday": 5, "from": "22:00", "until": "02:00"},
    ],
    "dates": [
        {"date": "2030-12-24", "spans": [{"from": "09:00", "until": "12:00"}]},
        {"date": "2030-12-25", "spans": []},
    ],
}
OF_VENDOR = {"weekly": HOURS["weekly"], "dates": HOURS["dates"]}


def of(person: Person) -> str:
    return f"/members/{person.member.id}"


def day_off() -> dict[str, Any]:
    return {"starts_at": now(), "ends_at": now() + timedelta(days=1), "reason": "Moving house"}


@pytest.fixture
def room(world: World) -> str:
    return str(world.alice.api.post("/resources", {"name": "Room 1"}).json()["id"])


def test_hours_come_back_as_they_were_put(world: World, room: str) -> None:
    put = world.alice.api.call("PUT", of(world.bob) + "/hours", HOURS)
    assert (put.status_code, put.json()) == (200, HOURS)
    assert world.bob.api.get(of(world.bob) + "/hours").json() == HOURS
    for path in ("/vendor/hours", f"/resources/{room}/hours"):
        assert world.alice.api.get(path).json() == {"timezone": "Europe/London", "weekly": [], "dates": []}
        put = world.alice.api.call("PUT", path, OF_VENDOR)
        assert put.json() == world.bob.api.get(path).json() == HOURS | {"timezone": "Europe/London"}
    for zone in ({"timezone": None}, {}):
        put = world.alice.api.call("PUT", of(world.bob) + "/hours", {"weekly": []} | zone)
        assert put.json() == {"timezone": None, "weekly": [], "dates": []}


def test_ends_on_the_next_day_are_told_one_way(world: World) -> None:
    weekly = [{"weekday": n, "from": "00:00", "until": end} for n, end in ((0, "00:00"), (2, "24:00"))]
    weekly.append({"weekday": 4, "from": "18:00", "until": "00:00"})
    put = world.alice.api.call("PUT", "/vendor/hours", {"weekly": weekly})
    assert [span["until"] for span in put.json()["weekly"]] == ["24:00"] * 3


def test_who_changes_hours(world: World) -> None:
    carl = hire(world.alice, "carl@spa.example", "agent")
    lead = hire(world.alice, "lead@spa.example", "team_admin")
    members.form_team(world.alice.actor, name="Team", member_ids=[lead.member.id, world.bob.member.id], now=now())

    def put(by: Person, path: str) -> Any:
        return by.api.call("PUT", path + "/hours", {"weekly": []})

    for by, whose in ((world.bob, world.bob), (lead, lead), (lead, world.bob), (world.alice, carl)):
        assert put(by, of(whose)).status_code == 200
    assert problem(put(world.bob, of(lead))) == (403, "auth.permission_missing")
    assert world.bob.api.get(of(lead) + "/hours").status_code == 200, "team mates see each other's"
    assert problem(put(lead, of(carl))) == (404, "member.not_found")
    assert problem(lead.api.get(of(carl) + "/hours")) == (404, "member.not_found")
    assert problem(world.charlie.api.get(of(carl) + "/hours")) == (404, "member.not_found")
    assert problem(put(world.charlie, of(carl))) == (404, "member.not_found")
    assert problem(put(lead, "/vendor")) == (403, "auth.permission_missing")
    assert problem(put(world.bob, f"/resources/{uuid4()}")) == (403, "auth.permission_missing")
    assert problem(put(world.alice, f"/resources/{uuid4()}")) == (404, "resource.not_found")


def test_ones_own_hours_take_the_right_to_book(world: World) -> None:
    role = world.alice.api.post("/roles", {"name": "Looker", "permissions": ["member.read"], "reach": "own"}).json()
    world.alice.api.patch(of(world.bob), {"role_id": role["id"]})
    refused = world.bob.api.call("PUT", of(world.bob) + "/hours", {"weekly": []})
    assert problem(refused) == (403, "auth.permission_missing")
    assert refused.json()["details"] == {"permission": "booking.write"}
    assert problem(world.bob.api.post(of(world.bob) + "/time-off", day_off())) == (403, "auth.permission_missing")


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekly": [{"weekday": 7, "from": "09:00", "until": "10:00"}]},
        {"weekly": [{"weekday": -1, "from": "09:00", "until": "10:00"}]},
        *({"weekly": [{"weekday": 0, "from": clock, "until": "10:00"}]} for clock in ("24:00", "9:00", "09:60", "")),
        *({"weekly": [{"weekday": 0, "from": "09:00", "until": clock}]} for clock in ("25:00", "24:01", "1\u0660:00")),
        *({"weekly": [{"weekday": 0, "from": "09:00", "until": clock}]} for clock in ("10:00\n", "10:0\0", 600, None)),
        {"weekly": [{"weekday": 0, "start": "09:00", "until": "10:00"}]},
        {"weekly": [{"weekday": 0, "until": "10:00"}]},
        {"weekly": [{"weekday": n % 7, "from": "09:00", "until": "10:00"} for n in range(71)]},
        {"weekly": None},
        {},
        {"weekly": [], "dates": [{"date": "2030-02-30", "spans": []}]},
        {"weekly": [], "dates": [{"date": 1, "spans": []}]},
        {"weekly": [], "dates": [{"date": "9999-12-31", "spans": []}]},
        {"weekly": [], "dates": [{"date": "2030-02-01", "spans": []}] * 2},
        {"weekly": [], "dates": [{"date": "2030-02-01", "spans": [{"from": "09:00", "until": "10:00"}] * 9}]},
        {"weekly": [], "timezone": "Mars/Phobos"},
        {"weekly": [], "timezone": "UTC\0"},
        {"weekly": [], "timezone": ""},
    ],
)
def test_hours_of_the_wrong_shape(world: World, wrong: dict[str, Any]) -> None:
    assert problem(world.bob.api.call("PUT", of(world.bob) + "/hours", wrong)) == (422, "request.invalid")


def test_hours_that_overlap(world: World, room: str) -> None:
    night = [{"weekday": 6, "from": "22:00", "until": "02:00"}, {"weekday": 0, "from": "01:00", "until": "03:00"}]
    for path in (of(world.bob), "/vendor", f"/resources/{room}"):
        refused = world.alice.api.call("PUT", path + "/hours", {"weekly": night})
        assert problem(refused) == (400, "availability.overlapping_hours")
    assert problem(world.alice.api.call("PUT", "/vendor/hours", HOURS)) == (422, "request.invalid"), (
        "no zone of its own"
    )


def test_time_off_is_added_listed_and_removed(world: World, room: str) -> None:
    for path in (of(world.bob), f"/resources/{room}"):
        made = world.alice.api.post(path + "/time-off", day_off(), **{"Idempotency-Key": "once"})
        assert (made.status_code, made.json()["reason"]) == (201, "Moving house")
        again = day_off() | {"starts_at": now() + timedelta(days=5), "ends_at": now() + timedelta(days=6)}
        later = world.alice.api.post(path + "/time-off", again).json()["id"]
        first = made.json()["id"]

        def listed(query: str = "", path: str = path) -> list[str]:
            return [off["id"] for off in world.bob.api.get(f"{path}/time-off{query}").json()["items"]]

        soon = f"{now() + timedelta(days=2):%Y-%m-%dT%H:%M:%SZ}"
        assert listed() == [first, later]
        assert (listed(f"?from={soon}"), listed(f"?to={soon}")) == ([later], [first])
        assert world.alice.api.call("DELETE", f"{path}/time-off/{first}").status_code == 204
        gone = world.alice.api.call("DELETE", f"{path}/time-off/{first}")
        assert (problem(gone), listed()) == ((404, "time_off.not_found"), [later])
        assert problem(world.charlie.api.get(path + "/time-off"))[0] == 404
        assert problem(world.charlie.api.call("DELETE", f"{path}/time-off/{later}"))[0] == 404


def test_an_agent_takes_time_off_alone(world: World, room: str) -> None:
    mine = world.bob.api.post(of(world.bob) + "/time-off", day_off()).json()["id"]
    assert world.bob.api.call("DELETE", f"{of(world.bob)}/time-off/{mine}").status_code == 204
    for path in (of(world.alice), f"/resources/{room}"):
        assert problem(world.bob.api.post(path + "/time-off", day_off())) == (403, "auth.permission_missing")
        theirs = world.alice.api.post(path + "/time-off", day_off()).json()["id"]
        refused = world.bob.api.call("DELETE", f"{path}/time-off/{theirs}")
        assert problem(refused) == (403, "auth.permission_missing")


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"ends_at": "2001-01-01T00:00:00Z"}, (400, "availability.bad_span")),
        ({"ends_at": now() + timedelta(days=401)}, (400, "availability.bad_span")),
        ({"ends_at": "2030-01-01T00:00:00"}, (422, "request.invalid")),
        ({"ends_at": None}, (422, "request.invalid")),
        ({"starts_at": 0}, (422, "request.invalid")),
        ({"reason": "a\0b"}, (422, "request.invalid")),
        ({"reason": "x" * 201}, (422, "request.invalid")),
    ],
)
def test_time_off_of_the_wrong_shape(world: World, change: dict[str, Any], answer: tuple[int, str]) -> None:
    assert problem(world.bob.api.post(of(world.bob) + "/time-off", day_off() | change)) == answer


def test_a_platform_admin_and_a_key_have_no_hours_of_their_own(world: World) -> None:
    made = world.alice.api.post("/api-keys", {"name": "Sync", "permissions": ["booking.write", "member.read"]}).json()
    key = type(world.bob.api)(made["key"])
    assert key.get(of(world.bob) + "/hours").status_code == 200
    refused = key.call("PUT", of(world.bob) + "/hours", {"weekly": []})
    assert refused.json()["details"] == {"permission": "member.write"}


def test_the_audit_tells_it(world: World) -> None:
    world.bob.api.call("PUT", of(world.bob) + "/hours", HOURS)
    (entry,) = world.alice.api.get("/audit-events?type=hours.changed").json()["items"]
    assert entry["payload"]["after"]["timezone"] == "Asia/Tokyo"
    assert entry["payload"]["member_id"] == str(world.bob.member.id)
