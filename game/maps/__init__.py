"""Maps: a Tiled file becomes a `game.sim.level.Level` and the scenery around it.

May import game.sim, game.files, game.trouble and pytmx; never pygame, so that a tape is verified without
it. Start with `read.py` (the way of a file through guard, mending, pytmx, rules); `classes.py` is the one
table that designers' project, templates and page are generated from.
"""
