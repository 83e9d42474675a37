"""Every page of the console: what the server answers, and what can be said of their scripts without a browser."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from conftest import World
from console.pages.tests.looking import LANGUAGES, folder, keys, places, scripts, text_of, texts

PAGES = {
    "/account/verify-email": "account/verify-email.js",
    "/account/reset-password": "account/reset-password.js",
    "/account/invitation": "account/invitation.js",
    "/book/spa": "booking/book.js",
    "/book/nobody": "booking/book.js",
    "/booking": "booking/manage.js",
    "/messages": "refusals/refuse.js",
}
FOLDERS = ("pages", "account", "booking", "refusals")
SAME_EVERYWHERE = {"field.email", "when.zone"}  # "Email" in Vietnamese, times with a city


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_its_headers(client: Client, world: World, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)
    assert ("X-Robots-Tag" in answer) is (page != "/book/spa"), "what is to be found is the vendors' pages"
    assert not answer.cookies
    assert client.head(page).status_code == 200
    assert client.post(page).status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/account", "/account/", "/account/other", "/account/invitation/", "/book", "/book/", "/book/a/b", "/booking/x"],
)
def test_there_are_no_other_pages(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_nothing_inline_and_nothing_of_others(client: Client, world: World, page: str) -> None:
    html = client.get(page).content.decode()
    assert re.findall(r"<script[^>]*>", html) == [f'<script type="module" src="/static/{PAGES[page]}">']
    assert re.search(r"<script[^>]*></script>", html)
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)
    addresses = re.findall(r'(?:src|href)="([^"]*)"', html)
    assert addresses
    for address in addresses:
        assert finders.find(address.removeprefix("/static/")), address
    assert [language for language in LANGUAGES if f'<p lang="{language}">' in html] == list(LANGUAGES)


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_of_other_hosts_is_named(name: str) -> None:
    for path in folder(name).iterdir():
        found = re.findall(r"""(?:https?:)?//[\w.]+""", re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.MULTILINE))
        assert set(found) <= {"http://www.w3.org"}, path.name


@pytest.mark.parametrize("name", FOLDERS)
def test_text_never_becomes_markup(name: str) -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|DOMParser|srcdoc"
    assert not re.search(forbidden, "\n".join(scripts(name).values()))


@pytest.mark.parametrize("name", FOLDERS)
def test_modules_that_are_imported_are_there(name: str) -> None:
    for owner, module in re.findall(r"from '(?:\./|\.\./(\w+)/)([^'/]+)'", "\n".join(scripts(name).values())):
        assert (folder(owner or name) / module).exists(), module


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FOLDERS)
def test_each_language_says_everything(name: str, language: str) -> None:
    of = texts(name)
    assert tuple(of) == LANGUAGES
    said = {f"{section}.{key}": text for section, named in of[language].items() for key, text in named.items()}
    assert said.keys() == keys(of)
    for key, text in said.items():
        assert text == text.strip() != "", key
        assert places(text) == places(text_of(of, "en", key)), key
        if language != "en" and key not in SAME_EVERYWHERE:
            assert text != text_of(of, "en", key), key


@pytest.mark.parametrize("name", ["account", "booking", "refusals"])
def test_every_used_text_is_there_and_no_folder_says_it_twice(name: str) -> None:
    known = keys(texts("pages")) | keys(texts(name))
    assert not keys(texts("pages")) & keys(texts(name))
    for script, code in (scripts("pages") | scripts(name)).items():
        assert set(re.findall(r"\bt\('([^']+)'", code)) <= known, script
        assert set(re.findall(r"\? '(\w+\.\w+)' : ", code)) <= known, script


@pytest.mark.parametrize("name", FOLDERS)
def test_every_text_is_used(name: str) -> None:
    """Spelled out, or put together from a code or a key that another test knows."""
    code = "\n".join("\n".join(scripts(each).values()) for each in {"pages", name})
    spelled = set(re.findall(r"'([a-z]+\.[a-z_]+)'", code))
    made = set(re.findall(r"`([a-z]+)\.\$\{", code))
    prefixed = re.findall(r"`([a-z]+\.[a-z_]+_)\$\{", code)
    by_page = {".spent", ".again"}
    for key in keys(texts(name)):
        assert (
            key in spelled
            or key.split(".")[0] in made
            or any(key.startswith(prefix) for prefix in prefixed)
            or any(key.endswith(end) for end in by_page)
        ), key
