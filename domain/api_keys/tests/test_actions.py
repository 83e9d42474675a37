"""API keys."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from conftest import World, hire
from domain.access import GrantsTooMuch, NotForKeys, PermissionMissing
from domain.api_keys import actions, queries, rules
from domain.api_keys.models import ApiKey
from domain.limits import TooManyTries
from domain.people import rules as people
from domain.roles.rules import UnknownPermission

T0 = now()


def make(
    world: World, *permissions: str, per_minute: int = 600, name: str = "Till", **terms: object
) -> tuple[ApiKey, str]:
    given = {"permissions": list(permissions or ["contact.read"]), "requests_per_minute": per_minute, **terms}
    return actions.make(world.alice.actor, name=name, now=T0, **given)  # type: ignore[arg-type]


def test_a_key_is_kept_as_a_hash_and_is_an_actor_of_its_permissions(world: World) -> None:
    key, text = make(world, "contact.read", "audit.read")
    assert text.startswith("spk_" + key.hint.removeprefix("spk_"))
    assert text.encode() not in bytes(key.key_hash)
    actor = queries.caller(text, now=T0)
    assert (actor.kind, actor.vendor_id, actor.id, actor.member_id) == ("key", world.vendor.id, key.id, None)
    assert actor.permissions == {"contact.read", "audit.read"}


def test_last_use_is_noted_to_the_minute(world: World) -> None:
    key, text = make(world)
    for seconds, noted in ((0, 0), (59, 0), (60, 60)):
        queries.caller(text, now=T0 + timedelta(seconds=seconds))
        assert queries.get(world.alice.actor, key.id).last_used_at == T0 + timedelta(seconds=noted)


def test_what_ends_a_key(world: World) -> None:
    key, text = make(world, expires_at=T0 + timedelta(hours=1))
    with pytest.raises(people.TokenExpired):
        queries.caller(text, now=T0 + timedelta(hours=1))
    queries.caller(text, now=T0)
    actions.revoke(world.alice.actor, key.id, now=T0)
    actions.revoke(world.alice.actor, key.id, now=T0)
    with pytest.raises(people.TokenRevoked):
        queries.caller(text, now=T0)


@pytest.mark.parametrize(
    ("field", "refusal"), [("is_active", people.VendorSuspended), ("deleted_at", people.TokenForeign)]
)
def test_a_key_stands_no_longer_than_its_vendor(world: World, field: str, refusal: type[Exception]) -> None:
    _, text = make(world)
    setattr(world.vendor, field, False if field == "is_active" else T0)
    world.vendor.save()
    with pytest.raises(refusal):
        queries.caller(text, now=T0)


def test_its_requests_run_out_by_the_minute(world: World) -> None:
    _, text = make(world, per_minute=3)
    for _ in range(3):
        queries.caller(text, now=T0)
    with pytest.raises(TooManyTries):
        queries.caller(text, now=T0)


@pytest.mark.parametrize(
    ("text", "refusal"), [("spk_", people.TokenMalformed), ("spk_" + "x" * 43, people.TokenForeign)]
)
def test_a_key_that_is_none(world: World, text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        queries.caller(text, now=T0)


def test_nobody_gives_a_key_what_they_do_not_have(world: World) -> None:
    with pytest.raises(PermissionMissing):
        actions.make(world.bob.actor, name="X", permissions=["contact.read"], requests_per_minute=1, now=T0)
    dora = hire(world.alice, "dora@spa.example", "admin")
    with pytest.raises(GrantsTooMuch):
        actions.make(dora.actor, name="X", permissions=["owner.write"], requests_per_minute=1, now=T0)
    with pytest.raises(UnknownPermission):
        make(world, "contact.fly")


def test_a_key_makes_no_keys(world: World) -> None:
    _, text = make(world, "api_key.write", expires_at=T0 + timedelta(hours=1))
    with pytest.raises(NotForKeys):
        actions.make(queries.caller(text, now=T0), name="X", permissions=[], requests_per_minute=1, now=T0)


def test_names_are_taken_once_while_the_key_stands(world: World) -> None:
    key, _ = make(world)
    with pytest.raises(rules.KeyNameTaken):
        make(world)
    actions.revoke(world.alice.actor, key.id, now=T0)
    make(world)
    with pytest.raises(rules.ExpiryInThePast):
        make(world, name="Late", expires_at=T0)
    with pytest.raises(rules.KeyNotFound):
        actions.revoke(world.charlie.actor, key.id, now=T0)
