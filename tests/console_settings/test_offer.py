"""What is sold, when, by whom, and in which words: each form filled in and saved in a browser on the running system."""

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Console, looked_at
from tests.console_settings.forms import line, save, section, sent
from tests.system import Staff

pytestmark = pytest.mark.xdist_group("system")


def in_days(days: int) -> date:
    return (datetime.now(UTC) + timedelta(days=days)).date()


def test_a_service_that_needs_a_room(console: Console, page: Page, owner: Staff) -> None:
    place = section(page, "Rooms and equipment")
    expect(place.get_by_text("No rooms or equipment yet")).to_be_visible()
    place.get_by_role("button", name="Add a room or thing").click()
    dialog = page.get_by_role("dialog", name="Add a room or thing")
    dialog.get_by_label("Name").fill("Quiet room")
    dialog.get_by_label("Kind").fill("room")
    assert console.axe() == []
    save(page, "POST", "/resources", 201)
    expect(line(place, "Quiet room")).to_contain_text("room")
    looked_at(page, "settings-resources")
    place.get_by_role("button", name="Add a room or thing").click()
    dialog.get_by_label("Name").fill("Quiet room")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_have_text("There is one of this name already.")
    dialog.get_by_role("button", name="Close").click()

    place = section(page, "Services")
    place.get_by_role("button", name="Add a service").click()
    dialog = page.get_by_role("dialog", name="Add a service")
    dialog.get_by_label("Name").fill("Facial")
    dialog.get_by_label("Minutes", exact=True).fill("50")
    dialog.get_by_label("Quiet room").check()
    dialog.get_by_label("Uma Field").check()
    looked_at(page, "settings-service")
    save(page, "POST", "/services", 201)
    (service,), (room,) = owner.get("/services")["items"], owner.get("/resources")["items"]
    detail = owner.get(f"/services/{service['id']}")
    assert (detail["duration_minutes"], detail["resource_ids"]) == (50, [room["id"]])
    assert detail["cancel_notice_minutes"] == 0, "customers may cancel until it begins"

    place.get_by_role("button", name="Edit: Facial").click()
    dialog = page.get_by_role("dialog", name="Edit service")
    dialog.get_by_text("Buffers, notice and seats").click()
    dialog.get_by_label("Customers may cancel until").fill("60")
    dialog.get_by_label("Minutes after").fill("10")
    save(page, "PATCH", "/services/")
    detail = owner.get(f"/services/{service['id']}")
    assert (detail["cancel_notice_minutes"], detail["buffer_after_minutes"]) == (60, 10)

    place = section(page, "Rooms and equipment")
    place.get_by_role("button", name="Edit: Quiet room").click()
    page.get_by_role("dialog", name="Edit").get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Remove it?").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Bookings or services need it: switch it off instead.")).to_be_visible()
    page.get_by_role("dialog", name="Edit").get_by_label("It can be booked").uncheck()
    save(page, "PATCH", "/resources/")
    expect(line(place, "Quiet room")).to_contain_text("Out of use")

    # Its own hours, and a day on which it is away.
    line(place, "Quiet room").get_by_role("link", name="Opening hours: Quiet room").click()
    place = page.locator(".settings-place")
    expect(place.get_by_label("Whose hours")).to_have_value(f"resource:{room['id']}")
    place.get_by_label("The same as the business").uncheck()
    place.get_by_role("button", name="Monday: add hours").click()
    with sent(page, "PUT", f"/resources/{room['id']}/hours"):
        place.get_by_role("button", name="Save").click()
    hours = owner.get(f"/resources/{room['id']}/hours")["weekly"]
    assert [(each["weekday"], each["from"], each["until"]) for each in hours] == [(0, "09:00", "17:00")]
    day = in_days(40)
    place.get_by_label("From", exact=True).fill(f"{day}T09:00")
    place.get_by_label("Until", exact=True).fill(f"{day}T12:00")
    place.get_by_label("Reason").fill("Painted")
    with sent(page, "POST", "/time-off", 201):
        place.get_by_role("button", name="Add time off").click()
    assert console.axe() == []
    with sent(page, "DELETE", "/time-off/", 204):
        place.get_by_role("button", name="Take back").click()
    expect(place.get_by_text("No time off is planned.")).to_be_visible()


def test_hours_and_holidays_of_the_business(page: Page, owner: Staff) -> None:
    place = section(page, "Opening hours")
    place.get_by_label("Whose hours").select_option("vendor:")
    expect(place.get_by_text("No hours are set")).to_be_visible()
    place.get_by_role("button", name="Monday: add hours").click()
    place.get_by_label("Monday: from").fill("08:30")
    place.get_by_role("button", name="Copy to Tue–Fri").click()
    day = in_days(45)
    place.get_by_label("Date", exact=True).fill(str(day))
    place.get_by_role("button", name="Add date").click()
    with sent(page, "PUT", "/vendor/hours"):
        place.get_by_role("button", name="Save").click()
    hours = owner.get("/vendor/hours")
    assert [(each["weekday"], each["from"]) for each in hours["weekly"]] == [(n, "08:30") for n in range(5)]
    assert hours["dates"] == [{"date": str(day), "spans": []}]
    looked_at(page, "settings-hours")


def test_people_teams_and_roles(page: Page, owner: Staff) -> None:
    place = section(page, "Team and roles")
    place.get_by_role("button", name="Invite").click()
    dialog = page.get_by_role("dialog", name="Invite")
    dialog.get_by_label("E-mail addresses").fill("nia@umbra.example, owner@umbra.example")
    dialog.get_by_role("button", name="Send invitations").click()
    expect(dialog.get_by_role("alert")).to_contain_text("owner@umbra.example")  # who is a member already
    dialog.get_by_role("button", name="Close").click()
    with sent(page, "DELETE", "/invitations/", 204):
        line(place, "nia@umbra.example").get_by_role("button", name="Take back").click()
    expect(line(place, "nia@umbra.example")).to_have_count(0)

    place.get_by_role("button", name="Add team").click()
    dialog = page.get_by_role("dialog", name="Add team")
    dialog.get_by_label("Name").fill("Desk")
    dialog.get_by_label("Uma Field").check()
    dialog.get_by_label("New conversations go to this team").check()
    save(page, "PATCH", "/teams/")
    place.get_by_role("button", name="Edit: Desk").click()
    dialog = page.get_by_role("dialog", name="Desk")
    dialog.get_by_label("Uma Field").uncheck()
    save(page, "DELETE", "/members")
    (team,) = owner.get("/teams")["items"]
    assert (team["size"], team["is_inbox"]) == (0, True)

    place.get_by_role("button", name="Add role").click()
    dialog = page.get_by_role("dialog", name="Add role")
    dialog.get_by_label("Name").fill("Clerk")
    dialog.get_by_label("Sees").select_option(label="Their teams’")
    for permission in ("booking.read", "contact.read"):
        dialog.get_by_text(permission, exact=True).click()
    save(page, "POST", "/roles", 201)
    (clerk,) = (role for role in owner.get("/roles")["items"] if role["name"] == "Clerk")
    assert (clerk["reach"], sorted(clerk["permissions"])) == ("teams", ["booking.read", "contact.read"])
    place.get_by_role("button", name="Edit: Clerk").click()
    dialog = page.get_by_role("dialog", name="Clerk")
    dialog.get_by_label("Name").fill("Front desk")
    save(page, "PATCH", "/roles/")
    place.get_by_role("button", name="Edit: Front desk").click()
    with sent(page, "DELETE", "/roles/", 204):
        page.get_by_role("dialog", name="Front desk").get_by_role("button", name="Delete").click()
    expect(line(place, "Front desk")).to_have_count(0)

    place.get_by_role("button", name="Edit: Uma Field").click()
    dialog = page.get_by_role("dialog", name="Uma Field")
    dialog.get_by_label("Position").fill("Founder")
    save(page, "PATCH", "/members/")
    expect(line(place, "Founder")).to_be_visible()
    place.get_by_role("button", name="Edit: Uma Field").click()
    dialog.get_by_role("button", name="Remove member").click()
    sure = page.get_by_role("dialog", name="Remove member")
    sure.get_by_role("button", name="Remove member").click()
    expect(page.get_by_text("A business keeps at least one owner")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()


def test_reminders_and_quiet_hours(page: Page, owner: Staff) -> None:
    place = section(page, "Reminders")
    place.get_by_role("button", name="Add a reminder").click()
    dialog = page.get_by_role("dialog", name="Add a reminder")
    dialog.get_by_label("How long before").fill("3")
    dialog.get_by_label("Unit").select_option(label="Hours")
    dialog.get_by_label("WhatsApp").uncheck()
    save(page, "POST", "/reminder-rules", 201)
    (rule,) = owner.get("/reminder-rules")["items"]
    assert (rule["minutes_before"], rule["channels"]) == (180, ["email"])
    place.get_by_role("button", name="Edit: 3 hr").click()
    page.get_by_role("dialog").get_by_label("Not to those who have confirmed").check()
    save(page, "PATCH", "/reminder-rules/")
    assert owner.get("/reminder-rules")["items"][0]["unless_coming"] is True

    place.get_by_label("Quiet from").fill("21:00")
    place.get_by_role("button", name="Save").click()
    expect(place.get_by_role("alert")).to_have_text("Quiet hours have a beginning and an end, or neither.")
    place.get_by_label("Quiet until").fill("08:00")
    place.get_by_label("Words that end messages").fill("basta, no more")
    with sent(page, "PATCH", "/notification-settings"):
        place.get_by_role("button", name="Save").click()
    settings = owner.get("/notification-settings")
    assert (settings["quiet_from"][:5], settings["stop_words"]) == ("21:00", ["basta", "no more"])

    place.get_by_role("button", name="Edit: 3 hr").click()
    with sent(page, "DELETE", "/reminder-rules/", 204):
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(place.get_by_text("No reminders yet")).to_be_visible()


def test_words_of_messages_with_their_preview(page: Page, owner: Staff) -> None:
    place = section(page, "Message texts")
    place.get_by_label("Message", exact=True).select_option(label="Reminder")
    place.get_by_label("Channel").select_option("email")
    preview = place.get_by_label("Preview")
    place.get_by_label("Subject").fill("Soon: {service}")
    place.get_by_label("Text").fill("See you, {name}! ")
    place.get_by_role("button", name="{when}").click()
    expect(preview).to_contain_text("See you, ")
    expect(preview).not_to_contain_text("{")
    looked_at(page, "settings-messages")
    with sent(page, "PUT", "/message-templates/booking.reminder/email/en"):
        place.get_by_role("button", name="Save").click()
    with sent(page, "DELETE", "/message-templates/booking.reminder/email/en", 204):
        place.get_by_role("button", name="Go back to the standard text").click()
    expect(place.get_by_text("This is what comes with Spout")).to_be_visible()
    place.get_by_label("Text").fill("See you, {nobody}")
    expect(preview.get_by_role("alert")).to_be_visible()


def test_canned_replies_and_labels(page: Page, owner: Staff) -> None:
    place = section(page, "Replies and labels")
    place.get_by_role("button", name="Add reply").click()
    dialog = page.get_by_role("dialog", name="Add reply")
    dialog.get_by_label("Shortcut").fill("/Parking")
    dialog.get_by_label("Text").fill("Park behind the house, ")
    dialog.get_by_role("button", name="{contact_name}").click()
    save(page, "POST", "/canned-replies", 201)
    (reply,) = owner.get("/canned-replies")["items"]
    assert (reply["shortcut"], reply["text"]) == ("parking", "Park behind the house, {contact_name}")
    place.get_by_role("button", name="Edit: /parking").click()
    page.get_by_role("dialog").get_by_label("Text").fill("Park in front.")
    save(page, "PATCH", "/canned-replies/")
    place.get_by_role("button", name="Edit: /parking").click()
    with sent(page, "DELETE", "/canned-replies/", 204):
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(place.get_by_text("There are none yet")).to_be_visible()

    place.get_by_role("button", name="Add label").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Urgent")
    page.get_by_role("dialog").get_by_label("Colour").fill("#dc2626")
    save(page, "POST", "/labels", 201)
    place.get_by_role("button", name="Edit: Urgent").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Today")
    save(page, "PATCH", "/labels/")
    assert [(label["name"], label["colour"]) for label in owner.get("/labels")["items"]] == [("Today", "#dc2626")]
    place.get_by_role("button", name="Edit: Today").click()
    with sent(page, "DELETE", "/labels/", 204):
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(place.get_by_text("There are no labels yet")).to_be_visible()
