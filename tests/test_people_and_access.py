"""People and access on the whole system, as a client developer would write it: HTTP, and letters read from the mail.

Nothing is reached into; each link is the one in the letter.
"""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.people import PASSWORD, token_in, totp
from tests.system import Client, System, letter

pytestmark = pytest.mark.xdist_group("system")


def test_a_vendor_is_staffed_and_guarded(system: System) -> None:
    """Register, open a vendor, invite two, accept, roles, a team, an API key, a second factor, and out everywhere."""
    anyone, owner = Client(system), Client(system)

    # Register, and prove the address by the letter's link: once.
    ines = {"email": "ines@atelier.example", "password": PASSWORD, "first_name": "Ines", "last_name": "Prado"}
    signed_in = anyone.post("/auth/register", ines)
    owner.hold(signed_in["access"])
    assert not signed_in["user"]["is_email_verified"]
    proof = {"token": token_in(letter(system, ines["email"], "/account/verify-email"))}
    anyone.post("/auth/verify-email", proof, status=204)
    assert anyone.post("/auth/verify-email", proof, status=401)["code"] == "auth.token_spent"
    assert owner.get("/me")["is_email_verified"]

    # A vendor of one's own.
    assert owner.get("/members", status=403)["code"] == "auth.no_vendor"
    vendor = owner.post("/vendors", {"name": "Atelier Prado", "timezone": "Europe/Lisbon", "locale": "pt"})
    switched = owner.post("/auth/switch-vendor", {"vendor_id": vendor["id"]}, status=200)
    owner.hold(switched["access"])
    roles = {role["key"]: role["id"] for role in owner.get("/roles")["items"]}

    # Two are invited at once: one letter each, in their language.
    emails = ["rui@atelier.example", "tess@atelier.example"]
    invited = owner.post("/invitations", {"emails": emails, "role_id": roles["agent"], "language": "es"})
    assert [item["email"] for item in invited["items"] if item["invitation"]] == emails
    links = {email: token_in(letter(system, email, "/account/invitation")) for email in emails}
    assert "Atelier Prado" in letter(system, emails[0], "invita")
    assert anyone.post("/invitations/preview", {"token": links[emails[0]]}, status=200)["has_account"] is False

    # Rui makes an account by it and is signed in at once; Tess has one already and keeps it.
    asked = anyone.post("/invitations/accept", {"token": links[emails[0]]}, status=409)
    assert asked["code"] == "invitation.profile_needed"
    new = {"token": links[emails[0]], "password": PASSWORD, "first_name": "Rui", "last_name": "Sá"}
    rui = Client(system, anyone.post("/invitations/accept", new, status=200)["access"])
    assert rui.get("/vendor")["name"] == "Atelier Prado"
    assert anyone.post("/invitations/accept", new, status=401)["code"] == "auth.token_spent"
    anyone.post("/auth/register", {"email": emails[1], "password": PASSWORD, "first_name": "Tess", "last_name": "Ng"})
    anyone.post("/auth/verify-email", {"token": token_in(letter(system, emails[1], "/verify-email"))}, status=204)
    joined = anyone.post("/invitations/accept", {"token": links[emails[1]]}, status=200)
    assert joined["access"] is None, "a link by mail does not sign in to an account that exists"
    again = anyone.post("/auth/login", {"login": emails[1], "password": PASSWORD}, status=200)
    tess = Client(system, again["access"])
    assert [place["vendor"]["id"] for place in tess.get("/me/memberships")["items"]] == [vendor["id"]]

    # A role of the vendor's own, felt with the next request; nobody gives what they don't have.
    members = {m["user"]["email"]: m["id"] for m in owner.get("/members")["items"]}
    tess.get("/deliveries", status=403)
    clerk = owner.post("/roles", {"name": "Clerk", "permissions": ["member.read", "delivery.read"]})
    owner.call("PATCH", f"/members/{members[emails[1]]}", {"role_id": clerk["id"]}, status=200)
    assert tess.get("/deliveries")["items"]
    assert tess.post("/roles", {"name": "More", "permissions": []}, status=403)["code"] == "auth.permission_missing"
    owner.call("PATCH", f"/roles/{clerk['id']}", {"permissions": ["member.read"]}, status=200)
    tess.get("/deliveries", status=403)
    last = owner.call("DELETE", f"/members/{members[ines['email']]}", status=409)
    assert last["code"] == "member.last_owner"

    # A team.
    team = owner.post("/teams", {"name": "Studio", "member_ids": [members[emails[0]]]})
    put = owner.call("PUT", f"/teams/{team['id']}/members", {"member_ids": [members[emails[1]]]}, status=200)
    assert put["size"] == 2
    in_team = owner.get(f"/members?team_id={team['id']}")["items"]
    assert {m["user"]["email"] for m in in_team} == set(emails)

    # An API key: scoped, shown once, revocable.
    key = owner.post("/api-keys", {"name": "Till", "permissions": ["contact.read", "contact.write"]})
    till = Client(system, key["key"])
    till.post("/contacts", {"name": "Key Example"})
    assert till.get("/bookings", status=403)["details"] == {"permission": "booking.read"}
    assert till.get("/me", status=403)["code"] == "auth.not_for_keys"
    assert "key" not in owner.get(f"/api-keys/{key['id']}")
    owner.call("DELETE", f"/api-keys/{key['id']}", status=204)
    assert till.get("/contacts", status=401)["code"] == "auth.token_revoked"

    # A second factor: wanted by the vendor, then had.
    owner.call("PATCH", "/vendor", {"requires_two_factor": True}, status=200)
    assert rui.get("/bookings", status=403)["code"] == "auth.two_factor_required"
    assert owner.get("/members", status=403)["code"] == "auth.two_factor_required", "whoever asked for it needs it too"
    offer = owner.post("/me/two-factor", {"password": PASSWORD})
    assert offer["provisioning_uri"].startswith("otpauth://totp/")
    codes = owner.post("/me/two-factor/confirm", {"code": totp(offer["secret"])}, status=200)["recovery_codes"]
    owner.get("/members")
    login = {"login": ines["email"], "password": PASSWORD}
    assert anyone.post("/auth/login", login, status=401)["code"] == "auth.two_factor_needed"
    assert anyone.post("/auth/login", login | {"code": "000000"}, status=401)["code"] == "auth.bad_code"
    code = totp(offer["secret"], steps=1)
    second = Client(system, anyone.post("/auth/login", login | {"code": code}, status=200)["access"])
    assert anyone.post("/auth/login", login | {"code": code}, status=401)["code"] == "auth.bad_code", "once"
    anyone.post("/auth/login", login | {"code": codes[0]}, status=200)
    anyone.post("/auth/login", login | {"code": codes[0]}, status=401)
    assert second.get("/me/two-factor")["recovery_codes_left"] == len(codes) - 1

    # Out everywhere; and a forgotten password is chosen anew.
    assert len(second.get("/me/sessions")["items"]) >= 3
    owner.post("/auth/logout-all", status=204)
    assert {c.get("/me", status=401)["code"] for c in (owner, second)} == {"auth.session_ended"}
    anyone.post("/auth/forgot-password", {"email": emails[0]}, status=202)
    anyone.post("/auth/forgot-password", {"email": "nobody@atelier.example"}, status=202)
    reset = token_in(letter(system, emails[0], "/account/reset-password"))
    weak = anyone.post("/auth/reset-password", {"token": reset, "password": "password1"}, status=422)
    assert weak["errors"][0]["loc"] == ["body", "password"]
    anyone.post("/auth/reset-password", {"token": reset, "password": "another-long-secret"}, status=204)
    assert rui.get("/me", status=401)["code"] == "auth.session_ended"
    anyone.post("/auth/login", {"login": emails[0], "password": PASSWORD}, status=401)
    anyone.post("/auth/login", {"login": emails[0], "password": "another-long-secret"}, status=200)


def test_what_the_platform_admin_does_in_a_vendor_is_seen_there(system: System) -> None:
    root, owner = Client(system), Client(system)
    demo = {"password": "demo-password"}
    signed_in = root.post("/auth/login", demo | {"login": "root@spout.example"}, status=200)
    root.hold(signed_in["access"])
    (garage,) = root.get("/vendors?search=fixit")["items"]
    switched = root.post("/auth/switch-vendor", {"vendor_id": garage["id"]}, status=200)
    root.hold(switched["access"])
    root.post("/teams", {"name": "Made by the platform"})
    owner.hold(owner.post("/auth/login", demo | {"login": "owner@fixit.example"}, status=200)["access"])
    seen = owner.get("/audit-events?actor_kind=platform")["items"]
    assert [event["type"] for event in seen[:2]] == ["team.formed", "vendor.entered"]
    assert {event["actor_name"] for event in seen} == {"Root Admin"}
    assert owner.get("/vendors", status=403)["code"] == "auth.platform_only"


def test_guesses_run_out_whatever_the_client_says_of_its_address(system: System) -> None:
    wrong = {"login": "guessed@atelier.example", "password": "a-wrong-guess"}
    with httpx.Client(base_url=f"{system.web}/api/v1", timeout=30) as http:
        answers = [
            http.post("/auth/login", json=wrong, headers={"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(12)
        ]
    assert [a.status_code for a in answers] == [401] * 10 + [429] * 2
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 300
    assert answers[-1].json()["code"] == "limited"


ROUNDS, CLIENTS = 20, 50


def test_of_fifty_refreshes_one_token_has_one_successor_and_a_replay_ends_the_family(system: System) -> None:
    login = {"login": "admin@fixit.example", "password": "demo-password"}
    limits = httpx.Limits(max_connections=CLIENTS)
    with httpx.Client(base_url=f"{system.web}/api/v1", timeout=60, limits=limits) as http:

        def refresh(token: str) -> httpx.Response:
            return http.post("/auth/refresh", json={"refresh": token})

        spent, successors = [], []
        with ThreadPoolExecutor(CLIENTS) as pool:
            for _ in range(ROUNDS):
                token = http.post("/auth/login", json=login).json()["refresh"]
                answers = list(pool.map(refresh, [token] * CLIENTS))
                assert {a.status_code for a in answers} == {200}, [a.text for a in answers if a.status_code != 200]
                (successor,) = {a.json()["refresh"] for a in answers}
                spent.append(token)
                successors.append(successor)
        time.sleep(10.5)  # the grace, of the last round too
        assert {refresh(token).json()["code"] for token in spent} == {"auth.refresh_reused"}
        assert {refresh(token).json()["code"] for token in successors} == {"auth.session_ended"}
