"""`/members`."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api import addresses, bulk
from api.auth import ActorRequest, in_vendor
from api.bulk import BulkDelete, BulkResult
from api.fields import Ref
from api.idempotency import idempotent
from api.members.schemas import (
    Member,
    MemberBulkUpdate,
    MemberCreate,
    MemberPage,
    MemberQuery,
    MemberUpdate,
    MemberUser,
)
from api.pagination import page_of
from api.people.schemas import RoleRef
from domain.members import actions, queries
from domain.people.models import Member as MemberRow

router = Router(tags=["members"], auth=in_vendor)


@router.get("", response=MemberPage)
def list_members(request: ActorRequest, query: Query[MemberQuery]) -> HttpResponse:
    """The vendor's members, as far as your role reaches."""
    wanted = {"role_id": query.role_id, "is_bookable": query.is_bookable, "places__team_id": query.team_id}
    filters = {name: value for name, value in wanted.items() if value is not None}
    rows = queries.list_members(request.auth, search=query.search, **filters)
    rows = rows.select_related("user", "role").prefetch_related(queries.with_teams(request.auth))
    key = "-id" if query.ordering.startswith("-") else "id"
    return page_of(rows, _member, query, order=(query.ordering.value, key))


@router.post("", response={201: Member})
@idempotent
def create_member(request: ActorRequest, payload: MemberCreate) -> Status[Member]:
    """Make an account that belongs to the vendor at once. One who has an account already is invited instead."""
    member = actions.add(request.auth, address=addresses.of(request), now=now(), **payload.filled())
    return Status(201, _member(queries.get(request.auth, member.id)))


@router.post("/bulk-update", response=BulkResult)
@idempotent
def bulk_update_members(request: ActorRequest, payload: MemberBulkUpdate) -> Status[BulkResult]:
    """Make the same changes to many."""
    changes, all_or_nothing = payload.changes.given(), payload.all_or_nothing
    results = actions.change_many(request.auth, payload.ids, changes, all_or_nothing=all_or_nothing, now=now())
    return Status(200, bulk.answer(results))


@router.post("/bulk-delete", response=BulkResult)
@idempotent
def bulk_delete_members(request: ActorRequest, payload: BulkDelete) -> Status[BulkResult]:
    """Let many go."""
    results = actions.remove_many(request.auth, payload.ids, all_or_nothing=payload.all_or_nothing, now=now())
    return Status(200, bulk.answer(results))


@router.get("/{uuid:member_id}", response=Member)
def get_member(request: ActorRequest, member_id: UUID) -> Member:
    """One member."""
    return _member(queries.get(request.auth, member_id))


@router.patch("/{uuid:member_id}", response=Member)
def update_member(request: ActorRequest, member_id: UUID, payload: MemberUpdate) -> Member:
    """Change role, position, teams or profile. Nobody gives a role that may more than their own."""
    return _member(actions.change(request.auth, member_id, payload.given(), now=now()))


@router.delete("/{uuid:member_id}", response={204: None})
def delete_member(request: ActorRequest, member_id: UUID) -> Status[None]:
    """Let a member go, or leave. The account stays, and so do bookings and messages."""
    actions.remove(request.auth, member_id, now=now())
    return Status(204, None)


def _member(row: MemberRow) -> Member:
    return Member(
        id=row.id,
        user=MemberUser.model_validate(row.user),
        role=RoleRef.model_validate(row.role),
        position=row.position,
        teams=[Ref.model_validate(place.team) for place in row.places.all()],
        is_bookable=row.is_bookable,
        created_at=row.created_at,
    )
