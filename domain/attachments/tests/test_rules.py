import pytest

from domain.attachments import rules

JPEG, PNG, PDF, OGG = b"\xff\xd8\xff\xe0rest", b"\x89PNG\r\n\x1a\nrest", b"%PDF-1.7 rest", b"OggS\0rest"
WEBP, MP4, ZIP = b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0\x20ftypisom\0\0", b"PK\x03\x04rest"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("kind", "claimed", "head", "kept"),
    [
        ("image", "image/jpeg", JPEG, "image/jpeg"),
        ("image", "image/jpeg", PNG, "image/png"),
        ("sticker", "image/webp", WEBP, "image/webp"),
        ("audio", "audio/ogg", OGG, "audio/ogg"),
        ("audio", "audio/mp4", MP4, "audio/mp4"),
        ("audio", "audio/aac", b"\xff\xf1\x50", "audio/aac"),
        ("audio", "audio/mpeg", b"\xff\xfb\x90", "audio/mpeg"),
        ("video", "video/mp4", MP4, "video/mp4"),
        ("video", "video/3gpp", b"\0\0\0\x18ftyp3gp4", "video/3gpp"),
        ("document", "application/pdf", PDF, "application/pdf"),
        ("document", DOCX, ZIP, DOCX),
        ("document", "text/plain", b"a note", "text/plain"),
        ("document", "application/pdf", b"<html>", rules.UNKNOWN),
        ("document", "text/html", b"<script>", rules.UNKNOWN),
        ("document", "image/svg+xml", b"<svg>", rules.UNKNOWN),
        ("document", "image/png", PNG, "image/png"),
    ],
)
def test_what_is_received_is_kept_as_what_it_proves_to_be(kind: str, claimed: str, head: bytes, kept: str) -> None:
    assert rules.type_received(kind, claimed, head) == kept


@pytest.mark.parametrize(
    ("kind", "head"),
    [("image", b"<svg xmlns="), ("image", PDF), ("image", b""), ("sticker", JPEG), ("video", OGG), ("audio", JPEG)],
)
def test_what_is_something_else_is_not_kept(kind: str, head: bytes) -> None:
    with pytest.raises(rules.NotWhatItClaims):
        rules.type_received(kind, "image/jpeg", head)


@pytest.mark.parametrize(
    ("name", "head", "told"),
    [
        ("a.jpg", JPEG, ("image", "image/jpeg")),
        ("a.txt", PNG, ("image", "image/png")),
        ("a.mp4", MP4, ("video", "video/mp4")),
        ("a.m4a", b"\0\0\0\x20ftypM4A \0", ("audio", "audio/mp4")),
        ("a.ogg", OGG, ("audio", "audio/ogg")),
        ("a.pdf", PDF, ("document", "application/pdf")),
        ("a.docx", ZIP, ("document", DOCX)),
        ("notes.TXT", b"a note", ("document", "text/plain")),
    ],
)
def test_what_may_be_sent(name: str, head: bytes, told: tuple[str, str]) -> None:
    assert rules.type_to_send(name, head) == told


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.webp", WEBP),
        ("a.zip", ZIP),
        ("a.docx", PDF[1:]),
        ("a.html", b"<html>"),
        ("a.svg", b"<svg>"),
        ("a.txt", b"a\0b"),
        ("a.exe", b"MZ\x90"),
        ("", b"x"),
    ],
)
def test_what_may_not_be_sent(name: str, head: bytes) -> None:
    with pytest.raises(rules.TypeNotAllowed):
        rules.type_to_send(name, head)


@pytest.mark.parametrize(("kind", "most"), rules.MAX_BYTES.items())
def test_sizes_end_where_metas_do(kind: str, most: int) -> None:
    rules.check_size(kind, 1)
    rules.check_size(kind, most)
    with pytest.raises(rules.TooLarge):
        rules.check_size(kind, most + 1)
    with pytest.raises(rules.Empty):
        rules.check_size(kind, 0)


def test_nothing_that_runs_is_shown_inline() -> None:
    assert not {kind for kind in rules.INLINE if "svg" in kind or kind.startswith(("text/", "application/"))}
