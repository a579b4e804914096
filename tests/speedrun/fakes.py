"""LiveSplits that are not: one that writes down, one that never reads, one that hangs up, one that floods."""

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


if __name__ == "__main__":  # a fake of its own process: `fakes.py floods` prints its port and stays
    one = Fake(globals()[sys.argv[1]])
    print(one.port, flush=True)
    sys.stdin.read()
