"""The audit over HTTP; who may read it is the access matrix's."""

from datetime import timedelta

from django.utils.timezone import now

from conftest import World, problem


def test_a_sign_in_is_seen_and_exported(world: World) -> None:
    kinds = [event["type"] for event in world.alice.api.get("/audit-events?limit=200").json()["items"]]
    assert "contact.added" in kinds
    since, until = (now() + timedelta(hours=hours) for hours in (-1, 1))
    answer = world.alice.api.get(f"/audit-events/export?from={since:%Y-%m-%dT%H:%MZ}&to={until:%Y-%m-%dT%H:%MZ}")
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/csv")
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert len(lines) == len(kinds) + 1


def test_an_export_has_an_end(world: World) -> None:
    for span in ("", "from=2026-01-01T00:00Z", "from=2026-01-01T00:00Z&to=2027-06-01T00:00Z"):
        assert problem(world.alice.api.get(f"/audit-events/export?{span}"))[0] == 422
