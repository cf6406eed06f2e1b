"""Closed classes of words by which names and roles are compared; no proper name is among them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL_WORDS = _words(
    "of the for and in on at to de del la las los le les du da do dos das y e et & der die und von van al el"
)
TAILS = _words("jr sr phd qc sc mp mep md kc esq ii iii iv")
TITLES = _words(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady madam president senator sen rep representative gov governor
    gen general col colonel maj major capt captain lt lieutenant sgt sergeant cpl corporal adm admiral rev reverend
    father sister brother bishop archbishop cardinal pope imam sheikh rabbi king queen prince princess judge justice
    minister chancellor secretary mayor chairman chairwoman detective inspector officer hon
    """
)
CORPORATE = _words(
    "inc incorporated corp corporation co company ltd limited llc llp plc gmbh ag sa nv bv oy ab spa sarl pty"
)
# Heads that stand before or behind their subject: "Ministry of Health", "Health Ministry".
BODIES = _words("ministry department")
# Words of names that many countries, towns or firms give to a body of theirs.
INSTITUTION_WORDS = _words(
    """
    ministry department government court police university council parliament congress senate assembly army navy force
    forces air commission committee office house united cabinet embassy administration tribunal prosecutor prosecutors
    union federation association alliance movement league church agency authority bank board bureau chamber chancellery
    city civil coast college commerce communications community constitutional consumer corps corrections county criminal
    customs cyber defence defense deputies development district economic economy education election elections electoral
    emergency emergencies energy environment environmental executive export external federal finance financial fire
    food fishery fisheries foreign forest general guard health high higher home hospital housing human immigration
    industry information inspectorate institute intelligence interior internal investigation investigations irrigation
    justice labor labour land law legal legislative life lower management marine maritime medical meteorological
    metropolitan migration military mines ministers municipal municipality museum national natural news
    observatory oil opposition palace party peoples people planning population power presidency president prime prison
    prisons provincial province public rail railway railways regional registry representatives republic
    rescue research reserve resources revenue rights road roads royal rural sanitation school science security service
    services social society special sport sports state statistics stock exchange supreme survey tax technology
    telecommunications times today tourism town trade transport transportation treasury upper urban veterans village
    vital volunteers water weather welfare wildlife women workers works youth children family families culture
    affairs agriculture attorney aviation border budget center centre central chief command control democratic
    republican liberal conservative socialist communist green progressive popular social post gazette herald daily
    """
)
# First words of names of several words that are a place's rather than a body's: an office there is no employer.
OF_PLACES = _words(
    """
    united new north south east west northern southern eastern western central upper lower great greater san santa sao
    saint st los las el la le port cape mount puerto costa fort rio isle lake old republic kingdom state province city
    district county people peoples
    """
)
# Roles that people of one name may well both hold.
GENERIC_ROLES = _words(
    """
    activist actor actress adviser advisor aide analyst artist assistant attorney author blogger boss campaigner chair
    chairman chairperson chairwoman chief citizen coach colleague columnist commander correspondent critic deputy
    director doctor driver economist editor employee engineer executive expert farmer father fellow fisherman founder
    head historian journalist judge lawyer leader lecturer man manager mayor member minister mother neighbor neighbour
    nurse officer official organiser organizer owner parent partner passenger photographer physician pilot player
    politician president priest producer professor protester psychologist reporter representative researcher resident
    scholar scientist secretary senator singer soldier spokesman spokesperson spokeswoman staffer strategist student
    supporter survivor teacher tourist veteran victim villager volunteer voter wife husband witness woman worker writer
    son daughter brother sister friend
    """
)
# Those of them that few people hold at a time: with a full name they tell, unless two places are given.
OFFICES = _words(
    "ambassador chancellor congressman congresswoman governor king mayor minister premier president queen senator"
)
# What may stand before a role without making another role of it.
ROLE_PREFIXES = _words(
    """
    former ex acting then interim current new newly elected outgoing incumbent late longtime veteran senior the a an its
    his her their
    """
)
