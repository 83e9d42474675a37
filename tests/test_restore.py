"""A dump, restored elsewhere as the operators' guide says, is a system that works."""

import re
import shlex
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from core.runtime import binaries
from core.runtime.data_folder import DataFolder
from core.runtime.servers import Servers
from tests.system import ROOT, Staff, System, eventually

pytestmark = pytest.mark.xdist_group("system")

GUIDE = (ROOT / "docs" / "operators.md").read_text()
LAST_THINGS_SENT = "2100-01-01 00:00+00"
KEPT = ("vendor", "user", "member", "contact", "service", "booking", "message", "auditevent", "reminderrule")


def as_written(program: str) -> list[str]:
    """The program with the options that the guide gives it, but for who signs in and where."""
    written = re.search(rf"{program} (--username.*?) (?:spout )?[<>]", GUIDE)
    assert written
    options = [one for one in shlex.split(written[1]) if not one.startswith(("--username", "--dbname"))]
    programs = binaries.postgres()
    assert programs
    return [str(programs / program), *options]


def sign_in(system: System) -> Staff:
    login = {"login": "owner@serenity.example", "password": "demo-password"}
    answer = httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=30)
    assert answer.status_code == 200, answer.text
    return Staff(system, answer.json())


def booked(owner: Staff, service: dict[str, Any], hours: int) -> dict[str, Any]:
    """The body of a booking so far ahead, of the same people each time."""
    starts_at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=70, hours=hours)
    (contact, *_), (member, *_) = (owner.get(f"/{things}")["items"] for things in ("contacts", "members"))
    ids = {"contact_id": contact["id"], "service_id": service["id"], "staff_id": member["id"]}
    return {**ids, "starts_at": starts_at.isoformat()}


def restored(dump: Path, folder: DataFolder, secrets: Path) -> dict[str, int]:
    """The folder of a system with what is in the dump; answers how many rows there are of what lasts."""
    folder.make()
    shutil.copy(secrets, folder.path / secrets.name)
    servers = Servers(folder.path, {"REDIS_URL": "not needed"})
    servers.start()
    try:
        url = servers.environment()["DATABASE_URL"]
        with dump.open("rb") as content:
            done = subprocess.run(
                [*as_written("pg_restore"), f"--dbname={url}"], stdin=content, capture_output=True, check=False
            )
        assert (done.returncode, done.stderr) == (0, b""), done.stderr
        with psycopg.connect(url) as connection:
            connection.execute(leave_alone())
            return counted(connection)
    finally:
        servers.stop()


def leave_alone() -> str:
    """The guide's statement about what may have been sent since."""
    written = re.search(r'--command "(UPDATE domain_delivery.*?)"', GUIDE, re.DOTALL)
    assert written
    return re.sub(r"'\d{4}-\d\d-\d\d \d\d:\d\d\+00'", f"'{LAST_THINGS_SENT}'", written[1])


def counted(connection: psycopg.Connection[Any]) -> dict[str, int]:
    found = {name: connection.execute(f"SELECT count(*) FROM domain_{name}").fetchone() for name in KEPT}
    return {name: row[0] for name, row in found.items() if row}


def dumped(url: str, into: Path) -> dict[str, int]:
    """Write the dump; answers how many rows are in it. Of one snapshot: the system goes on writing."""
    with psycopg.connect(url) as connection, into.open("wb") as dump:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert snapshot
        subprocess.run([*as_written("pg_dump"), f"--snapshot={snapshot[0]}", url], stdout=dump, check=True)
        return counted(connection)


def test_what_was_dumped_is_a_system_that_works(system: System, tmp_path_factory: pytest.TempPathFactory) -> None:
    owner = sign_in(system)
    service = owner.post("/services", {"title": "Restored", "duration_minutes": 60})
    booking = owner.post("/bookings", booked(owner, service, 0))
    url = DataFolder(system.data).read_state()["environment"]["DATABASE_URL"]
    place = tmp_path_factory.mktemp("backup")
    rows = dumped(url, place / "spout.dump")

    folder = DataFolder(place / "restored")
    assert restored(place / "spout.dump", folder, system.data / "development.env") == rows
    again = System(folder.path)
    try:
        same = sign_in(again)
        assert same.get(f"/bookings/{booking['id']}")["starts_at"] == booking["starts_at"]
        taken = same.http.post("/bookings", json=booked(same, service, 0))
        assert (taken.status_code, taken.json()["code"]) == (409, "booking.slot_taken"), "constraints are there"
        same.post("/bookings", booked(same, service, 3))
        waiting = same.get("/deliveries?state=skipped&limit=200")["items"]
        assert any(one["reason"].startswith("Restored from a backup") for one in waiting)
        test = same.post("/channels/whatsapp/test", {"to": "+447700900188"}, status=202)
        sent = f"/deliveries/{test['delivery_id']}"
        eventually(lambda: same.get(sent)["state"] in ("sent", "delivered"), "a note: its secret can be read")
        there = folder.read_state()["environment"]["DATABASE_URL"]
        with psycopg.connect(there) as connection, pytest.raises(psycopg.Error):
            connection.execute("DELETE FROM domain_auditevent")
    finally:
        assert again.stop() == 0
