"""What is said of how long something takes."""

import io

import pytest

from game.waiting import Left


class Terminal(io.StringIO):
    """Somebody is looking."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_the_time_left_is_said_to_whoever_looks_and_to_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """By how long it took so far; nothing of it stays."""
    hours = iter((100.0,))
    monkeypatch.setattr("game.waiting.time.monotonic", lambda: next(hours, 110.0))
    terminal, file = Terminal(), io.StringIO()
    monkeypatch.setattr("sys.stderr", terminal)
    say = Left().of("legs")
    say(1, 4)
    assert "legs: 1/4, about 30 s left" in terminal.getvalue()
    say(4, 4)
    assert terminal.getvalue().endswith("\r\033[K")
    length = len(terminal.getvalue())
    Left(quiet=True)(0.5, "half")
    assert len(terminal.getvalue()) == length
    monkeypatch.setattr("sys.stderr", file)
    Left()(0.5, "half")
    assert not file.getvalue()
