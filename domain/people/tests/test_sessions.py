from datetime import timedelta

import pytest
from django.utils.timezone import now

from conftest import PASSWORD, World
from domain.people import actions, queries, rules, sessions
from domain.people.models import Member, RefreshToken, Role, User
from domain.vendors.rules import VendorNotFound

T0 = now()


def open_session(world: World) -> sessions.SignedIn:
    return sessions.open_session(world.alice.user, vendor_id=None, device="", address=None, now=T0)


def test_a_refresh_token_is_spent_once_and_kept_only_as_a_hash(world: World) -> None:
    opened = open_session(world)
    renewed = sessions.refresh(opened.refresh, now=T0)
    assert renewed.refresh != opened.refresh
    hashes = {bytes(row) for row in RefreshToken.objects.values_list("token_hash", flat=True)}
    assert rules.token_hash(renewed.refresh) in hashes
    assert renewed.refresh.encode() not in hashes


def test_within_the_grace_a_repeat_gets_the_same_successor(world: World) -> None:
    opened = open_session(world)
    first = sessions.refresh(opened.refresh, now=T0)
    again = sessions.refresh(opened.refresh, now=T0 + rules.REFRESH_GRACE)
    assert first.refresh == again.refresh


def test_replay_after_the_grace_ends_the_whole_family(world: World) -> None:
    opened = open_session(world)
    renewed = sessions.refresh(opened.refresh, now=T0)
    late = T0 + rules.REFRESH_GRACE + timedelta(seconds=1)
    with pytest.raises(rules.RefreshReused):
        sessions.refresh(opened.refresh, now=late)
    with pytest.raises(rules.SessionEnded):
        sessions.refresh(renewed.refresh, now=late)
    with pytest.raises(rules.SessionEnded):
        queries.caller(user_id=world.alice.user.id, session_id=opened.session.id, vendor_id=world.vendor.id)


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("", rules.TokenMalformed),
        ("spr_" + "0" * 43 + "\n", rules.TokenMalformed),
        ("spr_" + "0" * 43, rules.TokenForeign),
    ],
)
def test_an_unknown_refresh_token_is_malformed_or_foreign(world: World, token: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        sessions.refresh(token, now=T0)


def test_an_old_refresh_token_is_invalid(world: World) -> None:
    opened = open_session(world)
    with pytest.raises(rules.TokenExpired):
        sessions.refresh(opened.refresh, now=T0 + rules.REFRESH_LIFETIME)


def test_what_ends_a_caller_at_the_next_request(world: World) -> None:
    def caller() -> queries.Caller:
        session_id = world.bob.actor.session_id
        assert session_id
        return queries.caller(user_id=world.bob.user.id, session_id=session_id, vendor_id=world.vendor.id)

    assert caller().actor
    Member.objects.within(world.vendor.id).filter(id=world.bob.member.id).update(is_active=False)
    with pytest.raises(rules.SessionEnded):
        caller()
    owner = Role.objects.within(world.vendor.id).get(key="owner")
    Member.objects.within(world.vendor.id).filter(id=world.bob.member.id).update(is_active=True, role=owner)
    actor = caller().actor
    assert actor
    assert actor.can("vendor.write"), "a changed role works at once"
    User.objects.filter(id=world.bob.user.id).update(is_active=False)
    with pytest.raises(rules.SessionEnded):
        caller()


def test_a_ticket_opens_one_socket_within_30_seconds(world: World) -> None:
    session_id = world.bob.actor.session_id
    assert session_id
    ticket = sessions.give_ticket(session_id, world.vendor.id, now=T0)
    actor = sessions.spend_ticket(ticket, now=T0).actor
    assert actor
    assert actor.member_id == world.bob.member.id
    with pytest.raises(rules.TokenSpent):
        sessions.spend_ticket(ticket, now=T0)
    stale = sessions.give_ticket(session_id, world.vendor.id, now=T0)
    with pytest.raises(rules.TokenExpired):
        sessions.spend_ticket(stale, now=T0 + rules.TICKET_LIFETIME)


def test_a_vendor_that_is_not_ones_own_is_not_found(world: World) -> None:
    with pytest.raises(VendorNotFound):
        sessions.open_session(
            world.alice.user, vendor_id=world.charlie.actor.vendor_id, device="", address=None, now=T0
        )


@pytest.mark.parametrize("login", ["alice@spa.example", "ALICE@Spa.Example"])
def test_sign_in_by_email_in_any_case(world: World, login: str) -> None:
    assert actions.authenticate(login, PASSWORD, now=T0).id == world.alice.user.id


@pytest.mark.parametrize(("login", "password"), [("alice@spa.example", "wrong"), ("nobody@spa.example", PASSWORD)])
def test_bad_credentials_are_one_answer(world: World, login: str, password: str) -> None:
    with pytest.raises(rules.BadCredentials):
        actions.authenticate(login, password, now=T0)
