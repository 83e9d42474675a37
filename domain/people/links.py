"""Links by e-mail that prove an address: to verify it, or to choose a new password. Once, within their time.

The token is made when the letter is composed, from the delivery's id: a letter that is sent twice holds one link,
and nothing that is stored opens an account.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from domain.people import rules
from domain.people.models import AccountLink, User

LIFETIMES = {AccountLink.Purpose.VERIFY: rules.VERIFY_LIFETIME, AccountLink.Purpose.RESET: rules.RESET_LIFETIME}


def make(user: User, purpose: AccountLink.Purpose, email: str, *, delivery_id: UUID, now: datetime) -> str:
    """The token for the letter of this delivery."""
    token = rules.derived_token(rules.LINK_PREFIX, f"{purpose}:{delivery_id}", settings.SECRET_KEY)
    link = AccountLink(
        user=user,
        purpose=purpose,
        email=email,
        token_hash=rules.token_hash(token),
        expires_at=now + LIFETIMES[purpose],
    )
    AccountLink.objects.bulk_create([link], ignore_conflicts=True)
    return token


def spend(token: str, purpose: AccountLink.Purpose, *, now: datetime) -> AccountLink:
    """Whose link it is; it works once. Raises TokenMalformed, TokenForeign, TokenSpent, TokenExpired."""
    rules.check_form(token, rules.LINK_PREFIX)
    links = AccountLink.objects.filter(token_hash=rules.token_hash(token), purpose=purpose)
    # Own columns only: with a join the condition moves into a subquery, and two could spend it at once.
    taken = links.filter(used_at=None, expires_at__gt=now).update(used_at=now)
    link = links.select_related("user").first()
    if link is None or not link.user.is_active:
        raise rules.TokenForeign
    if taken:
        return link
    raise rules.TokenSpent if link.used_at else rules.TokenExpired


def void(user_id: UUID, purpose: AccountLink.Purpose, *, now: datetime) -> None:
    """What was sent before no longer works."""
    AccountLink.objects.filter(user_id=user_id, purpose=purpose, used_at=None).update(used_at=now)
