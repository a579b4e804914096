"""No tap is too short, no second press is lost, the later of two opposites wins."""

from game.input.latch import KNEELS, Latch
from game.sim.buttons import DOWN, HOLD, JUMP, KNEEL, LEFT, RIGHT, UP


def test_a_tap_shorter_than_a_tick_is_down_for_one():
    latch = Latch()
    latch.press("jump", "a")
    latch.release("jump", "a")
    assert latch.sample() == JUMP
    assert latch.sample() == 0


def test_a_held_button_stays_down():
    latch = Latch()
    latch.press("jump", "a")
    assert [latch.sample() for _ in range(3)] == [JUMP] * 3
    latch.release("jump", "a")
    assert latch.sample() == 0


def test_a_button_pressed_anew_within_a_tick_is_seen_up_then_down():
    latch = Latch()
    latch.press("jump", "a")
    assert latch.sample() == JUMP
    latch.release("jump", "a")
    latch.press("jump", "a")
    assert [latch.sample() for _ in range(3)] == [0, JUMP, JUMP]


def test_two_quick_taps_after_a_press_give_one_more_press():
    latch = Latch()
    latch.press("jump", "a")
    assert latch.sample() == JUMP
    latch.release("jump", "a")
    latch.press("jump", "a")
    latch.release("jump", "a")
    assert [latch.sample() for _ in range(3)] == [0, JUMP, 0]


def test_a_second_binding_pressed_while_the_first_is_held_is_a_press():
    latch = Latch()
    latch.press("jump", "a")
    assert latch.sample() == JUMP
    latch.press("jump", "b")
    assert [latch.sample() for _ in range(2)] == [0, JUMP]
    latch.release("jump", "a")
    assert latch.sample() == JUMP


def test_of_two_opposites_the_later_wins_and_the_earlier_returns():
    latch = Latch()
    latch.press("left", "a")
    assert latch.sample() == LEFT
    latch.press("right", "d")
    assert latch.sample() == RIGHT
    latch.release("right", "d")
    assert latch.sample() == LEFT
    latch.press("down", "s")
    latch.press("up", "w")
    assert latch.sample() == LEFT | UP
    latch.press("down", "2")
    assert latch.sample() == LEFT | DOWN


def test_a_tap_against_a_held_direction_turns_for_one_tick():
    latch = Latch()
    latch.press("left", "a")
    assert latch.sample() == LEFT
    latch.press("right", "d")
    latch.release("right", "d")
    assert [latch.sample() for _ in range(2)] == [RIGHT, LEFT]


def test_letting_everything_go_forgets_taps_too():
    latch = Latch()
    latch.press("left", "a")
    latch.press("jump", "c")
    latch.release_all()
    assert latch.sample() == 0


# ---- pressed instead of held


def test_a_toggled_action_is_on_until_it_is_pressed_again():
    latch = Latch()
    latch.toggled = {"hold"}
    latch.press("hold", "key X")
    latch.release("hold", "key X")
    assert [latch.sample() for _ in range(3)] == [HOLD] * 3
    latch.press("hold", "key X")
    assert latch.sample() == 0
    latch.release("hold", "key X")
    assert latch.sample() == 0


def test_the_climber_lets_go_of_it_by_itself():
    latch = Latch()
    latch.toggled = {"hold"}
    latch.press("hold", "key X")
    assert latch.sample() == HOLD
    latch.drop("hold")
    assert latch.sample() == 0
    latch.release("hold", "key X")
    latch.press("hold", "key X")
    latch.release_all()
    assert latch.sample() == 0


def test_down_held_a_moment_kneels_for_whoever_wants_that():
    latch = Latch()
    latch.press("down", "key S")
    assert {latch.sample() for _ in range(60)} == {DOWN}
    latch.down_kneels = True
    latch.release("down", "key S")
    latch.sample()
    latch.press("down", "key S")
    seen = [latch.sample() for _ in range(KNEELS + 3)]
    assert seen[: KNEELS - 1] == [DOWN] * (KNEELS - 1)
    assert seen[KNEELS - 1 :] == [DOWN | KNEEL] * 4
    latch.press("right", "key D")
    assert not latch.sample() & KNEEL
