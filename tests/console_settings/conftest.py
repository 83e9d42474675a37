"""The owner of a business of its own at the settings, in one window for all of them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import DESKTOP, Console, chromium
from tests.people import PASSWORD, owner_of
from tests.system import Staff, System


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def owner(system: System) -> Staff:
    return owner_of(system, "umbra")


@pytest.fixture(scope="package")
def console(system: System, browser: Browser, owner: Staff) -> Iterator[Console]:
    console = Console(browser, system.web, DESKTOP)
    console.sign_in("owner@umbra.example", "/settings/services", PASSWORD)
    yield console
    console.close()


@pytest.fixture
def page(console: Console) -> Iterator[Page]:
    """The owner's window, where no dialog was left open."""
    if console.page.get_by_role("dialog").count():
        console.page.reload()
    yield console.page
    complaints, console.complaints = console.complaints, []
    assert complaints == []
