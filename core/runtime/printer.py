"""Lines on the terminal, each with the coloured name of who says it, and steps with their seconds."""

import os
import sys
import time

WIDTH = 10
COLOURS = {"web": 32, "worker": 36, "beat": 33, "flower": 35, "simulator": 34, "mail": 94, "spout": 1}


class Printer:
    """Goes on without output when the terminal is gone: stopping the children matters more."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        self._gone = False

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def line(self, name: str, text: str) -> None:
        label = f"{name:<{WIDTH}}|"
        if self._coloured:
            label = f"\033[{COLOURS.get(name, 37)}m{label}\033[0m"
        self.plain(f"{label} {text}")

    def step(self, text: str) -> None:
        self.line("spout", f"{self.seconds:5.1f} s  {text}")

    def plain(self, text: str) -> None:
        if self._gone:
            return
        try:
            print(text, flush=True)
        except OSError:
            self._gone = True
