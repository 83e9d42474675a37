"""Errors to Sentry and traces to an OpenTelemetry collector, when the operator says where. No personal data leaves.

Both by what may be sent, not by what may not: whatever a library adds tomorrow stays here. An error is its type and
where it was raised, without messages and variables; a span is its name, its times and the attributes in KEPT.
"""

import sys
from collections.abc import MutableMapping, Sequence
from typing import Any

from celery import signals
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEPT = frozenset(
    {
        "celery.action",
        "celery.state",
        "db.name",
        "db.statement",  # with placeholders: Spout writes no value into a statement
        "db.system",
        "exception.type",
        "http.method",
        "http.route",
        "http.status_code",
        "messaging.destination",
        "net.peer.name",
    }
)

_TAGS = ("request_id", "event_type", "kind", "channel")

_reports_errors = False


def start() -> None:
    """Once in each process. Raises ImproperlyConfigured when what the settings want is not installed."""
    try:
        if settings.SENTRY_DSN:
            _start_reporting()
        if settings.OTEL_EXPORTER_OTLP_ENDPOINT:
            _start_tracing()
    except ImportError as missing:
        raise ImproperlyConfigured(f"SENTRY_DSN and OTEL_… need the extra `telemetry`: no {missing.name}.") from missing


# Errors


def report(_logger: Any, level: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor of structlog's: what is logged as an error is reported too."""
    if _reports_errors and level in ("error", "exception", "critical"):
        tags = {name: str(event[name]) for name in _TAGS if name in event}
        _capture(str(event.get("event", "")), _exception(event.get("exc_info")), tags)
    return event


def _exception(told: Any) -> BaseException | None:
    if isinstance(told, BaseException):
        return told
    return sys.exc_info()[1] if told else None


def _start_reporting() -> None:
    import sentry_sdk

    global _reports_errors
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        default_integrations=False,  # they would send requests, log lines and arguments
        auto_enabling_integrations=False,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=_bare_error,
    )
    _reports_errors = True
    signals.task_failure.connect(_report_task, weak=False)


def _report_task(sender: Any, exception: BaseException, **_: object) -> None:
    _capture(sender.name, exception, {})


def _capture(what: str, exception: BaseException | None, tags: dict[str, str]) -> None:
    import sentry_sdk

    with sentry_sdk.new_scope() as scope:
        scope.set_transaction_name(what)
        scope.set_tags(tags)
        if exception is not None:
            scope.capture_exception(exception)
        else:
            scope.capture_message(what, level="error")


def _bare_error(event: Any, _hint: Any) -> Any:
    for name in ("request", "user", "extra", "breadcrumbs", "contexts", "modules"):
        event.pop(name, None)
    for exception in event.get("exception", {}).get("values", []):
        exception["value"] = ""  # PostgreSQL's and pydantic's quote what they refuse
    return event


# Traces


def _start_tracing() -> None:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    address = settings.OTEL_EXPORTER_OTLP_ENDPOINT.rstrip("/")
    trace_to(BatchSpanProcessor(bare(OTLPSpanExporter(endpoint=f"{address}/v1/traces"))))


def trace_to(processor: Any) -> Any:
    """Trace requests, statements, tasks and calls to the outside into this processor. Answers the provider."""
    from opentelemetry import trace
    from opentelemetry.instrumentation.celery import CeleryInstrumentor
    from opentelemetry.instrumentation.django import DjangoInstrumentor
    from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
    from opentelemetry.instrumentation.psycopg import PsycopgInstrumentor
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider

    provider = TracerProvider(resource=Resource.create({"service.name": "spout"}))
    provider.add_span_processor(processor)
    trace.set_tracer_provider(provider)
    for instrumentor in (CeleryInstrumentor, DjangoInstrumentor, HTTPXClientInstrumentor):
        instrumentor().instrument(tracer_provider=provider)
    PsycopgInstrumentor().instrument(tracer_provider=provider, skip_dep_check=True)  # it looks for another package
    return provider


def bare(exporter: Any) -> Any:
    """An exporter that hands on to this one what is in KEPT of each span."""
    from opentelemetry.sdk.trace.export import SpanExporter

    class Bare(SpanExporter):
        def export(self, spans: Sequence[Any]) -> Any:
            return exporter.export([_bare_span(span) for span in spans])

        def shutdown(self) -> None:
            exporter.shutdown()

    return Bare()


def _bare_span(span: Any) -> Any:
    from opentelemetry.sdk.trace import Event, ReadableSpan
    from opentelemetry.trace import Status

    return ReadableSpan(
        name=span.name,
        context=span.context,
        parent=span.parent,
        resource=span.resource,
        attributes=_kept(span.attributes),
        events=[Event(event.name, _kept(event.attributes), event.timestamp) for event in span.events],
        kind=span.kind,
        status=Status(span.status.status_code),  # its description is an exception's message
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _kept(attributes: Any) -> dict[str, Any]:
    return {name: value for name, value in (attributes or {}).items() if name in KEPT}
