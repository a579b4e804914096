"""Captions and rumble: what sound carries, for those who do not hear it. In a climb and in practice alike."""

from game.audio.cues import caption_of, cues_of
from game.scenes.notes import Notes
from game.scenes.scene import Shell
from game.sim.events import Event
from game.sim.world import World


def feel(shell: Shell, world: World, event: Event, notes: Notes) -> None:
    """Let one event be felt and read, as far as the player wants it."""
    settings = shell.settings
    for cue in cues_of(world, event):
        if settings.rumble and cue.rumble:
            shell.devices.rumble(*cue.rumble)
        if settings.captions and (caption := caption_of(world, event, cue)):
            notes.caption(caption)
