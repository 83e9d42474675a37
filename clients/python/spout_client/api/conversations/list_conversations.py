from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.assignee_word import AssigneeWord
from ...models.conversation_page import ConversationPage
from ...models.conversation_status import ConversationStatus
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    status: ConversationStatus | Unset = UNSET,
    assignee: AssigneeWord | Unset | UUID = UNSET,
    team: UUID | Unset = UNSET,
    label: UUID | Unset = UNSET,
    unread: bool | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["count"] = count

    params["search"] = search

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_assignee: str | Unset
    if isinstance(assignee, Unset):
        json_assignee = UNSET
    elif isinstance(assignee, UUID):
        json_assignee = str(assignee)
    else:
        json_assignee = assignee

    params["assignee"] = json_assignee

    json_team: str | Unset = UNSET
    if not isinstance(team, Unset):
        json_team = str(team)
    params["team"] = json_team

    json_label: str | Unset = UNSET
    if not isinstance(label, Unset):
        json_label = str(label)
    params["label"] = json_label

    params["unread"] = unread

    json_contact_id: str | Unset = UNSET
    if not isinstance(contact_id, Unset):
        json_contact_id = str(contact_id)
    params["contact_id"] = json_contact_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/conversations",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ConversationPage | Problem | None:
    if response.status_code == 200:
        response_200 = ConversationPage.from_dict(response.json())

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
) -> Response[ConversationPage | Problem]:
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
    status: ConversationStatus | Unset = UNSET,
    assignee: AssigneeWord | Unset | UUID = UNSET,
    team: UUID | Unset = UNSET,
    label: UUID | Unset = UNSET,
    unread: bool | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
) -> Response[ConversationPage | Problem]:
    """The conversations you may see

     The conversations you may see, newest activity first.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): The contact's name, phone, e-mail and ids, and the words of
            messages. Default: ''.
        status (ConversationStatus | Unset):
        assignee (AssigneeWord | Unset | UUID): A member's id, `me` or `none`.
        team (UUID | Unset): A team's id.
        label (UUID | Unset): A label's id.
        unread (bool | Unset): Whether the customer wrote what you have not read.
        contact_id (UUID | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConversationPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        status=status,
        assignee=assignee,
        team=team,
        label=label,
        unread=unread,
        contact_id=contact_id,
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
    status: ConversationStatus | Unset = UNSET,
    assignee: AssigneeWord | Unset | UUID = UNSET,
    team: UUID | Unset = UNSET,
    label: UUID | Unset = UNSET,
    unread: bool | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
) -> ConversationPage | Problem | None:
    """The conversations you may see

     The conversations you may see, newest activity first.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): The contact's name, phone, e-mail and ids, and the words of
            messages. Default: ''.
        status (ConversationStatus | Unset):
        assignee (AssigneeWord | Unset | UUID): A member's id, `me` or `none`.
        team (UUID | Unset): A team's id.
        label (UUID | Unset): A label's id.
        unread (bool | Unset): Whether the customer wrote what you have not read.
        contact_id (UUID | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConversationPage | Problem
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        status=status,
        assignee=assignee,
        team=team,
        label=label,
        unread=unread,
        contact_id=contact_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    cursor: str | Unset = "",
    count: bool | Unset = False,
    search: str | Unset = "",
    status: ConversationStatus | Unset = UNSET,
    assignee: AssigneeWord | Unset | UUID = UNSET,
    team: UUID | Unset = UNSET,
    label: UUID | Unset = UNSET,
    unread: bool | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
) -> Response[ConversationPage | Problem]:
    """The conversations you may see

     The conversations you may see, newest activity first.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): The contact's name, phone, e-mail and ids, and the words of
            messages. Default: ''.
        status (ConversationStatus | Unset):
        assignee (AssigneeWord | Unset | UUID): A member's id, `me` or `none`.
        team (UUID | Unset): A team's id.
        label (UUID | Unset): A label's id.
        unread (bool | Unset): Whether the customer wrote what you have not read.
        contact_id (UUID | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ConversationPage | Problem]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        search=search,
        status=status,
        assignee=assignee,
        team=team,
        label=label,
        unread=unread,
        contact_id=contact_id,
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
    status: ConversationStatus | Unset = UNSET,
    assignee: AssigneeWord | Unset | UUID = UNSET,
    team: UUID | Unset = UNSET,
    label: UUID | Unset = UNSET,
    unread: bool | Unset = UNSET,
    contact_id: UUID | Unset = UNSET,
) -> ConversationPage | Problem | None:
    """The conversations you may see

     The conversations you may see, newest activity first.

    Args:
        limit (int | Unset):  Default: 50.
        cursor (str | Unset):  Default: ''.
        count (bool | Unset):  Default: False.
        search (str | Unset): The contact's name, phone, e-mail and ids, and the words of
            messages. Default: ''.
        status (ConversationStatus | Unset):
        assignee (AssigneeWord | Unset | UUID): A member's id, `me` or `none`.
        team (UUID | Unset): A team's id.
        label (UUID | Unset): A label's id.
        unread (bool | Unset): Whether the customer wrote what you have not read.
        contact_id (UUID | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ConversationPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
            search=search,
            status=status,
            assignee=assignee,
            team=team,
            label=label,
            unread=unread,
            contact_id=contact_id,
        )
    ).parsed
