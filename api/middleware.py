"""What surrounds every request."""

import re
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from uuid_utils.compat import uuid7

from api import addresses, errors
from api.ops import measures
from domain import tracing

log = structlog.get_logger("request")

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

Next = Callable[[HttpRequest], HttpResponseBase]


class RequestContext:
    """Gives the request its id (the caller's own, when well formed), in answers, logs, events and tasks."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _ID.fullmatch(given) else uuid7().hex
        tracing.request_id.set(request_id)
        tracing.address.set(addresses.of(request))
        structlog.contextvars.clear_contextvars()  # the thread served another request before
        structlog.contextvars.bind_contextvars(request_id=request_id)
        began = time.perf_counter()
        response = self.get_response(request)
        response["X-Request-ID"] = request_id
        # The route, not the path: a path may hold somebody's identity or a token.
        route = request.resolver_match.route if request.resolver_match else None
        if route and "token>" in route:
            response["Referrer-Policy"] = "no-referrer"
            response.headers.setdefault("Cache-Control", "no-store")
        seconds = time.perf_counter() - began
        measures.note(request.method, route, response.status_code, seconds)
        log.info(
            "request",
            method=request.method,
            route=route,
            status=response.status_code,
            ms=round(seconds * 1000, 1),
        )
        return response


class Problems:
    """Turns what Django itself answers (no such route, wrong method, a fault) into problems, never HTML; the admin's
    pages are for people and stay as they are."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code < 400 or request.path_info.startswith("/admin/"):
            return response
        if response.get("Content-Type", "").startswith(("application/problem+json", "application/json")):
            return response
        answer = errors.of_status(response.status_code)
        if isinstance(response, HttpResponse) and "Allow" in response:
            answer["Allow"] = response["Allow"]
        return answer
