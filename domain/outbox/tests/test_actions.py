from datetime import timedelta

import pytest
from django.utils.timezone import now

from conftest import World
from domain.outbox import actions
from domain.outbox.events import types
from domain.outbox.models import OutboxEvent


def test_each_event_is_handed_out_once(world: World) -> None:
    waiting = OutboxEvent.objects.within(world.vendor.id).count()
    seen: list[int] = []
    while actions.drain(lambda event: seen.append(event.id), now=now()):
        pass
    assert waiting
    assert len(seen) == len(set(seen)) >= waiting


def test_a_failing_reaction_is_put_off_undone_and_holds_up_nobody(world: World) -> None:
    first = OutboxEvent.objects.within(world.vendor.id).order_by("id").first()
    assert first

    def react(event: OutboxEvent) -> None:
        if event.id == first.id:
            OutboxEvent.objects.within(event.vendor_id).filter(id=event.id).update(type="half.done")
            raise RuntimeError("planted")

    actions.drain(react, now=now())
    first.refresh_from_db()
    assert (first.handled_at, first.tries) == (None, 1)
    assert first.type != "half.done"
    assert OutboxEvent.objects.within(world.vendor.id).filter(handled_at=None).count() == 1
    assert actions.drain(lambda event: None, now=now()) == 0
    assert actions.drain(lambda event: None, now=now() + timedelta(hours=1)) == 1


def test_light_ones_go_together_and_one_that_fails_is_put_off_alone(world: World) -> None:
    waiting = OutboxEvent.objects.within(world.vendor.id).filter(handled_at=None).order_by("id")
    assert waiting.count() > 2
    bad = waiting.values_list("id", flat=True)[0]
    seen: list[int] = []

    def react(event: OutboxEvent) -> None:
        seen.append(event.id)
        if event.id == bad:
            raise RuntimeError("planted")

    taken = actions.drain(react, light={*types()}, now=now())
    assert taken == len(seen) == len({*seen})
    assert [*waiting.values_list("id", "tries")] == [(bad, 1)]
    assert actions.drain(react, light={*types()}, now=now()) == 0


def test_no_kind_waits_until_nothing_is_left_of_the_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = OutboxEvent.objects.within(world.vendor.id).filter(handled_at=None).order_by("id")
    first, *_ = kinds = list(waiting.values_list("type", flat=True))
    lighter = {kind for kind in kinds if kind != first}
    assert lighter
    monkeypatch.setattr(actions, "BATCH", 1)
    seen: list[str] = []
    actions.drain(lambda event: seen.append(event.type), light=lighter, now=now())
    assert len(seen) == 2
    assert seen[0] in lighter


def test_a_hint_that_fails_fails_nobody(world: World, django_capture_on_commit_callbacks: object) -> None:
    def receiver(**_: object) -> None:
        raise RuntimeError("planted")

    actions.recorded.connect(receiver)
    try:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            assert world.alice.api.patch("/vendor", {"name": "Renamed"}).status_code == 200
    finally:
        actions.recorded.disconnect(receiver)


@pytest.mark.parametrize("name", types())
def test_names_are_noun_and_verb(name: str) -> None:
    noun, _, verb = name.partition(".")
    assert noun
    assert verb
