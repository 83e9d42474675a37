"""`/permissions` and `/roles`."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from django.utils.timezone import now
from ninja import Router, Status
from pydantic import MISSING, Field

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, ShortName
from api.idempotency import idempotent
from domain.access import PERMISSIONS, reach_of
from domain.people.models import Role as RoleRow
from domain.roles import actions, queries

router = Router(tags=["roles"], auth=in_vendor)

# Of the catalogue in domain.access: an enumeration, so that clients know the names.
PermissionName = StrEnum("PermissionName", {name.replace(".", "_"): name for name in PERMISSIONS})  # type: ignore[misc]


class Reach(StrEnum):
    vendor = "vendor"
    teams = "teams"
    own = "own"


Permissions = Annotated[list[PermissionName], Field(max_length=len(PERMISSIONS))]
ReachField = Annotated[
    Reach,
    Field(
        description="How far it reaches: all bookings, conversations and members of the vendor, those of own teams, or "
        "own bookings and own and unassigned conversations."
    ),
]


class Permission(Answer):
    name: PermissionName
    meaning: str


class PermissionList(Answer):
    items: list[Permission]


class Role(Answer):
    id: UUID
    name: str
    key: str | None = Field(description="`owner`, `admin`, `team_admin` or `agent`; null for the vendor's own.")
    permissions: list[PermissionName]
    reach: Reach


class RoleItem(Role):
    members: int = Field(description="How many have it.")


class RoleList(Answer):
    items: list[RoleItem]


class RoleCreate(Body):
    name: ShortName
    permissions: Permissions
    reach: ReachField = Reach.vendor


class RoleUpdate(Body):
    name: ShortName | MISSING = MISSING
    permissions: Permissions | MISSING = MISSING
    reach: ReachField | MISSING = MISSING


@router.get("/permissions", response=PermissionList)
def list_permissions(request: ActorRequest) -> PermissionList:
    """Every permission there is, and what it allows."""
    return PermissionList(
        items=[Permission(name=PermissionName(name), meaning=meaning) for name, meaning in PERMISSIONS.items()]
    )


@router.get("/roles", response=RoleList)
def list_roles(request: ActorRequest) -> RoleList:
    """The vendor's roles, by name."""
    rows = queries.list_roles(request.auth).order_by("name")
    return RoleList(items=[RoleItem(**_role(row).model_dump(), members=row.members) for row in rows])  # type: ignore[attr-defined]


@router.post("/roles", response={201: Role})
@idempotent
def create_role(request: ActorRequest, payload: RoleCreate) -> Status[Role]:
    """A role of the vendor's own, of what you may yourself."""
    return Status(201, _role(actions.add(request.auth, now=now(), **payload.model_dump(mode="json"))))


@router.get("/roles/{uuid:role_id}", response=Role)
def get_role(request: ActorRequest, role_id: UUID) -> Role:
    """One role."""
    request.auth.require("member.read")
    return _role(queries.get(request.auth, role_id))


@router.patch("/roles/{uuid:role_id}", response=Role)
def update_role(request: ActorRequest, role_id: UUID, payload: RoleUpdate) -> Role:
    """Change it; who has it feels it with the next request. Built-in roles stay as they are."""
    changes = payload.model_dump(mode="json", exclude_unset=True)
    return _role(actions.change(request.auth, role_id, changes, now=now()))


@router.delete("/roles/{uuid:role_id}", response={204: None})
def delete_role(request: ActorRequest, role_id: UUID) -> Status[None]:
    """Remove a role that nobody has. Invitations with it can't be accepted any more."""
    actions.remove(request.auth, role_id, now=now())
    return Status(204, None)


def _role(row: RoleRow) -> Role:
    permissions = sorted(queries.permissions_of(row))
    return Role(
        id=row.id,
        name=row.name,
        key=row.key,
        permissions=[PermissionName(name) for name in permissions],
        reach=Reach(reach_of(row.key, row.reach)),  # type: ignore[arg-type]
    )
