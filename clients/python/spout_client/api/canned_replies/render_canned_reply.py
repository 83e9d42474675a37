from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.render_for import RenderFor
from ...models.rendered import Rendered
from ...types import Response


def _get_kwargs(
    reply_id: UUID,
    *,
    body: RenderFor,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/canned-replies/{reply_id}/render".format(
            reply_id=quote(str(reply_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | Rendered | None:
    if response.status_code == 200:
        response_200 = Rendered.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | Rendered]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    reply_id: UUID,
    *,
    client: AuthenticatedClient,
    body: RenderFor,
) -> Response[Problem | Rendered]:
    """What it says in a conversation

     What it says in a conversation, with names in their places. Nothing is sent.

    Args:
        reply_id (UUID):
        body (RenderFor):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Rendered]
    """

    kwargs = _get_kwargs(
        reply_id=reply_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    reply_id: UUID,
    *,
    client: AuthenticatedClient,
    body: RenderFor,
) -> Problem | Rendered | None:
    """What it says in a conversation

     What it says in a conversation, with names in their places. Nothing is sent.

    Args:
        reply_id (UUID):
        body (RenderFor):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Rendered
    """

    return sync_detailed(
        reply_id=reply_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    reply_id: UUID,
    *,
    client: AuthenticatedClient,
    body: RenderFor,
) -> Response[Problem | Rendered]:
    """What it says in a conversation

     What it says in a conversation, with names in their places. Nothing is sent.

    Args:
        reply_id (UUID):
        body (RenderFor):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Rendered]
    """

    kwargs = _get_kwargs(
        reply_id=reply_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    reply_id: UUID,
    *,
    client: AuthenticatedClient,
    body: RenderFor,
) -> Problem | Rendered | None:
    """What it says in a conversation

     What it says in a conversation, with names in their places. Nothing is sent.

    Args:
        reply_id (UUID):
        body (RenderFor):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Rendered
    """

    return (
        await asyncio_detailed(
            reply_id=reply_id,
            client=client,
            body=body,
        )
    ).parsed
