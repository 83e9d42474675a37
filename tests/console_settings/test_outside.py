"""The business to others: its number, its page, webhooks, keys; each form filled in and saved in a browser."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import Page, expect

from tasks.tests.receiver import listening
from tests.browser import looked_at
from tests.console_settings.forms import line, save, section, sent
from tests.system import Staff, eventually

pytestmark = pytest.mark.xdist_group("system")

NUMBER_ID = "1000000082"


def test_the_whatsapp_number(page: Page, owner: Staff) -> None:
    place = section(page, "WhatsApp")
    place.get_by_label("Phone number ID").fill(NUMBER_ID)
    place.get_by_label("Business account ID").fill("9")
    place.get_by_label("Access token").fill("a-development-token")
    with sent(page, "PUT", "/channels/whatsapp"):
        place.get_by_role("button", name="Connect", exact=True).click()
    expect(place.get_by_text("After 24 hours")).to_be_visible()
    eventually(lambda: owner.get("/channels/whatsapp")["synced_at"], "the templates to be read")
    place.get_by_role("button", name="Read anew").click()
    expect(line(place, "booking_reminder").first).to_contain_text("approved")
    place.get_by_label("A text that comes later").select_option("email")
    with sent(page, "PATCH", "/channels/whatsapp"):
        place.locator("form", has_text="After 24 hours").get_by_role("button", name="Save").click()
    assert owner.get("/channels/whatsapp")["outside_window"] == "email"
    place.get_by_label("Currency").fill("usd")
    place.get_by_label("Utility").fill("0,00345")
    with sent(page, "PATCH", "/channels/whatsapp"):
        place.locator("form", has_text="What messages cost").get_by_role("button", name="Save").click()
    rates = owner.get("/channels/whatsapp")["rates"]
    assert (rates["currency"], rates["utility"], rates["marketing"]) == ("USD", "0.00345", None)
    shut = {"phone_number_id": NUMBER_ID, "customer": "447700900433", "open": False}  # a template is charged
    assert httpx.post(f"{owner.system.phone}/control/window", json=shut, timeout=60).status_code == 200
    place.get_by_label("To phone").fill("+447700900433")
    with sent(page, "POST", "/channels/whatsapp/test", 202):
        place.get_by_role("button", name="Send test").click()
    looked_at(page, "settings-whatsapp")
    # What WhatsApp says of its price comes back with its delivery, and the report counts with the rate.
    day = datetime.now(UTC).date()
    report = f"/reports/messages?from={day - timedelta(days=1)}&to={day + timedelta(days=1)}"
    eventually(lambda: owner.get(report)["total"]["billable"] == 1, "the test to be delivered and charged")
    assert owner.get(report)["total"]["cost"] == "0.00345"
    page.goto("/reports?of=messages&by=category&measure=cost")
    expect(page.get_by_role("row", name="Utility")).to_have_text("Utility111US$0.0035")
    expect(page.locator(".total[aria-pressed=true]")).to_have_text("CostUS$0.0035")
    looked_at(page, "reports-messages-category")
    page.goto("/reports?of=messages")
    expect(page.locator(".columns")).to_be_visible()
    looked_at(page, "reports-messages")
    page.goto("/settings/services")


def test_the_business(page: Page, owner: Staff) -> None:
    place = section(page, "Business")
    place.get_by_label("Website").fill("https://umbra.example")
    place.get_by_label("Currency").fill("pounds")
    place.get_by_label("Away message").fill("We are back tomorrow.")
    place.get_by_label("Currency").fill("gbp")
    place.get_by_role("button", name="Save").click()
    expect(place.get_by_label("Currency")).to_have_attribute("aria-invalid", "true")
    place.get_by_label("Currency").fill("GBP")
    with sent(page, "PATCH", "/vendor"):
        place.get_by_role("button", name="Save").click()
    vendor = owner.get("/vendor")
    assert (vendor["currency"], vendor["away_message"]) == ("GBP", "We are back tomorrow.")


def test_webhooks_with_log_replay_and_new_secret(page: Page, owner: Staff) -> None:
    place = section(page, "Webhooks")
    with listening() as receiver:
        place.get_by_role("button", name="Add endpoint").click()
        dialog = page.get_by_role("dialog", name="Add endpoint")
        dialog.get_by_label("Address").fill("http://umbra.example/hook")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_role("alert")).to_contain_text("should begin with https://")
        dialog.get_by_label("Address").fill(receiver.url)
        dialog.get_by_label("What it is").fill("The till")
        dialog.get_by_label("booking.created").check()
        with sent(page, "POST", "/webhook-endpoints", 201):
            dialog.get_by_role("button", name="Save").click()
        once = page.get_by_role("dialog", name="Signing secret")
        receiver.secret = once.locator("code").inner_text()
        once.get_by_role("button", name="I have kept it").click()

        row = line(place, "The till")
        row.get_by_role("button", name="Test").click()
        log = page.get_by_role("dialog", name="Log")
        eventually(lambda: receiver.calls, "the call on trial")
        log.get_by_role("button", name="Look again").click()
        expect(log.locator(".log .chip").first).to_have_text("204")
        looked_at(page, "settings-webhook-log")
        log.get_by_role("button", name="Call again").first.click()
        eventually(lambda: len(receiver.calls) == 2, "the call again")
        log.get_by_role("button", name="Close").click()

        row.get_by_role("button", name="New secret").click()
        with sent(page, "POST", "/rotate-secret"):
            page.get_by_role("dialog", name="New secret").get_by_role("button", name="New secret").click()
        once = page.get_by_role("dialog", name="Signing secret")
        receiver.secret = once.locator("code").inner_text()
        once.get_by_role("button", name="I have kept it").click()
        row.get_by_role("button", name="Test").click()
        eventually(lambda: len(receiver.calls) == 3, "a call signed with the new secret")
        assert receiver.forged == 0
        log.get_by_role("button", name="Close").click()

        row.get_by_role("button", name="Edit").click()
        page.get_by_role("dialog", name="Edit endpoint").get_by_label("It is called").uncheck()
        save(page, "PATCH", "/webhook-endpoints/")
        expect(row).to_contain_text("Off")
        row.get_by_role("button", name="Edit").click()
        page.get_by_role("dialog", name="Edit endpoint").get_by_role("button", name="Delete").click()
        page.get_by_role("dialog", name="Remove the endpoint?").get_by_role("button", name="Delete").click()
        expect(place.get_by_text("No endpoints yet")).to_be_visible()


def test_keys_and_the_audit_log(page: Page, owner: Staff) -> None:
    place = section(page, "API keys")
    place.get_by_role("button", name="Make a key").click()
    dialog = page.get_by_role("dialog", name="Make a key")
    dialog.get_by_label("Name").fill("Till")
    dialog.get_by_label("contact.read").check()
    with sent(page, "POST", "/api-keys", 201):
        dialog.get_by_role("button", name="Make a key").click()
    once = page.get_by_role("dialog", name="The key")
    expect(once.locator("code")).not_to_be_empty()
    once.get_by_role("button", name="I have kept it").click()
    line(place, "Till").get_by_role("button", name="Revoke").click()
    with sent(page, "DELETE", "/api-keys/", 204):
        page.get_by_role("dialog", name="Revoke").get_by_role("button", name="Revoke").click()
    expect(place.get_by_text("No keys yet")).to_be_visible()

    place = section(page, "Audit log")
    expect(line(place, "API key revoked").first).to_contain_text("Uma Field")
