"""A socket on one conversation: a cursor (`sent`) over its log, and the frames that a member may send."""

from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from chat import auth, database, encoding, protocol
from chat.room import Room
from chat.socket import Send, Socket
from domain.access import Actor
from domain.conversations import actions, frames, queries, reading, receipts
from domain.conversations.models import Message

FIRST = 50
"""Messages that a socket without `?after=` begins with."""


class ChatSocket(Socket):
    def __init__(self, signed_in: auth.SignIn, actor: Actor, send: Send, *, room: Room, after: int | None) -> None:
        super().__init__(signed_in, actor, send, conversation_id=room.conversation_id)
        self.room = room
        self.sent = 0
        self._after = after

    # Writing: the log in order, then what is of the moment

    async def _write(self) -> None:
        await self._begin()
        await super()._write()

    async def _begin(self) -> None:
        """Send the last messages, or place the cursor where the client says it stands."""
        room = self.room
        if self._after is not None:
            head = await _head(room.conversation_id)
            self.sent = min(self._after, head)  # a client can't be ahead of the log
            await self._catch_up()
            room.tail.saw(head)
            return
        read = partial(queries.log_before, room.vendor_id, room.conversation_id, None, limit=FIRST)
        for record in await database.run(read):
            await self._advance(record["seq"], encoding.encode(record))

    async def _catch_up(self) -> None:
        """Say how the messages that the client has are now. What changes from here on comes by the room."""
        find = partial(queries.changed_behind, self.room.vendor_id, self.room.conversation_id, self.sent)
        for change in await database.run(find):
            for frame in frames.of_change(change):
                await self.emit(encoding.encode(frame))

    async def write_more(self) -> bool:
        """From what was pushed while that goes on without a gap; else from the log, at the peer's own pace."""
        tail = self.room.tail
        if self.sent < tail.head:
            if (text := tail.recent(self.sent + 1)) is not None:
                await self.emit(text)
                self.sent += 1
            else:
                for seq, missed in await tail.missing(self.sent):
                    await self._advance(seq, missed)
            if self.sent < tail.head:
                return True  # replies may go between
        return await super().write_more() if self._hints else False

    async def _advance(self, seq: int, text: str) -> None:
        await self.emit(text)
        self.sent = seq

    # Frames

    async def act(self, frame: protocol.Frame) -> None:
        match frame:
            case protocol.SendMessage():
                await self._post(frame)
            case protocol.SendTyping():
                await self._type()
            case protocol.SendRead():
                mark = partial(reading.read, await self.authorise(), self.room.conversation_id, seq=frame.seq)
                await database.run(partial(mark, now=timezone.now()))
                self._tell("read", protocol.Read(seq=frame.seq, user=self._named(), timestamp=timezone.now()))
            case protocol.AskHistory():
                await self._history(frame)
            case protocol.Ping():
                await super().act(frame)
                self.room.tail.saw(await _head(self.room.conversation_id))
            case _:
                await super().act(frame)

    async def _type(self) -> None:
        """Tell the others, and the customer: once for all sockets of the room, for as long as it is shown there."""
        actor, room = await self.authorise(), self.room
        actor.require("conversation.write")
        self._tell("typing", protocol.Typing(user=self._named(), timestamp=timezone.now()))
        if room.is_typing_due(self._clock()):
            show = partial(receipts.show_typing, actor, room.conversation_id, self.sent, now=timezone.now())
            await database.run(show)

    async def _post(self, frame: protocol.SendMessage) -> None:
        post = partial(
            actions.post,
            await self.authorise(),
            self.room.conversation_id,
            text=frame.message,
            client_id=frame.client_id,
            reply_to=frame.reply_to,
            now=timezone.now(),
        )
        message: Message = await database.run(post)
        self.room.typing_is_over()
        self.reply(encoding.encode(protocol.Ack(client_id=frame.client_id, id=message.id, seq=message.seq)))

    async def _history(self, frame: protocol.AskHistory) -> None:
        await self.authorise()
        room = self.room
        read = partial(queries.log_before, room.vendor_id, room.conversation_id, frame.before, limit=frame.limit)
        messages = await database.run(read)
        complete = len(messages) < frame.limit or messages[0]["seq"] == 1
        self.reply(
            encoding.encode({"type": "history", "messages": messages, "before": frame.before, "complete": complete})
        )

    def _named(self) -> protocol.Named:
        return protocol.Named(id=self.signed_in.user_id, name=self.actor.name)

    def _tell(self, kind: str, frame: protocol.Frame) -> None:
        event: dict[str, Any] = {"type": kind, "user": self.user, "text": encoding.encode(frame)}
        self.room.tell(event)


async def _head(conversation_id: UUID) -> int:
    heads = await database.run(partial(queries.last_seqs, {conversation_id}))
    return heads.get(conversation_id, 0)
