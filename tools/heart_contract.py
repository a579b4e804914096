"""The heart's fairness contract, counted over many beats: `python tools/heart_contract.py [--beats N]`.

Nine settings of life and fear, and both wandering, each for maps of 5, 15 and 25 % irregular beats.
Prints what each line of the contract came to, and exits 1 if one is broken.
"""

import argparse
import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.sim import World, tuning
from game.sim.events import Beat, Breath, WeakBeat
from game.sim.heart import FLUTTER, LATE, begin_rhythm, step_heart
from game.sim.level import Level, PassageSpec, Rect
from game.sim.rng import mix

LIVES = (1000, 550, 150)
FEARS = (0, 450, 1000)
SHARES = (50, 150, 250)
PROMISED = 30  # ticks of announcement, whatever the tuning says


@dataclass
class Account:
    """What was seen at one setting. Intervals in ticks."""

    life: int
    fear: int
    share: int  # of 1000, allowed
    beats: int = 0
    shortest: int = 1 << 30
    longest: int = 0
    irregular: int = 0  # intervals more than 5 % off the base
    worst_share: float = 0.0  # of any stretch from a rhythm's start
    unannounced: int = 0  # strong beats without a breath 30 ticks before
    moved: int = 0  # beats that came at another tick than was fixed 36 ticks before
    false_breaths: int = 0  # breaths without a beat 30 ticks later
    crowded: int = 0  # irregular ones with fewer than three regular ones between
    drift: int = 0  # the most that the base moved in a beat
    flutters: int = 0
    flutter_beats: int = 0  # the most weak beats within 60 ticks
    flutter_gap: int = 1 << 30  # ticks between two flutters, the least
    kinds: dict[str, int] = field(default_factory=dict)

    def broken(self) -> list[str]:
        """The lines of the contract that do not hold."""
        lines = {
            "1 spacing 36..120": self.shortest >= 36 and self.longest <= 120,
            "1 fixed 36 ticks ahead": self.moved == 0,
            "2 announced for 30 ticks": self.unannounced == 0 and self.false_breaths == 0,
            f"3 share of irregular <= {self.share / 10:g} %": self.worst_share * 1000 <= self.share + 1e-9,
            "3 three regular ones follow": self.crowded == 0,
            "3 the base drifts 2 ticks at most": self.drift <= 2,
            "4 flutter: 6 in 60 ticks, once in 20 s": self.flutter_beats <= 6 and self.flutter_gap >= 1200,
        }
        return [line for line, holds in lines.items() if not holds]


def world_for(share: int) -> World:
    """A world of one empty room whose map allows so many irregular beats."""
    level = Level(
        "heart", 4, 4, bytes(12) + bytes([1] * 4), (24, 48), Rect(0, -64, 16, 16),
        irregular=share, passages=(PassageSpec("all", Rect(0, 0, 64, 64)),),
    )  # fmt: skip
    return World((level,))


def count(
    life: int, fear: int, share: int, beats: int, rhythm: int = 150, seed: int = 1, wander: bool = False
) -> Account:
    """Let a heart beat at a life and fear; a new rhythm is drawn after every `rhythm` beats.

    With `wander` life and fear jump about on every beat, which is what drift has to stand.
    """
    account = Account(life, fear, share)
    world = world_for(share)
    world.seed = seed
    world.child.life, world.child.fear = life, fear * tuning.UNIT
    heart = world.heart
    begin_rhythm(world, 0)
    tick = last = 0
    breath_at = -1
    weak: list[int] = []
    flutter_at = -(1 << 30)
    since_start = odd = 0
    regular_since = 3
    base, was_odd_pair = heart.base, False
    fixed = tick + heart.left
    while account.beats < beats:
        tick += 1
        world.events = []
        beat = step_heart(world)
        for event in world.events:
            if isinstance(event, Breath):
                breath_at = tick
            elif isinstance(event, WeakBeat):
                weak = [t for t in weak if tick - t < 60] + [tick]
                account.flutter_beats = max(account.flutter_beats, len(weak))
            elif isinstance(event, Beat):
                beat = True
        if heart.left <= 36 and tick + heart.left != fixed and not beat:
            account.moved += 1
        if not beat:
            if breath_at == tick and heart.left != PROMISED:
                account.false_breaths += 1
            continue
        account.beats += 1
        account.unannounced += breath_at != tick - PROMISED
        account.moved += tick != fixed
        interval = tick - last
        if since_start:
            account.shortest = min(account.shortest, interval)
            account.longest = max(account.longest, interval)
            off = abs(interval - base) * 20 > base
            odd += off
            account.irregular += off
            account.worst_share = max(account.worst_share, odd / since_start)
            if off and not was_odd_pair and regular_since < 3:
                account.crowded += 1
            regular_since = 0 if off else regular_since + 1
        account.drift = max(account.drift, abs(heart.base - base) if since_start else 0)
        was_odd_pair = heart.kind == LATE  # the long half of an early pair belongs to it
        base = heart.base
        last = tick
        if wander:
            world.child.life = mix(seed + 2 * account.beats) % 1001
            world.child.fear = mix(seed + 2 * account.beats + 1) % 1001 * tuning.UNIT
        since_start += 1
        name = str(heart.kind)
        account.kinds[name] = account.kinds.get(name, 0) + 1
        if heart.kind == FLUTTER:
            account.flutters += 1
            account.flutter_gap = min(account.flutter_gap, tick - flutter_at)
            flutter_at = tick
        if since_start > rhythm:
            world.seed += 1
            begin_rhythm(world, 0)
            since_start = odd = 0
            regular_since = 3
            base, was_odd_pair = heart.base, False
            last = tick
        fixed = tick + heart.left
    return account


def main() -> int:
    """Count, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beats", type=int, default=1_000_000, help="strong beats in all")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    settings = [(life, fear, share, False) for life in LIVES for fear in FEARS for share in SHARES]
    settings += [(1000, 0, share, True) for share in SHARES]
    bad = 0
    total = 0
    for n, (life, fear, share, wander) in enumerate(settings):
        if sys.stderr.isatty() and not args.json:
            print(f"\r{n}/{len(settings)} settings", end="", file=sys.stderr)
        account = count(
            life, fear, share, max(200, args.beats // len(settings)), seed=n * 100_000, wander=wander
        )
        total += account.beats
        broken = account.broken()
        bad += len(broken)
        if args.json:
            print(json.dumps(asdict(account) | {"broken": broken}))
        else:
            setting = "wandering" if wander else f"life {life} fear {fear}"
            print(
                f"\r{setting}, share {share / 10:g} %: {account.beats} beats,"
                f" {account.shortest}..{account.longest} ticks,"
                f" irregular {100 * account.irregular / account.beats:.2f} %"
                f" (worst stretch {100 * account.worst_share:.2f}), drift {account.drift},"
                f" flutters {account.flutters} (of {account.flutter_beats} at most),"
                f" unannounced {account.unannounced}, moved {account.moved}"
                + "".join(f"\n  BROKEN: {line}" for line in broken)
            )
    if not args.json:
        print(f"{total} beats, {bad} broken lines")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
