"""`/invitations`."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from ninja.errors import ValidationError

from api import addresses
from api.auth import ActorRequest, in_vendor
from api.idempotency import idempotent
from api.invitations.schemas import (
    Invitation,
    InvitationAcceptance,
    InvitationCreate,
    InvitationItem,
    InvitationList,
    InvitationPage,
    InvitationPreview,
    InvitationQuery,
    InvitationRefused,
    InvitationState,
    InvitationToken,
    InvitedTo,
    Joined,
)
from api.pagination import page_of
from api.people.auth_routes import sign_in
from api.people.schemas import RoleRef, User, check_unlike
from api.vendors.schemas import Vendor
from domain.invitations import actions, queries
from domain.invitations.models import Invitation as InvitationRow

router = Router(tags=["invitations"])


@router.get("", auth=in_vendor, response=InvitationPage)
def list_invitations(request: ActorRequest, query: Query[InvitationQuery]) -> HttpResponse:
    """Whom the vendor has invited, the latest first."""
    state = query.state.value if query.state else ""
    found = queries.list_invitations(request.auth, search=query.search, state=state, now=now())
    return page_of(found.select_related("role"), _invitation, query, order=("-created_at", "-id"))


@router.post("", auth=in_vendor, response={201: InvitationList})
@idempotent
def create_invitations(request: ActorRequest, payload: InvitationCreate) -> Status[InvitationList]:
    """Invite many at once, with one letter each; the link in it is good for seven days, and once."""
    results = actions.invite(request.auth, address=addresses.of(request), now=now(), **payload.filled())
    return Status(201, InvitationList(items=[_item(result) for result in results]))


@router.get("/{uuid:invitation_id}", auth=in_vendor, response=Invitation)
def get_invitation(request: ActorRequest, invitation_id: UUID) -> Invitation:
    """One invitation."""
    return _invitation(queries.get(request.auth, invitation_id, now=now()))


@router.post("/{uuid:invitation_id}/resend", auth=in_vendor, response=Invitation)
@idempotent
def resend_invitation(request: ActorRequest, invitation_id: UUID) -> Status[Invitation]:
    """Send a new letter with a new link; the old one no longer works."""
    return Status(
        200, _invitation(actions.resend(request.auth, invitation_id, address=addresses.of(request), now=now()))
    )


@router.delete("/{uuid:invitation_id}", auth=in_vendor, response={204: None})
def revoke_invitation(request: ActorRequest, invitation_id: UUID) -> Status[None]:
    """Take it back; its link no longer works."""
    actions.revoke(request.auth, invitation_id, now=now())
    return Status(204, None)


@router.post("/preview", response=InvitationPreview)
def preview_invitation(request: HttpRequest, payload: InvitationToken) -> InvitationPreview:
    """What a letter's link invites to. It does not spend the link."""
    invitation, has_account = actions.preview(payload.token, address=addresses.of(request), now=now())
    return InvitationPreview(
        vendor=InvitedTo.model_validate(invitation.vendor),
        email=invitation.email,
        role=RoleRef.model_validate(invitation.role),
        position=invitation.position,
        invited_by=invitation.invited_by,
        expires_at=invitation.expires_at,
        has_account=has_account,
    )


@router.post("/accept", response=Joined)
def accept_invitation(request: HttpRequest, payload: InvitationAcceptance) -> Joined:
    """Join by a letter's link. Without an account yet, send password and names too: you are signed in at once.

    An account that exists joins by the token alone, and signs in as ever.
    """
    profile, address = payload.filled(), addresses.of(request)
    token, password = profile.pop("token"), profile.pop("password", None)
    if password:
        invitation, _ = actions.preview(token, address=address, now=now())
        _check_password(password, email=invitation.email, **profile)
    member, is_new = actions.accept(token, password=password, profile=profile, address=address, now=now())
    signed_in = sign_in(request, member.user, member.vendor_id) if is_new else None
    return Joined(
        member_id=member.id,
        user=User.model_validate(member.user),
        vendor=Vendor.model_validate(member.vendor),
        access=signed_in.access if signed_in else None,
        refresh=signed_in.refresh if signed_in else None,
    )


def _check_password(password: str, **about: str) -> None:
    try:
        check_unlike(password, **about)
    except ValueError as error:
        raise ValidationError([{"loc": ["body", "password"], "msg": str(error), "type": "value_error"}]) from None


def _item(result: actions.Result) -> InvitationItem:
    refused = result.refusal and InvitationRefused(code=result.refusal.code, detail=result.refusal.message)
    invitation = result.invitation and _invitation(result.invitation)
    return InvitationItem(email=result.email, invitation=invitation, refused=refused)


def _invitation(row: InvitationRow) -> Invitation:
    return Invitation(
        id=row.id,
        email=row.email,
        language=row.language,
        role=RoleRef.model_validate(row.role) if row.role else None,
        position=row.position,
        team_ids=row.team_ids,
        invited_by=row.invited_by,
        state=InvitationState(queries.state_of(row, now=now())),
        sendings=row.sendings,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )
