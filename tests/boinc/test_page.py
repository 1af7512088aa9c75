"""The examples of docs/boinc-api.md, run one after the other in an empty folder."""

import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "boinc-api.md"


def test_the_examples_run(tmp_path: Path) -> None:
    parts = PAGE.read_text().split("```python\n")
    examples = [part.partition("```")[0] for part in parts[1:]]
    assert len(examples) >= 5
    script = tmp_path / "examples.py"
    script.write_text("\n".join(examples))
    slot = tmp_path / "empty"
    slot.mkdir()
    done = subprocess.run(
        [sys.executable, script], cwd=slot, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
