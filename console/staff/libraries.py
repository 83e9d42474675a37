"""What the console's scripts import: libraries by name, of `console/static/vendor/libraries.json`, and each other."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static

FOLDER = Path(__file__).resolve().parent.parent / "static" / "vendor"
LIBRARIES: list[dict[str, Any]] = json.loads((FOLDER / "libraries.json").read_text())
SCRIPTS = Path(__file__).resolve().parent / "static"
MODULES = [str(path.relative_to(SCRIPTS)) for path in sorted(SCRIPTS.rglob("*.js"))]


def folder_of(library: dict[str, Any]) -> str:
    """`@preact/signals` of 2.11.4 is in `preact-signals-2.11.4`."""
    return f"{library['name'].lstrip('@').replace('/', '-')}-{library['version']}"


def import_map() -> str:
    """What imports mean to the browser, as JSON: that of a bare name, and that of a script by its plain address.

    In production each script is found under a name with a digest: browsers keep it for good, and no page runs the
    scripts of two releases.
    """
    found = {
        name: static(f"vendor/{folder_of(library)}/{file}")
        for library in LIBRARIES
        for name, file in library["imports"].items()
    }
    for module in MODULES:
        plain, named = f"{settings.STATIC_URL}{module}", static(module)
        if named != plain:
            found[plain] = named
    return json.dumps({"imports": found}, separators=(",", ":"))


def source_of(inline: str) -> str:
    """How a Content-Security-Policy names this very script."""
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"
