"""Which keys and pad parts stand for which action: the defaults, and what a player made of them.

A *source* is a name for something that can be down or up: `key C` (by scancode, so by place on the
keyboard and not by what is printed on it), `pad a`, `pad lefttrigger`, `stick left`, `hat up`, `joy 0`.
"""

from collections.abc import Iterable, Mapping

from game.sim import buttons

# action -> the bit the rules hear; `menu` and `debug` never reach them
ACTIONS: dict[str, int] = {
    "left": buttons.LEFT,
    "right": buttons.RIGHT,
    "up": buttons.UP,
    "down": buttons.DOWN,
    "jump": buttons.JUMP,
    "hold": buttons.HOLD,
    "kneel": buttons.KNEEL,
    "brand": buttons.BRAND,
    "let go": buttons.LET_GO,
    "menu": 0,
}

# Two of each kind of device; no Shift (five presses bring up sticky keys).
KEYBOARD: dict[str, tuple[str, ...]] = {
    "left": ("key LEFT", "key A"),
    "right": ("key RIGHT", "key D"),
    "up": ("key UP", "key W"),
    "down": ("key DOWN", "key S"),
    "jump": ("key C", "key SPACE"),
    "hold": ("key X", "key J"),
    "brand": ("key Z", "key K"),
    "kneel": ("key V", "key L"),
    "let go": ("key BACKSPACE", "key DELETE"),
    "menu": ("key ESCAPE", "key P"),
}
PAD: dict[str, tuple[str, ...]] = {
    "left": ("stick left", "pad dpleft"),
    "right": ("stick right", "pad dpright"),
    "up": ("stick up", "pad dpup"),
    "down": ("stick down", "pad dpdown"),
    "jump": ("pad a", "pad y"),
    "hold": ("pad lefttrigger", "pad righttrigger"),
    "brand": ("pad x", "pad rightshoulder"),
    "kneel": ("pad b", "pad leftshoulder"),
    "let go": ("pad back",),
    "menu": ("pad start",),
}
# A stick or pad whose layout nobody has described: what most of them agree on.
JOYSTICK: dict[str, tuple[str, ...]] = {
    "left": ("hat left",),
    "right": ("hat right",),
    "up": ("hat up",),
    "down": ("hat down",),
    "jump": ("joy 0",),
    "kneel": ("joy 1",),
    "brand": ("joy 2",),
    "hold": ("joy 4", "joy 5"),
    "let go": ("joy 6",),
    "menu": ("joy 7",),
}


# All keys under one hand; with them Hold is pressed once for on and once for off, and down kneels.
ONE_HAND: dict[str, dict[str, tuple[str, ...]]] = {
    "left": {
        "left": ("key A",), "right": ("key D",), "up": ("key W",), "down": ("key S",),
        "jump": ("key SPACE",), "hold": ("key Q",), "brand": ("key E",), "kneel": ("key F",),
        "let go": ("key T",), "menu": ("key ESCAPE", "key TAB"),
    },
    "right": {
        "left": ("key J",), "right": ("key L",), "up": ("key I",), "down": ("key K",),
        "jump": ("key SPACE",), "hold": ("key U",), "brand": ("key O",), "kneel": ("key H",),
        "let go": ("key BACKSPACE",), "menu": ("key P", "key ESCAPE"),
    },
}  # fmt: skip


def preset(name: str) -> dict[str, tuple[str, ...]]:
    """The keys of a preset, as a player's own; none for `both`."""
    return dict(ONE_HAND.get(name, {}))


class Bindings:
    """Source -> action. `own` replaces the sources of the actions it names, one device kind at a time."""

    def __init__(self, own: Mapping[str, Iterable[str]] | None = None) -> None:
        self.action_of: dict[str, str] = {}
        self.sources_of: dict[str, tuple[str, ...]] = {}
        changed = {action: tuple(sources) for action, sources in (own or {}).items() if action in ACTIONS}
        for action in ACTIONS:
            sources = KEYBOARD[action] + PAD[action] + JOYSTICK[action]
            if action in changed:
                kinds = {_device(source) for source in changed[action]}
                sources = changed[action] + tuple(s for s in sources if _device(s) not in kinds)
            self.sources_of[action] = sources
        # What a player chose wins over a default that names the same source for something else.
        for action in sorted(ACTIONS, key=lambda name: name in changed):
            for source in self.sources_of[action]:
                self.action_of[source] = action


def _device(source: str) -> str:
    """Return `key`, `pad` or `joy`: sticks belong to pads, hats to joysticks."""
    kind = source.partition(" ")[0]
    return {"stick": "pad", "hat": "joy"}.get(kind, kind)


def bound(own: Mapping[str, Iterable[str]], action: str, source: str) -> dict[str, tuple[str, ...]]:
    """A player's own bindings with one more: the new source first, the first of its kind of device second.

    Whatever else the player had put on that source lets go of it.
    """
    now = Bindings(own).sources_of[action]
    kind = _device(source)
    mine = [one for one in now if _device(one) == kind and one != source][:1]
    others = tuple(one for one in (own.get(action) or ()) if _device(one) != kind)
    changed = {name: tuple(one for one in sources if one != source) for name, sources in own.items()}
    changed[action] = (source, *mine, *others)
    return {name: sources for name, sources in changed.items() if sources}


def conflicts(bindings: Bindings) -> list[tuple[str, str, str]]:
    """Sources that stand for two actions: (source, the one that has it, the one that thinks so too)."""
    return [
        (source, bindings.action_of[source], action)
        for action, sources in bindings.sources_of.items()
        for source in sources[:2]
        if bindings.action_of[source] != action
    ]
