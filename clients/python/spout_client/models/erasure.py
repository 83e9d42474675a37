from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.erasure_state import ErasureState, check_erasure_state

if TYPE_CHECKING:
    from ..models.erasure_counts import ErasureCounts


T = TypeVar("T", bound="Erasure")


@_attrs_define
class Erasure:
    """
    Attributes:
        id (UUID):
        contact_id (UUID): Stands for nobody any more.
        reference (str):
        asked_by_kind (str): `member`, `key` or `platform`.
        asked_by_id (None | UUID):
        asked_by (str): Whose name that was.
        asked_at (datetime.datetime):
        state (ErasureState):
        done_at (datetime.datetime | None):
        counts (ErasureCounts): How many of each kind were removed, emptied or cancelled.
        told (list[UUID]): The webhook endpoints that are told `contact.erased`.
    """

    id: UUID
    contact_id: UUID
    reference: str
    asked_by_kind: str
    asked_by_id: None | UUID
    asked_by: str
    asked_at: datetime.datetime
    state: ErasureState
    done_at: datetime.datetime | None
    counts: ErasureCounts
    told: list[UUID]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        contact_id = str(self.contact_id)

        reference = self.reference

        asked_by_kind = self.asked_by_kind

        asked_by_id: None | str
        if isinstance(self.asked_by_id, UUID):
            asked_by_id = str(self.asked_by_id)
        else:
            asked_by_id = self.asked_by_id

        asked_by = self.asked_by

        asked_at = self.asked_at.isoformat()

        state: str = self.state

        done_at: None | str
        if isinstance(self.done_at, datetime.datetime):
            done_at = self.done_at.isoformat()
        else:
            done_at = self.done_at

        counts = self.counts.to_dict()

        told = []
        for told_item_data in self.told:
            told_item = str(told_item_data)
            told.append(told_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "contact_id": contact_id,
                "reference": reference,
                "asked_by_kind": asked_by_kind,
                "asked_by_id": asked_by_id,
                "asked_by": asked_by,
                "asked_at": asked_at,
                "state": state,
                "done_at": done_at,
                "counts": counts,
                "told": told,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.erasure_counts import ErasureCounts  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        contact_id = UUID(d.pop("contact_id"))

        reference = d.pop("reference")

        asked_by_kind = d.pop("asked_by_kind")

        def _parse_asked_by_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                asked_by_id_type_0 = UUID(data)

                return asked_by_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        asked_by_id = _parse_asked_by_id(d.pop("asked_by_id"))

        asked_by = d.pop("asked_by")

        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))

        state = check_erasure_state(d.pop("state"))

        def _parse_done_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_at_type_0 = datetime.datetime.fromisoformat(data)

                return done_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        done_at = _parse_done_at(d.pop("done_at"))

        counts = ErasureCounts.from_dict(d.pop("counts"))

        told = []
        _told = d.pop("told")
        for told_item_data in _told:
            told_item = UUID(told_item_data)

            told.append(told_item)

        erasure = cls(
            id=id,
            contact_id=contact_id,
            reference=reference,
            asked_by_kind=asked_by_kind,
            asked_by_id=asked_by_id,
            asked_by=asked_by,
            asked_at=asked_at,
            state=state,
            done_at=done_at,
            counts=counts,
            told=told,
        )

        erasure.additional_properties = d
        return erasure

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
