from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.conversation_detail import ConversationDetail
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    conversation_id: UUID,
    member_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/conversations/{conversation_id}/collaborators/{member_id}".format(
            conversation_id=quote(str(conversation_id), safe=""),
            member_id=quote(str(member_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConversationDetail | Problem | None:
    if response.status_code == 200:
        response_200 = ConversationDetail.from_dict(response.json())

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
) -> Response[ConversationDetail | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    conversation_id: UUID,
    member_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[ConversationDetail | Problem]:
    """Ask a member in

     Ask a member in: they see the conversation from now on.

    Args:
        conversation_id (UUID):
        member_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConversationDetail | Problem]
    """

    kwargs = _get_kwargs(
        conversation_id=conversation_id,
        member_id=member_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    conversation_id: UUID,
    member_id: UUID,
    *,
    client: AuthenticatedClient,
) -> ConversationDetail | Problem | None:
    """Ask a member in

     Ask a member in: they see the conversation from now on.

    Args:
        conversation_id (UUID):
        member_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConversationDetail | Problem
    """

    return sync_detailed(
        conversation_id=conversation_id,
        member_id=member_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    conversation_id: UUID,
    member_id: UUID,
    *,
    client: AuthenticatedClient,
) -> Response[ConversationDetail | Problem]:
    """Ask a member in

     Ask a member in: they see the conversation from now on.

    Args:
        conversation_id (UUID):
        member_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConversationDetail | Problem]
    """

    kwargs = _get_kwargs(
        conversation_id=conversation_id,
        member_id=member_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    conversation_id: UUID,
    member_id: UUID,
    *,
    client: AuthenticatedClient,
) -> ConversationDetail | Problem | None:
    """Ask a member in

     Ask a member in: they see the conversation from now on.

    Args:
        conversation_id (UUID):
        member_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConversationDetail | Problem
    """

    return (
        await asyncio_detailed(
            conversation_id=conversation_id,
            member_id=member_id,
            client=client,
        )
    ).parsed
