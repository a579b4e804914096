"""Menus read aloud, by what the system has for it: `spd-say`, `say`, Windows speech. Off unless a player turns it on.

What is new cuts off what was being said. It never holds the game up: everything happens beside it, in one thread.
"""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game import text

WAIT = 5.0  # s that a command which only has to be quiet may take
# The words are given on standard input or as the last word of the command, never to a shell.
WINDOWS = (
    "Add-Type -AssemblyName System.Speech;"
    "$v = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$v.Speak([Console]::In.ReadToEnd())"
)


class Narrator:
    """Silence; `Voice` says things aloud."""

    def say(self, words: str) -> None:
        """Say this now, instead of whatever is being said."""

    def close(self) -> None:
        """Say no more."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A command that speaks. `command`: takes a language's code; `hush`: another that makes it stop, or none."""

    command: Callable[[str], Sequence[str]]
    by_input: bool = False
    hush: Sequence[str] = ()


class Voice(Narrator):
    """Speaks through a command, one saying at a time."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.next: str | None = None
        self.said: subprocess.Popen[bytes] | None = None
        self.wake, self.over = threading.Event(), False
        self.thread = threading.Thread(target=self._go_on, name="narrator", daemon=True)
        self.thread.start()

    def say(self, words: str) -> None:
        """Say this now, instead of whatever is being said."""
        self.next = " ".join(words.replace(":", ",").split())
        self.wake.set()

    def close(self) -> None:
        """Say no more."""
        self.over = True
        self.wake.set()
        self.thread.join(WAIT)

    def _go_on(self) -> None:
        while not self.over:
            self.wake.wait()
            self.wake.clear()
            words, self.next = self.next, None
            try:
                self._hush()
                if words and not self.over:
                    self._speak(words)
            except OSError:
                return  # it was there a moment ago; the game goes on without it
        self._hush()

    def _speak(self, words: str) -> None:
        speech = self.speech
        command = list(speech.command(text.language()))
        self.said = subprocess.Popen(
            command if speech.by_input else [*command, words],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self.said.stdin
        with self.said.stdin as pipe:
            if speech.by_input:
                pipe.write(words.encode())

    def _hush(self) -> None:
        said, self.said = self.said, None
        if said is None:
            return
        if said.poll() is None:
            said.terminate()
            if self.speech.hush:
                quiet = subprocess.DEVNULL
                try:
                    subprocess.run(self.speech.hush, stdout=quiet, stderr=quiet, timeout=WAIT, check=False)
                except (OSError, subprocess.TimeoutExpired):
                    pass
        try:
            said.wait(1.0)
        except subprocess.TimeoutExpired:
            said.kill()
            said.wait()


def speech() -> Speech | None:
    """Return what this system speaks with, None where it has nothing."""
    if found := shutil.which("spd-say"):
        return Speech(lambda code: (found, "-w", "-l", code.partition("_")[0], "--"), hush=(found, "-C"))
    if sys.platform == "darwin" and (found := shutil.which("say")):
        return Speech(lambda _code: (found, "-f", "-"), by_input=True)
    if sys.platform == "win32" and (found := shutil.which("powershell")):
        return Speech(lambda _code: (found, "-NoProfile", "-Command", WINDOWS), by_input=True)
    return None


def narrator(wanted: bool) -> Narrator:
    """Return a voice if one is wanted and there is one, else silence."""
    found = speech() if wanted else None
    return Voice(found) if found else Narrator()
