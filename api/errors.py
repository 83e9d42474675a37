"""Every error as application/problem+json (RFC 9457): `type title status detail code`, and `errors` for 422.

The one place where a kind of refusal becomes an HTTP status.
"""

from http import HTTPStatus
from typing import Any

import orjson
import structlog
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from domain import errors, tracing
from domain.idempotency.actions import KeyReused
from domain.message_templates.rules import TextRefused
from domain.webhooks.rules import AddressRefused

log = structlog.get_logger(__name__)

STATUS_OF: dict[type[errors.Refusal], int] = {
    KeyReused: 422,
    AddressRefused: 422,
    TextRefused: 422,
    errors.Unauthenticated: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Invalid: 400,
    errors.Conflict: 409,
    errors.Stale: 412,
    errors.Limited: 429,
}

CODE_OF_STATUS = {
    400: "request.malformed",
    401: "auth.required",
    403: "forbidden",
    404: "not_found",
    405: "request.method_not_allowed",
    413: "request.too_large",
    415: "request.unsupported_media_type",
    429: "limited",
    500: "internal",
    503: "unavailable",
}


def problem(status: int, code: str, detail: str, **more: Any) -> HttpResponse:
    """A problem document as a response. `more` are extension members."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": tracing.request_id.get(),
        **more,
    }
    response = HttpResponse(orjson.dumps(body, default=str), status=status, content_type="application/problem+json")
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def of_status(status: int) -> HttpResponse:
    """The plain problem of a status, where nothing more is known."""
    return problem(status, CODE_OF_STATUS.get(status, f"http_{status}"), HTTPStatus(status).description or "")


def install(api: NinjaAPI) -> None:
    """Answer whatever an operation raises with a problem."""

    @api.exception_handler(errors.Refusal)
    def _refusal(request: HttpRequest, exc: errors.Refusal) -> HttpResponse:
        status = next(STATUS_OF[kind] for kind in type(exc).__mro__ if kind in STATUS_OF)
        more: dict[str, Any] = {"details": exc.details} if exc.details else {}
        if isinstance(exc, TextRefused):  # the shape of the payload after all: its place as of any other
            more["errors"] = [{"loc": ["body", exc.details["field"]], "msg": exc.message, "type": exc.code}]
        response = problem(status, exc.code, exc.message, **more)
        if "retry_after" in exc.details:
            response["Retry-After"] = str(exc.details["retry_after"])
        return response

    @api.exception_handler(ValidationError)
    def _invalid(request: HttpRequest, exc: ValidationError) -> HttpResponse:
        found = [
            {"loc": [part for part in e["loc"] if part != "payload"], "msg": e["msg"], "type": e["type"]}
            for e in exc.errors
        ]
        return problem(422, "request.invalid", "The request does not have the documented shape.", errors=found)

    @api.exception_handler(AuthenticationError)
    def _unauthenticated(request: HttpRequest, exc: AuthenticationError) -> HttpResponse:
        return problem(401, errors.Unauthenticated.code, errors.Unauthenticated.sentence)

    @api.exception_handler(HttpError)
    def _http(request: HttpRequest, exc: HttpError) -> HttpResponse:
        return problem(exc.status_code, CODE_OF_STATUS.get(exc.status_code, "http_error"), str(exc))

    @api.exception_handler(OperationalError)
    def _unavailable(request: HttpRequest, exc: OperationalError) -> HttpResponse:
        log.error("request.database_unavailable", exc_info=exc)
        response = problem(503, CODE_OF_STATUS[503], "The database can't be reached; try again.")
        response["Retry-After"] = "5"
        return response

    @api.exception_handler(Exception)
    def _fault(request: HttpRequest, exc: Exception) -> HttpResponse:
        log.error("request.fault", exc_info=exc)
        return of_status(500)
