"""The console's scripts against the types of the API and of what it stands on."""

from core.clients import npm


def test_the_types_hold() -> None:
    """As `node_modules/.bin/tsc -p staff` in console/ says it."""
    done = npm.run("tsc", "-p", "staff", folder=npm.CONSOLE)
    assert done.returncode == 0, done.stdout


def test_the_compiler_finds_what_is_wrong() -> None:
    assert npm.run("tsc", "-p", "no-such-project", folder=npm.CONSOLE).returncode != 0
