"""Burning Lavender: climb a spiral tower with a dying child whose heart is the clock of the world.

The rules are a pure function, `game.sim.step(world, buttons) -> events`; everything else listens.

Rooms, each importing only what stands below it:

    app       the only while-loop
    scenes    title, climb, pause, ending: what the loop shows
    view      pictures        audio   sounds        input   devices -> Buttons
    replay    tapes: record, play back, verify
    maps      Tiled files -> sim.Level
    sim       the rules; integers and the standard library only

`profile`, `text`, `files` and `trouble` are plain data and words that any of them but sim may read.
Start at `sim/world.py` for the game, at `app.py` for the program.
"""

__version__ = "0.1.0"
