"""Who gets in, how, and for how long; and that nobody else pays for it."""

import base64
import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session as Cookie
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import now

import conftest
from conftest import World
from console.admin.tests.conftest import PASSWORD, account
from console.admin.tests.pages import MODELS, listing
from domain.access import PlatformAdmin
from domain.models import Session, User, Vendor
from domain.people import actions as people
from domain.people import rules, sessions, two_factor

SIGN_IN = "/admin/login/?next=/admin/"


def sign_in(client: Client, email: str = "root@spout.example", password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"username": email, "password": password, "next": "/admin/", **more})


def is_inside(client: Client) -> bool:
    return bool(client.get("/admin/").status_code == 200)


def test_a_platform_admin_signs_in_and_out(client: Client, root: User) -> None:
    answer = sign_in(client)

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert is_inside(client)
    session = Session.objects.get(user=root)
    assert session.device.startswith("Admin")

    client.post("/admin/logout/")

    assert not is_inside(client)
    session.refresh_from_db()
    assert session.revoked_at


def test_nobody_sees_anything_without_signing_in(client: Client, db: None) -> None:
    for model in MODELS:
        answer = client.get(listing(model))
        assert (answer.status_code, answer.content) == (302, b"")
        assert answer["Location"].startswith("/admin/login/")
    assert client.get("/admin/jsi18n/").status_code == 302


def test_who_is_not_staff_is_nobody(client: Client, world: World) -> None:
    answer = sign_in(client, world.alice.user.email, conftest.PASSWORD)

    assert answer.status_code == 200 and rules.BadCredentials.sentence in answer.content.decode()
    assert not is_inside(client)
    client.force_login(world.alice.user)
    assert not is_inside(client)
    assert client.get(listing(User)).status_code == 302


def test_staff_without_more_see_nothing(client: Client, db: None) -> None:
    client.force_login(account("staff@spout.example", is_staff=True))

    assert "permission to view or edit anything" in client.get("/admin/").content.decode()
    assert {client.get(listing(model)).status_code for model in MODELS} == {403}


@pytest.mark.parametrize(
    "given",
    [{"password": "wrong-wrong-wrong"}, {"email": "nobody@spout.example"}, {"email": "\U0001f511", "password": "x"}],
)
def test_a_wrong_sign_in_says_no_more_than_that(client: Client, root: User, given: dict[str, str]) -> None:
    answer = sign_in(client, **given)

    assert answer.status_code == 200
    assert rules.BadCredentials.sentence in answer.content.decode()
    assert "sessionid" not in answer.cookies


def test_too_many_wrong_sign_ins_are_refused_even_when_right(client: Client, root: User) -> None:
    for _ in range(10):
        sign_in(client, password="wrong-wrong-wrong")

    answer = sign_in(client)

    assert answer.status_code == 200 and "Too many tries" in answer.content.decode()


def test_a_second_factor_is_asked_for(client: Client, root: User) -> None:
    secret = base64.b32decode(two_factor.offer(root.id).secret)
    code = TOTP(secret, 6, SHA1(), two_factor.STEP).generate(int(time.time())).decode()
    recovery, *_ = two_factor.confirm(root.id, code, session_id=root.id, now=now())

    assert "Enter your code" in sign_in(client).content.decode()
    assert rules.BadCode.sentence in sign_in(client, code="never-was-one").content.decode()
    assert sign_in(client, code=recovery).status_code == 302


def test_a_form_without_its_token_is_refused(root: User) -> None:
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client).status_code == 403

    client.force_login(root)
    for address in ("/admin/logout/", listing(User), listing(Vendor)):
        answer = client.post(address, {"action": "deactivate", "_selected_action": str(root.id)})
        assert answer.status_code == 403
        assert answer["Content-Type"].startswith("text/html")
    assert is_inside(client)


def test_a_form_with_its_token_is_taken(root: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(SIGN_IN)

    assert sign_in(client, csrfmiddlewaretoken=client.cookies["csrftoken"].value).status_code == 302


def test_cookies_are_the_admins_alone(client: Client, root: User) -> None:
    client.get(SIGN_IN)
    cookies = sign_in(client).cookies

    assert set(cookies) == {"sessionid", "csrftoken"}
    for cookie in cookies.values():
        assert (cookie["path"], cookie["httponly"]) == ("/admin/", True)
        assert cookie["samesite"] in ("Lax", "Strict")
    assert not cookies["sessionid"]["max-age"]  # ends with the browser …
    left = Cookie.objects.get().expire_date - now()
    assert 7 < left.total_seconds() / 3600 <= 8  # … and after a working day


@pytest.mark.parametrize("what", ["password", "sign out", "deactivate", "demote"])
def test_what_ends_a_users_sessions_ends_the_admins(client: Client, root: User, what: str) -> None:
    sign_in(client)
    session = Session.objects.get(user=root)

    if what == "password":
        people.change_password(root.id, PASSWORD, "another-long-one", session_id=session.id, now=now())
    elif what == "sign out":
        sessions.end(session.id, now=now())
    elif what == "deactivate":
        by = PlatformAdmin(root.id, "Root")
        people.deactivate(root.id, by=by, now=now())
        people.reactivate(root.id, by=by, now=now())
    else:
        User.objects.filter(id=root.id).update(is_staff=False)

    assert not is_inside(client)


def test_a_password_is_not_changed_here(browser: Client) -> None:
    assert browser.get("/admin/password_change/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("admin:password_change")


def test_the_api_knows_no_cookie_and_pays_for_none(browser: Client, world: World) -> None:
    browser.cookies["sessionid"]["path"] = "/"

    with CaptureQueriesContext(connection) as captured:
        refused = browser.get("/api/v1/me")
        answer = world.alice.api.get("/me")

    assert (refused.status_code, answer.status_code) == (401, 200)
    assert not refused.cookies and not answer.cookies
    assert not [query for query in captured if "django_session" in query["sql"]]


def test_static_files_are_served(client: Client, browser: Client) -> None:
    for name in ("admin/css/base.css", "admin/js/theme.js", "admin/css/login.css"):
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200 and b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert client.get("/static/admin/no-such.css").status_code == 404


def test_the_index_is_in_groups(browser: Client) -> None:
    groups = [group["name"] for group in browser.get("/admin/").context["app_list"]]

    assert {"Accounts", "Bookings", "Conversations", "Machinery", "Sending and receiving", "Vendors"} <= set(groups)
    assert browser.get("/admin/domain/").status_code == 200
    assert browser.get("/admin").status_code == 302


def act(browser: Client, model: Any, action: str, *chosen: Any) -> Any:
    data = {"action": action, "_selected_action": [str(row.pk) for row in chosen]}
    return browser.post(listing(model), data, follow=True)


def test_an_account_is_deactivated_and_reactivated(browser: Client, root: User, world: World) -> None:
    alice = world.alice

    answer = act(browser, User, "deactivate", alice.user, root)

    assert "Deactivated: 1." in answer.content.decode()
    assert "deactivate yourself" in answer.content.decode()
    assert alice.api.get("/me").status_code == 401
    assert LogEntry.objects.get().object_id == str(alice.user.id)

    act(browser, User, "reactivate", alice.user)

    assert User.objects.get(id=alice.user.id).is_active
    assert alice.api.get("/me").status_code == 401  # sessions stay ended


def test_sessions_are_ended(browser: Client, world: World) -> None:
    act(browser, User, "sign_out", world.alice.user)
    act(browser, Session, "end", Session.objects.get(user=world.bob.user))

    assert [one.api.get("/me").status_code for one in (world.alice, world.bob, world.charlie)] == [401, 401, 200]


def test_a_vendor_is_suspended_and_resumed(browser: Client, world: World) -> None:
    assert "Suspended: 1." in act(browser, Vendor, "suspend", world.vendor).content.decode()
    assert world.alice.api.get("/contacts").status_code == 403
    assert "Resumed: 1." in act(browser, Vendor, "resume", world.vendor).content.decode()
    assert world.alice.api.get("/contacts").status_code == 200


def test_staff_with_a_view_right_may_look_and_do_nothing(client: Client, world: World) -> None:
    staff = account("staff@spout.example", is_staff=True)
    staff.user_permissions.set(Permission.objects.filter(codename="view_user"))
    client.force_login(staff)

    assert client.get(listing(User)).status_code == 200
    act(client, User, "deactivate", world.alice.user)
    assert User.objects.get(id=world.alice.user.id).is_active
    assert client.get(listing(Vendor)).status_code == 403


def test_it_leads_to_the_console_and_to_the_api(client: Client, root: User) -> None:
    sign_in(client)

    page = client.get("/admin/").content.decode()

    assert '<a href="/">Console</a>' in page
    assert '<a href="/api/v1/docs">API</a>' in page
    assert client.get("/").status_code == 200
