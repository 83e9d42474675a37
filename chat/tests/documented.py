"""Whether a frame is as the AsyncAPI document says, by the document that is committed."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

SNAPSHOT = Path(__file__).parent / "asyncapi" / "asyncapi.json"


def check(path: str, frame: dict[str, Any]) -> None:
    """A frame that the server sent on this path. Raises ValidationError, or KeyError when there is no such frame."""
    _validators("inbox" if path.startswith("/ws/inbox/") else "chat")[frame.get("type", "error")].validate(frame)


@cache
def _validators(channel: str) -> dict[str, jsonschema_rs.Validator]:
    """By `type`, of what the server sends."""
    document = json.loads(SNAPSHOT.read_text())
    operations = [each for each in document["operations"].values() if each["channel"]["$ref"].endswith(f"/{channel}")]
    replies = [message for each in operations for message in each.get("reply", {}).get("messages", [])]
    told = [message for each in operations if each["action"] == "send" for message in each["messages"]]
    names = {reference["$ref"].rpartition("/")[2] for reference in replies + told}
    found: dict[str, jsonschema_rs.Validator] = {}
    for name in names:
        message = document["components"]["messages"][name]
        schema = {"$ref": message["payload"]["$ref"], "components": document["components"]}
        found[message["title"]] = jsonschema_rs.Draft7Validator(schema)
    return found
