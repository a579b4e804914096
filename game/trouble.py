"""What we say to a person when something of theirs cannot be used: one line, no traceback."""


class Trouble(Exception):
    """One clear sentence for stderr; `code` is the exit code the command ends with.

    Raise it, or a subclass, for anything a person can mend: a missing file, a broken map, no display.
    """

    code = 2

    def __init__(self, sentence: str, code: int | None = None) -> None:
        super().__init__(sentence)
        if code is not None:
            self.code = code
