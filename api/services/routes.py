"""`/services`."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api.auth import ActorRequest, in_vendor
from api.fields import Search
from api.idempotency import idempotent
from api.pagination import PageQuery, page
from api.services.schemas import Service, ServiceCreate, ServicePage, ServiceUpdate
from domain.services import actions, queries

router = Router(tags=["services"], auth=in_vendor)


class ServiceQuery(PageQuery):
    search: Search = ""


@router.get("", response=ServicePage)
def list_services(request: ActorRequest, query: Query[ServiceQuery]) -> HttpResponse:
    """The vendor's services, newest first."""
    found = queries.list_services(request.auth, search=query.search)
    return page(found, Service, query, order=("-created_at", "-id"))


@router.post("", response={201: Service})
@idempotent
def create_service(request: ActorRequest, payload: ServiceCreate) -> Status[Service]:
    """Offer a service."""
    return Status(201, Service.model_validate(actions.offer(request.auth, now=now(), **payload.filled())))


@router.get("/{uuid:service_id}", response=Service)
def get_service(request: ActorRequest, service_id: UUID) -> Service:
    """One service."""
    return Service.model_validate(queries.get(request.auth, service_id))


@router.patch("/{uuid:service_id}", response=Service)
def update_service(request: ActorRequest, service_id: UUID, payload: ServiceUpdate) -> Service:
    """Change what is given; bookings made before keep their terms."""
    return Service.model_validate(actions.change(request.auth, service_id, payload.given(), now=now()))
