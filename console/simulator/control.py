"""`/control`: what the phone page and tests do and see. Not part of Meta's API; JSON only."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from console.simulator import identity, inbound, replies, simulator, statuses, views
from console.simulator.errors import MetaError
from console.simulator.faults import Faults
from console.simulator.state import WINDOW_SECONDS, Thread

Model = TypeVar("Model", bound=BaseModel)
WAIT_SECONDS = 2.0


class ThreadOf(BaseModel):
    """Names a thread: business number and customer (number or BSUID)."""

    model_config = ConfigDict(extra="forbid")

    phone_number_id: str
    customer: str


class Window(ThreadOf):
    """Opens the 24-hour window, or closes it as if the customer last wrote a day ago."""

    open: bool


class Person(BaseModel):
    """Someone to write as."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    number: str = Field(alias="from")
    name: Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]


async def _json(request: Request) -> dict[str, Any]:
    # Only application/json: a form on some other site cannot post that here.
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise MetaError(100, "Content-Type must be application/json", status=415)
    return await replies.json_object(request)


async def _read(request: Request, model: type[Model]) -> Model:
    wish = await _json(request)
    try:
        return model.model_validate(wish)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise MetaError(100, f"{where}: {first['msg']}" if where else first["msg"]) from None


async def write(request: Request) -> Response:
    """The customer writes; answers the new message's id."""
    received = inbound.receive(simulator.of(request), await _read(request, inbound.Write))
    return JSONResponse({"wamid": received.wamid})


async def post_webhook(request: Request) -> Response:
    """Sign and post any webhook body as it is: for shapes that no phone can make."""
    sim = simulator.of(request)
    payload = await _json(request)
    sim.background.spawn(sim.webhooks.post(payload, copies=sim.world.faults.duplicate_webhooks))
    return JSONResponse({"success": True})


async def read(request: Request) -> Response:
    """The customer looks at the chat."""
    sim = simulator.of(request)
    if (thread := _thread(sim, await _read(request, ThreadOf))) is not None:
        sim.background.spawn(statuses.open_chat(sim, thread))
    return JSONResponse({"success": True})


async def window(request: Request) -> Response:
    """Open or close the window of a thread."""
    sim = simulator.of(request)
    wish = await _read(request, Window)
    thread = sim.world.thread(wish.phone_number_id, wish.customer)
    thread.last_inbound_at = sim.world.now() - (0 if wish.open else WINDOW_SECONDS)
    sim.world.touch()
    return JSONResponse({"window_open": thread.window_open(sim.world.now())})


async def add_person(request: Request) -> Response:
    """Add or rename someone to write as."""
    sim = simulator.of(request)
    person = await _read(request, Person)
    if (number := identity.digits(person.number)) is None:
        raise MetaError(100, "A phone number has a country code and 7 to 15 digits")
    sim.world.people[number] = person.name
    for thread in sim.world.threads.values():
        if thread.wa_id == number:
            thread.name = person.name
    sim.world.touch()
    return JSONResponse({"customer": number, "name": person.name})


async def get_log(request: Request) -> Response:
    """All accepted sends in order; `?phone_number_id=` filters."""
    wanted = request.query_params.get("phone_number_id")
    sends = [s for s in simulator.of(request).world.log if wanted in (None, s.phone_number_id)]
    return JSONResponse({"items": [views.logged(sent) for sent in sends]})


async def reset(request: Request) -> Response:
    """Forget log, threads and media."""
    simulator.of(request).world.reset()
    return Response(status_code=204)


async def get_threads(request: Request) -> Response:
    """The threads of a business, or with `?customer=` one thread with its messages."""
    sim, query = simulator.of(request), request.query_params
    phone_number_id = query.get("phone_number_id", "")
    if "customer" in query:
        return JSONResponse(_thread_view(sim, phone_number_id, query["customer"]))
    return JSONResponse({"items": views.people(sim, phone_number_id)})


async def view(request: Request) -> Response:
    """All that the phone page shows. With `?since=` it waits up to 2 s for something newer, else 204."""
    sim, query = simulator.of(request), request.query_params
    since = int(query["since"]) if query.get("since", "").isdecimal() else -1
    await sim.world.changed_since(since, WAIT_SECONDS)
    if sim.world.version == since:
        return Response(status_code=204)
    phone_number_id = query.get("phone_number_id", "")
    return JSONResponse(
        {
            "version": sim.world.version,
            "now": sim.world.now(),
            "businesses": [views.business(b) for b in sim.world.businesses.values()],
            "people": views.people(sim, phone_number_id),
            "thread": _thread_view(sim, phone_number_id, query["customer"]) if query.get("customer") else None,
            "faults": sim.world.faults.model_dump(),
            "webhooks_pending": sim.webhooks.pending,
            "webhooks_retrying": sim.webhooks.retrying,
        }
    )


async def get_faults(request: Request) -> Response:
    """The faults as they stand."""
    return JSONResponse(simulator.of(request).world.faults.model_dump())


async def set_faults(request: Request) -> Response:
    """Change the given faults, keep the others; `{"reset": true}` first sets all back."""
    sim = simulator.of(request)
    wish = await _json(request)
    current: dict[str, Any] = {} if wish.pop("reset", False) is True else sim.world.faults.model_dump()
    try:
        sim.world.faults = Faults.model_validate(current | wish)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        raise MetaError(100, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    sim.world.touch()
    return JSONResponse(sim.world.faults.model_dump())


async def media(request: Request) -> Response:
    """A picture for the page, without a token."""
    file = simulator.of(request).world.media.get(request.path_params["media_id"])
    if file is None:
        return Response(status_code=404)
    # Never inline anything but a picture: an uploaded page would run as ours.
    shown = file.mime_type.startswith("image/")
    disposition = {} if shown else {"Content-Disposition": "attachment"}
    return Response(file.content, media_type=file.mime_type, headers=disposition)


def _thread(sim: simulator.Simulator, wish: ThreadOf) -> Thread | None:
    return sim.world.find_thread(wish.phone_number_id, wish.customer)


def _thread_view(sim: simulator.Simulator, phone_number_id: str, customer: str) -> dict[str, Any]:
    thread = sim.world.find_thread(phone_number_id, customer) or views.blank(sim, phone_number_id, customer)
    return views.thread(sim, thread)


ROUTES = [
    Route("/control/messages", write, methods=["POST"]),
    Route("/control/webhooks", post_webhook, methods=["POST"]),
    Route("/control/read", read, methods=["POST"]),
    Route("/control/window", window, methods=["POST"]),
    Route("/control/people", add_person, methods=["POST"]),
    Route("/control/log", get_log, methods=["GET"]),
    Route("/control/log", reset, methods=["DELETE"]),
    Route("/control/threads", get_threads, methods=["GET"]),
    Route("/control/view", view, methods=["GET"]),
    Route("/control/faults", get_faults, methods=["GET"]),
    Route("/control/faults", set_faults, methods=["POST"]),
    Route("/control/media/{media_id}", media, methods=["GET"]),
]
