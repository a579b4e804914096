"""What the climber is doing; `Climber.state` is one of these."""

NORMAL, CLIMB, KNEELING, BURNING = range(4)
STATES = ("normal", "climb", "kneel", "burning")
