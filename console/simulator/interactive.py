"""Reply buttons, lists and the other interactive messages, with Meta's limits.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages and siblings.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator


def _text(limit: int) -> Any:
    return StringConstraints(min_length=1, max_length=limit)


class Strict(BaseModel):
    """Inside an object Meta refuses keys that it does not know."""

    model_config = ConfigDict(extra="forbid")


class Header(BaseModel):
    """Text, or media by id or link (passed through)."""

    model_config = ConfigDict(extra="allow")

    type: Literal["text", "image", "video", "document"]
    text: Annotated[str, _text(60)] | None = None


class Body(Strict):
    """At most 1,024 characters."""

    text: Annotated[str, _text(1024)]


class Footer(Strict):
    """At most 60 characters."""

    text: Annotated[str, _text(60)]


class Reply(Strict):
    """What a button says and what its tap sends back."""

    id: Annotated[str, _text(256)]
    title: Annotated[str, _text(20)]


class Button(Strict):
    """A quick reply."""

    type: Literal["reply"]
    reply: Reply


class Row(Strict):
    """One choice of a list."""

    id: Annotated[str, _text(200)]
    title: Annotated[str, _text(24)]
    description: Annotated[str, StringConstraints(max_length=72)] | None = None


class Section(Strict):
    """Rows under a title; the title is required when there are several sections."""

    title: Annotated[str, StringConstraints(max_length=24)] | None = None
    rows: Annotated[list[Row], Field(min_length=1, max_length=10)]


class Action(Strict):
    """Which fields belong together is checked by Interactive."""

    buttons: Annotated[list[Button], Field(min_length=1, max_length=3)] | None = None
    button: Annotated[str, _text(20)] | None = None
    sections: Annotated[list[Section], Field(min_length=1, max_length=10)] | None = None
    name: str | None = None
    parameters: dict[str, Any] | None = None


class Interactive(Strict):
    """The `interactive` object of a send."""

    type: Literal["button", "list", "cta_url", "request_contact_info", "location_request_message"]
    header: Header | None = None
    body: Body
    footer: Footer | None = None
    action: Action

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        action = self.action
        if self.type == "button":
            if not action.buttons:
                raise ValueError("The parameter interactive['action']['buttons'] is required.")
            _unique("button", [button.reply.id for button in action.buttons])
            _unique("button", [button.reply.title for button in action.buttons])
        elif self.type == "list":
            if not action.button or not action.sections:
                raise ValueError("The parameters interactive['action']['button'] and ['sections'] are required.")
            rows = [row.id for section in action.sections for row in section.rows]
            if len(rows) > 10:
                raise ValueError(f"Total row count exceed max allowed count: 10. Got: {len(rows)}")
            _unique("row", rows)
            if len(action.sections) > 1 and not all(section.title for section in action.sections):
                raise ValueError("Section titles are required when there is more than one section")
        elif action.name is None:
            raise ValueError("The parameter interactive['action']['name'] is required.")
        return self


def _unique(what: str, values: list[str]) -> None:
    if len(set(values)) != len(values):
        raise ValueError(f"Duplicate {what} ids or titles are not allowed")
