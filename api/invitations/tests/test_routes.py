"""Invitations over HTTP."""

from typing import Any

import pytest

from conftest import PASSWORD, ApiClient, World, problem
from domain.invitations import queries
from domain.invitations.models import Invitation
from domain.people.models import Role


@pytest.fixture
def role(world: World) -> str:
    return str(Role.objects.within(world.vendor.id).get(key="agent").id)


def token(world: World, email: str) -> str:
    return queries.token_of(Invitation.objects.within(world.vendor.id).get(email=email, revoked_at=None))


def test_the_life_of_an_invitation(world: World, role: str, anyone: ApiClient) -> None:
    emails = ["rui@x.example", "tess@x.example", "bob@spa.example"]
    items = world.alice.api.post("/invitations", {"emails": emails, "role_id": role}).json()["items"]
    assert [bool(item["invitation"]) for item in items] == [True, True, False]
    assert items[2]["refused"]["code"] == "invitation.already_member"
    assert "token" not in str(items)
    listed = world.alice.api.get("/invitations?state=open").json()["items"]
    assert {item["email"] for item in listed} == {"rui@x.example", "tess@x.example"}
    rui = items[0]["invitation"]["id"]
    assert world.alice.api.post(f"/invitations/{rui}/resend").json()["sendings"] == 2
    shown = anyone.post("/invitations/preview", {"token": token(world, "rui@x.example")}).json()
    assert (shown["vendor"]["name"], shown["role"]["key"], shown["has_account"]) == ("Spa", "agent", False)
    profile = {"password": PASSWORD, "first_name": "Rui", "last_name": "Sá"}
    like = profile | {"token": token(world, "rui@x.example"), "password": "rui@x.example"}
    weak = anyone.post("/invitations/accept", like)
    assert (weak.status_code, weak.json()["errors"][0]["loc"]) == (422, ["body", "password"])
    joined = anyone.post("/invitations/accept", {"token": token(world, "rui@x.example"), **profile}).json()
    assert joined["user"]["is_email_verified"]
    assert ApiClient(joined["access"]).get("/vendor").json()["name"] == "Spa"
    assert world.alice.api.get("/invitations?search=rui").json()["items"][0]["state"] == "accepted"
    tess = token(world, "tess@x.example")
    assert world.alice.api.call("DELETE", f"/invitations/{items[1]['invitation']['id']}").status_code == 204
    assert problem(anyone.post("/invitations/accept", {"token": tess})) == (401, "auth.token_revoked")
    assert {i["state"] for i in world.alice.api.get("/invitations").json()["items"]} == {"accepted", "revoked"}


@pytest.mark.parametrize(
    "change",
    [
        {"emails": []},
        {"emails": ["no-address"]},
        {"emails": [f"{n}@x.example" for n in range(101)]},
        {"language": "klingon"},
        {"role_id": "x"},
        {"position": "x" * 41},
        {"surprise": 1},
    ],
)
def test_a_bad_invitation_is_refused_whole(world: World, role: str, change: dict[str, Any]) -> None:
    answer = world.alice.api.post("/invitations", {"emails": ["a@x.example"], "role_id": role} | change)
    assert problem(answer) == (422, "request.invalid")
    assert not Invitation.objects.within(world.vendor.id).exists()
