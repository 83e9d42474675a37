"""Of a kind at most one hint waits for a worker, and none is swallowed that would be needed."""

from collections.abc import Iterator

import pytest
from celery import current_app as app
from celery import signals

from tasks import relay, wake

TASK = relay.drain_outbox.name
QUEUE = app.conf.broker_transport_options["global_keyprefix"] + "relay"


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    wake._redis.delete(QUEUE, wake._mark(TASK))
    yield
    wake._redis.delete(QUEUE, wake._mark(TASK))


def waiting() -> int:
    return int(wake._redis.llen(QUEUE))


def test_many_hints_are_one_task() -> None:
    for _ in range(20):
        wake._give(TASK)
    assert waiting() == 1


def test_one_that_has_begun_may_have_looked_already() -> None:
    wake._give(TASK)
    signals.task_prerun.send(sender=relay.drain_outbox, task=relay.drain_outbox)
    wake._give(TASK)
    assert waiting() == 2


def test_a_hint_whose_task_is_lost_is_given_again_soon() -> None:
    wake._give(TASK)
    assert 0 < wake._redis.ttl(wake._mark(TASK)) <= wake.FORGOTTEN_AFTER


def test_every_task_that_is_hinted_at_is_known() -> None:
    app.loader.import_default_modules()
    assert app.tasks.keys() >= wake.HINTED
