from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.message_channel import MessageChannel
from ...models.message_kind import MessageKind
from ...models.message_template_list import MessageTemplateList
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    kind: MessageKind | Unset = UNSET,
    channel: MessageChannel | Unset = UNSET,
    language: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind

    params["kind"] = json_kind

    json_channel: str | Unset = UNSET
    if not isinstance(channel, Unset):
        json_channel = channel

    params["channel"] = json_channel

    params["language"] = language

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/message-templates",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MessageTemplateList | Problem | None:
    if response.status_code == 200:
        response_200 = MessageTemplateList.from_dict(response.json())

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
) -> Response[MessageTemplateList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    kind: MessageKind | Unset = UNSET,
    channel: MessageChannel | Unset = UNSET,
    language: str | Unset = UNSET,
) -> Response[MessageTemplateList | Problem]:
    """What every message says

     What every message says: in your own words where you have put them, else as it comes with Spout.

    Args:
        kind (MessageKind | Unset):
        channel (MessageChannel | Unset):
        language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageTemplateList | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        channel=channel,
        language=language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    kind: MessageKind | Unset = UNSET,
    channel: MessageChannel | Unset = UNSET,
    language: str | Unset = UNSET,
) -> MessageTemplateList | Problem | None:
    """What every message says

     What every message says: in your own words where you have put them, else as it comes with Spout.

    Args:
        kind (MessageKind | Unset):
        channel (MessageChannel | Unset):
        language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageTemplateList | Problem
    """

    return sync_detailed(
        client=client,
        kind=kind,
        channel=channel,
        language=language,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    kind: MessageKind | Unset = UNSET,
    channel: MessageChannel | Unset = UNSET,
    language: str | Unset = UNSET,
) -> Response[MessageTemplateList | Problem]:
    """What every message says

     What every message says: in your own words where you have put them, else as it comes with Spout.

    Args:
        kind (MessageKind | Unset):
        channel (MessageChannel | Unset):
        language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageTemplateList | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        channel=channel,
        language=language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    kind: MessageKind | Unset = UNSET,
    channel: MessageChannel | Unset = UNSET,
    language: str | Unset = UNSET,
) -> MessageTemplateList | Problem | None:
    """What every message says

     What every message says: in your own words where you have put them, else as it comes with Spout.

    Args:
        kind (MessageKind | Unset):
        channel (MessageChannel | Unset):
        language (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageTemplateList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            kind=kind,
            channel=channel,
            language=language,
        )
    ).parsed
