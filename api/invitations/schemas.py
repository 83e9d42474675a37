"""Invitations as the API shows them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.fields import Answer, Body, Email, Language, NewPassword, Search, ShortLine, ShortName
from api.members.schemas import TeamIds
from api.pagination import Page, PageQuery
from api.people.schemas import RoleRef, Secret, User, Username
from api.vendors.schemas import Vendor
from domain.invitations.rules import MOST_AT_ONCE


class InvitationState(StrEnum):
    open = "open"
    expired = "expired"
    accepted = "accepted"
    revoked = "revoked"


class Invitation(Answer):
    id: UUID
    email: str
    language: str
    role: RoleRef | None = Field(description="Null when the role was removed since.")
    position: str
    team_ids: list[UUID]
    invited_by: str
    state: InvitationState
    sendings: int = Field(description="How many letters were sent.")
    created_at: datetime
    expires_at: datetime


class InvitationPage(Page[Invitation]):
    pass


class InvitationQuery(PageQuery):
    search: Search = Field("", description="The beginning of the e-mail.")
    state: InvitationState | None = None


class InvitationCreate(Body):
    emails: Annotated[list[Email], Field(min_length=1, max_length=MOST_AT_ONCE)]
    role_id: UUID
    language: Language | None = Field(
        None, description="Of the letter. One who has an account gets it in their own; else the vendor's when left out."
    )
    position: ShortLine = ""
    team_ids: TeamIds = []


class InvitationRefused(Answer):
    code: str
    detail: str


class InvitationItem(Answer):
    email: str
    invitation: Invitation | None
    refused: InvitationRefused | None = Field(description="Why this one was not invited.")


class InvitationList(Answer):
    items: list[InvitationItem] = Field(description="One for each address, in the order given.")


class InvitationToken(Body):
    token: Secret = Field(description="From the letter's link.")


class InvitedTo(Answer):
    name: str
    slug: str


class InvitationPreview(Answer):
    vendor: InvitedTo
    email: str
    role: RoleRef
    position: str
    invited_by: str
    expires_at: datetime
    has_account: bool = Field(description="One that has proved its address; then accepting takes the token alone.")


class InvitationAcceptance(InvitationToken):
    password: NewPassword | None = Field(
        None, description="Of the new account; one that has proved its address keeps its own."
    )
    first_name: ShortName | None = None
    last_name: ShortName | None = None
    username: Username | None = None


class Joined(Answer):
    member_id: UUID
    user: User
    vendor: Vendor
    access: str | None = Field(description="Null for an account that existed: sign in to it as ever.")
    refresh: str | None
