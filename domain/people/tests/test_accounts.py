"""Passwords, addresses and the links that prove them."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils.timezone import now

from conftest import PASSWORD, World, make_world
from domain.access import PlatformAdmin
from domain.audit.models import AuditEvent
from domain.deliveries.models import Delivery
from domain.limits import TooManyTries
from domain.people import actions, links, queries, rules, sessions
from domain.people.models import AccountLink, User

T0 = now()
NEW = "another-long-secret"
RESET, VERIFY = AccountLink.Purpose.RESET, AccountLink.Purpose.VERIFY


def letters() -> list[tuple[str, Any, Any]]:
    rows = Delivery.objects.within(None).order_by("created_at", "id")
    return [(row.kind, row.user_id, row.context) for row in rows]


def link(user: User, purpose: AccountLink.Purpose, email: str = "") -> str:
    return links.make(user, purpose, email or user.email, delivery_id=uuid4(), now=T0)


def test_known_and_unknown_addresses_leave_the_same_row(world: World) -> None:
    actions.forget_password("BOB@spa.example", address=None, now=T0)
    actions.forget_password("nobody@spa.example", address=None, now=T0)
    assert letters() == [("account.reset_password", world.bob.user.id, {}), ("account.reset_password", None, {})]


def test_letters_to_one_address_run_out_for_known_and_unknown_alike(world: World) -> None:
    for email in ("bob@spa.example", "nobody@spa.example"):
        for _ in range(5):
            actions.forget_password(email, address=None, now=T0)
        with pytest.raises(TooManyTries):
            actions.forget_password(email, address=None, now=T0)


def test_a_reset_changes_the_password_proves_the_address_and_ends_every_session(world: World) -> None:
    token, older = link(world.bob.user, RESET), link(world.bob.user, RESET)
    actions.reset_password(token, NEW, address=None, now=T0)
    user = actions.authenticate("bob@spa.example", NEW, now=T0)
    assert user.is_email_verified
    assert not queries.list_sessions(user.id).exists()
    with pytest.raises(rules.BadCredentials):
        actions.authenticate("bob@spa.example", PASSWORD, now=T0)
    for again in (token, older):
        with pytest.raises(rules.TokenSpent):
            actions.reset_password(again, NEW, address=None, now=T0)
    assert [kind for kind, _, _ in letters()] == ["account.password_changed"]


@pytest.mark.parametrize(
    ("token", "refusal"),
    [("", rules.TokenMalformed), ("spl_short", rules.TokenMalformed), ("spl_" + "x" * 43, rules.TokenForeign)],
)
def test_a_link_that_is_none(world: World, token: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        actions.reset_password(token, NEW, address=None, now=T0)


def test_a_link_is_for_its_purpose_its_time_and_its_address(world: World) -> None:
    bob = world.bob.user
    with pytest.raises(rules.TokenForeign):
        actions.reset_password(link(bob, VERIFY), NEW, address=None, now=T0)
    with pytest.raises(rules.TokenExpired):
        actions.reset_password(link(bob, RESET), NEW, address=None, now=T0 + rules.RESET_LIFETIME)
    with pytest.raises(rules.TokenForeign):
        actions.reset_password(link(bob, RESET, "was@spa.example"), NEW, address=None, now=T0)
    User.objects.filter(id=bob.id).update(is_active=False)
    with pytest.raises(rules.TokenForeign):
        actions.reset_password(link(bob, RESET), NEW, address=None, now=T0)


def test_guesses_at_links_run_out(world: World) -> None:
    for number in range(50):
        with pytest.raises(rules.TokenForeign):
            actions.verify_email(f"spl_{number:043}", address="203.0.113.9", now=T0)
    with pytest.raises(TooManyTries):
        actions.verify_email(link(world.bob.user, VERIFY), address="203.0.113.9", now=T0)
    actions.verify_email(link(world.bob.user, VERIFY), address="203.0.113.10", now=T0)


def test_changing_the_password_ends_the_other_sessions(world: World) -> None:
    bob, kept = world.bob.user, world.bob.actor.session_id
    assert kept
    sessions.open_session(bob, vendor_id=None, device="", address=None, now=T0)
    with pytest.raises(rules.WrongPassword):
        actions.change_password(bob.id, "wrong", NEW, session_id=kept, now=T0)
    actions.change_password(bob.id, PASSWORD, NEW, session_id=kept, now=T0)
    assert [session.id for session in queries.list_sessions(bob.id)] == [kept]


def test_a_stolen_session_can_not_try_passwords_for_ever(world: World) -> None:
    for _ in range(10):
        with pytest.raises(rules.WrongPassword):
            actions.check_own_password(world.bob.user.id, "wrong")
    with pytest.raises(TooManyTries):
        actions.check_own_password(world.bob.user.id, PASSWORD)


def test_another_address_becomes_ones_own_when_its_link_is_followed(world: World) -> None:
    bob = world.bob.user
    actions.change_email(bob.id, "Robert@spa.example", PASSWORD, now=T0)
    assert letters() == [("account.verify_email", bob.id, {"email": "robert@spa.example"})]
    assert queries.get_user(bob.id).email == "bob@spa.example"
    reset = link(bob, RESET)
    actions.verify_email(link(bob, VERIFY, "robert@spa.example"), address=None, now=T0)
    assert actions.authenticate("robert@spa.example", PASSWORD, now=T0).is_email_verified
    assert letters()[1] == ("account.email_changed", bob.id, {"email": "bob@spa.example"})
    with pytest.raises(rules.TokenSpent):
        actions.reset_password(reset, NEW, address=None, now=T0)


def test_an_address_that_somebody_else_has_by_then_is_refused(world: World) -> None:
    token = link(world.bob.user, VERIFY, world.alice.user.email)
    with pytest.raises(rules.EmailTaken):
        actions.verify_email(token, address=None, now=T0)
    assert queries.get_user(world.bob.user.id).email == "bob@spa.example"


def test_a_new_password_takes_back_a_change_of_address_asked_for_with_the_old_one(world: World) -> None:
    """Or a thief who once knew the password would still get the account by the letter."""
    bob = world.bob.user
    actions.change_email(bob.id, "thief@x.example", PASSWORD, now=T0)
    sent = link(bob, VERIFY, "thief@x.example")
    actions.reset_password(link(bob, RESET), NEW, address=None, now=T0)
    with pytest.raises(rules.TokenSpent):
        actions.verify_email(sent, address=None, now=T0)
    assert Delivery.objects.within(None).get(kind="account.verify_email").state == "cancelled"


def test_a_reset_of_an_account_that_never_proved_its_address_leaves_no_way_back_in(world: World) -> None:
    """It may have been made by anybody, with a second factor of theirs."""
    bob = world.bob.user
    User.objects.filter(id=bob.id).update(totp_secret=b"x", totp_confirmed_at=T0)
    actions.reset_password(link(bob, RESET), NEW, address=None, now=T0)
    assert not actions.authenticate("bob@spa.example", NEW, now=T0).has_two_factor
    User.objects.filter(id=bob.id).update(totp_secret=b"x", totp_confirmed_at=T0)
    actions.reset_password(link(bob, RESET), PASSWORD, address=None, now=T0)
    with pytest.raises(rules.TwoFactorNeeded):
        actions.authenticate("bob@spa.example", PASSWORD, now=T0)


def test_asking_for_another_address_voids_the_link_before(world: World) -> None:
    first = link(world.bob.user, VERIFY, "first@spa.example")
    actions.change_email(world.bob.user.id, "second@spa.example", PASSWORD, now=T0)
    with pytest.raises(rules.TokenSpent):
        actions.verify_email(first, address=None, now=T0)


def test_wrong_passwords_run_out_by_account_and_by_address(world: World) -> None:
    for _ in range(10):
        with pytest.raises(rules.BadCredentials):
            actions.authenticate("bob@spa.example", "wrong", address="203.0.113.1", now=T0)
    with pytest.raises(TooManyTries):
        actions.authenticate("bob@spa.example", PASSWORD, address="203.0.113.1", now=T0)
    actions.authenticate("bob@spa.example", PASSWORD, address="203.0.113.2", now=T0)  # strangers lock nobody out
    for number in range(40):
        with pytest.raises(rules.BadCredentials):
            actions.authenticate(f"{number}@spa.example", "wrong", address="203.0.113.1", now=T0)
    with pytest.raises(TooManyTries):
        actions.authenticate("alice@spa.example", PASSWORD, address="203.0.113.1", now=T0)
    actions.authenticate("alice@spa.example", PASSWORD, address="203.0.113.2", now=T0)


def test_a_reset_lets_in_again_who_had_forgotten(world: World) -> None:
    for _ in range(10):
        with pytest.raises(rules.BadCredentials):
            actions.authenticate("bob@spa.example", "wrong", now=T0)
    actions.reset_password(link(world.bob.user, RESET), NEW, address=None, now=T0)
    actions.authenticate("bob@spa.example", NEW, now=T0)


def test_guesses_from_everywhere_run_out_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "_is_password_of", lambda user, password: False)
    for number in range(100):
        with pytest.raises(rules.BadCredentials):
            actions.authenticate("bob@spa.example", "wrong", address=f"203.0.113.{number}", now=T0)
    with pytest.raises(TooManyTries):
        actions.authenticate("bob@spa.example", "wrong", address="198.51.100.1", now=T0)


def test_signing_in_rightly_counts_nothing(world: World) -> None:
    for _ in range(60):
        actions.authenticate("alice@spa.example", PASSWORD, address="203.0.113.1", now=T0)


def test_a_shut_account_is_shut_at_once_and_everywhere(world: World) -> None:
    session_id = world.bob.actor.session_id
    assert session_id
    root = PlatformAdmin(world.alice.user.id, "Root")
    actions.deactivate(world.bob.user.id, by=root, now=T0)
    with pytest.raises(rules.SessionEnded):
        queries.caller(user_id=world.bob.user.id, session_id=session_id, vendor_id=None)
    with pytest.raises(rules.BadCredentials):
        actions.authenticate("bob@spa.example", PASSWORD, now=T0)
    actions.reactivate(world.bob.user.id, by=root, now=T0)
    seen = AuditEvent.objects.within(world.vendor.id).filter(actor_kind="platform").order_by("id")
    assert [event.type for event in seen] == ["session.all_ended", "account.shut", "account.reopened"]
    actions.authenticate("bob@spa.example", PASSWORD, now=T0)
    with pytest.raises(rules.SessionEnded):
        queries.caller(user_id=world.bob.user.id, session_id=session_id, vendor_id=None)


def test_what_was_proved_must_still_stand_when_the_session_begins(world: World) -> None:
    """Or a thief who signs in while the password changes would stay."""
    proved = actions.authenticate("bob@spa.example", PASSWORD, now=T0)
    actions.reset_password(link(world.bob.user, RESET), NEW, address=None, now=T0)
    with pytest.raises(rules.SessionEnded):
        sessions.open_session(proved, vendor_id=None, device="", address=None, now=T0)


@pytest.mark.django_db(transaction=True)
def test_one_session_switches_once() -> None:
    world = make_world("-switch")
    session_id = world.bob.actor.session_id
    assert session_id
    caller = queries.caller(user_id=world.bob.user.id, session_id=session_id, vendor_id=world.vendor.id)
    outcomes = []

    def switch(_: int) -> None:
        try:
            sessions.switch_vendor(caller, world.vendor.id, now=T0)
            outcomes.append("switched")
        except rules.SessionEnded:
            outcomes.append("ended")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(switch, range(8)))
    assert sorted(outcomes) == ["ended"] * 7 + ["switched"]


@pytest.mark.django_db(transaction=True)
def test_no_session_begun_while_the_password_changes_outlives_the_change() -> None:
    world = make_world("-change")
    bob, kept = world.bob.user, world.bob.actor.session_id
    assert kept

    def sign_in(_: int) -> None:
        with suppress(rules.BadCredentials, rules.SessionEnded):
            proved = actions.authenticate(bob.email, PASSWORD, now=T0)
            sessions.open_session(proved, vendor_id=None, device="", address=None, now=T0)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        thieves = pool.map(sign_in, range(12))
        actions.change_password(bob.id, PASSWORD, NEW, session_id=kept, now=T0)
        list(thieves)
    assert [session.id for session in queries.list_sessions(bob.id)] == [kept]


def test_a_refresh_for_a_vendor_one_has_left_is_refused(world: World) -> None:
    opened = sessions.open_session(world.bob.user, vendor_id=None, device="", address=None, now=T0)
    world.bob.member.is_active = False
    world.bob.member.save()
    with pytest.raises(rules.SessionEnded):
        sessions.refresh(opened.refresh, now=T0 + timedelta(minutes=1))


def test_createsuperuser_makes_a_platform_admin(db: None) -> None:
    root = User.objects.create_superuser("Root@spout.example", PASSWORD, first_name="R", last_name="A")
    assert root.is_superuser
    assert root.is_staff
    assert actions.authenticate("root@spout.example", PASSWORD, now=T0).id == root.id
