"""How far a process has looked through the recorded events."""

from chat.missed import Watch


def test_it_keeps_one_sweep_behind() -> None:
    watch, spans = Watch(), []
    watch.begin(100)
    for frontier in (110, 120, 120, 130):
        span = watch.since, watch.until
        spans.append(span)
        watch.move(span, frontier)
    assert spans == [(100, None), (100, 110), (110, 120), (120, 120)]


def test_who_asks_for_more_meanwhile_gets_it() -> None:
    watch = Watch()
    watch.move((None, None), 100)
    watch.move((100, 100), 110)
    span = watch.since, watch.until
    watch.begin(90)
    watch.move(span, 120)
    assert (watch.since, watch.until) == (90, 120)


def test_when_all_have_gone_it_begins_anew() -> None:
    watch = Watch()
    watch.begin(100)
    watch.end()
    watch.begin(500)
    assert (watch.since, watch.until) == (500, None)
