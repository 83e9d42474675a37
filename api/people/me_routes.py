"""`/me`: one's own account."""

from uuid import UUID

from django.utils.timezone import now
from ninja import Router, Status

from api.auth import CallerRequest, signed_in
from api.media import uploads
from api.people.schemas import (
    EmailChange,
    Membership,
    MembershipList,
    OwnPassword,
    ProfileUpdate,
    RecoveryCodes,
    Session,
    SessionList,
    TwoFactor,
    TwoFactorEnd,
    TwoFactorOffer,
    TwoFactorProof,
    User,
)
from domain.members import actions as members
from domain.people import actions, queries, sessions, two_factor
from domain.people.models import Session as SessionRow

router = Router(tags=["me"], auth=signed_in)


@router.get("", response=User)
def get_me(request: CallerRequest) -> User:
    """Your account."""
    return User.model_validate(queries.get_user(request.auth.user_id))


@router.patch("", response=User)
def update_me(request: CallerRequest, payload: ProfileUpdate) -> User:
    """Change your profile."""
    return User.model_validate(actions.change_profile(request.auth.user_id, payload.given()))


@router.put(
    "/avatar",
    response=User,
    openapi_extra=uploads.described("JPEG, PNG, WebP or GIF, at most 5 MB and 25 megapixels; its middle is kept."),
)
def set_avatar(request: CallerRequest) -> User:
    """Set your picture; other sizes and kinds become a square WebP of at most 512 by 512, without metadata."""
    return User.model_validate(actions.set_avatar(request.auth.user_id, uploads.one_file(request)))


@router.delete("/avatar", response={204: None})
def remove_avatar(request: CallerRequest) -> Status[None]:
    """Remove your picture."""
    actions.drop_avatar(request.auth.user_id)
    return Status(204, None)


@router.post("/email", response={202: None})
def change_email(request: CallerRequest, payload: EmailChange) -> Status[None]:
    """Ask for another address: it becomes yours when you follow the link in the letter sent there."""
    actions.change_email(request.auth.user_id, payload.email, payload.password, now=now())
    return Status(202, None)


@router.get("/memberships", response=MembershipList)
def list_memberships(request: CallerRequest) -> MembershipList:
    """The vendors you belong to."""
    rows = queries.memberships(request.auth.user_id).select_related("vendor", "role")
    return MembershipList(items=[Membership.model_validate(row) for row in rows])


@router.delete("/memberships/{uuid:membership_id}", response={204: None})
def leave_vendor(request: CallerRequest, membership_id: UUID) -> Status[None]:
    """Leave a vendor; its last owner can't."""
    members.leave(request.auth.user_id, membership_id, now=now())
    return Status(204, None)


@router.get("/sessions", response=SessionList)
def list_sessions(request: CallerRequest) -> SessionList:
    """Where you are signed in, the last seen first."""
    rows = queries.list_sessions(request.auth.user_id).select_related("vendor")[:200]
    return SessionList(items=[_session(row, request.auth.session_id) for row in rows])


@router.delete("/sessions/{uuid:session_id}", response={204: None})
def end_session(request: CallerRequest, session_id: UUID) -> Status[None]:
    """Sign out there; its tokens stop working at once."""
    sessions.end_own(request.auth.user_id, session_id, now=now())
    return Status(204, None)


@router.get("/two-factor", response=TwoFactor)
def get_two_factor(request: CallerRequest) -> TwoFactor:
    """Whether a second factor guards your account."""
    user = queries.get_user(request.auth.user_id)
    return TwoFactor(
        is_on=user.has_two_factor,
        confirmed_at=user.totp_confirmed_at,
        recovery_codes_left=two_factor.recovery_codes_left(user.id),
    )


@router.post("/two-factor", response={201: TwoFactorOffer})
def create_two_factor(request: CallerRequest, payload: OwnPassword) -> Status[TwoFactorOffer]:
    """Get a secret for your authenticator; nothing changes until you send back a code made with it."""
    actions.check_own_password(request.auth.user_id, payload.password)
    offer = two_factor.offer(request.auth.user_id)
    return Status(201, TwoFactorOffer(secret=offer.secret, provisioning_uri=offer.provisioning_uri))


@router.post("/two-factor/confirm", response=RecoveryCodes)
def confirm_two_factor(request: CallerRequest, payload: TwoFactorProof) -> RecoveryCodes:
    """Turn it on with a first code. Your other sessions end."""
    caller = request.auth
    codes = two_factor.confirm(caller.user_id, payload.code, session_id=caller.session_id, now=now())
    return RecoveryCodes(recovery_codes=codes)


@router.post("/two-factor/recovery-codes", response=RecoveryCodes)
def renew_recovery_codes(request: CallerRequest, payload: OwnPassword) -> RecoveryCodes:
    """New recovery codes; the old ones no longer work."""
    actions.check_own_password(request.auth.user_id, payload.password)
    return RecoveryCodes(recovery_codes=two_factor.renew_recovery_codes(request.auth.user_id))


@router.post("/two-factor/disable", response={204: None})
def disable_two_factor(request: CallerRequest, payload: TwoFactorEnd) -> Status[None]:
    """Turn it off, with password and code."""
    actions.check_own_password(request.auth.user_id, payload.password)
    two_factor.turn_off(request.auth.user_id, payload.code, now=now())
    return Status(204, None)


def _session(row: SessionRow, current: UUID) -> Session:
    return Session.model_validate(
        {
            "id": row.id,
            "device": row.device,
            "address": row.address,
            "vendor": row.vendor,
            "created_at": row.created_at,
            "last_seen_at": row.last_seen_at,
            "is_current": row.id == current,
        }
    )
