"""Signs and names of money and their ISO 4217 codes.

A bare "$" or "dollar" is the US dollar. Names that several countries share (peso, dinar, franc, rupee) have a code with
the country's adjective; without it the unit is the name itself, until local_money.py asks for the article's countries.
Bitcoin has none and goes by BTC; currencies that the euro replaced keep their old codes.
Source: https://www.iso.org/iso-4217-currency-codes.html
"""

from __future__ import annotations

SIGNS: dict[str, str] = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₦": "NGN",
    "₱": "PHP", "฿": "THB", "₫": "VND", "₴": "UAH", "₺": "TRY", "₵": "GHS", "₲": "PYG", "₡": "CRC", "₸": "KZT",
    "₾": "GEL", "₼": "AZN", "₮": "MNT", "₭": "LAK", "៛": "KHR", "৳": "BDT", "₿": "BTC",
}  # fmt: skip

DOLLAR_PREFIXES: dict[str, str] = {
    "us": "USD", "usd": "USD", "u.s.": "USD", "a": "AUD", "au": "AUD", "aus": "AUD", "c": "CAD", "ca": "CAD",
    "can": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD", "nt": "TWD", "r": "BRL", "mx": "MXN", "mex": "MXN",
    "ec": "XCD", "j": "JMD",
    "tt": "TTD", "b": "BND", "bz": "BZD", "fj": "FJD", "n": "NAD", "z": "ZWL", "ar": "ARS",
}  # fmt: skip

# Signs of letters, without a plural's s; the lexemes see to it that a single letter stands before a large amount.
# The last four are those of several countries (see local_money.py).
LETTER_SIGNS: dict[str, str] = {
    "rs": "rupee", "rm": "MYR", "rp": "IDR", "tk": "BDT", "sh": "shilling", "ksh": "KES", "ush": "UGX", "tsh": "TZS",
    "n": "NGN", "r": "ZAR", "php": "PHP", "p": "P", "k": "K", "le": "Le", "br": "Br",
}  # fmt: skip

CODES = frozenset({
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
    "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC",
    "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS",
    "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD",
    "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD",
    "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SYP", "SZL",
    "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND",
    "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "SDR", "BTC", "RMB",
})  # fmt: skip

NAMES: dict[str, str] = {
    "dollar": "USD", "buck": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW",
    "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH", "zloty": "PLN", "forint": "HUF", "koruna": "CZK", "leu": "RON",
    "lev": "BGN", "ringgit": "MYR", "rupiah": "IDR", "baht": "THB", "dong": "VND", "taka": "BDT", "rand": "ZAR",
    "naira": "NGN", "cedi": "GHS", "birr": "ETB", "pula": "BWP", "kwacha": "ZMW", "kwanza": "AOA", "metical": "MZN",
    "quetzal": "GTQ", "lempira": "HNL", "real": "BRL", "reais": "BRL", "boliviano": "BOB", "guarani": "PYG",
    "bolivar": "VES", "balboa": "PAB", "gourde": "HTG", "shekel": "ILS", "dirham": "AED", "riyal": "SAR",
    "tenge": "KZT", "som": "KGS", "somoni": "TJS", "manat": "AZN", "lari": "GEL", "dram": "AMD", "tugrik": "MNT",
    "kyat": "MMK", "kip": "LAK", "riel": "KHR", "afghani": "AFN", "lira": "TRY", "ariary": "MGA", "sterling": "GBP",
    "zł": "PLN", "kč": "CZK", "kina": "PGK", "leone": "SLE", "dalasi": "GMD", "ngultrum": "BTN", "pataca": "MOP",
    "bitcoin": "BTC", "markka": "FIM", "peseta": "ESP", "drachma": "GRD",
}  # fmt: skip

SHARED = frozenset({
    "guilder", "peso", "dinar", "franc", "rupee", "pound", "krone", "krona", "shilling", "rial", "colon", "sol",
    "toman", "kr",
})  # fmt: skip

# codes that stand in small letters behind a number; RMB is the Chinese currency's other name
SMALL_CODES: dict[str, str] = {"usd": "USD", "eur": "EUR", "gbp": "GBP", "rmb": "CNY"}

QUALIFIED: dict[tuple[str, str], str] = {
    ("chinese", "yuan"): "CNY", ("japanese", "yen"): "JPY", ("russian", "ruble"): "RUB", ("russian", "rouble"): "RUB",
    ("african", "rand"): "ZAR", ("polish", "zloty"): "PLN", ("ukrainian", "hryvnia"): "UAH", ("thai", "baht"): "THB",
    ("israeli", "shekel"): "ILS", ("nigerian", "naira"): "NGN", ("brazilian", "real"): "BRL", ("korean", "won"): "KRW",
    ("hungarian", "forint"): "HUF", ("czech", "koruna"): "CZK", ("romanian", "leu"): "RON",
    ("malaysian", "ringgit"): "MYR", ("indonesian", "rupiah"): "IDR", ("vietnamese", "dong"): "VND",
    ("ghanaian", "cedi"): "GHS", ("ethiopian", "birr"): "ETB", ("kazakh", "tenge"): "KZT", ("dutch", "guilder"): "NLG",
    ("finnish", "markka"): "FIM", ("spanish", "peseta"): "ESP",
    ("antillean", "guilder"): "ANG", ("bangladeshi", "taka"): "BDT", ("kyrgyz", "som"): "KGS",
    ("us", "dollar"): "USD", ("american", "dollar"): "USD", ("canadian", "dollar"): "CAD",
    ("australian", "dollar"): "AUD", ("zealand", "dollar"): "NZD", ("singapore", "dollar"): "SGD",
    ("kong", "dollar"): "HKD", ("taiwan", "dollar"): "TWD", ("jamaican", "dollar"): "JMD",
    ("namibian", "dollar"): "NAD", ("fijian", "dollar"): "FJD", ("liberian", "dollar"): "LRD",
    ("mexican", "peso"): "MXN", ("chilean", "peso"): "CLP", ("argentine", "peso"): "ARS",
    ("colombian", "peso"): "COP", ("philippine", "peso"): "PHP", ("uruguayan", "peso"): "UYU",
    ("cuban", "peso"): "CUP", ("dominican", "peso"): "DOP", ("swiss", "franc"): "CHF", ("cfa", "franc"): "XOF",
    ("rwandan", "franc"): "RWF", ("congolese", "franc"): "CDF", ("burundian", "franc"): "BIF",
    ("guinean", "franc"): "GNF", ("djiboutian", "franc"): "DJF", ("indian", "rupee"): "INR",
    ("pakistani", "rupee"): "PKR", ("nepali", "rupee"): "NPR", ("nepalese", "rupee"): "NPR",
    ("lankan", "rupee"): "LKR", ("mauritian", "rupee"): "MUR", ("jordanian", "dinar"): "JOD",
    ("kuwaiti", "dinar"): "KWD", ("iraqi", "dinar"): "IQD", ("algerian", "dinar"): "DZD",
    ("tunisian", "dinar"): "TND", ("libyan", "dinar"): "LYD", ("serbian", "dinar"): "RSD",
    ("bahraini", "dinar"): "BHD", ("british", "pound"): "GBP", ("egyptian", "pound"): "EGP",
    ("lebanese", "pound"): "LBP", ("syrian", "pound"): "SYP", ("sudanese", "pound"): "SDG",
    ("norwegian", "krone"): "NOK", ("danish", "krone"): "DKK", ("swedish", "krona"): "SEK",
    ("icelandic", "krona"): "ISK", ("swedish", "krone"): "SEK", ("kenyan", "shilling"): "KES",
    ("ugandan", "shilling"): "UGX", ("tanzanian", "shilling"): "TZS", ("somali", "shilling"): "SOS",
    ("iranian", "rial"): "IRR", ("omani", "rial"): "OMR", ("yemeni", "rial"): "YER", ("qatari", "riyal"): "QAR",
    ("saudi", "riyal"): "SAR", ("emirati", "dirham"): "AED", ("moroccan", "dirham"): "MAD",
    ("turkish", "lira"): "TRY", ("syrian", "lira"): "SYP", ("lebanese", "lira"): "LBP", ("turkmen", "manat"): "TMT",
    ("azerbaijani", "manat"): "AZN", ("malawian", "kwacha"): "MWK", ("zambian", "kwacha"): "ZMW",
    ("uzbek", "som"): "UZS", ("peruvian", "sol"): "PEN", ("bulgarian", "lev"): "BGN",
}  # fmt: skip

SUBUNITS: dict[str, str] = {"cent": "USD", "penny": "GBP", "pence": "GBP"}

_KNOWN = NAMES.keys() | SHARED | SUBUNITS.keys()
_TOO_COMMON = {"pound", "colon", "sol"}
_IRREGULAR = {
    "reais": "real", "bolivars": "bolivar", "pennies": "penny", "pence": "pence", "kroner": "krone",
    "kronor": "krona",
}  # fmt: skip


def singular_name(word: str) -> str:
    """Singular of a currency's name in lower case."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return word[:-1] if word.endswith("s") and word not in _KNOWN and word[:-1] in _KNOWN else word


def code_of_name(word: str, qualifier: str = "") -> str | None:
    """ISO code, or the bare name where several countries share it; None if the word names no money.

    "pounds" alone may be a weight and is no money here.
    """
    name = singular_name(word)
    if (qualifier, name) in QUALIFIED:
        return QUALIFIED[qualifier, name]
    if name in NAMES:
        return NAMES[name]
    return name if name in SHARED and name not in _TOO_COMMON else None
