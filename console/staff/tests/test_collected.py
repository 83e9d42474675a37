"""The console as a release serves it: static files collected, each under a name with a digest."""

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

from console.staff import libraries

pytestmark = pytest.mark.django_db  # when an answer is closed Django looks at its connections

BACKEND = "whitenoise.storage.CompressedManifestStaticFilesStorage"
IMPORTED = re.compile(r"(?:^|\n)(?:import|export)\s[^;]*?from '([^']+)'|(?<!\{)\bimport\('([^']+)'\)")


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


def imports(client: Client) -> dict[str, str]:
    (inline,) = re.findall(r'<script type="importmap">([^<]+)</script>', got(client, "/").content.decode())  # type: ignore[attr-defined]
    found: dict[str, str] = json.loads(inline)["imports"]
    return found


def test_the_policy_lets_in_the_map_of_this_release(collected: Path, client: Client) -> None:
    answer = client.get("/")
    (inline,) = re.findall(r'<script type="importmap">([^<]+)</script>', answer.content.decode())
    assert libraries.source_of(inline) in answer["Content-Security-Policy"]


def test_each_page_finds_all_that_it_loads(collected: Path, client: Client) -> None:
    for page in ("/", "/account/reset-password", "/api/v1/docs"):
        html = got(client, page).content.decode()  # type: ignore[attr-defined]
        loaded = [unescape(each) for each in re.findall(r'(?:src|href)="(/static/[^"]+)"', html)]
        assert loaded, page
        for address in loaded:
            assert lasts(got(client, address)), (page, address)


def test_each_import_leads_to_a_file_that_lasts(collected: Path, client: Client) -> None:
    known = imports(client)
    for name, address in known.items():
        answer = got(client, address)
        assert lasts(answer), name
        assert answer["Content-Type"].startswith("text/javascript"), name
    for module in libraries.MODULES:
        code = (libraries.SCRIPTS / module).read_text()
        without_comments = re.sub(r"/\*.*?\*/|^\s*//.*$", "", code, flags=re.DOTALL | re.MULTILINE)
        for name in (one or other for one, other in IMPORTED.findall(without_comments)):
            wanted = normpath(join("/static", module, "..", name)) if name.startswith(".") else name
            assert wanted in known, (module, name)
