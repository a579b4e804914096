"""What a moment of tools/pictures.py may ask for: to stand still, to be cold."""

from tools.pictures import Moment, moments


def test_who_stands_still_does_not_go_on_and_the_day_comes_meanwhile():
    def taken(stands):
        _, world, view = next(moments("8-awake", [Moment("x", "8-awake", "", 92, stands=stands)]))
        return world.middle[0], view.room.light

    (at, night), (still, light) = taken(0), taken(120)
    assert abs(still - at) < 24  # the last step is gone to its end
    assert light > night + 0.2


def test_a_moment_may_be_cold_and_the_next_one_is_not():
    def taken(cold):
        asked = Moment("x", "6-cold-tide", "numb", 270, cold=cold)
        assert asked.alone == (cold > 0)
        _, world, view = next(moments("6-cold-tide", [asked]))
        return world.child.cold, view.hoar.share

    assert taken(0.0)[1] == 0
    cold, share = taken(1.0)
    assert cold > 100 * 256 and share > 0.2
