"""LiveSplits that are not: one that writes down, one that never reads, one that hangs up, one that floods."""

import contextlib
import logging
import socket
import sys
import threading
import time

from game.files import shipped
from game.maps.read import read
from game.replay import Recorder, read_tape
from game.sim import World, step
from game.speedrun.records import Records
from game.speedrun.run import Run

MAP = read(shipped("levels", "2-stairs.tmx"))
TAPE = read_tape(shipped("levels", "proofs", "2-stairs.climb"))
WAIT = 10  # s: a slow machine is not wrong


class Fake:
    """Listens on a free port of this machine; `manner` is what it does with each connection."""

    def __init__(self, manner):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.manner = manner
        self.heard = bytearray()
        self.connections = []
        self.threads = []
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._accept, daemon=True)
        self.thread.start()

    def _accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            thread.start()
            self.threads.append(thread)

    def _serve(self, connection):
        try:
            self.manner(self, connection)
        except OSError:
            pass

    def lines(self):
        return bytes(self.heard).decode().split("\n")[:-1]

    def close(self):
        self.ended.set()
        for one in (self.listener, *self.connections):
            try:
                one.shutdown(socket.SHUT_RDWR)  # wakes whoever waits in it
            except OSError:
                pass
            one.close()
        for thread in (self.thread, *self.threads):
            thread.join(5)


def writes_down(fake, connection):
    while data := connection.recv(4096):
        fake.heard += data


def never_reads(fake, connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    fake.ended.wait()


def hangs_up_mid_line(fake, connection):
    fake.heard += connection.recv(13)
    connection.close()


def floods(fake, connection):
    """A gigabyte, as fast as it is taken."""
    block = b"getcurrenttimerphase Running\n" * 2000
    for _ in range((1 << 30) // len(block)):
        connection.sendall(block)
        fake.heard += b"."


class Ear:
    """A peer that writes down."""

    def __init__(self):
        self.words = []

    def say(self, words):
        self.words += words

    def news(self):
        return []

    def close(self):
        pass


def climb(live, ticks=None, command=None):
    """The golden climb told to `live`; returns the run."""
    world, recorder = World((MAP.level,), 1), Recorder([MAP])
    run = Run(recorder.tape(), world, [MAP.level], Records())
    for tick, buttons in enumerate(TAPE.inputs[:ticks]):
        if command and tick == command[0]:
            recorder.command(world, *command[1:])
        said = step(world, buttons)
        recorder.tick(buttons, world)
        run.tick(world, said)
        live.tick(run, recorder.taint)
    live.left(run)
    return run


def until(holds):
    end = time.monotonic() + WAIT
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return holds()


# ---- clients of LiveSplit One


def listens(port):
    """Reads all it is sent, until the game is gone."""
    from websockets.exceptions import ConnectionClosed

    print("connected", flush=True)
    with contextlib.suppress(ConnectionClosed), _one(port) as client:
        while True:
            client.recv()


def is_deaf(port):
    """Connects as LiveSplit One does and never reads again."""
    raw = knock(port)
    print("connected", flush=True)
    time.sleep(3600)
    raw.close()


def talks(port):
    """Sends messages as fast as it can, and comes back when it is shown the door."""
    print("connected", flush=True)
    while True:
        try:
            with _one(port) as client:
                while True:
                    client.send("x" * 4000)
        except Exception:
            time.sleep(0.01)


def knocks(port):
    """Opens a connection and hangs up, again and again."""
    print("connected", flush=True)
    while True:
        try:
            knock(port).close()
        except OSError:
            time.sleep(0.01)


def _one(port):
    from websockets.sync.client import connect

    return connect(f"ws://127.0.0.1:{port}", origin="https://one.livesplit.org", compression=None)


def knock(port, wait=None):
    raw = socket.create_connection(("127.0.0.1", port), wait)
    raw.sendall(
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    return raw


if __name__ == "__main__":  # in a process of its own: a server that prints its port, or a client of a port
    logging.getLogger("websockets").addHandler(logging.NullHandler())  # a killed game is no news here
    manner = globals()[sys.argv[1]]
    if len(sys.argv) > 2:
        manner(int(sys.argv[2]))
    else:
        one = Fake(manner)
        print(one.port, flush=True)
        sys.stdin.read()
