"""`/services`."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api.auth import ActorRequest, in_vendor
from api.idempotency import idempotent
from api.pagination import page
from api.services.schemas import Service, ServiceCreate, ServiceDetail, ServicePage, ServiceQuery, ServiceUpdate
from domain.services import actions, queries
from domain.services.models import Service as ServiceRow

router = Router(tags=["services"], auth=in_vendor)


@router.get("", response=ServicePage)
def list_services(request: ActorRequest, query: Query[ServiceQuery]) -> HttpResponse:
    """The vendor's services, newest first."""
    wanted = query.model_dump(include={"search", "is_active", "is_public"}, exclude_none=True)
    return page(queries.list_services(request.auth, **wanted), Service, query, order=("-created_at", "-id"))


@router.post("", response={201: ServiceDetail})
@idempotent
def create_service(request: ActorRequest, payload: ServiceCreate) -> Status[ServiceDetail]:
    """Offer a service."""
    # null is told from absent here: customers may never cancel it.
    return Status(201, _detail(request, actions.offer(request.auth, now=now(), **payload.model_dump())))


@router.get("/{uuid:service_id}", response=ServiceDetail)
def get_service(request: ActorRequest, service_id: UUID) -> ServiceDetail:
    """One service, with who serves it and what it needs."""
    return _detail(request, queries.get(request.auth, service_id))


@router.patch("/{uuid:service_id}", response=ServiceDetail)
def update_service(request: ActorRequest, service_id: UUID, payload: ServiceUpdate) -> ServiceDetail:
    """Change what is given; bookings made before keep their terms."""
    return _detail(request, actions.change(request.auth, service_id, payload.given(), now=now()))


@router.delete("/{uuid:service_id}", response={204: None})
def delete_service(request: ActorRequest, service_id: UUID) -> Status[None]:
    """Remove it, with its reminder rules. 409 `service.in_use` when it was ever booked: set `is_active` false then."""
    actions.remove(request.auth, service_id, now=now())
    return Status(204, None)


def _detail(request: ActorRequest, service: ServiceRow) -> ServiceDetail:
    return ServiceDetail(
        **Service.model_validate(service).model_dump(),
        member_ids=queries.member_ids(request.auth, service),
        resource_ids=queries.resource_ids(service),
    )
