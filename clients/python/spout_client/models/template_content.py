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
    from ..models.shown_button import ShownButton
    from ..models.template_content_parameters import TemplateContentParameters


T = TypeVar("T", bound="TemplateContent")


@_attrs_define
class TemplateContent:
    """A template. The message's text is what the customer read, as far as the template is known.

    Attributes:
        kind (Literal['template']):
        name (str):
        language (str):
        parameters (TemplateContentParameters):
        buttons (list[ShownButton]):
    """

    kind: Literal["template"]
    name: str
    language: str
    parameters: TemplateContentParameters
    buttons: list[ShownButton]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        name = self.name

        language = self.language

        parameters = self.parameters.to_dict()

        buttons = []
        for buttons_item_data in self.buttons:
            buttons_item = buttons_item_data.to_dict()
            buttons.append(buttons_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "name": name,
                "language": language,
                "parameters": parameters,
                "buttons": buttons,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shown_button import ShownButton  # noqa: PLC0415
        from ..models.template_content_parameters import TemplateContentParameters  # noqa: PLC0415

        d = dict(src_dict)
        kind = cast(Literal["template"], d.pop("kind"))
        if kind != "template":
            raise ValueError(f"kind must match const 'template', got '{kind}'")

        name = d.pop("name")

        language = d.pop("language")

        parameters = TemplateContentParameters.from_dict(d.pop("parameters"))

        buttons = []
        _buttons = d.pop("buttons")
        for buttons_item_data in _buttons:
            buttons_item = ShownButton.from_dict(buttons_item_data)

            buttons.append(buttons_item)

        template_content = cls(
            kind=kind,
            name=name,
            language=language,
            parameters=parameters,
            buttons=buttons,
        )

        template_content.additional_properties = d
        return template_content

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
