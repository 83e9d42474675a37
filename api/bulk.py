"""The same for many: how it is asked for, and how it is answered."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.fields import Answer, Body
from domain.bulk import Result

Ids = Annotated[list[UUID], Field(min_length=1, max_length=200)]


class Bulk(Body):
    ids: Ids
    all_or_nothing: bool = Field(
        False, description="When one can't be done, none is: 409 `bulk.nothing_done`, with `details.results`."
    )


class BulkDelete(Bulk):
    pass


class BulkItem(Answer):
    id: UUID
    done: bool
    code: str | None = Field(description="Why not.")
    detail: str | None


class BulkResult(Answer):
    items: list[BulkItem] = Field(description="One for each id, in the order given.")
    done: int
    refused: int


def answer(results: list[Result]) -> BulkResult:
    items = [_item(result) for result in results]
    done = sum(item.done for item in items)
    return BulkResult(items=items, done=done, refused=len(items) - done)


def _item(result: Result) -> BulkItem:
    if result.refusal is None:
        return BulkItem(id=result.id, done=True, code=None, detail=None)
    return BulkItem(id=result.id, done=False, code=result.refusal.code, detail=result.refusal.message)
