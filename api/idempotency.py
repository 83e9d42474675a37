"""`Idempotency-Key`: a POST repeated with the same key and body answers the first result and acts once.

Stand it directly above a view that answers `Status(code, <an Answer>)`. The key belongs to the caller, the vendor and
the operation, and is kept for a day. The caller who is nobody is told by network, and the vendor by the address asked.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from ninja import Status
from pydantic import StringConstraints, TypeAdapter, ValidationError

from api import addresses
from api.pagination import dumps
from domain import limits
from domain.errors import Invalid
from domain.idempotency import actions as idempotency

_KEY = TypeAdapter(Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{1,200}$")])


class BadKey(Invalid):
    code = "idempotency.bad_key"
    sentence = "An Idempotency-Key is 1 to 200 printable ASCII characters."


def idempotent(view: Callable[..., Any]) -> Callable[..., Any]:
    """Answer a repeated request from the first one's record."""

    @wraps(view)
    def run(request: HttpRequest, **values: Any) -> Any:
        given = request.headers.get("Idempotency-Key")
        if given is None:
            return view(request, **values)
        try:
            key = _KEY.validate_python(given)
        except ValidationError:
            raise BadKey from None

        def work() -> idempotency.Answer:
            status: Status[Any] = view(request, **values)
            return idempotency.Answer(status.status_code, dumps(status.value))

        asked = request.get_full_path().encode() + b"\0" + request.body
        answer = idempotency.once(f"{_whose(request)}:{view.__name__}", key, asked, work, now=now())
        kind = "application/problem+json" if answer.status >= 400 else "application/json"
        return HttpResponse(answer.body, status=answer.status, content_type=kind)

    run.takes_idempotency_key = True  # type: ignore[attr-defined]  # api.openapi documents the header
    return run


def _whose(request: HttpRequest) -> str:
    who: Any = getattr(request, "auth", None)
    if who is None:  # the address asked may hold a token: as a hash
        network = limits.network_of(addresses.of(request))
        return hashlib.sha256(f"{request.path}\0{network}".encode()).hexdigest()
    return f"{getattr(who, 'vendor_id', '')}:{getattr(who, 'key_id', None) or who.user_id}"
