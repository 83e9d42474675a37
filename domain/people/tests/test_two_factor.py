"""The second factor."""

import base64
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.utils.timezone import now

from conftest import PASSWORD, World
from domain.deliveries.models import Delivery
from domain.limits import TooManyTries
from domain.people import actions, queries, rules, sessions, two_factor
from domain.people.models import RecoveryCode, User

T0 = now()


def code(secret: str, at: datetime) -> str:
    return TOTP(base64.b32decode(secret), 6, SHA1(), 30).generate(int(at.timestamp())).decode()


@pytest.fixture
def secret(world: World) -> str:
    """bob's, in force."""
    session_id = world.bob.actor.session_id
    assert session_id
    secret = two_factor.offer(world.bob.user.id).secret
    two_factor.confirm(world.bob.user.id, code(secret, T0), session_id=session_id, now=T0)
    return secret


def sign_in(world: World, given: str | None, at: datetime) -> User:
    return actions.authenticate(world.bob.user.email, PASSWORD, code=given, now=at)


def test_nothing_changes_until_a_first_code_comes_back(world: World) -> None:
    offer = two_factor.offer(world.bob.user.id)
    assert offer.provisioning_uri.startswith("otpauth://totp/Spout:bob%40spa.example?")
    assert f"secret={offer.secret}" in offer.provisioning_uri
    sign_in(world, None, T0)
    with pytest.raises(rules.BadCode):
        two_factor.confirm(world.bob.user.id, "000000", session_id=world.bob.user.id, now=T0)
    sign_in(world, None, T0)


def test_the_secret_is_sealed_and_the_codes_are_hashed(world: World, secret: str) -> None:
    user = User.objects.get(id=world.bob.user.id)
    assert base64.b32decode(secret) not in bytes(user.totp_secret or b"")
    assert base64.b32decode(secret).hex().encode() not in bytes(user.totp_secret or b"")
    assert RecoveryCode.objects.filter(user=user).count() == two_factor.RECOVERY_CODES


def test_a_code_is_needed_fits_for_a_minute_and_works_once(world: World, secret: str) -> None:
    later = T0 + timedelta(minutes=5)
    with pytest.raises(rules.TwoFactorNeeded):
        sign_in(world, None, later)
    with pytest.raises(rules.BadCode):
        sign_in(world, code(secret, later - timedelta(minutes=2)), later)
    sign_in(world, code(secret, later), later)
    with pytest.raises(rules.BadCode):
        sign_in(world, code(secret, later), later)
    with pytest.raises(rules.BadCode):
        sign_in(world, code(secret, later - timedelta(seconds=30)), later)  # older than the one that was used


def test_the_first_code_can_not_be_used_again_to_sign_in(world: World, secret: str) -> None:
    with pytest.raises(rules.BadCode):
        sign_in(world, code(secret, T0), T0)


def test_a_recovery_code_stands_in_once(world: World, secret: str) -> None:
    codes = two_factor.renew_recovery_codes(world.bob.user.id)
    sign_in(world, codes[3].upper() + " ", T0)
    with pytest.raises(rules.BadCode):
        sign_in(world, codes[3], T0)
    assert two_factor.recovery_codes_left(world.bob.user.id) == len(codes) - 1


def test_guesses_at_the_code_run_out_even_with_the_right_password(world: World, secret: str) -> None:
    for _ in range(10):
        with pytest.raises(rules.BadCode):
            sign_in(world, "123456", T0)
    with pytest.raises(TooManyTries):
        sign_in(world, code(secret, T0 + timedelta(minutes=9)), T0 + timedelta(minutes=9))


@pytest.mark.parametrize("given", ["", " ", "é", "1" * 40, "-1", "٠١٢٣٤٥"])
def test_odd_codes_are_wrong_codes(world: World, secret: str, given: str) -> None:
    with pytest.raises((rules.BadCode, rules.TwoFactorNeeded)):
        sign_in(world, given, T0)


def test_turning_it_on_ends_sessions_that_did_without_and_tells(world: World) -> None:
    kept, other = (
        world.bob.actor.session_id,
        sessions.open_session(world.bob.user, vendor_id=None, device="", address=None, now=T0),
    )
    assert kept
    offer = two_factor.offer(world.bob.user.id)
    two_factor.confirm(world.bob.user.id, code(offer.secret, T0), session_id=kept, now=T0)
    assert [session.id for session in queries.list_sessions(world.bob.user.id)] == [kept]
    with pytest.raises(rules.SessionEnded):
        queries.caller(user_id=world.bob.user.id, session_id=other.session.id, vendor_id=None)
    assert Delivery.objects.within(None).get().kind == "account.two_factor_changed"
    with pytest.raises(rules.TwoFactorOn):
        two_factor.offer(world.bob.user.id)


def test_turning_it_off_takes_a_code(world: World, secret: str) -> None:
    later = T0 + timedelta(minutes=5)
    with pytest.raises(rules.BadCode):
        two_factor.turn_off(world.bob.user.id, "000000", now=later)
    two_factor.turn_off(world.bob.user.id, code(secret, later), now=later)
    sign_in(world, None, later)
    with pytest.raises(rules.TwoFactorOff):
        two_factor.turn_off(world.bob.user.id, "000000", now=later)


def test_a_vendor_that_asks_for_it_lets_nobody_act_without(world: World, secret: str) -> None:
    world.vendor.requires_two_factor = True
    world.vendor.save()
    for person, may in ((world.alice, False), (world.bob, True)):
        session_id = person.actor.session_id
        assert session_id
        caller = queries.caller(user_id=person.user.id, session_id=session_id, vendor_id=world.vendor.id)
        if may:
            assert caller.in_vendor().member_id == person.member.id
        else:
            with pytest.raises(rules.TwoFactorRequired):
                caller.in_vendor()
