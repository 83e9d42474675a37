"""`POST /{version}/{phone_number_id}/messages`: accept or refuse a send as Meta would."""

import logging
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from console.simulator import bodies, identity, replies, simulator, statuses, templates
from console.simulator.errors import MetaError, expired_token
from console.simulator.simulator import Simulator
from console.simulator.state import Received, Sent, Thread

log = logging.getLogger(__name__)

TYPING_SECONDS = 25


async def post_message(request: Request) -> Response:
    """Send a message or mark one as read."""
    sim = simulator.of(request)
    if sim.world.faults.delay_ms:
        await sim.sleep(sim.world.faults.delay_ms / 1000)
    phone_number_id = admit(request)
    raw = await replies.json_object(request)
    if raw.get("status") is not None:
        return _mark_read(sim, phone_number_id, raw)
    if failure := sim.world.faults.take_failure():
        log.info("send refused on purpose code=%s", failure.code)
        raise MetaError(failure.code, status=failure.status, subcode=463 if failure.code == 190 else None)
    body = bodies.parse(raw)
    thread, sent = _accept(sim, phone_number_id, body, raw)
    sim.background.spawn(statuses.follow(sim, thread, sent))
    log.info("accepted wamid=%s type=%s phone_number_id=%s", sent.wamid, body.type, phone_number_id)
    if how := sim.world.faults.take_lost_reply():
        sent.answered = how
        return replies.lost(how)
    return JSONResponse(_answer(thread, body, sent))


def admit(request: Request, name: str = "phone_number_id") -> str:
    """The id in the path, once version and token are in order. Raises MetaError 190, 100 or 2500."""
    if not re.fullmatch(r"v\d{1,2}\.\d", request.path_params["version"]):
        raise MetaError(2500, "Unknown path components")
    require_token(request)
    value: str = request.path_params[name]
    if not re.fullmatch(r"\d{1,32}", value):
        raise MetaError(100, f"Object with ID '{value[:64]}' does not exist or cannot be loaded", subcode=33)
    return value


def require_token(request: Request) -> None:
    """Any bearer token will do, except none and the word `expired`. Raises MetaError 190."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise MetaError(190, "Invalid OAuth access token - Cannot parse access token")
    if token.strip() == "expired":
        raise expired_token()


def _accept(sim: Simulator, phone_number_id: str, body: bodies.SendBody, raw: dict[str, Any]) -> tuple[Thread, Sent]:
    world = sim.world
    template = shown = None
    if body.template is not None:
        template, shown = templates.resolve(world.templates, body.template)
    elif body.media and body.media.id and world.media.get(body.media.id) is None:
        raise MetaError(100, f"Param {body.type}['id'] is not a valid whatsapp business account media attachment ID")
    thread = world.thread(phone_number_id, body.address)
    window_open = thread.window_open(world.now())
    sent = Sent(
        wamid=identity.wamid(),
        at=world.now(),
        phone_number_id=phone_number_id,
        body=raw,
        to_phone=body.to is not None,
        # Inside the window what is useful is free; codes and marketing are charged all the same.
        billable=template is not None and (not window_open or template.category != "UTILITY"),
        category=template.category.lower() if template else "service",
        fails_with=world.faults.take_status_failure(),
        template=shown,
    )
    if sent.fails_with is None and template is None and not window_open:
        sent.fails_with = 131047
    thread.entries.append(sent)
    thread.typing_until = 0.0
    world.log.append(sent)
    world.touch()
    return thread, sent


def _answer(thread: Thread, body: bodies.SendBody, sent: Sent) -> dict[str, Any]:
    contact = {"input": body.address} | ({"wa_id": thread.wa_id} if body.to else {"user_id": thread.user_id})
    message = {"id": sent.wamid} | ({"message_status": "accepted"} if sent.template else {})
    return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [message]}


def _mark_read(sim: Simulator, phone_number_id: str, raw: dict[str, Any]) -> Response:
    wamid = raw.get("message_id")
    if raw.get("messaging_product") != "whatsapp" or raw["status"] != "read":
        raise MetaError(100, "Param status must be one of {read}")
    if not isinstance(wamid, str) or not wamid.startswith("wamid."):
        raise MetaError(100, "Param message_id is not a valid message ID")
    threads = (t for t in sim.world.threads.values() if t.phone_number_id == phone_number_id)
    # An id that is not found is one of an earlier life of this process: fine.
    for thread in threads:
        if isinstance(thread.find(wamid), Received):
            _read_up_to(thread, wamid)
            if raw.get("typing_indicator"):
                thread.typing_until = sim.world.now() + TYPING_SECONDS
            sim.world.touch()
            break
    return JSONResponse({"success": True})


def _read_up_to(thread: Thread, wamid: str) -> None:
    # Marking a message as read marks the earlier ones too.
    for entry in thread.entries:
        if isinstance(entry, Received):
            entry.read = True
        if entry.wamid == wamid:
            return
