import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.calendar_date import CalendarDate
from ...models.calendar_month import CalendarMonth
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    month: str | Unset = UNSET,
    date: datetime.date | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["month"] = month

    json_date: str | Unset = UNSET
    if not isinstance(date, Unset):
        json_date = date.isoformat()
    params["date"] = json_date

    json_service_id: str | Unset = UNSET
    if not isinstance(service_id, Unset):
        json_service_id = str(service_id)
    params["service_id"] = json_service_id

    json_team_id: str | Unset = UNSET
    if not isinstance(team_id, Unset):
        json_team_id = str(team_id)
    params["team_id"] = json_team_id

    json_staff_id: str | Unset = UNSET
    if not isinstance(staff_id, Unset):
        json_staff_id = str(staff_id)
    params["staff_id"] = json_staff_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/bookings/calendar",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CalendarDate | CalendarMonth | Problem | None:
    if response.status_code == 200:

        def _parse_response_200(data: object) -> CalendarDate | CalendarMonth:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = CalendarMonth.from_dict(data)

                return response_200_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_1 = CalendarDate.from_dict(data)

            return response_200_type_1

        response_200 = _parse_response_200(response.json())

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
) -> Response[CalendarDate | CalendarMonth | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    month: str | Unset = UNSET,
    date: datetime.date | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
) -> Response[CalendarDate | CalendarMonth | Problem]:
    """A month day by day or what goes on on one date

     A month day by day or what goes on on one date. Days are those of the vendor's zone.

    Args:
        month (str | Unset): Like 2026-11.
        date (datetime.date | Unset): Either this or `month`.
        service_id (UUID | Unset):
        team_id (UUID | Unset):
        staff_id (UUID | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CalendarDate | CalendarMonth | Problem]
    """

    kwargs = _get_kwargs(
        month=month,
        date=date,
        service_id=service_id,
        team_id=team_id,
        staff_id=staff_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    month: str | Unset = UNSET,
    date: datetime.date | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
) -> CalendarDate | CalendarMonth | Problem | None:
    """A month day by day or what goes on on one date

     A month day by day or what goes on on one date. Days are those of the vendor's zone.

    Args:
        month (str | Unset): Like 2026-11.
        date (datetime.date | Unset): Either this or `month`.
        service_id (UUID | Unset):
        team_id (UUID | Unset):
        staff_id (UUID | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CalendarDate | CalendarMonth | Problem
    """

    return sync_detailed(
        client=client,
        month=month,
        date=date,
        service_id=service_id,
        team_id=team_id,
        staff_id=staff_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    month: str | Unset = UNSET,
    date: datetime.date | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
) -> Response[CalendarDate | CalendarMonth | Problem]:
    """A month day by day or what goes on on one date

     A month day by day or what goes on on one date. Days are those of the vendor's zone.

    Args:
        month (str | Unset): Like 2026-11.
        date (datetime.date | Unset): Either this or `month`.
        service_id (UUID | Unset):
        team_id (UUID | Unset):
        staff_id (UUID | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CalendarDate | CalendarMonth | Problem]
    """

    kwargs = _get_kwargs(
        month=month,
        date=date,
        service_id=service_id,
        team_id=team_id,
        staff_id=staff_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    month: str | Unset = UNSET,
    date: datetime.date | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
) -> CalendarDate | CalendarMonth | Problem | None:
    """A month day by day or what goes on on one date

     A month day by day or what goes on on one date. Days are those of the vendor's zone.

    Args:
        month (str | Unset): Like 2026-11.
        date (datetime.date | Unset): Either this or `month`.
        service_id (UUID | Unset):
        team_id (UUID | Unset):
        staff_id (UUID | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CalendarDate | CalendarMonth | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            month=month,
            date=date,
            service_id=service_id,
            team_id=team_id,
            staff_id=staff_id,
        )
    ).parsed
