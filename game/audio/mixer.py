"""pygame's mixer as ours: buses, voices placed in stereo, beds that ramp, sounds loaded meanwhile."""

import threading
from pathlib import Path

import pygame

from game.audio.cues import cues_of, heard_from
from game.audio.layers import LAYERS, toward, wanted
from game.audio.sound import Sound
from game.audio.tread import Tread
from game.files import shipped
from game.profile.settings import BUSES, Settings
from game.quiet import quiet_stderr
from game.sim import events
from game.sim.events import Event
from game.sim.world import World
from game.trouble import Trouble

RATE, BUFFER = 44100, 512  # 512 samples are 12 ms: short of a frame
VOICES = 24
TICK = 1 / 60
# What is needed first is loaded first.
FIRST = ("ui", "heart", "breath", "step", "jump", "land", "bed_drone", "bed_wind")


class NoSound(Exception):
    """No device can be opened; the text says why."""


class Mixer(Sound):
    """Everything heard. Sounds that are not loaded yet are left out: that is the first second at most."""

    def __init__(self, settings: Settings) -> None:
        """Open the device. Raises NoSound."""
        with quiet_stderr():
            try:
                pygame.mixer.init(RATE, -16, 2, BUFFER)
            except pygame.error as error:
                raise NoSound(_plain(str(error))) from None
        pygame.mixer.set_num_channels(VOICES)
        self.sounds: dict[str, list[pygame.mixer.Sound]] = {}  # name without number -> its variations
        self.turn: dict[str, int] = {}
        self.buses: dict[str, float] = {}
        self.tread = Tread()
        self.loudness = [0] * VOICES  # the priority of what each channel plays
        # The beds have channels of their own, the first ones; voices take turns on the others.
        self.bed_channels = {name: pygame.mixer.Channel(n) for n, name in enumerate(LAYERS)}
        self.bed_gain = dict.fromkeys(LAYERS, 0.0)
        self.bed_goal = dict.fromkeys(LAYERS, 0.0)
        self.bed_set = dict.fromkeys(LAYERS, -1.0)
        self.voices = range(len(LAYERS), VOICES)
        self.closing = False
        self.wanted = (
            threading.Event()
        )  # something is to be heard: until then loading would only slow the start
        self.volumes(settings)
        self.loader = threading.Thread(target=self._load, name="sounds", daemon=True)
        self.loader.start()

    # ---- loading

    def _load(self) -> None:
        """Read all files, the ones needed first at the front; a broken one is left out."""
        self.wanted.wait()
        try:
            files = sorted(shipped("assets", "sound").glob("*.ogg"), key=_when)
        except (OSError, Trouble):
            return
        for file in files:
            if self.closing:
                return
            try:
                sound = pygame.mixer.Sound(str(file))
            except pygame.error:
                continue
            self.sounds.setdefault(file.stem, []).append(sound)
            name, _, number = file.stem.rpartition("_")
            if number.isdigit():
                self.sounds.setdefault(name, []).append(sound)

    # ---- what scenes ask for

    def volumes(self, settings: Settings) -> None:
        """Take the volumes from the settings; percent are squared, as ears hear it."""
        for bus in BUSES:
            self.buses[bus] = (getattr(settings, bus) / 100) ** 2
        self.bed_set = dict.fromkeys(LAYERS, -1.0)

    def play(self, sound: str, bus: str = "effects", gain: float = 1.0) -> None:
        """Play a sound by name, in the middle."""
        self._voice(sound, bus, gain, 0.0, 5)

    def tick(self, world: World, said: list[Event]) -> None:
        """Hear one tick: the cues of its events, feet, and the beds' way to where they are wanted."""
        self.wanted.set()
        beat = False
        for event in said:
            beat = beat or isinstance(event, events.Beat)
            for cue in cues_of(world, event):
                if cue.sound:
                    pan, near = heard_from(world, event.x, event.y)
                    if near > 0.02:
                        self._voice(cue.sound, cue.bus, cue.gain * near, pan, cue.priority)
        if step := self.tread.tick(world):
            self._voice(step, "effects", 0.55, 0.0, 0)
        # The heart leads: layers change on its beats, or when it has none to give.
        if beat or world.heart.stopped or world.tick < 2:
            self.bed_goal = wanted(world)
        self._beds()

    def beds(self, on: bool) -> None:
        """Let the beds lie under what happens, or fade them out."""
        if on:
            self.bed_goal["drone"], self.bed_goal["wind"] = 0.6, 0.4
        else:
            self.bed_goal = dict.fromkeys(LAYERS, 0.0)
        self._beds()

    def hold(self, held: bool) -> None:
        """Stand still with the climb, or go on with it."""
        if held:
            pygame.mixer.pause()
        else:
            pygame.mixer.unpause()

    def close(self) -> None:
        """Give the device back; the loader is let finish its file first."""
        self.closing = True
        self.wanted.set()
        self.loader.join(2.0)
        pygame.mixer.quit()

    # ---- voices and beds

    def _voice(self, sound: str, bus: str, gain: float, pan: float, priority: int) -> None:
        known = self.sounds.get(sound)
        volume = gain * self.buses[bus] * self.buses["master"]
        if not known or volume < 0.003:
            return
        n = self._channel(priority)
        if n < 0:
            return
        turn = self.turn[sound] = self.turn.get(sound, -1) + 1
        # Every variation once before any comes again, in an order that is not a scale.
        chosen = known[turn * 3 % len(known) if len(known) % 3 else turn % len(known)]
        channel = pygame.mixer.Channel(n)
        self.loudness[n] = priority
        channel.play(chosen)
        # Equal power, scaled so that the middle is full on both sides.
        left, right = ((1 - pan) / 2) ** 0.5 * 1.414, ((1 + pan) / 2) ** 0.5 * 1.414
        channel.set_volume(min(1.0, volume * left), min(1.0, volume * right))

    def _channel(self, priority: int) -> int:
        """Return a free channel, else that of the least important voice below `priority`, else -1."""
        least, found = priority, -1
        for n in self.voices:
            if not pygame.mixer.Channel(n).get_busy():
                return n
            if self.loudness[n] < least:
                least, found = self.loudness[n], n
        return found

    def _beds(self) -> None:
        """Move each bed a tick toward its goal; start one that has something to say."""
        for name, layer in LAYERS.items():
            gain = self.bed_gain[name] = toward(self.bed_gain[name], self.bed_goal[name], TICK)
            channel = self.bed_channels[name]
            volume = gain * self.buses[layer.bus] * self.buses["master"]
            if not channel.get_busy():
                known = self.sounds.get(layer.sound)
                if not known or gain <= 0:
                    continue
                channel.play(known[0], loops=-1)
                self.bed_set[name] = -1.0
            before = self.bed_set[name]
            if abs(volume - before) > 0.002 or (before and not volume):
                channel.set_volume(volume)
                self.bed_set[name] = volume


def _when(file: Path) -> tuple[int, str]:
    """Where a file stands in the order of loading."""
    for n, begins in enumerate(FIRST):
        if file.stem.startswith(begins):
            return n, file.stem
    return len(FIRST), file.stem


def _plain(said: str) -> str:
    """SDL's words without the name of the library in front."""
    return (said.split(": ", 1)[-1] if said.startswith("ALSA") else said).rstrip(".")
