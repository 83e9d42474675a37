"""The table of periodic tasks is made once, and is the operator's from then on."""

import json

import pytest
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from core.beat import Scheduler
from core.celery import app

pytestmark = pytest.mark.django_db(transaction=True)  # the scheduler commits, and lets go of its connection


def start() -> Scheduler:
    return Scheduler(app=app)


def test_it_begins_as_the_code_has_it_and_ticks_that_waited_too_long_are_dropped() -> None:
    start()
    begun = PeriodicTask.objects.get(name="hand out what is due")
    assert (begun.task, begun.interval.every, begun.expire_seconds) == ("tasks.relay.hand_out", 1, 10)
    missing = set(app.conf.beat_schedule) - set(PeriodicTask.objects.values_list("name", flat=True))
    assert missing == set()


def test_what_an_operator_changed_stays_over_a_restart() -> None:
    start()
    slower, _ = IntervalSchedule.objects.get_or_create(every=7, period="seconds")
    changed = PeriodicTask.objects.filter(name="fetch files")
    changed.update(interval=slower, expire_seconds=99, enabled=False, kwargs=json.dumps({}))
    scheduler = start()
    row = changed.get()
    assert (row.interval.every, row.expire_seconds, row.enabled) == (7, 99, False)
    assert "fetch files" not in scheduler.schedule
    assert "hand out what is due" in scheduler.schedule


def test_a_task_that_was_renamed_in_the_code_is_called_by_its_new_name() -> None:
    start()
    PeriodicTask.objects.filter(name="fetch files").update(task="tasks.old.name")
    start()
    assert PeriodicTask.objects.get(name="fetch files").task == "tasks.fetching.fetch_due"
