from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.message_channel import MessageChannel
from ...models.message_kind import MessageKind
from ...models.message_template import MessageTemplate
from ...models.message_template_put import MessageTemplatePut
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    kind: MessageKind,
    channel: MessageChannel,
    language: str,
    *,
    body: MessageTemplatePut,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/v1/message-templates/{kind}/{channel}/{language}".format(
            kind=quote(str(kind), safe=""),
            channel=quote(str(channel), safe=""),
            language=quote(str(language), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MessageTemplate | Problem | None:
    if response.status_code == 200:
        response_200 = MessageTemplate.from_dict(response.json())

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
) -> Response[MessageTemplate | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    kind: MessageKind,
    channel: MessageChannel,
    language: str,
    *,
    client: AuthenticatedClient,
    body: MessageTemplatePut,
) -> Response[MessageTemplate | Problem]:
    """Put it in your own words

     Put it in your own words. An unknown placeholder is 422 and says where it stands.

    Args:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        body (MessageTemplatePut):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageTemplate | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        channel=channel,
        language=language,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    kind: MessageKind,
    channel: MessageChannel,
    language: str,
    *,
    client: AuthenticatedClient,
    body: MessageTemplatePut,
) -> MessageTemplate | Problem | None:
    """Put it in your own words

     Put it in your own words. An unknown placeholder is 422 and says where it stands.

    Args:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        body (MessageTemplatePut):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageTemplate | Problem
    """

    return sync_detailed(
        kind=kind,
        channel=channel,
        language=language,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    kind: MessageKind,
    channel: MessageChannel,
    language: str,
    *,
    client: AuthenticatedClient,
    body: MessageTemplatePut,
) -> Response[MessageTemplate | Problem]:
    """Put it in your own words

     Put it in your own words. An unknown placeholder is 422 and says where it stands.

    Args:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        body (MessageTemplatePut):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageTemplate | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        channel=channel,
        language=language,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    kind: MessageKind,
    channel: MessageChannel,
    language: str,
    *,
    client: AuthenticatedClient,
    body: MessageTemplatePut,
) -> MessageTemplate | Problem | None:
    """Put it in your own words

     Put it in your own words. An unknown placeholder is 422 and says where it stands.

    Args:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        body (MessageTemplatePut):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageTemplate | Problem
    """

    return (
        await asyncio_detailed(
            kind=kind,
            channel=channel,
            language=language,
            client=client,
            body=body,
        )
    ).parsed
