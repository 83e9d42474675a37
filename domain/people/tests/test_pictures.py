"""Pictures from strangers: what they become, and what is refused."""

import io
import struct
import threading
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from PIL import Image, PngImagePlugin

from domain.people import picture_worker, pictures

RED, GREEN, BLUE = (230, 20, 20), (20, 200, 20), (20, 20, 230)
HERE = b"51.5007 N 0.1246 W"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, options.pop("color", RED if mode == "RGB" else 0)).save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(seen: Any, wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(seen[:3], wanted, strict=True))


def thirds(kind: str, **options: Any) -> bytes:
    """90×30: red left, green in the middle, blue right."""
    image = Image.new("RGB", (90, 30), GREEN)
    image.paste(RED, (0, 0, 30, 30))
    image.paste(BLUE, (60, 0, 90, 30))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_each_kind_becomes_a_square_webp(kind: str) -> None:
    made = opened(pictures.reencode(picture(kind)))
    assert (made.format, made.size) == ("WEBP", (40, 40))
    assert near(made.convert("RGB").getpixel((20, 20)), RED)


@pytest.mark.parametrize(
    ("size", "side"), [((1, 1), 1), ((3000, 2000), 512), ((513, 700), 512), ((40, 9), 9), ((512, 512), 512)]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_side_is_the_shorter_one_up_to_512(kind: str, size: tuple[int, int], side: int) -> None:
    assert opened(picture_worker.avatar(picture(kind, size))).size == (side, side)


def test_the_middle_is_kept() -> None:
    made = opened(picture_worker.avatar(thirds("PNG")))
    assert [near(made.getpixel((x, 15)), GREEN) for x in (1, 15, 28)] == [True] * 3


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_a_png_is_read(mode: str) -> None:
    assert opened(picture_worker.avatar(picture("PNG", mode=mode))).size == (40, 40)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK", "YCbCr"])
def test_every_mode_of_a_jpeg_is_read(mode: str) -> None:
    assert opened(picture_worker.avatar(picture("JPEG", mode=mode))).size == (40, 40)


def test_grey_of_16_bits_stays_grey() -> None:
    made = opened(picture_worker.avatar(picture("PNG", mode="I;16", color=0x8000)))
    assert near(made.getpixel((5, 5)), (128, 128, 128))


def test_what_is_transparent_stays_so() -> None:
    made = opened(picture_worker.avatar(picture("PNG", mode="RGBA", color=(200, 0, 0, 0))))
    assert (made.mode, made.getpixel((5, 5))[3]) == ("RGBA", 0)  # type: ignore[index]


def test_of_a_film_the_first_picture_is_taken() -> None:
    for kind in ("GIF", "WEBP"):
        later = [Image.new("RGB", (60, 40), BLUE)] * 3
        made = opened(pictures.reencode(picture(kind, save_all=True, append_images=later, duration=10)))
        assert near(made.convert("RGB").getpixel((20, 20)), RED)
        assert not getattr(made, "is_animated", False)


@pytest.mark.parametrize(("orientation", "top"), [(1, GREEN), (6, RED), (8, BLUE)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_turned_picture_stands_upright(kind: str, orientation: int, top: tuple[int, int, int]) -> None:
    image = Image.new("RGB", (30, 30), GREEN)
    image.paste(RED, (0, 0, 10, 30))
    image.paste(BLUE, (20, 0, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    assert near(opened(picture_worker.avatar(out.getvalue())).getpixel((15, 3)), top)


def test_nothing_that_was_said_in_the_file_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = HERE.decode()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", HERE.decode())
    profile = b"\0" * 36 + b"acsp" + HERE + b"\0" * 88
    for kind, said in (
        ("JPEG", {"exif": exif, "comment": HERE, "icc_profile": profile, "xmp": HERE}),
        ("PNG", {"exif": exif, "pnginfo": notes, "icc_profile": profile}),
        ("WEBP", {"exif": exif, "xmp": HERE, "icc_profile": profile}),
        ("GIF", {"comment": HERE}),
    ):
        data = picture(kind, **said)
        made = pictures.reencode(data)
        assert HERE not in made
        assert not {chunk for chunk in (b"EXIF", b"ICCP", b"XMP ") if chunk in made}


NOT_IMAGES = {
    "empty": b"",
    "text": b"hello",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><title>x</title>",
    "bmp": picture("BMP"),
    "tiff": picture("TIFF"),
    "ico": picture("ICO", (32, 32)),
    "pdf": picture("PDF"),
    "ppm": picture("PPM"),
    "head of a png": picture("PNG")[:33],
    "head of a gif": b"GIF89a\x01\x00\x01\x00",
    "head of a jpeg": b"\xff\xd8\xff\xe0",
    "half a jpeg": picture("JPEG", (400, 400))[: -len(picture("JPEG", (400, 400))) // 2],
    "half a webp": picture("WEBP", (400, 400))[:-20],
    "half a png": picture("PNG", (400, 400))[:-40],
    "png with a broken checksum": picture("PNG").replace(b"IHDR", b"IHDR", 1)[:29] + b"\0\0\0\0" + picture("PNG")[33:],
}


@pytest.mark.parametrize("what", NOT_IMAGES)
def test_what_is_no_whole_picture_is_refused(what: str) -> None:
    with pytest.raises(pictures.NotAnImage):
        pictures.reencode(NOT_IMAGES[what])


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claims(width: int, height: int) -> bytes:
    """A PNG that says it is of this size and has next to nothing in it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(5001, 5000), (10_000, 10_000), (60_000, 60_000), (2_000_000_000, 2_000_000_000)])
def test_too_many_pixels_are_refused_before_they_are_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(pictures.TooLarge):
        pictures.reencode(claims(*size))


def test_25_megapixels_and_5_mb_are_the_most() -> None:
    assert opened(pictures.reencode(picture("PNG", (5000, 5000), "RGBA"))).size == (512, 512)
    small = picture("PNG")
    assert pictures.reencode(small + b"\0" * (pictures.MAX_BYTES - len(small)))
    with pytest.raises(pictures.TooLarge):
        pictures.reencode(small + b"\0" * (pictures.MAX_BYTES + 1 - len(small)))


def scans(count: int) -> bytes:
    """A progressive JPEG of 25 megapixels, whose last scan comes again and again: 42 bytes, 8 ms each."""
    whole = picture("JPEG", (5000, 5000), "L", color=128, progressive=True, optimize=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * count + whole[-2:]


def profiles(count: int) -> bytes:
    """A PNG with that many colour profiles of 1 MB, packed to 1 kB each."""
    profile = chunk(b"iCCP", b"a\0\0" + zlib.compress(b"a" * 1_000_000, 9))
    small = picture("PNG")
    return small[:33] + profile * count + small[33:]


@pytest.mark.parametrize("hostile", [lambda: scans(100_000), lambda: profiles(5000)])
def test_a_file_made_to_keep_the_decoder_busy_is_stopped(
    hostile: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = hostile()
    assert len(data) <= pictures.MAX_BYTES
    stricter = tmp_path / "stricter.py"
    stricter.write_text(pictures.WORKER.read_text().replace("CPU_SECONDS = 5", "CPU_SECONDS = 1"))
    monkeypatch.setattr(pictures, "WORKER", stricter)
    with pytest.raises(pictures.NotAnImage):  # killed by its limit, long before it would be done
        pictures.reencode(data)


def test_a_worker_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleeper = tmp_path / "sleeper.py"
    sleeper.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(pictures, "WORKER", sleeper)
    monkeypatch.setattr(pictures, "PATIENCE_SECONDS", 0.2)
    with pytest.raises(pictures.NotAnImage):
        pictures.reencode(picture("PNG"))


def test_a_worker_that_can_not_start_is_our_fault_and_not_the_pictures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("import nothing_of_this_name")
    monkeypatch.setattr(pictures, "WORKER", broken)
    with pytest.raises(RuntimeError, match="nothing_of_this_name"):
        pictures.reencode(picture("PNG"))


def test_the_worker_knows_no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    teller = tmp_path / "teller.py"
    teller.write_text("import os, sys; sys.stdout.write(repr(dict(os.environ))); sys.exit(0)")
    monkeypatch.setattr(pictures, "WORKER", teller)
    assert b"SECRET" not in pictures.reencode(b"")


def test_many_at_once(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PATIENCE_FOR_A_TURN", 60)
    data, made = picture("JPEG", (800, 600)), []
    threads = [threading.Thread(target=lambda: made.append(pictures.reencode(data))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    assert len(set(made)) == 1


def test_who_would_wait_long_for_a_turn_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that waits keeps a thread from all others."""
    monkeypatch.setattr(pictures, "PATIENCE_FOR_A_TURN", 0)
    with ExitStack() as turns:
        for _ in range(2):
            turns.enter_context(pictures._turns)
        with pytest.raises(pictures.TooManyAtOnce) as refused:
            pictures.reencode(picture("PNG"))
    assert refused.value.details == {"retry_after": 5}
    pictures.reencode(picture("PNG"))


def test_a_stored_picture_has_a_name_of_our_own(media: Path) -> None:
    first, second = (pictures.store(picture("PNG")) for _ in range(2))
    assert first != second
    assert pictures.NAME.fullmatch(first)
    assert opened((media / first).read_bytes()).format == "WEBP"


def test_what_is_refused_is_not_stored(media: Path) -> None:
    with pytest.raises(pictures.NotAnImage):
        pictures.store(b"hello")
    assert list(media.iterdir()) == []


def test_a_picture_goes_when_the_transaction_commits(db: None, django_capture_on_commit_callbacks: Any) -> None:
    name = pictures.store(picture("PNG"))
    with django_capture_on_commit_callbacks(execute=True):
        pictures.remove(name)
        pictures.remove(name)
        assert default_storage.exists(name), "until then a rollback still needs it"
    assert not default_storage.exists(name)


@pytest.mark.parametrize("name", ["", "avatars/../secret", "secret", "avatars/x.webp", "/etc/passwd"])
def test_nothing_but_pictures_is_removed(db: None, django_capture_on_commit_callbacks: Any, name: str) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        pictures.remove(name)
    assert callbacks == []
