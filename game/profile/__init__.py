"""What the game keeps between climbs: settings, tapes, and where they lie.

`places.py` says where, `store.py` writes so that nothing is ever lost, `settings.py` is typed and validated.
Standard library and platformdirs only; any room but sim may read it.
"""
