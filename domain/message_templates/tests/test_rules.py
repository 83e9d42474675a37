import pytest

from domain.message_templates import rules

KNOWN = ("name", "service")


@pytest.mark.parametrize(
    ("text", "name", "line", "column"),
    [
        ("Hi {phone}", "phone", 1, 4),
        ("Hi {name},\n\nsee {service} {x}!", "x", 3, 15),
        ("{}", "", 1, 1),
        ("{name.__class__}", "name.__class__", 1, 1),
        ("{name!r}", "name!r", 1, 1),
        ("{ name }", " name ", 1, 1),
        ("{{name}} {% now %}", "% now %", 1, 10),
    ],
)
def test_an_unknown_placeholder_is_named_with_its_place(text: str, name: str, line: int, column: int) -> None:
    with pytest.raises((rules.UnknownPlaceholder, rules.StrayBrace)) as refused:
        rules.check(text, KNOWN, field="body")
    if isinstance(refused.value, rules.StrayBrace):  # of the first brace of two
        assert refused.value.details == {"field": "body", "line": 1, "column": 1}
        return
    assert refused.value.details == {
        "placeholder": name,
        "known": ["name", "service"],
        "field": "body",
        "line": line,
        "column": column,
    }
    assert f"{{{name}}}" in refused.value.message


@pytest.mark.parametrize(("text", "column"), [("Hi {name", 4), ("name}", 5), ("{name} {", 8)])
def test_a_brace_alone_is_refused_with_its_place(text: str, column: int) -> None:
    with pytest.raises(rules.StrayBrace) as refused:
        rules.check(text, KNOWN, field="subject")
    assert refused.value.details == {"field": "subject", "line": 1, "column": column}


def test_what_a_value_holds_is_never_looked_into() -> None:
    rules.check("{name}: {service}", KNOWN, field="body")
    assert rules.fill("{name}: {service}", {"name": "{service}", "service": "a\nb"}) == "{service}: a b"


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (("pt-BR", "en"), ["pt-BR", "pt", "en"]),
        (("de", "es_MX"), ["de", "es-MX", "es", "en"]),
        (("", "vi"), ["vi", "en"]),
    ],
)
def test_in_which_languages_words_are_looked_for(tags: tuple[str, ...], found: list[str]) -> None:
    assert rules.languages(*tags) == found
