"""The fixture `slot`: makes slots, and ends what a failed test has left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from tests.launcher.slots import Slot


class MakeSlot(Protocol):
    def __call__(
        self,
        script: str | None,
        *,
        inputs: dict[str, str] | None = None,
        outputs: tuple[str, ...] = (),
    ) -> Slot: ...


@pytest.fixture
def make_slot(tmp_path: Path) -> Iterator[MakeSlot]:
    made: list[Slot] = []

    def make(
        script: str | None,
        *,
        inputs: dict[str, str] | None = None,
        outputs: tuple[str, ...] = (),
    ) -> Slot:
        slot = Slot(tmp_path / f"client {len(made)}", script, inputs=inputs, outputs=outputs)
        made.append(slot)
        return slot

    yield make
    for slot in made:
        slot.close()
