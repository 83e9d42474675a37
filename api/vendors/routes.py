"""`/vendor`, the one you work in, and `/vendors`, for the platform's admins."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api import bulk
from api.auth import ActorRequest, CallerRequest, PlatformRequest, in_vendor, platform_admin, signed_in
from api.bulk import BulkDelete, BulkResult
from api.idempotency import idempotent
from api.pagination import page
from api.people.schemas import NewVendor
from api.vendors.schemas import (
    CurrentVendor,
    PlatformVendor,
    PlatformVendorPage,
    PlatformVendorUpdate,
    Vendor,
    VendorBulkUpdate,
    VendorQuery,
    VendorUpdate,
)
from domain.bulk import each
from domain.people import actions as people
from domain.vendors import actions, queries

router = Router(tags=["vendors"])


@router.post("/vendors", auth=signed_in, response={201: Vendor})
@idempotent
def create_vendor(request: CallerRequest, payload: NewVendor) -> Status[Vendor]:
    """Open a vendor; you become its owner. Sign in to it with `switchVendor`."""
    vendor = people.open_another_vendor(request.auth.user_id, now=now(), **payload.filled())
    return Status(201, Vendor.model_validate(vendor))


@router.get("/vendor", auth=in_vendor, response=CurrentVendor)
def get_vendor(request: ActorRequest) -> CurrentVendor:
    """The vendor you are signed in to."""
    return CurrentVendor.model_validate(queries.current(request.auth))


@router.patch("/vendor", auth=in_vendor, response=CurrentVendor)
def update_vendor(request: ActorRequest, payload: VendorUpdate) -> CurrentVendor:
    """Change its profile, or whether it asks for a second factor."""
    return CurrentVendor.model_validate(actions.change(request.auth, payload.given(), now=now()))


@router.get("/vendors", auth=platform_admin, response=PlatformVendorPage)
def list_vendors(request: PlatformRequest, query: Query[VendorQuery]) -> HttpResponse:
    """Platform admins: all vendors."""
    wanted = query.model_dump(include={"search", "is_active", "country_code", "industry"}, exclude_none=True)
    key = "-id" if query.ordering.startswith("-") else "id"
    return page(queries.list_vendors(**wanted), PlatformVendor, query, order=(query.ordering.value, key))


@router.post("/vendors/bulk-update", auth=platform_admin, response=BulkResult)
@idempotent
def bulk_update_vendors(request: PlatformRequest, payload: VendorBulkUpdate) -> Status[BulkResult]:
    """Platform admins: make the same changes to many."""
    act = partial(actions.change_as_platform, changes=payload.changes.given(), by=request.auth, now=now())
    return Status(200, bulk.answer(each(payload.ids, act, all_or_nothing=payload.all_or_nothing)))


@router.post("/vendors/bulk-delete", auth=platform_admin, response=BulkResult)
@idempotent
def bulk_delete_vendors(request: PlatformRequest, payload: BulkDelete) -> Status[BulkResult]:
    """Platform admins: take many off the platform."""
    act = partial(actions.delete, by=request.auth, now=now())
    return Status(200, bulk.answer(each(payload.ids, act, all_or_nothing=payload.all_or_nothing)))


@router.get("/vendors/{uuid:vendor_id}", auth=platform_admin, response=PlatformVendor)
def get_platform_vendor(request: PlatformRequest, vendor_id: UUID) -> PlatformVendor:
    """Platform admins: one vendor."""
    return PlatformVendor.model_validate(queries.get(vendor_id))


@router.patch("/vendors/{uuid:vendor_id}", auth=platform_admin, response=PlatformVendor)
def update_platform_vendor(request: PlatformRequest, vendor_id: UUID, payload: PlatformVendorUpdate) -> PlatformVendor:
    """Platform admins: change its profile, suspend it or let it work again. It is in the vendor's audit."""
    changed = actions.change_as_platform(vendor_id, payload.given(), by=request.auth, now=now())
    return PlatformVendor.model_validate(changed)


@router.delete("/vendors/{uuid:vendor_id}", auth=platform_admin, response={204: None})
def delete_platform_vendor(request: PlatformRequest, vendor_id: UUID) -> Status[None]:
    """Platform admins: take it off the platform. Nobody gets in and nothing more is sent; its rows stay."""
    actions.delete(vendor_id, by=request.auth, now=now())
    return Status(204, None)
