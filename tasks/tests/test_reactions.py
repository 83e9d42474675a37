"""The table of side effects is whole."""

from domain.outbox.events import types
from tasks.reactions import REACTIONS


def test_every_event_has_its_line_in_the_table() -> None:
    assert REACTIONS.keys() == types().keys()
