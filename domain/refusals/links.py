"""The links in letters by which customers say that they want no more of them."""

from uuid import UUID

from django.conf import settings
from django.core import signing

from domain import limits
from domain.contacts.models import Contact
from domain.limits import Limit
from domain.refusals import rules

WRONG_LINKS_BY_NETWORK = Limit("refusal.link", "50 per 5 minutes")
CHANGES_BY_CONTACT = Limit("refusal.change", "60 per hour")
_SALT = "spout.refusal"


def token(contact: Contact, kind: str) -> str:
    """What the links in a letter of this kind hold. It names the contact by its id, and is good for ever: whoever has
    the letter may stop it."""
    return _signer().sign_object([contact.id.hex, kind])


def page(token: str) -> str:
    """Where one says so by a click. Browsers keep what stands behind `#`: no server logs it."""
    return f"{settings.PUBLIC_URL}/messages#token={token}"


def one_click(token: str) -> str:
    """What mail programs call (RFC 8058)."""
    return f"{settings.PUBLIC_URL}/api/v1/public/refusals/{token}"


def follow(token: str, *, address: str | None) -> tuple[Contact, str]:
    """The contact with its vendor, and the kind. Raises RefusalLinkUnknown, TooManyTries."""
    network = limits.network_of(address)
    WRONG_LINKS_BY_NETWORK.check(network)
    try:
        return _by_token(token)
    except rules.RefusalLinkUnknown:
        WRONG_LINKS_BY_NETWORK.note(network)
        raise


def _by_token(token: str) -> tuple[Contact, str]:
    try:
        contact_id, kind = _signer().unsign_object(token)
    except (signing.BadSignature, ValueError):
        raise rules.RefusalLinkUnknown from None
    found = Contact.objects.across_vendors().filter(id=UUID(contact_id), vendor__deleted_at=None)
    contact = found.select_related("vendor").first()
    if contact is None:
        raise rules.RefusalLinkUnknown
    return contact, kind


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SALT)
