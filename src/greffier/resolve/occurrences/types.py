"""What kind of event a mention tells, where its words alone leave it open.

« Attaquer » and « tuer » say neither a clash nor violence against civilians; the parties decide, as in the ACLED
codebook: unarmed victims make it violence against civilians, armed ones a clash.
"""

from __future__ import annotations

from collections.abc import Sequence

from greffier.model.annotated import Annotated
from greffier.model.mentions import EventMention, Involvement
from greffier.model.ontology import OPEN_TYPES
from greffier.resolve.occurrences.participants import actor_of, is_civilian


def settle_type(
    annotated: Annotated, mention: EventMention, involved: Sequence[Involvement], tolls: Sequence[int]
) -> tuple[str, str]:
    """The ontology type of a mention, and the reason for it."""
    if mention.type not in OPEN_TYPES:
        return mention.type, "the trigger's own type"
    targets = [is_civilian(annotated, one.actor) for one in involved if one.argument.role == "target"]
    victims = [_victims_civilian(annotated, toll) for toll in tolls]
    known = [civilian for civilian in (*targets, *victims) if civilian is not None]
    if known:
        armed = any(not civilian for civilian in known)
        return ("armed-clash", "armed targets") if armed else ("attack-on-civilians", "unarmed targets")
    if mention.type == "killing" and (targets or victims):
        return "attack-on-civilians", "killed people whom nothing calls armed"
    return "armed-clash", "nothing says that the targets are unarmed"


def _victims_civilian(annotated: Annotated, toll: int) -> bool | None:
    victims = annotated.tolls[toll].victims
    return is_civilian(annotated, actor_of(annotated, victims)) if victims else None
