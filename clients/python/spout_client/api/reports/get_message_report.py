import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.format_ import Format
from ...models.message_report import MessageReport
from ...models.messages_by import MessagesBy
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    from_: datetime.date,
    to: datetime.date,
    format_: Format | Unset = UNSET,
    by: MessagesBy | Unset = "day",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to = to.isoformat()
    params["to"] = json_to

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    json_by: str | Unset = UNSET
    if not isinstance(by, Unset):
        json_by = by

    params["by"] = json_by

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reports/messages",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> MessageReport | Problem | None:
    if response.status_code == 200:
        response_200 = MessageReport.from_dict(response.json())

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
) -> Response[MessageReport | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    from_: datetime.date,
    to: datetime.date,
    format_: Format | Unset = UNSET,
    by: MessagesBy | Unset = "day",
) -> Response[MessageReport | Problem]:
    """What messages on WhatsApp cost

     What messages on WhatsApp cost, by day, service, member or Meta's category: sent, delivered,
    charged, the cost.

    A message counts on the day on which it was delivered, or taken, while it is not delivered. WhatsApp
    tells whether
    and as what it charges a message, never how much: that is of `rates` of the channel. Needs a role
    that reaches the
    whole vendor.

    Args:
        from_ (datetime.date): The first day, in the vendor's zone.
        to (datetime.date): The last day, at most 365 later; it is part of the report.
        format_ (Format | Unset):
        by (MessagesBy | Unset):  Default: 'day'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageReport | Problem]
    """

    kwargs = _get_kwargs(
        from_=from_,
        to=to,
        format_=format_,
        by=by,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    from_: datetime.date,
    to: datetime.date,
    format_: Format | Unset = UNSET,
    by: MessagesBy | Unset = "day",
) -> MessageReport | Problem | None:
    """What messages on WhatsApp cost

     What messages on WhatsApp cost, by day, service, member or Meta's category: sent, delivered,
    charged, the cost.

    A message counts on the day on which it was delivered, or taken, while it is not delivered. WhatsApp
    tells whether
    and as what it charges a message, never how much: that is of `rates` of the channel. Needs a role
    that reaches the
    whole vendor.

    Args:
        from_ (datetime.date): The first day, in the vendor's zone.
        to (datetime.date): The last day, at most 365 later; it is part of the report.
        format_ (Format | Unset):
        by (MessagesBy | Unset):  Default: 'day'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageReport | Problem
    """

    return sync_detailed(
        client=client,
        from_=from_,
        to=to,
        format_=format_,
        by=by,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    from_: datetime.date,
    to: datetime.date,
    format_: Format | Unset = UNSET,
    by: MessagesBy | Unset = "day",
) -> Response[MessageReport | Problem]:
    """What messages on WhatsApp cost

     What messages on WhatsApp cost, by day, service, member or Meta's category: sent, delivered,
    charged, the cost.

    A message counts on the day on which it was delivered, or taken, while it is not delivered. WhatsApp
    tells whether
    and as what it charges a message, never how much: that is of `rates` of the channel. Needs a role
    that reaches the
    whole vendor.

    Args:
        from_ (datetime.date): The first day, in the vendor's zone.
        to (datetime.date): The last day, at most 365 later; it is part of the report.
        format_ (Format | Unset):
        by (MessagesBy | Unset):  Default: 'day'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MessageReport | Problem]
    """

    kwargs = _get_kwargs(
        from_=from_,
        to=to,
        format_=format_,
        by=by,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    from_: datetime.date,
    to: datetime.date,
    format_: Format | Unset = UNSET,
    by: MessagesBy | Unset = "day",
) -> MessageReport | Problem | None:
    """What messages on WhatsApp cost

     What messages on WhatsApp cost, by day, service, member or Meta's category: sent, delivered,
    charged, the cost.

    A message counts on the day on which it was delivered, or taken, while it is not delivered. WhatsApp
    tells whether
    and as what it charges a message, never how much: that is of `rates` of the channel. Needs a role
    that reaches the
    whole vendor.

    Args:
        from_ (datetime.date): The first day, in the vendor's zone.
        to (datetime.date): The last day, at most 365 later; it is part of the report.
        format_ (Format | Unset):
        by (MessagesBy | Unset):  Default: 'day'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MessageReport | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            from_=from_,
            to=to,
            format_=format_,
            by=by,
        )
    ).parsed
