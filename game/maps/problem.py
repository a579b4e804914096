"""What is wrong with a map, in words that a designer can act on."""

from dataclasses import asdict, dataclass, field

from game.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `x`, `y` are tiles; `layer`, `object` and the place are left out where there is none."""

    file: str
    what: str
    todo: str = ""
    layer: str = ""
    object: int = 0
    x: int | None = None
    y: int | None = None
    grave: bool = True  # False: a warning; the map still reads

    @property
    def line(self) -> str:
        """`FILE: layer NAME: object ID (x, y): what is wrong; what to do`."""
        parts = [self.file]
        if self.layer:
            parts.append(f"layer {self.layer}")
        place = "" if self.x is None or self.y is None else f"({self.x}, {self.y})"
        where = f"object {self.object}" if self.object else ""
        if where or place:
            parts.append(f"{where} {place}".strip() if where else f"tile {place}")
        says = self.what if not self.todo else f"{self.what}; {self.todo}"
        return one_line(": ".join([*parts, says]))

    def as_json(self) -> "dict[str, str | int | bool | None]":
        """The same for tools."""
        return asdict(self) | {"line": self.line}


def one_line(text: str, longest: int = 400) -> str:
    """A stranger's words made fit for one line of a terminal: no control characters, not too long."""
    clean = "".join(ch if ch.isprintable() else " " for ch in text)
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


class MapError(Trouble):
    """A map that cannot be played. `problems` has every fault found, the grave ones first."""

    code = 2

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: not problem.grave)
        first = self.problems[0].line if self.problems else "the map cannot be read"
        more = sum(problem.grave for problem in self.problems) - 1
        super().__init__(first + (f" (and {more} more: see `check`)" if more > 0 else ""))


class Unreadable(Exception):
    """Stop reading: what has been reported so far says why."""


@dataclass(slots=True)
class Report:
    """Collects the problems of one map, at most `most` of them, each once."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    most: int = 200

    def add(
        self,
        what: str,
        todo: str = "",
        *,
        layer: str = "",
        object: int = 0,
        at: tuple[int, int] | None = None,
        file: str = "",
        grave: bool = True,
    ) -> None:
        """Report a fault; `at` in tiles."""
        x, y = at if at is not None else (None, None)
        problem = Problem(file or self.file, what, todo, layer, object, x, y, grave)
        if len(self.problems) < self.most and problem not in self.problems:
            self.problems.append(problem)

    def stop(self, what: str, todo: str = "", *, file: str = "", layer: str = "") -> Unreadable:
        """Report a fault after which nothing more can be read: `raise report.stop(...)`."""
        self.add(what, todo, file=file, layer=layer)
        return Unreadable()

    @property
    def grave(self) -> bool:
        """Is there anything that keeps the map from being played?"""
        return any(problem.grave for problem in self.problems)
