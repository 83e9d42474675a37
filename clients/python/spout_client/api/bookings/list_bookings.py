import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.booking_order import BookingOrder
from ...models.booking_page import BookingPage
from ...models.booking_status import BookingStatus
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    status: BookingStatus | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    without_staff: bool | Unset = False,
    ordering: BookingOrder | Unset = "-starts_at",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["count"] = count

    params["search"] = search

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

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

    json_contact_id: str | Unset = UNSET
    if not isinstance(contact_id, Unset):
        json_contact_id = str(contact_id)
    params["contact_id"] = json_contact_id

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to: str | Unset = UNSET
    if not isinstance(to, Unset):
        json_to = to.isoformat()
    params["to"] = json_to

    params["without_staff"] = without_staff

    json_ordering: str | Unset = UNSET
    if not isinstance(ordering, Unset):
        json_ordering = ordering

    params["ordering"] = json_ordering

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/bookings",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> BookingPage | Problem | None:
    if response.status_code == 200:
        response_200 = BookingPage.from_dict(response.json())

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
) -> Response[BookingPage | Problem]:
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
    search: str | Unset = "",
    status: BookingStatus | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    without_staff: bool | Unset = False,
    ordering: BookingOrder | Unset = "-starts_at",
) -> Response[BookingPage | Problem]:
    """The bookings you may see

     The bookings you may see, by start.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): The contact's name, phone or e-mail, or the beginning of the title.
            Default: ''.
        status (BookingStatus | Unset):
        service_id (UUID | Unset):
        team_id (UUID | Unset):
        staff_id (UUID | Unset):
        contact_id (UUID | Unset):
        from_ (datetime.datetime | Unset): Starts at this instant or later.
        to (datetime.datetime | Unset): Starts before this instant.
        without_staff (bool | Unset): What is open with a member who has left or can't be booked:
            to be given to others. Default: False.
        ordering (BookingOrder | Unset):  Default: '-starts_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BookingPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        status=status,
        service_id=service_id,
        team_id=team_id,
        staff_id=staff_id,
        contact_id=contact_id,
        from_=from_,
        to=to,
        without_staff=without_staff,
        ordering=ordering,
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
    search: str | Unset = "",
    status: BookingStatus | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    without_staff: bool | Unset = False,
    ordering: BookingOrder | Unset = "-starts_at",
) -> BookingPage | Problem | None:
    """The bookings you may see

     The bookings you may see, by start.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): The contact's name, phone or e-mail, or the beginning of the title.
            Default: ''.
        status (BookingStatus | Unset):
        service_id (UUID | Unset):
        team_id (UUID | Unset):
        staff_id (UUID | Unset):
        contact_id (UUID | Unset):
        from_ (datetime.datetime | Unset): Starts at this instant or later.
        to (datetime.datetime | Unset): Starts before this instant.
        without_staff (bool | Unset): What is open with a member who has left or can't be booked:
            to be given to others. Default: False.
        ordering (BookingOrder | Unset):  Default: '-starts_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BookingPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        status=status,
        service_id=service_id,
        team_id=team_id,
        staff_id=staff_id,
        contact_id=contact_id,
        from_=from_,
        to=to,
        without_staff=without_staff,
        ordering=ordering,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    status: BookingStatus | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    without_staff: bool | Unset = False,
    ordering: BookingOrder | Unset = "-starts_at",
) -> Response[BookingPage | Problem]:
    """The bookings you may see

     The bookings you may see, by start.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): The contact's name, phone or e-mail, or the beginning of the title.
            Default: ''.
        status (BookingStatus | Unset):
        service_id (UUID | Unset):
        team_id (UUID | Unset):
        staff_id (UUID | Unset):
        contact_id (UUID | Unset):
        from_ (datetime.datetime | Unset): Starts at this instant or later.
        to (datetime.datetime | Unset): Starts before this instant.
        without_staff (bool | Unset): What is open with a member who has left or can't be booked:
            to be given to others. Default: False.
        ordering (BookingOrder | Unset):  Default: '-starts_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BookingPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        status=status,
        service_id=service_id,
        team_id=team_id,
        staff_id=staff_id,
        contact_id=contact_id,
        from_=from_,
        to=to,
        without_staff=without_staff,
        ordering=ordering,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    status: BookingStatus | Unset = UNSET,
    service_id: UUID | Unset = UNSET,
    team_id: UUID | Unset = UNSET,
    staff_id: UUID | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
    from_: datetime.datetime | Unset = UNSET,
    to: datetime.datetime | Unset = UNSET,
    without_staff: bool | Unset = False,
    ordering: BookingOrder | Unset = "-starts_at",
) -> BookingPage | Problem | None:
    """The bookings you may see

     The bookings you may see, by start.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): The contact's name, phone or e-mail, or the beginning of the title.
            Default: ''.
        status (BookingStatus | Unset):
        service_id (UUID | Unset):
        team_id (UUID | Unset):
        staff_id (UUID | Unset):
        contact_id (UUID | Unset):
        from_ (datetime.datetime | Unset): Starts at this instant or later.
        to (datetime.datetime | Unset): Starts before this instant.
        without_staff (bool | Unset): What is open with a member who has left or can't be booked:
            to be given to others. Default: False.
        ordering (BookingOrder | Unset):  Default: '-starts_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BookingPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
            search=search,
            status=status,
            service_id=service_id,
            team_id=team_id,
            staff_id=staff_id,
            contact_id=contact_id,
            from_=from_,
            to=to,
            without_staff=without_staff,
            ordering=ordering,
        )
    ).parsed
