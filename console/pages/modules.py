"""How the scripts of a page find each other.

They import each other by plain addresses. In production each is found under a name with a digest, which an import map
says: browsers keep it for good, and no page runs the scripts of two releases.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

CONSOLE = Path(__file__).resolve().parents[1]


@cache
def of(area: str) -> tuple[str, ...]:
    """The scripts of a folder of the console, as the template tag `static` takes them: `booking/book.js` …"""
    root = CONSOLE / area / "static"
    return tuple(str(path.relative_to(root)) for path in sorted(root.rglob("*.js")))


def import_map(areas: Iterable[str], libraries: Mapping[str, str]) -> str:
    """As JSON, for scripts of these areas and for libraries, address by name. Empty where each goes by its own."""
    found = dict(libraries)
    for module in (each for area in areas for each in of(area)):
        plain, named = f"{settings.STATIC_URL}{module}", static(module)
        if named != plain:
            found[plain] = named
    return json.dumps({"imports": found}, separators=(",", ":")) if found else ""


def source_of(inline: str) -> str:
    """How a Content-Security-Policy names this very script."""
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"
