"""Structured logs: one line an event, with the request's id, through structlog and the standard logging alike.

JSON in production, readable lines in development. Events carry ids, never phones, names, texts or tokens.
"""

import logging.config
import re
from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
]


def _dumps(event: Any, **_: Any) -> str:
    return orjson.dumps(event, default=str, option=orjson.OPT_NON_STR_KEYS).decode()


def _without_values(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """PostgreSQL's DETAIL quotes the row it refused: phones, names, texts. The line before it says enough."""
    if "exception" in event:
        event["exception"] = re.sub(r"DETAIL:.*", "DETAIL: (left out)", event["exception"])
    return event


def _report(logger: Any, level: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    from core import telemetry  # reads the settings, which are being made when logs are configured

    return telemetry.report(logger, level, event)


def configure(*, debug: bool) -> None:
    """Send every logger to standard error; called once by the settings."""
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
        if debug
        else structlog.processors.JSONRenderer(_dumps)
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            _report,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "line": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": _SHARED,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        structlog.processors.format_exc_info,
                        _without_values,
                        renderer,
                    ],
                }
            },
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["console"], "level": "INFO"},
            # httpx logs whole URLs, and with them ids that only Meta and we should know.
            # Celery's own write a line for each tick and task; failures are told by the rest.
            "loggers": {
                "httpx": {"level": "WARNING"},
                "django.request": {"level": "CRITICAL"},  # api.errors and the request's line say it better
                "celery.beat": {"level": "WARNING"},
                "celery.worker.strategy": {"level": "WARNING"},
                "celery.app.trace": {"level": "WARNING"},
            },
        }
    )
