"""Date expressions: the grammar, what it must leave alone, and what the expressions mean on a given publication day."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dates.mentions import extract_dates
from kg.model import DateMention

NLP = spacy.blank("en")
THURSDAY = dt.date(2025, 12, 25)


def dates(text: str, published: dt.date | None = THURSDAY) -> list[DateMention]:
    return extract_dates(NLP.make_doc(text), published)


def read(text: str, published: dt.date | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(text[d.span.start : d.span.end], d.value) for d in dates(text, published)]


ABSOLUTE = [
    ("The vote was held on July 28, 2024.", "July 28, 2024", "2024-07-28"),
    ("The vote was held on 28 July 2024.", "28 July 2024", "2024-07-28"),
    ("It opened on the 3rd of January 2023.", "the 3rd of January 2023", "2023-01-03"),
    ("It opened on January 3rd, 2023.", "January 3rd, 2023", "2023-01-03"),
    ("Tuesday, September 1, 2015", "Tuesday, September 1, 2015", "2015-09-01"),
    ("On Thursday 5 May 2022 it closed.", "Thursday 5 May 2022", "2022-05-05"),
    ("Dated 2024-07-28 and signed.", "2024-07-28", "2024-07-28"),
    ("Dated 2024/07/28 and signed.", "2024/07/28", "2024-07-28"),
    ("Dated 28/07/2024 and signed.", "28/07/2024", "2024-07-28"),
    ("Dated 07/28/2024 and signed.", "07/28/2024", "2024-07-28"),
    ("Dated 05/05/2024 and signed.", "05/05/2024", "2024-05-05"),
    ("Dated 8-May-2006 and signed.", "8-May-2006", "2006-05-08"),
    ("Signed Dec. 31, 1994 in Ostvik.", "Dec. 31, 1994", "1994-12-31"),
    ("In Sept. 2019 it moved.", "Sept. 2019", "2019-09"),
    ("In March 2019 it moved.", "March 2019", "2019-03"),
    ("In May of 2019 it moved.", "May of 2019", "2019-05"),
    ("In 2019 it moved.", "2019", "2019"),
    ("The 2024 post-election protests went on.", "2024", "2024"),
    ("Its 2030 climate goal stays.", "2030", "2030"),
    ("The treaty (1956) still holds.", "1956", "1956"),
    ("In the 1960s it grew.", "1960s", "196X"),
    ("In the '60s it grew.", "'60s", "196X"),
    ("Back in the nineties it grew.", "nineties", "199X"),
    ("A church of the 17th century stands there.", "17th century", "16XX"),
    ("A seventeenth-century church stands there.", "seventeenth-century", "16XX"),
    ("In the summer of 2012 it rained.", "summer of 2012", "2012-22"),
    ("In winter 2012 it snowed.", "winter 2012", "2012-24"),
    ("Profit fell in the third quarter of 2024.", "third quarter of 2024", "2024-07/2024-09"),
    ("Profit fell in Q3 2024.", "Q3 2024", "2024-07/2024-09"),
    ("On Christmas Day 2019 it closed.", "Christmas Day 2019", "2019-12-25"),
    ("On Easter Sunday 2019 it closed.", "Easter Sunday 2019", "2019-04-21"),
    ("On Good Friday 2019 it closed.", "Good Friday 2019", "2019-04-19"),
    ("The walls were built in 508 BC.", "508 BC", "-0507"),
    ("On the Fourth of July 2020 they met.", "the Fourth of July 2020", "2020-07-04"),
    ("By the 7th century BC it was a town.", "7th century BC", "-06XX"),
    ("A vase of the 1st century BC broke.", "1st century BC", "-0099/0000"),
    ("Walls of the 10th century AD stand there.", "10th century AD", "09XX"),
    ("They sold ice in summer.", "summer", "XXXX-22"),
    ("In winter, it snows.", "winter", "XXXX-24"),
    ("Spring is the best season.", "Spring", "XXXX-21"),
    ("It has a 90s pop sound.", "90s", "199X"),
    ("They loved the roaring 20s.", "20s", "192X"),
    ("Vision 2030's goals stay.", "2030", "2030"),
]  # fmt: skip

PARTS = [
    ("Early 2024 was calm.", "Early 2024", "2024-01/2024-04~"),
    ("It began early in 2024.", "early in 2024", "2024-01/2024-04~"),
    ("In late 2024 it ended.", "late 2024", "2024-09~/2024-12"),
    ("At the end of 2024 it closed.", "the end of 2024", "2024-10~/2024-12"),
    ("At the beginning of 2024 it opened.", "the beginning of 2024", "2024-01/2024-03~"),
    ("In the first half of 2024 sales fell.", "the first half of 2024", "2024-01/2024-06"),
    ("By the mid-1980s it was gone.", "the mid-1980s", "1984~/1986~"),
    ("In the late 1970s it grew.", "the late 1970s", "1977~/1979"),
    ("In early September 2019 it opened.", "early September 2019", "2019-09-01/2019-09-10~"),
    ("In mid-August 2019 it closed.", "mid-August 2019", "2019-08-11~/2019-08-20~"),
    ("In the first three weeks of May 2019 it rained.", "the first three weeks of May 2019", "2019-05-01/2019-05-21"),
    ("In the first two months of 2024 it rained.", "the first two months of 2024", "2024-01/2024-02"),
    ("In the last ten days of June 2019 it rained.", "the last ten days of June 2019", "2019-06-21/2019-06-30"),
    ("In the second week of June 2019 it rained.", "the second week of June 2019", "2019-06-08/2019-06-14"),
    ("In the week of April 10, 2023 they met.", "the week of April 10, 2023", "2023-04-10/2023-04-16"),
    ("It ran in the week beginning February 4, 2019.", "the week beginning February 4, 2019", "2019-02-04/2019-02-10"),
    ("It opened on the 15th day of June 2019.", "the 15th day of June 2019", "2019-06-15"),
    ("In the final quarter of 2009 sales fell.", "the final quarter of 2009", "2009-10/2009-12"),
    ("It was done by the end of June 2019.", "the end of June 2019", "2019-06-30"),
    ("It must be done before the end of 2030.", "the end of 2030", "../2030-12-31"),
]  # fmt: skip

INTERVALS = [
    ("Between the end of 2024 and the beginning of 2025, many left.", "the end of 2024 and the beginning of 2025",
     "2024-10~/2025-03~"),
    ("It ruled from 2004 to 2009.", "2004 to 2009", "2004/2009"),
    ("It ruled between 2004 and 2009.", "2004 and 2009", "2004/2009"),
    ("The years 2004-2009 were calm.", "2004-2009", "2004/2009"),
    ("The years 2004–2009 were calm.", "2004–2009", "2004/2009"),
    ("The 2022-23 season ended.", "2022-23", "2022/2023"),
    ("From March to August 2011 it rained.", "March to August 2011", "2011-03/2011-08"),
    ("From November to February 2012 it snowed.", "November to February 2012", "2011-11/2012-02"),
    ("The fair of 5–6 September 2019 was full.", "5–6 September 2019", "2019-09-05/2019-09-06"),
    ("The fair of September 5-6, 2019 was full.", "September 5-6, 2019", "2019-09-05/2019-09-06"),
    ("It ran from January 23 to March 9, 2014.", "January 23 to March 9, 2014", "2014-01-23/2014-03-09"),
    ("It ran from December 20 to January 9, 2014.", "December 20 to January 9, 2014", "2013-12-20/2014-01-09"),
    ("From 2014 through May 2018 it grew.", "2014 through May 2018", "2014/2018-05"),
    ("Since 2016 it has grown.", "2016", "2016/.."),
    ("Since at least last August it has grown.", "last August", "2025-08/.."),
    ("Since October 2024 it has grown.", "October 2024", "2024-10/.."),
    ("It stayed shut until 2016.", "2016", "../2016"),
    ("It was shut before May 2016.", "May 2016", "../2016-05"),
    ("It was shut after 2018.", "2018", "2018/.."),
    ("Around 2010 it opened.", "2010", "2010~"),
    ("It ruled from 800 to 400 BC.", "800 to 400 BC", "-0799/-0399"),
    ("It ruled from 1200 to about 400 BC.", "1200 to about 400 BC", "-1199/-0399~"),
    ("It ruled from 776 BC to 394 AD.", "776 BC to 394 AD", "-0775/0394"),
    ("It grew in the 18th and 19th centuries.", "18th and 19th centuries", "1700/1899"),
    ("Songs of the late 19th and early 20th centuries.", "late 19th and early 20th centuries", "1867~/1933~"),
    ("It stood from the 15th to the 19th century.", "15th to the 19th century", "1400/1899"),
    ("The poems of one period (1892 – 94) were sad.", "1892 – 94", "1892/1894"),
    ("He plays for Ostvik (2013 – present).", "2013", "2013/.."),
    ("It was the worst storm since World War II.", "World War II", "1945-09-02/.."),
    ("It was worse during the Second World War.", "the Second World War", "1939-09-01/1945-09-02"),
    ("It was built before World War I.", "World War I", "../1914-07-28"),
    ("It was the worst since the end of the Cold War.", "the end of the Cold War", "1991-12-31/.."),
    ("Trade grew during the Middle Ages.", "the Middle Ages", "0400/1499"),
    ("Sales rose in the three months to March 2019.", "the three months to March 2019", "2019-01/2019-03"),
    ("Sales rose in the year ended June 30, 2019.", "the year ended June 30, 2019", "2018-07-01/2019-06-30"),
    ("It was built c. 1818 by monks.", "1818", "1818~"),
]  # fmt: skip

RELATIVE = [
    ("The ministry announced this Thursday the release.", "this Thursday", "2025-12-25"),
    ("The ministry said on Thursday that it was over.", "Thursday", "2025-12-25"),
    ("The ministry said on Friday that it was over.", "Friday", "2025-12-19"),
    ("The court will rule on Friday.", "Friday", "2025-12-26"),
    ("The court is to rule on Friday.", "Friday", "2025-12-26"),
    ("The trial is due to open on Monday.", "Monday", "2025-12-29"),
    ("On Monday, the court will rule.", "Monday", "2025-12-29"),
    ("The trial was to be held on Monday.", "Monday", "2025-12-29"),
    ("They arrived late Monday.", "late Monday", "2025-12-22"),
    ("They left last Thursday.", "last Thursday", "2025-12-18"),
    ("They left last Tuesday.", "last Tuesday", "2025-12-16"),
    ("They leave next Tuesday.", "next Tuesday", "2025-12-30"),
    ("They left this past Tuesday.", "this past Tuesday", "2025-12-23"),
    ("They leave this coming Thursday.", "this coming Thursday", "2026-01-01"),
    ("They left on Tuesday of last week.", "Tuesday of last week", "2025-12-16"),
    ("They left last week on Tuesday.", "last week on Tuesday", "2025-12-16"),
    ("The worst day was Thursday the 4th.", "Thursday the 4th", "2025-12-04"),
    ("It rained yesterday.", "yesterday", "2025-12-24"),
    ("It rained the day before yesterday.", "the day before yesterday", "2025-12-23"),
    ("It rains today.", "today", "2025-12-25"),
    ("Tonight it rains.", "Tonight", "2025-12-25"),
    ("It rained this morning.", "this morning", "2025-12-25"),
    ("It rained last night.", "last night", "2025-12-24"),
    ("It will rain tomorrow.", "tomorrow", "2025-12-26"),
    ("It has rained so far this year.", "so far this year", "2025-01-01/2025-12-25"),
    ("It rained earlier this month.", "earlier this month", "2025-12-01/2025-12-25"),
    ("It will rain later this month.", "later this month", "2025-12-25/2025-12-31"),
    ("It rained in the past 24 hours.", "the past 24 hours", "2025-12-24/2025-12-25"),
    ("It rained for the last three days.", "the last three days", "2025-12-22/2025-12-25"),
    ("Over the past two years it rained.", "the past two years", "2023-12-25~/2025-12-25"),
    ("It will rain over the next two weeks.", "the next two weeks", "2025-12-25/2026-01-08"),
    ("It rained last week.", "last week", "2025-12-15/2025-12-21"),
    ("It rained this week.", "this week", "2025-12-22/2025-12-28"),
    ("It rained last weekend.", "last weekend", "2025-12-20/2025-12-21"),
    ("They met over the weekend.", "the weekend", "2025-12-20/2025-12-21"),
    ("It rained last month.", "last month", "2025-11"),
    ("It rained last year.", "last year", "2024"),
    ("It will rain next year.", "next year", "2026"),
    ("Sales fell last quarter.", "last quarter", "2025-07/2025-09"),
    ("Sales fell in the third quarter.", "third quarter", "2025-07/2025-09"),
    ("Sales fell in the second quarter of last year.", "second quarter of last year", "2024-04/2024-06"),
    ("It rained last August.", "last August", "2025-08"),
    ("It rained last December.", "last December", "2024-12"),
    ("It may rain next March.", "next March", "2026-03"),
    ("It rained in October.", "October", "2025-10"),
    ("It rained in January last year.", "January last year", "2024-01"),
    ("It rained last summer.", "last summer", "2025-22"),
    ("The strike began on December 20.", "December 20", "2025-12-20"),
    ("The strike will begin on January 20.", "January 20", "2026-01-20"),
    ("The strike began on January 20.", "January 20", "2025-01-20"),
    ("As of December 20, 99 people were held.", "December 20", "2025-12-20"),
    ("The plan should be ready by Tuesday evening.", "Tuesday", "2025-12-30"),
    ("By Sunday noon it was fifteen.", "Sunday", "2025-12-21"),
    ("The hearing continues on Monday.", "Monday", "2025-12-29"),
    ("Schools stay closed until January 10.", "January 10", "../2026-01-10"),
    ("Publication is planned for 19 March.", "19 March", "2026-03-19"),
    ("Talks booked for Friday went ahead without him.", "Friday", "2025-12-26"),
    ("Most analysts expect a cut in October.", "October", "2026-10"),
    ("They expect rain by Tuesday night.", "Tuesday", "2025-12-30"),
    ("Schools could stay shut until May.", "May", "../2026-05"),
    ("Inflation, at 13.4% in July, would peak later.", "July", "2025-07"),
    ("Profit fell in last year's third quarter.", "last year's third quarter", "2024-07/2024-09"),
    ("They met on the 15th of this month.", "the 15th of this month", "2025-12-15"),
    ("He left two years ago.", "two years ago", "2023~"),
    ("He left two weeks ago.", "two weeks ago", "2025-12-11~"),
    ("He left three days ago.", "three days ago", "2025-12-22"),
    ("He left ten months ago.", "ten months ago", "2025-02~"),
    ("He left a decade ago.", "a decade ago", "2015~"),
    ("He left several years ago.", "several years ago", "../2025-12-25"),
    ("He will be back in two weeks.", "in two weeks", "2026-01-08~"),
    ("It must be done by the end of the year.", "the end of the year", "2025-12-31"),
    ("It closes at the end of this month.", "the end of this month", "2025-12-25~/2025-12-31"),
    ("The fair will run from January 20 to February 3.", "January 20 to February 3", "2026-01-20/2026-02-03"),
    ("The fair ran from Monday to Wednesday.", "Monday to Wednesday", "2025-12-22/2025-12-24"),
    ("Since October prices have risen.", "October", "2025-10/.."),
    ("He left a year and a half ago.", "a year and a half ago", "2024~"),
    ("He left a year and three months ago.", "A year and three months ago".lower(), "2024-09~"),
    ("He left half a century ago.", "half a century ago", "1975~"),
    ("He left two centuries ago.", "two centuries ago", "1825~"),
    ("Farming began ten thousand years ago.", "ten thousand years ago", "-7975~"),
    ("Lizards came 65 million years ago.", "65 million years ago", None),
    ("She left more than two years ago.", "two years ago", "../2023~"),
    ("She left less than a week ago.", "a week ago", "2025-12-18~/2025-12-25"),
    ("They met in the week before last.", "the week before last", "2025-12-08/2025-12-14"),
    ("They will meet the week after next.", "the week after next", "2026-01-05/2026-01-11"),
    ("It rained in the current quarter.", "current quarter", "2025-10/2025-12"),
    ("They will decide by year-end.", "year-end", "2025-12-31"),
    ("Nothing grows here in February.", "February", "XXXX-02"),
    ("Sales in October: 40 cars.", "October", "2025-10"),
    ("The strike began in the spring.", "spring", "2025-21"),
    ("The plant will open in the spring.", "spring", "2026-21"),
    ("In its last quarter it lost money.", "last quarter", "2025-07/2025-09"),
    ("They announced job cuts over the next four years.", "the next four years", "2025-12-25/2029-12-25~"),
    ("Over the next two years he served as a clerk.", "the next two years", None),
    ("The gap had been 61,000 on Monday.", "Monday", "2025-12-22"),
    ("A body was found today.", "today", "2025-12-25"),
    ("Hundreds are still waiting for water today.", "today", "2025-12-25"),
    ("Sales rose in the three months to March.", "the three months to March", "2025-01/2025-03"),
]  # fmt: skip

ANAPHORIC = [
    ("In 2011 he came. That year he wed.", [("2011", "2011"), ("That year", "2011")]),
    ("On 3 May 2019 he came; the following day he left.",
     [("3 May 2019", "2019-05-03"), ("the following day", "2019-05-04")]),
    ("On 3 May 2019 he came; two days later he left.",
     [("3 May 2019", "2019-05-03"), ("two days later", "2019-05-05")]),
    ("In May 2019 sales rose, up from a year earlier.", [("May 2019", "2019-05"), ("a year earlier", "2018-05")]),
    ("He said on Tuesday that sales rose from a year earlier.", [("Tuesday", "2025-12-23"), ("a year earlier", None)]),
    ("A year later he left.", [("A year later", None)]),
    ("In May 2019 sales rose 2% on the same month a year earlier.",
     [("May 2019", "2019-05"), ("the same month a year earlier", "2018-05")]),
    ("Sales last month fell from the same period last year.",
     [("last month", "2025-11"), ("the same period last year", "2024-11")]),
    ("On 1 July it opened; the same week last year was wet.",
     [("1 July", "2025-07-01"), ("the same week last year", None)]),
    ("In 1655 he enlisted. Over the next five years he served.",
     [("1655", "1655"), ("the next five years", "1655/1660")]),
    ("He went on Saturday. He went back the next Tuesday night.",
     [("Saturday", "2025-12-20"), ("the next Tuesday", "2025-12-23")]),
    ("It opened on Tuesday. They went back the next Friday.", [("Tuesday", "2025-12-23"), ("the next Friday", None)]),
    ("Three days after May 3, 2019 he left.", [("Three days after May 3, 2019", "2019-05-06")]),
]  # fmt: skip

NOTHING = [
    "It may march second.",
    "They may come and then march on.",
    "The may tree grows in the second row.",
    "She called Theresa May's plan august.",
    "A 20-year sentence was passed.",
    "A 34-year-old man, aged 34, was held for two years.",
    "He was held for 11 years and 3 months.",
    "It cost $2000 and then 1,999 euros.",
    "It cost 2000 dollars, or 1950 euros.",
    "More than 2000 people and at least 1999 soldiers came.",
    "2000 protesters came.",
    "1965 migrants crossed the border.",
    "At 10:30 p.m. it was 20:15 elsewhere.",
    "Resolution 1973 and Article 1984 were read on page 2001.",
    "Call 555-2010 or 0800 2020 123.",
    "It grew by 2.5% and then 20.24 points.",
    "Room 2012 is on Route 1950.",
    "The Sun and the Sat nav.",
    "The patient marched on; a march took place.",
    "Every Monday and on Friday nights they sing.",
    "He came on a Tuesday.",
    "The Sunday Post wrote it.",
    "Highs in the 80s are likely.",
    "She is in her 80s.",
    "They sold Christmas trees.",
    "Black Friday sales began.",
    "A second, third and fourth man came.",
    "It took the second half to win.",
    "It happened within 48 hours.",
    "He did it in two weeks.",
    "The score was 3-2 after 90 minutes.",
    "The war ended the era.",
    "Had it come an hour later, nobody would have lived.",
    "The mill is still in use today.",
    "The town is known today as Ostvik.",
    "What is today a park was a mine.",
    "The custom lives on to this day.",
    "It was our last day at the lake.",
    "It was the last night of the fair.",
    "Her last years were calm.",
    "He came many years later.",
    "He came half an hour ago.",
    "It stands at 1100 ft above the sea.",
    "The deepest slump in a decade hit them.",
    "A World War II bomb was found.",
    "She wore a winter coat at the Summer Palace.",
    "Prices fall when demand falls.",
    "Since 9/11 the rule is stricter.",
    "Flight 1930 left at 6 p.m. from gate 12.",
    "Law 1973 and Route 1950 are old.",
    "The team won 3-2 and then 21-19.",
    "She dialled 020 7946 0018.",
    "",
    " \n\n ",
]


@pytest.mark.parametrize(("text", "words", "value"), [*ABSOLUTE, *PARTS, *INTERVALS, *RELATIVE])
def test_one_date(text: str, words: str, value: str | None) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(("text", "expected"), ANAPHORIC)
def test_dates_counted_from_the_one_before(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "words", "value"), [*ABSOLUTE, *PARTS])
def test_absolute_dates_need_no_publication_date(text: str, words: str, value: str | None) -> None:
    assert read(text, None) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on Thursday.", [("Thursday", None)]),
        ("He left yesterday.", [("yesterday", None)]),
        ("He left last year.", [("last year", None)]),
        ("He left two years ago.", [("two years ago", None)]),
        ("He left on December 20.", [("December 20", "XXXX-12-20")]),
        ("He left in December.", [("December", "XXXX-12")]),
        ("So far this year he has left.", [("So far this year", None)]),
        ("In the past 24 hours he left.", [("the past 24 hours", None)]),
        ("Since October he has left.", [("October", None)]),
    ],
)
def test_relative_dates_are_never_guessed(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = dates(text, None)
    assert read(text, None) == expected
    assert all(d.earliest is None and d.latest is None for d in found)


@pytest.mark.parametrize(
    "text", ["Dated 05/06/2024 and signed.", "Dated 5.6.2024 and signed.", "The years 2006-07 were calm."]
)
def test_figures_that_read_both_ways_have_no_value(text: str) -> None:
    assert [value for _, value in read(text)] == [None]


@pytest.mark.parametrize(
    ("text", "first", "last", "granularity"),
    [
        ("In 2019 it moved.", "2019-01-01", "2019-12-31", "year"),
        ("In February 2024 it moved.", "2024-02-01", "2024-02-29", "month"),
        ("In the 1960s it moved.", "1960-01-01", "1969-12-31", "decade"),
        ("In summer 2024 it moved.", "2024-06-01", "2024-08-31", "season"),
        ("In Q1 2024 it moved.", "2024-01-01", "2024-03-31", "quarter"),
        ("It moved last week.", "2025-12-15", "2025-12-21", "week"),
        ("Since 2016 it has moved.", "2016-01-01", "2025-12-25", "interval"),
        ("At the end of 2024 it moved.", "2024-10-01", "2024-12-31", "interval"),
    ],
)
def test_bounds(text: str, first: str, last: str, granularity: str) -> None:
    (found,) = dates(text)
    assert (str(found.earliest), str(found.latest), found.granularity) == (first, last, granularity)


CHRONICLE = (
    "Lena Ard was born in 1811. She entered school in 1823 and the mines in 1827. In 1831 she was held; her arrest on "
    "July 14 was told in the papers. {}"
)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("The town is a museum today.", []),
        ("Her feast is on 30 September.", [("30 September", "XXXX-09-30")]),
        ("She was freed on 3 October.", [("3 October", "1831-10-03")]),
        ("\n\nIn the town, nothing changed.\n\nThey met on 2 June.", [("2 June", "XXXX-06-02")]),
    ],
)
def test_a_chronicle_takes_its_years_from_the_text(end: str, expected: list[tuple[str, str]]) -> None:
    known = [("1811", "1811"), ("1823", "1823"), ("1827", "1827"), ("1831", "1831"), ("July 14", "1831-07-14")]
    assert read(CHRONICLE.format(end)) == known + expected


def test_a_report_counts_from_its_day_though_it_tells_of_years() -> None:
    found = read(CHRONICLE.format("The council said on Tuesday that it would honour her."))
    assert found[4:] == [("July 14", "2025-07-14"), ("Tuesday", "2025-12-23")]


def test_several_dates_in_text_order() -> None:
    text = "Arrests in 2019 rose; by May 3, 2020 and again last year, on Friday, they fell."
    assert [words for words, _ in read(text)] == ["2019", "May 3, 2020", "last year", "Friday"]


def test_a_month_before_a_count_is_no_day() -> None:
    assert read("In May 20 protesters came.") == [("May", "2025-05")]


def test_dates_work_on_a_parsed_doc_with_odd_tokens() -> None:
    doc = spacy.tokens.Doc(
        NLP.vocab, words=["On", "May", "3,", "2019he", "left"], spaces=[True, True, True, True, False]
    )
    assert [d.value for d in extract_dates(doc, None)] in (["2019-05-03"], ["XXXX-05-03"])


PIECES = st.sampled_from([
    "on", "the", "end", "of", "early", "late", "mid-", "since", "until", "between", "and", "from", "to", "last",
    "next", "this", "Thursday", "May", "March", "Dec.", "July", "2024", "1999", "20", "3rd", "31", ",", "-", "–",
    "'60s", "the 1960s", "week", "year", "years", "ago", "two", "several", "later", "first", "half", "quarter",
    "third", "Q4", "summer", "2024-02-30", "9999", "0000", "\n", "will", "said", "today", "century", "21st",
    "of this year", "the same year", "BC", "Easter Sunday", "weekend", "31/12/9999", "10,000 years ago",
    "the next 9999 years", "February 29", "7th", "800 to 400 BC", "half a", "and a half", "thousand", "World War II",
    "Middle Ages", "by", "year-end", "the three months to", "in the spring", "winter", "– present", "more than",
    "less than", "late 19th and early 20th centuries", "the week before last", "the following", "autumn",
    "the outbreak of",
])  # fmt: skip
DAYS = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date.max)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=14).map(" ".join), st.text(max_size=60)), st.one_of(st.none(), DAYS))
def test_any_text_gives_ordered_exact_spans(text: str, published: dt.date | None) -> None:
    found = dates(text, published)
    ends = 0
    for date in found:
        assert ends <= date.span.start < date.span.end <= len(text)
        ends = date.span.end
        assert text[date.span.start : date.span.end].strip() == text[date.span.start : date.span.end]
        if date.earliest is not None and date.latest is not None:
            assert date.earliest <= date.latest
        if date.value is None:
            assert date.earliest is None
            assert date.latest is None


FORMS = [
    "%Y-%m-%d",
    "{d} %B %Y",
    "%B {d}, %Y",
    "%d %b %Y",
    "%A, %B {d}, %Y",
    "%a {d} %B %Y",
    "the {o} of %B %Y",
    "%B {o}, %Y",
]


def written(day: dt.date, form: str) -> str:
    ordinal = f"{day.day}{'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
    return day.strftime(form.replace("{d}", str(day.day)).replace("{o}", ordinal))


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(FORMS), st.one_of(st.none(), DAYS))
def test_a_written_date_is_read_back(day: dt.date, form: str, published: dt.date | None) -> None:
    words = written(day, form)
    (found,) = dates(f"It was signed on {words} in Ostvik.", published)
    assert (found.value, found.earliest, found.latest, found.granularity) == (day.isoformat(), day, day, "day")


@settings(max_examples=100, deadline=None)
@given(st.dates(dt.date(1900, 1, 8), dt.date(2100, 12, 24)), st.integers(0, 6))
def test_weekdays_lie_in_the_week_before_or_after(published: dt.date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    (past,) = dates(f"They met on {name}.", published)
    (coming,) = dates(f"They will meet on {name}.", published)
    assert past.earliest is not None
    assert coming.earliest is not None
    assert 0 <= (published - past.earliest).days <= 6
    assert 0 <= (coming.earliest - published).days <= 6
    assert past.earliest.weekday() == coming.earliest.weekday() == weekday


def test_time_grows_linearly() -> None:
    import time

    def seconds(copies: int) -> float:
        doc = NLP.make_doc(
            "On May 3, 2019 and between the end of 2024 and the beginning of 2025 it may march. " * copies
        )
        start = time.perf_counter()
        extract_dates(doc, THURSDAY)
        return time.perf_counter() - start

    seconds(20)
    small = min(seconds(100) for _ in range(3))
    assert min(seconds(800) for _ in range(3)) < 8 * small * 3
