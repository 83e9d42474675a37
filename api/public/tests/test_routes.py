"""What customers do over HTTP."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils.timezone import now
from icalendar import Calendar

from conftest import ApiClient, World, problem
from domain.bookings.models import Booking
from domain.channels.models import WhatsAppChannel
from domain.contacts.models import Contact
from domain.idempotency.models import IdempotentAnswer
from domain.limits import Limit
from domain.people import rules as tokens
from domain.public import actions, rules
from domain.public.models import ContactCode
from domain.services import actions as services
from domain.services.models import Service, ServiceMember
from domain.vendors.models import Vendor

EMAIL = "rosa@customers.example"
PAGE = "/public/vendors/spa"
TWO_DAYS = "from=2030-01-01T00:00Z&to=2030-01-03T00:00Z"


def body(world: World, anyone: ApiClient, **changes: Any) -> dict[str, Any]:
    """Of a booking, with the code that has just been sent."""
    to = changes.get("email", EMAIL)
    assert anyone.post(f"{PAGE}/codes", {"email": to}).status_code == 202
    code = ContactCode.objects.within(world.vendor.id).latest("id")
    return {
        "service_id": world.service.id,
        "starts_at": world.tomorrow,
        "staff_id": world.bob.member.id,
        "name": "Rosa Example",
        "email": to,
        "code": rules.derived_code(code.id, settings.SECRET_KEY),
    } | changes


@pytest.fixture
def made(world: World, anyone: ApiClient) -> dict[str, Any]:
    answer = anyone.post(f"{PAGE}/bookings", body(world, anyone))
    assert answer.status_code == 201, answer.content
    found: dict[str, Any] = answer.json()
    return found


def test_the_page_of_a_vendor(world: World, anyone: ApiClient) -> None:
    assert anyone.get(PAGE).json() == {
        "name": "Spa",
        "slug": "spa",
        "website": "",
        "timezone": "Europe/London",
        "locale": "en",
        "currency": "USD",
        "country_code": "",
        "booking_page_url": f"{settings.PUBLIC_URL}/book/spa",
        "checks_phones": True,
    }
    WhatsAppChannel.objects.within(world.vendor.id).delete()
    assert anyone.get(PAGE).json()["checks_phones"] is False
    for title in ("is_public", "is_active"):
        terms: dict[str, Any] = {title: False}
        services.offer(world.alice.actor, title=title, duration_minutes=5, now=now(), **terms)
    (service,) = anyone.get(f"{PAGE}/services").json()["items"]
    assert (service["title"], service["price"]) == ("Massage", "70.00")
    assert [person["first_name"] for person in service["staff"]] == ["Alice", "Bob"]
    assert "Test" not in str(service) and "@" not in str(service)
    ServiceMember(vendor=world.vendor, service=world.service, member=world.bob.member).save(force_insert=True)
    (service,) = anyone.get(f"{PAGE}/services").json()["items"]
    assert [person["first_name"] for person in service["staff"]] == ["Bob"]


def test_services_cost_few_queries(world: World, anyone: ApiClient, django_assert_num_queries: Any) -> None:
    for number in range(5):
        services.offer(world.alice.actor, title=f"Other {number}", duration_minutes=5, now=now())
    with django_assert_num_queries(4):
        assert len(anyone.get(f"{PAGE}/services").json()["items"]) == 6


@pytest.mark.parametrize(
    "changes", [{"is_active": False}, {"deleted_at": now()}, {"takes_public_bookings": False}, {"slug": "elsewhere"}]
)
def test_a_vendor_that_takes_no_bookings_here(world: World, anyone: ApiClient, changes: dict[str, Any]) -> None:
    given = body(world, anyone)
    if "takes_public_bookings" in changes:
        assert world.alice.api.get("/vendor").json()["booking_page_url"] == f"{settings.PUBLIC_URL}/book/spa"
        changed = world.alice.api.patch("/vendor", changes).json()
        assert (changed["takes_public_bookings"], changed["booking_page_url"]) == (False, None)
    Vendor.objects.filter(id=world.vendor.id).update(**changes)
    for path in ("", "/services", f"/slots?service_id={world.service.id}&from=2030-01-01T00:00Z&to=2030-01-02T00:00Z"):
        assert problem(anyone.get(PAGE + path)) == (404, "public.vendor_not_found")
    assert problem(anyone.post(f"{PAGE}/codes", {"email": EMAIL})) == (404, "public.vendor_not_found")
    assert problem(anyone.post(f"{PAGE}/bookings", given)) == (404, "public.vendor_not_found")


def test_slots_are_those_that_can_be_booked(world: World, anyone: ApiClient, made: dict[str, Any]) -> None:
    day = {"from": world.tomorrow, "to": world.tomorrow + timedelta(hours=2)}
    span = "&".join(f"{name}={at:%Y-%m-%dT%H:%MZ}" for name, at in day.items())
    path = f"{PAGE}/slots?service_id={world.service.id}&staff_id={world.bob.member.id}&{span}"
    found = anyone.get(f"{path}&timezone=Asia/Tokyo").json()
    assert found["timezone"] == "Asia/Tokyo"
    assert [slot["starts_at"][11:16] for slot in found["items"]] == ["20:00", "20:15", "20:30", "20:45"]
    Service.objects.within(world.vendor.id).update(is_public=False)
    assert problem(anyone.get(path)) == (404, "service.not_found")
    given = body(world, anyone)
    assert problem(anyone.post(f"{PAGE}/bookings", given)) == (404, "service.not_found")


def test_a_booking_and_its_link(world: World, anyone: ApiClient, made: dict[str, Any]) -> None:
    booking, path = made["booking"], f"/public/bookings/{made['manage_token']}"
    assert made["manage_url"].endswith("/api/v1" + path)
    assert made["manage_page_url"] == f"{settings.PUBLIC_URL}/booking#token={made['manage_token']}"
    shown = anyone.get(path)
    assert shown.json() == booking
    assert (shown["Cache-Control"], shown["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert booking["staff"] == {"first_name": "Bob"}
    for secret in (EMAIL, "Rosa", str(world.vendor.id), str(world.bob.member.id)):
        assert secret not in shown.content.decode()
    later = world.tomorrow + timedelta(hours=5)
    moved = anyone.post(f"{path}/reschedule", {"starts_at": later}, **{"If-Match": '"1"'}).json()
    assert (moved["version"], moved["starts_at"]) == (2, f"{later:%Y-%m-%dT%H:%M:%SZ}")
    stale = anyone.post(f"{path}/cancel", {}, **{"If-Match": '"1"'})
    assert problem(stale) == (412, "booking.stale_version")
    cancelled = anyone.post(f"{path}/cancel").json()
    assert (cancelled["status"], cancelled["cancelled_by"], cancelled["cancel_until"]) == (
        "cancelled",
        "customer",
        None,
    )
    assert problem(anyone.post(f"{path}/cancel")) == (409, "booking.status_jump")
    assert problem(anyone.post(f"{path}/confirm")) == (409, "booking.status_jump")


def test_a_taken_time_offers_others(world: World, anyone: ApiClient, made: dict[str, Any]) -> None:
    taken = anyone.post(f"{PAGE}/bookings", body(world, anyone, email="other@customers.example"))
    assert problem(taken) == (409, "booking.slot_taken")
    assert len(taken.json()["details"]["nearest"]) == 3
    later = world.tomorrow + timedelta(hours=5)
    given = body(world, anyone, email="other@customers.example", starts_at=later)
    token = anyone.post(f"{PAGE}/bookings", given).json()["manage_token"]
    moved = anyone.post(f"/public/bookings/{token}/reschedule", {"starts_at": world.tomorrow})
    assert problem(moved) == (409, "booking.slot_taken")
    assert moved.json()["details"]["nearest"]


def test_where_a_booking_can_be_moved_to(world: World, anyone: ApiClient, made: dict[str, Any]) -> None:
    """Also when customers can't book there: staff made the booking, and a link manages it."""
    world.alice.api.patch("/vendor", {"takes_public_bookings": False})
    world.alice.api.patch(f"/services/{world.service.id}", {"is_public": False})
    path = f"/public/bookings/{made['manage_token']}"
    span = f"from={world.tomorrow:%Y-%m-%dT%H:%MZ}&to={world.tomorrow + timedelta(minutes=30):%Y-%m-%dT%H:%MZ}"
    found = anyone.get(f"{path}/slots?{span}").json()
    assert found["timezone"] == "Europe/London"
    # Its own time is no obstacle to it.
    assert [slot["staff_ids"] for slot in found["items"]] == [[str(world.bob.member.id)]] * 2
    with_anybody = anyone.get(f"{path}/slots?{span}&with_anybody=true&timezone=Asia/Tokyo").json()
    assert [len(slot["staff_ids"]) for slot in with_anybody["items"]] == [2, 2]
    assert with_anybody["timezone"] == "Asia/Tokyo"
    moved = anyone.post(f"{path}/reschedule", {"starts_at": found["items"][1]["starts_at"]})
    assert moved.json()["vendor"]["booking_page_url"] is None
    assert problem(anyone.get(f"{path}/slots?from=2030-01-01T00:00Z&to=2031-01-01T00:00Z"))[0] == 400


def test_a_booking_for_the_customers_calendar(world: World, anyone: ApiClient, made: dict[str, Any]) -> None:
    Booking.objects.within(world.vendor.id).update(description="Was late twice.")
    answer = anyone.get(f"/public/bookings/{made['manage_token']}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="booking.ics"'
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "no-referrer")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (str(event["summary"]), event.decoded("dtstart")) == ("Massage · Spa", world.tomorrow)
    for secret in ("late", EMAIL, "Rosa"):
        assert secret not in answer.content.decode()


@pytest.mark.parametrize(("notice", "hours"), [(None, 99), (60, 0.5), (0, -1)])
@pytest.mark.parametrize("what", ["cancel", "reschedule"])
def test_too_late(
    world: World, anyone: ApiClient, made: dict[str, Any], what: str, notice: int | None, hours: float
) -> None:
    world.alice.api.patch(f"/services/{world.service.id}", {f"{what}_notice_minutes": notice})
    start = now() + timedelta(hours=hours)
    Booking.objects.within(world.vendor.id).update(starts_at=start, ends_at=start + timedelta(hours=1))
    given = {"starts_at": world.tomorrow + timedelta(hours=3)} if what == "reschedule" else {}
    answer = anyone.post(f"/public/bookings/{made['manage_token']}/{what}", given)
    assert problem(answer) == (409, "public.too_late")
    assert Booking.objects.within(world.vendor.id).get().status == "confirmed"


def test_a_wrong_code_is_counted_with_a_key_too(world: World, anyone: ApiClient) -> None:
    given = body(world, anyone)
    wrong = given | {"code": f"{(int(given['code']) + 1) % 10**6:06}"}
    for _ in range(rules.MOST_TRIES):
        answer = anyone.post(f"{PAGE}/bookings", wrong, **{"Idempotency-Key": "k"})
        assert problem(answer) == (401, "public.bad_code")
    assert problem(anyone.post(f"{PAGE}/bookings", given)) == (401, "public.bad_code")
    assert not Booking.objects.within(world.vendor.id).exists()
    assert not Contact.objects.within(world.vendor.id).filter(email=EMAIL).exists()


def test_a_repeated_booking_is_made_once(world: World, anyone: ApiClient) -> None:
    given = body(world, anyone)
    first, again = (anyone.post(f"{PAGE}/bookings", given, **{"Idempotency-Key": "k"}) for _ in range(2))
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert Booking.objects.within(world.vendor.id).count() == 1
    assert problem(anyone.post(f"{PAGE}/bookings", given)) == (401, "public.code_spent")
    other = given | {"name": "Other"}
    answer = anyone.post(f"{PAGE}/bookings", other, **{"Idempotency-Key": "k"})
    assert problem(answer) == (422, "idempotency.mismatch")


@pytest.mark.parametrize(
    "changes",
    [
        {"email": None},
        {"phone_number": "+447700900142"},
        {"code": "12345"},
        {"code": "１２３４５６"},
        {"name": ""},
        {"name": "Win at https://x.example"},
        {"starts_at": "soon"},
        {"allow_outside_hours": True},
        {"contact_id": "x"},
    ],
)
def test_a_booking_of_the_wrong_shape(world: World, anyone: ApiClient, changes: dict[str, Any]) -> None:
    assert problem(anyone.post(f"{PAGE}/bookings", body(world, anyone) | changes)) == (422, "request.invalid")


def test_what_staff_may_a_customer_may_not(world: World, anyone: ApiClient) -> None:
    world.alice.api.patch(f"/services/{world.service.id}", {"min_notice_minutes": 60 * 24 * 9})
    answer = anyone.post(f"{PAGE}/bookings", body(world, anyone))
    assert problem(answer) == (400, "booking.too_soon")


def test_codes_are_limited(world: World, anyone: ApiClient) -> None:
    answers = [anyone.post(f"{PAGE}/codes", {"email": EMAIL}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [202] * 5 + [429]
    assert int(answers[-1]["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        (PAGE, actions.PAGES_BY_NETWORK),
        (f"{PAGE}/services", actions.PAGES_BY_NETWORK),
        (f"{PAGE}/slots?service_id={{service}}&{TWO_DAYS}", actions.SEARCHES_BY_NETWORK),
    ],
    ids=["page", "services", "slots"],
)
def test_looking_is_limited(world: World, anyone: ApiClient, path: str, limit: Limit) -> None:
    path = path.format(service=world.service.id)
    assert anyone.get(path).status_code == 200
    limit.spend("127.0.0.1", cost=limit.items[0].amount - 1)
    assert problem(anyone.get(path)) == (429, "limited")


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("x", "auth.token_malformed"),
        ("spi_" + "a" * 43, "auth.token_malformed"),
        ("spm_" + "a" * 43, "auth.token_foreign"),
    ],
)
def test_a_link_that_is_none(world: World, anyone: ApiClient, token: str, code: str) -> None:
    assert problem(anyone.get(f"/public/bookings/{token}")) == (401, code)
    for what in ("confirm", "cancel"):
        assert problem(anyone.post(f"/public/bookings/{token}/{what}")) == (401, code)
    for what in (".ics", f"/slots?{TWO_DAYS}"):
        assert problem(anyone.get(f"/public/bookings/{token}{what}")) == (401, code)


def test_tokens_are_in_no_log(
    world: World,
    anyone: ApiClient,
    made: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level("INFO")
    foreign = tokens.new_token("spm_")
    for token in (made["manage_token"], foreign):
        anyone.get(f"/public/bookings/{token}")
        anyone.post(f"/public/bookings/{token}/cancel", {}, **{"Idempotency-Key": "k"})
        said = caplog.text + "".join(capfd.readouterr())
        assert token not in said
    assert made["manage_token"] not in repr(list(IdempotentAnswer.objects.values()))


def test_a_calendar_to_subscribe_to(world: World, anyone: ApiClient, made: dict[str, Any]) -> None:
    address = f"/members/{world.bob.member.id}/calendar-feed"
    path = world.bob.api.post(address).json()["url"].partition("/api/v1")[2]
    assert path.endswith(".ics")
    answer = anyone.get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-cache", "no-referrer")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (str(event["uid"]), str(event["summary"])) == (f"{made['booking']['id']}@spout", "Massage · Rosa Example")
    fresh = anyone.get(path, **{"If-None-Match": answer["ETag"]})
    assert (fresh.status_code, fresh.content) == (304, b"")
    anyone.post(f"/public/bookings/{made['manage_token']}/cancel")
    changed = anyone.get(path, **{"If-None-Match": answer["ETag"]})
    assert (changed.status_code, b"VEVENT" in changed.content) == (200, False)
    other = world.bob.api.post(address).json()["url"].partition("/api/v1")[2]
    assert problem(anyone.get(path)) == (404, "public.calendar_not_found")
    assert anyone.get(other).status_code == 200
    assert world.bob.api.call("DELETE", address).status_code == 204
    assert problem(anyone.get(other)) == (404, "public.calendar_not_found")
    assert problem(world.bob.api.post(f"/members/{world.alice.member.id}/calendar-feed"))[0] == 403
