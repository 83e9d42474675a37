"""What the console's scripts import besides each other: the libraries of `console/static/vendor`."""

import json
from pathlib import Path
from typing import Any

from django.templatetags.static import static

FOLDER = Path(__file__).resolve().parent.parent / "static" / "vendor"
LIBRARIES: list[dict[str, Any]] = json.loads((FOLDER / "libraries.json").read_text())


def folder_of(library: dict[str, Any]) -> str:
    """`@preact/signals` of 2.11.4 is in `preact-signals-2.11.4`."""
    return f"{library['name'].lstrip('@').replace('/', '-')}-{library['version']}"


def addresses() -> dict[str, str]:
    """By the name that scripts import."""
    return {
        name: static(f"vendor/{folder_of(library)}/{file}")
        for library in LIBRARIES
        for name, file in library["imports"].items()
    }
