"""The text of a tape, read and written: header, body of inputs, footer of checks.

climb 1                     what this is
sim 1:77aa...               version of the rules and digest of their numbers
maps 2-stairs:01ab...       the maps and what the rules see of them
rules standard              and assist, seed, start, memory, taint
---
  14,                       ticks, then the buttons held through them
   1,R,J
#passage rib-chimney        a label; a person's comments look the same
!assist endless-grip        what buttons cannot say; it applies before the next tick
---
ticks 15
check 15 5d1f...            the chain (see chain.py), every 60 ticks and on the last
end exit 15
"""

import io
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.maps.guard import Refused, read_regular
from game.maps.problem import one_line
from game.sim import ENDINGS
from game.sim.buttons import LETTERS, from_letters, letters
from game.sim.rules import ASSISTS, RULES
from game.trouble import Trouble

FORMAT = 1
EVERY = 60  # ticks from one check to the next

# limits of what is read
BYTES = 8 << 20
TICKS = 3 * 3600 * 60  # three hours
LINE = 1000  # characters
MAPS = 64
NOTES = 20_000  # labels and commands together

UNFINISHED = "unfinished"
COMMANDS = ("assist", "skip", "lamp", "resume")
TAINTS = ("assist", "practice", "edited", "other-maps", "tuning")
# what a command makes of a climb: none of them leaves it in the ranks
TAINTED_BY = {"assist": "assist", "skip": "practice", "lamp": "practice", "resume": "practice"}

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_HEX = re.compile(r"[0-9a-f]{32}")
_SIM = re.compile(r"[0-9]{1,6}:[0-9a-f]{4,64}")
_INPUT = re.compile(r" *([0-9]{1,7}),((?:[A-Z](?:,[A-Z])*)?)")
_COMMAND = re.compile(r"!([a-z]{1,20})(?: ([ -~]{1,80}))?")
_BUTTONS = {letter: from_letters(letter) for letter in LETTERS}


class TapeError(Trouble):
    """A tape that cannot be read: `FILE: line N: what is wrong; what to do`."""

    code = 2


@dataclass(slots=True)
class Tape:
    """A climb as it was played. `inputs[t]` are the buttons of tick t + 1.

    `commands` and `labels` are keyed by the number of ticks before them.
    """

    sim: str
    maps: tuple[tuple[str, str], ...]  # name, digest
    rules: str = "standard"
    assist: tuple[str, ...] = ()
    seed: int = 1
    start: str = ""
    lamp: int = -1  # the lamp to start from, -1: the map's start
    memory: bool = False
    taint: tuple[str, ...] = ()
    inputs: "array[int]" = field(default_factory=lambda: array("H"))
    commands: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    labels: dict[int, list[str]] = field(default_factory=dict)
    checks: list[tuple[int, str]] = field(default_factory=list)
    ticks: int = 0  # as the footer says
    ending: str = UNFINISHED
    end: int = 0  # the tick of the ending

    def header(self) -> str:
        """The header's canonical text, which the chain begins with."""
        start = self.start if self.lamp < 0 else f"{self.start} lamp {self.lamp}"
        lines = (
            f"climb {FORMAT}",
            f"sim {self.sim}",
            "maps " + " ".join(f"{name}:{digest}" for name, digest in self.maps),
            f"rules {self.rules}",
            f"assist {' '.join(self.assist) or '-'}",
            f"seed {self.seed}",
            f"start {start}",
            f"memory {'yes' if self.memory else 'no'}",
            f"taint {' '.join(self.taint) or '-'}",
        )
        return "\n".join(lines) + "\n"

    def text(self) -> str:
        """The whole file."""
        parts = [self.header(), "---\n"]
        parts += body_lines(self)
        parts.append(f"---\nticks {self.ticks}\n")
        parts += [f"check {tick} {digest}\n" for tick, digest in self.checks]
        parts.append(f"end {self.ending} {self.end}\n")
        return "".join(parts)


def body_lines(tape: Tape) -> Iterator[str]:
    """The body's lines: equal ticks joined, unless a note stands between them."""
    inputs, total = tape.inputs, len(tape.inputs)
    notes = sorted({*tape.commands, *tape.labels, total})
    at = 0
    for note in notes:
        while at < note:
            buttons = inputs[at]
            first = at
            while at < note and inputs[at] == buttons:
                at += 1
            yield f"{at - first:>4}," + ",".join(letters(buttons)) + "\n"
        for label in tape.labels.get(note, ()):
            yield f"#{label}\n"
        for name, value in tape.commands.get(note, ()):
            yield f"!{name} {value}\n" if value else f"!{name}\n"


def read_tape(path: Path | str) -> Tape:
    """Read a tape's file; TapeError names the line of what is wrong."""
    try:
        data = read_regular(Path(path), BYTES)
    except Refused as refused:
        raise TapeError(f"{path}: {refused.what}; {refused.todo}") from None
    return parse_tape(data, str(path))


def parse_tape(data: bytes, name: str = "tape") -> Tape:
    """The tape in a file's bytes; `name` is what errors call it."""
    return _Reader(data, name).read()


class _Reader:
    """Reads line by line and remembers where it is."""

    def __init__(self, data: bytes, name: str) -> None:
        self.file = io.BytesIO(data)
        self.name = name
        self.number = 0
        self.notes = 0

    def wrong(self, what: str, todo: str) -> TapeError:
        return TapeError(one_line(f"{self.name}: line {self.number}: {what}; {todo}"))

    def lines(self) -> Iterator[str]:
        """Lines without their ends, up to the next `---` or the end of the file."""
        while raw := self.file.readline(4 * LINE + 2):
            self.number += 1
            try:
                line = raw.decode("utf-8").rstrip("\r\n")
            except UnicodeDecodeError:
                raise self.wrong("it is not UTF-8", "save the tape as UTF-8") from None
            if len(line) > LINE:
                raise self.wrong(f"the line is longer than {LINE} characters", "shorten it")
            if line.strip() == "---":
                return
            yield line
        self.number += 1

    def read(self) -> Tape:
        tape = self.header()
        self.body(tape)
        self.footer(tape)
        return tape

    # ---- header

    def header(self) -> Tape:
        values: dict[str, str] = {}
        for line in self.lines():
            key, _, value = line.partition(" ;")[0].strip().partition(" ")
            if not key:
                continue
            if not values and (key != "climb" or value.strip() != str(FORMAT)):
                raise self.wrong("this is no tape of format 1", "choose a .climb file of this game")
            if key in values:
                raise self.wrong(f"{key!r} is there twice", "remove one")
            if key not in _HEADER:
                raise self.wrong(f"{key!r} is no line of a header", f"known: {', '.join(_HEADER)}")
            values[key] = value.strip()
        if not values:
            raise self.wrong("the file is empty", "choose a .climb file")
        for key in _HEADER:
            if key not in values:
                raise self.wrong(f"the header has no line {key!r}", "add it, or record the climb again")
        return self._tape(values)

    def _tape(self, values: dict[str, str]) -> Tape:
        maps = []
        words = values["maps"].split()
        if not 1 <= len(words) <= MAPS:
            raise self.wrong(f"the header names {len(words)} maps", f"name 1 to {MAPS}")
        for word in words:
            name, _, digest = word.partition(":")
            if not _NAME.fullmatch(name) or not _HEX.fullmatch(digest):
                raise self.wrong(f"maps: {word!r} is no NAME:DIGEST", "record the climb again")
            maps.append((name, digest))
        if not _SIM.fullmatch(values["sim"]):
            raise self.wrong(f"sim: {values['sim']!r} is no VERSION:DIGEST", "record the climb again")
        if values["rules"] not in RULES:
            raise self.wrong(f"rules: {values['rules']!r} are unknown", f"known: {', '.join(RULES)}")
        if values["memory"] not in ("yes", "no"):
            raise self.wrong(f"memory: {values['memory']!r}", "write yes or no")
        start, *rest = values["start"].split() or [""]
        if start not in dict(maps):
            raise self.wrong(f"start: {start!r} is none of the maps", "name one of them")
        lamp = -1
        if rest:
            if len(rest) != 2 or rest[0] != "lamp" or not re.fullmatch(r"[0-9]{1,4}", rest[1]):
                raise self.wrong(f"start: {' '.join(rest)!r}", "write `start MAP` or `start MAP lamp N`")
            lamp = int(rest[1])
        if not re.fullmatch(r"[0-9]{1,18}", values["seed"]):
            raise self.wrong(f"seed: {values['seed']!r} is no whole number", "write one of up to 18 digits")
        return Tape(
            values["sim"],
            tuple(maps),
            values["rules"],
            self._names(values, "assist", ASSISTS),
            int(values["seed"]),
            start,
            lamp,
            values["memory"] == "yes",
            self._names(values, "taint", TAINTS),
        )

    def _names(self, values: dict[str, str], key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        text = values[key]
        names = () if text == "-" else tuple(text.split())
        for name in names:
            if name not in known:
                raise self.wrong(f"{key}: {name!r} is unknown", f"known: {', '.join(known)}")
        return tuple(name for name in known if name in names)

    # ---- body

    def body(self, tape: Tape) -> None:
        inputs = tape.inputs
        masks: dict[str, int] = {}
        for line in self.lines():
            match = _INPUT.fullmatch(line.rstrip())
            if match:
                count = int(match[1])
                held = masks.get(match[2])
                if held is None:
                    held = masks[match[2]] = self._held(match[2])
                if not 1 <= count <= TICKS - len(inputs):
                    raise self.wrong(f"{count} ticks", f"a line has at least one, a tape at most {TICKS}")
                inputs.extend((held,) * count)
            elif line.startswith("#"):
                self._note()
                tape.labels.setdefault(len(inputs), []).append(line[1:].rstrip())
            elif line.startswith("!"):
                self._note()
                tape.commands.setdefault(len(inputs), []).append(self._command(line.rstrip()))
            elif line.strip():
                raise self.wrong(
                    f"{one_line(line, 40)!r} is no input", "write ticks, a comma and letters, like 14,R,J"
                )
        if len(inputs) in tape.commands:
            raise self.wrong("a command after the last tick changes nothing", "remove it")

    def _note(self) -> None:
        self.notes += 1
        if self.notes > NOTES:
            raise self.wrong(f"more than {NOTES} labels and commands", "remove some")

    def _held(self, text: str) -> int:
        held = 0
        for letter in text.split(",") if text else ():
            if letter not in _BUTTONS:
                raise self.wrong(f"{letter!r} is no button", f"the buttons are {', '.join(LETTERS)}")
            if held & _BUTTONS[letter]:
                raise self.wrong(f"{letter!r} is there twice", "remove one")
            held |= _BUTTONS[letter]
        return held

    def _command(self, line: str) -> tuple[str, str]:
        match = _COMMAND.fullmatch(line)
        if not match or match[1] not in COMMANDS:
            raise self.wrong(f"{one_line(line, 40)!r} is no command", f"known: !{', !'.join(COMMANDS)}")
        return match[1], match[2] or ""

    # ---- footer

    def footer(self, tape: Tape) -> None:
        ended = counted = False
        for line in self.lines():
            words = line.partition(" ;")[0].split()
            if not words:
                continue
            if ended:
                raise self.wrong("there is something after the end", "remove it")
            if words[0] == "ticks" and len(words) == 2 and not counted:
                tape.ticks = self._tick(words[1])
                counted = True
            elif words[0] == "check" and len(words) == 3 and _HEX.fullmatch(words[2]):
                tick = self._tick(words[1])
                if tape.checks and tick <= tape.checks[-1][0]:
                    raise self.wrong(
                        f"check {tick} comes after check {tape.checks[-1][0]}", "put them in order"
                    )
                tape.checks.append((tick, words[2]))
            elif words[0] == "end" and len(words) >= 3:
                tape.ending = " ".join(words[1:-1])
                tape.end = self._tick(words[-1])
                if tape.ending not in (*ENDINGS[1:], UNFINISHED):
                    raise self.wrong(f"{tape.ending!r} is no ending", f"known: {', '.join(ENDINGS[1:])}")
                ended = True
            else:
                raise self.wrong(f"{one_line(line, 40)!r} is no line of a footer", "known: ticks, check, end")
        if not (ended and counted):
            raise self.wrong("the tape is cut off", "take it from a backup, or add `---`, `ticks` and `end`")

    def _tick(self, text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,7}", text) or int(text) > TICKS:
            raise self.wrong(f"{one_line(text, 20)!r} is no tick", f"write a number up to {TICKS}")
        return int(text)


_HEADER = ("climb", "sim", "maps", "rules", "assist", "seed", "start", "memory", "taint")
