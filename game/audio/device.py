"""The way out: a device that can be lost while one plays, and found again.

Opening may take long on a machine whose sound has just died, so after the first time it is done beside the loop.
"""

import threading
import time
from contextlib import suppress

import pygame

from game.quiet import quiet_stderr

RATE, BUFFER = 44100, 512  # 512 samples are 12 ms: short of a frame
VOICES = 24
FIRST_TRY, LAST_TRY = 2.0, 30.0  # s between two tries to open: longer and longer


class NoSound(Exception):
    """No device can be opened; the text says why."""


class Device:
    """`live`: sound goes out. `gate` is held while it is opened or closed."""

    def __init__(self, gate: threading.Lock) -> None:
        self.gate = gate
        self.live = False
        self.channels = 2
        self._opener: threading.Thread | None = None
        self._wait = FIRST_TRY
        self._next = 0.0  # the moment of the next try
        self._opened = False  # by the opener, not yet noticed

    def open(self) -> None:
        """Open it now. Raises NoSound."""
        self._open()
        self.live = True

    def _open(self) -> None:
        try:
            with self.gate, quiet_stderr():
                # What cannot be had is converted: our samples are of one kind whatever the device likes.
                pygame.mixer.init(RATE, -16, self.channels, BUFFER, allowedchanges=0)
                pygame.mixer.set_num_channels(VOICES)
        except pygame.error as error:
            raise NoSound(_plain(str(error))) from None
        finally:
            # Not again at once: while it is tried no other thread has a stderr to say so on.
            self._next = time.monotonic() + self._wait
            self._wait = min(LAST_TRY, self._wait * 2)

    def close(self) -> None:
        """Give it back."""
        if self._opener:
            self._opener.join(2.0)
        self.live = False
        with self.gate:
            pygame.mixer.quit()

    def lose(self) -> None:
        """It is gone, or it changed: let go of it and look for one at once."""
        if self.live:
            self.live = False
            with self.gate:
                pygame.mixer.quit()
        self._wait, self._next = FIRST_TRY, 0.0

    def found(self) -> bool:
        """Look for one when it is time to; True once, when there is one again. Quick, and never raises."""
        if self.live:
            return False
        if self._opened:
            self._opened, self._opener, self.live = False, None, True
            return True
        if (self._opener is None or not self._opener.is_alive()) and time.monotonic() >= self._next:
            self._opener = threading.Thread(target=self._try, name="sound device", daemon=True)
            self._opener.start()
        return False

    def _try(self) -> None:
        with suppress(NoSound):
            self._open()
            self._opened = True


def _plain(said: str) -> str:
    """SDL's words without the name of the library in front."""
    return (said.split(": ", 1)[-1] if said.startswith("ALSA") else said).rstrip(".")
