"""Money whose sign or name several countries share: "P2,500", "Rs 300 crore", "kr 500", "600 pesos".

The countries that the article names decide. Where it names none or two that share it, a name stays as it is, and of a
letter the amount is left open. Not handled: dollars, which are those of the United States without a country's sign.
Source: https://www.iso.org/iso-4217-currency-codes.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.figures.draft import Draft
from kg.extract.figures.lexemes import Lexeme, word_at

# country, people, capital, name of the money: one of them is enough
_NAMED: dict[str, str] = {
    "PHP": "philippines philippine filipino filipinos manila peso pesos php",
    "BWP": "botswana batswana gaborone pula bwp", "ZMW": "zambia zambian zambians lusaka zmw",
    "PGK": "papua moresby kina pgk", "SLE": "freetown leone leonean leoneans leones",
    "ETB": "ethiopia ethiopian ethiopians addis birr", "BYN": "belarus belarusian belarusians minsk",
    "INR": "india indian indians delhi mumbai inr", "PKR": "pakistan pakistani pakistanis islamabad karachi pkr",
    "LKR": "lanka lankan lankans colombo lkr", "NPR": "nepal nepali nepalese nepalis kathmandu",
    "MUR": "mauritius mauritian mauritians", "SCR": "seychelles seychellois",
    "KES": "kenya kenyan kenyans nairobi kes", "UGX": "uganda ugandan ugandans kampala ugx",
    "TZS": "tanzania tanzanian tanzanians dodoma tzs", "SOS": "somalia somali somalis mogadishu",
    "SEK": "sweden swedish swedes stockholm sek", "NOK": "norway norwegian norwegians oslo nok",
    "DKK": "denmark danish danes copenhagen dkk", "ISK": "iceland icelandic icelanders reykjavik isk",
    "MXN": "mexico mexican mexicans mxn", "ARS": "argentina argentine argentines argentinian argentinians ars",
    "CLP": "chile chilean chileans santiago clp", "COP": "colombia colombian colombians bogota bogotá cop",
    "UYU": "uruguay uruguayan uruguayans montevideo", "CUP": "cuba cuban cubans havana",
    "DOP": "dominican dominicans", "IQD": "iraq iraqi iraqis baghdad", "JOD": "jordan jordanian jordanians amman",
    "KWD": "kuwait kuwaiti kuwaitis", "BHD": "bahrain bahraini bahrainis manama",
    "DZD": "algeria algerian algerians algiers", "TND": "tunisia tunisian tunisians tunis",
    "LYD": "libya libyan libyans tripoli", "RSD": "serbia serbian serbians serbs belgrade",
    "MKD": "macedonia macedonian macedonians skopje", "CHF": "switzerland swiss bern zurich geneva",
    "RWF": "rwanda rwandan rwandans kigali", "BIF": "burundi burundian burundians bujumbura gitega",
    "CDF": "congo congolese kinshasa", "GNF": "guinea guinean guineans conakry", "DJF": "djibouti djiboutian",
    "IRR": "iran iranian iranians tehran", "OMR": "oman omani omanis muscat", "YER": "yemen yemeni yemenis sanaa aden",
}  # fmt: skip
SHARED_BY: dict[str, tuple[str, ...]] = {
    "P": ("PHP", "BWP"), "K": ("ZMW", "PGK"), "Le": ("SLE",), "Br": ("ETB", "BYN"),
    "kr": ("SEK", "NOK", "DKK", "ISK"), "krona": ("SEK", "ISK"), "krone": ("NOK", "DKK"),
    "rupee": ("INR", "PKR", "LKR", "NPR", "MUR", "SCR"), "shilling": ("KES", "UGX", "TZS", "SOS"),
    "peso": ("PHP", "MXN", "ARS", "CLP", "COP", "UYU", "CUP", "DOP"),
    "dinar": ("IQD", "JOD", "KWD", "BHD", "DZD", "TND", "LYD", "RSD"), "rial": ("IRR", "OMR", "YER"),
    "franc": ("CHF", "RWF", "BIF", "CDF", "GNF", "DJF"),
}  # fmt: skip
LETTERS = frozenset({"P", "K", "Le", "Br"})


def name_local_money(lexemes: Sequence[Lexeme], drafts: Sequence[Draft]) -> None:
    """Give amounts of money the code of the one country that the article names, in place; "" leaves a letter open."""
    if not any(draft.quantity.unit in SHARED_BY or draft.unit == "pound" for draft in drafts):
        return
    words = {lexeme.lower for lexeme in lexemes}
    for draft in drafts:
        unit = draft.quantity.unit
        if unit in SHARED_BY:
            codes = [code for code in SHARED_BY[unit] if not words.isdisjoint(_own_words(unit, code))]
            code = codes[0] if len(codes) == 1 else "" if unit in LETTERS else unit
            draft.quantity, draft.unit, draft.elided = replace(draft.quantity, unit=code), code, not code
        elif draft.unit == "pound" and "£" in words and _owes_pounds(lexemes, draft):
            draft.quantity = replace(draft.quantity, unit="GBP", last=draft.last, money=True)
            draft.unit, draft.noun, draft.counted = "GBP", None, ""


def _own_words(unit: str, code: str) -> set[str]:
    """The words that name a country or its money; never the name that is to be explained."""
    return set(_NAMED[code].split()) - {unit, f"{unit}s"}


def _owes_pounds(lexemes: Sequence[Lexeme], draft: Draft) -> bool:
    """Whether pounds are no weight: "thousands of pounds", not "thousands of pounds of waste"."""
    return draft.quantity.number.kind == "vague" and word_at(lexemes, draft.last) != "of"
