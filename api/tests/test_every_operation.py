"""Sweeps over the router table: what must hold for every operation, those of tomorrow too."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from api.api import api
from api.tests.access.grammar import PUBLIC
from api.tests.access.routed import Routed, operations
from api.tests.access.table import OPERATIONS as TABLE
from conftest import ApiClient, World
from domain.contacts.models import Contact
from domain.members import actions as members
from domain.people.models import Member, Role, User
from domain.resources import actions as resources
from domain.resources.models import Resource
from domain.roles import actions as roles
from domain.services.models import Service
from domain.teams.models import Team
from domain.vendors.models import Vendor

SNAPSHOT = Path(__file__).parent / "openapi.json"
OPERATIONS = operations(api)
PUBLIC_ONES = {name for name, entry in TABLE.items() if entry.access == PUBLIC}
BAD_BODIES = [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"x"', b'{"a": NaN}', b"1" * 5000]


def filled(path: str, value: object) -> str:
    return re.sub(r"{[^}]+}", str(value), path)


def test_there_are_operations() -> None:
    assert len(OPERATIONS) > 90


@pytest.mark.parametrize("operation", [op for op in OPERATIONS if op.name not in PUBLIC_ONES], ids=lambda op: op.name)
def test_nobody_gets_in_without_a_token(anyone: ApiClient, operation: Routed, db: None) -> None:
    for given in ("", "Bearer nonsense", "Basic eDp5", "Bearer"):
        headers = {"Authorization": given} if given else {}
        answer = anyone.call(operation.method, filled(operation.path, uuid4()), {}, **headers)
        assert answer.status_code == 401, (given, answer.content)
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda op: op.name)
def test_a_bad_body_is_a_problem_never_html_or_a_500(world: World, operation: Routed) -> None:
    """Of one who gets through every door."""
    User.objects.filter(id=world.alice.user.id).update(is_superuser=True)
    alice, address = world.alice.api, "/api/v1" + filled(operation.path, uuid4())
    for body in BAD_BODIES:
        answer = alice.client.generic(
            operation.method, address, body, content_type="application/json", headers=alice.headers
        )
        assert answer.status_code < 500, (body, answer.content)
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


def inline_enums(part: Any, place: str = "") -> Iterator[str]:
    """Where values are listed that have no name of their own."""
    if isinstance(part, list):
        for number, inner in enumerate(part):
            yield from inline_enums(inner, f"{place}/{number}")
    elif isinstance(part, dict):
        if len(part.get("enum", ())) > 1 and not re.fullmatch(r"/components/schemas/\w+", place):
            yield place
        for name, inner in part.items():
            yield from inline_enums(inner, f"{place}/{name}")


def test_every_enum_has_a_name(anyone: ApiClient) -> None:
    """So that a generated client has one type for it, and not one for each place."""
    assert [*inline_enums(anyone.get("/openapi.json").json())] == []
    assert [*inline_enums(anyone.get("/asyncapi.json").json())] == []
    planted = {"paths": {"/x": {"get": {"parameters": [{"schema": {"enum": ["a", "b"], "type": "string"}}]}}}}
    assert [*inline_enums(planted)] == ["/paths//x/get/parameters/0/schema"]


def test_the_docs_page_needs_no_other_host(anyone: ApiClient) -> None:
    page = anyone.get("/docs").content.decode()
    assert not re.findall(r"""(?:src|href)=["']https?://""", page)


PATCHED = {
    "/vendor": Vendor,
    "/contacts/{}": Contact,
    "/services/{}": Service,
    "/resources/{}": Resource,
    "/members/{}": Member,
    "/roles/{}": Role,
    "/teams/{}": Team,
    "/me": User,
}
NEVER_EMPTY = {
    "/vendor": "name website industry size timezone locale currency country_code requires_two_factor "
    "takes_public_bookings",
    "/contacts/{}": "name language",
    "/services/{}": "title description duration_minutes buffer_before_minutes capacity price currency "
    "requires_confirmation member_ids resource_ids step_minutes colour is_active is_public",
    "/resources/{}": "name kind is_active",
    "/members/{}": "role_id position is_bookable team_ids user",
    "/roles/{}": "name permissions reach",
    "/teams/{}": "name",
    "/me": "first_name last_name language",
}


def address_of(path: str, world: World) -> str:
    """Of one that alice may change."""
    if path == "/roles/{}":
        return path.format(roles.add(world.alice.actor, name="A role", permissions=[], now=now()).id)
    if path == "/resources/{}":
        return path.format(resources.add(world.alice.actor, name="A room", now=now()).id)
    if path == "/teams/{}":
        return path.format(members.form_team(world.alice.actor, name="A team", now=now()).id)
    ids = {"/contacts/{}": world.contact.id, "/services/{}": world.service.id, "/members/{}": world.bob.member.id}
    return path.format(ids.get(path))


@pytest.mark.parametrize("path", PATCHED)
def test_text_of_any_length_is_refused_or_stored_whole(world: World, path: str) -> None:
    address = address_of(path, world)
    for field in PATCHED[path]._meta.get_fields():
        for length in (41, 81, 201, 4001):
            answer = world.alice.api.patch(address, {field.name: "x" * length})
            assert answer.status_code in (200, 422), (field.name, length, answer.content)


@pytest.mark.parametrize("path", NEVER_EMPTY)
def test_what_can_not_be_empty_is_not_emptied_by_null(world: World, path: str) -> None:
    address = address_of(path, world)
    for field in NEVER_EMPTY[path].split():
        answer = world.alice.api.patch(address, {field: None})
        assert (answer.status_code, answer.json()["errors"][0]["loc"][:2]) == (422, ["body", field])
    assert world.alice.api.patch(address, {}).status_code == 200
