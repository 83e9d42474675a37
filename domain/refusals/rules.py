"""What a customer may refuse. Pure."""

from domain.errors import Invalid, NotFound

REFUSABLE = ("booking.reminder", "booking.no_show", "waitlist.offer")
"""What is sent unasked. What became of one's own booking (requested, confirmed, moved, cancelled) is always told."""


class RefusalLinkUnknown(NotFound):
    code = "refusal.link_unknown"
    sentence = "This link is not whole, or is not one of ours."


class NotRefusable(Invalid):
    code = "refusal.not_refusable"
    sentence = "This can't be refused: it tells what became of the customer's own booking."


def check_refusable(kind: str) -> None:
    """Raises NotRefusable."""
    if kind not in REFUSABLE:
        raise NotRefusable(kinds=list(REFUSABLE))
