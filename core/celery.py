"""The Celery application: queues, guarantees and the beat table.

PostgreSQL is the queue, Celery the wake-up: each task finds its work in rows and may run twice or never.
"""

import os
import time
from typing import Any

from celery import Celery, signals
from kombu.entity import Exchange, Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.settings")

from django.conf import settings

QUEUES = ("relay", "urgent", "webhook", "email", "whatsapp", "files")
"""In the order of who goes first. `urgent` is what somebody waits for, on whichever channel (tasks.relay.hand_out). Of
webhooks few are in hand at a time, so that they can't crowd out the others, and last they could wait for ever."""

app = Celery("spout")
app.conf.update(
    broker_url=settings.REDIS_URL,
    broker_connection_retry_on_startup=True,
    # Longer than the longest task, or Redis hands a running one out again.
    broker_transport_options={
        "visibility_timeout": 3600,
        "global_keyprefix": "spout.",
        "socket_timeout": 10,
        # A free thread takes from the first queue that holds something: what somebody waits for goes ahead of bulk.
        "queue_order_strategy": "priority",
    },
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_send_task_events=True,
    task_send_sent_event=True,
    worker_hijack_root_logger=False,
    task_default_queue="relay",
    task_default_routing_key="relay",
    task_queues=[Queue(name, Exchange("spout"), routing_key=name) for name in QUEUES],
    task_routes={
        "tasks.sending.send_email": {"queue": "email"},
        "tasks.sending.send_whatsapp": {"queue": "whatsapp"},
        "tasks.sending.send_webhook": {"queue": "webhook"},
        "tasks.fetching.fetch": {"queue": "files"},
    },
    # Failing to publish a hint must be quick: the sweep finds what the hint was about.
    task_publish_retry=False,
    timezone="UTC",
    beat_scheduler="core.beat:Scheduler",
    beat_max_loop_interval=1,
    # How the table begins; from then on it is the operator's (core.beat). Ticks are the net under lost hints, and the
    # clock of what is scheduled. One that waited too long is dropped.
    beat_schedule={
        "drain what happened": {
            "task": "tasks.relay.drain_outbox",
            "schedule": 2,
            "options": {"expire_seconds": 10},
        },
        "drain what came in": {
            "task": "tasks.relay.drain_inbound",
            "schedule": 2,
            "options": {"expire_seconds": 10},
        },
        "hand out what is due": {"task": "tasks.relay.hand_out", "schedule": 1, "options": {"expire_seconds": 10}},
        "fetch files": {"task": "tasks.fetching.fetch_due", "schedule": 5, "options": {"expire_seconds": 10}},
        "read wanted templates": {
            "task": "tasks.channels.sync_templates",
            "schedule": 30,
            "options": {"expire_seconds": 60},
        },
        "finish erasures": {"task": "tasks.erasing.finish_erasures", "schedule": 30, "options": {"expire_seconds": 60}},
        "expire holds": {"task": "tasks.relay.expire_holds", "schedule": 15, "options": {"expire_seconds": 30}},
        "assign what waits": {"task": "tasks.relay.assign_waiting", "schedule": 5, "options": {"expire_seconds": 15}},
        "wake the snoozed": {"task": "tasks.relay.wake_snoozed", "schedule": 10, "options": {"expire_seconds": 30}},
        "write agendas": {"task": "tasks.relay.place_agendas", "schedule": 60, "options": {"expire_seconds": 60}},
        "resolve doubts": {"task": "tasks.relay.resolve_doubts", "schedule": 10, "options": {"expire_seconds": 30}},
        "beat's pulse": {"task": "tasks.relay.pulse", "schedule": 5, "options": {"expire_seconds": 30}},
        "forget what is spent": {"task": "tasks.relay.forget", "schedule": 3600, "options": {"expire_seconds": 600}},
    },
    imports=["tasks.relay", "tasks.sending", "tasks.channels", "tasks.fetching", "tasks.erasing"],
)


@signals.setup_logging.connect
def _keep_our_logging(**_: object) -> None:
    """Celery would install its own handlers; core.logs has done it."""


@signals.task_prerun.connect
def _forget_the_last_request(**_: object) -> None:
    """A thread of the pool worked for somebody else before."""
    from structlog.contextvars import clear_contextvars

    from domain import tracing

    tracing.request_id.set("")
    clear_contextvars()


@signals.task_prerun.connect
def _begin_to_count(task: Any, **_: object) -> None:
    task.request.began = time.monotonic()


@signals.task_postrun.connect
def _count(task: Any, state: str | None, **_: object) -> None:
    from core import tallies

    tallies.note(task.name, state or "UNKNOWN", time.monotonic() - task.request.began)


@signals.heartbeat_sent.connect
def _note_worker(**_: object) -> None:
    """Every two seconds, from the worker's own loop: a worker lives."""
    from django.db import close_old_connections
    from django.utils.timezone import now

    from domain.pulses import actions as pulses

    close_old_connections()
    pulses.note(pulses.WORKER, now=now())
