"""Lengths and counts of a message's parts. Pure; each refusal names the part and the limit in its details."""

from collections.abc import Collection, Sized

from domain.errors import Invalid


class PartTooLong(Invalid):
    code = "message.too_long"


class PartMissing(Invalid):
    code = "message.part_missing"


class TooMany(Invalid):
    code = "message.too_many"


class NotUnique(Invalid):
    code = "message.not_unique"


def check_length(part: str, text: str, most: int, *, least: int = 1) -> None:
    """Raises PartMissing, PartTooLong."""
    if len(text.strip()) < least:
        raise PartMissing(f"The {part} is missing.", part=part)
    if len(text) > most:
        raise PartTooLong(f"The {part} has at most {most} characters.", part=part, limit=most)


def check_count(part: str, items: Sized, least: int, most: int) -> None:
    """Raises PartMissing, TooMany."""
    if len(items) < least:
        raise PartMissing(f"There are no {part}.", part=part)
    if len(items) > most:
        raise TooMany(f"There are at most {most} {part}.", part=part, limit=most)


def check_unique(part: str, values: Collection[str]) -> None:
    """Raises NotUnique."""
    if len(set(values)) < len(values):
        raise NotUnique(f"The {part} are not all different.", part=part)
