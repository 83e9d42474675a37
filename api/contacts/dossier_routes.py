"""`/contacts`: two become one, and one goes with all that is theirs."""

from uuid import UUID

from django.utils.timezone import now
from ninja import Router, Status

from api.auth import ActorRequest, in_vendor
from api.contacts.routes import router as contacts
from api.contacts.schemas import Contact
from api.fields import Body
from api.idempotency import idempotent
from domain.dossiers import merging, removing

router = Router(tags=["contacts"], auth=in_vendor)


class ContactMerge(Body):
    into: UUID


@router.post("/{uuid:contact_id}/merge", response=Contact)
@idempotent
def merge_contact(request: ActorRequest, contact_id: UUID, payload: ContactMerge) -> Status[Contact]:
    """Give all that is the contact's to another, who is answered; then the contact is no more.

    The other keeps its own phone, ids and e-mail, and gets those that it lacks. Of two conversations one log is made.
    Needs a role that reaches the whole vendor.
    """
    kept = merging.merge(request.auth, contact_id, into=payload.into, now=now())
    return Status(200, Contact.model_validate(kept))


@contacts.delete("/{uuid:contact_id}", response={204: None})  # one address, one router
def delete_contact(request: ActorRequest, contact_id: UUID) -> Status[None]:
    """Remove a contact with its conversation and files.

    One with bookings that are not cancelled stays: 409 `contact.has_bookings`. Needs a role that reaches the whole
    vendor.
    """
    removing.remove(request.auth, contact_id, now=now())
    return Status(204, None)
