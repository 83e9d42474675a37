"""Who serves a service, and what it needs: found for showing free starts, locked for taking one.

Whoever writes into a calendar holds its member first, then the booking that moves, then resources, members and
resources each in the order of ids. So two race for the lock, not for the constraint, and none waits crosswise.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from domain import visibility
from domain.access import Actor
from domain.bookings import rules
from domain.compiled import compiled
from domain.members import queries as members
from domain.people.models import Member
from domain.resources.models import Resource
from domain.services.models import Service, ServiceMember, ServiceResource
from domain.teams.models import TeamMember


def find(actor: Actor, service: Service, *, staff_id: UUID | None = None, team_id: UUID | None = None) -> list[Member]:
    """Those who could serve it (the asked one alone, when given) and into whose calendars the actor may book."""
    serving = _serving(vendor_id=actor.vendor_id, service_id=service.id, staff_id=staff_id)
    return _within_reach(actor, _of_team(actor, serving, team_id))


def lock(
    actor: Actor,
    service: Service,
    *,
    staff_id: UUID | None = None,
    team_id: UUID | None = None,
    leaving: UUID | None = None,
) -> list[Member]:
    """The same, locked, and with them the one whom a booking leaves.

    Raises MemberNotFound, StaffDoesNotServe, OutOfReach.
    """
    asked = {"vendor_id": actor.vendor_id, "service_id": service.id, "staff_id": staff_id}
    if leaving and leaving != staff_id:
        # Together and in order; who serves it is then read again, as it is by now.
        lock_members(actor.vendor_id, {leaving, *([staff_id] if staff_id else _ids(_serving(**asked)))})
    serving = _locked(**asked)
    if not serving and staff_id:
        members.get(actor, staff_id)  # one who is not there is not found; one who does not serve is refused
    serving = _of_team(actor, serving, team_id)
    if not serving:
        raise rules.StaffDoesNotServe
    within = _within_reach(actor, serving)
    if not within and len(serving) == 1:
        members.get(actor, serving[0].id)  # whom one may not even see is not found
    if not within:
        raise rules.OutOfReach
    return within


def lock_members(vendor_id: UUID, member_ids: Collection[UUID]) -> None:
    """For what gives time back: nobody else is taking it meanwhile."""
    found = Member.objects.within(vendor_id).filter(id__in=member_ids).order_by("id")
    list(found.select_for_update(of=("self",), no_key=True).values_list("id", flat=True))


def resources(service: Service) -> list[Resource] | None:
    """Those that will do, or None when the service needs none."""
    return _active(_needed(vendor_id=service.vendor_id, service_id=service.id))


def lock_resources(service: Service) -> list[Resource] | None:
    """The same, locked."""
    return _active(_needed_locked(vendor_id=service.vendor_id, service_id=service.id))


def _who_serves(*, vendor_id: UUID, service_id: UUID, staff_id: UUID | None) -> QuerySet[Member]:
    """Those named, or, when none is, every bookable member."""
    named = ServiceMember.objects.within(vendor_id).filter(service_id=service_id)
    found = Member.objects.within(vendor_id).filter(
        Q(Exists(named.filter(member_id=OuterRef("id")))) | ~Q(Exists(named)), is_bookable=True, is_active=True
    )
    if staff_id:
        found = found.filter(id=staff_id)
    return found.select_related("user", "vendor").order_by("id")


_serving = compiled(_who_serves)


@compiled
def _locked(*, vendor_id: UUID, service_id: UUID, staff_id: UUID | None) -> QuerySet[Member]:
    found = _who_serves(vendor_id=vendor_id, service_id=service_id, staff_id=staff_id)
    return found.select_for_update(of=("self",), no_key=True)


def _of_team(actor: Actor, serving: list[Member], team_id: UUID | None) -> list[Member]:
    if team_id is None:
        return serving
    in_team = set(
        TeamMember.objects.within(actor.vendor_id).filter(team_id=team_id).values_list("member_id", flat=True)
    )
    return [member for member in serving if member.id in in_team]


def _within_reach(actor: Actor, serving: list[Member]) -> list[Member]:
    """Nobody books what they could not see afterwards."""
    if actor.reach == "vendor":
        return serving
    reached = Member.objects.within(actor.vendor_id).filter(visibility.calendars(actor), id__in=_ids(serving))
    reached_ids = set(reached.values_list("id", flat=True))
    return [member for member in serving if member.id in reached_ids]


def _what_it_needs(*, vendor_id: UUID, service_id: UUID) -> QuerySet[Resource]:
    needs = ServiceResource.objects.within(vendor_id).filter(service_id=service_id)
    return Resource.objects.within(vendor_id).filter(id__in=needs.values("resource_id")).order_by("id")


_needed = compiled(_what_it_needs)


@compiled
def _needed_locked(*, vendor_id: UUID, service_id: UUID) -> QuerySet[Resource]:
    return _what_it_needs(vendor_id=vendor_id, service_id=service_id).select_for_update(no_key=True)


def _active(needed: list[Resource]) -> list[Resource] | None:
    return [resource for resource in needed if resource.is_active] if needed else None


def _ids(found: list[Member]) -> list[UUID]:
    return [member.id for member in found]
