"""The AsyncAPI document: valid by the official schema, the committed one, and true of the frames."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest

from chat import encoding, protocol
from chat.examples import EXAMPLES
from conftest import ApiClient, problem

FOLDER = Path(__file__).parent / "asyncapi"
SNAPSHOT = FOLDER / "asyncapi.json"
FRAMES = {*protocol.CLIENT_FRAMES.values(), *protocol.SERVER_FRAMES.values(), *protocol.INBOX_FRAMES.values()}


@pytest.fixture
def document(anyone: ApiClient) -> dict[str, Any]:
    return dict(anyone.get("/asyncapi.json").json())


def test_it_is_the_committed_one(document: dict[str, Any]) -> None:
    """A change of the contract is meant, and reviewed: write it with `manage.py openapi`."""
    assert document == json.loads(SNAPSHOT.read_text())


def test_it_is_valid(document: dict[str, Any]) -> None:
    """By AsyncAPI's own schema (of @asyncapi/specs, Apache 2.0): a draft-07 with all it refers to inside."""
    schema = json.loads((FOLDER / "schema-3.0.0.json").read_text())
    jsonschema.Draft7Validator(schema).validate(document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema).validate(document | {"channels": []})


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for reference in set(re.findall(r'"\$ref":"#/([^"]+)"', orjson.dumps(document).decode())):
        place: Any = document
        for step in reference.split("/"):
            place = place[step]


def test_it_has_every_frame_with_an_example_that_its_schema_takes(document: dict[str, Any]) -> None:
    messages = document["components"]["messages"]
    assert messages.keys() == {model.__name__ for model in FRAMES}
    assert EXAMPLES.keys() == FRAMES
    for name, message in messages.items():
        (example,) = message["examples"]
        schema = {**document["components"]["schemas"][name], "components": document["components"]}
        jsonschema.Draft7Validator(schema).validate(example["payload"])
        assert message["summary"] and message["description"], name


@pytest.mark.parametrize("kind", [*protocol.CLIENT_FRAMES])
def test_the_examples_of_a_client_are_taken(kind: str) -> None:
    frame = EXAMPLES[protocol.CLIENT_FRAMES[kind]]
    assert encoding.parse(orjson.loads(encoding.encode(frame))) == frame


def test_each_close_code_is_told(document: dict[str, Any]) -> None:
    codes = {value for name, value in vars(protocol.Close).items() if name.isupper()}
    for channel in document["channels"].values():
        assert {int(code) for code in channel["x-close-codes"]} == codes


def test_the_page_shows_it_and_needs_no_other_host(anyone: ApiClient) -> None:
    answer = anyone.get("/asyncapi")
    page = answer.content.decode()
    for model in FRAMES:
        assert f"<h4>{EXAMPLES[model].model_dump().get('type', 'error')}</h4>" in page
    assert not re.findall(r"""(?:src|href)=["']https?://|<script|style=""", page)
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/asyncapi", "/asyncapi.json"])
def test_they_are_for_reading_only(anyone: ApiClient, path: str) -> None:
    assert problem(anyone.post(path, {})) == (405, "request.method_not_allowed")
