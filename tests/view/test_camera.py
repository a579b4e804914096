"""The camera: nobody dies off the screen, ledges hold it still, the seam is no jump."""

import pytest

from game.view.camera import HIGHEST, LOWEST, Camera

SIZE = (1536, 6400, 1536)


@pytest.mark.parametrize("vy", [-8.0, -3.0, 3.0, 8.0])
def test_the_feet_stay_on_the_screen(vy: float) -> None:
    camera = Camera()
    feet = 3000.0
    camera.cut(100, feet, *SIZE)
    for _ in range(200):
        feet += vy
        camera.follow(100, feet, vy, False, False, SIZE)
        assert HIGHEST - 1 <= feet - camera.y <= LOWEST + 1


def test_a_jump_does_not_move_it_and_a_ledge_does() -> None:
    camera = Camera()
    camera.cut(100, 3000, *SIZE)
    rest = camera.y
    for k in range(30):
        camera.follow(100, 3000 - 48 * (1 - ((k - 15) / 15) ** 2), 0.0, False, False, SIZE)
    assert abs(camera.y - rest) < 1
    for _ in range(120):
        camera.follow(100, 2952, 0.0, True, False, SIZE)
    assert abs(camera.y - (rest - 48)) < 1


def test_it_goes_the_short_way_round() -> None:
    camera = Camera()
    camera.cut(1530, 3000, *SIZE)
    camera.follow(4, 3000, 0.0, True, False, SIZE)
    assert camera.x == 1540


def test_it_looks_down_in_a_fall_and_up_in_a_climb() -> None:
    camera = Camera()
    camera.cut(100, 3000, *SIZE)
    feet = 3000.0
    for _ in range(60):
        feet += 6
        camera.follow(100, feet, 6.0, False, False, SIZE)
    assert feet - camera.y < 224
    camera.cut(100, 3000, *SIZE)
    feet = 3000.0
    for _ in range(90):
        feet -= 1.2
        camera.follow(100, feet, -1.2, False, True, SIZE)
    assert feet - camera.y > 224
