"""The parts that belong together in one process, and what they need from outside."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request

from console.simulator.background import Background
from console.simulator.state import Thread, World
from console.simulator.webhooks import Webhooks


@dataclass(frozen=True, slots=True)
class Simulator:
    """One simulated WhatsApp. `public_url` is where clients reach it, without a slash at the end."""

    world: World
    webhooks: Webhooks
    background: Background
    public_url: str
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    def hides(self, thread: Thread) -> bool:
        """Whether this customer's number is kept from the business."""
        return thread.wa_id is None or thread.hides_phone or self.world.faults.no_phone


def of(request: Request) -> Simulator:
    """The simulator that answers this request."""
    simulator = request.app.state.simulator
    assert isinstance(simulator, Simulator)
    return simulator
