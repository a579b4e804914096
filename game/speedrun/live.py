"""A run told to LiveSplit while it is climbed: start, splits, reset. Never more than a queue away.

`Live` turns a run into words, once a tick; peers take them to LiveSplit Server (livesplit_server.py) and to
LiveSplit One (livesplit_one.py), each in a thread of its own. A peer that is absent, slow or hostile loses
words, never a frame; it hears the next run from its beginning.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from game.speedrun.run import Run
from game.speedrun.timer import UNITS, units

START, SPLIT, SKIP, RESET = "start", "split", "skip", "reset"
CHOICES = ("off", "server", "one", "both")


@dataclass(frozen=True, slots=True)
class Word:
    """What is told; `time` in ticks, of a split."""

    what: str
    time: int = 0


class Peer(Protocol):
    """One program that listens. `say` never waits; `news` gives sentences for the player, each once."""

    def say(self, words: Sequence[Word]) -> None: ...
    def news(self) -> list[str]: ...
    def close(self) -> None: ...


def time_word(ticks: int) -> str:
    """Ticks as both programs read a time: `h:mm:ss.fffffff`, to the nearest 100 ns; 0 is `0`."""
    if not ticks:
        return "0"
    seconds, fraction = divmod(units(ticks), UNITS)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:07}"


class Live:
    """Give it the run after each tick, and say when it is left. A tainted climb is no run to tell of."""

    def __init__(self, peers: Sequence[Peer]) -> None:
        self.peers = tuple(peers)
        self._run: Run | None = None
        self._told = 0  # splits

    def tick(self, run: Run, taint: Sequence[str]) -> None:
        """After the run's own tick."""
        if taint:
            if self._run is run:
                self._say([Word(RESET)])
                self._run = None
            return
        if run is not self._run:
            if run.timer.splits or run.timer.now.igt != 1:
                return  # it goes on already: the next one is told from its beginning
            self._run, self._told = run, 0
            self._say([Word(START)])
        splits = run.timer.splits
        if len(splits) > self._told:
            new = splits[self._told :]
            self._told = len(splits)
            self._say([Word(SPLIT, split.igt) if split.igt is not None else Word(SKIP) for split in new])

    def left(self, run: Run) -> None:
        """The climb is over or left. A finished one stays on the runner's screen until the next begins."""
        if run is self._run:
            if not run.timer.finished:
                self._say([Word(RESET)])
            self._run = None

    def _say(self, words: list[Word]) -> None:
        for peer in self.peers:
            peer.say(words)

    def news(self) -> list[str]:
        """Sentences for the player, each once."""
        return [sentence for peer in self.peers for sentence in peer.news()]

    def close(self) -> None:
        """Hang up everywhere."""
        for peer in self.peers:
            peer.close()


def open_live(choice: str, server_port: int, one_port: int) -> tuple[Live | None, list[str]]:
    """What a runner has chosen, of CHOICES; and sentences about what could not be opened."""
    peers: list[Peer] = []
    said: list[str] = []
    if choice in ("server", "both"):
        from game.speedrun.livesplit_server import ServerPeer

        peers.append(ServerPeer(server_port))
    if choice in ("one", "both"):
        from game.speedrun.livesplit_one import OnePeer, Unavailable

        try:
            peers.append(OnePeer(one_port))
        except Unavailable as why:
            said.append(str(why))
    return (Live(peers) if peers else None), said
