"""What is seen. It listens to the world and never changes it; delete this folder and the climb is the same.

May import: game.sim, game.maps, game.replay, game.text, game.files, pygame, numpy. Start at `frame.View`.
One noun a file; effects have their own generator; every picture comes from `assets/` (see tools/make_assets.py)
or from the level's tiles.
"""
