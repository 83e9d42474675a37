"""What stands around an action on bookings: one transaction, and what PostgreSQL refuses in the trade's words."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from django.db import DatabaseError, connection, transaction
from psycopg import errors as postgres

from domain.access import Actor
from domain.bookings import rules, slots
from domain.bookings.places import Wish

P = ParamSpec("P")
R = TypeVar("R")


# Pointers are checked at commit, which may be the caller's; here a row that was removed meanwhile can still be told.
_CHECK_POINTERS = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"


def guarded(action: Callable[P, R]) -> Callable[P, R]:
    """One transaction around the action. An exclusion constraint's refusal becomes SlotTaken; a deadlock, which the
    locks on members make rare, is tried once more."""

    @functools.wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for last in (False, True):
            try:
                with transaction.atomic():
                    result = action(*args, **kwargs)
                    with connection.cursor() as cursor:
                        cursor.execute(_CHECK_POINTERS)
                    return result
            except DatabaseError as error:
                if isinstance(error.__cause__, postgres.ExclusionViolation):
                    raise rules.SlotTaken from None
                if isinstance(error.__cause__, postgres.ForeignKeyViolation):
                    raise rules.GoneMeanwhile from None
                if last or not isinstance(error.__cause__, postgres.DeadlockDetected):
                    raise
        raise AssertionError("unreachable")

    return run


def once_more(action: Callable[P, R]) -> Callable[P, R]:
    """Again, from the beginning, when somebody else was faster."""

    @functools.wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return action(*args, **kwargs)
        except rules.ChangedMeanwhile:
            return action(*args, **kwargs)

    return run


def placing(action: Callable[Concatenate[Actor, Wish, P], R]) -> Callable[Concatenate[Actor, Wish, P], R]:
    """`guarded`; and a start that is taken is refused together with the nearest that are free."""
    careful = guarded(action)

    @functools.wraps(action)
    def run(actor: Actor, wish: Wish, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return careful(actor, wish, *args, **kwargs)
        except rules.SlotTaken as taken:
            if not wish.suggest:
                raise
            free = slots.nearest(actor, wish)
            raise rules.SlotTaken(taken.message, nearest=[slot.starts_at.isoformat() for slot in free]) from None

    return run
