import pytest

from domain.message_templates import letters
from domain.message_templates.letters import Content, Look


@pytest.mark.parametrize(
    ("colour", "ink"), [("#000000", "#ffffff"), ("#ffffff", "#111111"), ("#0a6c68", "#ffffff"), ("#ffe600", "#111111")]
)
def test_what_stands_on_a_colour_can_be_read(colour: str, ink: str) -> None:
    assert letters.ink_on(colour) == ink


def test_the_look_is_the_sender_s_and_styles_are_in_the_tags() -> None:
    look = Look(
        "Rosa & Söhne", colour="#ffe600", logo_url="https://rosa.example/logo.png", website="https://rosa.example"
    )
    content = Content("A subject", ["One\nmore line", "Two <b>"], button="Go", link="https://spout.example/x")
    letter = letters.write(content, look, to="a@b.example", language="es")
    assert '<html lang="es">' in letter.html
    assert 'src="https://rosa.example/logo.png"' in letter.html
    assert "Rosa &amp; Söhne" in letter.html
    assert "Two &lt;b&gt;" in letter.html
    assert "One<br>more line" in letter.html
    button = letter.html.partition('class="button"')[2].partition(">")[0]
    assert "color: #111111" in button
    assert ".button {" not in letter.html, "what was put into tags is not sent twice"
    assert "prefers-color-scheme" in letter.html
    assert letter.text.startswith("One\nmore line\n\nTwo <b>\n")
    assert "Go:\nhttps://spout.example/x\n" in letter.text
    assert "Rosa & Söhne\nhttps://rosa.example" in letter.text
