from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.conversation_update import ConversationUpdate


T = TypeVar("T", bound="ConversationBulkUpdate")


@_attrs_define
class ConversationBulkUpdate:
    """
    Attributes:
        ids (list[UUID]):
        changes (ConversationUpdate):
        all_or_nothing (bool | Unset): When one can't be done, none is: 409 `bulk.nothing_done`, with `details.results`.
            Default: False.
    """

    ids: list[UUID]
    changes: ConversationUpdate
    all_or_nothing: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        ids = []
        for ids_item_data in self.ids:
            ids_item = str(ids_item_data)
            ids.append(ids_item)

        changes = self.changes.to_dict()

        all_or_nothing = self.all_or_nothing

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "ids": ids,
                "changes": changes,
            }
        )
        if all_or_nothing is not UNSET:
            field_dict["all_or_nothing"] = all_or_nothing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.conversation_update import ConversationUpdate  # noqa: PLC0415

        d = dict(src_dict)
        ids = []
        _ids = d.pop("ids")
        for ids_item_data in _ids:
            ids_item = UUID(ids_item_data)

            ids.append(ids_item)

        changes = ConversationUpdate.from_dict(d.pop("changes"))

        all_or_nothing = d.pop("all_or_nothing", UNSET)

        conversation_bulk_update = cls(
            ids=ids,
            changes=changes,
            all_or_nothing=all_or_nothing,
        )

        return conversation_bulk_update
