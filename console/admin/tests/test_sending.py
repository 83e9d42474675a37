"""How sending stands, and sending again what was given up: who may, what is shown, what is done and kept of it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import redis
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import World
from console.admin import sending
from console.admin.tests.conftest import account
from console.admin.tests.pages import page
from domain.audit.models import AuditEvent
from domain.deliveries import actions, standing
from domain.deliveries.actions import Order
from domain.deliveries.models import Delivery
from domain.people.models import User
from domain.pulses import actions as pulses

PAGE = "/admin/sending/"
AGAIN = "/admin/sending/again/"
REFUSED = "The mail server refused the letter."


def ended(vendor_id: UUID | None, state: str = "failed", *, at: datetime | None = None, **fields: Any) -> Delivery:
    key = f"{vendor_id}:{Delivery.objects.across_vendors().count()}"
    order = {"channel": "email", "kind": "booking.confirmation", "context": {"channels": ["email"]}} | fields
    reason = order.pop("reason", REFUSED)
    actions.place(vendor_id, [Order(effect_key=key, send_at=now(), **order)], now=now())
    mine = Delivery.objects.across_vendors().filter(effect_key=key)
    mine.update(state=state, reason=reason, settled_at=at or now(), attempts=8)
    return mine.get()


def again(browser: Client, state: str = "failed", reason: str = REFUSED, days: int = 1, **given: str) -> Any:
    address = f"{AGAIN}?channel=email&state={state}&reason={reason}&days={days}"
    return browser.post(address, given, follow=True)


def state(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.state


def told(vendor_id: UUID) -> list[tuple[str, str, Any]]:
    found = AuditEvent.objects.within(vendor_id).filter(type__startswith="delivery.").order_by("id")
    return [(event.type, event.actor_kind, event.payload) for event in found]


@pytest.mark.parametrize("address", [PAGE, f"{AGAIN}?channel=email&state=failed&reason=", f"{AGAIN}{UUID(int=1)}/"])
def test_it_is_for_platform_admins(client: Client, world: World, address: str) -> None:
    assert client.get(address)["Location"].startswith("/admin/login/")
    client.force_login(world.alice.user)
    assert client.get(address)["Location"].startswith("/admin/login/")
    staff = account("staff@spout.example", is_staff=True)
    staff.user_permissions.set(Permission.objects.filter(codename__in=["view_delivery", "change_delivery"]))
    client.force_login(staff)
    assert client.get(address).status_code == 403
    assert client.post(address, {"twice": "yes"}).status_code == 403
    assert "How sending stands" not in client.get("/admin/").content.decode()


def test_a_form_without_its_token_is_refused(root: User, world: World) -> None:
    delivery = ended(world.vendor.id)
    client = Client(enforce_csrf_checks=True)
    client.force_login(root)
    assert again(client).status_code == 403
    assert client.post(f"{AGAIN}{delivery.id}/").status_code == 403
    assert state(delivery) == "failed"


def test_it_shows_what_waits_what_went_and_what_was_given_up(browser: Client, world: World) -> None:
    ended(world.vendor.id)
    ended(world.vendor.id)
    ended(world.vendor.id, channel="whatsapp", reason="The number is blocked.")
    ended(world.charlie.actor.vendor_id)
    ended(world.vendor.id, "sent", at=now() - timedelta(minutes=59))
    ended(world.vendor.id, "delivered", at=now() - timedelta(minutes=61))
    ended(world.vendor.id, "failed", at=now() - timedelta(days=2), reason="Long ago.")
    due = ended(world.vendor.id, "scheduled")
    Delivery.objects.across_vendors().filter(id=due.id).update(send_at=now() - timedelta(minutes=3, seconds=1))
    pulses.note(pulses.WORKER, now=now())

    answer = browser.get(PAGE)

    email, whatsapp, _ = answer.context["lines"]
    assert (email.counts, email.taken, email.given_up, email.lag) == ([1, 0, 0, 0], 1, 3, "3 min 1 s")
    assert (whatsapp.counts, whatsapp.taken, whatsapp.given_up, whatsapp.lag) == ([0, 0, 0, 0], 0, 1, "")
    found = [(one.what.reason, one.count, one.vendors, one.again) for one, _ in answer.context["failures"]]
    assert found == [(REFUSED, 3, 2, 3), ("The number is blocked.", 1, 1, 1)]
    assert [(who, well) for who, _, well in answer.context["pulses"]] == [("Workers", True), ("Beat", False)]
    assert [queue for queue, _ in answer.context["queues"]][:2] == ["relay", "urgent"]
    week = browser.get(f"{PAGE}?days=7").context["failures"]
    assert "Long ago." in [one.what.reason for one, _ in week]
    assert f'href="{PAGE}"' in browser.get("/admin/").content.decode()


def test_it_tells_nothing_of_customers(browser: Client, world: World) -> None:
    delivery = ended(world.vendor.id, contact_id=world.contact.id)
    pages = (PAGE, f"{AGAIN}?channel=email&state=failed&reason={REFUSED}", f"{AGAIN}{delivery.id}/")
    for text in (browser.get(address).content.decode() for address in pages):
        assert not [word for word in ("Amina", "amina@customers.example", "447700900142") if word in text]


def test_it_costs_the_same_however_much_there_is(browser: Client, world: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(PAGE).status_code == 200
        return len(captured)

    ended(world.vendor.id)
    few = queries()
    for number in range(10):
        ended(world.vendor.id, reason=f"Reason {number}")
        ended(world.charlie.actor.vendor_id, "in_doubt", reason="No answer came.")
    assert queries() == few <= 12


def test_without_redis_the_rest_is_shown(browser: Client, rf: Any, root: User) -> None:
    def gone() -> dict[str, int]:
        raise redis.ConnectionError

    request = rf.get(PAGE)
    request.user = root
    assert "Redis can't be reached" in sending.how_it_stands(request, gone).render().content.decode()  # type: ignore[attr-defined]


def test_all_of_one_reason_are_sent_again(browser: Client, root: User, world: World) -> None:
    mine, other = ended(world.vendor.id), ended(world.vendor.id, reason="Another.")
    theirs = ended(world.charlie.actor.vendor_id)
    asked = browser.get(f"{AGAIN}?channel=email&state=failed&reason={REFUSED}")
    assert (asked.context["count"], state(mine)) == (2, "failed"), "it asks first"

    answer = again(browser)

    assert "Sent again: 2." in answer.content.decode()
    assert [state(one) for one in (mine, other, theirs)] == ["scheduled", "failed", "scheduled"]
    what = {"channel": "email", "state": "failed", "reason": REFUSED}
    for vendor_id in (world.vendor.id, world.charlie.actor.vendor_id):
        assert told(vendor_id) == [("delivery.many_retried", "platform", {"wanted": what, "count": 1})]
    entry = LogEntry.objects.get()
    assert (entry.user_id, entry.get_change_message()) == (root.id, f"Sent again 2 that had failed: {REFUSED}")
    assert "Sent again: 0." in again(browser).content.decode()
    assert len(told(world.vendor.id)) == LogEntry.objects.count() == 1


def test_what_may_not_be_sent_again_is_left_alone(browser: Client, world: World) -> None:
    carried = ended(world.vendor.id, context={"channels": ["whatsapp", "email"]})
    letter = ended(None, kind="account.reset_password", user_id=world.bob.user.id)
    old = ended(world.vendor.id, at=now() - timedelta(days=2))
    ((one, _),) = browser.get(PAGE).context["failures"]
    assert (one.count, one.again, one.vendors) == (2, 0, 1)
    again(browser)
    assert [state(one) for one in (carried, letter, old)] == ["failed"] * 3
    assert browser.get(f"{AGAIN}{letter.id}/").status_code == 404
    again(browser, days=7)
    assert state(old) == "scheduled"


def test_what_is_in_doubt_needs_a_word(browser: Client, world: World) -> None:
    doubt, alone = ended(world.vendor.id, "in_doubt"), ended(world.vendor.id, "in_doubt", reason="Other.")
    again(browser)  # what has failed
    assert state(doubt) == "in_doubt"
    assert "say that it may arrive twice" in again(browser, "in_doubt").content.decode()
    assert state(doubt) == "in_doubt"
    again(browser, "in_doubt", twice="yes")
    assert state(doubt) == "scheduled"
    browser.post(f"{AGAIN}{alone.id}/")
    assert state(alone) == "in_doubt"
    browser.post(f"{AGAIN}{alone.id}/", {"twice": "yes"})
    assert state(alone) == "scheduled"


def test_one_is_sent_again(browser: Client, world: World) -> None:
    delivery = ended(world.vendor.id)
    assert f"{AGAIN}{delivery.id}/" in browser.get(page(delivery)).content.decode()
    assert browser.get(f"{AGAIN}{delivery.id}/").status_code == 200
    answer = browser.post(f"{AGAIN}{delivery.id}/", follow=True)
    assert (state(delivery), answer.redirect_chain[-1][0]) == ("scheduled", page(delivery))
    assert told(world.vendor.id) == [("delivery.retried", "platform", {"delivery_id": str(delivery.id)})]
    assert LogEntry.objects.get().object_id == str(delivery.id)
    assert f"{AGAIN}{delivery.id}/" not in browser.get(page(delivery)).content.decode()
    refused = browser.post(f"{AGAIN}{delivery.id}/", follow=True)
    assert "still under way" in refused.content.decode()


@pytest.mark.parametrize("asked", ["", "?channel=fax&state=failed", "?channel=email&state=sent", "?channel=email"])
def test_what_is_not_asked_for_rightly_is_not_there(browser: Client, asked: str) -> None:
    assert browser.get(AGAIN + asked).status_code == 404


def test_only_so_many_are_looked_at(browser: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "MOST_LOOKED_AT", 2)
    for _ in range(3):
        ended(world.vendor.id)
    assert "Only the latest 2" in browser.get(PAGE).content.decode()
    assert "Sent again: 2." in again(browser).content.decode()
    assert "Sent again: 1." in again(browser).content.decode()


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (None, "never"),
        (timedelta(seconds=-3), "0 s"),
        (timedelta(seconds=59), "59 s"),
        (timedelta(seconds=61), "1 min 1 s"),
        (timedelta(hours=2, minutes=5), "2 h 5 min"),
        (timedelta(days=3, hours=4), "3 d 4 h"),
    ],
)
def test_ages_are_read_at_a_glance(age: timedelta | None, words: str) -> None:
    assert sending.in_words(age) == words
