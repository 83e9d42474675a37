"""`/vendors` and `/vendor`."""

from django.utils.timezone import now
from ninja import Router, Status

from api.auth import ActorRequest, CallerRequest, in_vendor, signed_in
from api.idempotency import idempotent
from api.people.schemas import NewVendor
from api.vendors.schemas import Vendor, VendorUpdate
from domain.people import actions as people
from domain.vendors import actions, queries

router = Router(tags=["vendors"])


@router.post("/vendors", auth=signed_in, response={201: Vendor})
@idempotent
def create_vendor(request: CallerRequest, payload: NewVendor) -> Status[Vendor]:
    """Open a vendor; you become its owner. Sign in to it with `switchVendor`."""
    vendor = people.found_vendor(request.auth.user_id, now=now(), **payload.filled())
    return Status(201, Vendor.model_validate(vendor))


@router.get("/vendor", auth=in_vendor, response=Vendor)
def get_vendor(request: ActorRequest) -> Vendor:
    """The vendor you are signed in to."""
    return Vendor.model_validate(queries.current(request.auth))


@router.patch("/vendor", auth=in_vendor, response=Vendor)
def update_vendor(request: ActorRequest, payload: VendorUpdate) -> Vendor:
    """Change its profile."""
    return Vendor.model_validate(actions.change(request.auth, payload.given(), now=now()))
