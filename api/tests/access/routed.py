"""What there is to call, read from the router table and the signatures: nothing here trusts the table."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver
from ninja import NinjaAPI
from ninja.operation import Operation
from pydantic import BaseModel, RootModel

from api.bulk import BulkResult

_IS_ID = re.compile(r"(^|[_.])ids?$")


@dataclass(frozen=True)
class Routed:
    """An operation as it is routed. `slots`: every place that takes an id, like `body.changes.team_ids`."""

    method: str
    path: str
    slots: frozenset[str]
    status: int
    is_bulk: bool

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


def operations(api: NinjaAPI) -> list[Routed]:
    """Every method and path of the router table (not of the OpenAPI, which may hide some)."""
    return [
        Routed(method, path, frozenset(_slots(operation)), *_answer(operation))
        for router in api._get_bound_routers()
        for template, view in router.path_operations.items()
        for path in ["/" + "/".join(part.strip("/") for part in (router.prefix, _plain(template)) if part.strip("/"))]
        for operation in view.operations
        for method in operation.methods
    ]


def _plain(template: str) -> str:
    """`/{uuidstr:booking_id}` → `/{booking_id}`."""
    return re.sub(r"{\w+:", "{", template)


def _answer(operation: Operation) -> tuple[int, bool]:
    """The one status of success, and whether it tells of each id by itself. What is there already may be answered with
    200 and the same model, where the other status is that of what is made."""
    done = {
        int(status): [field.annotation for field in model.model_fields.values()] if model else []
        for status, model in operation.response_models.items()
        if 200 <= int(status) < 300
    }
    status = max(done)
    assert done in ({status: done[status]}, {status: done[status], 200: done[status]}), operation.path
    return status, BulkResult in done[status]


def _slots(operation: Operation) -> Iterator[str]:
    for model in operation.models:
        source = model.__ninja_param_source__
        for name, field in model.model_fields.items():
            if source == "path":
                yield f"path.{name}"  # whatever its type
                continue
            alone = source == "body" and len(model.model_fields) == 1
            is_model = bool(list(_models(field.annotation)))
            # A body of one parameter is that parameter; a model of query parameters is these.
            where = source if (alone or source != "body") and is_model else f"{source}.{field.alias or name}"
            yield from _inside(where, field.annotation)


def _inside(where: str, annotation: Any) -> Iterator[str]:
    """The places of ids in a type: in lists, unions and models inside models. By type, or by name."""
    leaves = list(_leaves(annotation))
    if UUID in leaves or (_IS_ID.search(where) and {str, int} & set(leaves)):
        yield where
    for model in _models(annotation):
        for name, field in model.model_fields.items():
            # A root model is what it holds.
            inner = where if issubclass(model, RootModel) else f"{where}.{field.alias or name}"
            yield from _inside(inner, field.annotation)


def _leaves(annotation: Any) -> Iterator[Any]:
    arguments = get_args(annotation)
    if not arguments:
        yield annotation
    for argument in arguments:
        yield from _leaves(argument)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    return (leaf for leaf in _leaves(annotation) if isinstance(leaf, type) and issubclass(leaf, BaseModel))


def other_routes(patterns: Iterable[URLPattern | URLResolver] = (), prefix: str = "") -> Iterator[str]:
    """Every address of Django's that is no operation: views that some day somebody adds by hand."""
    for pattern in patterns or get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from other_routes(pattern.url_patterns, route)
        elif not pattern.lookup_str.startswith("ninja.operation."):
            yield route
