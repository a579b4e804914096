"""LiveSplit One: it connects to us. A WebSocket server on this machine alone, in threads of its own.

Pages of other origins are refused; what a client sends is not listened to and soon too much. The package
`websockets` is an extra (`pip install burning-lavender[livesplit]`).
"""

import json
import logging
import os
import queue
import socket
import threading
import time
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from game.speedrun.live import RESET, SKIP, SPLIT, START, Word, time_word

if TYPE_CHECKING:
    from websockets.sync.server import ServerConnection

HOST, PORT = "127.0.0.1", 16835
WAITING = 64  # messages that may wait for a client
CLIENTS = 4
KNOCK = 0.5  # s from one client to the next, once as many as that have come
LOOK = 0.25  # s
SIZE, MESSAGES = 4096, 64  # bytes of a message that a client may send, and how many of them
# LiveSplit One in a browser, and as a program of its own; nothing at all from programs that are no browsers.
ORIGINS: tuple[Any, ...] = ("https://one.livesplit.org", "http://tauri.localhost", "tauri://localhost", None)


class Unavailable(Exception):
    """LiveSplit One cannot be served; the sentence says why."""


def _split(word: Word) -> list[dict[str, str]]:
    return [{"command": "setGameTime", "time": time_word(word.time)}, {"command": "split"}]


_MESSAGES: dict[str, Any] = {
    # Paused, its own game time cannot run on between a time and the split that it is for.
    START: lambda _: [
        {"command": "reset"},
        {"command": "start"},
        {"command": "setGameTime", "time": "0"},
        {"command": "pauseGameTime"},
    ],
    SPLIT: _split,
    SKIP: lambda _: [{"command": "skipSplit"}],
    RESET: lambda _: [{"command": "reset"}],
}


def messages_of(words: Sequence[Word]) -> list[str]:
    """The messages of some words, as JSON."""
    return [json.dumps(message) for word in words for message in _MESSAGES[word.what](word)]


class _Client:
    """A client's own queue. It hears runs from their beginning only."""

    def __init__(self) -> None:
        self.queue: queue.Queue[list[str]] = queue.Queue(WAITING)
        self.synced = False

    def say(self, words: Sequence[Word]) -> None:
        self.synced = self.synced or words[0].what == START
        if not self.synced:
            return
        try:
            self.queue.put_nowait(messages_of(words))
        except queue.Full:
            self.synced = False  # it would hear a run with holes


class _Door(socket.socket):
    """A listening socket that lets a few in at once and then one every while: who knocks on and on waits."""

    def __init__(self, port: int) -> None:
        super().__init__(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self.bind((HOST, port))
            self.listen(CLIENTS)
        except OSError:
            self.close()
            raise
        self._free = 0.0  # the moment from which another may come in, behind those who have

    def accept(self) -> tuple[socket.socket, Any]:
        """Wait here, in the server's own thread."""
        now = time.monotonic()
        self._free = max(self._free, now - CLIENTS * KNOCK) + KNOCK
        if self._free > now:
            time.sleep(self._free - now)
        return super().accept()


class OnePeer:
    """Serves until it is closed."""

    def __init__(self, port: int = PORT) -> None:
        """Raises Unavailable without `websockets`, or where the port is taken."""
        try:
            from websockets.sync.server import serve
        except ImportError:
            raise Unavailable(
                "LiveSplit One needs the package websockets: pip install 'burning-lavender[livesplit]'."
            ) from None
        quiet = logging.getLogger("burning-lavender.livesplit")
        quiet.addHandler(logging.NullHandler())
        quiet.propagate = False
        self._clients: dict[Any, _Client] = {}
        self._lock = threading.Lock()
        self._news: deque[str] = deque(maxlen=4)
        self._stopping = threading.Event()
        try:
            door = _Door(port)
            self._server = serve(
                self._handle, sock=door, origins=ORIGINS, compression=None, open_timeout=2, close_timeout=1,
                ping_interval=None, max_size=SIZE, max_queue=4, logger=quiet, server_header=None,
            )  # fmt: skip
        except OSError as error:
            raise Unavailable(
                f"LiveSplit One cannot be served at {HOST}:{port}: {error.strerror or error}."
            ) from None
        self.port: int = self._server.socket.getsockname()[1]
        self._thread = threading.Thread(target=self._server.serve_forever, name="livesplit one", daemon=True)
        self._thread.start()

    # ---- the game's side

    def say(self, words: Sequence[Word]) -> None:
        """Never waits."""
        with self._lock:
            clients = list(self._clients.values())
        for client in clients:
            client.say(words)

    def news(self) -> list[str]:
        """Sentences for the player."""
        found = []
        while self._news:
            found.append(self._news.popleft())
        return found

    @property
    def clients(self) -> int:
        """How many are connected."""
        with self._lock:
            return len(self._clients)

    def close(self) -> None:
        """Stop serving. A client that does not read is cut off."""
        self._stopping.set()
        with self._lock:
            connections = list(self._clients)
        for connection in connections:
            try:
                connection.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        # It waits for handshakes too, and those take as long as a client likes: not our time.
        end = threading.Thread(target=self._server.shutdown, name="livesplit one ends", daemon=True)
        end.start()
        end.join(2.0)

    # ---- a client's thread

    def _handle(self, connection: "ServerConnection") -> None:
        from websockets.exceptions import ConnectionClosed

        client = _Client()
        with self._lock:
            if len(self._clients) >= CLIENTS:
                return
            self._clients[connection] = client
        self._news.append("LiveSplit One is connected; it hears the next climb from its beginning.")
        heard = 0
        try:
            while not self._stopping.is_set() and heard < MESSAGES:
                try:
                    for message in client.queue.get(timeout=LOOK):
                        connection.send(message)
                except queue.Empty:
                    pass
                heard += self._listen(connection)
        except (ConnectionClosed, OSError):
            pass
        finally:
            with self._lock:
                del self._clients[connection]

    def _listen(self, connection: "ServerConnection") -> int:
        """Throw away one message that it sent, if it did."""
        try:
            connection.recv(timeout=0)
        except TimeoutError:
            return 0
        return 1
