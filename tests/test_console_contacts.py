"""Contacts in the console: taken in from a file, two that are one, and all that is kept given out and erased."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from tests.browser import DESKTOP, PHONE, Console, chromium, looked_at
from tests.people import PASSWORD, owner_of
from tests.system import System

pytestmark = pytest.mark.xdist_group("system")

SHEET = """name,phone_number,email
Mina Example,+447700900501,mina@customers.example
Mina E.,+447700900502,
Nobody,12,
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "halo"), (PHONE, "aureole")], ids=["desktop", "phone"])
def test_imported_merged_and_erased(system: System, browser: Browser, size: tuple[int, int], name: str) -> None:
    owner = owner_of(system, name)
    service = owner.post("/services", {"title": "Portrait", "duration_minutes": 60})
    console = Console(browser, system.web, size)
    page = console.page
    console.sign_in(f"owner@{name}.example", "/contacts", PASSWORD)

    # First only looked at.
    page.get_by_role("button", name="Import").click()
    dialog = page.get_by_role("dialog", name="Import")
    sheet: FilePayload = {"name": "people.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}
    dialog.get_by_label("CSV file").set_input_files(sheet)
    dialog.get_by_role("button", name="Check the file").click()
    expect(dialog.get_by_role("status")).to_contain_text("2 new")
    expect(dialog.get_by_role("status")).to_contain_text("1 refused")
    expect(dialog.get_by_role("listitem")).to_contain_text("Row 4")
    looked_at(page, "contacts-import")
    assert console.axe() == []
    assert owner.get("/contacts")["items"] == []
    dialog.get_by_role("button", name="Import 2 rows").click()
    expect(page.locator(".people tbody tr")).to_have_count(2)

    # Two that are one.
    page.get_by_role("link", name="Mina E.").click()
    page.get_by_role("button", name="Actions").click()
    page.get_by_role("menuitem", name="Merge…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Mina Example").click()
    looked_at(page, "contacts-merge")
    assert console.axe() == []
    dialog.get_by_role("button", name="Merge into").click()
    expect(page.get_by_role("heading", name="Mina Example")).to_be_visible()
    (mina,) = owner.get("/contacts")["items"]
    assert mina["phone_number"] == "+447700900501"

    # All that is kept, as a file; then none of it, though something is booked.
    (member,) = owner.get("/members")["items"]
    wanted = {"service_id": service["id"], "contact_id": mina["id"], "staff_id": member["id"]}
    starts_at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=12)
    booking = owner.post("/bookings", wanted | {"starts_at": starts_at.isoformat()})
    page.get_by_role("button", name="Actions").click()
    with page.expect_download() as file:
        page.get_by_role("menuitem", name="Download all that is kept").click()
    archive = zipfile.ZipFile(io.BytesIO(file.value.path().read_bytes()))
    assert "Mina Example" in archive.read("contact.json").decode()

    page.get_by_role("button", name="Actions").click()
    page.get_by_role("menuitem", name="Erase personal data…").click()
    page.get_by_role("dialog").get_by_role("button", name="Erase", exact=True).click()
    sure = page.get_by_role("dialog").filter(has_text="There are bookings to come.")
    looked_at(page, "contacts-erase")
    sure.get_by_role("button", name="Cancel them and erase").click()
    expect(page.get_by_text("Personal data erased")).to_be_visible()
    expect(page.get_by_text("No contacts yet")).to_be_visible()
    assert owner.get("/contacts")["items"] == []
    assert owner.get(f"/bookings/{booking['id']}")["status"] == "cancelled"
    console.close()
