"""Every number of the rules has a test that stands for it."""

import tune_check
from held import HELD


def test_every_line_has_its_test():
    assert set(HELD) == set(tune_check.lines())


def test_the_tests_are_there():
    folder = tune_check.ROOT / "tests" / "sim"
    for name, test in HELD.items():
        file, _, function = test.partition("::")
        assert f"def {function}(" in (folder / file).read_text(encoding="utf-8"), name


def test_a_line_taken_away_turns_its_test_red(tmp_path):
    tune_check.copy_rules(tmp_path)
    for name in ("COYOTE", "BREATH"):
        tune_check.take_away(tmp_path, name)
        code, failed = tune_check.run_tests(tmp_path, [f"tests/sim/{HELD[name]}"])
        assert code == 1 and failed, name
