"""Gives pytest its databases. Loaded with `-p core.runtime.pytest_plugin`, before the settings are read.

The workers of pytest-xdist find the controller's servers in the environment.
"""

import contextlib

import pytest

from core.runtime import testing

_stack = contextlib.ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    _stack.enter_context(testing.running())


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    _stack.close()
