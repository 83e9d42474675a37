"""A process that is told to end does so, whatever its peers do."""

from pathlib import Path
from uuid import UUID

import pytest

from chat.tests import people
from chat.tests.client import Client, raw
from chat.tests.servers import Server
from domain.conversations.models import Message

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_peer_that_never_reads_does_not_hold_up_the_end(cast: people.Cast, tmp_path: Path) -> None:
    contact, conversation = cast.customer()
    cast.say(conversation, "first")
    _fill(conversation.id, 2000)
    server = Server(tmp_path / "log")
    server.wait()
    path = f"/ws/chat/{contact.id}/?after=0"
    peer = raw(server.port, path, cast.alice.token(), buffer=4096)
    with Client(server.port, f"/ws/chat/{contact.id}/?after=1900", token=cast.bob.token()) as other:
        assert other.seqs(100) == list(range(1901, 2001))  # beside it, others are served
    try:
        server.stop()
    finally:
        peer.close()
    assert "Traceback" not in server.log.read_text()


def _fill(conversation_id: UUID, count: int) -> None:
    """Copies of the first message: more than the buffers between two sockets hold, without writing each."""
    first = Message.objects.across_vendors().get(conversation_id=conversation_id)
    rows = [
        Message(
            vendor_id=first.vendor_id,
            conversation_id=first.conversation_id,
            seq=seq,
            direction=first.direction,
            text="y" * 4000,
            sender_kind="member",
            status="sent",
            created_at=first.created_at,
        )
        for seq in range(2, count + 1)
    ]
    Message.objects.across_vendors().bulk_create(rows)
    type(first.conversation).objects.across_vendors().filter(id=first.conversation_id).update(last_seq=count)
