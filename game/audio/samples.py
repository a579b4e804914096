"""Sounds as the mixer plays them: read meanwhile, the needed ones first, beds only while they lie under something.

Decoded sound is what costs memory here: 172 KiB a second. So only one place's bed is kept, and only a few
variations of what can be heard through the tower are muffled.
"""

import threading
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.audio.device import RATE
from game.files import shipped
from game.trouble import Trouble

# What is needed first is read first.
FIRST = ("ui", "heart", "breath", "step", "jump", "land")
# What can be on the far side of the tower: it is kept muffled too, this many variations of each.
FAR_SIDE = (
    "hand_whisper", "hand_stir", "hand_rise", "hand_grasp", "hand_freed", "hand_recoil", "great_wakes",
    "great_opens", "great_moves", "wall_seam", "wall_move", "wall_arrive", "ash_crack", "ash_fall", "ash_return",
)  # fmt: skip
MUFFLED = 2
ONCE_MORE = 4096  # samples of a ring's beginning that its file has again at the end, to be faded into
STONE = 420  # Hz from which on stone lets less and less through
Sounds = dict[str, list[pygame.mixer.Sound]]


class Samples:
    """`gate` is held while a file is decoded: nobody may close the device then."""

    def __init__(self) -> None:
        self.gate = threading.Lock()
        self.near: Sounds = {}  # name without number, and each file's own -> its variations
        self.far: Sounds = {}  # the same, heard through the tower
        self.beds: dict[str, pygame.mixer.Sound] = {}
        self.wanted = (
            threading.Event()
        )  # something is to be heard: until then reading would only slow the start
        self.ready = threading.Event()  # all that is not a bed is there
        self.closing = False
        self._todo: deque[Path] = deque()
        self._beds: set[str] = set()  # the beds that are to be there
        self._more = threading.Event()
        self._reader = threading.Thread(target=self._read_all, name="sounds", daemon=True)

    def begin(self) -> None:
        """Find the files, and begin to read them as soon as something is wanted."""
        try:
            files = sorted(shipped("assets", "sound").glob("*.ogg"), key=_when)
        except (OSError, Trouble):
            files = []
        self._files = {file.stem: file for file in files}
        self.again()
        self._reader.start()

    def again(self) -> None:
        """Read everything anew, as for a device of another kind."""
        with self.gate:
            self.near, self.far, self.beds = {}, {}, {}
            self.ready.clear()
            self._todo = deque(file for stem, file in self._files.items() if not stem.startswith("bed_"))
        self._more.set()

    def keep_beds(self, names: Iterable[str]) -> None:
        """Have these loops and no others."""
        self._beds = {name for name in names if name in self._files}
        for name in [name for name in self.beds if name not in self._beds]:
            del self.beds[name]
        self._more.set()

    def find(self, name: str, behind: bool) -> list[pygame.mixer.Sound]:
        """The variations of a sound, muffled where the tower is between; empty when there are none, or not yet."""
        return (behind and self.far.get(name)) or self.near.get(name, [])

    def bytes(self) -> int:
        """How much decoded sound is kept."""
        held = {
            id(sound): sound for some in (self.near, self.far) for known in some.values() for sound in known
        }
        return sum(_size(sound) for sound in [*held.values(), *self.beds.values()])

    def close(self) -> None:
        """Let the reader finish its file and go."""
        self.closing = True
        self.wanted.set()
        self._more.set()
        if self._reader.is_alive():
            self._reader.join(2.0)

    # ---- the reader's thread

    def _read_all(self) -> None:
        self.wanted.wait()
        while not self.closing:
            if not pygame.mixer.get_init():  # lost for now: nothing can be decoded until there is one again
                self._more.wait(0.2)
                self._more.clear()
                continue
            missing = next((name for name in self._beds if name not in self.beds), None)
            # The first few sounds, then the bed that one stands in, then the rest.
            if missing and (not self._todo or _when(self._todo[0])[0] == len(FIRST)):
                self._read_bed(missing)
            elif self._todo:
                self._read(self._todo.popleft())
            else:
                self.ready.set()
                self._more.wait()
                self._more.clear()

    def _read_bed(self, name: str) -> None:
        sound = self._decoded(self._files[name])
        if sound is not None and name in self._beds:
            with self.gate:
                if ring := _ring(sound):
                    self.beds[name] = ring

    def _read(self, file: Path) -> None:
        sound = self._decoded(file)
        if sound is None:
            if not pygame.mixer.get_init():
                self._todo.appendleft(file)
            return
        name, _, number = file.stem.rpartition("_")
        names = [file.stem, name] if number.isdigit() else [file.stem]
        for known in names:
            self.near.setdefault(known, []).append(sound)
            if known in FAR_SIDE and len(self.far.get(known, ())) < MUFFLED:
                with self.gate:
                    if muffled := _muffled(sound):
                        self.far.setdefault(known, []).append(muffled)

    def _decoded(self, file: Path) -> pygame.mixer.Sound | None:
        """A file's sound; None without a device, and for a broken one, which is never tried again."""
        with self.gate:
            try:
                return pygame.mixer.Sound(str(file))
            except pygame.error:
                if pygame.mixer.get_init():
                    self._beds.discard(file.stem)
                return None


def _ring(sound: pygame.mixer.Sound) -> pygame.mixer.Sound | None:
    """A bed whose end runs into its beginning."""
    try:
        return pygame.mixer.Sound(buffer=closed(pygame.sndarray.samples(sound)).tobytes())
    except pygame.error:
        return None


def closed(samples: NDArray[Any]) -> NDArray[Any]:
    """Fade from what follows a ring's end to its beginning; to an encoder the two are not quite the same."""
    ring = samples[:-ONCE_MORE].copy()
    share = np.linspace(0, 1, ONCE_MORE, dtype=np.float32)
    share = share if ring.ndim == 1 else share[:, None]
    ring[:ONCE_MORE] = ring[:ONCE_MORE] * share + samples[-ONCE_MORE:] * (1 - share)
    return ring


def _muffled(sound: pygame.mixer.Sound) -> pygame.mixer.Sound | None:
    """The same through stone: what is above STONE grows faint, as behind a wall."""
    try:
        samples = pygame.sndarray.array(sound)
        n = len(samples)
        heard = np.fft.rfft(samples.astype(np.float32), axis=0)
        hertz = np.fft.rfftfreq(n, 1 / RATE)
        gain = 1 / (1 + (hertz / STONE) ** 2)
        heard *= gain if samples.ndim == 1 else gain[:, None]
        through = np.fft.irfft(heard, n, axis=0)
        return pygame.mixer.Sound(buffer=np.clip(through, -32767, 32767).astype(np.int16).tobytes())
    except pygame.error:
        return None


def _size(sound: pygame.mixer.Sound) -> int:
    init = pygame.mixer.get_init()
    return round(sound.get_length() * RATE) * 2 * (init[2] if init else 2)


def _when(file: Path) -> tuple[int, str]:
    """Where a file stands in the order of reading."""
    for n, begins in enumerate(FIRST):
        if file.stem.startswith(begins):
            return n, file.stem
    return len(FIRST), file.stem
