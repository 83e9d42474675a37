"""What the phone page and tests read, as JSON-ready dicts."""

from typing import Any

from console.simulator import identity
from console.simulator.simulator import Simulator
from console.simulator.state import Business, Received, Sent, Thread

SHOWN = 200
Json = dict[str, Any]


def business(item: Business) -> Json:
    """For the choice of numbers."""
    return {
        "phone_number_id": item.phone_number_id,
        "name": item.name,
        "display_phone_number": item.display_phone_number,
    }


def logged(sent: Sent) -> Json:
    """An accepted send: the body as it came, and what became of it."""
    return {
        "wamid": sent.wamid,
        "at": sent.at,
        "phone_number_id": sent.phone_number_id,
        "body": sent.body,
        "answered": sent.answered,
        "statuses": _statuses(sent),
    }


def people(sim: Simulator, phone_number_id: str) -> list[Json]:
    """Known people and whoever has a thread with this business, those with the newest messages first."""
    threads = [t for t in sim.world.threads.values() if t.phone_number_id == phone_number_id]
    seen = {t.customer for t in threads}
    rows = [summary(sim, t) for t in threads]
    rows.sort(key=lambda row: -(row["last_at"] or 0))
    rows += [
        summary(sim, blank(sim, phone_number_id, customer)) for customer in sim.world.people if customer not in seen
    ]
    return rows


def blank(sim: Simulator, phone_number_id: str, customer: str) -> Thread:
    """A thread with nothing in it, not remembered."""
    wa_id = identity.digits(customer)
    bsuid = identity.user_id(phone_number_id, wa_id) if wa_id else customer
    name = sim.world.people.get(wa_id or bsuid) or (f"+{wa_id}" if wa_id else bsuid)
    return Thread(phone_number_id, wa_id, bsuid, name)


def summary(sim: Simulator, thread: Thread) -> Json:
    """One line of the list of threads."""
    now = sim.world.now()
    shown = [e for e in thread.entries if isinstance(e, Received) or e.reached("delivered")]
    return {
        "customer": thread.customer,
        "user_id": thread.user_id,
        "name": thread.name,
        "hides_phone": sim.hides(thread),
        "window_open": thread.window_open(now),
        "window_closes_at": thread.last_inbound_at + 24 * 3600 if thread.last_inbound_at else None,
        "typing": thread.typing_until > now,
        "unread": sum(isinstance(e, Sent) and not e.opened for e in shown),
        "last": entry(shown[-1]) if shown else None,
        "last_at": shown[-1].at if shown else None,
    }


def thread(sim: Simulator, item: Thread) -> Json:
    """A thread with its newest entries, oldest first."""
    return summary(sim, item) | {"entries": [entry(e) for e in item.entries[-SHOWN:]]}


def entry(item: Sent | Received) -> Json:
    """One bubble: `message` is the send's body or the webhook's message."""
    if isinstance(item, Received):
        return {
            "wamid": item.wamid,
            "at": item.at,
            "direction": "in",
            "message": item.message,
            "taken": item.taken,
            "read": item.read,
        }
    return {
        "wamid": item.wamid,
        "at": item.at,
        "direction": "out",
        "message": item.body,
        "template": item.template,
        "statuses": _statuses(item),
    }


def _statuses(sent: Sent) -> list[Json]:
    return [{"status": c.status, "at": c.at} | ({"code": c.code} if c.code else {}) for c in sent.statuses]
