"""The pages of links in letters: what the server answers, and what can be said of their scripts without a browser."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.auth.password_validation import validate_password
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.test import Client

from console.account.urls import PAGES
from domain.access import BUILT_IN_ROLES
from domain.people import rules

FOLDER = Path(__file__).parents[1] / "static" / "account"
SCRIPTS = {path.name: path.read_text() for path in FOLDER.glob("*.js") if path.name != "texts.js"}
EVERYTHING = "\n".join(SCRIPTS.values())
TEXTS: dict[str, dict[str, dict[str, str]]] = json.loads(
    (FOLDER / "texts.js").read_text().removeprefix("export default ").rstrip().removesuffix(";")
)
KEYS = {f"{section}.{name}" for section, texts in TEXTS["en"].items() for name in texts}
TOKENS = (rules.TokenMalformed, rules.TokenExpired, rules.TokenSpent, rules.TokenRevoked, rules.TokenForeign)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_its_headers(client: Client, page: str) -> None:
    answer = client.get(f"/account/{page}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)
    assert not answer.cookies
    assert client.head(f"/account/{page}").status_code == 200
    assert client.post(f"/account/{page}").status_code == 405


@pytest.mark.parametrize("path", ["/account", "/account/", "/account/other", "/account/invitation/"])
def test_there_are_no_other_pages(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_nothing_inline_and_nothing_of_others(client: Client, page: str) -> None:
    html = client.get(f"/account/{page}").content.decode()
    assert re.findall(r"<script[^>]*>", html) == [f'<script type="module" src="/static/account/{page}.js">']
    assert re.search(r"<script[^>]*></script>", html)
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)
    addresses = re.findall(r'(?:src|href)="([^"]*)"', html)
    assert addresses
    for address in addresses:
        assert finders.find(address.removeprefix("/static/")), address


def test_nothing_of_other_hosts_is_named() -> None:
    for path in FOLDER.iterdir():
        found = re.findall(r"""(?:https?:)?//[\w.]+""", re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.MULTILINE))
        assert set(found) <= {"http://www.w3.org"}, path.name


def test_text_never_becomes_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|DOMParser|srcdoc", EVERYTHING)


def test_modules_that_are_imported_are_there() -> None:
    for imported in re.findall(r"from '\./([^']+)'", EVERYTHING):
        assert (FOLDER / imported).exists(), imported


def test_the_brand_is_the_letters_and_only_text(client: Client, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = '"<b>Bookings</b>" <no-reply@spout.example>'
    html = client.get("/account/invitation").content.decode()
    assert "&lt;b&gt;Bookings&lt;/b&gt;" in html
    assert "<b>" not in html
    settings.DEFAULT_FROM_EMAIL = "no-reply@spout.example"
    assert "<title>Spout</title>" in client.get("/account/invitation").content.decode()


@pytest.mark.parametrize("language", ["en", "es", "pt", "vi"])
def test_each_language_says_everything(language: str, client: Client) -> None:
    texts = {f"{section}.{name}": text for section, names in TEXTS[language].items() for name, text in names.items()}
    assert texts.keys() == KEYS
    for key, text in texts.items():
        section, _, name = key.partition(".")
        assert text == text.strip() != "", key
        assert places(text) == places(TEXTS["en"][section][name]), key
    assert f'<p lang="{language}">' in client.get("/account/invitation").content.decode()


def test_there_are_four_languages_and_they_differ() -> None:
    assert set(TEXTS) == {"en", "es", "pt", "vi"}
    for language in TEXTS.keys() - {"en"}:
        same = [key for key in KEYS if text_of(language, key) == text_of("en", key)]
        assert same in ([], ["field.email"]), (language, same)  # it is "Email" in Vietnamese too


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    used = set(re.findall(r"\b(?:[a-z]+)\.[a-z_]+(?=[`'])", EVERYTHING)) & KEYS
    named = set(re.findall(r"\bt\('([^']+)'", EVERYTHING))
    assert named <= KEYS
    assert used >= named
    made = {key for key in KEYS if key.split(".")[0] in ("link", "role", "wrong")}  # from codes and keys
    made |= {f"{page}.{name}" for page in ("verify", "reset", "invitation") for name in ("spent", "again")}
    assert used | made == KEYS


def test_every_way_a_link_can_fail_has_a_title() -> None:
    assert set(TEXTS["en"]["link"]) == {kind.code for kind in TOKENS}


def test_every_built_in_role_has_a_name() -> None:
    assert set(TEXTS["en"]["role"]) == set(BUILT_IN_ROLES)


@pytest.mark.parametrize(
    ("password", "kinds"), [("qwertyuiop", {"common"}), ("12345678", {"common", "numeric"}), ("x1", {"short"})]
)
def test_what_is_said_of_bad_passwords_is_understood(password: str, kinds: set[str]) -> None:
    """The page knows the API's sentences by words in them."""
    known = re.findall(r"\['(\w+)', /([^/]+)/\]", SCRIPTS["form.js"])
    assert {kind for kind, _ in known} <= TEXTS["en"]["wrong"].keys()
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    said = " ".join(refused.value.messages)
    assert {kind for kind, words in known if re.search(words, said)} == kinds


def test_the_page_asks_for_as_long_a_password_as_the_api() -> None:
    shortest = re.search(r"SHORTEST_PASSWORD = (\d+)", SCRIPTS["form.js"])
    assert shortest
    validators: Any = configured.AUTH_PASSWORD_VALIDATORS
    assert {"min_length": int(shortest[1])} in [each.get("OPTIONS") for each in validators]
    assert all(shortest[1] in TEXTS[language]["wrong"]["short"] for language in TEXTS)


def places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def text_of(language: str, key: str) -> str:
    section, _, name = key.partition(".")
    return TEXTS[language][section][name]
