"""Does a LiveSplit that misbehaves cost a frame? The golden climb, frame by frame, against several.

    python tools/live_frames.py [--seconds N] [--json]

Each fake server or client runs in a process of its own; the game is the real one, drawn without a window and paced at
60 frames a second. A frame is its tick and its picture. Other programs share the machine, so it is processor
time that is counted: the game's own thread in each frame, and what the process's other threads took
meanwhile, which is all that a LiveSplit can cost it. "over" counts frames that stay within 8.3 ms without
what the others took and not with it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.speedrun.live import Peer

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
for name, value in {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}.items():
    os.environ.setdefault(name, value)
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

BUDGET = 8.3  # ms
SERVERS = ("writes_down", "never_reads", "hangs_up_mid_line", "floods")
CLIENTS = ("listens", "is_deaf", "talks", "knocks")  # of LiveSplit One


def frames(peers: "list[Peer]", count: int) -> list[tuple[float, float]]:
    """Each frame of the climb's first `count` ticks, told to these: milliseconds of the game's own thread,
    and of all others meanwhile, the wait for the frame included."""
    import pygame

    from game.audio.sound import Sound
    from game.files import shipped
    from game.input.devices import Devices
    from game.profile.settings import Settings
    from game.replay import read_tape
    from game.scenes.scene import Shell
    from game.scenes.start import Start
    from game.speedrun.live import SPLIT, Live, Word

    pygame.display.init()
    surface = pygame.display.set_mode((640, 360))
    shell = Shell(settings=Settings(timer="full"), devices=Devices(), sound=Sound(), may_write=False)
    shell.live = Live(peers)
    climb = Start().climb(shell)
    taken = []
    due = time.perf_counter()
    for n, buttons in enumerate(read_tape(shipped("levels", "proofs", "2-stairs.climb")).inputs[:count]):
        if n % 60 == 30:  # a split a second: more words than any runner has
            for peer in peers:
                peer.say([Word(SPLIT, n)])
        due += 1 / 60
        whole, mine = time.process_time_ns(), time.thread_time_ns()
        while time.perf_counter() < due:
            time.sleep(max(0.0, due - time.perf_counter()))
        waited = time.thread_time_ns() - mine
        climb.tick(buttons)
        climb.draw(surface, 1.0)
        mine = time.thread_time_ns() - mine
        taken.append(((mine - waited) / 1e6, (time.process_time_ns() - whole - mine) / 1e6))
    shell.live.close()
    return taken


def fake(manner: str, *words: str) -> "subprocess.Popen[str]":
    """A fake in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.speedrun.fakes", manner, *words],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def rounds(count: int) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Against nobody, nothing, each fake server and each fake client."""
    from game.speedrun.livesplit_one import OnePeer
    from game.speedrun.livesplit_server import ServerPeer

    frames([], 120)  # pictures that are made once are made now
    yield "nobody", frames([], count)
    yield "server: absent", frames([ServerPeer(9)], count)
    for manner in SERVERS:
        other = fake(manner)
        yield f"server: {manner}", frames([ServerPeer(int(other.stdout.readline()))], count)
        other.stdin.close()
        other.wait(10)
    for manner in CLIENTS:
        peer = OnePeer(0)
        other = fake(manner, str(peer.port))
        other.stdout.readline()
        yield f"one: {manner}", frames([peer], count)
        other.kill()
        other.wait(10)


def main() -> int:
    """Print a line for each server; returns 0: a slow machine is no fault."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=15, help="of climb against each server")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="live-frames-") as home:
        os.environ["BURNING_LAVENDER_HOME"] = home
        for name, taken in rounds(int(args.seconds * 60)):
            tell(name, taken, args.json)
    return 0


def tell(name: str, taken: list[tuple[float, float]], as_json: bool) -> None:
    """One line."""
    order = sorted(own for own, _ in taken)
    others = [other for _, other in taken]
    row = {
        "against": name,
        "frames": len(taken),
        "median": round(order[len(order) // 2], 2),
        "p99": round(order[len(order) * 99 // 100], 2),
        "others_worst": round(max(others), 2),
        "others_all": round(sum(others), 1),
        "over": sum(own <= BUDGET < own + other for own, other in taken),
    }
    if as_json:
        print(json.dumps(row), flush=True)
    else:
        print(
            f"{name:26} {row['frames']} frames  own thread: median {row['median']:5.2f} p99 {row['p99']:5.2f} ms"
            f"  others: worst {row['others_worst']:5.2f}, all {row['others_all']:6.1f} ms"
            f"  over {BUDGET} ms because of them: {row['over']}",
            flush=True,
        )


if __name__ == "__main__":
    sys.exit(main())
