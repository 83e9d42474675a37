"""`/public/refusals/{token}`: by the link in a letter. A POST is what mail programs send (RFC 8058), whatever its body:
that one must need no page, no cookie and no second question."""

from django.http import HttpRequest
from django.utils.timezone import now
from ninja import Router

from api import addresses
from api.fields import Answer
from domain.public import queries as public
from domain.refusals import actions, links, queries
from domain.refusals.models import How

router = Router(tags=["public"])


class PublicRefusal(Answer):
    vendor_name: str
    kind: str
    refused: bool


@router.get("/{refusal_token}", response=PublicRefusal)
def get_public_refusal(request: HttpRequest, refusal_token: str) -> PublicRefusal:
    """What the link is about, and how it stands."""
    return _shown(request, refusal_token)


@router.post("/{refusal_token}", response=PublicRefusal)
def refuse_messages(request: HttpRequest, refusal_token: str) -> PublicRefusal:
    """No more e-mails of this kind. Called by mail programs for a click on their own button too."""
    return _tell(request, refusal_token, refused=True)


@router.delete("/{refusal_token}", response=PublicRefusal)
def accept_messages(request: HttpRequest, refusal_token: str) -> PublicRefusal:
    """E-mails of this kind after all."""
    return _tell(request, refusal_token, refused=False)


def _tell(request: HttpRequest, token: str, *, refused: bool) -> PublicRefusal:
    contact, kind = links.follow(token, address=addresses.of(request))
    links.CHANGES_BY_CONTACT.spend(str(contact.id))
    actor = public.customer(contact.vendor_id)
    actions.tell(actor, contact.id, channel="email", kinds=[kind], refused=refused, how=How.LINK, now=now())
    return _shown(request, token)


def _shown(request: HttpRequest, token: str) -> PublicRefusal:
    contact, kind = links.follow(token, address=addresses.of(request))
    refused = queries.refuses(contact, "email", kind)
    return PublicRefusal(vendor_name=contact.vendor.name, kind=kind, refused=refused)
