from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.audit_actor import AuditActor, check_audit_actor

if TYPE_CHECKING:
    from ..models.audit_event_payload import AuditEventPayload


T = TypeVar("T", bound="AuditEvent")


@_attrs_define
class AuditEvent:
    """
    Attributes:
        id (UUID):
        type_ (str): What happened: `member.changed`, `role.added`, `session.opened`, `session.refused` …
        payload (AuditEventPayload): The ids it is about, and what was before and after.
        actor_kind (AuditActor):
        actor_id (None | UUID): The member, API key or platform admin.
        actor_name (str):
        address (None | str):
        request_id (str):
        recorded_at (datetime.datetime):
    """

    id: UUID
    type_: str
    payload: AuditEventPayload
    actor_kind: AuditActor
    actor_id: None | UUID
    actor_name: str
    address: None | str
    request_id: str
    recorded_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        type_ = self.type_

        payload = self.payload.to_dict()

        actor_kind: str = self.actor_kind

        actor_id: None | str
        if isinstance(self.actor_id, UUID):
            actor_id = str(self.actor_id)
        else:
            actor_id = self.actor_id

        actor_name = self.actor_name

        address: None | str
        address = self.address

        request_id = self.request_id

        recorded_at = self.recorded_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
                "payload": payload,
                "actor_kind": actor_kind,
                "actor_id": actor_id,
                "actor_name": actor_name,
                "address": address,
                "request_id": request_id,
                "recorded_at": recorded_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_event_payload import AuditEventPayload  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        type_ = d.pop("type")

        payload = AuditEventPayload.from_dict(d.pop("payload"))

        actor_kind = check_audit_actor(d.pop("actor_kind"))

        def _parse_actor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                actor_id_type_0 = UUID(data)

                return actor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        actor_id = _parse_actor_id(d.pop("actor_id"))

        actor_name = d.pop("actor_name")

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        request_id = d.pop("request_id")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        audit_event = cls(
            id=id,
            type_=type_,
            payload=payload,
            actor_kind=actor_kind,
            actor_id=actor_id,
            actor_name=actor_name,
            address=address,
            request_id=request_id,
            recorded_at=recorded_at,
        )

        audit_event.additional_properties = d
        return audit_event

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
