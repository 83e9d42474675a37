"""Contacts out to a spreadsheet, and in again."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import ApiClient, World, problem
from domain import sheets
from domain.contacts import actions, exports


def upload(api: ApiClient, content: bytes, query: str = "") -> Any:
    file = SimpleUploadedFile("contacts.csv", content, content_type="text/csv")
    return api.client.post(f"/api/v1/contacts/import{query}", {"file": file}, headers=api.headers)


def exported(api: ApiClient, query: str = "") -> bytes:
    answer = api.get(f"/contacts/export{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert answer.streaming
    return bytes(answer.getvalue())


def test_what_is_exported_is_imported_again_as_it_was(world: World) -> None:
    actions.add(world.alice.actor, name='=HYPERLINK("x")', phone_number="+447700900155", now=now())
    sheet = exported(world.alice.api)
    rows = list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"), newline="")))
    assert [(row["name"], row["phone_number"]) for row in rows] == [
        ("Amina Example", "'+447700900142"),
        ('\'=HYPERLINK("x")', "'+447700900155"),
    ]
    assert (rows[0]["takes_marketing"], rows[0]["id"]) == ("true", str(world.contact.id))
    answer = upload(world.alice.api, sheet).json()
    assert [item["result"] for item in answer["items"]] == ["unchanged", "unchanged"]
    changed = sheet.replace(b"Amina Example", b"Amina Other")
    assert upload(world.alice.api, changed).json()["updated"] == 1


def test_a_row_is_refused_with_the_names_of_its_cells(world: World) -> None:
    sheet = b"name,phone_number,email,language\nBen,+44 7700 900155,,es\nEve,123,no,English\n,,,\nhttp://x,,,\n"
    answer = upload(world.bob.api, sheet, "?dry_run=true").json()
    assert (answer["created"], answer["refused"], answer["dry_run"]) == (1, 2, True)
    ben, eve, ad = answer["items"]
    assert (ben["row"], ben["result"], ben["id"]) == (2, "created", None)
    assert (eve["row"], eve["code"]) == (3, "request.invalid")
    assert [error["column"] for error in eve["errors"]] == ["phone_number", "email", "language"]
    assert (ad["row"], [error["column"] for error in ad["errors"]]) == (5, ["name"])
    assert len(world.alice.api.get("/contacts").json()["items"]) == 1
    upload(world.bob.api, sheet)
    found = world.alice.api.get("/contacts?search=ben").json()["items"]
    assert [(each["phone_number"], each["language"]) for each in found] == [("+447700900155", "es")]


def test_the_same_key_does_it_once_and_a_dry_run_is_another_request(world: World) -> None:
    alice = world.alice.api
    body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nname\nBen\n\r\n--b--\r\n'

    def keyed(query: str = "") -> Any:
        headers = alice.headers | {"Idempotency-Key": "1"}
        address, kind = f"/api/v1/contacts/import{query}", "multipart/form-data; boundary=b"
        return alice.client.generic("POST", address, body, content_type=kind, headers=headers)

    assert keyed().json() == keyed().json()
    assert len(alice.get("/contacts?search=ben").json()["items"]) == 1
    assert problem(keyed("?dry_run=true")) == (422, "idempotency.mismatch")


def test_what_is_no_sheet_is_refused_as_a_whole(world: World) -> None:
    for content, code in ((b"\xff", "import.unreadable"), (b"name,vip\nBen,1\n", "import.unknown_columns")):
        assert problem(upload(world.alice.api, content)) == (400, code)
    assert problem(world.alice.api.post("/contacts/import", {})) == (415, "request.unsupported_media_type")


def test_the_export_comes_in_pieces_and_is_of_ones_own_vendor(world: World, monkeypatch: Any) -> None:
    monkeypatch.setattr(sheets, "CHUNK", 2)
    for name in ("Ben", "Cara", "Dan", "Eve"):
        actions.add(world.alice.actor, name=name, now=now())
    with CaptureQueriesContext(connection) as queries:
        pieces = list(exports.as_csv(world.alice.actor))
    assert (len(pieces), len(queries)) == (1 + 3, 4)
    assert [line.split(b",")[1] for piece in pieces[1:] for line in piece.splitlines()][1:] == [
        b"Ben",
        b"Cara",
        b"Dan",
        b"Eve",
    ]
    assert exported(world.charlie.api).count(b"\n") == 1
    assert exported(world.alice.api, "?search=car").count(b"\n") == 2
