from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MessageTemplatePut")


@_attrs_define
class MessageTemplatePut:
    """
    Attributes:
        body (str): Holds names in braces (`{service}`), see `placeholders`. An empty line begins a paragraph.
        subject (str | Unset):  Default: ''.
        approved_template (str | Unset): WhatsApp: the template at Meta that says this outside the 24-hour window;
            empty: the usual. Default: ''.
        variant (str | Unset): Tells several texts of one kind apart, for reminder rules to name; empty: the usual one.
            Default: ''.
    """

    body: str
    subject: str | Unset = ""
    approved_template: str | Unset = ""
    variant: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        body = self.body

        subject = self.subject

        approved_template = self.approved_template

        variant = self.variant

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "body": body,
            }
        )
        if subject is not UNSET:
            field_dict["subject"] = subject
        if approved_template is not UNSET:
            field_dict["approved_template"] = approved_template
        if variant is not UNSET:
            field_dict["variant"] = variant

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        body = d.pop("body")

        subject = d.pop("subject", UNSET)

        approved_template = d.pop("approved_template", UNSET)

        variant = d.pop("variant", UNSET)

        message_template_put = cls(
            body=body,
            subject=subject,
            approved_template=approved_template,
            variant=variant,
        )

        return message_template_put
