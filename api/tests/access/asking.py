"""Asking a cell: one call over HTTP, in a transaction that is taken back."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import orjson
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from api.tests.access import rows
from api.tests.access.cells import Cell
from api.tests.access.grammar import Stranger, Thing
from domain import limits

_client = Client(raise_request_exception=False)  # one: a new one reads all static files' names anew


@dataclass(frozen=True)
class Answer:
    """`body` has the id that was tried masked. `wrote`: anything; `wrote_there`: to the other vendor."""

    status: int
    body: str
    wrote: bool
    wrote_there: bool

    @property
    def json(self) -> Any:
        return orjson.loads(self.body or "null")

    @property
    def is_empty(self) -> bool:
        """A list of nothing, or a table of its header alone."""
        return self.json["items"] == [] if self.body.startswith("{") else self.body.count("\n") == 1

    @property
    def code(self) -> str:
        return self.json.get("code", "") if self.status >= 400 else ""


def ask(cell: Cell) -> Answer:
    limits.forget_all()
    with transaction.atomic():
        cell.caller.use()
        if cell.case.before:
            cell.case.before(cell.caller)
        began = rows.changes()
        with transaction.atomic():
            tried, response = _send(cell)
            body = response.getvalue().decode(errors="replace")  # what is streamed is read now
            wrote = rows.changes() != began
            after = rows.prints(cell.caller.other) if wrote else None
            transaction.set_rollback(True)
        before = rows.prints(cell.caller.other) if wrote else None
        transaction.set_rollback(True)
    body = body.replace(str(tried), "<the id>") if tried else body
    if not (before and after):
        return Answer(response.status_code, body, False, False)
    return Answer(response.status_code, body, before.all != after.all, before.vendors != after.vendors)


def _send(cell: Cell) -> tuple[UUID | None, Any]:
    """The id that was tried, and the response."""
    case, caller = cell.case, cell.caller
    tried = _id(cell) if cell.slot else None

    def fill(where: str, value: Any) -> Any:
        if isinstance(value, Thing):
            return tried if where == cell.slot else caller.id_of(value)
        if isinstance(value, Stranger):
            return value.value
        if isinstance(value, dict):
            return {name: fill(f"{where}.{name}", inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [fill(where, inner) for inner in value]
        return value(caller) if callable(value) else value

    address = "/api/v1" + cell.routed.path.format(**fill("path", case.path))
    if case.query:
        address += "?" + urlencode(fill("query", case.query))
    body, content_type = b"", "application/json"
    if case.file:
        body, content_type = encode_multipart(BOUNDARY, {"file": _file(case.file)}), MULTIPART_CONTENT
    elif case.body is not None:
        body = orjson.dumps(fill("body", case.body))
    headers = {name: value(caller, body) for name, value in case.headers.items()}
    headers |= {"X-Request-ID": "matrix"} | ({"Authorization": f"Bearer {caller.token}"} if caller.token else {})
    return tried, _client.generic(cell.routed.method, address, body, content_type, headers=headers)


def _file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("file", content)


def _id(cell: Cell) -> UUID:
    match cell.whose:
        case "other":
            return cell.caller.other.ids[cell.thing.name]
        case "beyond":
            return cell.caller.vendor.beyond[cell.thing.name]
        case _:
            return uuid4()
