"""How a climb can end, by number; 0 while it goes on."""

ENDINGS = ("", "exit", "let go", "sacrifice", "turned away", "door")
EXIT, LET_GO, SACRIFICE, TURNED_AWAY, DOOR = range(1, len(ENDINGS))
