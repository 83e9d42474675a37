"""What is reported and traced, by a process of its own that talks to a receiver: and that nothing personal is in it."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import brotli
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from core.runtime.bootstrap import ROOT

CANARY = "canary-447700900123"
TOKEN = "spm_" + CANARY.ljust(43, "x")

SCRIPT = f"""
import django
django.setup()
import sentry_sdk, structlog
from django.test import Client
from opentelemetry import trace
from core.celery import app

@app.task(name="tests.failing")
def failing():
    secret = "{CANARY}"
    raise RuntimeError("no " + secret)

failing.apply()
try:
    failing.run()
except RuntimeError:
    structlog.get_logger("test").exception("test.went_wrong", phone="{CANARY}", request_id="r-1")
Client(raise_request_exception=False).get(
    "/api/v1/public/bookings/{TOKEN}?q={CANARY}", headers={{"User-Agent": "{CANARY}", "Authorization": "{CANARY}"}}
)
sentry_sdk.flush()
trace.get_tracer_provider().force_flush()
"""


class Receiver:
    """Takes what is sent to it: Sentry's envelopes and OTLP."""

    def __init__(self) -> None:
        self.got: list[tuple[str, bytes]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(self.headers["Content-Encoding"], bytes)
                receiver.got.append((self.path, unpack(body)))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture(scope="module")
def sent() -> Iterator[list[tuple[str, bytes]]]:
    receiver = Receiver()
    port = receiver.server.server_port
    env = {
        **os.environ,
        "SENTRY_DSN": f"http://key@127.0.0.1:{port}/1",
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{port}",
    }
    try:
        subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, env=env, check=True, capture_output=True, timeout=120)
        yield receiver.got
    finally:
        receiver.stop()


def test_errors_are_told_by_type_and_place(sent: list[tuple[str, bytes]]) -> None:
    envelopes = [body.splitlines() for path, body in sent if path == "/api/1/envelope/"]
    events = [json.loads(lines[2]) for lines in envelopes if json.loads(lines[1])["type"] == "event"]
    told = {event["transaction"]: event for event in events}
    assert {"tests.failing", "test.went_wrong"} <= told.keys()
    (raised,) = told["test.went_wrong"]["exception"]["values"]
    assert (raised["type"], raised["value"]) == ("RuntimeError", "")
    assert raised["stacktrace"]["frames"][-1]["function"] == "failing"
    assert told["test.went_wrong"]["tags"]["request_id"] == "r-1"


def test_requests_statements_and_tasks_are_traced(sent: list[tuple[str, bytes]]) -> None:
    names = {span.name for span in spans(sent)}
    assert "run/tests.failing" in names
    (request,) = (span for span in spans(sent) if span.name.startswith("GET "))
    attributes = {pair.key: pair.value for pair in request.attributes}
    assert attributes["http.route"].string_value.startswith("api/v1/public/bookings/<")
    assert attributes.keys() == {"http.method", "http.route", "http.status_code"}
    assert any(span.trace_id == request.trace_id and span.name == "SELECT" for span in spans(sent))


def spans(sent: list[tuple[str, bytes]]) -> Iterator[Any]:
    for path, body in sent:
        if path == "/v1/traces":
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                for scope in resource.scope_spans:
                    yield from scope.spans


def test_nothing_personal_leaves(sent: list[tuple[str, bytes]]) -> None:
    assert len(sent) >= 3
    assert [path for path, body in sent if CANARY.encode() in body] == []
