"""The words of messages: a TOML file per language beside this one, all with the same keys and placeholders.

Values go into placeholders by name. What people wrote (names, roles) is only ever a value, never a text with
placeholders, and comes in as one line without control characters: it forges neither a header nor a paragraph.
"""

import math
import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = frozenset(path.stem for path in FOLDER.glob("*.toml"))
FALLBACK = "en"
JOINERS = "\u200c\u200d"
"""Invisible, but part of some scripts and of emoji."""

Section = dict[str, str]


@cache
def load(language: str) -> dict[str, Section]:
    """Everything in one of LANGUAGES, by section."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def choose(tag: str) -> str:
    """Which of LANGUAGES speaks to somebody of this language tag (`pt-BR`): itself, its base, or English."""
    tag = tag.lower().replace("_", "-")
    return next((language for language in (tag, tag.partition("-")[0]) if language in LANGUAGES), FALLBACK)


def fill(language: str, section: str, **values: str) -> Section:
    """The section's texts with these values in their places."""
    lines = {name: one_line(value) for name, value in values.items()}
    return {key: text.format(**lines) for key, text in load(language)[section].items()}


def say(language: str, section: str, key: str, **values: str) -> str:
    """One of the section's texts with these values in their places."""
    return load(language)[section][key].format(**{name: one_line(value) for name, value in values.items()})


def duration(language: str, span: timedelta) -> str:
    """In words: in hours up to two days, then in days; begun ones count."""
    hours = math.ceil(span / timedelta(hours=1))
    unit, count = ("hours", hours) if hours <= 48 else ("days", math.ceil(hours / 24))
    return fill(language, "time", count=str(count))["hour" if hours == 1 else unit]


def one_line(text: str) -> str:
    """On one line, without control characters and marks that turn the direction of writing."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable() or char in JOINERS)
