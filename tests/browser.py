"""A person at the console, in Debian's Chromium: what they see, and what they must never see."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from core.clients import npm
from tests.system import PATIENCE

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP, PHONE = (1280, 900), (390, 844)
PICTURES = os.environ.get("SPOUT_PICTURES")
"""Where pictures of what tests see are put, for whoever wants to look at it."""


STRIPS = ".table-frame, .filters, .ec"
"""What is meant to be scrolled sideways."""
HANGING_OUT = """strips => {
  const width = document.documentElement.clientWidth;
  const isOut = (element) => element.getBoundingClientRect().right > width + 1;
  const isSeen = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;
  return [...document.body.querySelectorAll('*')]
    .filter((element) => isOut(element) && isSeen(element) && !element.parentElement.closest(strips))
    .map((element) => `${element.tagName}.${element.getAttribute('class')}`);
}"""


def looked_at(page: Page, name: str) -> None:
    if PICTURES:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{PICTURES}/{name}-{width}.png")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's own; skipped where there is none, but not in CI."""
    found = shutil.which("chromium")
    if found is None:
        assert "CI" not in os.environ, "CI has Chromium"
        pytest.skip("no chromium on this machine")
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


class Console:
    """Somebody's window. `close` tells what went wrong while nobody looked."""

    def __init__(self, browser: Browser, web: str, size: tuple[int, int], locale: str = "en-GB") -> None:
        self.web = web
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=locale, base_url=web, has_touch=size == PHONE
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message: Any) -> None:
        # What the API refuses is said on the page; Chromium writes the status into its console all the same.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def _watch(self, request: Any) -> None:
        ours, asked = urlsplit(self.web), urlsplit(request.url)
        if asked.scheme not in ("blob", "data") and asked.netloc != ours.netloc:
            self.complaints.append(f"asked another host: {request.url}")

    def sign_in(self, login: str, path: str = "/", password: str = "demo-password") -> None:
        self.page.goto(path)
        self.page.get_by_label("E-mail or username").fill(login)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("navigation", name="Main").wait_for()

    def axe(self, part: str = "html") -> list[str]:
        """What a person with a screen reader or keyboard could not do here, or in a part of the page: each serious or
        critical finding."""
        # Ran by the browser's own hand: the page's policy lets in no script but its own.
        self.page.evaluate((npm.install(npm.CONSOLE) / "axe-core" / "axe.min.js").read_text())
        options = {"resultTypes": ["violations"]}
        found = self.page.evaluate("([part, options]) => axe.run(part, options)", [part, options])
        return [
            f"{each['id']}: {node['html'][:200]}"
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]

    def hanging_out(self) -> list[str]:
        """What stands right of the window, besides in what is meant to be scrolled sideways."""
        return list(self.page.evaluate(HANGING_OUT, STRIPS))

    def close(self) -> None:
        self.context.close()
        assert self.complaints == []
