"""Of work that is done one at a time nothing is left undone, whoever comes when."""

import threading

from tasks.alone import one_at_a_time


def test_who_comes_meanwhile_leaves_and_what_it_wrote_is_seen() -> None:
    written, seen = [1], []
    at_work, may_go_on = threading.Event(), threading.Event()

    @one_at_a_time
    def look() -> int:
        found = list(written)
        at_work.set()
        assert may_go_on.wait(30)
        seen.append(found)
        return len(found)

    first = threading.Thread(target=look)
    first.start()
    assert at_work.wait(30)  # it has looked
    written.append(2)
    assert look() == 0
    may_go_on.set()
    first.join()
    assert seen == [[1], [1, 2]]


def test_never_two_at_once_and_each_call_is_followed_by_a_look() -> None:
    counted, looked_at = 0, 0
    inside = threading.Semaphore(1)

    @one_at_a_time
    def look() -> int:
        nonlocal looked_at
        assert inside.acquire(blocking=False), "two at once"
        looked_at = counted
        inside.release()
        return 1

    def write() -> None:
        nonlocal counted
        for _ in range(200):
            with counting:
                counted += 1
            look()

    counting = threading.Lock()
    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert looked_at == counted == 800


def test_one_that_fails_does_not_keep_the_place() -> None:
    answers = iter([0, 3])

    @one_at_a_time
    def look() -> int:
        return 6 // next(answers)

    try:
        look()
    except ZeroDivisionError:
        pass
    else:
        raise AssertionError("the failure was swallowed")
    assert look() == 2
