from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.message_channel import MessageChannel
from ...models.message_kind import MessageKind
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    kind: MessageKind,
    channel: MessageChannel,
    language: str,
    *,
    variant: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["variant"] = variant

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/v1/message-templates/{kind}/{channel}/{language}".format(
            kind=quote(str(kind), safe=""),
            channel=quote(str(channel), safe=""),
            language=quote(str(language), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Problem | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Problem]:
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
    variant: str | Unset = "",
) -> Response[Any | Problem]:
    """Say again what comes with Spout

     Say again what comes with Spout.

    Args:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        variant (str | Unset): Tells several texts of one kind apart, for reminder rules to name;
            empty: the usual one. Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        channel=channel,
        language=language,
        variant=variant,
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
    variant: str | Unset = "",
) -> Any | Problem | None:
    """Say again what comes with Spout

     Say again what comes with Spout.

    Args:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        variant (str | Unset): Tells several texts of one kind apart, for reminder rules to name;
            empty: the usual one. Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem
    """

    return sync_detailed(
        kind=kind,
        channel=channel,
        language=language,
        client=client,
        variant=variant,
    ).parsed


async def asyncio_detailed(
    kind: MessageKind,
    channel: MessageChannel,
    language: str,
    *,
    client: AuthenticatedClient,
    variant: str | Unset = "",
) -> Response[Any | Problem]:
    """Say again what comes with Spout

     Say again what comes with Spout.

    Args:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        variant (str | Unset): Tells several texts of one kind apart, for reminder rules to name;
            empty: the usual one. Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        channel=channel,
        language=language,
        variant=variant,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    kind: MessageKind,
    channel: MessageChannel,
    language: str,
    *,
    client: AuthenticatedClient,
    variant: str | Unset = "",
) -> Any | Problem | None:
    """Say again what comes with Spout

     Say again what comes with Spout.

    Args:
        kind (MessageKind):
        channel (MessageChannel):
        language (str):
        variant (str | Unset): Tells several texts of one kind apart, for reminder rules to name;
            empty: the usual one. Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem
    """

    return (
        await asyncio_detailed(
            kind=kind,
            channel=channel,
            language=language,
            client=client,
            variant=variant,
        )
    ).parsed
