"""What tests of every room stand on."""

import pytest


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A profile of its own, empty."""
    monkeypatch.setenv("BURNING_LAVENDER_HOME", str(tmp_path))
    return tmp_path
