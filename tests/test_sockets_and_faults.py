"""Redis and a web process die under a full room: everybody ends with the same complete log."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from chat.tests import people
from chat.tests.servers import Server
from core.runtime.servers import Servers
from domain.conversations.models import Message
from tests.sockets import Crowd, torment

SOCKETS, MESSAGES = 12, 150


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Servers]:
    """One of its own: the tests beside this one need theirs."""
    (tmp_path / "log").mkdir()
    servers = Servers(tmp_path, {"DATABASE_URL": "is there"})
    servers.start()
    yield servers
    servers.stop()


@pytest.mark.django_db(transaction=True)
def test_everybody_ends_with_the_whole_log(redis: Servers, tmp_path: Path) -> None:
    cast = people.gather()
    contact, conversation = cast.customer()
    assert redis.redis
    with ExitStack() as running:
        webs = [Server(tmp_path / f"{n}.log", REDIS_URL=redis.redis.url) for n in range(2)]
        for web in webs:
            running.callback(web.stop)
        for web in webs:
            web.wait()
        tokens = [person.token() for person in (cast.alice, cast.bob)]
        ports = [web.port for web in webs]
        crowd = Crowd(ports, f"/ws/chat/{contact.id}/", tokens, sockets=SOCKETS, messages=MESSAGES)
        crowd.start()
        torment(crowd, kill_redis=partial(kill, redis), start_redis=redis.redis.start, kill_web=webs[0].kill)
    log = Message.objects.within(cast.alice.actor.vendor_id).filter(conversation=conversation).order_by("seq")
    assert crowd.complaints([(m.seq, str(m.id), m.text) for m in log]) == []
    assert any(person.connections > 1 for person in crowd.people), "the web process took its sockets along"
    assert "Traceback" not in (tmp_path / "1.log").read_text()


def kill(servers: Servers) -> None:
    assert servers.redis and servers.redis.process
    servers.redis.process.kill()
    servers.redis.process.wait()
