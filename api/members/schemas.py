"""Members as the API shows them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from api.bulk import Bulk
from api.fields import Answer, Body, Country, Phone, Ref, Search, ShortLine, ShortName
from api.pagination import Page, PageQuery
from api.people.schemas import NewUser, RoleRef

TeamIds = Annotated[list[UUID], Field(max_length=50)]


class MemberUser(Answer):
    id: UUID
    email: str
    username: str | None
    first_name: str
    last_name: str
    phone_number: str | None
    avatar_url: str | None


class Member(Answer):
    id: UUID
    user: MemberUser
    role: RoleRef
    position: str
    teams: list[Ref]
    is_bookable: bool
    created_at: datetime


class MemberPage(Page[Member]):
    pass


class MemberOrder(StrEnum):
    oldest_first = "created_at"
    newest_first = "-created_at"


class MemberQuery(PageQuery):
    search: Search = Field(
        "", description="Beginnings of first and last name, username, e-mail; words of the position."
    )
    team_id: UUID | None = None
    role_id: UUID | None = None
    is_bookable: bool | None = None
    ordering: MemberOrder = MemberOrder.oldest_first


class MemberCreate(Body):
    user: NewUser
    role_id: UUID
    position: ShortLine = ""
    is_bookable: bool = True
    team_ids: TeamIds = []


class MemberProfile(Body):
    """Of an account that belongs to no other vendor; else only its owner may change it."""

    first_name: ShortName | MISSING = MISSING
    last_name: ShortName | MISSING = MISSING
    phone_number: Phone | MISSING | None = MISSING
    country_code: Country | MISSING | None = MISSING


class MemberUpdate(Body):
    role_id: UUID | MISSING = MISSING
    position: ShortLine | MISSING = MISSING
    is_bookable: bool | MISSING = MISSING
    team_ids: TeamIds | MISSING = Field(MISSING, description="Replaces the teams the member is in.")
    user: MemberProfile | MISSING = MISSING


class MemberBulkChanges(Body):
    role_id: UUID | MISSING = MISSING
    position: ShortLine | MISSING = MISSING
    is_bookable: bool | MISSING = MISSING
    team_ids: TeamIds | MISSING = Field(MISSING, description="Replaces the teams they are in.")


class MemberBulkUpdate(Bulk):
    changes: MemberBulkChanges
