"""`/contacts/{id}/export` and `/erase`, and `/erasures`: what a person may ask of whoever keeps their data."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import Field, StringConstraints

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body, OneLine
from api.pagination import Page, PageQuery, page_of
from domain import archives
from domain.dossiers import erasing, exporting
from domain.erasures import queries

router = Router(tags=["contacts"], auth=in_vendor)


class ContactErase(Body):
    cancel_bookings: bool = Field(False, description="Cancel what is booked to come; else it is refused while any is.")
    reference: Annotated[str, StringConstraints(max_length=100), OneLine] = Field(
        "", description="Your own, of the request: a number of yours. It is kept, so name nobody in it."
    )


KEEP_BOOKINGS = ContactErase()


class ErasureState(StrEnum):
    pending = "pending"
    done = "done"


class Erasure(Answer):
    id: UUID
    contact_id: UUID = Field(description="Stands for nobody any more.")
    reference: str
    asked_by_kind: str = Field(description="`member`, `key` or `platform`.")
    asked_by_id: UUID | None
    asked_by: str = Field(description="Whose name that was.")
    asked_at: datetime
    state: ErasureState = Field(
        description="`pending`: gone from every list and page; files, stored webhooks and answers are still gone "
        "through. `done` ten minutes later, after a second look at what was being written at that moment."
    )
    done_at: datetime | None
    counts: dict[str, int] = Field(description="How many of each kind were removed, emptied or cancelled.")
    told: list[UUID] = Field(description="The webhook endpoints that are told `contact.erased`.")


class ErasurePage(Page[Erasure]):
    pass


class ErasureQuery(PageQuery):
    contact_id: UUID | None = None


class ErasureSearch(Body):
    identity: Annotated[str, StringConstraints(min_length=3, max_length=254), OneLine] = Field(
        description="A phone, WhatsApp id, business-scoped id or e-mail. It is compared as a keyed hash; none is kept."
    )


class ErasureList(Answer):
    items: list[Erasure]


@router.post("/contacts/{uuid:contact_id}/export", response=str, openapi_extra={"x-content-type": archives.TYPE})
def export_contact(request: ActorRequest, contact_id: UUID) -> StreamingHttpResponse:
    """All that is kept about a contact, as a ZIP: `contact.json`, and under `files/` what was sent either way.

    It is in the audit. Needs a role that reaches the whole vendor.
    """
    moment = now()
    response = StreamingHttpResponse(exporting.export(request.auth, contact_id, now=moment), content_type=archives.TYPE)
    response["Content-Disposition"] = f'attachment; filename="contact-{contact_id}.zip"'
    return response


@router.post("/contacts/{uuid:contact_id}/erase", response=Erasure)
def erase_contact(request: ActorRequest, contact_id: UUID, payload: ContactErase = KEEP_BOOKINGS) -> Status[Erasure]:
    """Erase a contact: nothing is kept but their bookings, as figures of nobody, and the receipt, which is answered.

    It can't be taken back. Asked again, it answers the same receipt. While they have bookings to come it is refused
    with 409 `contact.has_upcoming_bookings`, unless these are to be cancelled. Who writes by the same number later is a
    new contact. Needs a role that reaches the whole vendor.
    """
    receipt = erasing.erase(request.auth, contact_id, now=now(), **payload.model_dump())
    return Status(200, Erasure.model_validate(receipt))


@router.get("/erasures", response=ErasurePage)
def list_erasures(request: ActorRequest, query: Query[ErasureQuery]) -> HttpResponse:
    """The receipts, the latest first."""
    wanted = query.model_dump(include={"contact_id"}, exclude_none=True)
    found = queries.list_erasures(request.auth, **wanted)
    return page_of(found, Erasure.model_validate, query, order=("-asked_at", "-id"))


@router.post("/erasures/find", response=ErasureList)
def find_erasures(request: ActorRequest, payload: ErasureSearch) -> Status[ErasureList]:
    """Whether somebody was erased: the receipts of those who were known by this, though nothing of them is kept."""
    found = queries.of_identity(request.auth, payload.identity).order_by("-asked_at")
    return Status(200, ErasureList(items=[Erasure.model_validate(one) for one in found[:50]]))


@router.get("/erasures/{uuid:erasure_id}", response=Erasure)
def get_erasure(request: ActorRequest, erasure_id: UUID) -> Status[Erasure]:
    """A receipt."""
    return Status(200, Erasure.model_validate(queries.get(request.auth, erasure_id)))
