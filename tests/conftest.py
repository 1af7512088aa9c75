"""For all tests."""

import signal

import pytest

# Who starts the tests with `&` from a script, or by nohup, ignores these, and so would all that
# they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the tests with a real client, which mostly wait, evenly among the others: each worker
    gets a stretch of the list."""
    waiting = [item for item in items if item.get_closest_marker("client")]
    others = [item for item in items if not item.get_closest_marker("client")]
    if not waiting:
        return
    stretch = len(others) / len(waiting)
    mixed: list[pytest.Item] = []
    for index, item in enumerate(waiting):
        mixed.append(item)
        mixed += others[round(index * stretch) : round((index + 1) * stretch)]
    items[:] = mixed
