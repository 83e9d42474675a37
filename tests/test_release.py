"""Spout as a release serves it, in a browser: the image's files, collected; compose.yaml's settings and command."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from core.runtime import ports
from core.runtime.data_folder import DataFolder
from tests.browser import DESKTOP, PHONE, Console, chromium, looked_at
from tests.composed import DOCKERFILE, ROOT, SERVICES, settings_of
from tests.system import System, eventually

pytestmark = pytest.mark.xdist_group("system")

SHARED = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "MEDIA_ROOT")
"""Of the running system: the release stands beside it, on the same databases."""

LOADING = ".loading, .opening, .spinner"
PAGES = {
    "/": "Good",
    "/conversations": "Inbox",
    "/calendar": "Today",
    "/contacts": "Contacts",
    "/reports": "Reports",
    "/settings/services": "Services",
    "/settings/resources": "Rooms and equipment",
    "/settings/hours": "Opening hours",
    "/settings/team": "Team and roles",
    "/settings/reminders": "Reminders",
    "/settings/messages": "Message texts",
    "/settings/replies": "Replies and labels",
    "/settings/whatsapp": "WhatsApp",
    "/settings/business": "Business",
    "/settings/webhooks": "Webhooks",
    "/settings/keys": "API keys",
    "/settings/audit": "Audit log",
    "/settings/account": "Your account",
}


def left_out(folder: str, names: list[str]) -> set[str]:
    """What the image goes without, as .dockerignore says."""
    patterns = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] not in "#!"]
    here = Path(folder).relative_to(ROOT)

    def is_out(name: str) -> bool:
        anywhere = (pattern[3:] for pattern in patterns if pattern.startswith("**/"))
        return any(fnmatch(name, each) for each in anywhere) or any(
            fnmatch(str(here / name), each) for each in patterns
        )

    return {name for name in names if is_out(name)}


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the image has at /app."""
    folder = tmp_path_factory.mktemp("image") / "app"
    shutil.copytree(ROOT, folder, ignore=left_out)
    throw_away = dict(re.findall(r"\b([A-Z_]+)=(\S+) \\$", DOCKERFILE.split("\nRUN DEBUG=0")[1], re.MULTILINE))
    command = [sys.executable, "manage.py", "collectstatic", "--noinput"]
    env = {"PATH": os.environ["PATH"], "DEBUG": "0"} | throw_away
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def release(system: System, image: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a web process as in a container."""
    port = ports.next_free(21_000)
    address = f"http://127.0.0.1:{port}"
    running = DataFolder(system.data).read_state()["environment"]
    settings = settings_of("web") | {name: running[name] for name in SHARED if name in running}
    settings |= {"ALLOWED_HOSTS": "127.0.0.1", "PUBLIC_URL": address, "NUM_PROXIES": "0"}
    given = {"0.0.0.0": "127.0.0.1", "8000": str(port)}
    command = [given.get(word, word) for word in SERVICES["web"]["command"]]
    log = tmp_path_factory.mktemp("release") / "web.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=image,
            env={"PATH": os.environ["PATH"], **settings},
            stdout=output,
            stderr=subprocess.STDOUT,
        )

    def answers() -> bool:
        assert process.poll() is None, log.read_text()
        try:
            return httpx.get(f"{address}/health/ready").status_code == 200
        except httpx.TransportError:
            return False

    eventually(answers, "the release's web process")
    yield address
    process.terminate()
    assert process.wait(30) in (0, -signal.SIGTERM), log.read_text()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_it_is_no_development_server(release: str) -> None:
    page = httpx.get(f"{release}/")
    served = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert len(served) > 5
    for address in served:
        answer = httpx.get(release + address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["Cache-Control"], address
        assert answer.headers["Content-Encoding"] in ("br", "gzip"), address
    missing = httpx.get(f"{release}/api/v1/nothing-here")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    assert "DEBUG" not in httpx.get(f"{release}/nothing-here").text


def test_every_page_of_the_console(release: str, browser: Browser) -> None:
    console = Console(browser, release, DESKTOP)
    refused: list[str] = []
    console.page.on("response", lambda it: refused.append(f"{it.status} {it.url}") if it.status >= 400 else None)
    console.sign_in("owner@serenity.example")
    for path, title in PAGES.items():
        console.page.goto(path)
        expect(console.page.get_by_role("navigation", name="Main")).to_be_visible()
        expect(console.page.get_by_text(title).locator("visible=true").first).to_be_visible()
        expect(console.page.locator(LOADING)).to_have_count(0)
    assert refused == []
    console.close()


@pytest.mark.parametrize("locale", ["en-GB", "es-ES"])
def test_on_a_phone_nothing_hangs_out_of_the_window(release: str, browser: Browser, locale: str) -> None:
    console = Console(browser, release, PHONE, locale)
    page = console.page
    page.goto("/")
    page.locator("input[name=login]").fill("owner@serenity.example")
    page.locator("input[name=password]").fill("demo-password")
    page.locator("button[type=submit]").click()
    for path in (*PAGES, "/reports?of=first-responses", "/reports?of=messages&by=category"):
        expect(page.locator("nav.nav")).to_be_visible()
        page.goto(path)
        expect(page.locator("h1:visible, .calendar-head:visible").first).to_be_visible()
        expect(page.locator(LOADING)).to_have_count(0)
        looked_at(page, f"release-{locale}-{path.strip('/').replace('/', '-') or 'today'}")
        assert console.hanging_out() == [], path
    console.close()


def test_a_message_arrives_while_one_looks(system: System, release: str, browser: Browser) -> None:
    console = Console(browser, release, DESKTOP)
    console.sign_in("owner@serenity.example", "/conversations")
    expect(console.page.get_by_role("heading", name="Inbox")).to_be_visible()
    said = {"phone_number_id": "1000000001", "from": "447700900861", "name": "Nils Example", "text": "Open today?"}
    httpx.post(f"{system.phone}/control/messages", json=said).raise_for_status()
    console.page.get_by_role("link", name=re.compile("Nils Example")).click()
    expect(console.page.get_by_role("log").get_by_text("Open today?")).to_be_visible()
    looked_at(console.page, "release-thread")
    console.close()


def test_the_pages_for_customers_and_for_developers(release: str, browser: Browser) -> None:
    for path, seen in (
        ("/book/serenity-spa", "Serenity Spa"),
        ("/booking", "not complete"),
        ("/api/v1/docs", "Sign in"),
        ("/api/v1/asyncapi", "/ws/chat/"),
        ("/admin/", "Spout operations"),
    ):
        console = Console(browser, release, PHONE)
        console.page.goto(path)
        expect(console.page.get_by_text(seen).locator("visible=true").first).to_be_visible()
        looked_at(console.page, f"release-{path.strip('/').replace('/', '-')}")
        console.close()
