"""Files in one ZIP, made while it is sent: as much of it is in memory as one piece."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

TYPE = "application/zip"


class _Outlet:
    """What zipfile writes into: it can't seek in it, and so writes each file's size behind the file."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is kept back."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def stream(files: Iterable[tuple[str, Iterable[bytes]]], *, at: datetime) -> Iterator[bytes]:
    """The archive of these files, each a name and its content in pieces, dated `at`."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w") as archive:  # type: ignore[call-overload]  # a file as far as it is used
        for name, content in files:
            entry = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as file:
                for piece in content:
                    file.write(piece)
                    if ready := outlet.taken():
                        yield ready
            yield outlet.taken()
    yield outlet.taken()
