"""The id of the request (or frame, or task) that is being worked on, as logs, events and answers carry it."""

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
