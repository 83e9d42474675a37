"""Asking people to join."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from conftest import PASSWORD, Person, World, hire
from domain.access import GrantsTooMuch
from domain.audit.models import AuditEvent
from domain.deliveries.models import Delivery
from domain.invitations import actions, queries, rules
from domain.invitations.models import Invitation
from domain.limits import TooManyTries
from domain.members import actions as members
from domain.members import queries as member_queries
from domain.members.rules import TeamNeeded
from domain.people import actions as people
from domain.people import queries as accounts
from domain.people import rules as tokens
from domain.people import sessions
from domain.people.models import Role, User
from domain.roles import actions as roles

T0 = now()
PROFILE = {"first_name": "Rui", "last_name": "Sá"}


def role(world: World, key: str = "agent") -> UUID:
    return Role.objects.within(world.vendor.id).get(key=key).id


def invite(world: World, *emails: str, by: Person | None = None, **terms: Any) -> list[actions.Result]:
    given: dict[str, Any] = {"role_id": role(world), "now": T0, **terms}
    return actions.invite((by or world.alice).actor, emails or ["rui@x.example"], **given)


def invited(world: World, **terms: Any) -> Invitation:
    invitation = invite(world, **terms)[0].invitation
    assert invitation
    return invitation


def accept(token: str, *, password: str | None = PASSWORD, at: object = T0, **profile: str) -> tuple[object, bool]:
    return actions.accept(token, password=password, profile=profile or PROFILE, address=None, now=at)  # type: ignore[arg-type]


def test_many_at_once_are_told_one_by_one_and_get_one_letter_each(world: World) -> None:
    results = invite(world, "Rui@x.example", "rui@x.example", "bob@spa.example", "tess@x.example")
    assert [(r.email, r.refusal and r.refusal.code) for r in results] == [
        ("rui@x.example", None),
        ("bob@spa.example", "invitation.already_member"),
        ("tess@x.example", None),
    ]
    letters = Delivery.objects.within(world.vendor.id).filter(kind="member.invitation")
    assert letters.count() == 2
    assert invite(world)[0].refusal == rules.AlreadyInvited() or invite(world)[0].refusal
    assert letters.count() == 2


def test_the_letter_is_in_the_language_asked_for_or_the_vendors(world: World) -> None:
    world.vendor.locale = "pt"
    world.vendor.save()
    User.objects.filter(id=world.charlie.user.id).update(language="vi")
    assert invited(world).language == "pt"
    results = invite(world, "a@x.example", world.charlie.user.email, language="es")
    assert [r.invitation.language for r in results if r.invitation] == ["es", "es"], (
        "no answer tells who has an account"
    )


def test_only_the_hash_of_the_token_is_kept(world: World) -> None:
    invitation = invited(world)
    token = queries.token_of(invitation)
    assert bytes(invitation.token_hash) == tokens.token_hash(token)
    assert token not in str(Delivery.objects.within(world.vendor.id).filter(kind="member.invitation").values())


def test_a_new_account_is_made_with_a_proven_address(world: World) -> None:
    token = queries.token_of(invited(world, position="Desk"))
    member, is_new = actions.accept(token, password=PASSWORD, profile=PROFILE, address=None, now=T0)
    assert is_new
    assert (member.user.email, member.user.is_email_verified, member.position) == ("rui@x.example", True, "Desk")
    assert member.role.key == "agent"
    with pytest.raises(tokens.TokenSpent):
        accept(token)


@pytest.mark.parametrize("missing", ["password", "first_name", "last_name"])
def test_a_new_account_takes_password_and_names(world: World, missing: str) -> None:
    token = queries.token_of(invited(world))
    profile = {name: value for name, value in PROFILE.items() if name != missing}
    with pytest.raises(rules.ProfileNeeded):
        accept(token, password=None if missing == "password" else PASSWORD, **profile)
    accept(token)


def test_an_account_that_exists_joins_and_keeps_its_password(world: World) -> None:
    User.objects.filter(id=world.charlie.user.id).update(email_verified_at=T0)
    token = queries.token_of(invite(world, world.charlie.user.email)[0].invitation)  # type: ignore[arg-type]
    member, is_new = accept(token, password="somebody-elses-choice")
    assert not is_new
    assert member.user_id == world.charlie.user.id  # type: ignore[attr-defined]
    people.authenticate(world.charlie.user.email, PASSWORD, now=T0)
    assert User.objects.get(id=world.charlie.user.id).first_name == "Charlie"


def test_an_account_that_never_proved_its_address_joins_with_its_password(world: World) -> None:
    token = queries.token_of(invite(world, world.charlie.user.email)[0].invitation)  # type: ignore[arg-type]
    assert actions.preview(token, address=None, now=T0)[1] is False
    with pytest.raises(rules.ProfileNeeded):
        actions.accept(token, password=None, profile={}, address=None, now=T0)
    member, is_new = actions.accept(token, password=PASSWORD, profile={}, address=None, now=T0)
    assert (member.user_id, is_new) == (world.charlie.user.id, False)
    assert User.objects.get(id=world.charlie.user.id).is_email_verified


def test_an_account_that_somebody_made_of_anothers_address_is_claimed(world: World) -> None:
    """Else the invitation would let in whoever had registered the address before."""
    squatter = sessions.open_session(world.charlie.user, vendor_id=None, device="", address=None, now=T0).session
    token = queries.token_of(invite(world, world.charlie.user.email)[0].invitation)  # type: ignore[arg-type]
    _, is_new = accept(token, password="the-right-persons-own")
    assert is_new
    with pytest.raises(tokens.SessionEnded):
        accounts.caller(user_id=world.charlie.user.id, session_id=squatter.id, vendor_id=world.vendor.id)
    with pytest.raises(tokens.BadCredentials):
        people.authenticate(world.charlie.user.email, PASSWORD, now=T0)
    people.authenticate(world.charlie.user.email, "the-right-persons-own", now=T0)


def test_it_ends_after_seven_days_and_another_may_take_its_place(world: World) -> None:
    token, late = queries.token_of(invited(world)), T0 + rules.LIFETIME
    with pytest.raises(tokens.TokenExpired):
        accept(token, at=late)
    again = actions.invite(world.alice.actor, ["rui@x.example"], role_id=role(world), now=late)[0].invitation
    assert again
    with pytest.raises(tokens.TokenRevoked):
        accept(token, at=late)
    accept(queries.token_of(again), at=late)


def test_a_resent_letter_holds_a_new_link_and_the_old_one_is_void(world: World) -> None:
    invitation = invited(world)
    old = queries.token_of(invitation)
    late = T0 + timedelta(days=6)
    resent = actions.resend(world.alice.actor, invitation.id, address=None, now=late)
    with pytest.raises(tokens.TokenForeign):
        accept(old, at=late)
    accept(queries.token_of(resent), at=late + timedelta(days=6))
    with pytest.raises(rules.NotOpen):
        actions.resend(world.alice.actor, invitation.id, address=None, now=late)


def test_a_revoked_one_is_void(world: World) -> None:
    invitation = invited(world)
    actions.revoke(world.alice.actor, invitation.id, now=T0)
    with pytest.raises(tokens.TokenRevoked):
        accept(queries.token_of(invitation))
    with pytest.raises(rules.NotOpen):
        actions.revoke(world.alice.actor, invitation.id, now=T0)
    with pytest.raises(rules.InvitationNotFound):
        actions.revoke(world.charlie.actor, invitation.id, now=T0)


def test_the_role_and_the_vendor_must_still_stand(world: World) -> None:
    clerk = roles.add(world.alice.actor, name="Clerk", permissions=[], now=T0)
    token = queries.token_of(invited(world, role_id=clerk.id))
    roles.remove(world.alice.actor, clerk.id, now=T0)
    with pytest.raises(tokens.TokenRevoked):
        accept(token)
    other = queries.token_of(invite(world, "tess@x.example")[0].invitation)  # type: ignore[arg-type]
    world.vendor.is_active = False
    world.vendor.save()
    with pytest.raises(tokens.TokenForeign):
        accept(other)


def test_teams_that_were_disbanded_since_are_left_out(world: World) -> None:
    stays = members.form_team(world.alice.actor, name="Stays", now=T0)
    goes = members.form_team(world.alice.actor, name="Goes", now=T0)
    token = queries.token_of(invited(world, team_ids=[stays.id, goes.id]))
    goes.delete()
    member, _ = actions.accept(token, password=PASSWORD, profile=PROFILE, address=None, now=T0)
    assert member_queries.teams_of(member_queries.get(world.alice.actor, member.id)) == [stays.id]


def test_nobody_invites_above_or_beyond_themselves(world: World) -> None:
    dora = hire(world.alice, "dora@spa.example", "admin")
    with pytest.raises(GrantsTooMuch):
        invite(world, by=dora, role_id=role(world, "owner"))
    lena = hire(world.alice, "lena@spa.example", "team_admin")
    team = members.form_team(world.alice.actor, name="Front", member_ids=[lena.member.id], now=T0)
    invite(world, "hidden@x.example")
    with pytest.raises(TeamNeeded):
        invite(world, by=lena)
    invite(world, by=lena, team_ids=[team.id])
    seen = queries.list_invitations(lena.actor, now=T0).values_list("email", flat=True)
    assert list(seen) == ["rui@x.example"]


def test_letters_run_out_by_inviter_and_by_invitee(world: World) -> None:
    invitation = invited(world)
    for _ in range(9):
        actions.resend(world.alice.actor, invitation.id, address=None, now=T0)
    with pytest.raises(TooManyTries):
        actions.resend(world.alice.actor, invitation.id, address=None, now=T0)
    with pytest.raises(TooManyTries):
        for block in range(4):
            invite(world, *(f"{block}-{n}@x.example" for n in range(100)))


@pytest.mark.parametrize(
    ("token", "refusal"),
    [("", tokens.TokenMalformed), ("spl_" + "x" * 43, tokens.TokenMalformed), ("spi_" + "x" * 43, tokens.TokenForeign)],
)
def test_a_token_that_is_none(world: World, token: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        actions.preview(token, address=None, now=T0)


def test_a_preview_spends_nothing_and_tells_whether_there_is_an_account(world: World) -> None:
    token = queries.token_of(invited(world))
    for _ in range(2):
        invitation, has_account = actions.preview(token, address=None, now=T0)
        assert (invitation.vendor.name, has_account) == ("Spa", False)


def test_a_member_by_then_is_told_so(world: World) -> None:
    token = queries.token_of(invited(world))
    members.add(
        world.alice.actor, role_id=role(world), user={"email": "rui@x.example", "password": PASSWORD, **PROFILE}, now=T0
    )
    with pytest.raises(rules.AlreadyMember):
        accept(token)


def test_an_invitation_is_worth_what_the_inviter_could_still_give(world: World) -> None:
    dora = hire(world.alice, "dora@spa.example", "admin")
    above = queries.token_of(invite(world, by=dora, role_id=role(world, "admin"))[0].invitation)  # type: ignore[arg-type]
    below = queries.token_of(invite(world, "tess@x.example", by=dora)[0].invitation)  # type: ignore[arg-type]
    members.change(world.alice.actor, dora.member.id, {"role_id": role(world, "team_admin")}, now=T0)
    with pytest.raises(tokens.TokenRevoked):
        accept(above)
    accept(below)
    members.change(world.alice.actor, dora.member.id, {"role_id": role(world, "agent")}, now=T0)
    members.remove(world.alice.actor, dora.member.id, now=T0)
    with pytest.raises(tokens.TokenRevoked):
        accept(above)


def test_who_could_not_give_it_can_not_take_it_back(world: World) -> None:
    dora = hire(world.alice, "dora@spa.example", "admin")
    invitation = invited(world, role_id=role(world, "owner"))
    with pytest.raises(GrantsTooMuch):
        actions.revoke(dora.actor, invitation.id, now=T0)


def test_joining_is_in_the_audit_by_whoever_joined(world: World) -> None:
    member, _ = actions.accept(
        queries.token_of(invited(world)), password=PASSWORD, profile=PROFILE, address=None, now=T0
    )
    seen = AuditEvent.objects.within(world.vendor.id).filter(actor_id=member.id).order_by("id")
    assert [event.type for event in seen] == ["member.joined", "invitation.accepted"]
    assert {(event.actor_kind, event.actor_name) for event in seen} == {("member", "Rui Sá")}
