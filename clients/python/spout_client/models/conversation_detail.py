from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.conversation_status import ConversationStatus, check_conversation_status
from ..models.last_direction import LastDirection, check_last_direction

if TYPE_CHECKING:
    from ..models.assignee import Assignee
    from ..models.conversation_contact import ConversationContact
    from ..models.conversation_reach import ConversationReach
    from ..models.label_ref import LabelRef
    from ..models.ref import Ref


T = TypeVar("T", bound="ConversationDetail")


@_attrs_define
class ConversationDetail:
    """
    Attributes:
        id (UUID):
        status (ConversationStatus):
        snoozed_until (datetime.datetime | None): Of a snoozed one; null: until the customer writes.
        last_seq (int): The number of the last message.
        preview (str): How the last message begins.
        last_direction (LastDirection):
        last_kind (str):
        last_message_at (datetime.datetime):
        window_closes_at (datetime.datetime | None): Until when WhatsApp allows free text.
        created_at (datetime.datetime):
        contact (ConversationContact):
        assignee (Assignee | None):
        team (None | Ref):
        unread (int): How many of the customer's messages you have not read.
        labels (list[LabelRef]):
        collaborators (list[Assignee]): Who takes part besides the assignee.
        reach (ConversationReach): How the customer is reached, for whoever answers: settings of the channel itself take
            `channel.write`.
    """

    id: UUID
    status: ConversationStatus
    snoozed_until: datetime.datetime | None
    last_seq: int
    preview: str
    last_direction: LastDirection
    last_kind: str
    last_message_at: datetime.datetime
    window_closes_at: datetime.datetime | None
    created_at: datetime.datetime
    contact: ConversationContact
    assignee: Assignee | None
    team: None | Ref
    unread: int
    labels: list[LabelRef]
    collaborators: list[Assignee]
    reach: ConversationReach
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.assignee import Assignee  # noqa: PLC0415
        from ..models.ref import Ref  # noqa: PLC0415

        id = str(self.id)

        status: str = self.status

        snoozed_until: None | str
        if isinstance(self.snoozed_until, datetime.datetime):
            snoozed_until = self.snoozed_until.isoformat()
        else:
            snoozed_until = self.snoozed_until

        last_seq = self.last_seq

        preview = self.preview

        last_direction: str = self.last_direction

        last_kind = self.last_kind

        last_message_at = self.last_message_at.isoformat()

        window_closes_at: None | str
        if isinstance(self.window_closes_at, datetime.datetime):
            window_closes_at = self.window_closes_at.isoformat()
        else:
            window_closes_at = self.window_closes_at

        created_at = self.created_at.isoformat()

        contact = self.contact.to_dict()

        assignee: dict[str, Any] | None
        if isinstance(self.assignee, Assignee):
            assignee = self.assignee.to_dict()
        else:
            assignee = self.assignee

        team: dict[str, Any] | None
        if isinstance(self.team, Ref):
            team = self.team.to_dict()
        else:
            team = self.team

        unread = self.unread

        labels = []
        for labels_item_data in self.labels:
            labels_item = labels_item_data.to_dict()
            labels.append(labels_item)

        collaborators = []
        for collaborators_item_data in self.collaborators:
            collaborators_item = collaborators_item_data.to_dict()
            collaborators.append(collaborators_item)

        reach = self.reach.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
                "snoozed_until": snoozed_until,
                "last_seq": last_seq,
                "preview": preview,
                "last_direction": last_direction,
                "last_kind": last_kind,
                "last_message_at": last_message_at,
                "window_closes_at": window_closes_at,
                "created_at": created_at,
                "contact": contact,
                "assignee": assignee,
                "team": team,
                "unread": unread,
                "labels": labels,
                "collaborators": collaborators,
                "reach": reach,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.assignee import Assignee  # noqa: PLC0415
        from ..models.conversation_contact import ConversationContact  # noqa: PLC0415
        from ..models.conversation_reach import ConversationReach  # noqa: PLC0415
        from ..models.label_ref import LabelRef  # noqa: PLC0415
        from ..models.ref import Ref  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        status = check_conversation_status(d.pop("status"))

        def _parse_snoozed_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                snoozed_until_type_0 = datetime.datetime.fromisoformat(data)

                return snoozed_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        snoozed_until = _parse_snoozed_until(d.pop("snoozed_until"))

        last_seq = d.pop("last_seq")

        preview = d.pop("preview")

        last_direction = check_last_direction(d.pop("last_direction"))

        last_kind = d.pop("last_kind")

        last_message_at = datetime.datetime.fromisoformat(d.pop("last_message_at"))

        def _parse_window_closes_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                window_closes_at_type_0 = datetime.datetime.fromisoformat(data)

                return window_closes_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        window_closes_at = _parse_window_closes_at(d.pop("window_closes_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        contact = ConversationContact.from_dict(d.pop("contact"))

        def _parse_assignee(data: object) -> Assignee | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                assignee_type_0 = Assignee.from_dict(data)

                return assignee_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Assignee | None, data)

        assignee = _parse_assignee(d.pop("assignee"))

        def _parse_team(data: object) -> None | Ref:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                team_type_0 = Ref.from_dict(data)

                return team_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Ref, data)

        team = _parse_team(d.pop("team"))

        unread = d.pop("unread")

        labels = []
        _labels = d.pop("labels")
        for labels_item_data in _labels:
            labels_item = LabelRef.from_dict(labels_item_data)

            labels.append(labels_item)

        collaborators = []
        _collaborators = d.pop("collaborators")
        for collaborators_item_data in _collaborators:
            collaborators_item = Assignee.from_dict(collaborators_item_data)

            collaborators.append(collaborators_item)

        reach = ConversationReach.from_dict(d.pop("reach"))

        conversation_detail = cls(
            id=id,
            status=status,
            snoozed_until=snoozed_until,
            last_seq=last_seq,
            preview=preview,
            last_direction=last_direction,
            last_kind=last_kind,
            last_message_at=last_message_at,
            window_closes_at=window_closes_at,
            created_at=created_at,
            contact=contact,
            assignee=assignee,
            team=team,
            unread=unread,
            labels=labels,
            collaborators=collaborators,
            reach=reach,
        )

        conversation_detail.additional_properties = d
        return conversation_detail

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
