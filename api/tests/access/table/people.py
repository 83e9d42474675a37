"""Who works where: sign-in, accounts, vendors, roles, members, teams, invitations, API keys."""

from api.tests.access.grammar import (
    ANYBODY_HERE,
    LIKE_ANY_OTHER,
    PLATFORM,
    PUBLIC,
    SIGNED_IN,
    Case,
    Entry,
    Grant,
    listing,
    needs,
    op,
)
from api.tests.access.table.shared import CHANGED_TEAM, CHANGES_MEMBERS, JOINED_TEAM
from api.tests.access.things import (
    EMPLOYER,
    INVITATION,
    KEY,
    MEMBER,
    MEMBERSHIP,
    OWN_TEAM,
    ROLE,
    SESSION,
    SPARE_ROLE,
    TEAM,
    VENDOR,
    WORKPLACE,
)
from api.tests.access.values import (
    NEW_PASSWORD,
    PASSWORD,
    PICTURE,
    email_link,
    has_a_picture,
    has_not_proved_the_address,
    invitation_link,
    login_of_the_owner,
    offered_a_second_factor,
    refresh_token,
    reset_link,
    second_factor_code,
    uses_a_second_factor,
)
from domain.access import PERMISSIONS, Reach

NEW_USER = {"email": "newcomer@people.example", "first_name": "New", "last_name": "Comer", "password": PASSWORD}
NEW_VENDOR = {"name": "A new vendor", "timezone": "Europe/Paris"}
CHANGES_TEAMS = needs("team.write", "member.read")
# One who reaches their own teams brings people into these, and into no other.
INTO_A_TEAM = [OWN_TEAM.beyond("member.team_needed")]
NO_TEAM_NAMED: dict[Reach, str] = {"own": "member.team_needed", "teams": "member.team_needed"}
EVERYTHING: Grant = (tuple(PERMISSIONS), "vendor")

OPERATIONS: dict[str, Entry] = {
    # auth
    "POST /auth/register": op(PUBLIC, body={**NEW_USER, "vendor": NEW_VENDOR}),
    "POST /auth/login": op(PUBLIC, body={"login": login_of_the_owner, "password": PASSWORD, "vendor_id": EMPLOYER}),
    "POST /auth/refresh": op(PUBLIC, body={"refresh": refresh_token}),
    "POST /auth/logout": op(PUBLIC, body={"refresh": refresh_token}),
    "POST /auth/logout-all": op(SIGNED_IN),
    "POST /auth/forgot-password": op(PUBLIC, body={"email": login_of_the_owner}),
    "POST /auth/reset-password": op(PUBLIC, body={"token": reset_link, "password": NEW_PASSWORD}),
    "POST /auth/change-password": op(SIGNED_IN, body={"current_password": PASSWORD, "new_password": NEW_PASSWORD}),
    "POST /auth/verify-email": op(PUBLIC, body={"token": email_link}),
    "POST /auth/resend-verification": op(SIGNED_IN, before=has_not_proved_the_address),
    "POST /auth/switch-vendor": op(SIGNED_IN, body={"vendor_id": WORKPLACE}),
    "POST /auth/socket-ticket": op(needs(people_only=True)),  # programs that hold a key send it in a header
    # me
    "GET /me": op(SIGNED_IN),
    "PATCH /me": op(SIGNED_IN, body={"first_name": "Other"}),
    "PUT /me/avatar": op(SIGNED_IN, file=PICTURE),
    "DELETE /me/avatar": op(SIGNED_IN, before=has_a_picture),
    "POST /me/email": op(SIGNED_IN, body={"email": "moved@people.example", "password": PASSWORD}),
    "GET /me/memberships": listing(SIGNED_IN, MEMBERSHIP),
    "DELETE /me/memberships/{membership_id}": op(SIGNED_IN, path={"membership_id": MEMBERSHIP}),
    "GET /me/sessions": listing(SIGNED_IN, SESSION),
    "DELETE /me/sessions/{session_id}": op(SIGNED_IN, path={"session_id": SESSION}),
    "GET /me/two-factor": op(SIGNED_IN),
    "POST /me/two-factor": op(SIGNED_IN, body={"password": PASSWORD}),
    "POST /me/two-factor/confirm": op(SIGNED_IN, body={"code": second_factor_code}, before=offered_a_second_factor),
    "POST /me/two-factor/recovery-codes": op(SIGNED_IN, body={"password": PASSWORD}, before=uses_a_second_factor),
    "POST /me/two-factor/disable": op(
        SIGNED_IN, body={"password": PASSWORD, "code": second_factor_code}, before=uses_a_second_factor
    ),
    # vendors
    "GET /vendor": op(ANYBODY_HERE),
    "PATCH /vendor": op(needs("vendor.write"), body={"website": "https://www.vendor.example"}),
    "POST /vendors": op(SIGNED_IN, body=NEW_VENDOR),
    "GET /vendors": listing(PLATFORM, VENDOR),
    "GET /vendors/{vendor_id}": op(PLATFORM, path={"vendor_id": VENDOR}),
    "PATCH /vendors/{vendor_id}": op(PLATFORM, path={"vendor_id": VENDOR}, body={"is_active": False}),
    "DELETE /vendors/{vendor_id}": op(PLATFORM, path={"vendor_id": VENDOR}),
    "POST /vendors/bulk-update": op(PLATFORM, body={"ids": [VENDOR], "changes": {"is_active": False}}),
    "POST /vendors/bulk-delete": op(PLATFORM, body={"ids": [VENDOR]}),
    # roles
    "GET /permissions": op(ANYBODY_HERE),
    "GET /roles": listing(needs("member.read"), ROLE),
    "POST /roles": op(
        needs("role.write"),
        Case("of what everybody may", body={"name": "New", "permissions": [], "reach": "own"}),
        Case("of everything", body={"name": "New", "permissions": [*PERMISSIONS]}, grants=EVERYTHING),
    ),
    "GET /roles/{role_id}": op(needs("member.read"), path={"role_id": ROLE}),
    "PATCH /roles/{role_id}": op(
        needs("role.write"),
        Case("its name", path={"role_id": ROLE}, body={"name": "Other"}),
        Case(
            "to everything",
            path={"role_id": ROLE},
            body={"permissions": [*PERMISSIONS], "reach": "vendor"},
            grants=EVERYTHING,
        ),
    ),
    "DELETE /roles/{role_id}": op(needs("role.write"), path={"role_id": SPARE_ROLE}),
    # members
    "GET /members": listing(needs("member.read"), MEMBER, team_id=OWN_TEAM, role_id=ROLE),
    "POST /members": op(
        CHANGES_MEMBERS,
        Case("into no team", body={"user": NEW_USER, "role_id": ROLE}, refused=NO_TEAM_NAMED),
        Case("into a team", body={"user": NEW_USER, "role_id": ROLE, "team_ids": INTO_A_TEAM}),
    ),
    "GET /members/{member_id}": op(needs("member.read"), path={"member_id": MEMBER}),
    "PATCH /members/{member_id}": op(
        CHANGES_MEMBERS,
        path={"member_id": MEMBER},
        body={"role_id": ROLE, "team_ids": INTO_A_TEAM, "user": {"first_name": "Other"}},
    ),
    "DELETE /members/{member_id}": op(CHANGES_MEMBERS, path={"member_id": MEMBER}),
    "POST /members/bulk-update": op(
        CHANGES_MEMBERS,
        Case("each", body={"ids": [MEMBER], "changes": {"position": "Other"}}),
        Case(
            "role and teams",
            body={"ids": [MEMBER], "changes": {"position": "x", "role_id": ROLE, "team_ids": INTO_A_TEAM}},
        ),
        Case("all or nothing", body={"ids": [MEMBER], "changes": {"position": "Other"}, "all_or_nothing": True}),
    ),
    "POST /members/bulk-delete": op(CHANGES_MEMBERS, body={"ids": [MEMBER]}),
    # teams: whoever may see members sees them all
    "GET /teams": listing(needs("member.read"), TEAM),
    "POST /teams": op(CHANGES_TEAMS, body={"name": "New", "member_ids": [MEMBER]}),
    "GET /teams/{team_id}": op(needs("member.read"), path={"team_id": OWN_TEAM.beyond(LIKE_ANY_OTHER)}),
    "PATCH /teams/{team_id}": op(CHANGES_TEAMS, path={"team_id": CHANGED_TEAM}, body={"name": "Other"}),
    "DELETE /teams/{team_id}": op(CHANGES_TEAMS, path={"team_id": CHANGED_TEAM}),
    "POST /teams/bulk-delete": op(CHANGES_TEAMS, body={"ids": [CHANGED_TEAM]}),
    "PUT /teams/{team_id}/members": op(CHANGES_TEAMS, path={"team_id": JOINED_TEAM}, body={"member_ids": [MEMBER]}),
    "DELETE /teams/{team_id}/members": op(CHANGES_TEAMS, path={"team_id": CHANGED_TEAM}, body={"member_ids": [MEMBER]}),
    # invitations
    "GET /invitations": listing(needs("member.write"), INVITATION),
    "POST /invitations": op(
        needs("member.write"),
        Case("into no team", body={"emails": ["guest@people.example"], "role_id": ROLE}, refused=NO_TEAM_NAMED),
        Case(
            "into a team",
            body={"emails": ["guest@people.example"], "role_id": ROLE, "team_ids": INTO_A_TEAM},
        ),
    ),
    "GET /invitations/{invitation_id}": op(needs("member.write"), path={"invitation_id": INVITATION}),
    "POST /invitations/{invitation_id}/resend": op(needs("member.write"), path={"invitation_id": INVITATION}),
    "DELETE /invitations/{invitation_id}": op(needs("member.write"), path={"invitation_id": INVITATION}),
    "POST /invitations/preview": op(PUBLIC, body={"token": invitation_link}, reads=True),
    "POST /invitations/accept": op(
        PUBLIC, body={"token": invitation_link, "password": PASSWORD, "first_name": "New", "last_name": "Comer"}
    ),
    # API keys: they reach the whole vendor, so one who does not makes none; and a key makes no keys
    "GET /api-keys": listing(needs("api_key.write"), KEY),
    "POST /api-keys": op(
        needs("api_key.write", people_only=True),
        Case(body={"name": "New", "permissions": ["api_key.write"]}, grants=(("api_key.write",), "vendor")),
        Case("of everything", body={"name": "New", "permissions": [*PERMISSIONS]}, grants=EVERYTHING),
    ),
    "GET /api-keys/{key_id}": op(needs("api_key.write"), path={"key_id": KEY}),
    "DELETE /api-keys/{key_id}": op(needs("api_key.write"), path={"key_id": KEY}),
}
