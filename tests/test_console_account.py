"""One's account in the console: a second factor, several businesses, and sessions that end; in a browser."""

import io
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import DESKTOP, PHONE, Console, chromium, looked_at
from tests.people import PASSWORD, hire, owner_of, signed_in, totp
from tests.system import System

pytestmark = pytest.mark.xdist_group("system")

NEW_PASSWORD = "another-long-secret"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def sign_in_with(page: Page, email: str, code: str, password: str = NEW_PASSWORD) -> None:
    page.get_by_label("E-mail or username").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in").click()


def form_of(page: Page, button: str) -> Locator:
    return page.locator("form").filter(has=page.get_by_role("button", name=button))


def scanned(page: Page) -> str:
    """What a phone's camera reads from the QR code that is shown."""
    expect(page.locator(".toast")).to_have_count(0)  # they may lie over it
    picture = Image.open(io.BytesIO(page.get_by_role("img", name="QR code").screenshot()))
    [found] = zxingcpp.read_barcodes(picture)
    return found.text


def set_up(page: Page, password: str) -> str:
    """The second factor; answers its secret, as an authenticator scans it."""
    form_of(page, "Set up").get_by_label("Current password").fill(password)
    page.get_by_role("button", name="Set up").click()
    address = urlsplit(scanned(page))
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    [secret] = parse_qs(address.query)["secret"]
    expect(page.locator(".secret-once code")).to_have_text(secret)
    looked_at(page, "account-qr-code")
    page.get_by_role("textbox", name="Code").fill(totp(secret))
    page.get_by_role("button", name="Turn on").click()
    expect(page.locator(".codes li")).to_have_count(10)
    return secret


def test_second_factor_password_and_sessions(system: System, browser: Browser) -> None:
    owner_of(system, "corona")
    email = "owner@corona.example"
    console = Console(browser, system.web, DESKTOP)
    page = console.page
    console.sign_in(email, "/settings/account", PASSWORD)

    page.get_by_label("First name").fill("Ursula")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    others = page.get_by_role("button", name="Sign out", exact=True)  # of the API's two sign-ins
    expect(others).to_have_count(2)
    expect(page.get_by_text(re.compile("Chrome. on .Linux"))).to_have_count(1)  # the API's own are no browsers
    others.first.click()
    expect(others).to_have_count(1)
    form_of(page, "Change password").get_by_label("Current password").fill(PASSWORD)
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("Your password is changed")).to_be_visible()
    expect(others).to_have_count(0)

    secret = set_up(page, NEW_PASSWORD)
    codes = page.locator(".codes code").all_inner_texts()
    looked_at(page, "account-codes")
    assert console.axe() == []
    sign_out(page)
    sign_in_with(page, email, "000000")
    expect(page.get_by_role("alert")).to_contain_text("That code is not right")
    page.get_by_label("Code").fill(totp(secret, steps=1))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    sign_out(page)
    sign_in_with(page, email, codes[0])
    expect(page.get_by_text("9 recovery codes are left")).to_be_visible()
    form = form_of(page, "Turn off")
    form.get_by_label("Current password").fill(NEW_PASSWORD)
    form.get_by_label("Code").fill(codes[1])
    form.get_by_role("button", name="Turn off").click()
    expect(page.get_by_role("button", name="Set up")).to_be_visible()

    # The session is ended from elsewhere: whoever goes on is asked to sign in, and comes back to where they were.
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Contacts").click()
    expect(page.get_by_text("No contacts yet")).to_be_visible()
    elsewhere = signed_in(system, email, password=NEW_PASSWORD)
    assert elsewhere.http.post("/auth/logout-all").status_code == 204
    page.get_by_role("searchbox").fill("anybody")
    expect(page.get_by_text("Your session has ended. Please sign in again.")).to_be_visible()
    page.get_by_label("E-mail or username").fill(email)
    page.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Contacts")).to_be_visible()
    console.close()


def test_two_businesses_one_of_which_asks_for_a_second_factor(system: System, browser: Browser) -> None:
    mira, rhea = owner_of(system, "penumbra"), owner_of(system, "annular")
    mira.post("/contacts", {"name": "Of Penumbra"})
    rhea.post("/contacts", {"name": "Of Annular"})
    hire(rhea, "owner@penumbra.example")
    console = Console(browser, system.web, PHONE)
    page = console.page
    console.sign_in("owner@penumbra.example", "/contacts", PASSWORD)
    expect(page.get_by_text("Of Penumbra")).to_be_visible()

    def switch(name: str) -> None:
        page.get_by_role("button", name="More").click()
        page.get_by_role("menuitemradio", name=name).click()

    switch("Annular")
    expect(page).to_have_url(re.compile("/$"))
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Contacts").click()
    expect(page.get_by_text("Of Annular")).to_be_visible()
    expect(page.get_by_text("Of Penumbra")).to_have_count(0)

    # From now on everybody needs one here; nothing else is answered until it is set up.
    changed = signed_in(system, "owner@annular.example").http.patch("/vendor", json={"requires_two_factor": True})
    assert changed.status_code == 200
    page.get_by_role("searchbox").fill("Of")
    expect(page.get_by_role("heading", name="A second step for everybody")).to_be_visible()
    looked_at(page, "second-factor-first")
    assert console.axe() == []
    page.get_by_role("button", name="Penumbra").click()
    expect(page.get_by_text("Of Penumbra")).to_be_visible()
    switch("Annular")
    expect(page.get_by_role("heading", name="A second step for everybody")).to_be_visible()
    set_up(page, PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    page.reload()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Contacts").click()
    expect(page.get_by_text("Of Annular")).to_be_visible()
    console.close()
