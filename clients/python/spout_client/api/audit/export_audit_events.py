import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.audit_actor import AuditActor
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    type_: str | Unset = UNSET,
    actor_kind: AuditActor | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    from_: datetime.datetime,
    to: datetime.datetime,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["type"] = type_

    json_actor_kind: str | Unset = UNSET
    if not isinstance(actor_kind, Unset):
        json_actor_kind = actor_kind

    params["actor_kind"] = json_actor_kind

    json_actor_id: str | Unset = UNSET
    if not isinstance(actor_id, Unset):
        json_actor_id = str(actor_id)
    params["actor_id"] = json_actor_id

    json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to = to.isoformat()
    params["to"] = json_to

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/audit-events/export",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | str | None:
    if response.status_code == 200:
        response_200 = response.text
        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    type_: str | Unset = UNSET,
    actor_kind: AuditActor | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    from_: datetime.datetime,
    to: datetime.datetime,
) -> Response[Problem | str]:
    """The same as CSV

     The same as CSV, the earliest first.

    Args:
        type_ (str | Unset):
        actor_kind (AuditActor | Unset):
        actor_id (UUID | Unset):
        from_ (datetime.datetime): At this instant or later.
        to (datetime.datetime): Before this instant, at most 366 days later.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | str]
    """

    kwargs = _get_kwargs(
        type_=type_,
        actor_kind=actor_kind,
        actor_id=actor_id,
        from_=from_,
        to=to,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    type_: str | Unset = UNSET,
    actor_kind: AuditActor | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    from_: datetime.datetime,
    to: datetime.datetime,
) -> Problem | str | None:
    """The same as CSV

     The same as CSV, the earliest first.

    Args:
        type_ (str | Unset):
        actor_kind (AuditActor | Unset):
        actor_id (UUID | Unset):
        from_ (datetime.datetime): At this instant or later.
        to (datetime.datetime): Before this instant, at most 366 days later.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | str
    """

    return sync_detailed(
        client=client,
        type_=type_,
        actor_kind=actor_kind,
        actor_id=actor_id,
        from_=from_,
        to=to,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    type_: str | Unset = UNSET,
    actor_kind: AuditActor | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    from_: datetime.datetime,
    to: datetime.datetime,
) -> Response[Problem | str]:
    """The same as CSV

     The same as CSV, the earliest first.

    Args:
        type_ (str | Unset):
        actor_kind (AuditActor | Unset):
        actor_id (UUID | Unset):
        from_ (datetime.datetime): At this instant or later.
        to (datetime.datetime): Before this instant, at most 366 days later.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | str]
    """

    kwargs = _get_kwargs(
        type_=type_,
        actor_kind=actor_kind,
        actor_id=actor_id,
        from_=from_,
        to=to,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    type_: str | Unset = UNSET,
    actor_kind: AuditActor | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    from_: datetime.datetime,
    to: datetime.datetime,
) -> Problem | str | None:
    """The same as CSV

     The same as CSV, the earliest first.

    Args:
        type_ (str | Unset):
        actor_kind (AuditActor | Unset):
        actor_id (UUID | Unset):
        from_ (datetime.datetime): At this instant or later.
        to (datetime.datetime): Before this instant, at most 366 days later.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | str
    """

    return (
        await asyncio_detailed(
            client=client,
            type_=type_,
            actor_kind=actor_kind,
            actor_id=actor_id,
            from_=from_,
            to=to,
        )
    ).parsed
