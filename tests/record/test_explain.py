"""Why a record says what it says: every sort of value has its line."""

from __future__ import annotations

from greffier.model.document import Document
from greffier.pipeline.reading import annotate
from greffier.record.explain import Explanation, explain

TEXT = (
    "Les rebelles ont tué six gendarmes mardi à Bouar. "
    "Lundi, des terroristes avaient pillé l’église, selon le maire.\n\n"
    "L’armée a mené mercredi une opération de ratissage à Bria. Trois suspects y ont été arrêtés.\n\n"
    "Une ONG accuse l’armée d’avoir abattu dix bergers jeudi à Bria. L’armée nie avoir tué des bergers."
)


def told() -> dict[str, list[Explanation]]:
    document = Document("sha256:0", TEXT, "fr", published="2024-03-15")
    lines: dict[str, list[Explanation]] = {}
    for line in explain(next(iter(annotate([document])))):
        lines.setdefault(line.path.rsplit("/", 1)[-1] if line.path.startswith("events") else line.path, []).append(line)
    return lines


def test_loaded_words_name_their_rule_and_the_voice_that_uses_them() -> None:
    line = told()["framing/0"][0]
    assert line.rule == "label.terrorist.people"
    assert line.candidates == ("terroristes",)
    assert line.reason == "label, in the words of s2"


def test_a_link_to_another_event_names_it_by_its_trigger() -> None:
    assert [line.candidates for line in told()["part_of"]] == [("e3: a mené mercredi une opération de ratissage",)]


def test_a_denial_names_the_voice_that_disputes() -> None:
    assert any("armée" in line.candidates[0] for line in told()["denied_by"])
