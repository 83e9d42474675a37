import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.slot_list import SlotList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    service_id: UUID,
    from_: datetime.datetime,
    to: datetime.datetime,
    staff_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    timezone: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_service_id = str(service_id)
    params["service_id"] = json_service_id

    json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to = to.isoformat()
    params["to"] = json_to

    json_staff_id: str | Unset = UNSET
    if not isinstance(staff_id, Unset):
        json_staff_id = str(staff_id)
    params["staff_id"] = json_staff_id

    json_team_id: str | Unset = UNSET
    if not isinstance(team_id, Unset):
        json_team_id = str(team_id)
    params["team_id"] = json_team_id

    params["timezone"] = timezone

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/slots",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | SlotList | None:
    if response.status_code == 200:
        response_200 = SlotList.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | SlotList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    service_id: UUID,
    from_: datetime.datetime,
    to: datetime.datetime,
    staff_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    timezone: str | Unset = UNSET,
) -> Response[Problem | SlotList]:
    """Every start that can be booked now

     Every start that can be booked now, by hours, time off, buffers, notice, horizon, resources and
    bookings.

    Args:
        service_id (UUID):
        from_ (datetime.datetime): From this instant on.
        to (datetime.datetime): Starts before this instant; at most 62 days later.
        staff_id (UUID | Unset):
        team_id (UUID | Unset):
        timezone (str | Unset): Of the answer; the vendor's when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SlotList]
    """

    kwargs = _get_kwargs(
        service_id=service_id,
        from_=from_,
        to=to,
        staff_id=staff_id,
        team_id=team_id,
        timezone=timezone,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    service_id: UUID,
    from_: datetime.datetime,
    to: datetime.datetime,
    staff_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    timezone: str | Unset = UNSET,
) -> Problem | SlotList | None:
    """Every start that can be booked now

     Every start that can be booked now, by hours, time off, buffers, notice, horizon, resources and
    bookings.

    Args:
        service_id (UUID):
        from_ (datetime.datetime): From this instant on.
        to (datetime.datetime): Starts before this instant; at most 62 days later.
        staff_id (UUID | Unset):
        team_id (UUID | Unset):
        timezone (str | Unset): Of the answer; the vendor's when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SlotList
    """

    return sync_detailed(
        client=client,
        service_id=service_id,
        from_=from_,
        to=to,
        staff_id=staff_id,
        team_id=team_id,
        timezone=timezone,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    service_id: UUID,
    from_: datetime.datetime,
    to: datetime.datetime,
    staff_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    timezone: str | Unset = UNSET,
) -> Response[Problem | SlotList]:
    """Every start that can be booked now

     Every start that can be booked now, by hours, time off, buffers, notice, horizon, resources and
    bookings.

    Args:
        service_id (UUID):
        from_ (datetime.datetime): From this instant on.
        to (datetime.datetime): Starts before this instant; at most 62 days later.
        staff_id (UUID | Unset):
        team_id (UUID | Unset):
        timezone (str | Unset): Of the answer; the vendor's when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SlotList]
    """

    kwargs = _get_kwargs(
        service_id=service_id,
        from_=from_,
        to=to,
        staff_id=staff_id,
        team_id=team_id,
        timezone=timezone,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    service_id: UUID,
    from_: datetime.datetime,
    to: datetime.datetime,
    staff_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    timezone: str | Unset = UNSET,
) -> Problem | SlotList | None:
    """Every start that can be booked now

     Every start that can be booked now, by hours, time off, buffers, notice, horizon, resources and
    bookings.

    Args:
        service_id (UUID):
        from_ (datetime.datetime): From this instant on.
        to (datetime.datetime): Starts before this instant; at most 62 days later.
        staff_id (UUID | Unset):
        team_id (UUID | Unset):
        timezone (str | Unset): Of the answer; the vendor's when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SlotList
    """

    return (
        await asyncio_detailed(
            client=client,
            service_id=service_id,
            from_=from_,
            to=to,
            staff_id=staff_id,
            team_id=team_id,
            timezone=timezone,
        )
    ).parsed
