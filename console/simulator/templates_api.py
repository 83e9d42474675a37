"""`/{version}/{business_account_id}/message_templates`: list and create.

Source: https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates/
"""

import zlib
from typing import Any

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from console.simulator import replies, simulator
from console.simulator.cloud_api import admit
from console.simulator.errors import MetaError
from console.simulator.templates import Template


class _Button(BaseModel):
    type: str
    text: str


class _Component(BaseModel):
    type: str
    text: str = ""
    buttons: list[_Button] = []


class _NewTemplate(BaseModel):
    name: str
    language: str
    category: str = "UTILITY"
    components: list[_Component]


async def listing(request: Request) -> Response:
    """All templates on one page; `?name=` and `?language=` filter."""
    admit(request, "account_id")
    query = request.query_params
    found = [
        _node(template)
        for template in simulator.of(request).world.templates.values()
        if query.get("name", "") in template.name and query.get("language") in (None, template.language)
    ]
    return JSONResponse({"data": found, "paging": {"cursors": {"before": "MAZDZD", "after": "MjQZD"}}})


async def create(request: Request) -> Response:
    """Create one; it is approved at once."""
    admit(request, "account_id")
    try:
        new = _NewTemplate.model_validate(await replies.json_object(request))
    except ValidationError as invalid:
        raise MetaError(100, f"Invalid parameter: {invalid.errors()[0]['loc']}") from None
    body = next((c.text for c in new.components if c.type.upper() == "BODY"), "")
    if not body:
        raise MetaError(100, "A BODY component is required.")
    buttons = tuple(b.text for c in new.components for b in c.buttons if b.type.upper() == "QUICK_REPLY")
    template = Template(new.name, new.language, body, buttons, new.category.upper())
    simulator.of(request).world.templates[new.name, new.language] = template
    return JSONResponse({"id": _id(template), "status": "APPROVED", "category": template.category})


def _node(template: Template) -> dict[str, Any]:
    body: dict[str, Any] = {"type": "BODY", "text": template.body}
    if template.params and template.named:
        body["example"] = {"body_text_named_params": [{"param_name": p, "example": p} for p in template.params]}
    elif template.params:
        body["example"] = {"body_text": [list(template.params)]}
    components = [body]
    if template.buttons:
        components.append(
            {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": t} for t in template.buttons]}
        )
    return {
        "id": _id(template),
        "name": template.name,
        "language": template.language,
        "status": "APPROVED",
        "category": template.category,
        "parameter_format": "NAMED" if template.named else "POSITIONAL",
        "components": components,
    }


def _id(template: Template) -> str:
    return str(6 * 10**14 + zlib.crc32(f"{template.name}/{template.language}".encode()))
