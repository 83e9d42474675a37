"""The libraries that the console's scripts import by name: what `console/static/vendor/libraries.json` lists."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.templatetags.static import static

FOLDER = Path(__file__).resolve().parent.parent / "static" / "vendor"
LIBRARIES: list[dict[str, Any]] = json.loads((FOLDER / "libraries.json").read_text())


def folder_of(library: dict[str, Any]) -> str:
    """`@preact/signals` of 2.11.4 is in `preact-signals-2.11.4`."""
    return f"{library['name'].lstrip('@').replace('/', '-')}-{library['version']}"


def import_map() -> str:
    """What an import of a bare name means to the browser, as JSON."""
    found = {
        name: static(f"vendor/{folder_of(library)}/{file}")
        for library in LIBRARIES
        for name, file in library["imports"].items()
    }
    return json.dumps({"imports": found}, separators=(",", ":"))


def source_of(inline: str) -> str:
    """How a Content-Security-Policy names this very script."""
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"
