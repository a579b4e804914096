"""What is heard: it listens to the world's events and never changes it.

`cues.py` is the table from event to sound, caption and rumble; `heart.py` and `tread.py` say what the heart
and the feet sound like; `layers.py` which beds lie under it all; `mixer.py` plays. Imports pygame and sim.
"""
