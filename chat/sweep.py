"""Every few seconds, for all sockets of a process: do session, role and token stand; is a message missing.

One query for all sessions and one for all heads. The actors themselves are read again in turn, the longest
unread first, for at most BUDGET seconds a sweep.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from uuid import UUID

from django.utils import timezone

from chat import database, standing
from chat.auth import SignIn
from chat.inbox import InboxRoom
from chat.protocol import Close
from chat.room import Room
from chat.socket import Socket
from domain.access import Actor
from domain.conversations import queries
from domain.people import sessions
from domain.presence import actions as presence

BUDGET = 0.5
MIN_AGE = 2.0
NOTED_EVERY = 30.0
"""Seconds between two notes that a member is there (`domain.presence`)."""


@dataclass
class Found:
    alive: set[UUID]
    heads: dict[UUID, int]
    actors: list[tuple[Socket, Actor]] = field(default_factory=list)
    lost: list[tuple[Socket, SignIn, int]] = field(default_factory=list)


async def sweep(rooms: Sequence[Room | InboxRoom]) -> None:
    """Close what may not go on, and wake what is behind."""
    now = asyncio.get_running_loop().time()
    sockets: list[Socket] = [socket for room in rooms for socket in room.sockets]
    chat_rooms = [room for room in rooms if isinstance(room, Room)]
    for room in chat_rooms:
        room.forget_silent()
    for socket in sockets:
        if socket.is_stuck(now):
            socket.close(Close.TOO_SLOW)
        if socket.signed_in.expires_at <= timezone.now():
            socket.close(Close.SIGNED_OUT)
    if not sockets:
        return
    sessions_shown = {socket.signed_in.session_id for socket in sockets}
    old = sorted((s for s in sockets if now - s.checked_at > MIN_AGE), key=lambda socket: socket.checked_at)
    open_rooms = {room.conversation_id for room in chat_rooms if room.sockets}
    unnoted = [socket for socket in sockets if now - socket.noted_at >= NOTED_EVERY]
    found = await database.run(partial(_look, sessions_shown, open_rooms, old, unnoted))
    for socket in unnoted:
        socket.noted_at = now
    for socket in sockets:
        # One that renewed its token while we looked has a session not asked for.
        if socket.signed_in.session_id in sessions_shown - found.alive:
            socket.close(Close.SIGNED_OUT)
    for socket, signed_in, code in found.lost:
        if socket.signed_in is signed_in:
            socket.close(code)
    for socket, actor in found.actors:
        socket.stands(actor)
    for room in chat_rooms:
        room.tail.saw(found.heads.get(room.conversation_id, 0))


def _look(session_ids: set[UUID], conversation_ids: set[UUID], old: list[Socket], unnoted: list[Socket]) -> Found:
    """All of a sweep's questions, and the note of who is there, in one hop to a thread."""
    there = [(socket.actor.vendor_id, socket.actor.member_id) for socket in unnoted]
    presence.note([(vendor, member) for vendor, member in there if member], now=timezone.now())
    found = Found(alive=sessions.alive(session_ids), heads=queries.last_seqs(conversation_ids))
    until = time.monotonic() + BUDGET
    find = cache(standing.actor_of)  # a person's tabs are one question
    for socket in old:
        if time.monotonic() > until:
            break
        signed_in = socket.signed_in
        try:
            found.actors.append((socket, standing.check(signed_in, socket.conversation_id, find=find)))
        except standing.Lost as lost:
            found.lost.append((socket, signed_in, lost.code))
    return found
