"""The table of side effects is whole."""

from importlib import import_module
from pathlib import Path

import domain
from domain.outbox.events import types
from tasks.reactions import REACTIONS


def test_every_event_has_its_line_in_the_table() -> None:
    for path in Path(domain.__path__[0]).glob("*/events.py"):
        import_module(f"domain.{path.parent.name}.events")
    assert REACTIONS.keys() == types().keys()
