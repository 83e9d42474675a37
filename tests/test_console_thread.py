"""What a thread of the console can do besides words: pictures, reactions, answers to one message, snoozing."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Locator, expect

from tests.browser import DESKTOP, PHONE, Console, chromium, looked_at
from tests.people import signed_in
from tests.system import System
from tests.test_console import phone_of, write

pytestmark = pytest.mark.xdist_group("system")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def picture(name: str, colour: str) -> FilePayload:
    content = io.BytesIO()
    Image.new("RGB", (320, 200), colour).save(content, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": content.getvalue()}


def is_drawn(image: Locator) -> None:
    expect(image).to_be_visible()
    expect(image).to_have_js_property("naturalWidth", 320)


@pytest.mark.parametrize(
    ("size", "customer"), [(DESKTOP, "447700900413"), (PHONE, "447700900414")], ids=["desktop", "phone"]
)
def test_pictures_reactions_and_snoozing(
    system: System, browser: Browser, size: tuple[int, int], customer: str
) -> None:
    owner = signed_in(system, "owner@serenity.example", password="demo-password")
    shortcut = f"parking-{customer[-3:]}"
    owner.post("/canned-replies", {"shortcut": shortcut, "text": "{contact_name}, park behind the house."})
    phone = phone_of(browser, system, customer)
    write(phone, f"Which towel is mine? ({customer[-3:]})")
    console = Console(browser, system.web, size)
    page = console.page
    console.sign_in("owner@serenity.example", "/conversations")
    row = page.get_by_role("link").filter(has_text=f"mine? ({customer[-3:]})")
    row.click()
    asked = page.locator(".said.inbound").filter(has_text="Which towel is mine?")

    # A picture there, and one back.
    page.locator('.composer input[type="file"]').set_input_files(picture("towel.png", "teal"))
    expect(page.get_by_role("list", name="Files to be sent").get_by_role("listitem")).to_contain_text("towel.png")
    page.get_by_role("textbox", name="Your message").fill("This one?")
    page.get_by_role("button", name="Send", exact=True).click()
    sent = page.locator(".said.outbound").filter(has_text="This one?")
    is_drawn(sent.get_by_role("img", name="towel.png"))
    is_drawn(phone.locator(".row.theirs img.picture"))
    phone.locator('input[type="file"]').set_input_files(picture("mine.png", "plum"))
    theirs = page.locator(".said.inbound .picture")
    is_drawn(theirs.get_by_role("img"))
    theirs.click()
    is_drawn(page.get_by_role("dialog").get_by_role("img"))
    looked_at(page, "thread-picture")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    # A reaction, and taken back.
    def do(what: str) -> None:
        asked.hover()
        asked.get_by_role("button", name="Message actions").click()
        page.get_by_role("menuitemradio", name=what).or_(page.get_by_role("menuitem", name=what)).click()

    do("👍")
    expect(asked.locator(".reactions")).to_contain_text("👍")
    expect(phone.locator(".reaction")).to_have_text("👍")
    looked_at(page, "thread-reaction")
    do("👍")
    expect(asked.locator(".reactions")).to_have_count(0)
    expect(phone.locator(".reaction")).to_have_count(0)

    # An answer to that one message, in words that are kept.
    do("Reply to this")
    message = page.get_by_role("textbox", name="Your message")
    message.press_sequentially(f"/{shortcut}")
    page.get_by_role("option").filter(has_text=shortcut).click()
    expect(message).to_have_value(f"+{customer}, park behind the house.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(phone.locator(".row.theirs .quote")).to_contain_text("Which towel is mine?")
    assert console.axe() == []

    # Away until they write.
    page.get_by_role("button", name="Open, Status").click()
    page.get_by_role("menuitemradio", name="Snooze").click()
    page.get_by_role("dialog").get_by_role("button", name="Until the customer writes").click()
    expect(page.get_by_role("button", name="Snoozed, Status")).to_be_visible()
    expect(row).to_have_count(0)
    write(phone, "Found it!")
    expect(page.get_by_role("button", name="Open, Status")).to_be_visible()
    expect(page.locator(".said.inbound .words").last).to_have_text("Found it!")

    # Without a connection it is said, and what is written waits; then it goes out once.
    console.context.set_offline(True)
    message.fill("See you then!")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".said.on-its-way")).to_have_count(1)
    expect(page.get_by_text("Reconnecting…")).to_be_visible()
    looked_at(page, "thread-offline")
    console.context.set_offline(False)
    expect(page.get_by_text("Reconnecting…")).to_have_count(0)
    expect(page.locator(".said.on-its-way")).to_have_count(0)
    expect(phone.locator(".row.theirs").filter(has_text="See you then!")).to_have_count(1)
    phone.close()
    console.close()
