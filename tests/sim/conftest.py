"""Marks of the rules' tests."""


def pytest_configure(config):
    """`holds(line, ..)`: the tuning lines whose loss must make the test fail (tools/tune_check.py)."""
    config.addinivalue_line("markers", "holds(*lines): the tuning lines that this test stands for")
