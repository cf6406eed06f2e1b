"""Words around percentages and amounts of money: what rises, what is paid, what says nothing of the amount."""

from __future__ import annotations

from kg.extract.figures.elided_words import MONEY_VERBS, MOVES

SHARES = frozenset({"percent", "cent", "%", "$", "half", "third", "quarter"})
# verbs whose subject is what is measured
LEVELS = MOVES | {
    "hit", "total", "cost", "average", "equal", "represent", "comprise", "constitute", "lose", "gain", "shed", "jump",
    "slip", "slide", "surge", "plunge", "soar", "shrink", "stand", "remain", "go", "come", "amount", "worth", "touch",
    "expand", "contract", "decrease", "double", "approach", "account", "exceed", "advance", "ease", "edge", "tumble",
    "close", "finish", "end", "trade", "open", "value", "weigh", "measure", "retail", "start", "peak",
    "linger", "swell", "balloon", "hover",
}  # fmt: skip
REPORTING = frozenset({
    "say", "tell", "report", "announce", "claim", "estimate", "find", "show", "state", "confirm", "record", "cite",
    "suggest", "reveal", "put", "give", "list", "add", "note", "predict", "forecast",
})  # fmt: skip
# verbs that say what an amount is where nothing else does
PAYING = MONEY_VERBS - {"make", "take", "give", "accept"} | {
    "invest", "contribute", "purchase", "buy", "sell", "charge", "fine", "demand", "request", "seek", "ask", "owe",
    "allocate", "pledge", "commit", "need", "grant", "award", "offer", "get", "drain", "repay", "refund", "withdraw",
}  # fmt: skip
EMPTY_VERBS = frozenset({
    "be", "have", "do", "go", "come", "get", "make", "take", "see", "use", "include", "follow", "base", "consider",
    "compare", "say", "hold", "keep", "leave", "find", "know", "think", "try", "want", "let", "help", "allow",
    "continue", "begin",
})  # fmt: skip
# behind "in" and "on" stands what an amount is for where they have no article, behind these verbs always
INVESTING = frozenset({"invest", "pour", "pump", "sink", "plough"})
TAKING = frozenset({"wipe", "cut", "slash", "knock", "shave", "erase", "trim", "deduct"})
CHANGED = frozenset({"to", "at", "by", "from", "under", "above", "over", "below"})
TRADING = frozenset({"buy", "purchase", "acquire", "sell", "rent", "lease", "order", "build", "offer", "swap"})
# nouns that say how many or how much of something
QUANTITIES = frozenset({"score", "dozen", "pair", "couple", "lot", "range", "series", "ton", "tonne", "barrel", "set"})
# nouns of a way of speaking, of which nothing is measured: "on top of", "in excess of"
EMPTY_NOUNS = frozenset({
    "top", "excess", "terms", "addition", "region", "number", "total", "figure", "place", "time", "year", "month",
    "week", "day", "quarter", "end", "start", "period", "cash", "return", "exchange", "order", "response", "favour",
    "case", "fact", "part", "effort", "attempt",
})  # fmt: skip
# nouns that are often taken for verbs: "a 10% cut in fares"
CHANGES = frozenset({"cut", "rise", "drop", "fall", "increase", "decrease", "jump", "raise", "surge", "decline"})
BESIDE = frozenset({"above", "below", "over", "under", "exceeding"})
PERIODS = frozenset({"year", "month", "week", "day", "quarter", "period", "time"})
