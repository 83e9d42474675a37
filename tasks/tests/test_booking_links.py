"""Each letter about a booking leads to the page where the customer manages it, or books again."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.utils.timezone import now

from conftest import ApiClient, World
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.deliveries.models import Delivery
from domain.message_templates import rules, texts
from domain.message_templates.letters import Letter
from domain.public import actions as public
from domain.services.models import Service
from domain.vendors.models import Vendor
from tasks import composing
from tasks.tests.conftest import Gateways, run_due

KINDS = {
    "booking.requested": "pending",
    "booking.confirmation": "confirmed",
    "booking.moved": "confirmed",
    "booking.cancelled": "cancelled",
    "booking.reminder": "confirmed",
    "booking.no_show": "no_show",
    "waitlist.offer": "held",
}
MANAGED = sorted(KINDS.keys() - {"booking.cancelled", "booking.no_show"})


@pytest.fixture
def booked(world: World) -> Booking:
    """By staff: nobody was given a link."""
    return bookings.create(world.alice.actor, now=now(), **world.booking())


def letter(booking: Booking, kind: str) -> Letter:
    of_status: dict[str, dict[str, Any]] = {
        "held": {"held_until": booking.starts_at},
        "cancelled": {"reservation": None},
    }
    changes = {"status": KINDS[kind]} | of_status.get(KINDS[kind], {})
    Booking.objects.within(booking.vendor_id).filter(id=booking.id).update(**changes)
    context = {"starts_at": booking.starts_at.isoformat(), "version": 1, "more": 0}
    delivery = Delivery(vendor_id=booking.vendor_id, kind=kind, booking=booking, context=context)
    return composing.letter(delivery, now=now())


def words(kind: str) -> str:
    return texts.load("en")[kind]["button"]


def test_every_kind_has_words_for_its_link() -> None:
    assert {name for name, kind in rules.KINDS.items() if kind.goes_to == "contact"} == KINDS.keys()


@pytest.mark.parametrize("kind", MANAGED)
def test_the_link_leads_to_the_booking(booked: Booking, anyone: ApiClient, kind: str) -> None:
    assert booked.manage_hash is None
    sent = letter(booked, kind)
    found = re.findall(rf"{re.escape(settings.PUBLIC_URL)}/booking#token=(spm_[\w-]+)", sent.text)
    assert len(found) == 1
    assert f'href="{settings.PUBLIC_URL}/booking#token={found[0]}"' in sent.html
    assert words(kind) in sent.html
    shown = anyone.get(f"/public/bookings/{found[0]}").json()
    assert (shown["id"], shown["status"]) == (str(booked.id), KINDS[kind])


def test_the_link_is_that_of_the_customer_who_booked(booked: Booking) -> None:
    assert public.manage_token(booked) in letter(booked, "booking.reminder").text


@pytest.mark.parametrize(
    ("service", "vendor", "end"),
    [
        ({}, {}, "/book/spa#service={id}"),
        ({"is_public": False}, {}, "/book/spa"),
        ({"is_active": False}, {}, "/book/spa"),
        ({}, {"takes_public_bookings": False}, None),
    ],
)
def test_what_was_cancelled_can_be_booked_again(
    booked: Booking, service: dict[str, Any], vendor: dict[str, Any], end: str | None
) -> None:
    Service.objects.within(booked.vendor_id).filter(id=booked.service_id).update(**{"is_public": True} | service)
    Vendor.objects.filter(id=booked.vendor_id).update(**vendor)
    sent = letter(booked, "booking.cancelled")
    assert "#token" not in sent.text + sent.html
    if end is None:
        assert "/book/" not in sent.text + sent.html
        assert "Book again" not in sent.text + sent.html
    else:
        url = settings.PUBLIC_URL + end.format(id=booked.service_id)
        assert f"Book again:\n{url}\n" in sent.text
        assert f'href="{url}"' in sent.html


def test_the_token_is_in_the_letter_alone(
    booked: Booking, outside: Gateways, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("INFO")
    run_due()
    token = public.manage_token(booked)
    (sent,) = outside.letters
    assert token in sent["text"]
    assert token not in caplog.text + "".join(capfd.readouterr())
    assert token not in repr(list(Delivery.objects.within(booked.vendor_id).values()))
