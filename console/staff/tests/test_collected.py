"""The console as a release serves it: static files collected, each under a name with a digest.

What a browser makes of them, and that they are compressed, is in tests/test_release.py.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import join, normpath

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http.response import HttpResponseBase
from django.test import Client, override_settings

from conftest import World
from console.pages import modules

pytestmark = pytest.mark.django_db  # when an answer is closed Django looks at its connections

BACKEND = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
IMPORTED = re.compile(r"(?:^|\n)(?:import|export)\s[^;]*?from '([^']+)'|(?<!\{)\bimport\('([^']+)'\)")
PAGES = {
    "/": ("staff",),
    "/account/reset-password": ("pages", "account"),
    "/book/spa": ("pages", "booking"),
    "/booking": ("pages", "booking"),
    "/messages": ("pages", "refusals"),
    "/api/v1/docs": ("docs",),
}
"""And whose scripts they run."""


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("collected")
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": BACKEND}}
    serving = {"WHITENOISE_USE_FINDERS": False, "WHITENOISE_AUTOREFRESH": False}
    with override_settings(STATIC_ROOT=root, STORAGES=storages, **serving):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root


def got(client: Client, address: str) -> HttpResponseBase:
    answer = client.get(address)
    assert answer.status_code == 200, address
    if answer.streaming:
        answer.close()
    return answer


def lasts(answer: HttpResponseBase) -> bool:
    return "immutable" in answer["Cache-Control"]


def inline_map(html: str) -> str:
    (inline,) = re.findall(r'<script type="importmap">([^<]+)</script>', html)
    return str(inline)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_finds_all_that_it_loads(collected: Path, client: Client, world: World, page: str) -> None:
    answer = client.get(page)
    html = answer.content.decode()
    assert modules.source_of(inline_map(html)) in answer["Content-Security-Policy"]
    assert html.index("importmap") < html.index('type="module"')
    loaded = [unescape(each) for each in re.findall(r'(?:src|href)="(/static/[^"]+)"', html)]
    assert loaded
    for address in loaded:
        assert lasts(got(client, address)), address


@pytest.mark.parametrize("page", PAGES)
def test_each_import_leads_to_a_file_that_lasts(collected: Path, client: Client, world: World, page: str) -> None:
    known = json.loads(inline_map(client.get(page).content.decode()))["imports"]
    for name, address in known.items():
        answer = got(client, address)
        assert lasts(answer), name
        assert answer["Content-Type"].startswith("text/javascript"), name
    for area in PAGES[page]:
        for module in modules.of(area):
            code = (modules.CONSOLE / area / "static" / module).read_text()
            without_comments = re.sub(r"/\*.*?\*/|^\s*//.*$", "", code, flags=re.DOTALL | re.MULTILINE)
            for name in (one or other for one, other in IMPORTED.findall(without_comments)):
                wanted = normpath(join("/static", module, "..", name)) if name.startswith(".") else name
                assert wanted in known, (module, name)
