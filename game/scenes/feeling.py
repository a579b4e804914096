"""Captions and rumble: what sound carries, for those who do not hear it. In a climb and in practice alike."""

from game.audio.cues import Rumble
from game.audio.ear import Heard
from game.scenes.notes import Notes
from game.scenes.scene import Shell


def feel(shell: Shell, heard: list[Heard], notes: Notes) -> None:
    """Let what one tick gave to hear be felt and read, as far as the player wants it."""
    settings = shell.settings
    for one in heard:
        if settings.captions and (caption := one.caption):
            notes.caption(caption)
    if settings.rumble and (shaken := rumble_of(heard)):
        shell.devices.rumble(*shaken)
    if shell.sound.news:
        notes.say(shell.sound.news)
        shell.sound.news = ""


def rumble_of(heard: list[Heard]) -> Rumble | None:
    """One shaking for all of a tick, as strong as the strongest: a pad feels only the last that it is told of."""
    near = [(one.cue.rumble, one.place.near) for one in heard if one.cue.rumble]
    if not near:
        return None
    return (
        max(low * share for (low, _, _), share in near),
        max(high * share for (_, high, _), share in near),
        max(milliseconds for (_, _, milliseconds), _ in near),
    )
