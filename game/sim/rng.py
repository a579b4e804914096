"""A small integer generator whose whole state is one 64-bit int kept in the world.

The mixing steps are SplitMix64 (Steele, Lea, Flood 2014), which is in the public domain.
"""

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(state: int) -> int:
    """Scatter a 64-bit state into a 64-bit value."""
    z = state & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def advance(state: int) -> int:
    """The state that follows."""
    return (state + GOLDEN) & MASK


def seeded(*parts: int) -> int:
    """One state from several numbers; their order matters."""
    state = 0
    for part in parts:
        state = mix(advance(state ^ (part & MASK)))
    return state
