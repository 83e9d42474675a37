from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.platform_vendor_page import PlatformVendorPage
from ...models.problem import Problem
from ...models.vendor_order import VendorOrder
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    is_active: bool | Unset = UNSET,
    country_code: str | Unset = UNSET,
    industry: str | Unset = UNSET,
    ordering: VendorOrder | Unset = "-created_at",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["count"] = count

    params["search"] = search

    params["is_active"] = is_active

    params["country_code"] = country_code

    params["industry"] = industry

    json_ordering: str | Unset = UNSET
    if not isinstance(ordering, Unset):
        json_ordering = ordering

    params["ordering"] = json_ordering

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/vendors",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PlatformVendorPage | Problem | None:
    if response.status_code == 200:
        response_200 = PlatformVendorPage.from_dict(response.json())

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
) -> Response[PlatformVendorPage | Problem]:
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
    is_active: bool | Unset = UNSET,
    country_code: str | Unset = UNSET,
    industry: str | Unset = UNSET,
    ordering: VendorOrder | Unset = "-created_at",
) -> Response[PlatformVendorPage | Problem]:
    """Platform admins

     Platform admins: all vendors.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): Words of the name, or the beginning of the slug. Default: ''.
        is_active (bool | Unset):
        country_code (str | Unset):
        industry (str | Unset):
        ordering (VendorOrder | Unset):  Default: '-created_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlatformVendorPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        is_active=is_active,
        country_code=country_code,
        industry=industry,
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
    is_active: bool | Unset = UNSET,
    country_code: str | Unset = UNSET,
    industry: str | Unset = UNSET,
    ordering: VendorOrder | Unset = "-created_at",
) -> PlatformVendorPage | Problem | None:
    """Platform admins

     Platform admins: all vendors.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): Words of the name, or the beginning of the slug. Default: ''.
        is_active (bool | Unset):
        country_code (str | Unset):
        industry (str | Unset):
        ordering (VendorOrder | Unset):  Default: '-created_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlatformVendorPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        is_active=is_active,
        country_code=country_code,
        industry=industry,
        ordering=ordering,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    is_active: bool | Unset = UNSET,
    country_code: str | Unset = UNSET,
    industry: str | Unset = UNSET,
    ordering: VendorOrder | Unset = "-created_at",
) -> Response[PlatformVendorPage | Problem]:
    """Platform admins

     Platform admins: all vendors.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): Words of the name, or the beginning of the slug. Default: ''.
        is_active (bool | Unset):
        country_code (str | Unset):
        industry (str | Unset):
        ordering (VendorOrder | Unset):  Default: '-created_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PlatformVendorPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        is_active=is_active,
        country_code=country_code,
        industry=industry,
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
    is_active: bool | Unset = UNSET,
    country_code: str | Unset = UNSET,
    industry: str | Unset = UNSET,
    ordering: VendorOrder | Unset = "-created_at",
) -> PlatformVendorPage | Problem | None:
    """Platform admins

     Platform admins: all vendors.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): Words of the name, or the beginning of the slug. Default: ''.
        is_active (bool | Unset):
        country_code (str | Unset):
        industry (str | Unset):
        ordering (VendorOrder | Unset):  Default: '-created_at'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PlatformVendorPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
            search=search,
            is_active=is_active,
            country_code=country_code,
            industry=industry,
            ordering=ordering,
        )
    ).parsed
