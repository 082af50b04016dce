"""The grammar of English time expressions as patterns, and the words around a time that tell what it means.

Extents follow ISO-TimeML: the article is inside, the preposition outside ("the 5th of May", "on" left out).
Each rule names the construction that `analysis.reading.english.times` makes of its groups; the longest
construction comes first. Texts are expected with plain spaces and straight apostrophes. Every repetition is
bounded, so that matching stays linear in the text.
"""

from __future__ import annotations

import re

from analysis.language import load

LANGUAGE = load("en")


def forms(*kinds: str) -> list[str]:
    """The calendar words of these kinds."""
    return [row["form"] for row in LANGUAGE.rows("calendar") if row["kind"] in kinds]


def any_of(words: list[str]) -> str:
    """A pattern for any of the words, longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", S) for word in ordered) + ")"


S = r"(?: {1,3}| ?\n(?=[a-z]))"
MONTH = rf"(?:{any_of(forms('month'))}(?!\w)|{any_of(forms('short_month'))}(?:\.|(?!\w)))"
FULL_MONTH = any_of(forms("month")) + r"(?![\w-])"
WEEKDAY = any_of(forms("weekday")) + r"(?!\w)"
DAY_NAME = rf"(?:{WEEKDAY}|{any_of(forms('short_weekday'))}(?:\.|(?!\w)))"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
YEAR = r"(?:1\d{3}|20\d\d)(?![\w%]|[.,:]\d)"
DASH = r"(?:-|–|—)"
TO = rf"(?:{S}(?:to|until|till|through|and|or){S}|{S}?{DASH}{S}?)"
UNIT = any_of(forms("unit")) + r"(?!\w)"
PERIOD = r"(?:weekend|week|month|year|quarter|decade|century|fortnight)(?!\w)"
PART = any_of(forms("part")) + r"(?!\w)"
SEASON = any_of(forms("season")) + r"(?!\w)"
NUMBER_WORD = any_of([word for word in forms("number") if word not in ("a", "an")])
SPELLED = (
    rf"(?:(?:an?{S}(?=hundred|thousand))?{NUMBER_WORD}(?:(?:-|{S}and{S}|{S}){NUMBER_WORD}){{0,4}})(?!\w)"
)
NUMERAL = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})(?:\.\d{1,2})?(?!\d)"
NUMBER = rf"(?:{NUMERAL}|{SPELLED})"
AMOUNT = rf"(?:{any_of(forms('about'))}|{NUMBER}|{any_of(forms('several'))})"
MORE = (
    rf"(?:(?:(?:just|a{S}little|well|slightly){S})?(?:over|under|more{S}than|less{S}than|fewer{S}than)"
    rf"|at{S}least|at{S}most|up{S}to|as{S}(?:long|many|much){S}as|no{S}(?:more|less|fewer){S}than"
    rf"|about|around|roughly|approximately|nearly|almost|some|barely){S}"
)
LAST = rf"(?:(?:this{S})?past|last|previous|preceding)"
NEXT = rf"(?:(?:this{S})?coming|next|upcoming)"
SHIFT = rf"(?:{LAST}|{NEXT}|the{S}(?:following|previous|preceding|current|same)|following|this|that)"
EDGE = (
    rf"(?:early(?:{S}in)?|late(?:{S}in)?|mid|(?:the{S})?(?:very{S})?(?:beginning|start|middle|end|close|turn)"
    rf"{S}of|(?:the{S})?(?:first|second){S}half{S}of)"
)
HOUR12 = r"(?:1[0-2]|0?[1-9])(?!\d)"
HALF = r"(?:[ap]\.m\.|[ap]\.?m(?!\w))"
ZONE = rf"(?:{S}(?P<zone>{any_of([row['form'] for row in LANGUAGE.rows('time_zones')])})(?!\w))?"
HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\w)"
MINUTE_WORD = rf"(?:(?:a{S})?quarter|half|twenty-five|twenty|ten|five|\d{{1,2}})(?:{S}minutes)?"
HOLIDAY = any_of([row["form"].removeprefix("the ") for row in LANGUAGE.rows("holidays")])
REFERENCE = any_of([row["form"] for row in LANGUAGE.rows("time_references")])

RULES: tuple[tuple[str, str], ...] = (
    (
        "iso",
        r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
        r"(?:(?:T| )(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    ),
    (
        "numeric",
        r"(?P<first>[0-3]?\d)(?P<sep>[/.-])(?P<second>[0-3]?\d)(?P<again>[/.-])(?P<year>(?:19|20)\d\d"
        r"|\d\d)(?![\d]|[/.-]\d)",
    ),
    (
        "day_range",
        rf"(?:the{S})?(?:{DAY_NAME}{S})?(?P<day>{DAY}){TO}(?:the{S})?(?:{DAY_NAME}{S})?(?P<last>{DAY}){S}(?:of{S})?"
        rf"(?P<month>{MONTH})(?:,?{S}(?P<year>{YEAR}))?",
    ),
    (
        "day_range",
        rf"(?P<month>{MONTH}){S}(?P<day>{DAY}){TO}(?P<last>{DAY})(?!{S}?{HALF}"
        rf"|{S}{MONTH})(?:,?{S}(?P<year>{YEAR}))?",
    ),
    (
        "date",
        rf"(?:the{S})?(?:(?P<weekday>{DAY_NAME}),?{S}(?:the{S})?)?(?P<day>{DAY}){S}(?:of{S})?(?P<month>{MONTH})"
        rf"(?:,?{S}(?P<year>{YEAR}))?",
    ),
    (
        "date",
        rf"(?:(?P<weekday>{DAY_NAME}),?{S})?(?P<month>{MONTH}){S}(?:the{S})?(?P<day>{DAY})(?!{S}?{HALF})"
        rf"(?:,?{S}(?P<year>{YEAR}))?",
    ),
    ("date", rf"(?P<weekday>{WEEKDAY}),?{S}the{S}(?P<day>[1-3]?\d(?:st|nd|rd|th))(?!\w)"),
    ("set_holiday", rf"(?:every|each){S}(?P<name>{HOLIDAY})(?!\w)"),
    (
        "holiday",
        rf"(?:the{S})?(?:(?P<shift>last|this|next){S})?(?P<name>{HOLIDAY})(?!\w|{S}(?:[Tt]ree|[Cc]arol"
        rf"|[Ii]sland))"
        rf"(?:,?{S}(?P<year>{YEAR}))?",
    ),
    (
        "quarter",
        rf"(?:the{S}(?:fiscal{S})?)?(?P<number>first|second|third|fourth|final)"
        rf"(?:-|{S})(?P<unit>quarter|half)(?!\w)(?:{S}(?:of{S})?(?:(?P<year>{YEAR})|(?P<shift>last|this"
        rf"|next){S}year"
        rf"|(?P<that>the{S}year)))?",
    ),
    ("quarter", rf"(?P<unit>[QH])(?P<number>[1-4])(?:{S}(?:of{S})?(?P<year>{YEAR}))?(?!\w)"),
    (
        "season",
        rf"(?:(?P<shift>{SHIFT}){S}|(?P<article>the){S}|(?P<edge>{EDGE})(?:{S}|-)(?:the{S}"
        rf"|(?P<edge_shift>last|this|next){S})?)?"
        rf"(?P<season>{SEASON})(?:{S}(?:of{S})?(?P<year>{YEAR})(?:[-–/]\d\d(?!\d))?|{S}(?P<after>last"
        rf"|next)(?!\w))?",
    ),
    (
        "decade",
        rf"(?:the{S})?(?:(?P<edge>early|mid|late)(?:{S}|-)|(?P<edge_of>(?:beginning|start|middle"
        rf"|end){S}of){S}the{S})?"
        rf"(?P<year>(?:1[5-9]|20)\d0|'?[1-9]0)'?s(?!\w)",
    ),
    (
        "century",
        rf"(?:the{S})?(?:(?P<edge>{EDGE})(?:{S}|-)(?:the{S})?)?(?P<number>\d{{1,2}}(?:st|nd|rd|th)"
        rf"|{any_of(forms('ordinal'))})"
        rf"(?:{S}|-)century(?!\w)",
    ),
    (
        "year_range",
        rf"(?:the{S})?(?P<year>(?:1[5-9]|20)\d\d)[-–/](?P<last>(?:19|20)\d\d|\d\d)(?![\d/-])(?!{S}?%)",
    ),
    (
        "month",
        rf"(?:(?P<shift>{SHIFT}){S}|(?P<edge>{EDGE})(?:{S}|-)(?:(?P<edge_shift>last|this|next){S})?)?"
        rf"(?:the{S}month{S}of{S})?(?P<month>{FULL_MONTH})"
        rf"(?=(?:{TO}{FULL_MONTH}{S}(?:(?P<ahead>{YEAR})|(?P<ahead_year>last|this|next){S}year))?)(?:,?{S}(?:of{S})?(?:(?P<year>{YEAR})"
        rf"|(?P<after>last|this|next){S}year"
        rf"(?!\w)))?",
    ),
    ("month", rf"(?P<month>{MONTH}){S}(?P<year>{YEAR})"),
    (
        "edge_period",
        rf"(?:(?P<edge>early|earlier|late|later)(?:{S}in)?|(?:the{S})?(?:very{S})?(?P<edge_of>beginning"
        rf"|start|middle"
        rf"|end|close|turn){S}of){S}(?:(?P<shift>last|next|this|that|the{S}(?:following|previous"
        rf"|current|same)){S}"
        rf"|the{S}(?=(?:week|month|year|decade|century|quarter|season|fortnight)(?!\w)))(?P<unit>{PERIOD})",
    ),
    (
        "edge_period",
        r"(?P<edge>mid)-?(?P<unit>week)(?!\w)(?P<shift>)(?P<edge_of>)",
    ),
    (
        "span",
        rf"(?:(?P<article>the|these|his|her|its|their){S})?(?P<shift>past|last|next|coming|first|final"
        rf"|previous|recent"
        rf"|following|preceding){S}(?:(?P<more>{MORE}))?(?:(?P<amount>{AMOUNT})(?:{S}|-))?(?P<unit>{UNIT})",
    ),
    ("period", rf"(?P<shift>{SHIFT}){S}(?P<unit>{PERIOD})(?:{S}(?P<that>alone))?"),
    ("period", rf"(?P<shift>the){S}(?P<unit>weekend)(?!\w)"),
    (
        "period_beside",
        rf"the{S}(?P<unit>week|month|year){S}(?P<side>before|after)(?={S}?(?:[.,;:!?)]|$|\n)|{S}\d)",
    ),
    (
        "weekday",
        rf"(?:(?P<shift>{SHIFT}|the){S})?(?P<weekday>{WEEKDAY})(?:{S}(?P<week>week)(?!\w)"
        rf"|{S}(?:of{S})?(?P<of>last|this|next)"
        rf"{S}week(?!\w)|{S}(?P<after>last|next)(?!\w))?",
    ),
    ("weekdays", rf"(?P<weekday>{any_of([day + 's' for day in forms('weekday')])})(?!\w)"),
    ("day_word", rf"(?P<word>{any_of(forms('deictic'))})(?!\w)"),
    ("day_word", rf"(?P<word>{any_of(forms('anaphor'))})(?!\w)"),
    ("part_word", rf"(?:(?P<edge>late|later|early|earlier){S})?(?P<word>tonight|overnight)(?!\w)"),
    ("small_hours", rf"the{S}(?:(?:very{S})?early|small){S}hours(?!\w)(?:{S}of{S}the{S}morning(?!\w))?"),
    (
        "part",
        rf"(?:(?P<edge>early|earlier|late|later|mid)(?:{S}|-)(?:in{S})?)?(?P<shift>this|last|yesterday"
        rf"|tomorrow|that(?:{S}same)?"
        rf"|the(?:{S}(?:same|following|next|previous|early|late))?)"
        rf"{S}(?:(?P<inner>early|late|mid)(?:{S}|-))?(?P<part>{PART})(?:{S}(?P<eve>before)(?!\w))?",
    ),
    (
        "clock",
        rf"(?P<hour>{HOUR12})(?:[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)?{S}?(?P<half>{HALF}){ZONE}",
    ),
    (
        "clock_words",
        rf"(?:(?P<minutes>{MINUTE_WORD}){S}(?P<side>past|to|after){S})?(?P<hour>{HOUR_WORD}"
        rf"|{HOUR12}){S}o'clock(?!\w)"
        rf"(?:{S}(?P<half>{HALF}))?{ZONE}",
    ),
    (
        "clock_words",
        rf"(?P<minutes>{MINUTE_WORD}){S}(?P<side>past"
        rf"|to){S}(?P<hour>{HOUR_WORD})(?:{S}(?P<half>{HALF}))?{ZONE}",
    ),
    (
        "clock_words",
        rf"(?P<hour>{HOUR_WORD}|{HOUR12})(?={S}(?:in{S}the{S}(?:morning|afternoon|evening)"
        rf"|at{S}night)(?!\w))",
    ),
    ("clock_word", rf"(?P<word>(?:12{S})?(?:noon|midnight)|midday)(?!\w){ZONE}"),
    (
        "clock",
        rf"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:{S}?(?:hrs?"
        rf"|hours)(?!\w))?{ZONE}",
    ),
    ("clock_dot", rf"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d.]|{S}?%){ZONE}"),
    (
        "clock_hours",
        rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:{S}?(?:hrs|hours)(?!\w)|(?={S}(?:GMT|BST"
        rf"|UTC)(?!\w))){ZONE}",
    ),
    (
        "half_range",
        rf"(?P<hour>{HOUR12})(?:[:.](?P<minute>[0-5]\d))?(?=(?:{S}(?:and|to|or|until){S}|{S}?{DASH}{S}?)"
        rf"{HOUR12}(?:[:.][0-5]\d)?{S}?(?P<half>{HALF}))",
    ),
    ("bare_part", rf"(?P<part>{PART})"),
    (
        "set",
        rf"(?:every|each){S}(?P<other>other{S}|second{S}|few{S}|(?P<number>{NUMBER}"
        rf"|{any_of(forms('ordinal'))}){S})?"
        rf"(?P<unit>{UNIT}|{WEEKDAY}|{PART}|{SEASON}|{FULL_MONTH})(?!\w)",
    ),
    (
        "set",
        rf"(?:once|twice|thrice|(?:{NUMBER}|several){S}times){S}(?P<per>an?|per|each|every){S}"
        rf"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)(?!\w)",
    ),
    (
        "per",
        rf"(?P<per>an?|per){S}(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year)(?!\w)",
    ),
    (
        "set_word",
        r"(?P<word>daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|hourly|weekdays"
        r"|weekends|weeknights)(?!\w)",
    ),
    (
        "distance",
        rf"(?P<more>{MORE})?(?P<amount>{AMOUNT}|an?(?={S}))(?:{S}"
        rf"|-)(?P<unit>{UNIT})(?:{S}and{S}a{S}(?P<half>half)(?!\w))?"
        rf"{S}(?P<side>ago|later|earlier|previously|hence|from{S}(?:now|today)|on(?={S}?[.,;)])|(?:before"
        rf"|after)(?={S}?(?:[.,;:!?)\"]|$)))(?!\w)",
    ),
    (
        "distance",
        rf"(?P<more>{MORE})?(?P<part>half){S}(?:an|a){S}(?P<unit>hour|day|year|century"
        rf"|decade){S}(?P<side>ago|later|earlier)(?!\w)(?P<amount>)(?P<half>)",
    ),
    ("age", rf"(?P<amount>{NUMBER})-(?P<unit>year|month|week|day|hour)s?-olds?(?!\w)"),
    (
        "length",
        rf"(?P<more>{MORE})?(?P<amount>{AMOUNT})(?:{S}and{S}a{S}(?P<halves>half))?(?P<gap>{S}"
        rf"|-)(?P<unit>{UNIT})"
        rf"(?:{S}and{S}a{S}(?P<half>half)(?!\w))?(?:-long)?",
    ),
    (
        "half_length",
        rf"(?P<more>{MORE})?(?P<word>half{S}an{S}hour|half-an-hour|(?:a{S})?half-hour"
        rf"|(?:a{S})?quarter{S}of{S}an{S}hour"
        rf"|three-quarters{S}of{S}an{S}hour|half{S}a{S}day|half{S}a{S}century|half-century"
        rf"|half{S}a{S}decade|half{S}a{S}year)(?!\w)",
    ),
    (
        "one_length",
        rf"(?P<more>{MORE})?(?P<article>an?|one|the{S}whole|the{S}entire"
        rf"|all){S}(?P<unit>{UNIT})(?:{S}and{S}a{S}(?P<half>half)(?!\w))?",
    ),
    (
        "bare_length",
        r"(?P<unit>seconds|minutes|hours|days|weeks|fortnights|months|years|decades|centuries)(?!\w)",
    ),
    ("reference", rf"(?P<word>{REFERENCE})(?!\w)"),
    ("edge_year", rf"(?:(?P<edge>{EDGE})(?:{S}|-)|the{S}year{S})(?P<year>{YEAR})"),
    ("year", rf"(?P<year>{YEAR})"),
    ("shade", rf"(?P<edge>early|late|later|earlier)(?:{S}on)?(?={S})"),
)

# Words before a time that is about, shortly before or shortly after what it says.
APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|roughly|towards?|circa|c\.|some time around)\s+(?:the\s)?$", re.I
)
SHORTLY_BEFORE = re.compile(
    r"\b(?:(?:shortly|just|soon|immediately|right|moments|minutes|a few minutes|seconds) before|nearly"
    r"|almost|just shy of)\s+$",
    re.I,
)
SHORTLY_AFTER = re.compile(
    r"\b(?:(?:shortly|just|soon|immediately|right|moments|minutes|a few minutes|seconds) (?:after|past)"
    r"|just gone)\s+$",
    re.I,
)
# A bound in time, not a day that is told of; it is counted from the day told.
BOUND = re.compile(r"\b(?:until|till|by|up to|through|no later than|prior to|ahead of)\s(?:the\s)?$", re.I)
# The day of a document, not of the story.
DOCUMENT = re.compile(r"\b(?:dated|dating from)\s(?:the\s)?$", re.I)
FROM_NOW = re.compile(r"\bby\s(?:the\s)?$", re.I)
BEFORE = re.compile(r"\bbefore\s(?:the\s)?$", re.I)
RANGE_END = re.compile(r"\s{1,3}(?:to|until|till|through)\s{1,3}(?:the\s)?|\s?[-–]\s?", re.I)
LISTED = re.compile(r",\s|,?\s(?:and|or|then)\s(?:on\s)?")
# Around an hour with a point and no half of the day, "at 6.30": no price and no measure.
DOT_BEFORE = re.compile(
    r"(?<!closed )(?<!traded )(?<!priced )(?<!opened )(?<!valued )(?<!stood )(?<!ended )(?<!stands )"
    r"\b(?:at|until|till|from|before|after)\s(?:about\s|around\s)?$",
    re.I,
)
DOT_AFTER = re.compile(
    r"\s?(?:[,;:)\"'!?]|\.(?:\s|$)|$|\n)|\s(?:and|on|to|until|when|this|that|yesterday|tomorrow|as"
    r"|in\sthe|for)\b"
)
# "The day after the vote": counted from an event; with no more than its noun, one told before.
OF_SOMETHING = re.compile(
    r"(?:(?<=day after)|(?<=day before)|(?<=the eve))\s(?=[\w\"'])(?!(?:that|when|and|or|but|he|she|it"
    r"|they|we|I|in|on|at|to|for|with|by)\s)"
)
THAT_EVENT = re.compile(r"\s(?:the|that|this|his|her|their|its)\s[\w-]+(?=\s?(?:[.,;:!?)\"]|$))")
FIXTURE = re.compile(r"\s\((?:\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m)", re.I)
IN_BRACKETS = re.compile(r"\([^()\n]{0,40}$")
AT_AN_HOUR = re.compile(r",?\s(?:at\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m)?[^()\n]{0,20}\)", re.I)
ATTRIBUTE = re.compile(r"\w\s(?:of|from)\s$", re.I)
STILL_AFTER, STILL_BEFORE = re.compile(r"\sstill(?!\w)"), re.compile(r"\b(?:still|even)\s$", re.I)
LINE_HEAD = re.compile(r"(?:^|\n)\s{0,2}(?:[*•–—-]\s?)?$")
HEAD_END = re.compile(r"\s?(?::(?!\d)|[–—|•-]\s|\n|$)")
# "It was 2.15pm when ...": an hour that is told, though its clause may have no other verb.
IT_IS = re.compile(r"\bit\s(?:is|was)\s$", re.I)
# Around the day of an agency's dateline: "PARIS, May 3 (AP) -".
DATELINE_BEFORE = re.compile(r"(?:^|\n)[A-Z][^\n.;:()]{1,40},? $")
DATELINE_AFTER = re.compile(r" ?\([A-Z][A-Za-z/ ]{1,20}\) ?[-–—]")
PUBLICATION_LINE = re.compile(
    r"\b(?:published|updated|posted|modified|first published|last updated)\b[^.\n\d]{0,16}$", re.I
)
# Words between single marks; an apostrophe before a letter ends none.
SPOKEN = re.compile(r"(?<!\w)['‘](?=\w)[^\n]{1,600}?(?<=[.,?!…\w])['’](?!\w)")
# Between a day and its hour, and between an hour and its day.
DAY_THEN_TIME = re.compile(
    r",?\s(?:[–—|-]\s)?(?:(?:at|from|by|until|around|about|at about|at around|at approximately"
    r"|(?:shortly|just) (?:before|after)|before|after)\s)?",
    re.I,
)
DAY_AFTER_TIME = re.compile(r",?\s(?:on\s)?(?:the\s)?", re.I)
HOURS_JOINED = re.compile(r"\s(?:and|to|until|or)\s|\s?[-–]\s?", re.I)
# English says "night" of the evening too: "Saturday night" begins at six.
NIGHT = (18, 5)
# Around a weekday or a month that names something else: a newspaper, a club, a person.
NAME_AFTER = re.compile(
    r"\s(?:Times|Mirror|Telegraph|Independent|Express|Post|Mail|Herald|World|Tribune|Business\sPost"
    r"|People|Sport|Star|Review"
    r"|Night\s(?:Live|Lights|Football)|Agreement|Group|Brown)\b"
)
NAME_BEFORE = re.compile(
    r"\b(?:Bloody|Super|Black|Blue|Ruby|Sheffield|Freaky|Man|Girl|(?:Mail|Star|Scotland|Independent"
    r"|Wales|Ireland) on)\s$"
)
# Months that are also a verb, a noun or a first name need a word of time before them.
OTHER_WORDS = frozenset(("march", "may", "april", "june", "august"))
MONTH_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|between|and|or|through|throughout|before|after|during|for"
    r"|of|on|last|next|this|late|early|mid|(?:early|late|recently|long\sago|soon)\sas"
    r"|around|until|towards|back in|start of|end of|due|every|first|one|[a-z]+est)\s|[(,–-]\s?)$",
    re.I,
)
SEASON_CUE = re.compile(
    r"\b(?:in|since|by|until|till|during|over|through|throughout|before|after|from|between|towards?"
    r"|into|of|for|and|every)\s(?:the\s)?$",
    re.I,
)
SEASON_END = re.compile(
    r"\s?(?:[.,;:!?)\"'–—-]|$|\n)|\s(?:in|at|on|and|or|but|when|as|to|after|before|by|for|with|that"
    r"|which|is|was|were|will|has|had|he|she|they"
    r"|it|we|the|this|since|because|while|until|from|through|a|an)\b",
    re.I,
)
# Around four digits: what makes them a year, and what makes them none.
YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|between|and|or|through|before|after|during|for|of|the|a"
    r"|back in|around|circa|early|late|mid|as"
    r"|under|its|his|her|their)\s|[(,–-]\s?|'s\s|\n)$",
    re.I,
)
NOT_YEAR = re.compile(
    r"(?:[£$€#\d.,/]|\b(?:no\.?|number|room|flight|page|route|bus|channel|about|some|nearly|over|almost"
    r"|roughly|than|least|to))\s?$",
    re.I,
)
YEAR_NOUN = re.compile(
    r"\s(?:(?:[a-z]+\s)?(?:people|men|women|children)|[a-z]+s|metres?|meters?|feet|foot|miles?|km|kg"
    r"|lbs?|m|ft|per cent|percent|rpm|calories)\b"
)
# Before a length in the singular ("a week") and a bare plural ("months"): that it is a length of time.
LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|after|spend(?:s|ing)?|spent|tak(?:e|es|ing|en)|took|last(?:s|ed|ing)?|over"
    r"|than|about|around|nearly|almost|under|just"
    r"|only|lost?|lose|wait(?:s|ed|ing)?|another|during|throughout|every|once|barely|required?|needed"
    r"|given|gave|serv(?:e|es|ed|ing))\s$",
    re.I,
)
# Before a bare "over": longer than, and not in the course of.
LONGER_BEFORE = re.compile(
    r"\b(?:for|after|last(?:s|ed|ing)?|took|tak(?:e|es|ing|en)|spent|wait(?:s|ed|ing)?|of|with|been|was"
    r"|is|and|aged)\s$",
    re.I,
)
LENGTH_AFTER = re.compile(
    r"\s(?:after|before|of\s|since|into|from\snow|ahead|long\b|away|apart|early|late\b|or\s(?:so|two"
    r"|more)|in\s(?:prison|jail|hospital))",
    re.I,
)
# Before "a day": a number with what it counts, so that the rate is a frequency.
RATE_BEFORE = re.compile(
    rf"(?:[£$€]?(?!(?:19|20)\d\d\b)\d(?:[\d,.]*\d)?(?:bn|m|k|p|c)?|\b{NUMBER_WORD}|\b(?:million|billion"
    rf"|dozens?|hundreds|thousands|several|once|twice))"
    rf"(?:\s(?!(?:for|in|within|after|of|over)\s)[\w'%-]+){{0,3}}\s$",
    re.I,
)
