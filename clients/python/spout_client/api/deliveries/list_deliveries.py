import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.delivery_channel import DeliveryChannel
from ...models.delivery_page import DeliveryPage
from ...models.delivery_state import DeliveryState
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    state: DeliveryState | Unset = UNSET,
    channel: DeliveryChannel | Unset = UNSET,
    kind: str | Unset = UNSET,
    booking_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    endpoint_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    dead: bool | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["count"] = count

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    json_channel: str | Unset = UNSET
    if not isinstance(channel, Unset):
        json_channel = channel

    params["channel"] = json_channel

    params["kind"] = kind

    json_booking_id: str | Unset = UNSET
    if not isinstance(booking_id, Unset):
        json_booking_id = str(booking_id)
    params["booking_id"] = json_booking_id

    json_contact_id: str | Unset = UNSET
    if not isinstance(contact_id, Unset):
        json_contact_id = str(contact_id)
    params["contact_id"] = json_contact_id

    json_endpoint_id: str | Unset = UNSET
    if not isinstance(endpoint_id, Unset):
        json_endpoint_id = str(endpoint_id)
    params["endpoint_id"] = json_endpoint_id

    json_since: str | Unset = UNSET
    if not isinstance(since, Unset):
        json_since = since.isoformat()
    params["since"] = json_since

    json_until: str | Unset = UNSET
    if not isinstance(until, Unset):
        json_until = until.isoformat()
    params["until"] = json_until

    params["dead"] = dead

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/deliveries",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> DeliveryPage | Problem | None:
    if response.status_code == 200:
        response_200 = DeliveryPage.from_dict(response.json())

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


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[DeliveryPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    state: DeliveryState | Unset = UNSET,
    channel: DeliveryChannel | Unset = UNSET,
    kind: str | Unset = UNSET,
    booking_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    endpoint_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    dead: bool | Unset = UNSET,
) -> Response[DeliveryPage | Problem]:
    """What was or is to be sent

     What was or is to be sent, newest first.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        state (DeliveryState | Unset):
        channel (DeliveryChannel | Unset):
        kind (str | Unset):
        booking_id (UUID | Unset):
        contact_id (UUID | Unset):
        endpoint_id (UUID | Unset):
        since (datetime.datetime | Unset): Asked for from then on …
        until (datetime.datetime | Unset): … and before then.
        dead (bool | Unset): Given up, so that nothing sends it any more by itself; or not.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DeliveryPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        state=state,
        channel=channel,
        kind=kind,
        booking_id=booking_id,
        contact_id=contact_id,
        endpoint_id=endpoint_id,
        since=since,
        until=until,
        dead=dead,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    state: DeliveryState | Unset = UNSET,
    channel: DeliveryChannel | Unset = UNSET,
    kind: str | Unset = UNSET,
    booking_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    endpoint_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    dead: bool | Unset = UNSET,
) -> DeliveryPage | Problem | None:
    """What was or is to be sent

     What was or is to be sent, newest first.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        state (DeliveryState | Unset):
        channel (DeliveryChannel | Unset):
        kind (str | Unset):
        booking_id (UUID | Unset):
        contact_id (UUID | Unset):
        endpoint_id (UUID | Unset):
        since (datetime.datetime | Unset): Asked for from then on …
        until (datetime.datetime | Unset): … and before then.
        dead (bool | Unset): Given up, so that nothing sends it any more by itself; or not.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DeliveryPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
        state=state,
        channel=channel,
        kind=kind,
        booking_id=booking_id,
        contact_id=contact_id,
        endpoint_id=endpoint_id,
        since=since,
        until=until,
        dead=dead,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    state: DeliveryState | Unset = UNSET,
    channel: DeliveryChannel | Unset = UNSET,
    kind: str | Unset = UNSET,
    booking_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    endpoint_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    dead: bool | Unset = UNSET,
) -> Response[DeliveryPage | Problem]:
    """What was or is to be sent

     What was or is to be sent, newest first.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        state (DeliveryState | Unset):
        channel (DeliveryChannel | Unset):
        kind (str | Unset):
        booking_id (UUID | Unset):
        contact_id (UUID | Unset):
        endpoint_id (UUID | Unset):
        since (datetime.datetime | Unset): Asked for from then on …
        until (datetime.datetime | Unset): … and before then.
        dead (bool | Unset): Given up, so that nothing sends it any more by itself; or not.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DeliveryPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        state=state,
        channel=channel,
        kind=kind,
        booking_id=booking_id,
        contact_id=contact_id,
        endpoint_id=endpoint_id,
        since=since,
        until=until,
        dead=dead,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    state: DeliveryState | Unset = UNSET,
    channel: DeliveryChannel | Unset = UNSET,
    kind: str | Unset = UNSET,
    booking_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    endpoint_id: UUID | Unset = UNSET,
    since: datetime.datetime | Unset = UNSET,
    until: datetime.datetime | Unset = UNSET,
    dead: bool | Unset = UNSET,
) -> DeliveryPage | Problem | None:
    """What was or is to be sent

     What was or is to be sent, newest first.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        state (DeliveryState | Unset):
        channel (DeliveryChannel | Unset):
        kind (str | Unset):
        booking_id (UUID | Unset):
        contact_id (UUID | Unset):
        endpoint_id (UUID | Unset):
        since (datetime.datetime | Unset): Asked for from then on …
        until (datetime.datetime | Unset): … and before then.
        dead (bool | Unset): Given up, so that nothing sends it any more by itself; or not.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DeliveryPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
            state=state,
            channel=channel,
            kind=kind,
            booking_id=booking_id,
            contact_id=contact_id,
            endpoint_id=endpoint_id,
            since=since,
            until=until,
            dead=dead,
        )
    ).parsed
