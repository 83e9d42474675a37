"""The same for many: each thing by itself, with its own result, or all or nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from domain.errors import Conflict, Refusal


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one of them; `refusal` is None when it was done."""

    id: UUID
    refusal: Refusal | None = None


class NothingDone(Conflict):
    """All or nothing was asked, and some could not be done; `details.results` tells which, and why."""

    code = "bulk.nothing_done"
    sentence = "Some could not be done, so nothing was."


def each(ids: Iterable[UUID], act: Callable[[UUID], object], *, all_or_nothing: bool = False) -> list[Result]:
    """Act on each of these, in the order of their ids so that two at once don't lock each other crosswise.

    Answers in the order given. Raises NothingDone.
    """
    wanted = list(dict.fromkeys(ids))
    with transaction.atomic():
        found = {thing: _one(thing, act) for thing in sorted(wanted)}
        results = [found[thing] for thing in wanted]
        refused = [result for result in results if result.refusal]
        if refused and all_or_nothing:
            details = [{"id": r.id, "code": r.refusal.code, "detail": r.refusal.message} for r in refused if r.refusal]
            raise NothingDone(results=details)
    return results


def _one(thing: UUID, act: Callable[[UUID], object]) -> Result:
    try:
        with transaction.atomic():
            act(thing)
    except Refusal as refusal:
        return Result(thing, refusal)
    return Result(thing)
