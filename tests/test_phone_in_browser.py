"""A customer at the simulated phone in a browser: a booking is confirmed and moved by the buttons of its messages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import DESKTOP, PHONE, chromium, looked_at
from tests.people import owner_of
from tests.system import Staff, System, eventually

pytestmark = pytest.mark.xdist_group("system")

NUMBER_ID = "1000000081"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def owner(system: System) -> Staff:
    owner = owner_of(system, "sienna")
    connection = {"phone_number_id": NUMBER_ID, "business_account_id": "9", "access_token": "a-development-token"}
    assert owner.http.put("/channels/whatsapp", json=connection).status_code == 200
    owner.post("/services", {"title": "Haircut", "duration_minutes": 45, "price": "30.00"})
    eventually(lambda: owner.get("/channels/whatsapp")["synced_at"], "the templates to be read")
    return owner


@pytest.mark.parametrize(
    ("size", "customer", "hour"),
    [(DESKTOP, "447700900431", 10), (PHONE, "447700900432", 14)],
    ids=["desktop", "phone"],
)
def test_confirmed_and_moved_by_tapping(
    system: System, browser: Browser, owner: Staff, size: tuple[int, int], customer: str, hour: int
) -> None:
    contact = owner.post("/contacts", {"name": "Ravi Example", "whatsapp_id": customer})
    (service,), (member,) = owner.get("/services")["items"], owner.get("/members")["items"]
    starts_at = (datetime.now(UTC) + timedelta(days=25)).replace(hour=hour, minute=0, second=0, microsecond=0)
    wanted = {"service_id": service["id"], "contact_id": contact["id"], "staff_id": member["id"]}
    booking = owner.post("/bookings", wanted | {"starts_at": starts_at.isoformat()})

    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{system.phone}/#{NUMBER_ID}/{customer}")
    chat = page.get_by_role("log", name="Messages")
    # They have not written yet, so the note of the booking is a template: with its buttons.
    expect(chat.get_by_text("your booking for Haircut is confirmed")).to_be_visible()
    looked_at(page, "phone-confirmation")
    chat.get_by_role("button", name="Confirm", exact=True).click()
    expect(chat.get_by_text("See you on")).to_be_visible()
    stands = owner.get(f"/bookings/{booking['id']}")
    assert (stands["status"], stands["version"]) == ("confirmed", 1)

    chat.get_by_role("button", name="Change time").click()
    times = page.get_by_role("dialog", name="Times")
    eventually(lambda: _opened(chat, times), "the list of times")
    looked_at(page, "phone-times")
    chosen = times.locator(".option").nth(2)
    title = chosen.locator("strong").inner_text()
    chosen.click()
    expect(times).to_have_count(0)
    moved = chat.locator(".row.theirs").filter(has_text="is now on")
    expect(moved).to_be_visible()
    looked_at(page, "phone-moved")
    expect(chat.locator(".row.mine").last).to_contain_text(title)
    after = owner.get(f"/bookings/{booking['id']}")
    assert (after["status"], after["version"]) == ("confirmed", 2)
    assert datetime.fromisoformat(after["starts_at"]) != starts_at
    expect(moved).to_contain_text(title.split(", ")[-1])

    # The buttons of what was do nothing to what is.
    chat.get_by_role("button", name="Cancel", exact=True).first.click()
    expect(chat.get_by_text("This is how your booking stands")).to_be_visible()
    assert owner.get(f"/bookings/{booking['id']}")["status"] == "confirmed"
    page.close()


def _opened(chat: Locator, times: Locator) -> bool:
    """A list that came down while the page was drawn anew is opened once more, as one would: so each look is short."""
    if not times.is_visible():
        chat.get_by_role("button", name="Times").click()
    try:
        expect(times.locator(".option").nth(2)).to_be_visible(timeout=3_000)
    except AssertionError:
        return False
    return True
