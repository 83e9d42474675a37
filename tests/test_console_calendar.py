"""The console on the running system: booked and moved by drag; today, reports and settings; on desktop and phone."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import DESKTOP, PHONE, Console, chromium
from tests.system import Staff, System

pytestmark = pytest.mark.xdist_group("system")

PASSWORD = "a-long-enough-secret"
LONDON = ZoneInfo("Europe/London")
HOUR = 60  # pixels of the day that is shown, which begins at eight


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Studio:
    """A vendor of its own: two members, a service of an hour, a reminder a day ahead, nothing booked."""

    def __init__(self, system: System, name: str) -> None:
        self.email = f"uma@{name}.example"
        profile = {"email": self.email, "password": PASSWORD, "first_name": "Uma", "last_name": "Field"}
        answer = httpx.post(f"{system.web}/api/v1/auth/register", json=profile, timeout=60)
        assert answer.status_code == 201, answer.text
        signed_in = Staff(system, answer.json())
        vendor = signed_in.post("/vendors", {"name": name.title(), "timezone": "Europe/London"})
        login = {"login": self.email, "password": PASSWORD, "vendor_id": vendor["id"]}
        self.owner = Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=60).json())
        role = next(role["id"] for role in self.owner.get("/roles")["items"] if role["key"] == "agent")
        other = {"email": f"vic@{name}.example", "password": PASSWORD, "first_name": "Vic", "last_name": "Marsh"}
        self.vic = self.owner.post("/members", {"role_id": role, "user": other})["id"]
        self.uma = self.owner.get("/members")["items"][0]["id"]
        self.service = self.owner.post("/services", {"title": "Portrait", "duration_minutes": 60})["id"]
        self.owner.post("/reminder-rules", {"minutes_before": 24 * 60, "channels": ["email"]})
        self.rosa = self._contact("Rosa Example")
        self.day = (datetime.now(LONDON) + timedelta(days=9)).date()

    def _contact(self, name: str) -> str:
        email = name.replace(" ", ".").lower() + "@customers.example"
        return str(self.owner.post("/contacts", {"name": name, "email": email})["id"])

    def at(self, hour: int, minute: int = 0) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, hour, minute, tzinfo=LONDON)

    def book(self, name: str, hour: int) -> str:
        wanted = {"service_id": self.service, "staff_id": self.uma, "contact_id": self._contact(name)}
        return str(self.owner.post("/bookings", wanted | {"starts_at": self.at(hour).isoformat()})["id"])

    def booking(self) -> dict[str, Any]:
        """Rosa's."""
        (found,) = self.owner.get(f"/bookings?contact_id={self.rosa}")["items"]
        return dict(found)


def place(page: Page, column: int, hour: float) -> tuple[float, float]:
    """Where a member's column stands at that hour."""
    box = page.locator(".ec-body .ec-day").nth(column).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + (hour - 8) * HOUR + 4


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()


def drag_event(page: Page, event: Locator, to: tuple[float, float]) -> None:
    box = event.bounding_box()
    assert box
    drag(page, (box["x"] + box["width"] / 2, box["y"] + 4), to)


@pytest.mark.parametrize(("size", "name"), [(DESKTOP, "umber"), (PHONE, "ochre")], ids=["desktop", "phone"])
def test_booked_and_moved_by_drag(system: System, browser: Browser, size: tuple[int, int], name: str) -> None:
    studio = Studio(system, name)
    studio.book("Theo Example", 12)
    console = Console(browser, system.web, size)
    page = console.page
    console.sign_in(studio.email, f"/calendar?view=day&date={studio.day}", PASSWORD)
    expect(page.locator(".ec-event.booking")).to_have_count(1)
    assert console.axe() == []

    # Book: the span is selected, the customer found by name.
    drag(page, place(page, 0, 10), place(page, 0, 10.75))
    sheet = page.get_by_role("dialog", name="New booking")
    expect(sheet.get_by_label("Time", exact=True)).to_have_value("10:00")
    expect(sheet.get_by_label("With", exact=True)).to_have_value(studio.uma)
    expect(sheet.get_by_role("button", name="10:00")).to_have_attribute("aria-pressed", "true")
    assert console.axe() == []
    sheet.get_by_role("combobox", name="Customer").fill("Rosa")
    sheet.get_by_role("option", name="Rosa Example").click()
    sheet.get_by_role("button", name="Book", exact=True).click()

    # What will be sent: the reminder, a day ahead.
    detail = page.get_by_role("dialog", name="Rosa Example")
    reminder = detail.get_by_role("listitem").filter(has_text="Reminder")
    expect(reminder).to_contain_text("Scheduled for")
    expect(reminder).to_contain_text("10:00")
    assert console.axe() == []
    detail.get_by_role("button", name="Close").click()
    assert datetime.fromisoformat(studio.booking()["starts_at"]) == studio.at(10).astimezone(UTC)

    # Onto a time that is taken: it goes back, and the nearest free starts are offered.
    event = page.locator(".ec-event.booking").filter(has_text="Rosa Example")
    drag_event(page, event, place(page, 0, 12))
    refused = page.get_by_role("dialog", name="That time is taken")
    expect(refused.locator(".nearest button").first).to_be_visible()
    assert console.axe() == []
    assert datetime.fromisoformat(studio.booking()["starts_at"]) == studio.at(10).astimezone(UTC)
    refused.get_by_role("button", name="13:00").click()
    expect(refused).to_have_count(0)
    expect(event.locator("time")).to_contain_text("13:00")

    # To somebody else, at another time.
    drag_event(page, event, place(page, 1, 15))
    expect(page.get_by_text("is moved to").last).to_contain_text("15:00")
    moved = studio.booking()
    assert (moved["staff"]["id"], moved["version"]) == (studio.vic, 3)
    assert datetime.fromisoformat(moved["starts_at"]) == studio.at(15).astimezone(UTC)
    console.close()


def test_what_others_book_is_shown_as_it_happens(system: System, browser: Browser) -> None:
    """The socket alone tells: the clock by which the page looks for itself stands still."""
    studio = Studio(system, "sienna")
    console = Console(browser, system.web, DESKTOP)
    page, frames = console.page, list[str]()
    page.add_init_script("window.setInterval = () => 0")
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))))
    console.sign_in(studio.email, f"/calendar?view=day&date={studio.day}", PASSWORD)
    event = page.locator(".ec-event.booking")
    expect(page.locator('.calendar-grid[aria-busy="false"]')).to_be_visible()
    while not any('"cursor"' in frame for frame in frames):
        page.wait_for_timeout(50)

    # Looking once more when the socket opened may show the first; what follows it nobody but the socket tells.
    booking = studio.book("Theo Example", 12)
    expect(event.locator("time")).to_contain_text("12:00")
    studio.owner.post(f"/bookings/{booking}/reschedule", {"starts_at": studio.at(14).isoformat()}, status=200)
    expect(event.locator("time")).to_contain_text("14:00")
    event.click()
    sheet = page.get_by_role("dialog", name="Theo Example")
    expect(sheet).to_contain_text("14:00")
    studio.owner.post(f"/bookings/{booking}/reschedule", {"starts_at": studio.at(16).isoformat()}, status=200)
    expect(sheet).to_contain_text("16:00")
    studio.owner.post(f"/bookings/{booking}/cancel", {}, status=200)
    expect(sheet.locator(".chip.state")).to_have_text("Cancelled")
    sheet.get_by_role("button", name="Close").click()
    expect(event).to_have_count(0)
    told = [json.loads(frame) for frame in frames if "booking_changed" in frame]
    assert {"created", "rescheduled", "cancelled"} == {frame["what"] for frame in told}
    assert not [frame for frame in frames if "Theo" in frame]

    # Today's page is told, too: of what waits to be confirmed on whichever day.
    studio.owner.patch(f"/services/{studio.service}", {"requires_confirmation": True})
    page.goto("/")
    waiting = page.locator(".card.side").filter(has_text="Waiting to be confirmed")
    expect(page.get_by_role("heading", name="Today’s bookings")).to_be_visible()
    for name in ("Ines Example", "Omar Example"):
        studio.book(name, 10 if name.startswith("Ines") else 16)
        expect(waiting).to_contain_text(name)
    console.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_everybody_can_use_today_reports_and_settings(system: System, browser: Browser, size: tuple[int, int]) -> None:
    console = Console(browser, system.web, size)
    page = console.page
    console.sign_in("owner@serenity.example", "/")
    expect(page.get_by_role("heading", name="Today’s bookings")).to_be_visible()
    expect(page.locator(".card .loading")).to_have_count(0)
    assert console.axe() == []
    shown = {
        "/calendar?view=week": ".ec-event.booking",
        "/calendar?view=month": ".ec-event.booking",
        "/calendar?view=list": ".ec-event.booking, .ec-no-events",
        "/reports": ".totals",
        "/reports?by=service&measure=revenue": ".bar-rows",
        "/reports?of=first-responses": ".totals.of-4",
        "/reports?of=first-responses&by=member": ".totals.of-4",
        "/reports?of=messages": ".totals.of-4",
        "/reports?of=messages&by=category&measure=cost": ".totals.of-4",
        "/settings/services": ".lines",
        "/settings/resources": ".empty, .lines",
        "/settings/replies": ".settings-section",
        "/settings/hours": ".weekdays",
        "/settings/team": ".lines",
        "/settings/reminders": ".lines",
        "/settings/messages": ".preview .letter",
        "/settings/whatsapp": ".wide-facts",
        "/settings/webhooks": ".empty, .lines",
        "/settings/account": ".lines",
    }
    for path, content in shown.items():
        page.goto(path)
        expect(page.locator(content).first).to_be_visible()
        assert console.axe() == [], path
    console.close()
