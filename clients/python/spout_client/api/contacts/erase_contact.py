from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.contact_erase import ContactErase
from ...models.erasure import Erasure
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    contact_id: UUID,
    *,
    body: ContactErase | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/contacts/{contact_id}/erase".format(
            contact_id=quote(str(contact_id), safe=""),
        ),
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Erasure | Problem | None:
    if response.status_code == 200:
        response_200 = Erasure.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Erasure | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    contact_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ContactErase | Unset = UNSET,
) -> Response[Erasure | Problem]:
    """Erase a contact

     Erase a contact: nothing is kept but their bookings, as figures of nobody, and the receipt, which is
    answered.

    It can't be taken back. Asked again, it answers the same receipt. While they have bookings to come
    it is refused
    with 409 `contact.has_upcoming_bookings`, unless these are to be cancelled. Who writes by the same
    number later is a
    new contact. Needs a role that reaches the whole vendor.

    Args:
        contact_id (UUID):
        body (ContactErase | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Erasure | Problem]
    """

    kwargs = _get_kwargs(
        contact_id=contact_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    contact_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ContactErase | Unset = UNSET,
) -> Erasure | Problem | None:
    """Erase a contact

     Erase a contact: nothing is kept but their bookings, as figures of nobody, and the receipt, which is
    answered.

    It can't be taken back. Asked again, it answers the same receipt. While they have bookings to come
    it is refused
    with 409 `contact.has_upcoming_bookings`, unless these are to be cancelled. Who writes by the same
    number later is a
    new contact. Needs a role that reaches the whole vendor.

    Args:
        contact_id (UUID):
        body (ContactErase | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Erasure | Problem
    """

    return sync_detailed(
        contact_id=contact_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    contact_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ContactErase | Unset = UNSET,
) -> Response[Erasure | Problem]:
    """Erase a contact

     Erase a contact: nothing is kept but their bookings, as figures of nobody, and the receipt, which is
    answered.

    It can't be taken back. Asked again, it answers the same receipt. While they have bookings to come
    it is refused
    with 409 `contact.has_upcoming_bookings`, unless these are to be cancelled. Who writes by the same
    number later is a
    new contact. Needs a role that reaches the whole vendor.

    Args:
        contact_id (UUID):
        body (ContactErase | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Erasure | Problem]
    """

    kwargs = _get_kwargs(
        contact_id=contact_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    contact_id: UUID,
    *,
    client: AuthenticatedClient,
    body: ContactErase | Unset = UNSET,
) -> Erasure | Problem | None:
    """Erase a contact

     Erase a contact: nothing is kept but their bookings, as figures of nobody, and the receipt, which is
    answered.

    It can't be taken back. Asked again, it answers the same receipt. While they have bookings to come
    it is refused
    with 409 `contact.has_upcoming_bookings`, unless these are to be cancelled. Who writes by the same
    number later is a
    new contact. Needs a role that reaches the whole vendor.

    Args:
        contact_id (UUID):
        body (ContactErase | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Erasure | Problem
    """

    return (
        await asyncio_detailed(
            contact_id=contact_id,
            client=client,
            body=body,
        )
    ).parsed
