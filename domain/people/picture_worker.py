"""Makes an avatar out of a picture: bytes in, WebP out. `domain.people.pictures` runs it as a program of its own.

Files can be made that keep a decoder busy for a quarter of an hour (a JPEG of 5 MB in a hundred thousand scans) or that
break it. Here such a file has five seconds, 1 GB, no secrets, and no other request to harm.
"""

import io
import os
import resource
import sys
import warnings

from PIL import Image, ImageOps

SIDE = 512
MAX_PIXELS = 25_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
CPU_SECONDS = 5
MEMORY_BYTES = 1 << 30  # 25 megapixels take 100 MB, twice while they are made smaller

# How the program ends.
DONE, NOT_AN_IMAGE, TOO_LARGE = 0, 3, 4


class TooManyPixels(Exception):
    """Known from the file's head, before anything is decoded."""


def avatar(data: bytes) -> bytes:
    """The middle of the picture, upright, square, at most 512×512, without metadata. Raises whatever Pillow raises."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MAX_PIXELS:
            raise TooManyPixels
        image.draft("RGB", (SIDE, SIDE))  # a JPEG is decoded at a fraction of its size
        square = ImageOps.exif_transpose(_square(image))
    square.info.clear()  # Pillow would write the colour profile and more of it
    out = io.BytesIO()
    square.save(out, "WEBP", quality=85, method=4)
    return out.getvalue()


def _square(image: Image.Image) -> Image.Image:
    """Cut and scaled in one step, and turned only afterwards: no second copy of all the pixels."""
    if image.mode.startswith("I"):  # 16 bits of grey, which `convert` would cut off
        image = image.point(lambda grey: grey / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    full = image if image.mode == mode else image.convert(mode)
    side = min(full.size)
    left, top = (full.width - side) // 2, (full.height - side) // 2
    goal = min(side, SIDE)
    return full.resize((goal, goal), Image.Resampling.LANCZOS, (left, top, left + side, top + side), reducing_gap=3)


def main() -> int:
    """Standard input to standard output. The code says how it went; a signal says that a limit was met."""
    os.nice(5)  # requests first
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    data = sys.stdin.buffer.read()
    try:
        made = avatar(data)
    except (TooManyPixels, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return TOO_LARGE
    except Exception:  # Pillow names no closed list of what a broken file raises
        return NOT_AN_IMAGE
    sys.stdout.buffer.write(made)
    return DONE


if __name__ == "__main__":
    sys.exit(main())
