"""One file for each thing of the city: a slotted dataclass and its step.

Each may import `tuning`, `events`, `space`, `motion` and `climber`; `world.py` calls them in order.
"""
