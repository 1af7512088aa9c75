"""The shared channels: messages, values, both kinds of view, damaged files."""

import subprocess
import sys
from pathlib import Path

import pytest

from genwrapper.boinc import Channels, DamagedChannels
from genwrapper.boinc.channels import (
    APP_STATUS,
    CHANNEL_SIZE,
    CONTROL_REQUEST,
    COUNT,
    LONGEST,
    FileView,
    field,
    number,
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    Channels.create(str(tmp_path / "channels")).close()
    return str(tmp_path / "channels")


def test_a_message_waits_until_it_is_taken(path: str) -> None:
    client, application = Channels.mapped(path), Channels.mapped(path)
    for channel in range(COUNT):
        assert client.send(channel, f"message {channel}")
        assert not client.send(channel, "another")
    for channel in range(COUNT):
        assert application.full(channel)
        assert application.receive(channel) == f"message {channel}"
        assert application.receive(channel) is None
        assert client.send(channel, "another")


def test_the_bytes_are_boincs(path: str) -> None:
    Channels.mapped(path).send(CONTROL_REQUEST, "<quit/>")
    data = Path(path).read_bytes()
    assert len(data) == COUNT * CHANNEL_SIZE
    assert data[:9] == b"\1<quit/>\0"
    assert not any(data[9:])


def test_a_message_has_its_longest(path: str) -> None:
    channels = Channels.mapped(path)
    assert channels.send(APP_STATUS, "x" * LONGEST)
    assert channels.receive(APP_STATUS) == "x" * LONGEST
    with pytest.raises(ValueError, match="at most 1022 bytes"):
        channels.send(APP_STATUS, "x" * (LONGEST + 1))


def test_a_value_is_overwritten_and_stays(path: str) -> None:
    reader = Channels.mapped(path)
    with open(path, "r+b", buffering=0) as file:
        writer = Channels(FileView(file.fileno()))
        assert reader.value(APP_STATUS) is None
        writer.overwrite(APP_STATUS, "a long value")
        writer.overwrite(APP_STATUS, "short")
        assert reader.value(APP_STATUS) == "short"
        assert reader.value(APP_STATUS) == "short"


WRITER = """
import sys
from genwrapper.boinc.channels import APP_STATUS, Channels
channels = Channels.mapped(sys.argv[1])
channels.overwrite(APP_STATUS, "0:")
print("ready", flush=True)
while True:
    for digit in "123456789":
        channels.overwrite(APP_STATUS, digit * int(digit) * 50 + ":")
"""


def test_no_half_of_a_value_is_seen(path: str) -> None:
    channels = Channels.mapped(path)
    with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        try:
            seen = [channels.value(APP_STATUS) for _ in range(20_000)]
        finally:
            writer.kill()
    values = [value for value in seen if value is not None]
    assert values
    for value in values:
        assert value.endswith(":")
        assert len(set(value)) == 2


def test_a_file_too_short_is_told(tmp_path: Path) -> None:
    (tmp_path / "channels").write_bytes(bytes(8191))
    with pytest.raises(DamagedChannels, match="has 8191 bytes"):
        Channels.mapped(str(tmp_path / "channels"))


def test_fields_of_messages() -> None:
    text = "<heartbeat/><wss>1.5e+06</wss><bad>x</bad>"
    assert field(text, "heartbeat") == ""
    assert field(text, "nothing") is None
    assert number(text, "wss") == 1.5e6
    assert number(text, "bad", 7) == 7
