"""Score the reader against folders of hand-coded cases, and tell what changed since the last recorded run.

    python tools/score.py [--record] [--detail] SCORER GOLD_DIR...

``SCORER`` is the scoring script of the cases' format; it prints a table and, with --detail, a line for each fact that
is wrong or missing. Those lines are kept in ``docs/scores/<folder>.txt`` by --record; a later run prints the lines
that came and went.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

import greffier
from greffier.record.serialise import to_json

RECORDED = Path(__file__).parent.parent / "docs" / "scores"


def cases(folder: Path, language: str) -> Iterator[dict[str, Any]]:
    """The cases of a folder in one language, with their texts."""
    for file in sorted(folder.glob("*.yaml")):
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        if isinstance(case, dict) and "events" in case and case.get("language") == language:
            case["file"] = file
            if "text" not in case:
                case["text"] = (file.parent / case["text_file"]).read_text(encoding="utf-8")
            yield case


def score(scorer: Path, folder: Path, language: str) -> list[str]:
    """The scorer's lines for the cases of one language in a folder."""
    with tempfile.TemporaryDirectory() as work:
        gold, records = Path(work) / "gold", Path(work) / "records.jsonl"
        gold.mkdir()
        with records.open("wb") as out:
            for case in cases(folder, language):
                file = case.pop("file")
                (gold / file.name).write_text(yaml.safe_dump(case, allow_unicode=True), encoding="utf-8")
                published = case.get("published")
                record = greffier.read(
                    case["text"], published=str(published) if published else None, outlet=case.get("outlet")
                )
                out.write(to_json(record) + b"\n")
        command = [sys.executable, str(scorer), str(gold), str(records), "--detail"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def is_detail(line: str) -> bool:
    return line.startswith(("==", "   "))


def with_case(lines: list[str]) -> dict[str, str]:
    """The detail lines, each with the case that it belongs to; the key holds a digest where the line quotes a text."""
    found, case = {}, ""
    for line in lines:
        if line.startswith("=="):
            case = line.split(":")[0].removeprefix("== ")
        elif line.startswith("   "):
            told = f"{case}: {line.strip()}"
            found[re.sub(r"«(.*)»", lambda m: f"«{sha256(m[1].encode()).hexdigest()[:8]}»", told)] = told
    return found


def compare(folder: Path, lines: list[str], record: bool) -> None:
    """Print what came and went since the last recorded run; keep this run where asked, without the texts' words."""
    kept = RECORDED / f"{folder.parent.name}-{folder.name}.txt"
    now = with_case(lines)
    if kept.exists():
        before = set(kept.read_text(encoding="utf-8").splitlines())
        for line in sorted(before - set(now)):
            print("  gained", line)
        for line in sorted(set(now) - before):
            print("  lost  ", now[line])
    if record:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("\n".join(now) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--language", default="fr")
    parser.add_argument("--record", action="store_true", help="keep this run as the one to compare with")
    parser.add_argument("--detail", action="store_true", help="print every wrong or missing fact")
    asked = parser.parse_args()
    if not asked.scorer.exists():
        print(f"No scorer at {asked.scorer}: the shared cases are not here, nothing is scored.")
        return 0
    for folder in asked.gold:
        lines = score(asked.scorer, folder, asked.language)
        print(f"\n{folder}")
        print("\n".join(line for line in lines if asked.detail or not is_detail(line)))
        compare(folder, lines, asked.record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
