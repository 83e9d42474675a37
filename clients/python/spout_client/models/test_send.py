from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="TestSend")


@_attrs_define
class TestSend:
    """
    Attributes:
        to (str):
        template (str | Unset): One that takes no parameters. Default: 'hello_world'.
        language (str | Unset):  Default: 'en_US'.
    """

    to: str
    template: str | Unset = "hello_world"
    language: str | Unset = "en_US"

    def to_dict(self) -> dict[str, Any]:
        to = self.to

        template = self.template

        language = self.language

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "to": to,
            }
        )
        if template is not UNSET:
            field_dict["template"] = template
        if language is not UNSET:
            field_dict["language"] = language

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        to = d.pop("to")

        template = d.pop("template", UNSET)

        language = d.pop("language", UNSET)

        test_send = cls(
            to=to,
            template=template,
            language=language,
        )

        return test_send
