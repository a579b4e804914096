"""What runners need: a clock that counts ticks, records of attempts, LiveSplit's files in and out.

`timer.py` listens to a climb and counts, `book.py` is the attempts and bests of one category, `records.py`
keeps all books in the profile, `lss.py` writes and reads LiveSplit's splits, `splits_command.py` is their
command line. May import game.replay, game.maps, game.sim, game.profile; no pygame. A record says what was
played on this machine; what others can check is the tape (`verify`).
"""
