"""Ids there and back, what is not ours, and texts that fit whatever they are told of."""

from datetime import UTC, datetime, timedelta
from string import Formatter
from typing import Any
from uuid import UUID

import pytest

from domain.concierge import rules, words
from domain.concierge.rules import FORMS, Tap
from domain.conversations.outgoing import Button, Buttons, Choices, Row, Section

BOOKING = UUID("01900000-0000-7000-8000-000000000001")
START = datetime(2026, 9, 30, 9, 30, tzinfo=UTC)


def tap(verb: str) -> Tap:
    values: dict[str, Any] = {"subject": BOOKING, "version": 999_999_999, "at": START, "page": 999_999_999}
    return Tap(verb, **{part: values[part] for part in FORMS[verb]})


@pytest.mark.parametrize("verb", FORMS)
def test_an_id_comes_back_as_it_went_and_fits(verb: str) -> None:
    made = tap(verb)
    assert rules.parse(made.id()) == made
    assert len(made.id()) <= 200  # of a row; a button's may have 256


def test_an_instant_is_kept_to_the_microsecond() -> None:
    made = Tap("service.book", BOOKING, at=START + timedelta(microseconds=1))
    assert rules.parse(made.id()) == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Confirm",
        "spout.",
        "spout.booking.cancel",
        f"spout.booking.cancel:{BOOKING}",
        f"spout.booking.cancel:{BOOKING}:",
        f"spout.booking.cancel:{BOOKING}:-1",
        f"spout.booking.cancel:{BOOKING}:01",
        f"spout.booking.cancel:{BOOKING}:١",
        f"spout.booking.cancel:{BOOKING}:9999999999",
        f"spout.booking.cancel:{BOOKING}:1:2",
        f"spout.booking.cancel:{BOOKING.hex}:1",
        "spout.booking.cancel:nobody:1",
        f"spout.booking.explode:{BOOKING}:1",
        f"booking.cancel:{BOOKING}:1",
        f"spout.booking.move:{BOOKING}:1:2026-09-30T09:30:00",
        f"spout.booking.move:{BOOKING}:1:0001-01-01T00:00:00+00:00",
        f"spout.booking.move:{BOOKING}:1:9999-12-31T23:59:59+00:00",
        f"spout.booking.move:{BOOKING}:1:soon",
        f"spout.service.book:{BOOKING}",
        "spout.service.list:",
        "spout:v1:confirm:bk_01TEST:r3",
        "spout.service.list:" + "9" * 5000,
        "\x00",
    ],
)
def test_what_is_not_ours_means_nothing(text: str) -> None:
    assert rules.parse(text) is None


@pytest.mark.parametrize(
    ("kind", "verbs"),
    [
        ("booking.requested", ("reschedule", "cancel")),
        ("booking.confirmation", ("reschedule", "cancel")),
        ("booking.moved", ("reschedule", "cancel")),
        ("booking.reminder", ("confirm", "reschedule", "cancel")),
        ("waitlist.offer", ("take", "leave")),
        ("booking.cancelled", ()),
    ],
)
def test_each_kind_of_note_has_its_buttons(kind: str, verbs: tuple[str, ...]) -> None:
    assert rules.verbs(kind) == verbs


@pytest.mark.parametrize(
    ("kind", "buttons", "verbs"),
    [
        ("booking.confirmation", 3, ("confirm", "reschedule", "cancel")),
        ("booking.confirmation", 2, ("reschedule", "cancel")),
        ("booking.reminder", 3, ("confirm", "reschedule", "cancel")),
        ("booking.reminder", 2, ("reschedule", "cancel")),
        ("waitlist.offer", 2, ("take", "leave")),
        ("waitlist.offer", 3, ()),
        ("booking.reminder", 1, ()),
        ("booking.reminder", 0, ()),
        ("booking.cancelled", 2, ()),
    ],
)
def test_a_template_has_them_when_it_has_so_many(kind: str, buttons: int, verbs: tuple[str, ...]) -> None:
    assert rules.verbs_of_template(kind, buttons) == verbs


@pytest.mark.parametrize("text", ["book", " Book ", "BOOK!", "Reservar", "cita", "agendar", "Đặt lịch", "ĐẶT  LỊCH."])
def test_words_that_begin_a_booking(text: str) -> None:
    assert words.asks_to_book(text)


@pytest.mark.parametrize("text", ["", "I read a book", "book?!x", "rebook", "!", "cancel my booking"])
def test_other_words_do_not(text: str) -> None:
    assert not words.asks_to_book(text)


def test_a_word_with_its_marks_apart_is_the_same_word() -> None:
    import unicodedata

    assert words.asks_to_book(unicodedata.normalize("NFD", "đặt lịch"))


def placeholders(language: str) -> dict[tuple[str, str], set[str]]:
    return {
        (section, key): {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        for section in ("buttons", "rows", "says")
        for key, text in words.load(language)[section].items()
    }


@pytest.mark.parametrize("language", sorted(words.LANGUAGES))
def test_every_language_says_the_same_and_fits(language: str) -> None:
    assert placeholders(language) == placeholders("en")
    texts = words.load(language)
    assert (len(texts["weekdays"]), len(texts["months"])) == (7, 12)
    spoken = words.of(language)
    names = [*rules.FORMS]
    buttons = tuple(
        Button(tap(f"booking.{verb}").id(), spoken.button(verb)) for verb in rules.verbs("booking.reminder")
    )
    offered = tuple(Button(tap(f"booking.{verb}").id(), spoken.button(verb)) for verb in rules.verbs("waitlist.offer"))
    longest = {"service": "s" * 200, "start": spoken.start(START), "until": "23:59"}
    rows = [spoken.day(START + timedelta(days=days)) for days in range(9)] + [spoken.start(START)]
    for name in texts["says"]:
        text = spoken.say(name, **longest)
        Buttons(text, buttons).check()
        Buttons(text, offered).check()
        for button in ("services", "days", "times"):
            listed = tuple(Row(f"{names[0]}{n}", title) for n, title in enumerate(rows))
            Choices(text, spoken.button(button), (Section(listed),)).check()
    for month in range(1, 13):
        for day in range(20, 27):
            assert len(spoken.start(datetime(2026, month, day, 23, 59, tzinfo=UTC))) <= 24
    for name in ("more", "later", "other_day"):
        assert 0 < len(spoken.row(name)) <= 24


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "Wed 30 Sep, 10:30"),
        ("es-MX", "mié 30 sep, 10:30"),
        ("pt_BR", "qua, 30 set, 10:30"),
        ("vi", "10:30, T4, 30/9"),
        ("xx", "Wed 30 Sep, 10:30"),
    ],
)
def test_times_are_told_by_the_vendors_clock(tag: str, expected: str) -> None:
    assert words.of(tag, "Europe/London").start(START) == expected
