"""Going to a section of the settings, and saving what is filled in there."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect


def section(page: Page, name: str) -> Locator:
    """The section of this name, gone to by its link."""
    page.get_by_role("navigation", name="Settings").get_by_role("link", name=name).click()
    place = page.locator(".settings-place")
    expect(place.get_by_role("heading", name=name, level=1)).to_be_visible()
    expect(place.locator(".loading")).to_have_count(0)
    return place


@contextmanager
def sent(page: Page, method: str, path: str, status: int = 200) -> Iterator[None]:
    """What is done here is asked of the API, which answers so."""
    with page.expect_response(lambda answer: answer.request.method == method and path in answer.url) as seen:
        yield
    answer = seen.value
    assert answer.status == status, (method, answer.url, answer.status)


def save(page: Page, method: str, path: str, status: int = 200) -> None:
    """The dialog's form; it closes."""
    with sent(page, method, path, status):
        page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def line(place: Locator, text: str) -> Locator:
    return place.get_by_role("listitem").filter(has_text=text)
