"""The approved templates that the invented businesses have, their check and their rendering."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.simulator.bodies import TemplateMessage
from console.simulator.errors import MetaError

PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
Catalogue = dict[tuple[str, str], "Template"]


@dataclass(frozen=True, slots=True)
class Template:
    """One template in one language; `{{name}}` marks a parameter."""

    name: str
    language: str
    body: str
    buttons: tuple[str, ...] = ()
    category: str = "UTILITY"

    @property
    def params(self) -> tuple[str, ...]:
        """Names of the parameters in the order of the text, each once."""
        return tuple(dict.fromkeys(PLACEHOLDER.findall(self.body)))

    @property
    def named(self) -> bool:
        """Whether parameters go by name; `{{1}} {{2}}` go by position."""
        return not all(param.isdigit() for param in self.params)


def catalogue() -> Catalogue:
    """What is approved at the start: catalogue.json, each regional code with the text of its language."""
    source = json.loads((Path(__file__).parent / "catalogue.json").read_text(encoding="utf-8"))
    found: Catalogue = {}
    for name, template in source["templates"].items():
        for code in source["languages"]:
            base = code.split("_")[0]
            buttons = tuple(source["buttons"][template["buttons"]][base]) if template["buttons"] else ()
            found[name, code] = Template(name, code, template["bodies"][base], buttons)
    found["hello_world", "en_US"] = Template("hello_world", "en_US", "Hello World")
    return found


def resolve(known: Catalogue, message: TemplateMessage) -> tuple[Template, dict[str, Any]]:
    """The template that a send names, and what the phone shows of it.

    Raises MetaError 132001 for an unknown name or language, 132000 for parameters that do not fit.
    """
    template = known.get((message.name, message.language.code))
    if template is None:
        raise MetaError(132001, f"template name ({message.name}) does not exist in {message.language.code}")
    values = _values(template, message)
    text = PLACEHOLDER.sub(lambda match: values[match.group(1)], template.body)
    return template, {"text": text, "buttons": _buttons(template, message)}


def _values(template: Template, message: TemplateMessage) -> dict[str, str]:
    given = [p for c in message.components if c.type == "body" for p in c.parameters]
    names = [p.parameter_name for p in given] if template.named else [str(n + 1) for n in range(len(given))]
    if sorted(n or "" for n in names) != sorted(template.params):
        expected = len(template.params)
        got = f"number of localizable_params ({len(given)})"
        detail = f"body: {got} does not match the expected number of params ({expected})"
        if len(given) == expected:
            detail = f"body: parameter names must be {', '.join(template.params)}"
        raise MetaError(132000, detail)
    if any(c.type == "header" and c.parameters for c in message.components):
        raise MetaError(132000, "header: number of localizable_params does not match the expected number of params (0)")
    return {str(name): param.text or "" for name, param in zip(names, given, strict=True)}


def _buttons(template: Template, message: TemplateMessage) -> list[dict[str, str]]:
    # A quick reply without a payload answers with its own text.
    buttons = [{"id": text, "title": text} for text in template.buttons]
    for component in message.components:
        if component.type != "button":
            continue
        index = component.index if component.index is not None else -1
        if not 0 <= index < len(buttons):
            raise MetaError(132000, f"buttons: the template has no button at index {index}")
        payload = next((p.payload for p in component.parameters if p.payload), None)
        if payload is None:
            raise MetaError(132000, f"buttons: button at index {index} of type quick_reply requires a payload")
        buttons[index]["id"] = payload
    return buttons
