"""`/contacts`."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status
from pydantic import Field

from api.auth import ActorRequest, in_vendor
from api.contacts.schemas import Contact, ContactCreate, ContactPage, ContactUpdate
from api.fields import Search
from api.idempotency import idempotent
from api.pagination import PageQuery, page
from domain.contacts import actions, queries

router = Router(tags=["contacts"], auth=in_vendor)


class ContactQuery(PageQuery):
    search: Search = Field("", description="Beginnings of words of the name, or of phone, WhatsApp id or e-mail.")


@router.get("", response=ContactPage)
def list_contacts(request: ActorRequest, query: Query[ContactQuery]) -> HttpResponse:
    """The vendor's contacts, newest first."""
    found = queries.list_contacts(request.auth, search=query.search)
    return page(found, Contact, query, order=("-created_at", "-id"))


@router.post("", response={201: Contact})
@idempotent
def create_contact(request: ActorRequest, payload: ContactCreate) -> Status[Contact]:
    """Add a contact."""
    return Status(201, Contact.model_validate(actions.add(request.auth, now=now(), **payload.filled())))


@router.get("/{uuid:contact_id}", response=Contact)
def get_contact(request: ActorRequest, contact_id: UUID) -> Contact:
    """One contact."""
    return Contact.model_validate(queries.get(request.auth, contact_id))


@router.patch("/{uuid:contact_id}", response=Contact)
def update_contact(request: ActorRequest, contact_id: UUID, payload: ContactUpdate) -> Contact:
    """Change what is given; null empties a field."""
    return Contact.model_validate(actions.change(request.auth, contact_id, payload.given(), now=now()))
