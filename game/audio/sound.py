"""The sound as scenes know it; this one is silent. `open_sound` gives what there is.

Silence hears too: captions and rumble come from what would be heard.
"""

from game.audio.ear import Ear, Heard
from game.audio.layers import known
from game.maps.scenery import Scenery
from game.profile.settings import BUSES, Settings
from game.sim.events import Event
from game.sim.level import Rect
from game.sim.world import World
from game.text import tr

HEARD = (*BUSES, "mono", "no_whispers", "breath_captions")  # the settings that `volumes` takes


class Sound:
    """Silence: muted. The mixer says the same things aloud."""

    news = ""  # a sentence for the player: taken by whoever says it

    def __init__(self) -> None:
        self.ear = Ear()
        self.bed = known("")

    def look(self, look: str | Scenery, place: str = "") -> None:
        """Be in another place: its bed, and its mirrors. `place`: the map's own name, for one that names no bed."""
        if isinstance(look, str):
            self.bed = known(look, place)
            self.ear.look(())
            return
        self.bed = known(look.bed, place)
        boxes = (Rect(round(m.x), round(m.y), round(m.w), round(m.h)) for m in look.marks("Mirror"))
        self.ear.look(tuple(boxes))

    def tick(self, world: World, said: list[Event]) -> list[Heard]:
        """Hear one tick of a climb; returns what there was to hear."""
        return self.ear.hear(world, said)

    def play(self, sound: str, bus: str = "effects", gain: float = 1.0) -> None:
        """Play a sound by name, in the middle."""

    def rest(self) -> None:
        """A tick of whatever is on the screen, after it: where no climb was heard, the beds go on by themselves."""

    def beds(self, on: bool) -> None:
        """Let the beds lie under what happens, or fade them out."""

    def hold(self, held: bool) -> None:
        """Stand still with the climb, or go on with it."""

    def volumes(self, settings: Settings) -> None:
        """Take volumes, mono and the whispers from the settings."""
        self.ear.hushed = settings.no_whispers
        self.ear.breaths = settings.breath_captions

    def device(self, added: bool) -> None:
        """A device came, or one went."""

    def close(self) -> None:
        """Give the device back."""


def open_sound(settings: Settings, muted: bool = False) -> tuple[Sound, str]:
    """Return the mixer, or silence when that was asked for; and a sentence where nothing can be heard yet."""
    if muted:
        silence = Sound()
        silence.volumes(settings)
        return silence, ""
    from game.audio.mixer import Mixer

    mixer = Mixer(settings)
    return mixer, tr("no sound: {}; the game plays on in silence").format(mixer.why) if mixer.why else ""
