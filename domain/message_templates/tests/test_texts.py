"""All languages say the same things, with the same values in them."""

from datetime import timedelta
from string import Formatter

import pytest

from domain.access import BUILT_IN_ROLES
from domain.message_templates import rules, texts


def placeholders(language: str) -> dict[tuple[str, str], set[str]]:
    return {
        (section, key): {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        for section, keys in texts.load(language).items()
        for key, text in keys.items()
    }


def test_there_are_four_languages() -> None:
    assert sorted(texts.LANGUAGES) == ["en", "es", "pt", "vi"]


def test_every_kind_that_can_be_worded_has_words_and_what_they_may_hold() -> None:
    for language in texts.LANGUAGES:
        for name, kind in rules.KINDS.items():
            section = texts.load(language)[name]
            for channel, keys in (("email", ("subject", "sentence")), ("whatsapp", ("whatsapp",))):
                for key in keys if channel in kind.channels else ():
                    rules.check(section[key], kind.placeholders, field=key)


@pytest.mark.parametrize("language", sorted(texts.LANGUAGES))
def test_every_language_has_the_same_keys_and_placeholders(language: str) -> None:
    assert placeholders(language) == placeholders("en")
    assert texts.load(language)["roles"].keys() == BUILT_IN_ROLES.keys()
    for keys in texts.load(language).values():
        for text in keys.values():
            assert text and text == " ".join(text.split())


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("pt-BR", "pt"), ("es_419", "es"), ("VI", "vi"), ("de-AT", "en"), ("", "en"), ("../es", "en")],
)
def test_the_language_is_the_tag_or_its_base_or_english(tag: str, language: str) -> None:
    assert texts.choose(tag) == language


@pytest.mark.parametrize(
    ("hours", "words"),
    [(1, "1 hora"), (0.2, "1 hora"), (1.5, "2 horas"), (48, "48 horas"), (49, "3 dias"), (168, "7 dias")],
)
def test_a_duration_in_words(hours: float, words: str) -> None:
    assert texts.duration("pt", timedelta(hours=hours)) == words


def test_values_are_never_texts_with_placeholders() -> None:
    greeting = texts.say("en", "common", "greeting", name="{email.__class__} {0}", email="a@b.example")
    assert greeting == "Hi {email.__class__} {0},"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("Spa\r\nBcc: x@y.example", "Spa Bcc: x@y.example"),
        (" a\u2028b\x85c\x07 ", "a b c"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("Tiệm 👩\u200d🔧", "Tiệm 👩\u200d🔧"),
    ],
)
def test_a_value_is_one_line_without_control_characters(raw: str, line: str) -> None:
    assert texts.one_line(raw) == line
