"""What happens to a message after it was accepted: sent, delivered, read, or failed."""

import logging

from console.simulator import webhook_bodies
from console.simulator.simulator import Simulator
from console.simulator.state import Sent, StatusChange, Thread

log = logging.getLogger(__name__)


async def follow(sim: Simulator, thread: Thread, sent: Sent) -> None:
    """Live the life of one accepted message, a webhook per step."""
    faults = sim.world.faults
    await _pause(sim, faults.status_delay_ms)
    if sent.fails_with is not None:
        await _reach(sim, thread, sent, "failed", sent.fails_with)
        return
    if faults.reorder_statuses:
        # Each keeps the time at which it happened; only the webhooks come the wrong way round.
        first = StatusChange("sent", sim.world.now())
        await _pause(sim, faults.status_delay_ms)
        await _reach(sim, thread, sent, "delivered")
        await _post(sim, thread, sent, first)
    else:
        await _reach(sim, thread, sent, "sent")
        await _pause(sim, faults.status_delay_ms)
        await _reach(sim, thread, sent, "delivered")
    if sent.opened:
        await _read(sim, thread, sent)
    elif faults.auto_read:
        await _pause(sim, faults.read_delay_ms)
        await _read(sim, thread, sent)


async def open_chat(sim: Simulator, thread: Thread) -> None:
    """The customer looks at the chat: all that was delivered is read, the rest when it arrives."""
    unread = [e for e in thread.entries if isinstance(e, Sent) and not e.opened]
    for sent in unread:
        sent.opened = True
    if unread:
        sim.world.touch()
    for sent in unread:
        if sent.reached("delivered"):
            await _read(sim, thread, sent)


async def _read(sim: Simulator, thread: Thread, sent: Sent) -> None:
    if not sent.reached("read"):
        await _reach(sim, thread, sent, "read")


async def _reach(sim: Simulator, thread: Thread, sent: Sent, status: str, code: int | None = None) -> None:
    await _post(sim, thread, sent, StatusChange(status, sim.world.now(), code))


async def _post(sim: Simulator, thread: Thread, sent: Sent, change: StatusChange) -> None:
    sent.statuses.append(change)
    sim.world.touch()
    log.info("status wamid=%s %s%s", sent.wamid, change.status, f" code={change.code}" if change.code else "")
    # Who wrote to the number knows it, so hiding it from the answer would fool nobody.
    hidden = sim.hides(thread) and not (sent.to_phone and not sim.world.faults.no_phone)
    payload = webhook_bodies.status(sim.world.business(sent.phone_number_id), thread, sent, change, hidden=hidden)
    await sim.webhooks.post(payload, copies=sim.world.faults.duplicate_webhooks, taken=sim.world.touch)


async def _pause(sim: Simulator, milliseconds: int) -> None:
    if milliseconds:
        await sim.sleep(milliseconds / 1000)
