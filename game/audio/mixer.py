"""pygame's mixer as ours: buses, voices placed in stereo, beds that ramp and duck, a device that may go and come."""

import pygame

from game.audio.device import VOICES, Device, NoSound
from game.audio.ducks import Ducking
from game.audio.ear import Heard
from game.audio.layers import LAYERS, bed_of, sound_of, toward, wanted
from game.audio.place import MIDDLE, Place
from game.audio.samples import Samples
from game.audio.sound import Sound
from game.profile.settings import BUSES, Settings
from game.sim import events
from game.sim.events import Event
from game.sim.world import World
from game.text import tr

TICK = 1 / 60
QUIET = 0.003  # a volume below which nothing is played
OWN = tuple(name for name, layer in LAYERS.items() if layer.own)


def variation(turn: int, count: int) -> int:
    """Which of `count` is heard the `turn`th time: each once before any comes again, in an order that is no scale."""
    return turn * 3 % count if count % 3 else turn % count


class Mixer(Sound):
    """Everything heard. Sounds that are not read yet are left out: that is the first second at most."""

    def __init__(self, settings: Settings) -> None:
        """Open the device; where none is, `why` says so, and the mixer goes on looking for one."""
        super().__init__()
        self.samples = Samples()
        self.out = Device(self.samples.gate)
        self.out.channels = 1 if settings.mono else 2
        self.why = ""
        self.turn: dict[str, int] = {}
        self.buses: dict[str, float] = {}
        self.ducking = Ducking()
        self.loudness = [0] * VOICES  # the priority of what each channel plays
        self.lies = ""  # the bed whose own layers are heard now
        self.ticked = False  # since the last rest
        self.bed_gain = dict.fromkeys(LAYERS, 0.0)
        self.bed_goal = dict.fromkeys(LAYERS, 0.0)
        self.bed_set = dict.fromkeys(LAYERS, -1.0)
        self.voices = range(len(LAYERS), VOICES)  # the beds have channels of their own, the first ones
        self.channels: list[pygame.mixer.Channel] = []
        self.samples.begin()
        self.volumes(settings)
        try:
            self.out.open()
        except NoSound as trouble:
            self.why = str(trouble)
        else:
            self._begin()

    def _begin(self) -> None:
        """A device is there, new or again: nothing plays on it yet."""
        self.channels = [pygame.mixer.Channel(n) for n in range(VOICES)]
        self.bed_gain = dict.fromkeys(LAYERS, 0.0)
        self.bed_set = dict.fromkeys(LAYERS, -1.0)
        self._keep()

    def _keep(self) -> None:
        """Have the loops of the bed that lies here now."""
        self.samples.keep_beds(sound_of(layer, self.lies) for layer in LAYERS)

    # ---- what scenes ask for

    def volumes(self, settings: Settings) -> None:
        """Take the volumes from the settings; percent are squared, as ears hear it."""
        super().volumes(settings)
        for bus in BUSES:
            self.buses[bus] = (getattr(settings, bus) / 100) ** 2
        if settings.no_whispers:
            self.buses["whispers"] = 0.0
        self.bed_set = dict.fromkeys(LAYERS, -1.0)
        if self.out.channels != (channels := 1 if settings.mono else 2):
            self.out.channels = channels
            self.out.lose()
            self.samples.again()

    def play(self, sound: str, bus: str = "effects", gain: float = 1.0) -> None:
        """Play a sound by name, in the middle."""
        self.samples.wanted.set()
        if self.out.live:
            self._voice(sound, bus, gain, MIDDLE, 5)

    def tick(self, world: World, said: list[Event]) -> list[Heard]:
        """Hear one tick: what the ear hears, and the beds' way to where they are wanted."""
        self.samples.wanted.set()
        heard = super().tick(world, said)
        self.ticked = True
        if not self._live():
            return heard
        for one in heard:
            cue = one.cue
            if cue.sound:
                self._voice(cue.sound, cue.bus, cue.gain * one.place.near, one.place, cue.priority)
        self.ducking.tick(said, TICK)
        # The heart leads: layers change on its beats, or when it has none to give.
        beat = any(isinstance(event, events.Beat) for event in said)
        if beat or world.heart.stopped or world.level.awake or world.tick < 2:
            self.bed_goal = wanted(world)
        self._beds(bed_of(world, self.bed))
        return heard

    def rest(self) -> None:
        """A tick without a climb: the beds still go where they are going, a device may still be found."""
        if not self.ticked and self._live():
            self._beds(self.lies)
        self.ticked = False

    def beds(self, on: bool) -> None:
        """Let the beds lie under what happens, or fade them out."""
        self.bed_goal = dict.fromkeys(LAYERS, 0.0)
        if on:
            self.bed_goal |= {"ground": 0.6, "air": 0.4}

    def hold(self, held: bool) -> None:
        """Stand still with the climb, or go on with it."""
        if not self.out.live:
            return
        if held:
            pygame.mixer.pause()
        else:
            pygame.mixer.unpause()

    def device(self, added: bool) -> None:
        """One came: it is tried at once, should we have none. One went: ours, maybe; what is there now is taken."""
        if added and self.out.live:
            return
        if not added and self.out.live:
            self.news = tr("The sound device is gone; the game plays on in silence.")
        self.out.lose()

    def close(self) -> None:
        """Give the device back; the reader is let finish its file first."""
        self.samples.close()
        self.out.close()

    def _live(self) -> bool:
        """Is there a device, or is there one again?"""
        if not self.out.live and self.out.found():
            self._begin()
            self.news = tr("There is sound again.")
        return self.out.live

    # ---- voices and beds

    def _voice(self, sound: str, bus: str, gain: float, place: Place, priority: int) -> None:
        known = self.samples.find(sound, place.behind)
        volume = gain * self.buses[bus] * self.buses["master"] * self.ducking.of(bus)
        if not known or volume < QUIET:
            return
        n = self._channel(priority)
        if n < 0:
            return
        turn = self.turn[sound] = self.turn.get(sound, -1) + 1
        chosen = known[variation(turn, len(known))]
        channel = self.channels[n]
        self.loudness[n] = priority
        # Its volume is set before it plays: the device may ask for samples at any moment between the two.
        if channel.get_busy():
            channel.stop()
        if place.pan and self.out.channels == 2:
            # Equal power, scaled so that the middle is full on both sides.
            left, right = ((1 - place.pan) / 2) ** 0.5 * 1.414, ((1 + place.pan) / 2) ** 0.5 * 1.414
            channel.set_volume(min(1.0, volume * left), min(1.0, volume * right))
        else:
            channel.set_volume(volume)
        channel.play(chosen)

    def _channel(self, priority: int) -> int:
        """Return a free channel, else that of the least important voice below `priority`, else -1."""
        least, found = priority, -1
        for n in self.voices:
            if not self.channels[n].get_busy():
                return n
            if self.loudness[n] < least:
                least, found = self.loudness[n], n
        return found

    def _beds(self, bed: str) -> None:
        """Move each layer a tick toward its goal. Another place's bed comes when this one's is silent."""
        leaving = bed != self.lies
        if leaving and not any(self.bed_gain[name] for name in OWN):
            for n, name in enumerate(LAYERS):
                if name in OWN:
                    self.channels[n].stop()
            self.lies, leaving = bed, False
            self._keep()
        for n, (name, layer) in enumerate(LAYERS.items()):
            goal = 0.0 if leaving and layer.own else self.bed_goal[name]
            before = self.bed_gain[name]
            gain = self.bed_gain[name] = before if before == goal else toward(before, goal, TICK)
            volume = gain * self.buses[layer.bus] * self.buses["master"] * self.ducking.of(layer.bus)
            if not volume and not self.bed_set[name]:
                continue
            channel = self.channels[n]
            if self.bed_set[name] < 0 or not channel.get_busy():
                loop = self.samples.beds.get(sound_of(name, self.lies))
                if loop is None:
                    self.bed_gain[name] = 0.0
                    continue
                channel.set_volume(volume)
                self.bed_set[name] = volume
                if not channel.get_busy():
                    channel.play(loop, loops=-1)
            elif abs(volume - self.bed_set[name]) > 0.002 or not volume:
                channel.set_volume(volume)
                self.bed_set[name] = volume
