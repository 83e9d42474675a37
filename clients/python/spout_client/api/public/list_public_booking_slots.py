import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.slot_list import SlotList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    manage_token: str,
    *,
    from_: datetime.datetime,
    to: datetime.datetime,
    with_anybody: bool | Unset = False,
    timezone: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to = to.isoformat()
    params["to"] = json_to

    params["with_anybody"] = with_anybody

    params["timezone"] = timezone

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/public/bookings/{manage_token}/slots".format(
            manage_token=quote(str(manage_token), safe=""),
        ),
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
    manage_token: str,
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.datetime,
    to: datetime.datetime,
    with_anybody: bool | Unset = False,
    timezone: str | Unset = UNSET,
) -> Response[Problem | SlotList]:
    """Every start that it can be moved to now

     Every start that it can be moved to now, its own included.

    Args:
        manage_token (str):
        from_ (datetime.datetime): From this instant on.
        to (datetime.datetime): Starts before this instant; at most 62 days later.
        with_anybody (bool | Unset): Whoever serves it, not whom the booking is with alone.
            Default: False.
        timezone (str | Unset): Of the answer; the vendor's when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SlotList]
    """

    kwargs = _get_kwargs(
        manage_token=manage_token,
        from_=from_,
        to=to,
        with_anybody=with_anybody,
        timezone=timezone,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    manage_token: str,
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.datetime,
    to: datetime.datetime,
    with_anybody: bool | Unset = False,
    timezone: str | Unset = UNSET,
) -> Problem | SlotList | None:
    """Every start that it can be moved to now

     Every start that it can be moved to now, its own included.

    Args:
        manage_token (str):
        from_ (datetime.datetime): From this instant on.
        to (datetime.datetime): Starts before this instant; at most 62 days later.
        with_anybody (bool | Unset): Whoever serves it, not whom the booking is with alone.
            Default: False.
        timezone (str | Unset): Of the answer; the vendor's when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SlotList
    """

    return sync_detailed(
        manage_token=manage_token,
        client=client,
        from_=from_,
        to=to,
        with_anybody=with_anybody,
        timezone=timezone,
    ).parsed


async def asyncio_detailed(
    manage_token: str,
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.datetime,
    to: datetime.datetime,
    with_anybody: bool | Unset = False,
    timezone: str | Unset = UNSET,
) -> Response[Problem | SlotList]:
    """Every start that it can be moved to now

     Every start that it can be moved to now, its own included.

    Args:
        manage_token (str):
        from_ (datetime.datetime): From this instant on.
        to (datetime.datetime): Starts before this instant; at most 62 days later.
        with_anybody (bool | Unset): Whoever serves it, not whom the booking is with alone.
            Default: False.
        timezone (str | Unset): Of the answer; the vendor's when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SlotList]
    """

    kwargs = _get_kwargs(
        manage_token=manage_token,
        from_=from_,
        to=to,
        with_anybody=with_anybody,
        timezone=timezone,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    manage_token: str,
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.datetime,
    to: datetime.datetime,
    with_anybody: bool | Unset = False,
    timezone: str | Unset = UNSET,
) -> Problem | SlotList | None:
    """Every start that it can be moved to now

     Every start that it can be moved to now, its own included.

    Args:
        manage_token (str):
        from_ (datetime.datetime): From this instant on.
        to (datetime.datetime): Starts before this instant; at most 62 days later.
        with_anybody (bool | Unset): Whoever serves it, not whom the booking is with alone.
            Default: False.
        timezone (str | Unset): Of the answer; the vendor's when left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SlotList
    """

    return (
        await asyncio_detailed(
            manage_token=manage_token,
            client=client,
            from_=from_,
            to=to,
            with_anybody=with_anybody,
            timezone=timezone,
        )
    ).parsed
