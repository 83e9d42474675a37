from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

T = TypeVar("T", bound="RenderFor")


@_attrs_define
class RenderFor:
    """
    Attributes:
        conversation_id (UUID):
    """

    conversation_id: UUID

    def to_dict(self) -> dict[str, Any]:
        conversation_id = str(self.conversation_id)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "conversation_id": conversation_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        conversation_id = UUID(d.pop("conversation_id"))

        render_for = cls(
            conversation_id=conversation_id,
        )

        return render_for
