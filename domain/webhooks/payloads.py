"""What a vendor's systems are told of each event: ids, times and states; no names, addresses or words of anybody.

These models are the schemas in the OpenAPI document. A version only ever gains fields; what would break a receiver is
a new version of the type.
"""

from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

BookingThenStatus = TypeAliasType(
    "BookingThenStatus", Literal["pending", "confirmed", "completed", "no_show", "cancelled"]
)
MessageChannel = TypeAliasType("MessageChannel", Literal["email", "whatsapp"])
MessageStatus = TypeAliasType("MessageStatus", Literal["queued", "sent", "delivered", "read", "failed"])
PostedDirection = TypeAliasType("PostedDirection", Literal["inbound", "outbound"])


class Payload(BaseModel):
    """What is more in the event is left out."""

    model_config = ConfigDict(extra="ignore", json_schema_serialization_defaults_required=True)


class BookingThen(Payload):
    """The booking as it stood when the event happened."""

    id: UUID
    version: int
    status: BookingThenStatus
    service_id: UUID
    staff_id: UUID
    contact_id: UUID
    team_id: UUID | None
    series_id: UUID | None
    starts_at: datetime
    ends_at: datetime
    price: Decimal = Field(json_schema_extra={"examples": ["70.00"]})
    currency: str
    cancelled_by: str | None


class OfBooking(Payload):
    booking: BookingThen


class BookingTerms(Payload):
    service_id: UUID
    staff_id: UUID
    team_id: UUID | None
    starts_at: datetime


class BookingChangedData(OfBooking):
    previous: BookingTerms


class BookingRescheduledData(OfBooking):
    previous_starts_at: datetime


class ContactAddedData(Payload):
    contact_id: UUID


class ContactChangedData(ContactAddedData):
    fields: list[str] = Field(description="Names of what has changed.")


class ContactMergedData(ContactAddedData):
    """`merged_id` is no more: what was its is `contact_id`'s."""

    merged_id: UUID
    ended_conversation_id: UUID | None


class ContactRemovedData(ContactAddedData):
    ended_conversation_id: UUID | None


class RefusalData(ContactAddedData):
    channel: MessageChannel
    kinds: list[str] = Field(description="Of what messages.")
    refused: bool = Field(description="False: they are wanted again.")


class BookingIdData(Payload):
    booking_id: UUID


class ServiceData(Payload):
    service_id: UUID


class ServiceChangedData(ServiceData):
    fields: list[str] = Field(description="Names of what has changed.")


class MemberData(Payload):
    member_id: UUID


class MemberChangedData(MemberData):
    fields: list[str] = Field(description="Names of what has changed.")


class ConversationChangedData(Payload):
    conversation_id: UUID
    fields: list[str] = Field(description="Names of what has changed.")


class MessagePostedData(Payload):
    conversation_id: UUID
    message_id: UUID
    seq: int
    direction: PostedDirection


class MessageStatusData(Payload):
    conversation_id: UUID
    message_id: UUID
    seq: int
    status: MessageStatus


class MessageChangedData(Payload):
    conversation_id: UUID
    message_id: UUID
    seq: int
    fields: list[str] = Field(description="Names of what has changed.")


class WaitlistEntryData(Payload):
    entry_id: UUID


class WaitlistJoinedData(WaitlistEntryData):
    contact_id: UUID
    service_id: UUID


class WaitlistOfferedData(WaitlistEntryData):
    booking_id: UUID
    starts_at: datetime


class ChannelStoppedData(Payload):
    problem: str = Field(description="What is wrong, in words.")


class ChannelResumedData(Payload):
    """That it happened is all."""


class TestData(Payload):
    endpoint_id: UUID
