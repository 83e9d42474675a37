"""Inbox, contacts and signing in: the console on the running system, as staff see it on a desktop and on a phone."""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import DESKTOP, PHONE, Console, chromium
from tests.system import Staff, System, letter

pytestmark = pytest.mark.xdist_group("system")

BUSINESS = "1000000001"
"""Serenity Spa's number, whose staff are of the demo."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def phone_of(browser: Browser, system: System, customer: str) -> Page:
    """The customer's WhatsApp."""
    page = browser.new_page()
    page.goto(f"{system.phone}/#{BUSINESS}/{customer}")
    return page


def write(phone: Page, text: str) -> None:
    phone.get_by_role("textbox", name="Message").fill(text)
    phone.get_by_role("button", name="Send", exact=True).click()


@pytest.mark.parametrize(
    ("size", "customer"), [(DESKTOP, "447700900411"), (PHONE, "447700900412")], ids=["desktop", "phone"]
)
def test_a_customer_is_answered(system: System, browser: Browser, size: tuple[int, int], customer: str) -> None:
    phone = phone_of(browser, system, customer)
    console = Console(browser, system.web, size)
    page = console.page
    console.sign_in("staff@serenity.example", "/conversations")

    question = f"Is the sauna open on Sunday? ({customer[-3:]})"
    write(phone, question)
    row = page.get_by_role("link").filter(has_text=question)
    expect(row).to_contain_text("1 unread message")  # it came in by itself
    row.click()
    expect(page.locator(".said.inbound .words")).to_have_text([question])
    assert console.axe() == []

    page.get_by_role("textbox", name="Your message").fill("From ten to six!")
    page.get_by_role("button", name="Send", exact=True).click()
    answer = page.locator(".said.outbound").filter(has_text="From ten to six!")
    expect(phone.get_by_text("From ten to six!").first).to_be_visible()
    expect(answer.locator('[data-status="read"]')).to_be_visible()

    page.get_by_role("button", name="Internal note").click()
    page.get_by_role("textbox", name="Your note").fill("Comes with her mother")
    page.get_by_role("button", name="Add note").click()
    expect(page.locator(".said.note .words")).to_have_text(["Comes with her mother"])

    write(phone, "Great, see you then!")
    expect(page.locator(".said.inbound .words").last).to_have_text("Great, see you then!")
    page.get_by_role("button", name="Open, Status").click()
    page.get_by_role("menuitemradio", name="Closed").click()
    expect(page.get_by_role("button", name="Closed, Status")).to_be_visible()
    phone.close()
    console.close()


@pytest.mark.parametrize(("size", "digits"), [(DESKTOP, "421"), (PHONE, "422")], ids=["desktop", "phone"])
def test_staff_write_first(system: System, browser: Browser, size: tuple[int, int], digits: str) -> None:
    login = {"login": "staff@serenity.example", "password": "demo-password"}
    staff = Staff(system, httpx.post(f"{system.web}/api/v1/auth/login", json=login, timeout=60).json())
    address = f"ines{digits}@customers.example"
    by_email = staff.post("/contacts", {"name": f"Ines Letters {digits}", "email": address})
    by_phone = staff.post("/contacts", {"name": f"Ines Never {digits}", "phone_number": f"+447700900{digits}"})
    console = Console(browser, system.web, size)
    page = console.page
    console.sign_in(login["login"], f"/contacts/{by_email['id']}")

    page.get_by_role("button", name="Write", exact=True).click()
    expect(page.get_by_text("No messages yet. Write the first one.")).to_be_visible()
    expect(page.get_by_text("The contact has no phone: your text goes by e-mail.")).to_be_visible()
    assert console.axe() == []
    page.get_by_role("textbox", name="Your message").fill(f"We have moved to the harbour ({digits})")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".said.outbound")).to_have_count(1)
    letter(system, address, f"We have moved to the harbour ({digits})")

    # From the card beside the thread one comes to where one writes.
    if size == PHONE:
        page.get_by_role("button", name=by_email["name"]).click()
    page.get_by_role("complementary").get_by_role("button", name="Write", exact=True).click()
    expect(page.get_by_role("textbox", name="Your message")).to_be_focused()

    # Whoever is on WhatsApp and never wrote gets templates only, and so it is said.
    page.goto(f"/contacts/{by_phone['id']}")
    page.get_by_role("button", name="Write", exact=True).click()
    refused = "The customer has not written yet. WhatsApp takes approved templates only: choose one."
    expect(page.get_by_text(refused)).to_be_visible()
    page.locator(".shut-word").get_by_role("button", name="Send a template").click()
    expect(page.get_by_role("dialog", name="Send a template")).to_be_visible()
    thread = page.url
    page.goto(f"/contacts/{by_phone['id']}")
    page.get_by_role("button", name="Write", exact=True).click()
    expect(page).to_have_url(thread)  # there is one, and it stays one
    console.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_everybody_can_use_inbox_and_contacts(system: System, browser: Browser, size: tuple[int, int]) -> None:
    console = Console(browser, system.web, size)
    page = console.page
    console.sign_in("owner@serenity.example", "/conversations")
    expect(page.locator(".row-link").first).to_be_visible()
    assert console.axe() == []

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Contacts").click()
    page.get_by_role("searchbox", name="Search name, phone or e-mail").fill("Amina")
    expect(page.locator(".people tbody tr")).to_have_count(1)
    assert console.axe() == []
    page.get_by_role("link", name="Amina Example").click()
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    expect(page.locator(".timeline li").first).to_be_visible()
    assert console.axe() == []

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    assert console.axe() == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    console.close()


def test_signing_in_and_out(system: System, browser: Browser) -> None:
    console = Console(browser, system.web, DESKTOP)
    page = console.page
    page.goto("/contacts")
    page.get_by_role("button", name="Español").click()
    expect(page.get_by_role("heading", name="Iniciar sesión")).to_be_visible()
    page.get_by_role("button", name="English").click()
    page.get_by_label("E-mail or username").fill("lead@serenity.example")
    page.get_by_label("Password", exact=True).fill("not-the-password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("don’t match")
    assert console.axe() == []

    page.get_by_label("Password", exact=True).fill("demo-password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Contacts")).to_be_visible()  # what was asked for
    page.reload()
    expect(page.get_by_role("heading", name="Contacts")).to_be_visible()  # still signed in
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page).to_have_url(re.compile("/contacts$"))
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    console.close()
