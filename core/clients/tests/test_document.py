"""The OpenAPI document by the linters, beside the last release, and beside the sockets' document."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.openapi import differ
from core.clients import checking, document
from core.clients.checking import Done

pytestmark = pytest.mark.xdist_group("clients")


def a_copy(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The committed document with a fault planted."""
    copy = json.loads(checking.DOCUMENT.read_text())
    change(copy)
    path = folder / "openapi.json"
    path.write_text(json.dumps(copy))
    return path


def ok(done: Done) -> None:
    assert done.returncode == 0, done.stdout + done.stderr


def test_redocly_finds_nothing() -> None:
    ok(checking.redocly())


def test_spectral_finds_nothing() -> None:
    ok(checking.spectral())


def test_the_linters_find_what_is_wrong(tmp_path: Path) -> None:
    wrong = a_copy(tmp_path, lambda copy: copy["paths"]["/api/v1/bookings"]["get"].pop("operationId"))
    assert "operation-operationId" in checking.redocly(wrong).stdout + checking.spectral(wrong).stdout
    assert checking.spectral(wrong).returncode
    assert checking.redocly(wrong).returncode


def test_nothing_breaks_clients_of_the_last_release() -> None:
    """What is meant to break is released anew: docs/clients.md says how."""
    ok(checking.breaking())


def test_what_breaks_clients_is_found(tmp_path: Path) -> None:
    broken = a_copy(tmp_path, lambda copy: copy["components"]["schemas"]["Booking"]["properties"].pop("starts_at"))
    done = checking.breaking(checking.DOCUMENT, broken)
    assert done.returncode
    assert "starts_at" in done.stdout


def test_frames_and_schemas_of_one_name_are_the_same() -> None:
    schemas = document.whole()["components"]["schemas"]
    assert schemas.keys() >= {"ChatFrame", "InboxFrame", "ClientFrame", "Booking"}
    assert schemas["Message"]["properties"].keys() == schemas["MessageFrame"]["properties"].keys()


def test_schemas_of_one_name_that_are_not_the_same_are_told_apart() -> None:
    assert not differ({"enum": ["a", "b"], "title": "Word"}, {"enum": ["a", "b"]})
    assert differ({"enum": ["a", "b"]}, {"enum": ["a", "b", "c"]})
    assert differ({"properties": {"a": {}}}, {"properties": {"b": {}}})
