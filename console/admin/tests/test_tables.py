"""Sweeps over every table: it is there, its pages open, cost the same for many rows, and tell no secret."""

import base64
import re

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from console.admin import columns
from console.admin.reading import Table
from console.admin.tests import rows
from console.admin.tests.pages import MODELS, OURS, listing, page
from domain.models import Booking, Delivery, DeliveryAttempt, InboundPayload, User, Vendor

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
every_model_of_ours = pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)


def queries(browser: Client, address: str) -> int:
    browser.get(address)  # content types and the like are read once
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@every_model
def test_every_table_is_there(model: type[models.Model]) -> None:
    assert admin.site.is_registered(model)


@every_model_of_ours
def test_ours_are_read_only(model: type[models.Model], browser: Client) -> None:
    row = rows.make(model)

    assert isinstance(admin.site.get_model_admin(model), Table)
    assert browser.get(listing(model) + "add/").status_code == 403
    assert browser.post(page(row), {}).status_code == 403
    assert browser.post(page(row).replace("/change/", "/delete/"), {"post": "yes"}).status_code == 403


@every_model
def test_a_list_costs_the_same_for_many_rows(model: type[models.Model], browser: Client) -> None:
    for _ in range(2):
        rows.make(model)
    few = queries(browser, listing(model))
    for _ in range(18):
        rows.make(model)

    assert queries(browser, listing(model)) == few <= 12


@every_model
def test_a_row_has_its_page(model: type[models.Model], browser: Client) -> None:
    row = rows.make(model)

    answer = browser.get(page(row))

    assert answer.status_code == 200
    assert browser.get(page(row).replace("/change/", "/history/")).status_code == 200


@every_model_of_ours
def test_a_row_is_found_by_its_key(model: type[models.Model], browser: Client) -> None:
    row, other = rows.make(model), rows.make(model)

    found = browser.get(listing(model), {"q": str(row.pk)}).context["cl"].result_list

    assert row in found and other not in found


@every_model_of_ours
def test_no_secret_is_shown(model: type[models.Model], browser: Client) -> None:
    row = rows.make(model)
    binary = [field.name for field in model._meta.concrete_fields if isinstance(field, models.BinaryField)]
    for address in (listing(model), page(row)):
        text = browser.get(address).content.decode()
        assert not [shape for shape in CANARIES if shape in text], address
        assert not [name for name in (*binary, "password") if re.search(rf"field-{name}\b", text)], address


CANARIES = (rows.CANARY.decode(), rows.CANARY.hex(), base64.b64encode(rows.CANARY).decode())


@pytest.mark.parametrize("lookup", ["password__startswith", "user__password__startswith", "totp_secret", "token_hash"])
def test_no_secret_is_told_by_what_a_filter_leaves(browser: Client, lookup: str) -> None:
    page = "session" if lookup.startswith("user__") else "user"
    answer = browser.get(f"/admin/domain/{page}/", {lookup: "argon2"})
    assert answer.status_code == 400


def test_what_is_binary_is_a_secret_whatever_its_name() -> None:
    assert columns.is_secret(models.BinaryField(name="harmless"))
    assert columns.is_secret(models.CharField(name="some_token"))
    assert not columns.is_secret(models.CharField(name="hint"))


def test_every_list_opens_with_every_filter(browser: Client) -> None:
    for model in OURS:
        rows.make(model)
        changelist = browser.get(listing(model)).context["cl"]
        for spec in changelist.filter_specs:
            for choice in spec.choices(changelist):
                answer = browser.get(listing(model) + choice["query_string"])
                assert answer.status_code == 200, (model, choice)


def test_search_by_what_a_row_belongs_to(browser: Client) -> None:
    booking, other = rows.make(Booking), rows.make(Booking)
    for term in (booking.contact_id, booking.vendor_id, booking.vendor.slug):
        found = browser.get(listing(Booking), {"q": str(term)}).context["cl"].result_list
        assert booking in found and other not in found, term


def test_search_for_what_is_not_there_finds_nothing(browser: Client) -> None:
    rows.make(Booking)
    for term in ("nothing at all", "0", "'", "%"):
        assert not browser.get(listing(Booking), {"q": term}).context["cl"].result_list


def test_a_vendor_leads_to_what_belongs_to_it(browser: Client) -> None:
    vendor = rows.make(Vendor)

    text = browser.get(page(vendor)).content.decode()

    assert f"{listing(Booking)}?q={vendor.id}" in text
    assert f"{listing(User)}?" not in text


def test_a_delivery_shows_its_tries(browser: Client) -> None:
    delivery = rows.make(Delivery)
    rows.make(DeliveryAttempt, vendor=delivery.vendor, delivery=delivery, answer="accepted by the server")

    assert "accepted by the server" in browser.get(page(delivery)).content.decode()


def test_of_a_body_only_the_size_is_shown(browser: Client) -> None:
    payload = rows.make(InboundPayload, body=b"x" * 4321)

    assert "4321" in browser.get(page(payload)).content.decode()
    assert "4321" in browser.get(listing(InboundPayload)).content.decode()


def test_a_long_table_is_not_counted_to_its_end(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    paginator = admin.site.get_model_admin(Vendor).paginator
    monkeypatch.setattr(paginator, "CAP", 3)
    for _ in range(5):
        rows.make(Vendor)

    answer = browser.get(listing(Vendor))

    assert answer.context["cl"].result_count == 3
    assert "at least 3" in " ".join(answer.content.decode().split())
