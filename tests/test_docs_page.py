"""The API's document in the browser: signing in on its page, and trying operations out as whoever signed in."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from api import examples
from tests import browser as browsers
from tests.browser import DESKTOP, PHONE, Console
from tests.system import System

pytestmark = pytest.mark.xdist_group("system")

FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.chromium() as running:
        yield running


def sign_in(page: Page, login: str, password: str = "demo-password") -> None:
    page.get_by_label("E-mail or username").fill(login)
    page.get_by_label("Password", exact=True).fill(password)
    page.keyboard.press("Enter")


def open_operation(page: Page, tag: str, operation: str) -> None:
    """Its block, ready to be executed."""
    page.goto(f"/api/v1/docs#/{tag}/{operation}")
    page.get_by_role("button", name="Try it out").click()


def execute(page: Page) -> tuple[int, str]:
    """The status and the token that an execution was answered and asked with."""
    with page.expect_response(re.compile("/api/v1/me$")) as answer:
        page.get_by_role("button", name="Execute").click()
    return answer.value.status, answer.value.request.headers.get("authorization", "")


def test_a_sign_in_that_sticks(system: System, browser: Browser) -> None:
    console = Console(browser, system.web, DESKTOP)
    page = console.page
    open_operation(page, "me", "getMe")
    assert execute(page) == (401, "")

    sign_in(page, "owner@serenity.example", "not-the-password")
    expect(page.get_by_role("alert")).to_contain_text("password")
    sign_in(page, "owner@serenity.example")
    expect(page.locator("#who")).to_have_text("Olivia Hart · Serenity Spa")
    expect(page.locator("#who")).to_be_focused()
    expect(page.locator("#said")).to_be_hidden()
    page.get_by_role("button", name="Try it out").click()
    status, token = execute(page)
    assert (status, token[:10]) == (200, "Bearer eyJ")
    assert console.axe(".bar") == []

    page.reload()
    expect(page.locator("#who")).to_have_text("Olivia Hart · Serenity Spa")
    page.get_by_role("button", name="Try it out").click()
    assert execute(page)[0] == 200
    assert page.evaluate(FITS), "nothing hangs out of the window"

    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_label("E-mail or username")).to_be_focused()
    assert execute(page) == (401, "")
    page.reload()
    expect(page.get_by_label("E-mail or username")).to_be_visible()
    assert console.axe(".bar") == []
    console.close()


def test_on_a_phone_nothing_hangs_out_of_the_window(system: System, browser: Browser) -> None:
    console = Console(browser, system.web, PHONE)
    page = console.page
    open_operation(page, "me", "getMe")
    sign_in(page, "owner@serenity.example")
    expect(page.locator("#who")).to_have_text("Olivia Hart · Serenity Spa")
    page.get_by_role("button", name="Try it out").click()
    assert execute(page)[0] == 200
    assert page.evaluate(FITS)
    assert console.axe(".bar") == []
    console.close()


def test_an_example_is_done_as_it_stands(system: System, browser: Browser) -> None:
    console = Console(browser, system.web, DESKTOP)
    page = console.page
    page.goto("/api/v1/docs#/bookings/createBooking")
    body = page.locator("#operations-bookings-createBooking .opblock-section-request-body")
    expect(body).to_contain_text(examples.SERVICE)
    sign_in(page, "owner@serenity.example")
    expect(body).not_to_contain_text(examples.SERVICE)  # but a service of the spa's
    page.get_by_role("button", name="Try it out").click()
    with page.expect_response(re.compile("/api/v1/bookings$")) as answer:
        page.get_by_role("button", name="Execute").click()
    assert answer.value.status == 201, answer.value.text()
    console.close()


def test_a_token_that_expires_is_renewed_and_an_ended_session_says_so(system: System, browser: Browser) -> None:
    console = Console(browser, system.web, DESKTOP)
    page = console.page
    page.clock.install()
    open_operation(page, "me", "getMe")
    sign_in(page, "lead@serenity.example")
    expect(page.locator("#who")).to_have_text("Lena Brook · Serenity Spa")
    page.get_by_role("button", name="Try it out").click()
    _, first = execute(page)
    page.clock.fast_forward("15:00")
    status, second = execute(page)
    assert (status, second != first) == (200, True)

    page.evaluate(
        "token => fetch('/api/v1/auth/logout-all', { method: 'POST', headers: { Authorization: token } })", second
    )
    assert execute(page)[0] == 401
    expect(page.get_by_role("alert")).to_have_text("Your session has ended. Sign in again.")
    console.close()
