"""Reads NAME=value files as the settings do: comments, `export`, single and double quotes."""

import re
from pathlib import Path

LINE = re.compile(
    r"""^\s*(?:export\s+)?(?P<name>[A-Za-z_]\w*)\s*=\s*
        (?:'(?P<single>[^']*)'|"(?P<double>(?:[^"\\]|\\.)*)"|(?P<bare>[^\n]*?))\s*(?:\s\#.*)?$""",
    re.VERBOSE,
)


def read(path: Path) -> dict[str, str]:
    """The file's values by name; nothing when there is no file. Lines that assign nothing are passed over."""
    if not path.exists():
        return {}
    found = (LINE.match(line) for line in path.read_text().splitlines())
    return {match["name"]: _value(match) for match in found if match}


def _value(match: re.Match[str]) -> str:
    if match["double"] is not None:
        return re.sub(r"\\(.)", lambda escape: "\n" if escape[1] == "n" else escape[1], match["double"])
    return match["single"] if match["single"] is not None else re.sub(r"\s#.*$", "", match["bare"])
