from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.member_order import MemberOrder
from ...models.member_page import MemberPage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    team_id: UUID | Unset = UNSET,
    role_id: UUID | Unset = UNSET,
    is_bookable: bool | Unset = UNSET,
    ordering: MemberOrder | Unset = "created_at",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["count"] = count

    params["search"] = search

    json_team_id: str | Unset = UNSET
    if not isinstance(team_id, Unset):
        json_team_id = str(team_id)
    params["team_id"] = json_team_id

    json_role_id: str | Unset = UNSET
    if not isinstance(role_id, Unset):
        json_role_id = str(role_id)
    params["role_id"] = json_role_id

    params["is_bookable"] = is_bookable

    json_ordering: str | Unset = UNSET
    if not isinstance(ordering, Unset):
        json_ordering = ordering

    params["ordering"] = json_ordering

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/members",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> MemberPage | Problem | None:
    if response.status_code == 200:
        response_200 = MemberPage.from_dict(response.json())

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
) -> Response[MemberPage | Problem]:
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
    team_id: UUID | Unset = UNSET,
    role_id: UUID | Unset = UNSET,
    is_bookable: bool | Unset = UNSET,
    ordering: MemberOrder | Unset = "created_at",
) -> Response[MemberPage | Problem]:
    """The vendor's members

     The vendor's members, as far as your role reaches.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): Beginnings of first and last name, username, e-mail; words of the
            position. Default: ''.
        team_id (UUID | Unset):
        role_id (UUID | Unset):
        is_bookable (bool | Unset):
        ordering (MemberOrder | Unset):  Default: 'created_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MemberPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        team_id=team_id,
        role_id=role_id,
        is_bookable=is_bookable,
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
    team_id: UUID | Unset = UNSET,
    role_id: UUID | Unset = UNSET,
    is_bookable: bool | Unset = UNSET,
    ordering: MemberOrder | Unset = "created_at",
) -> MemberPage | Problem | None:
    """The vendor's members

     The vendor's members, as far as your role reaches.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): Beginnings of first and last name, username, e-mail; words of the
            position. Default: ''.
        team_id (UUID | Unset):
        role_id (UUID | Unset):
        is_bookable (bool | Unset):
        ordering (MemberOrder | Unset):  Default: 'created_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MemberPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        team_id=team_id,
        role_id=role_id,
        is_bookable=is_bookable,
        ordering=ordering,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    team_id: UUID | Unset = UNSET,
    role_id: UUID | Unset = UNSET,
    is_bookable: bool | Unset = UNSET,
    ordering: MemberOrder | Unset = "created_at",
) -> Response[MemberPage | Problem]:
    """The vendor's members

     The vendor's members, as far as your role reaches.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): Beginnings of first and last name, username, e-mail; words of the
            position. Default: ''.
        team_id (UUID | Unset):
        role_id (UUID | Unset):
        is_bookable (bool | Unset):
        ordering (MemberOrder | Unset):  Default: 'created_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MemberPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        team_id=team_id,
        role_id=role_id,
        is_bookable=is_bookable,
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
    team_id: UUID | Unset = UNSET,
    role_id: UUID | Unset = UNSET,
    is_bookable: bool | Unset = UNSET,
    ordering: MemberOrder | Unset = "created_at",
) -> MemberPage | Problem | None:
    """The vendor's members

     The vendor's members, as far as your role reaches.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): Beginnings of first and last name, username, e-mail; words of the
            position. Default: ''.
        team_id (UUID | Unset):
        role_id (UUID | Unset):
        is_bookable (bool | Unset):
        ordering (MemberOrder | Unset):  Default: 'created_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MemberPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
            search=search,
            team_id=team_id,
            role_id=role_id,
            is_bookable=is_bookable,
            ordering=ordering,
        )
    ).parsed
