"""The event types of the record format and the standard codes that each maps to.

Source: the ACLED codebook's event and sub-event types, PLOVER's event types, UCDP's types of violence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Group = Literal["violence", "demonstration", "development", "speech"]


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event. ``acled`` is (event type, sub-event type); "by-actors" where the parties decide.

    ``ucdp`` is the type of violence: 1 state-based, 2 non-state, 3 one-sided.
    """

    key: str
    group: Group
    acled: tuple[str, str] | None
    plover: str | None
    ucdp: Literal["by-actors", 1, 2, 3] | None
    says: str


_TYPES = (
    EventType(
        "armed-clash",
        "violence",
        ("Battles", "Armed clash"),
        "ASSAULT",
        "by-actors",
        "fighting, ambush or attack between armed parties",
    ),
    EventType(
        "territory-gain",
        "violence",
        ("Battles", "by-actors"),
        "ASSAULT",
        "by-actors",
        "a party takes ground by fighting",
    ),
    EventType(
        "air-strike",
        "violence",
        ("Explosions/Remote violence", "Air/drone strike"),
        "ASSAULT",
        "by-actors",
        "bombing from aircraft or drones",
    ),
    EventType(
        "shelling",
        "violence",
        ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        "ASSAULT",
        "by-actors",
        "artillery, mortars, rockets, missiles",
    ),
    EventType(
        "remote-explosive",
        "violence",
        ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
        "ASSAULT",
        "by-actors",
        "mine, IED, car bomb without a suicide bomber",
    ),
    EventType(
        "suicide-bombing",
        "violence",
        ("Explosions/Remote violence", "Suicide bomb"),
        "ASSAULT",
        "by-actors",
        "the attacker dies by design",
    ),
    EventType(
        "grenade", "violence", ("Explosions/Remote violence", "Grenade"), "ASSAULT", "by-actors", "hand-thrown grenade"
    ),
    EventType(
        "chemical-weapon",
        "violence",
        ("Explosions/Remote violence", "Chemical weapon"),
        "ASSAULT",
        "by-actors",
        "chemical agents",
    ),
    EventType(
        "attack-on-civilians",
        "violence",
        ("Violence against civilians", "Attack"),
        "ASSAULT",
        3,
        "killing or wounding of unarmed people, execution, massacre",
    ),
    EventType(
        "sexual-violence",
        "violence",
        ("Violence against civilians", "Sexual violence"),
        "ASSAULT",
        3,
        "rape and other sexual violence",
    ),
    EventType(
        "abduction",
        "violence",
        ("Violence against civilians", "Abduction/forced disappearance"),
        "ASSAULT",
        None,
        "kidnapping, forced disappearance",
    ),
    EventType(
        "protest", "demonstration", ("Protests", "Peaceful protest"), "PROTEST", None, "demonstration, strike, sit-in"
    ),
    EventType(
        "protest-intervention",
        "demonstration",
        ("Protests", "Protest with intervention"),
        "PROTEST",
        None,
        "forces disperse or arrest peaceful protesters",
    ),
    EventType(
        "excessive-force",
        "demonstration",
        ("Protests", "Excessive force against protesters"),
        "ASSAULT",
        None,
        "protesters killed or badly hurt by forces",
    ),
    EventType(
        "riot", "demonstration", ("Riots", "Violent demonstration"), "PROTEST", None, "demonstrators destroy or fight"
    ),
    EventType("mob-violence", "demonstration", ("Riots", "Mob violence"), "ASSAULT", None, "lynching, communal mob"),
    EventType(
        "security-operation",
        "development",
        ("Strategic developments", "Other"),
        "MOBILIZE",
        None,
        "sweep, raid, cordon, search",
    ),
    EventType(
        "force-movement",
        "development",
        ("Strategic developments", "Other"),
        "MOBILIZE",
        None,
        "deployment, convoy, reinforcement, movement of fighters",
    ),
    EventType(
        "withdrawal",
        "development",
        ("Strategic developments", "Non-violent transfer of territory"),
        "RETREAT",
        None,
        "retreat, pull-out",
    ),
    EventType(
        "air-activity",
        "development",
        ("Strategic developments", "Other"),
        "MOBILIZE",
        None,
        "flights, patrols, reconnaissance without a strike",
    ),
    EventType(
        "base",
        "development",
        ("Strategic developments", "Headquarters or base established"),
        "MOBILIZE",
        None,
        "base or post set up",
    ),
    EventType("arrest", "development", ("Strategic developments", "Arrests"), "COERCE", None, "arrest, detention"),
    EventType(
        "release",
        "development",
        ("Strategic developments", "Other"),
        "CONCEDE",
        None,
        "captives or prisoners freed, escape aside",
    ),
    EventType(
        "prisoner-transfer",
        "development",
        ("Strategic developments", "Other"),
        "COERCE",
        None,
        "detainees moved from one place to another",
    ),
    EventType("prison-break", "development", ("Strategic developments", "Other"), None, None, "prisoners escape"),
    EventType(
        "weapons-seizure",
        "development",
        ("Strategic developments", "Disrupted weapons use"),
        "COERCE",
        None,
        "weapons found, seized, defused, shot down",
    ),
    EventType(
        "looting-destruction",
        "development",
        ("Strategic developments", "Looting/property destruction"),
        "COERCE",
        None,
        "looting, burning, demolition",
    ),
    EventType(
        "blockade",
        "development",
        ("Strategic developments", "Other"),
        "COERCE",
        None,
        "siege, blockade, closure of a road or crossing",
    ),
    EventType("displacement", "development", None, None, None, "people flee or are driven out"),
    EventType(
        "agreement",
        "development",
        ("Strategic developments", "Agreement"),
        "AGREE",
        None,
        "ceasefire, truce, peace or local agreement",
    ),
    EventType(
        "group-change",
        "development",
        ("Strategic developments", "Change to group/activity"),
        None,
        None,
        "group founded, split, merged, renamed, pledges allegiance",
    ),
    EventType(
        "accuse", "speech", None, "ACCUSE", None, "a voice accuses a party; the deed is its own event, modality alleged"
    ),
    EventType("deny", "speech", None, "REJECT", None, "a voice rejects an accusation or a report"),
    EventType("claim-responsibility", "speech", None, None, None, "a group says that it did it"),
    EventType("threaten", "speech", None, "THREATEN", None, "threat, ultimatum"),
    EventType("condemn", "speech", None, "ACCUSE", None, "condemnation"),
    EventType("appeal", "speech", None, "REQUEST", None, "call for help, for calm, for an inquiry"),
    EventType("pledge", "speech", None, None, None, "stated readiness or intention"),
    EventType("negotiate", "speech", None, "CONSULT", None, "talks, meeting, mediation"),
    EventType("aid", "speech", None, "AID", None, "relief, evacuation, medical help"),
    EventType("support", "speech", None, "SUPPORT", None, "arming, funding, backing, sheltering a party"),
)

ONTOLOGY = {event_type.key: event_type for event_type in _TYPES}
"""Every type by its key, in the order of the format's own list."""

OPEN_TYPES = frozenset({"attack", "killing"})
"""What a trigger may leave open: who was attacked or killed decides between a clash and violence against civilians."""


def is_violent(event_type: str) -> bool:
    """True for types that can hurt people, the open ones included.

    >>> is_violent("shelling"), is_violent("attack"), is_violent("accuse")
    (True, True, False)
    """
    return event_type in OPEN_TYPES or event_type in _HARMFUL or ONTOLOGY[event_type].group == "violence"


_HARMFUL = frozenset(
    {"excessive-force", "riot", "mob-violence", "protest-intervention", "security-operation", "prison-break"}
)
