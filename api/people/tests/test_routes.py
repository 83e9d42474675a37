from typing import Any

import pytest

from conftest import PASSWORD, ApiClient, World, problem

NEW = {"email": "dana@new.example", "password": PASSWORD, "first_name": "Dana", "last_name": "New"}


def test_register_sign_in_refresh_sign_out(anyone: ApiClient, db: None) -> None:
    registered = anyone.post("/auth/register", NEW | {"vendor": {"name": "Dana's Café", "timezone": "Europe/Paris"}})
    assert registered.status_code == 201, registered.content
    body = registered.json()
    assert body["vendor"]["slug"] == "dana-s-cafe"
    assert body["user"]["email"] == NEW["email"]
    assert "password" not in registered.content.decode()

    signed_in = anyone.post("/auth/login", {"login": NEW["email"], "password": PASSWORD}).json()
    dana = ApiClient(signed_in["access"])
    assert dana.get("/me").json()["first_name"] == "Dana"
    assert dana.get("/vendor").json()["timezone"] == "Europe/Paris"
    renewed = anyone.post("/auth/refresh", {"refresh": signed_in["refresh"]}).json()
    assert anyone.post("/auth/logout", {"refresh": renewed["refresh"]}).status_code == 204
    assert problem(dana.get("/me")) == (401, "auth.session_ended")


def test_without_a_vendor_one_is_made_then_entered(anyone: ApiClient, db: None) -> None:
    token = anyone.post("/auth/register", NEW).json()
    assert token["vendor"] is None
    dana = ApiClient(token["access"])
    assert problem(dana.get("/bookings")) == (403, "auth.no_vendor")
    vendor = dana.post("/vendors", {"name": "Dana's"}).json()
    switched = dana.post("/auth/switch-vendor", {"vendor_id": vendor["id"]}).json()
    assert ApiClient(switched["access"]).get("/bookings").json()["items"] == []
    assert [m["vendor"]["id"] for m in ApiClient(switched["access"]).get("/me/memberships").json()["items"]] == [
        vendor["id"]
    ]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"email": "no"}, ["email"]),
        ({"password": "short"}, ["password"]),
        ({"password": "password1"}, ["password"]),
        ({"first_name": "a\0"}, ["first_name"]),
        ({"first_name": ""}, ["first_name"]),
        ({"username": "a b"}, ["username"]),
        ({"is_superuser": True}, ["is_superuser"]),
        ({"vendor": {"name": "X", "timezone": "Mars/Olympus"}}, ["vendor", "timezone"]),
    ],
)
def test_a_bad_registration_names_the_field(
    anyone: ApiClient, db: None, change: dict[str, Any], where: list[str]
) -> None:
    answer = anyone.post("/auth/register", NEW | change)
    assert problem(answer) == (422, "request.invalid")
    assert [error["loc"] for error in answer.json()["errors"]] == [["body", *where]]


def test_an_email_belongs_to_one_account(anyone: ApiClient, world: World) -> None:
    answer = anyone.post("/auth/register", NEW | {"email": "Alice@SPA.example"})
    assert problem(answer) == (409, "user.email_taken")


def test_bad_credentials(anyone: ApiClient, world: World) -> None:
    for login in ("alice@spa.example", "nobody@spa.example"):
        answer = anyone.post("/auth/login", {"login": login, "password": "wrong-password"})
        assert problem(answer) == (401, "auth.bad_credentials")


def test_a_token_of_another_key_type_or_time_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    import jwt
    from django.conf import settings

    token = world.alice.api.headers["Authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, options={"verify_signature": False})
    key = str(settings.NINJA_JWT["SIGNING_KEY"])
    wrong: list[tuple[dict[str, Any], str, str]] = [
        (claims, "x" * 32, "HS256"),
        (claims, key, "HS512"),
        (claims | {"aud": "other"}, key, "HS256"),
        (claims | {"iss": "other"}, key, "HS256"),
        (claims | {"token_type": "refresh"}, key, "HS256"),
        ({k: v for k, v in claims.items() if k != "exp"}, key, "HS256"),
        (claims | {"sub": "no-uuid"}, key, "HS256"),
        ({k: v for k, v in claims.items() if k != "sid"}, key, "HS256"),
    ]
    for payload, signing_key, algorithm in wrong:
        forged = jwt.encode(payload, signing_key, algorithm=algorithm)
        assert problem(ApiClient(forged).get("/me")) == (401, "auth.token_foreign")
    assert problem(ApiClient("nonsense").get("/me")) == (401, "auth.token_malformed")
    assert world.alice.api.get("/me").status_code == 200
    monkeypatch.setattr("api.auth.time.time", lambda: claims["exp"] + 1)
    assert problem(world.alice.api.get("/me")) == (401, "auth.token_expired"), "a remembered token expires too"
    expired = jwt.encode(claims | {"exp": 1}, key, algorithm="HS256")
    assert problem(ApiClient(expired).get("/me")) == (401, "auth.token_expired")
    foreign = jwt.encode(claims | {"vid": str(world.charlie.actor.vendor_id)}, key, algorithm="HS256")
    assert ApiClient(foreign).get("/bookings").status_code == 401


def test_what_an_agent_may_not(world: World) -> None:
    bob = world.bob.api
    refused = [
        bob.patch("/vendor", {"name": "Mine"}),
        bob.post("/services", {"title": "X", "duration_minutes": 5}),
        bob.post("/reminder-rules", {"minutes_before": 5, "channels": ["email"]}),
        bob.get("/channels/whatsapp"),
        bob.get("/deliveries"),
        bob.post("/teams", {"name": "X"}),
    ]
    for answer in refused:
        assert problem(answer) == (403, "auth.permission_missing")
        assert answer.json()["details"]["permission"]


def test_members_with_roles_and_teams_in_few_queries(world: World, django_assert_max_num_queries: Any) -> None:
    world.alice.api.post("/teams", {"name": "Desk", "member_ids": [str(world.bob.member.id)]})
    with django_assert_max_num_queries(4):
        members = world.alice.api.get("/members").json()["items"]
    assert [(m["user"]["first_name"], m["role"]["key"], [t["name"] for t in m["teams"]]) for m in members] == [
        ("Alice", "owner", []),
        ("Bob", "agent", ["Desk"]),
    ]


def test_a_platform_admin_may_enter_any_vendor(anyone: ApiClient, world: World) -> None:
    from domain.people.models import User

    anyone.post("/auth/register", NEW)
    User.objects.filter(email=NEW["email"]).update(is_superuser=True)
    root = ApiClient(anyone.post("/auth/login", {"login": NEW["email"], "password": PASSWORD}).json()["access"])
    entered = root.post("/auth/switch-vendor", {"vendor_id": str(world.vendor.id)}).json()
    assert ApiClient(entered["access"]).get("/vendor").json()["id"] == str(world.vendor.id)


def test_no_secret_reaches_the_log(world: World, anyone: ApiClient, caplog: pytest.LogCaptureFixture) -> None:
    canary = "canary-secret-4711"
    anyone.post("/auth/login", {"login": canary, "password": canary})
    anyone.get("/me", Authorization=f"Bearer {canary}")
    anyone.get("/me", Authorization=f"Weird {canary}")
    anyone.get(f"/bookings?search={canary}&cursor={canary}")
    anyone.post("/auth/refresh", {"refresh": canary})
    world.alice.api.post("/contacts", {"name": canary, "email": f"{canary}@x.example"})
    assert canary not in caplog.text


@pytest.mark.parametrize(
    ("value", "status"), [("1990-05-01", 200), (None, 200), (0, 422), ("0001-01-01", 422), ("9999-12-31", 422)]
)
def test_a_birth_date_is_a_plausible_one(world: World, value: Any, status: int) -> None:
    assert world.alice.api.patch("/me", {"date_of_birth": value}).status_code == status
