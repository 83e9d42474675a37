"""What an operator does by hand: a domain action for each chosen row, kept in the row's history."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest

from console.admin import columns
from console.admin.reading import Table
from domain.access import PlatformAdmin
from domain.errors import Refusal
from domain.people.models import User


def operator(request: HttpRequest) -> PlatformAdmin:
    """Who does it."""
    assert isinstance(request.user, User)
    return PlatformAdmin(request.user.id, request.user.name)


def for_each(
    table: Table, request: HttpRequest, rows: QuerySet[Any], act: Callable[[Any], object], *, done: str
) -> None:
    """A row that is refused stops no other; what was done and what was not is said."""
    count = 0
    for row in rows:
        try:
            act(row)
        except Refusal as refusal:
            table.message_user(request, f"{columns.name_of(row)}: {refusal.message}", messages.ERROR)
        else:
            table.log_change(request, row, done)
            count += 1
    if count:
        table.message_user(request, f"{done}: {count}.", messages.SUCCESS)
