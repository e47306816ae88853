"""The groups that people made of hand-coded cases, held against what is read; skipped where the cases are not here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASES = Path(os.environ.get("GREFFIER_GOLD") or ROOT.parent / "shared" / "gold" / "dev")
TOOL = ROOT / "tools" / "score_incidents.py"


@pytest.mark.skipif(not (CASES / "incidents.yaml").is_file() or not TOOL.is_file(), reason="no hand-coded groups here")
@pytest.mark.parametrize("options", [(), ("--gold",)], ids=["read", "by-hand"])
def test_groups_are_whole_near_misses_apart_and_sources_right(options):
    done = subprocess.run([sys.executable, TOOL, CASES, *options], capture_output=True, text=True, check=False)
    assert "FAIL" not in done.stdout
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("apart:") >= 12
