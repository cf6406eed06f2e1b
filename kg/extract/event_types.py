"""Kinds of events and the words that speak of them.

A small scheme of our own for what news reports, loosely after the event types of ACE 2005
(https://www.ldc.upenn.edu/collaborations/past-projects/ace) and CAMEO. Saying, thinking and owning are no events here.
Verbs map to the noun that labels their event; `subject` tells whose part a verb's subject is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["agent", "patient", "participant", ""]


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event: its definition, its verbs with their noun, its nouns, and who the arguments are.

    `subject` is the part of an active verb's subject, `object` that of its object; `of` and `possessor` are the parts of
    "X" in "the <noun> of X" and "X's <noun>". With `needs_people` a verb or noun counts only where it is about people
    ("release" of prisoners, not of a report).
    """

    name: str
    definition: str
    verbs: dict[str, str]
    nouns: frozenset[str]
    subject: Part = "agent"
    object: Part = "patient"
    of: Part = "patient"
    possessor: Part = "patient"
    needs_people: bool = False
    states: frozenset[str] = frozenset()


def _verbs(text: str) -> dict[str, str]:
    """ "kill:killing, die:death" as a mapping; a verb without a noun labels itself."""
    pairs = (item.strip().partition(":") for item in text.split(",") if item.strip())
    return {verb: noun or verb for verb, _, noun in pairs}


def _nouns(text: str) -> frozenset[str]:
    return frozenset(item.strip() for item in text.split(",") if item.strip())


EVENT_TYPES: tuple[EventType, ...] = (
    EventType("Release", "People are let go from prison or captivity.",
              _verbs("release, free:release, liberate:liberation"), _nouns("release, liberation, excarceration"), needs_people=True),
    EventType("Arrest", "People are taken into custody or held.",
              _verbs("arrest, detain:detention, apprehend:apprehension, jail:jailing, imprison:imprisonment, incarcerate:incarceration"),
              _nouns("arrest, detention, apprehension, imprisonment, jailing, incarceration"), states=_nouns("detained, jailed, imprisoned")),
    EventType("Kidnapping", "People are taken away by force outside the law.",
              _verbs("kidnap:kidnapping, abduct:abduction"), _nouns("kidnapping, abduction, hostage-taking")),
    EventType("Disappearance", "People or vehicles go missing.",
              _verbs("disappear:disappearance, vanish:disappearance"), _nouns("disappearance"), subject="patient",
              states=_nouns("missing, unaccounted")),
    EventType("Escape", "People get away from custody or danger.",
              _verbs("escape"), _nouns("escape, jailbreak"), of="agent", possessor="agent"),
    EventType("Election", "Voters choose who holds an office or seat.",
              _verbs("elect:election, reelect:re-election"), _nouns("election, by-election, runoff, primary, re-election"), of="patient",
              possessor="participant"),
    EventType("Vote", "A body or a people decides by counting votes.",
              _verbs("vote"), _nouns("vote, referendum, plebiscite, ballot"), of="agent", possessor="agent"),
    EventType("Protest", "People show their will in public.",
              _verbs("protest, demonstrate:demonstration, rally, riot"),
              _nouns("protest, demonstration, rally, riot, march, unrest, sit-in, uprising, vigil"), of="agent", possessor="agent",
              object="participant"),
    EventType("Strike", "Workers stop working.",
              _verbs(""), _nouns("walkout, stoppage, lockout, strike"), of="agent", possessor="agent"),
    EventType("Attack", "Somebody uses force against people or places.",
              _verbs("attack, bomb:bombing, shell:shelling, bombard:bombardment, ambush, assault, stab:stabbing, raid, torch:arson attack, "
                     "shoot:shooting, storm:storming, rape, behead:beheading, torture"),
              _nouns("attack, bombing, shelling, bombardment, airstrike, ambush, assault, stabbing, raid, shooting, offensive, massacre, "
                     "gunfire, shootout, crackdown, rape, torture, arson, shelling, incursion, counterattack"), possessor="agent", of="patient"),
    EventType("Clash", "Two sides fight.",
              _verbs("clash, fight"), _nouns("clash, battle, fighting, skirmish, firefight, combat"), object="participant",
              of="participant", possessor="participant", subject="participant"),
    EventType("Invasion", "Armed forces enter or hold foreign ground.",
              _verbs("invade:invasion, occupy:occupation, annex:annexation"), _nouns("invasion, occupation, annexation"), possessor="agent"),
    EventType("Deployment", "Forces or workers are sent somewhere.",
              _verbs("deploy:deployment"), _nouns("deployment"), possessor="agent"),
    EventType("Withdrawal", "Forces, parties or offers are taken back.",
              _verbs("withdraw:withdrawal"), _nouns("withdrawal, pullout"), of="agent", possessor="agent"),
    EventType("Coup", "A government is overthrown.",
              _verbs("overthrow, topple:overthrow"), _nouns("coup, overthrow, mutiny"), possessor="agent"),
    EventType("Explosion", "Something blows up.",
              _verbs("explode:explosion, detonate:detonation"), _nouns("explosion, blast, detonation"), subject="patient", possessor="participant"),
    EventType("Death", "People die or are killed.",
              _verbs("kill:killing, die:death, murder, assassinate:assassination, execute:execution, drown:drowning, perish:death, slay:killing"),
              _nouns("death, killing, murder, assassination, execution, drowning, fatality, homicide, suicide"), states=_nouns("dead, killed")),
    EventType("Injury", "People are hurt.",
              _verbs("injure:injury, wound:wounding, hurt:injury, maim:maiming"), _nouns("injury, wounding"), states=_nouns("injured, wounded, hurt")),
    EventType("Disaster", "Nature does harm.",
              _verbs("flood"), _nouns("earthquake, quake, aftershock, flood, flooding, hurricane, typhoon, cyclone, tornado, storm, landslide, "
              "mudslide, avalanche, wildfire, tsunami, eruption, drought, famine, heatwave, blizzard"), of="participant", possessor="participant",
              subject="participant"),
    EventType("Fire", "Something burns.", _verbs(""), _nouns("fire, blaze"), of="participant", possessor="participant"),
    EventType("Epidemic", "A disease spreads.", _verbs(""), _nouns("outbreak, epidemic, pandemic"), of="participant", possessor="participant"),
    EventType("Accident", "Something goes wrong without intent.",
              _verbs("crash, collide:collision, derail:derailment, capsize:capsizing, sink:sinking"),
              _nouns("accident, crash, collision, derailment, capsizing, sinking, shipwreck, stampede, collapse, mishap"), subject="participant",
              of="participant", possessor="participant"),
    EventType("Rescue", "People are brought to safety.", _verbs("rescue"), _nouns("rescue"), possessor="patient", states=_nouns("rescued")),
    EventType("Evacuation", "People leave or are taken from danger.",
              _verbs("evacuate:evacuation"), _nouns("evacuation"), states=_nouns("evacuated")),
    EventType("Displacement", "People lose or leave their homes.",
              _verbs("displace:displacement, uproot:displacement, flee:flight"), _nouns("displacement, exodus"), states=_nouns("displaced, homeless")),
    EventType("Deportation", "People are sent out of a country.",
              _verbs("deport:deportation, expel:expulsion, extradite:extradition, repatriate:repatriation"),
              _nouns("deportation, expulsion, extradition, repatriation")),
    EventType("Meeting", "People come together to talk.",
              _verbs("meet:meeting"), _nouns("meeting, summit, conference, talks, negotiation, gathering"), subject="participant",
              object="participant", of="participant", possessor="participant"),
    EventType("Visit", "Somebody goes to see a place or people.", _verbs("visit"), _nouns("visit"), of="agent", possessor="agent"),
    EventType("Agreement", "Sides bind themselves.",
              _verbs(""), _nouns("agreement, deal, treaty, accord, ceasefire, truce, pact, armistice"), of="participant", possessor="participant"),
    EventType("Investigation", "Authorities or others look into something.",
              _verbs("investigate:investigation, probe"), _nouns("investigation, probe, inquiry, inquest"), possessor="agent"),
    EventType("Charge", "Somebody is accused before the law.",
              _verbs("indict:indictment, prosecute:prosecution, sue:lawsuit, arraign:arraignment"),
              _nouns("indictment, lawsuit, prosecution, arraignment")),
    EventType("Trial", "A court hears a case.", _verbs(""), _nouns("trial, retrial, court-martial"), possessor="patient"),
    EventType("Verdict", "A court or tribunal decides.",
              _verbs("convict:conviction, acquit:acquittal, sentence:sentencing, fine"),
              _nouns("verdict, conviction, acquittal, sentencing, ruling"), possessor="patient"),
    EventType("Pardon", "A punishment is remitted.", _verbs("pardon"), _nouns("pardon, amnesty, clemency")),
    EventType("Resignation", "Somebody gives up an office.", _verbs("resign:resignation, abdicate:abdication"),
              _nouns("resignation, abdication"), of="agent", possessor="agent"),
    EventType("Dismissal", "Somebody is removed from an office or job.",
              _verbs("dismiss:dismissal, sack:sacking, oust:ouster, impeach:impeachment, suspend:suspension"),
              _nouns("dismissal, sacking, ouster, impeachment"), needs_people=True),
    EventType("Appointment", "Somebody is given an office.",
              _verbs("appoint:appointment, nominate:nomination, inaugurate:inauguration"), _nouns("appointment, nomination, inauguration"),
              needs_people=True),
    EventType("Legislation", "A rule is made, changed or repealed.",
              _verbs("enact:enactment, ratify:ratification, repeal, legislate:legislation, promulgate:promulgation"),
              _nouns("enactment, ratification, repeal, promulgation"), possessor="agent"),
    EventType("Sanction", "A state or union punishes another or its people.",
              _verbs("sanction:sanctions"), _nouns("sanction, embargo, blockade"), of="agent", possessor="agent"),
    EventType("Ban", "Something is forbidden.", _verbs("ban, outlaw:ban, prohibit:prohibition"), _nouns("ban, prohibition"), possessor="agent"),
    EventType("Seizure", "Goods are taken by authorities.", _verbs("seize:seizure, confiscate:confiscation"),
              _nouns("seizure, confiscation"), possessor="agent"),
    EventType("Theft", "Goods are taken against the law.", _verbs("steal:theft, rob:robbery, loot:looting"), _nouns("theft, robbery, looting, heist")),
    EventType("Acquisition", "A company or part of it changes hands.",
              _verbs("acquire:acquisition, merge:merger"), _nouns("acquisition, merger, takeover, buyout"), possessor="agent"),
    EventType("Layoff", "Workers lose their jobs.", _verbs(""), _nouns("layoff, lay-off, redundancy")),
    EventType("Closure", "A place or company is shut.", _verbs("shutter:closure"), _nouns("closure, shutdown")),
    EventType("Vaccination", "People are vaccinated.", _verbs("vaccinate:vaccination, inoculate:inoculation"), _nouns("vaccination, inoculation")),
)  # fmt: skip

TYPES_BY_NAME: dict[str, EventType] = {kind.name: kind for kind in EVENT_TYPES}
VERBS: dict[str, EventType] = {verb: kind for kind in EVENT_TYPES for verb in kind.verbs}
NOUNS: dict[str, EventType] = {noun: kind for kind in EVENT_TYPES for noun in kind.nouns}
STATES: dict[str, EventType] = {state: kind for kind in EVENT_TYPES for state in kind.states}

# verbs whose subject is the one that dies, is hurt, goes
SUBJECT_IS_PATIENT = frozenset({"die", "perish", "drown", "explode", "detonate", "disappear", "vanish"})
# verbs that carry an event noun as object or subject: "held a meeting", "the attack took place"
LIGHT_VERBS = frozenset(
    "hold stage carry conduct launch make commit mount organise organize perform sign reach undergo begin start continue "
    "lead face impose execute open end close resume hit strike rock shake sweep take occur happen erupt break suffer ".split()
)  # fmt: skip
# of these the subject does what the noun says; announcing or reporting it does not
DOING_VERBS = frozenset(
    "hold stage carry conduct launch make commit mount organise organize perform sign reach begin start continue lead impose".split()
)  # fmt: skip
# "an air strike" is no stoppage of work
ARMED_WORDS = frozenset({
    "air", "missile", "drone", "rocket", "artillery", "mortar", "military", "precision", "retaliatory", "aerial",
})  # fmt: skip
# what collapses as an accident; banks and talks collapse otherwise
STRUCTURES = frozenset({
    "building", "bridge", "roof", "mine", "tunnel", "crane", "dam", "wall", "tower", "house", "school", "stand", "platform",
    "scaffolding", "church", "factory", "mall", "overpass", "balcony", "apartment", "hotel",
})  # fmt: skip
# markets and prices crash, rally and fall without anybody being there
MARKET_WORDS = frozenset({"market", "stock", "price", "bond", "currency", "share", "oil", "housing", "bank", "relief"})
# what is released without being freed, fired without burning
THINGS_ISSUED = frozenset(
    "report statement figure datum data result video film album song version product document photo image footage tape album book finding "
    "survey poll study information detail letter list draft plan update game single record trailer".split()
)  # fmt: skip
PEOPLE_NOUNS = frozenset(
    "person people man woman child boy girl prisoner detainee hostage captive activist protester demonstrator worker soldier journalist "
    "leader politician lawmaker deputy mayor minister president student migrant refugee civilian suspect inmate convict official officer "
    "member opponent dissident teenager minor adult elder mother father citizen national resident captain crew sailor fisherman "
    "troops policeman driver baker lawyer reporter banker farmer fighter commander rescuer employee staff executive manager player "
    "prosecutor guard pilot doctor nurse teacher villager tourist foreigner other those hundred thousand dozen defendant demonstrators "
    "adolescent ambassador judge commissioner director chief secretary chairman head governor senator general adviser advisor".split()
)  # fmt: skip
TOLL_NOUNS = frozenset({"toll", "number", "count", "total", "tally", "figure"})
CHANGE_VERBS = frozenset(
    "rise climb stand reach increase jump go grow fall drop raise lower put revise bring hit pass exceed be".split()
)
