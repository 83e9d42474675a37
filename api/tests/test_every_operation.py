"""Sweeps over the router table: what must hold for every operation, those of tomorrow too."""

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps

from api.api import api
from conftest import ApiClient, World

SNAPSHOT = Path(__file__).parent / "openapi.json"
PUBLIC = {
    ("POST", "/auth/register"),
    ("POST", "/auth/login"),
    ("POST", "/auth/refresh"),
    ("POST", "/auth/logout"),
    ("GET", "/webhooks/whatsapp"),
    ("POST", "/webhooks/whatsapp"),
}


def operations() -> list[tuple[str, str]]:
    """Every method and path of the router table (not of the OpenAPI, which may hide some)."""
    found = []
    for router in api._get_bound_routers():
        for path, view in router.path_operations.items():
            for operation in view.operations:
                full = "/" + "/".join(part.strip("/") for part in (router.prefix, path) if part.strip("/"))
                found += [(method, full) for method in operation.methods]
    return found


def filled(path: str, value: object) -> str:
    return re.sub(r"{[^}]+}", str(value), path)


def test_there_are_operations() -> None:
    assert len(operations()) > 40


@pytest.mark.parametrize(("method", "path"), operations())
def test_nobody_gets_in_without_a_token(anyone: ApiClient, method: str, path: str, db: None) -> None:
    if (method, path) in PUBLIC:
        return
    for headers in (
        {},
        {"Authorization": "Bearer nonsense"},
        {"Authorization": "Basic eDp5"},
        {"Authorization": "Bearer"},
    ):
        answer = anyone.call(method, filled(path, uuid4()), {}, **headers)
        assert answer.status_code == 401, (headers, answer.content)
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(("method", "path"), [op for op in operations() if "{" in op[1]])
def test_another_vendors_id_is_answered_like_one_that_does_not_exist(world: World, method: str, path: str) -> None:
    """With a body that is right: only the id decides."""
    ids, bodies = _things(world), _bodies(world)
    noun = path.split("/")[1]
    body = bodies.get((method, path), {})
    answers = []
    for thing in (ids[noun], uuid4()):
        answer = world.charlie.api.call(method, filled(path, thing), body)
        problem = json.loads(answer.content)
        problem.pop("request_id")
        answers.append((answer.status_code, problem))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404, answers


def _things(world: World) -> dict[str, str]:
    """Ids of alice's vendor, by the noun that the path begins with."""
    alice = world.alice.api
    booking = alice.post("/bookings", world.booking()).json()["id"]
    alice.post("/reminder-rules", {"minutes_before": 60, "channels": ["email"]})
    rule = alice.get("/reminder-rules").json()["items"][0]["id"]
    from django.utils.timezone import now

    from domain.conversations import actions
    from domain.deliveries.models import Delivery

    conversation = actions.open_with(world.alice.actor, world.contact, now=now())
    actions.post(world.alice.actor, conversation.id, text="Hello", now=now())
    return {
        "bookings": booking,
        "reminder-rules": rule,
        "conversations": str(conversation.id),
        "deliveries": str(Delivery.objects.within(world.vendor.id).first().id),  # type: ignore[union-attr]
        "contacts": str(world.contact.id),
        "services": str(world.service.id),
        "members": str(world.bob.member.id),
    }


def _bodies(world: World) -> dict[tuple[str, str], dict[str, object]]:
    return {
        ("POST", "/bookings/{uuidstr:booking_id}/reschedule"): {"starts_at": world.tomorrow.isoformat()},
        ("POST", "/conversations/{uuidstr:conversation_id}/messages"): {"text": "Hello"},
    }


@pytest.mark.parametrize(("method", "path"), operations())
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"x"', b'{"a": NaN}', b"1" * 5000])
def test_a_bad_body_is_a_problem_never_html_or_a_500(world: World, method: str, path: str, body: bytes) -> None:
    answer = world.alice.api.client.generic(
        method,
        "/api/v1" + filled(path, uuid4()),
        body,
        content_type="application/json",
        headers=world.alice.api.headers,
    )
    assert answer.status_code < 500, answer.content
    assert "html" not in answer.get("Content-Type", "")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/bookings/not-an-id", 404),
        ("DELETE", "/bookings", 405),
        ("TRACE", "/me", 405),
        ("POST", "/health", 404),
    ],
)
def test_what_django_itself_answers_is_a_problem(anyone: ApiClient, method: str, path: str, status: int) -> None:
    answer = anyone.call(method, path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer["X-Request-ID"]


def test_the_openapi_document_is_the_committed_one(anyone: ApiClient) -> None:
    """A change of the contract is meant, and reviewed: write it with `manage.py openapi`."""
    assert anyone.get("/openapi.json").json() == json.loads(SNAPSHOT.read_text())


def test_the_document_keeps_its_conventions(anyone: ApiClient) -> None:
    document = anyone.get("/openapi.json").json()
    ids = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(ids) == len(set(ids))
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*[a-zA-Z]*", operation["operationId"])
            assert len(operation["tags"]) == 1, (method, path)
            assert "security" in operation
            assert operation["description"]
            problems = [answer for status, answer in operation["responses"].items() if status >= "400"]
            assert problems, (method, path)
            for parameter in operation["parameters"]:
                assert "null" not in json.dumps(parameter), (method, path, parameter)


def test_the_docs_page_needs_no_other_host(anyone: ApiClient) -> None:
    page = anyone.get("/docs").content.decode()
    assert not re.findall(r"""(?:src|href)=["']https?://""", page)


@pytest.mark.parametrize(
    ("path", "model"),
    [("/vendor", "Vendor"), ("/contacts/{}", "Contact"), ("/services/{}", "Service"), ("/me", "User")],
)
def test_text_of_any_length_is_refused_or_stored_whole(world: World, path: str, model: str) -> None:
    address = path.format(world.service.id if "services" in path else world.contact.id)
    for field in apps.get_model("domain", model)._meta.get_fields():
        for length in (41, 81, 201, 4001):
            answer = world.alice.api.patch(address, {field.name: "x" * length})
            assert answer.status_code in (200, 422), (field.name, length, answer.content)


PATCHES = {
    "/vendor": ("name", "website", "industry", "size", "timezone", "locale", "currency", "country_code"),
    "/services/{}": (
        "title",
        "description",
        "duration_minutes",
        "buffer_before_minutes",
        "capacity",
        "price",
        "currency",
        "requires_confirmation",
        "member_ids",
    ),
    "/contacts/{}": ("name", "language"),
    "/me": ("first_name", "last_name"),
}


@pytest.mark.parametrize(("path", "field"), [(path, field) for path, fields in PATCHES.items() for field in fields])
def test_what_can_not_be_empty_is_not_emptied_by_null(world: World, path: str, field: str) -> None:
    address = path.format(world.service.id if "services" in path else world.contact.id)
    answer = world.alice.api.patch(address, {field: None})
    assert (answer.status_code, answer.json()["errors"][0]["loc"]) == (422, ["body", field])
    assert world.alice.api.patch(address, {}).status_code == 200
