"""What a player made easier on the eyes: plain values that a view reads while it paints."""

from dataclasses import dataclass

from game.view.tiers import FULL, Tier

FADED = (96, 96, 104)  # of 255: what is left of the dark behind, where it must not compete


@dataclass(slots=True)
class Ease:
    """`shake`: 0..1 of the camera's; `still`: nothing behind moves along; `air`: ash, dust and fog before all.

    `contrast`: what is behind is darkened; `tier`: how much is painted.
    """

    shake: float = 1.0
    still: bool = False
    air: bool = True
    contrast: bool = False
    tier: Tier = FULL
