from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.form_content_answers import FormContentAnswers


T = TypeVar("T", bound="FormContent")


@_attrs_define
class FormContent:
    """What the customer filled in (a Flow's answer), by field.

    Attributes:
        kind (Literal['form']):
        answers (FormContentAnswers):
    """

    kind: Literal["form"]
    answers: FormContentAnswers
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        answers = self.answers.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "answers": answers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_content_answers import FormContentAnswers  # noqa: PLC0415

        d = dict(src_dict)
        kind = cast(Literal["form"], d.pop("kind"))
        if kind != "form":
            raise ValueError(f"kind must match const 'form', got '{kind}'")

        answers = FormContentAnswers.from_dict(d.pop("answers"))

        form_content = cls(
            kind=kind,
            answers=answers,
        )

        form_content.additional_properties = d
        return form_content

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
