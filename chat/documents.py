"""What the sockets are, for those who build on them: `/api/v1/asyncapi.json` for programs, a page for people."""

from functools import cache
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_safe

from chat import asyncapi

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@require_safe
def document(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_json(), content_type="application/json")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    headers = {"Content-Security-Policy": CONTENT_SECURITY_POLICY, "Referrer-Policy": "no-referrer"}
    return HttpResponse(render_to_string("chat/asyncapi.html", _shown()), headers=headers)


@cache
def _json() -> bytes:
    return orjson.dumps(asyncapi.document())


def _shown() -> dict[str, Any]:
    """The document as the page tells it: a channel, its frames in both directions, their examples."""
    whole = asyncapi.document()
    messages = whole["components"]["messages"]
    channels = []
    for name, channel in whole["channels"].items():
        own = [each for each in whole["operations"].values() if each["channel"]["$ref"].endswith(f"/{name}")]
        received = [_named(each["messages"][0]) for each in own if each["action"] == "receive"]
        sent = [frame for frame in channel["messages"] if frame not in received]
        channels.append(
            {
                "name": name,
                "address": channel["address"],
                "description": channel["description"],
                "query": channel["bindings"]["ws"]["query"]["properties"].items(),
                "directions": [
                    ("Client → server", [_frame(messages[frame]) for frame in received]),
                    ("Server → client", [_frame(messages[frame]) for frame in sent]),
                ],
            }
        )
    return {
        "info": whole["info"],
        "server": whole["servers"]["spout"],
        "security": whole["components"]["securitySchemes"].items(),
        "channels": channels,
        "close_codes": whole["channels"]["chat"]["x-close-codes"].items(),
        "error_codes": messages["ErrorFrame"]["x-error-codes"].items(),
    }


def _named(reference: dict[str, str]) -> str:
    return reference["$ref"].rpartition("/")[2]


def _frame(message: dict[str, Any]) -> dict[str, str]:
    example = orjson.dumps(message["examples"][0]["payload"], option=orjson.OPT_INDENT_2).decode()
    return {"title": message["title"], "description": message["description"], "example": example}


urlpatterns = [path("asyncapi.json", document), path("asyncapi", page)]
