"""Hold the incidents that the store makes of hand-coded cases to the groups that people made of them.

    python tools/score_incidents.py FOLDER [--gold]

FOLDER holds the cases and ``incidents.yaml``. Cases in a language that is read are read; the others, and with --gold
all, are records made from the cases. The exit status is 1 where a group is not whole, a near-miss is merged, or the
number of sources is not accepted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from gold_records import find_trigger, make_record
from sqlalchemy import Connection

import greffier
from greffier.cli.incident_table import print_incident
from greffier.model.record import Record
from greffier.model.trouble import Trouble
from greffier.record.serialise import to_json
from greffier.store.hashing import name_anchors
from greffier.store.incidents import find_incident, read_decisions, read_incident, read_reasons
from greffier.store.readings import Offer
from greffier.store.store import open_store

READ = ("fr",)


def main() -> None:
    """Score a folder."""
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--gold", action="store_true")
    options.add_argument("--show", action="store_true")
    asked = options.parse_args()
    groups = yaml.safe_load((asked.folder / "incidents.yaml").read_text(encoding="utf-8"))
    cases = {
        case["id"]: case
        for file in sorted(asked.folder.glob("*.yaml"))
        if "events" in (case := yaml.safe_load(file.read_text(encoding="utf-8")))
    }
    records = {name: _record(case, groups["incidents"], asked.gold) for name, case in cases.items()}
    with tempfile.TemporaryDirectory() as work, open_store(str(Path(work) / "store.db")) as store:
        store.add([_offer(name, record) for name, record in records.items()])
        with store.reading() as connection:
            check = _Check(connection, cases, records, asked.show)
            for group in groups["incidents"]:
                check.group(group)
            for pair in groups["not_same"]:
                check.apart(pair)
    sys.exit(bool(check.faults))


def _record(case: dict[str, Any], groups: list[dict[str, Any]], gold: bool) -> Record:
    if case["language"] in READ and not gold:
        published = str(case["published"]) if case.get("published") else None
        return greffier.read(case["text"], published=published, outlet=case.get("outlet"), language=case["language"])
    voices = {
        (kind.removesuffix("_attackers"), said["low"]): said["origin"]
        for group in groups
        for kind, figures in group["figures"].items()
        for said in figures["by_source"]
        if case["id"] in said["cases"] and len(said["cases"]) == 1
    }
    return make_record(case, voices)


def _offer(name: str, record: Record) -> Offer:
    return Offer(record, to_json(record), "greffier", "0", "file", f"{name}.yaml")


class _Check:
    def __init__(self, connection: Connection, cases: dict[str, Any], records: dict[str, Record], show: bool) -> None:
        self._connection, self._cases, self._records, self._show = connection, cases, records, show
        self.faults = 0

    def group(self, group: dict[str, Any]) -> None:
        """One group: are its members one incident, with the right number of sources?"""
        found = {f"{one['case']} «{one['trigger']}»": self._incident(one) for one in group["members"]}
        names = sorted({name for name in found.values() if name})
        missing = [member for member, name in found.items() if name is None]
        self._say(len(names) == 1, f"{group['id']}: {len(found)} members in {len(names)} incidents {names}")
        for member in missing:
            print(f"     not read: {member}")
        if len(names) > 1 or self._show:
            for member, name in found.items():
                print(f"     {name} {member}")
        for name in names[: 1 if len(names) == 1 else 0]:
            self._sources(group, name)

    def _sources(self, group: dict[str, Any], name: str) -> None:
        incident = read_incident(self._connection, name)
        known = incident.reconciled
        accepted = group["independent_sources_accepted"]
        self._say(known.independent_sources in accepted, f"   sources {known.origins}, accepted {accepted}")
        print(f"     contested {list(known.contested)}, by hand {group['contested']}")
        for kind, figures in group["figures"].items():
            its = known.figures.get(kind)
            print(f"     {kind} {(its.low, its.high) if its else None}, by hand {(figures['low'], figures['high'])}")
        if self._show:
            print_incident(
                incident, read_reasons(self._connection, incident), read_decisions(self._connection, incident)
            )

    def apart(self, pair: dict[str, Any]) -> None:
        """Two events that are not one."""
        one, other = self._incident(pair["a"]), self._incident(pair["b"])
        told = f"{pair['a']['case']}/{pair['b']['case']} {pair['why']}"
        self._say(one is None or one != other, f"apart: {told}" + (" (not read)" if None in (one, other) else ""))

    def _say(self, right: bool, what: str) -> None:
        self.faults += not right
        print(f"{'ok  ' if right else 'FAIL'} {what}")

    def _incident(self, member: dict[str, Any]) -> str | None:
        """The incident of the event that is read on a member's trigger."""
        record = self._records[member["case"]]
        start, end = find_trigger(record.document.text, _trigger(self._cases[member["case"]], member["trigger"]))
        anchors = name_anchors(
            record.document.id, [(event.trigger.start, event.trigger.end) for event in record.events]
        )
        for anchor, event in zip(anchors, record.events, strict=True):
            if event.trigger.start < end and start < event.trigger.end:
                try:
                    return find_incident(self._connection, anchor)
                except Trouble:
                    continue
        return None


def _trigger(case: dict[str, Any], words: str) -> Any:
    """The trigger as the case writes it, which may say which occurrence."""
    for event in case["events"] or ():
        trigger = event["trigger"]
        if words == (trigger if isinstance(trigger, str) else trigger["quote"]):
            return trigger
    return words


if __name__ == "__main__":
    main()
