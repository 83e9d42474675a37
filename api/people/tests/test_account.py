"""One's own account over HTTP: bad input, sessions, the second factor, the picture, limits."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from conftest import PASSWORD, ApiClient, World, problem
from domain.people.models import User

GOOD = {"email": "new@x.example", "password": "a-long-enough-secret", "first_name": "N", "last_name": "C"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"email": "no-address"}, "email"),
        ({"email": "a\x00b@x.example"}, "email"),
        ({"email": "x" * 250 + "@x.example"}, "email"),
        ({"first_name": ""}, "first_name"),
        ({"first_name": "a\x00b"}, "first_name"),
        ({"last_name": "x" * 81}, "last_name"),
        ({"last_name": 5}, "last_name"),
        ({"last_name": "see https://x.example"}, "last_name"),
        ({"last_name": "a\u202eb"}, "last_name"),
        ({"username": "a b"}, "username"),
        ({"language": "xx"}, "language"),
        ({"surprise": 1}, "surprise"),
        ({"password": "short"}, "password"),
        ({"password": "password1"}, "password"),
        ({"password": "12345678901"}, "password"),
        ({"password": "new@x.example"}, "password"),
        ({"first_name": "Bartholomew", "password": "bartholomew1"}, "password"),
        ({"vendor": {"name": "V", "timezone": "Mars/Base"}}, "vendor"),
        ({"vendor": {"name": "V", "currency": "XYZ"}}, "vendor"),
        ({"vendor": {"name": "V", "country_code": "ZZ"}}, "vendor"),
        ({"vendor": {"name": "V", "locale": "klingon"}}, "vendor"),
    ],
)
def test_a_bad_registration_names_the_place(anyone: ApiClient, db: None, change: dict[str, Any], place: str) -> None:
    answer = anyone.post("/auth/register", GOOD | change)
    assert problem(answer) == (422, "request.invalid")
    assert answer.json()["errors"][0]["loc"][:2] == ["body", place]
    assert answer.json()["errors"][0]["msg"]
    assert not User.objects.exists()


def test_a_weak_password_says_why(anyone: ApiClient, db: None) -> None:
    said = {
        password: anyone.post("/auth/register", GOOD | {"password": password}).json()["errors"][0]["msg"]
        for password in ("password1", "98412365478", "new@x.example")
    }
    assert "too common" in said["password1"]
    assert "entirely numeric" in said["98412365478"]
    assert "too similar" in said["new@x.example"]


def test_sessions_are_listed_and_ended_one_by_one(world: World) -> None:
    login = {"login": "bob@spa.example", "password": PASSWORD}
    other = ApiClient()
    other.headers["User-Agent"] = "Phone/1"
    phone = ApiClient(other.post("/auth/login", login).json()["access"])
    items = world.bob.api.get("/me/sessions").json()["items"]
    assert [(i["device"], i["is_current"], i["address"]) for i in items] == [
        ("Phone/1", False, "127.0.0.1"),
        ("test", True, None),
    ]
    assert problem(world.alice.api.call("DELETE", f"/me/sessions/{items[0]['id']}")) == (404, "session.not_found")
    assert phone.get("/me").status_code == 200
    assert world.bob.api.call("DELETE", f"/me/sessions/{items[0]['id']}").status_code == 204
    assert problem(phone.get("/me")) == (401, "auth.session_ended")
    assert problem(world.bob.api.call("DELETE", f"/me/sessions/{items[0]['id']}")) == (404, "session.not_found")


def test_the_second_factor_takes_the_password_first(world: World) -> None:
    assert problem(world.bob.api.post("/me/two-factor", {"password": "wrong"})) == (403, "auth.wrong_password")
    offer = world.bob.api.post("/me/two-factor", {"password": PASSWORD})
    assert offer.status_code == 201
    assert problem(world.bob.api.post("/me/two-factor/confirm", {"code": "000000"})) == (401, "auth.bad_code")
    assert world.bob.api.get("/me/two-factor").json() == {
        "is_on": False,
        "confirmed_at": None,
        "recovery_codes_left": 0,
    }
    disable = {"password": PASSWORD, "code": "000000"}
    assert problem(world.bob.api.post("/me/two-factor/disable", disable)) == (409, "two_factor.not_on")
    again = world.bob.api.post("/me/two-factor/recovery-codes", {"password": PASSWORD})
    assert problem(again) == (409, "two_factor.not_on")


def test_too_many_guesses_are_a_429_with_retry_after(world: World, anyone: ApiClient) -> None:
    for login in ("bob@spa.example", "nobody@spa.example"):
        wrong = {"login": login, "password": "wrong"}
        codes = [problem(anyone.post("/auth/login", wrong, **{"X-Forwarded-For": f"203.0.113.{n}"})) for n in range(11)]
        assert codes == [(401, "auth.bad_credentials")] * 10 + [(429, "limited")]
    answer = anyone.post("/auth/login", wrong)
    assert 0 < int(answer["Retry-After"]) <= 300
    assert answer.json()["details"]["retry_after"] == int(answer["Retry-After"])


@pytest.mark.parametrize(
    "path", ["/auth/reset-password", "/auth/verify-email", "/invitations/preview", "/invitations/accept"]
)
@pytest.mark.parametrize(("token", "code"), [("x", "auth.token_malformed"), ("{}" + "x" * 43, "auth.token_foreign")])
def test_a_bad_link_says_which_kind_of_bad(anyone: ApiClient, db: None, path: str, token: str, code: str) -> None:
    token = token.replace("{}", "spi_" if "invitations" in path else "spl_")
    body = {"token": token} | ({"password": GOOD["password"]} if "reset" in path else {})
    assert problem(anyone.post(path, body)) == (401, code)


def test_the_profile_is_changed_and_a_username_taken_once(world: World) -> None:
    changed = world.bob.api.patch("/me", {"username": "Bobby", "language": "pt-BR", "phone_number": "+447700900111"})
    assert (changed.json()["username"], changed.json()["language"]) == ("bobby", "pt-BR")
    assert problem(world.alice.api.patch("/me", {"username": "BOBBY"})) == (409, "user.username_taken")
    login = {"login": "Bobby", "password": PASSWORD}
    assert ApiClient().post("/auth/login", login).status_code == 200


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(made, "PNG")
    return made.getvalue()


def put_avatar(world: World, content: bytes) -> Any:
    boundary = b"boundary"
    body = b"\r\n".join(
        [
            b"--" + boundary,
            b'Content-Disposition: form-data; name="file"; filename="me.png"',
            b"Content-Type: image/png",
            b"",
            content,
            b"--" + boundary + b"--",
            b"",
        ]
    )
    return world.bob.api.client.generic(
        "PUT",
        "/api/v1/me/avatar",
        body,
        content_type="multipart/form-data; boundary=boundary",
        headers=world.bob.api.headers,
    )


def test_a_picture_is_shown_replaced_and_removed(
    world: World, media: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = put_avatar(world, picture()).json()["avatar_url"]
        second = put_avatar(world, picture()).json()["avatar_url"]
    assert first != second
    assert [f"/media/avatars/{file.name}" for file in (media / "avatars").iterdir()] == [
        second[second.index("/media") :]
    ]
    shown = world.bob.api.client.get(second[second.index("/media") :])
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert world.alice.api.get(f"/members/{world.bob.member.id}").json()["user"]["avatar_url"] == second
    with django_capture_on_commit_callbacks(execute=True):
        assert world.bob.api.call("DELETE", "/me/avatar").status_code == 204
    assert world.bob.api.get("/me").json()["avatar_url"] is None
    assert list((media / "avatars").iterdir()) == []


def test_what_is_no_picture_is_refused(world: World, media: Path) -> None:
    assert problem(put_avatar(world, b"<svg/>")) == (400, "picture.not_an_image")
    assert not (media / "avatars").exists()


def test_no_secret_reaches_the_log(world: World, anyone: ApiClient, capfd: pytest.CaptureFixture[str]) -> None:
    secret = "a-canary-that-must-not-be-seen"
    anyone.post("/auth/login", {"login": "bob@spa.example", "password": secret})
    anyone.post("/auth/refresh", {"refresh": f"spr_{secret}"})
    anyone.post("/auth/reset-password", {"token": f"spl_{secret}", "password": secret})
    anyone.post("/invitations/accept", {"token": f"spi_{secret}", "password": secret})
    ApiClient(f"spk_{secret}").get("/bookings")
    ApiClient(secret).get(f"/bookings?search={secret}")
    world.alice.api.post("/auth/change-password", {"current_password": secret, "new_password": secret})
    assert secret not in "".join(capfd.readouterr())
