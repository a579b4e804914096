"""What runners need: a clock that counts ticks, records of attempts, LiveSplit's files in and out.

Start with `run.py`, a climb as its runner sees it: `timer.py` counts, `book.py` is the attempts and bests of
one category, `records.py` keeps all books in the profile, `trace.py` is a run over the tower. `drill.py` is
practice without a window, `learned.py` what it taught. `lss.py` writes and reads LiveSplit's splits,
`splits_command.py` is their command line; `live.py` tells a run to LiveSplit while it is climbed.

May import game.replay, game.maps, game.sim, game.profile; no pygame. A record says what was
played on this machine; what others can check is the tape (`verify`).
"""
