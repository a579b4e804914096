"""The chain of checks: each digest covers the one before, the inputs since, and the state of the world.

H_0 is taken over the header; H_k over H_(k-1), the tick, how many inputs came since and which, the
commands since, and the canonical state. So no part of a tape can be changed, cut out or put in without
every later check failing, short of playing it all again.
"""

from array import array
from hashlib import blake2b


class Chain:
    """Feed it what happens; ask it for the check of a tick."""

    __slots__ = ("_commands", "_inputs", "_last")

    def __init__(self, header: str) -> None:
        self._last = blake2b(header.encode(), digest_size=16).digest()
        self._inputs = array("H")
        self._commands: list[tuple[int, str]] = []  # inputs before it, what it says

    def tick(self, buttons: int) -> None:
        """One tick's buttons."""
        self._inputs.append(buttons)

    def ticks(self, buttons: "array[int]") -> None:
        """Many ticks' buttons."""
        self._inputs.extend(buttons)

    def command(self, name: str, value: str) -> None:
        """A command, applied before the next tick."""
        at = len(self._inputs)
        self._commands.append((at, f"{at} {name} {value}\n"))

    def digest(self, tick: int, state: bytes) -> bytes:
        """What the check of this tick would be; the chain stays where it is."""
        inputs = self._inputs
        if inputs.itemsize != 2 or array("H", (1,)).tobytes() != b"\1\0":
            packed = b"".join(held.to_bytes(2, "little") for held in inputs)
        else:
            packed = inputs.tobytes()
        # one after the last tick applies before the next, and is none of this check's
        commands = "".join(text for at, text in self._commands if at < len(inputs)).encode()
        head = (
            tick.to_bytes(8, "little")
            + len(inputs).to_bytes(4, "little")
            + len(commands).to_bytes(4, "little")
        )
        return blake2b(self._last + head + packed + commands + state, digest_size=16).digest()

    def check(self, tick: int, state: bytes) -> str:
        """The check of this tick, 32 hex digits; the next one builds on it."""
        self._last = self.digest(tick, state)
        del self._inputs[:]
        self._commands.clear()
        return self._last.hex()
