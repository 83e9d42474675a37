from typing import Any

import pytest
from django.utils.timezone import now

from conftest import ApiClient, World, problem
from domain.bookings import actions as bookings
from domain.refusals import links

REMINDERS = {"channel": "email", "kind": "booking.reminder"}


def token(world: World, kind: str = "booking.reminder") -> str:
    return links.token(world.contact, kind)


def test_a_mail_program_s_one_click_stops_them(world: World, anyone: ApiClient) -> None:
    """As RFC 8058 has it: a form, no cookie, no second question."""
    answer = anyone.client.post(
        f"/api/v1/public/refusals/{token(world)}",
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 200
    (row,) = world.bob.api.get(f"/contacts/{world.contact.id}/refusals").json()["items"]
    assert (row["channel"], row["kind"], row["how"]) == ("email", "booking.reminder", "link")
    again = anyone.client.post(
        f"/api/v1/public/refusals/{token(world)}", "List-Unsubscribe=One-Click", content_type="multipart/form-data"
    )
    assert again.status_code == 200, "once more is no error"


def test_opening_the_link_changes_nothing_and_it_can_be_taken_back(world: World, anyone: ApiClient) -> None:
    path = f"/public/refusals/{token(world)}"
    assert anyone.get(path).json() == {"vendor_name": "Spa", "kind": "booking.reminder", "refused": False}
    assert anyone.post(path, {}).json()["refused"] is True
    assert anyone.get(path).json()["refused"] is True
    assert anyone.call("DELETE", path).json()["refused"] is False


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: "x", lambda t: t + ":"]
)
def test_a_link_that_is_not_ours_is_404(world: World, anyone: ApiClient, change: Any) -> None:
    for method in ("GET", "POST", "DELETE"):
        answer = anyone.call(method, f"/public/refusals/{change(token(world))}")
        assert problem(answer) == (404, "refusal.link_unknown")


def test_whoever_tries_links_has_to_wait(anyone: ApiClient, world: World) -> None:
    for _ in range(50):
        anyone.get("/public/refusals/nonsense")
    assert problem(anyone.get(f"/public/refusals/{token(world)}"))[0] == 429


def test_one_link_changes_so_much_an_hour(anyone: ApiClient, world: World) -> None:
    links.CHANGES_BY_CONTACT.spend(str(world.contact.id), cost=60)
    for method in ("POST", "DELETE"):
        assert problem(anyone.call(method, f"/public/refusals/{token(world)}")) == (429, "limited")


def test_staff_write_down_what_they_were_told(world: World) -> None:
    path = f"/contacts/{world.contact.id}/refusals"
    told = world.bob.api.call("PUT", path, REMINDERS | {"refused": True}).json()["items"]
    assert [(row["kind"], row["how"]) for row in told] == [("booking.reminder", "staff")]
    assert world.bob.api.call("PUT", path, REMINDERS | {"refused": False}).json() == {"items": []}
    own = world.bob.api.call("PUT", path, {"channel": "email", "kind": "booking.moved", "refused": True})
    assert problem(own) == (422, "request.invalid")
    assert problem(world.charlie.api.get(path)) == (404, "contact.not_found")


def test_nobody_is_reminded_of_the_same_twice(world: World) -> None:
    api, service = world.alice.api, str(world.service.id)

    def add(minutes: int, channels: list[str], service_id: str | None = None, **more: Any) -> Any:
        body = {"minutes_before": minutes, "channels": channels, "service_id": service_id, **more}
        return api.post("/reminder-rules", body)

    rule = add(60, ["whatsapp", "email"]).json()
    for channels in (["whatsapp", "email"], ["whatsapp"]):
        assert problem(add(60, channels, variant="short")) == (409, "reminder_rule.exists")
    others = [add(61, ["whatsapp"]), add(60, ["email"]), add(60, ["whatsapp"], service)]
    assert [answer.status_code for answer in others] == [201, 201, 201]
    for other, change in zip(
        others, ({"minutes_before": 60}, {"channels": ["whatsapp"]}, {"service_id": None}), strict=True
    ):
        address = f"/reminder-rules/{other.json()['id']}"
        assert problem(api.patch(address, change)) == (409, "reminder_rule.exists")
        assert api.patch(address, {"variant": "short"}).status_code == 200
    assert world.charlie.api.post("/reminder-rules", {"minutes_before": 60, "channels": ["email"]}).status_code == 201
    assert api.call("DELETE", f"/reminder-rules/{rule['id']}").status_code == 204
    assert add(60, ["whatsapp", "email"]).status_code == 201


def test_rules_are_changed_and_settings_are_kept(world: World) -> None:
    api = world.alice.api
    rule = api.post("/reminder-rules", {"minutes_before": 60, "channels": ["email"]}).json()
    assert (rule["quiet"], rule["min_lead_minutes"], rule["unless_coming"], rule["variant"]) == ("later", 0, False, "")
    bookings.create(world.alice.actor, now=now(), **world.booking())
    changes = {"minutes_before": 30, "quiet": "earlier", "unless_coming": True, "variant": "short"}
    changed = api.patch(f"/reminder-rules/{rule['id']}", changes).json()
    assert changed | changes == changed
    assert problem(api.patch(f"/reminder-rules/{rule['id']}", {"quiet": "loud"}))[0] == 422
    assert problem(api.patch(f"/reminder-rules/{rule['id']}", {"variant": "No Spaces"}))[0] == 422
    quiet = {"quiet_from": "21:30", "quiet_until": "08:00", "stop_words": ["basta"], "agenda_at": "07:00"}
    kept = api.patch("/notification-settings", quiet).json()
    assert (kept["quiet_from"], kept["stop_words"], kept["agenda_at"]) == ("21:30:00", ["basta"], "07:00:00")
    assert world.bob.api.get("/notification-settings").json() == kept
    half = api.patch("/notification-settings", {"quiet_from": None})
    assert problem(half) == (400, "notification_settings.quiet_hours_half")
    for wrong in (0, "25:00", "21:30+02:00", "noon"):
        assert problem(api.patch("/notification-settings", {"quiet_from": wrong}))[0] == 422
    assert problem(world.bob.api.patch("/notification-settings", quiet)) == (403, "auth.permission_missing")
    assert world.charlie.api.get("/notification-settings").json()["stop_words"] == []


def test_the_look_and_the_zone(world: World) -> None:
    look = {"colour": "#ffe600", "logo_url": "https://spa.example/logo.png"}
    assert world.alice.api.patch("/vendor", look).json() | look == world.alice.api.get("/vendor").json()
    for wrong in ({"colour": "red"}, {"logo_url": "http://spa.example/x.png"}, {"logo_url": "javascript:x"}):
        assert problem(world.alice.api.patch("/vendor", wrong))[0] == 422
    contact = world.alice.api.patch(f"/contacts/{world.contact.id}", {"timezone": "America/New_York"}).json()
    assert contact["timezone"] == "America/New_York"
    assert world.alice.api.patch(f"/contacts/{world.contact.id}", {"timezone": ""}).json()["timezone"] == ""
    assert problem(world.alice.api.patch(f"/contacts/{world.contact.id}", {"timezone": "Mars/Base"}))[0] == 422
