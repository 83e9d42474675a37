"""The console's page and scripts: what can be said of them without a browser."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver

from console.pages import modules
from console.staff import libraries, urls
from domain import access
from domain.audit.actions import SIGN_IN_EVENTS
from domain.errors import Refusal
from domain.outbox import events

CONSOLE = Path(__file__).parents[2]
SCRIPTS = CONSOLE / "staff" / "static" / "staff"
LANGUAGES = ("en", "es")
PATHS = (
    "/",
    "/conversations",
    "/conversations/1",
    "/calendar",
    "/contacts",
    "/contacts/1",
    "/reports",
    "/settings/team",
)
OURS = [path for path in sorted(SCRIPTS.rglob("*.js")) if path.name != "texts.js"]
AUDIT = "settings/audit/texts.js"
TEXTS = sorted(SCRIPTS.rglob("texts.js"))

Texts = dict[str, dict[str, dict[str, str]]]


def texts(path: Path) -> Texts:
    found: Texts = json.loads(path.read_text().removeprefix("export default ").rstrip().removesuffix(";"))
    return found


def places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("path", PATHS)
def test_one_page_with_its_headers(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Frame-Options"] == "DENY"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "trusted-types svelte-trusted-html" in policy.split("; ")
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/nothing", "/conversations/", "/settings/", "/index.html"])
def test_there_are_no_other_pages(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_only_thing_inline_is_what_the_policy_names(client: Client) -> None:
    answer = client.get("/")
    html = answer.content.decode()
    inline = re.findall(r"<script([^>]*)>([^<]+)</script>", html)
    assert [attributes for attributes, _ in inline] == [' type="importmap"']
    assert modules.source_of(inline[0][1]) in answer["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)


def test_in_development_scripts_keep_their_names() -> None:
    assert modules.import_map(["staff"], {}) == ""


def test_the_areas_are_those_of_the_script() -> None:
    named = re.search(r"AREAS = \[(.*?)\]", (SCRIPTS / "router.js").read_text())
    assert named
    assert re.findall(r"'(\w*)'", named[1]) == ["", *urls.AREAS]


def test_the_libraries_are_as_published() -> None:
    """As npm has them, in the versions that the types are of, and each with its licence."""
    pinned = json.loads((CONSOLE / "package.json").read_text())["devDependencies"]
    known = {libraries.FOLDER / "libraries.json"}
    for library in libraries.LIBRARIES:
        folder = libraries.FOLDER / libraries.folder_of(library)
        assert pinned[library["name"]] == library["version"]
        assert any(name.startswith("LICENSE") for name in library["files"])
        assert set(library["imports"].values()) <= set(library["files"])
        for name, digest in library["files"].items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
            known.add(folder / name)
    assert {path for path in libraries.FOLDER.rglob("*") if path.is_file()} == known


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(SCRIPTS)))
def test_scripts_make_no_markup_of_text_and_ask_no_other_host(path: Path) -> None:
    code = path.read_text()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|DOMParser|srcdoc", code)
    without_comments = re.sub(r"^\s*//.*$", "", code, flags=re.MULTILINE)
    assert set(re.findall(r"https?://[\w.]+", without_comments)) == set()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_both_languages_say_everything(path: Path) -> None:
    of = texts(path)
    assert tuple(of) == LANGUAGES
    english, spanish = ({(s, k): v for s, named in of[one].items() for k, v in named.items()} for one in LANGUAGES)
    assert english.keys() == spanish.keys()
    for key, text in english.items():
        assert text == text.strip() != "", key
        assert spanish[key] == spanish[key].strip() != "", key
        assert places(text) == places(spanish[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_two_areas_say_is_the_same(language: str) -> None:
    """Which of them is loaded last changes no word."""
    said: dict[tuple[str, str], str] = {}
    for path in TEXTS:
        for section, named in texts(path)[language].items():
            for name, text in named.items():
                assert said.setdefault((section, name), text) == text, (path.parent.name, section, name)


def test_every_text_that_is_spelled_out_is_there() -> None:
    known = {f"{section}.{name}" for path in TEXTS for section, named in texts(path)["en"].items() for name in named}
    for path in OURS:
        used = set(re.findall(r"\bt\('([^'$]+)'", path.read_text()))
        assert used <= known, (path.name, used - known)


def test_what_the_api_names_is_said_by_its_names() -> None:
    """Of each refusal in words there is a code; all permissions, built-in roles and audited events have theirs."""
    shared, settings, audit = (texts(SCRIPTS / path)["en"] for path in ("texts.js", "settings/texts.js", AUDIT))
    assert get_resolver().url_patterns  # imports all that can refuse
    known = {kind.code for kind in _all_of(Refusal)}
    assert shared["refusal"].keys() <= known, shared["refusal"].keys() - known
    assert settings["permission"].keys() == access.PERMISSIONS.keys()
    assert shared["role_name"].keys() == access.BUILT_IN_ROLES.keys()
    audited = {name for name, event in events.types().items() if event.audited}
    assert audit["done"].keys() == audited | set(SIGN_IN_EVENTS)


def _all_of(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    yield kind
    for each in kind.__subclasses__():
        yield from _all_of(each)
