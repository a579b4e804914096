"""Captions, rumble, and how the picture is made easier: in a climb and in practice alike."""

from collections.abc import Iterable

from game.audio.cues import Rumble
from game.audio.ear import Heard
from game.scenes.notes import Notes
from game.scenes.scene import Shell
from game.sim.events import Event, Jumped, Landed
from game.view.frame import View
from game.view.tiers import TIERS

OFF_A_WALL = 1  # of the kinds of Jumped


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


def loosen(shell: Shell, said: Iterable[Event]) -> None:
    """Hold that was pressed once for on is off when the climber jumps off a wall, or lands."""
    for event in said:
        if isinstance(event, Landed) or (isinstance(event, Jumped) and event.kind == OFF_A_WALL):
            shell.devices.latch.drop("hold")


def ease(view: View, shell: Shell) -> None:
    """Let a view be painted as the settings say, and as the machine can."""
    settings = shell.settings
    view.meter_on = settings.meter
    view.calm_light = settings.reduce_flashing
    view.interpolate_climber = settings.smooth_climber
    now = view.ease
    now.shake, now.still, now.air = settings.shake / 100, settings.still, settings.air
    now.contrast, now.tier = settings.contrast, TIERS[shell.tier]
