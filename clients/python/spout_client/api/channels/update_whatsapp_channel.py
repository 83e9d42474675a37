from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.whats_app_change import WhatsAppChange
from ...models.whats_app_channel import WhatsAppChannel
from ...types import Response


def _get_kwargs(
    *,
    body: WhatsAppChange,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v1/channels/whatsapp",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | WhatsAppChannel | None:
    if response.status_code == 200:
        response_200 = WhatsAppChannel.from_dict(response.json())

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

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

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
) -> Response[Problem | WhatsAppChannel]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: WhatsAppChange,
) -> Response[Problem | WhatsAppChannel]:
    """Set what becomes of a text when the customer last wrote more than 24 hours ago

     Set what becomes of a text when the customer last wrote more than 24 hours ago, whether customers
    book by
    tapping, and what messages cost.

    Args:
        body (WhatsAppChange):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WhatsAppChannel]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: WhatsAppChange,
) -> Problem | WhatsAppChannel | None:
    """Set what becomes of a text when the customer last wrote more than 24 hours ago

     Set what becomes of a text when the customer last wrote more than 24 hours ago, whether customers
    book by
    tapping, and what messages cost.

    Args:
        body (WhatsAppChange):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WhatsAppChannel
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: WhatsAppChange,
) -> Response[Problem | WhatsAppChannel]:
    """Set what becomes of a text when the customer last wrote more than 24 hours ago

     Set what becomes of a text when the customer last wrote more than 24 hours ago, whether customers
    book by
    tapping, and what messages cost.

    Args:
        body (WhatsAppChange):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WhatsAppChannel]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: WhatsAppChange,
) -> Problem | WhatsAppChannel | None:
    """Set what becomes of a text when the customer last wrote more than 24 hours ago

     Set what becomes of a text when the customer last wrote more than 24 hours ago, whether customers
    book by
    tapping, and what messages cost.

    Args:
        body (WhatsAppChange):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WhatsAppChannel
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
