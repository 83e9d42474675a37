from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="WaitlistJoin")


@_attrs_define
class WaitlistJoin:
    """
    Attributes:
        contact_id (UUID):
        service_id (UUID):
        from_ (datetime.datetime): To start at this instant or later.
        to (datetime.datetime): To start before this instant; at most 90 days later.
        staff_id (None | Unset | UUID): Left out: with anybody.
    """

    contact_id: UUID
    service_id: UUID
    from_: datetime.datetime
    to: datetime.datetime
    staff_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        contact_id = str(self.contact_id)

        service_id = str(self.service_id)

        from_ = self.from_.isoformat()

        to = self.to.isoformat()

        staff_id: None | str | Unset
        if isinstance(self.staff_id, Unset):
            staff_id = UNSET
        elif isinstance(self.staff_id, UUID):
            staff_id = str(self.staff_id)
        else:
            staff_id = self.staff_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "contact_id": contact_id,
                "service_id": service_id,
                "from": from_,
                "to": to,
            }
        )
        if staff_id is not UNSET:
            field_dict["staff_id"] = staff_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contact_id = UUID(d.pop("contact_id"))

        service_id = UUID(d.pop("service_id"))

        from_ = datetime.datetime.fromisoformat(d.pop("from"))

        to = datetime.datetime.fromisoformat(d.pop("to"))

        def _parse_staff_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                staff_id_type_0 = UUID(data)

                return staff_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        staff_id = _parse_staff_id(d.pop("staff_id", UNSET))

        waitlist_join = cls(
            contact_id=contact_id,
            service_id=service_id,
            from_=from_,
            to=to,
            staff_id=staff_id,
        )

        return waitlist_join
