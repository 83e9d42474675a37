from chat.limits import Bucket
from chat.presence import EXPIRY, Presence


def test_a_person_comes_and_goes_once_however_many_tabs() -> None:
    here = Presence()
    assert here.enter("a", "Alice").joined == {"a": "Alice"}
    assert not here.enter("a", "Alice").joined
    assert not here.leave("a").left
    assert here.leave("a").left == {"a": "Alice"}
    assert here.people() == {}


def test_a_person_with_sockets_in_two_processes_is_one() -> None:
    here = Presence()
    here.enter("a", "Alice")
    change = here.hear("other", {"a": "Alice", "b": "Bob"}, now=0)
    assert (change.joined, change.left) == ({"b": "Bob"}, {})
    assert not here.leave("a").left
    assert here.hear("other", {"b": "Bob"}, now=1).left == {"a": "Alice"}
    assert here.hear("other", {}, now=2).left == {"b": "Bob"}


def test_the_people_of_a_process_that_fell_silent_are_gone() -> None:
    here = Presence()
    here.hear("one", {"a": "Alice", "b": "Bob"}, now=0)
    here.hear("two", {"b": "Bob"}, now=20)
    assert not here.forget_silent(now=EXPIRY).left
    assert here.forget_silent(now=EXPIRY + 1).left == {"a": "Alice"}


def test_a_burst_passes_and_then_the_rate() -> None:
    bucket = Bucket(burst=20, rate=10, now=0)
    assert [bucket.take(0) for _ in range(21)] == [True] * 20 + [False]
    assert [bucket.take(0.5) for _ in range(6)] == [True] * 5 + [False]
    assert sum(bucket.take(100) for _ in range(50)) == 20
