from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.message_direction import MessageDirection, check_message_direction
from ..models.message_status import MessageStatus, check_message_status

if TYPE_CHECKING:
    from ..models.attachment_frame import AttachmentFrame
    from ..models.buttons_content import ButtonsContent
    from ..models.contact_request_content import ContactRequestContent
    from ..models.contacts_content import ContactsContent
    from ..models.form_content import FormContent
    from ..models.list_content import ListContent
    from ..models.location_content import LocationContent
    from ..models.media_content import MediaContent
    from ..models.named import Named
    from ..models.reaction_frame import ReactionFrame
    from ..models.referral_content import ReferralContent
    from ..models.sender import Sender
    from ..models.tap_content import TapContent
    from ..models.template_content import TemplateContent
    from ..models.unsupported_content import UnsupportedContent


T = TypeVar("T", bound="InboxMessage")


@_attrs_define
class InboxMessage:
    """A new message in some conversation.

    Attributes:
        message (str):
        timestamp (datetime.datetime):
        type_ (Literal['message']):  Default: 'message'.
        id (UUID):
        seq (int):
        direction (MessageDirection):
        kind (str):
        sender (Sender):
        status (MessageStatus):
        client_id (None | str):
        reply_to (int | None):
        attachments (list[AttachmentFrame]):
        reactions (list[ReactionFrame]):
        content (ButtonsContent | ContactRequestContent | ContactsContent | FormContent | ListContent | LocationContent
            | MediaContent | None | ReferralContent | TapContent | TemplateContent | UnsupportedContent):
        reason (str):
        mentions (list[str]):
        conversation_id (UUID):
        contact (Named): A user (`id` is the user's id) or a contact.
    """

    message: str
    timestamp: datetime.datetime
    id: UUID
    seq: int
    direction: MessageDirection
    kind: str
    sender: Sender
    status: MessageStatus
    client_id: None | str
    reply_to: int | None
    attachments: list[AttachmentFrame]
    reactions: list[ReactionFrame]
    content: (
        ButtonsContent
        | ContactRequestContent
        | ContactsContent
        | FormContent
        | ListContent
        | LocationContent
        | MediaContent
        | None
        | ReferralContent
        | TapContent
        | TemplateContent
        | UnsupportedContent
    )
    reason: str
    mentions: list[str]
    conversation_id: UUID
    contact: Named
    type_: Literal["message"] = "message"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.buttons_content import ButtonsContent  # noqa: PLC0415
        from ..models.contact_request_content import ContactRequestContent  # noqa: PLC0415
        from ..models.contacts_content import ContactsContent  # noqa: PLC0415
        from ..models.form_content import FormContent  # noqa: PLC0415
        from ..models.list_content import ListContent  # noqa: PLC0415
        from ..models.location_content import LocationContent  # noqa: PLC0415
        from ..models.media_content import MediaContent  # noqa: PLC0415
        from ..models.referral_content import ReferralContent  # noqa: PLC0415
        from ..models.tap_content import TapContent  # noqa: PLC0415
        from ..models.template_content import TemplateContent  # noqa: PLC0415
        from ..models.unsupported_content import UnsupportedContent  # noqa: PLC0415

        message = self.message

        timestamp = self.timestamp.isoformat()

        type_ = self.type_

        id = str(self.id)

        seq = self.seq

        direction: str = self.direction

        kind = self.kind

        sender = self.sender.to_dict()

        status: str = self.status

        client_id: None | str
        client_id = self.client_id

        reply_to: int | None
        reply_to = self.reply_to

        attachments = []
        for attachments_item_data in self.attachments:
            attachments_item = attachments_item_data.to_dict()
            attachments.append(attachments_item)

        reactions = []
        for reactions_item_data in self.reactions:
            reactions_item = reactions_item_data.to_dict()
            reactions.append(reactions_item)

        content: dict[str, Any] | None
        if isinstance(self.content, ButtonsContent):
            content = self.content.to_dict()
        elif isinstance(self.content, ListContent):
            content = self.content.to_dict()
        elif isinstance(self.content, TemplateContent):
            content = self.content.to_dict()
        elif isinstance(self.content, LocationContent):
            content = self.content.to_dict()
        elif isinstance(self.content, TapContent):
            content = self.content.to_dict()
        elif isinstance(self.content, MediaContent):
            content = self.content.to_dict()
        elif isinstance(self.content, ContactRequestContent):
            content = self.content.to_dict()
        elif isinstance(self.content, ContactsContent):
            content = self.content.to_dict()
        elif isinstance(self.content, FormContent):
            content = self.content.to_dict()
        elif isinstance(self.content, ReferralContent):
            content = self.content.to_dict()
        elif isinstance(self.content, UnsupportedContent):
            content = self.content.to_dict()
        else:
            content = self.content

        reason = self.reason

        mentions = self.mentions

        conversation_id = str(self.conversation_id)

        contact = self.contact.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "message": message,
                "timestamp": timestamp,
                "type": type_,
                "id": id,
                "seq": seq,
                "direction": direction,
                "kind": kind,
                "sender": sender,
                "status": status,
                "client_id": client_id,
                "reply_to": reply_to,
                "attachments": attachments,
                "reactions": reactions,
                "content": content,
                "reason": reason,
                "mentions": mentions,
                "conversation_id": conversation_id,
                "contact": contact,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attachment_frame import AttachmentFrame  # noqa: PLC0415
        from ..models.buttons_content import ButtonsContent  # noqa: PLC0415
        from ..models.contact_request_content import ContactRequestContent  # noqa: PLC0415
        from ..models.contacts_content import ContactsContent  # noqa: PLC0415
        from ..models.form_content import FormContent  # noqa: PLC0415
        from ..models.list_content import ListContent  # noqa: PLC0415
        from ..models.location_content import LocationContent  # noqa: PLC0415
        from ..models.media_content import MediaContent  # noqa: PLC0415
        from ..models.named import Named  # noqa: PLC0415
        from ..models.reaction_frame import ReactionFrame  # noqa: PLC0415
        from ..models.referral_content import ReferralContent  # noqa: PLC0415
        from ..models.sender import Sender  # noqa: PLC0415
        from ..models.tap_content import TapContent  # noqa: PLC0415
        from ..models.template_content import TemplateContent  # noqa: PLC0415
        from ..models.unsupported_content import UnsupportedContent  # noqa: PLC0415

        d = dict(src_dict)
        message = d.pop("message")

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        type_ = cast(Literal["message"], d.pop("type"))
        if type_ != "message":
            raise ValueError(f"type must match const 'message', got '{type_}'")

        id = UUID(d.pop("id"))

        seq = d.pop("seq")

        direction = check_message_direction(d.pop("direction"))

        kind = d.pop("kind")

        sender = Sender.from_dict(d.pop("sender"))

        status = check_message_status(d.pop("status"))

        def _parse_client_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        client_id = _parse_client_id(d.pop("client_id"))

        def _parse_reply_to(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        reply_to = _parse_reply_to(d.pop("reply_to"))

        attachments = []
        _attachments = d.pop("attachments")
        for attachments_item_data in _attachments:
            attachments_item = AttachmentFrame.from_dict(attachments_item_data)

            attachments.append(attachments_item)

        reactions = []
        _reactions = d.pop("reactions")
        for reactions_item_data in _reactions:
            reactions_item = ReactionFrame.from_dict(reactions_item_data)

            reactions.append(reactions_item)

        def _parse_content(
            data: object,
        ) -> (
            ButtonsContent
            | ContactRequestContent
            | ContactsContent
            | FormContent
            | ListContent
            | LocationContent
            | MediaContent
            | None
            | ReferralContent
            | TapContent
            | TemplateContent
            | UnsupportedContent
        ):
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_0 = ButtonsContent.from_dict(data)

                return content_type_0_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_1 = ListContent.from_dict(data)

                return content_type_0_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_2 = TemplateContent.from_dict(data)

                return content_type_0_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_3 = LocationContent.from_dict(data)

                return content_type_0_type_3
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_4 = TapContent.from_dict(data)

                return content_type_0_type_4
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_5 = MediaContent.from_dict(data)

                return content_type_0_type_5
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_6 = ContactRequestContent.from_dict(data)

                return content_type_0_type_6
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_7 = ContactsContent.from_dict(data)

                return content_type_0_type_7
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_8 = FormContent.from_dict(data)

                return content_type_0_type_8
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_9 = ReferralContent.from_dict(data)

                return content_type_0_type_9
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                content_type_0_type_10 = UnsupportedContent.from_dict(data)

                return content_type_0_type_10
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                ButtonsContent
                | ContactRequestContent
                | ContactsContent
                | FormContent
                | ListContent
                | LocationContent
                | MediaContent
                | None
                | ReferralContent
                | TapContent
                | TemplateContent
                | UnsupportedContent,
                data,
            )

        content = _parse_content(d.pop("content"))

        reason = d.pop("reason")

        mentions = cast(list[str], d.pop("mentions"))

        conversation_id = UUID(d.pop("conversation_id"))

        contact = Named.from_dict(d.pop("contact"))

        inbox_message = cls(
            message=message,
            timestamp=timestamp,
            type_=type_,
            id=id,
            seq=seq,
            direction=direction,
            kind=kind,
            sender=sender,
            status=status,
            client_id=client_id,
            reply_to=reply_to,
            attachments=attachments,
            reactions=reactions,
            content=content,
            reason=reason,
            mentions=mentions,
            conversation_id=conversation_id,
            contact=contact,
        )

        inbox_message.additional_properties = d
        return inbox_message

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
