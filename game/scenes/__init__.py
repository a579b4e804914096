"""What the loop shows: a stack of scenes. Title, climb, pause, ending, watching a tape.

`scene.py` says what a scene is and what it may ask of the program (the Shell); scenes import view, audio,
input, replay, maps, sim, never the app.
"""
