"""The customers' pages: the vendor's name on them, and what they know of the API's refusals."""

import inspect
import re
from typing import Any

import pytest
from django.test import Client

from conftest import World
from console.pages.tests.looking import folder, keys, scripts, texts
from domain.bookings import rules as booking_rules
from domain.bookings.models import Status
from domain.errors import Refusal
from domain.public import rules as public_rules
from domain.vendors.models import Vendor

TEXTS = texts("booking")["en"]
NEVER_OF_CUSTOMERS = {
    "booking.anonymous",
    "booking.not_begun",
    "booking.not_found",
    "booking.out_of_reach",
    "public.calendar_not_found",
}


def test_the_page_has_the_vendors_name_and_only_as_text(client: Client, world: World) -> None:
    Vendor.objects.filter(id=world.vendor.id).update(name="<b>Spa</b> & Co")
    html = client.get("/book/spa").content.decode()
    assert "<title>&lt;b&gt;Spa&lt;/b&gt; &amp; Co</title>" in html
    assert 'property="og:title" content="&lt;b&gt;Spa&lt;/b&gt; &amp; Co"' in html
    assert "<b>" not in html


@pytest.mark.parametrize("changes", [{"is_active": False}, {"takes_public_bookings": False}, {"slug": "elsewhere"}])
def test_of_a_vendor_that_takes_no_bookings_nothing_is_told(
    client: Client, world: World, changes: dict[str, Any]
) -> None:
    Vendor.objects.filter(id=world.vendor.id).update(name="Hidden Spa", **changes)
    answer = client.get("/book/spa")
    assert "Hidden" not in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"


def test_the_managing_page_is_the_same_for_everybody(client: Client, world: World) -> None:
    """The token stands behind `#`: the server never sees it."""
    assert client.get("/booking").content == client.get("/booking?token=spm_x").content
    assert "takeToken({ keep: true })" in scripts("booking")["manage.js"]


def test_every_refusal_of_the_api_is_said_in_words() -> None:
    codes = {
        kind.code
        for rules in (booking_rules, public_rules)
        for _, kind in inspect.getmembers(rules, inspect.isclass)
        if issubclass(kind, Refusal) and kind.__module__ == rules.__name__
    }
    assert codes - NEVER_OF_CUSTOMERS - TEXTS["refusal"].keys() == {"public.vendor_not_found"}, "which has its own card"


def test_every_status_is_said_in_words() -> None:
    assert set(Status.values) <= TEXTS["state"].keys()
    looks = re.search(r"const LOOKS = {([^}]*)}", scripts("booking")["manage.js"])
    assert looks and set(re.findall(r"(\w+):", looks[1])) == set(Status.values)


def test_codes_in_the_scripts_are_codes_of_the_api() -> None:
    named = set(re.findall(r"'((?:public|booking|service|member)\.[a-z_]+)'", "".join(scripts("booking").values())))
    assert {f"refusal.{code}" for code in named - {"public.vendor_not_found"}} <= keys(texts("booking"))


def test_every_name_of_a_class_is_styled() -> None:
    """So that a renamed one is noticed."""
    css = (folder("booking") / "booking.css").read_text() + (folder("pages") / "pages.css").read_text()
    used = re.findall(r"class: '([a-z ]+)'", "".join(scripts("booking").values()))
    assert {name for names in used for name in names.split()} - set(re.findall(r"\.([a-z]+)", css)) == {
        "holder",
        "month",
    }
