"""The words of what is said by itself on WhatsApp: a TOML file per language beside this one, all with the same keys."""

import tomllib
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = frozenset(path.stem for path in FOLDER.glob("*.toml"))
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """One language, and the zone by whose clocks times are told."""

    texts: dict[str, Any]
    zone: tzinfo

    def button(self, name: str) -> str:
        return str(self.texts["buttons"][name])

    def row(self, name: str, **values: str) -> str:
        return str(self.texts["rows"][name]).format(**values)

    def say(self, name: str, **values: str) -> str:
        return str(self.texts["says"][name]).format(**values)

    def day(self, at: datetime) -> str:
        return self.row("day", **self._date(at))

    def start(self, at: datetime) -> str:
        return self.row("start", **self._date(at), time=self.time(at))

    def time(self, at: datetime) -> str:
        return f"{at.astimezone(self.zone):%H:%M}"

    def midnight(self, at: datetime) -> datetime:
        """With which the day begins that it is on."""
        return at.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)

    def _date(self, at: datetime) -> dict[str, str]:
        day = at.astimezone(self.zone)
        weekday, month = self.texts["weekdays"][day.weekday()], self.texts["months"][day.month - 1]
        return {"weekday": weekday, "day": str(day.day), "month": month}


def of(language: str, timezone: str = "UTC") -> Words:
    """For somebody of this language tag (`pt-BR`): itself, its base, or English."""
    tag = language.lower().replace("_", "-")
    known = next((name for name in (tag, tag.partition("-")[0]) if name in LANGUAGES), FALLBACK)
    return Words(load(known), ZoneInfo(timezone))


@cache
def load(language: str) -> dict[str, Any]:
    """Everything in one of LANGUAGES."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def asks_to_book(text: str) -> bool:
    """Whether the text is one of the words that begin a booking, of any language, and nothing else."""
    return _is_one(text, "words")


def asks_to_stop(text: str, *, also: Collection[str] = ()) -> bool:
    """Whether it is one of those by which messages are stopped, of any language or of the vendor's own."""
    return _is_one(text, "stop_words", also)


def asks_to_start(text: str, *, also: Collection[str] = ()) -> bool:
    """Whether it is one of those by which they are taken up again."""
    return _is_one(text, "start_words", also)


def _is_one(text: str, of: str, also: Collection[str] = ()) -> bool:
    said = _plain(text)
    return said in _known(of) or said in {_plain(word) for word in also}


@cache
def _known(of: str) -> frozenset[str]:
    return frozenset(_plain(word) for language in LANGUAGES for word in load(language)[of])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split())).strip("¡!¿?. ").casefold()
