"""The sound as scenes know it; this one is silent and costs nothing. `open_sound` gives what there is."""

from game.profile.settings import Settings
from game.sim.events import Event
from game.sim.world import World


class Sound:
    """Silence: no device, or muted. The mixer says the same things aloud."""

    def tick(self, world: World, said: list[Event]) -> None:
        """Hear one tick of a climb."""

    def play(self, sound: str, bus: str = "effects", gain: float = 1.0) -> None:
        """Play a sound by name, in the middle."""

    def beds(self, on: bool) -> None:
        """Let the beds lie under what happens, or fade them out."""

    def hold(self, held: bool) -> None:
        """Stand still with the climb, or go on with it."""

    def volumes(self, settings: Settings) -> None:
        """Take the volumes from the settings."""

    def close(self) -> None:
        """Give the device back."""


def open_sound(settings: Settings, muted: bool = False) -> tuple[Sound, str]:
    """Return the mixer, or silence and a sentence saying why (empty when it was asked for)."""
    if muted:
        return Sound(), ""
    from game.audio.mixer import Mixer, NoSound

    try:
        return Mixer(settings), ""
    except NoSound as error:
        return Sound(), f"no sound: {error}; the game plays on in silence"
