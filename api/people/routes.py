"""`/me`, `/members`, `/roles`, `/permissions`."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import Field

from api.auth import ActorRequest, CallerRequest, in_vendor, signed_in
from api.fields import Answer, Search
from api.idempotency import idempotent
from api.pagination import PageQuery, page_of
from api.people.schemas import (
    Member,
    MemberCreate,
    MemberPage,
    Membership,
    MemberUser,
    ProfileUpdate,
    Role,
    RoleList,
    RoleRef,
    TeamRef,
    User,
)
from domain.access import PERMISSIONS
from domain.people import actions, queries
from domain.people.models import Member as MemberRow
from domain.people.models import Role as RoleRow

router = Router()


class MembershipList(Answer):
    items: list[Membership]


class Permission(Answer):
    name: str
    meaning: str


class PermissionList(Answer):
    items: list[Permission]


class MemberQuery(PageQuery):
    search: Search = Field("", description="Beginnings of first name, last name or e-mail.")
    team_id: UUID | None = None
    role_id: UUID | None = None
    is_bookable: bool | None = None


@router.get("/me", auth=signed_in, response=User, tags=["me"])
def get_me(request: CallerRequest) -> User:
    """Your account."""
    return User.model_validate(queries.get_user(request.auth.user_id))


@router.patch("/me", auth=signed_in, response=User, tags=["me"])
def update_me(request: CallerRequest, payload: ProfileUpdate) -> User:
    """Change your profile."""
    return User.model_validate(actions.change_profile(request.auth.user_id, payload.given()))


@router.get("/me/memberships", auth=signed_in, response=MembershipList, tags=["me"])
def list_memberships(request: CallerRequest) -> MembershipList:
    """The vendors you belong to."""
    rows = queries.memberships(request.auth.user_id).select_related("vendor", "role")
    return MembershipList(items=[Membership.model_validate(row) for row in rows])


@router.get("/permissions", auth=in_vendor, response=PermissionList, tags=["roles"])
def list_permissions(request: ActorRequest) -> PermissionList:
    """Every permission there is, and what it allows."""
    return PermissionList(items=[Permission(name=name, meaning=meaning) for name, meaning in PERMISSIONS.items()])


@router.get("/roles", auth=in_vendor, response=RoleList, tags=["roles"])
def list_roles(request: ActorRequest) -> RoleList:
    """The vendor's roles."""
    return RoleList(items=[_role(role) for role in queries.list_roles(request.auth).order_by("name")])


@router.get("/members", auth=in_vendor, response=MemberPage, tags=["members"])
def list_members(request: ActorRequest, query: Query[MemberQuery]) -> HttpResponse:
    """The vendor's members, oldest first."""
    wanted = {"role_id": query.role_id, "is_bookable": query.is_bookable, "places__team_id": query.team_id}
    filters = {name: value for name, value in wanted.items() if value is not None}
    rows = queries.list_members(request.auth, search=query.search, **filters)
    rows = rows.select_related("user", "role").prefetch_related(queries.with_teams(request.auth))
    return page_of(rows, _member, query, order=("created_at", "id"))


@router.post("/members", auth=in_vendor, response={201: Member}, tags=["members"])
@idempotent
def create_member(request: ActorRequest, payload: MemberCreate) -> Status[Member]:
    """Make an account that belongs to the vendor at once."""
    member = actions.add_member(request.auth, now=now(), **payload.filled())
    return Status(201, _member(queries.get_member(request.auth, member.id)))


@router.get("/members/{uuid:member_id}", auth=in_vendor, response=Member, tags=["members"])
def get_member(request: ActorRequest, member_id: UUID) -> Member:
    """One member."""
    return _member(queries.get_member(request.auth, member_id))


def _member(row: MemberRow) -> Member:
    return Member(
        id=row.id,
        user=MemberUser.model_validate(row.user),
        role=RoleRef.model_validate(row.role),
        position=row.position,
        teams=[TeamRef.model_validate(place.team) for place in row.places.all()],
        is_bookable=row.is_bookable,
    )


def _role(row: RoleRow) -> Role:
    return Role(id=row.id, name=row.name, key=row.key, permissions=queries.permissions_of(row), reach=row.reach)
