"""What the pages of accounts' links know of the API: its codes, its roles, its sentences about passwords."""

import re
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from console.pages.tests.looking import scripts, texts
from domain.access import BUILT_IN_ROLES
from domain.people import rules

PASSWORD = scripts("account")["password.js"]
TEXTS = texts("account")
TOKENS = (rules.TokenMalformed, rules.TokenExpired, rules.TokenSpent, rules.TokenRevoked, rules.TokenForeign)


def test_the_brand_is_the_letters_and_only_text(client: Client, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = '"<b>Bookings</b>" <no-reply@spout.example>'
    html = client.get("/account/invitation").content.decode()
    assert "&lt;b&gt;Bookings&lt;/b&gt;" in html
    assert "<b>" not in html
    settings.DEFAULT_FROM_EMAIL = "no-reply@spout.example"
    assert "<title>Spout</title>" in client.get("/account/invitation").content.decode()


def test_every_way_a_link_can_fail_has_a_title() -> None:
    assert set(texts("pages")["en"]["link"]) == {kind.code for kind in TOKENS}


def test_every_built_in_role_has_a_name() -> None:
    assert set(TEXTS["en"]["role"]) == set(BUILT_IN_ROLES)


@pytest.mark.parametrize(
    ("password", "kinds"), [("qwertyuiop", {"common"}), ("12345678", {"common", "numeric"}), ("x1", {"short"})]
)
def test_what_is_said_of_bad_passwords_is_understood(password: str, kinds: set[str]) -> None:
    """The page knows the API's sentences by words in them."""
    known = re.findall(r"\['password\.(\w+)', /([^/]+)/\]", PASSWORD)
    assert {kind for kind, _ in known} <= TEXTS["en"]["password"].keys()
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    said = " ".join(refused.value.messages)
    assert {kind for kind, words in known if re.search(words, said)} == kinds


def test_the_page_asks_for_as_long_a_password_as_the_api() -> None:
    shortest = re.search(r"SHORTEST_PASSWORD = (\d+)", PASSWORD)
    assert shortest
    validators: Any = configured.AUTH_PASSWORD_VALIDATORS
    assert {"min_length": int(shortest[1])} in [each.get("OPTIONS") for each in validators]
    assert all(shortest[1] in TEXTS[language]["password"]["short"] for language in TEXTS)
