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

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.template_create_parameters_type_0 import TemplateCreateParametersType0


T = TypeVar("T", bound="TemplateCreate")


@_attrs_define
class TemplateCreate:
    """An approved template (`GET /channels/whatsapp/templates`): what may be sent when the window is closed.

    Attributes:
        kind (Literal['template']):
        name (str):
        client_id (None | str | Unset): Any string of yours, unique in the conversation: sent again, it is stored once.
        reply_to (int | None | Unset): The `seq` that it answers.
        language (str | Unset):  Default: 'en'.
        parameters (list[str] | TemplateCreateParametersType0 | Unset): By name, or in order for a template whose
            parameters are numbered.
        payloads (list[str] | Unset): What its quick-reply buttons send back, in order; left out, they send their own
            words.
    """

    kind: Literal["template"]
    name: str
    client_id: None | str | Unset = UNSET
    reply_to: int | None | Unset = UNSET
    language: str | Unset = "en"
    parameters: list[str] | TemplateCreateParametersType0 | Unset = UNSET
    payloads: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.template_create_parameters_type_0 import (
            TemplateCreateParametersType0,  # noqa: PLC0415
        )

        kind = self.kind

        name = self.name

        client_id: None | str | Unset
        if isinstance(self.client_id, Unset):
            client_id = UNSET
        else:
            client_id = self.client_id

        reply_to: int | None | Unset
        if isinstance(self.reply_to, Unset):
            reply_to = UNSET
        else:
            reply_to = self.reply_to

        language = self.language

        parameters: dict[str, Any] | list[str] | Unset
        if isinstance(self.parameters, Unset):
            parameters = UNSET
        elif isinstance(self.parameters, TemplateCreateParametersType0):
            parameters = self.parameters.to_dict()
        else:
            parameters = self.parameters

        payloads: list[str] | Unset = UNSET
        if not isinstance(self.payloads, Unset):
            payloads = self.payloads

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "name": name,
            }
        )
        if client_id is not UNSET:
            field_dict["client_id"] = client_id
        if reply_to is not UNSET:
            field_dict["reply_to"] = reply_to
        if language is not UNSET:
            field_dict["language"] = language
        if parameters is not UNSET:
            field_dict["parameters"] = parameters
        if payloads is not UNSET:
            field_dict["payloads"] = payloads

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.template_create_parameters_type_0 import (
            TemplateCreateParametersType0,  # noqa: PLC0415
        )

        d = dict(src_dict)
        kind = cast(Literal["template"], d.pop("kind"))
        if kind != "template":
            raise ValueError(f"kind must match const 'template', got '{kind}'")

        name = d.pop("name")

        def _parse_client_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        client_id = _parse_client_id(d.pop("client_id", UNSET))

        def _parse_reply_to(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        reply_to = _parse_reply_to(d.pop("reply_to", UNSET))

        language = d.pop("language", UNSET)

        def _parse_parameters(data: object) -> list[str] | TemplateCreateParametersType0 | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                parameters_type_0 = TemplateCreateParametersType0.from_dict(data)

                return parameters_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, list):
                raise TypeError()
            parameters_type_1 = cast(list[str], data)

            return parameters_type_1

        parameters = _parse_parameters(d.pop("parameters", UNSET))

        payloads = cast(list[str], d.pop("payloads", UNSET))

        template_create = cls(
            kind=kind,
            name=name,
            client_id=client_id,
            reply_to=reply_to,
            language=language,
            parameters=parameters,
            payloads=payloads,
        )

        return template_create
