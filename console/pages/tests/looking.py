"""What can be said of pages and their scripts without a browser."""

import json
import re
from pathlib import Path

LANGUAGES = ("en", "es", "pt", "vi")
CONSOLE = Path(__file__).parents[2]

Texts = dict[str, dict[str, dict[str, str]]]


def folder(name: str) -> Path:
    """The static files of one of `pages`, `account`, `booking`, `refusals`."""
    return CONSOLE / name / "static" / name


def scripts(name: str) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder(name).glob("*.js") if path.name != "texts.js"}


def texts(name: str) -> Texts:
    """By language, section and name."""
    written = (folder(name) / "texts.js").read_text()
    found: Texts = json.loads(written.removeprefix("export default ").rstrip().removesuffix(";"))
    return found


def keys(of: Texts) -> set[str]:
    return {f"{section}.{name}" for section, named in of["en"].items() for name in named}


def text_of(of: Texts, language: str, key: str) -> str:
    section, _, name = key.partition(".")
    return of[language][section][name]


def places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))
