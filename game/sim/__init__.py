"""The rules of the dream: `step(world, buttons) -> events` is the whole game.

Standard library only, integers only; nothing here may import another room of the game. Start with
`world.py` (the order of a tick, on one page), then `climber.py`, then `heart.py`.
"""
