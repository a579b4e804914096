"""LiveSplit Server: lines of text over TCP to this machine, written by a thread of its own.

Commands are silent: no answer is awaited, and what is sent to us all the same is thrown away, a little at a
time. A server that says much has mistaken us for someone else, and is hung up on.
"""

import queue
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence

from game.speedrun.live import RESET, SKIP, SPLIT, START, Word, time_word

HOST, PORT = "127.0.0.1", 16834
WAITING = 64  # messages that may wait
CONNECT, SEND = 1.0, 0.5  # s that each may take
LOOK = 0.25  # s between two looks at what the server says
AGAIN = 3.0  # s until a server that was not there is asked again
READ, MOST = 4096, 1 << 16  # bytes thrown away at once, and all in all


_LINES: dict[str, Callable[[Word], list[str]]] = {
    START: lambda _: ["switchto gametime", "reset", "starttimer", "alwayspausegametime", "setgametime 0"],
    SPLIT: lambda word: [f"setgametime {time_word(word.time)}", "split"],
    SKIP: lambda _: ["skipsplit"],
    RESET: lambda _: ["reset"],
}


def lines_of(words: Sequence[Word]) -> list[str]:
    """The command lines of a message."""
    return [line for word in words for line in _LINES[word.what](word)]


class ServerPeer:
    """Connects when a run begins, and stays. Words that find no server are lost: runs are told whole."""

    def __init__(self, port: int = PORT) -> None:
        self.port = port
        self.lost = 0  # messages that found the queue full
        self._queue: queue.Queue[list[Word] | None] = queue.Queue(WAITING)
        self._news: deque[str] = deque(maxlen=4)
        self._said: set[str] = set()
        self._socket: socket.socket | None = None
        self._heard = 0  # bytes on this connection
        self._synced = False  # it has heard this run from its beginning
        self._not_before = 0.0
        self._thread = threading.Thread(target=self._work, name="livesplit server", daemon=True)
        self._thread.start()

    # ---- the game's side

    def say(self, words: Sequence[Word]) -> None:
        """Never waits."""
        try:
            self._queue.put_nowait(list(words))
        except queue.Full:
            self.lost += 1

    def news(self) -> list[str]:
        """Sentences for the player."""
        found = []
        while self._news:
            found.append(self._news.popleft())
        return found

    def close(self) -> None:
        """Send what waits, for a moment, and hang up."""
        try:
            self._queue.put_nowait(None)
        except queue.Full:
            pass
        self._thread.join(CONNECT + SEND)
        self._hang_up()

    # ---- the thread's side

    def _work(self) -> None:
        while True:
            try:
                words = self._queue.get(timeout=LOOK)
            except queue.Empty:
                self._listen()
                continue
            if words is None:
                self._hang_up()
                return
            self._tell(words)
            self._listen()

    def _tell(self, words: list[Word]) -> None:
        if words[0].what == START:
            self._synced = False
            if self._connect():
                self._synced = True
        if not self._synced or self._socket is None:
            return
        data = "".join(line + "\n" for line in lines_of(words)).encode()
        try:
            self._socket.settimeout(SEND)
            self._socket.sendall(data)
        except OSError:
            self._hang_up("LiveSplit no longer listens; the next climb is told again.")

    def _connect(self) -> bool:
        if self._socket is not None:
            return True
        if time.monotonic() < self._not_before:
            return False
        try:
            self._socket = socket.create_connection((HOST, self.port), CONNECT)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            self._not_before = time.monotonic() + AGAIN
            self._say_once(f"LiveSplit does not answer at {HOST}:{self.port}; start its TCP server.")
            return False
        self._heard = 0
        self._said.clear()
        return True

    def _listen(self) -> None:
        """Throw away what it says; see that it is still there."""
        if self._socket is None:
            return
        try:
            self._socket.setblocking(False)
            data = self._socket.recv(READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._hang_up("LiveSplit has hung up; the next climb is told again.")
            return
        self._heard += len(data)
        if self._heard > MOST:
            self._hang_up(f"What answers at {HOST}:{self.port} is no LiveSplit; it is left alone.")

    def _hang_up(self, sentence: str = "") -> None:
        if sentence:
            self._say_once(sentence)
        held, self._socket, self._synced = self._socket, None, False
        if held is not None:
            try:
                held.close()
            except OSError:
                pass

    def _say_once(self, sentence: str) -> None:
        if sentence not in self._said:
            self._news.append(sentence)
            self._said.add(sentence)
