"""How English news pages print what is not the article: dates, bylines, prompts, labels.

Regular expressions only; every repetition is bounded, so that a search takes time in proportion to the
text. They are matched against text whose spaces and apostrophes are plain. Days in figures alone are read
in ISO 8601 only: "03/04/2024" is a day of March here and of April there.
"""

from __future__ import annotations

import re

from analysis.language.press import (
    AGENCY,
    CAPITALS_CREDIT,
    INITIALS_ALONE,
    ISO_DATE,
    NAME_ALONE,
    PERSON,
    SEPARATORS,
)

__all__ = ["CAPITALS_CREDIT", "INITIALS_ALONE", "NAME_ALONE", "SEPARATORS"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_ZONE = (
    r"(?:\s?\(?(?:GMT|BST|UTC|IST|CET|CEST|EST|EDT|ET|CT|CST|CDT|MT|PT|PST|PDT|AT|ADT|AST|AEST|AEDT)\b\)?)?"
)
TIME = (
    r"(?=\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m))(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?"
    rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?{_ZONE}"
)
_DAY_FIRST = rf"(?P<wday>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<wmonth>{_MONTH})\.?,?\s(?P<wyear>\d{{4}})(?!\d)"
_MONTH_FIRST = rf"(?P<umonth>{_MONTH})\.?\s(?P<uday>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<uyear>\d{{4}})(?!\d)"
# Days in figures with other marks are read by no rule; the groups stay for what asks for them.
_FIGURES = r"(?!)(?P<day>)(?P<month>)(?P<year>)(?P<short>)"
_DAY = rf"(?:{_WEEKDAY}\.?,?\s)?(?:{ISO_DATE}|{_DAY_FIRST}|{_MONTH_FIRST}|{_FIGURES})"
_BETWEEN = r",?\s?(?:[-–—|•]\s?)?(?:at\s|@\s?)?"
DATE = rf"{_DAY}(?:{_BETWEEN}{TIME})?"
# "1.20pm BST, 4 May 2025"
_TIMED = rf"{TIME},?\s(?:on\s)?{_DAY}"
UPDATE_WORDS = r"(?:(?:last |first )?(?:updated|modified|edited|amended|revised))"
_PREFIX = (
    rf"(?:(?:article |story )?(?:(?:first )?(?:published|posted|filed|released|uploaded)|{UPDATE_WORDS})"
    r"(?:\s?:)?\s(?:on\s|at\s)?)"
)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


PRINTED_DATE = re.compile(rf"(?i:(?P<prefix>{_PREFIX})?(?:{_unnamed(TIME)},?\s(?:on\s)?)?{DATE})")
PRINTED_TIME = re.compile(rf"(?i:(?P<prefix>{_PREFIX}){TIME})")
_PLAIN_DATE = rf"(?:{_unnamed(DATE)}|{_unnamed(_TIMED)})"
_VAGUE = (
    rf"(?:\d{{1,3}} (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago|yesterday|today){_ZONE}"
)

_AGENCY = (
    rf"(?:{AGENCY}|PA|PA Media|Press Association|The Canadian Press|Canadian Press|AAP|UPI|Bloomberg News)"
)
AGENCIES = re.compile(rf"(?<!\w){_AGENCY}(?!\w)")
_NAMES = rf"(?P<names>{PERSON}(?:(?:,\s|,?\sand\s|\s&\s){PERSON}){{0,5}})"
_TITLE = (
    r"(?:[\w'-]{1,20}\s){0,4}(?:reporter|correspondent|editor|staff writer|writer|columnist|producer|"
    r"journalist|analyst|contributor|critic|bureau chief)s?(?:,? in [\w' -]{2,30})?"
)
BYLINE = re.compile(
    rf"(?i:by|words by|story by|report by|analysis by|written by|reporting by|from)\s{_NAMES}"
    rf"(?:,?\s(?:in\s[\w' -]{{2,40}}|(?i:{_TITLE})|for\s[\w' -]{{2,40}}|{_AGENCY}))?"
    rf"(?:,?\s(?:and|with)\s(?P<agencies>{_AGENCY}))?"
    rf"(?:\s?[|,•–-]\s?(?:(?i:{_TITLE})|[\w' -]{{2,40}}))?\.?"
)
PHOTOGRAPHER = re.compile(r"(?i)^(?:photos?|pictures?|video|photographs?)\s?(?::|by\b)")
FUNCTION = re.compile(rf"(?i:{_TITLE})")
SIGNATURE = re.compile(
    rf"(?P<who>[A-Z][\w'-]{{1,30}}(?:\s[A-Z][\w'-]{{1,30}}){{0,4}}),?\s\(?(?:with|and)\s"
    rf"(?P<agencies>{_AGENCY}(?:(?:,\s|\sand\s){_AGENCY}){{0,3}})\)?"
)
SUBSCRIBE = re.compile(
    r"(?i:\bsubscribe\b|\bsubscribers\b|\bsubscription\b|\bsign up\b|"
    r"\bbecome a member\b)"
)
WIRE_LINE = re.compile(
    rf"(?i:\(?(?:with |by |source: )?(?:{_AGENCY}|agencies|staff and agencies)"
    rf"(?:(?:,\s|\sand\s|\s?/\s?)(?:{_AGENCY}|agencies)){{0,3}}\)?)"
)
# "LONDON (Reuters) -", "NEW YORK, May 6 (AP) —"
WIRE_DATELINE = re.compile(rf"[^()\n]{{0,80}}\((?P<agency>{_AGENCY})\)\s?[-–—]")
NAMED_LOGIN = re.compile(
    r"(?i:your) (?P<who>(?:[A-Z][\w'-]{1,20}\s){0,3}[A-Z][\w'.+-]{1,30}) (?i:account)(?=\s(?i:to)\b|[.!]|$)"
)

_ON = (
    r"(?:\s(?:on|via|by|with)\s(?:[Ff]acebook|[Tt]witter|X|[Ll]inked[Ii]n|[Ww]hats[Aa]pp|[Mm]essenger|"
    r"[Tt]elegram|Threads|Bluesky|[Ii]nstagram|[Ee]-?mail|[Ss]ocial media))?"
)
_PRICE = r"[£$€]\s?\d{1,3}(?:[.,]\d{1,2})?"
_PERIOD = r"(?:\s?(?:a|per|for the first|for your first|/)\s?(?:month|week|year|quarter))?"
# The pieces that lines of furniture are laid with: kind and pattern, longest first where two begin alike.
ATOMS = (
    ("dateline", rf"(?i:{_PREFIX}(?:{_PLAIN_DATE}|{_unnamed(TIME)}|{_unnamed(_VAGUE)}))"),
    ("date", rf"(?i:{_PLAIN_DATE})"),
    (
        "reading_time",
        r"(?i:\d{1,3}[\s-]min(?:ute)?s?(?:\sread(?:ing time)?)?|(?:reading time|"
        r"time to read)\s?:?\s?\d{1,3}\s?min(?:ute)?s?)",
    ),
    ("signature", _unnamed(SIGNATURE.pattern)),
    (
        "share",
        r"(?:Share|Tweet|Send|Email|Print|Save|Bookmark|Copy link|Link copied|Follow us|"
        r"Follow)(?:\s(?:this|the)?\s?(?:article|story|page|post|link))?" + _ON,
    ),
    (
        "share",
        r"(?:Facebook|Twitter|LinkedIn|WhatsApp|Messenger|Pinterest|Reddit|Flipboard|E-?mail|"
        r"X)(?!\w)",
    ),
    (
        "share",
        r"(?:Listen|Gift|Add to (?:favourites|favorites|list|my list))(?:\s(?:to\s)?(?:this|"
        r"the)\s(?:article|story))?",
    ),
    (
        "comments",
        r"(?i:(?:\d{1,6}|no)\s(?:comments?|replies|shares?|reactions?)(?!\w)|view comments|"
        r"comments?(?=\s?(?:$|[|•·])))",
    ),
    ("counter", r"\(\s?\d{1,3}(?:,?\d{3}){0,2}\s?\)"),
    ("subscription", r"(?i:subscribers? only|for subscribers|premium(?!\w)|exclusive to subscribers)"),
    (
        "subscription",
        rf"(?i:subscribe(?: now| today)?|become a member|support us)(?:\s(?:from|"
        rf"for)\s{_PRICE}{_PERIOD})?",
    ),
    ("login", r"(?i:log ?in|sign in|register(?: now| for free)?|my account|already a subscriber\?)"),
)

READ_ALSO = re.compile(
    r"(?i:(?:read|see|watch|listen|more)\s(?:more|also|next|here|on this|from|about this)\b|also read\b|"
    r"related\s?"
    r"(?:articles?|stories|content|topics)?\s?(?:[:|]|$)|recommended\s?(?:[:|]|$)|more on this story|"
    r"you may also like|(?:read|see|watch|listen)\s?[:|]|don't miss\b|more stories|most read|"
    r"top stories|in pictures\s?:)"
)
# Inside running text only the label with its mark counts.
INLINE_READ_ALSO = re.compile(
    r"(?:READ MORE|Read more|READ ALSO|Read also|RELATED|Related|SEE ALSO|See also|WATCH|Watch|LISTEN|"
    r"Also read|"
    r"Read next|MORE|More on this)\s?[:|]\s?"
)
INVITATION = re.compile(
    r"(?i:follow|sign up|click|download|visit|join|subscribe|listen|watch|explore|"
    r"get)\s"
)
MEDIA_LABEL = re.compile(
    r"\s*(?:[:|]\s?(?i:video|audio|podcast|photos|pictures|gallery|infographic)\b\s?[:.|–-]?"
    r"|(?:\[|\()?(?:VIDEO|PHOTOS|AUDIO|PODCAST|MAP|GRAPHIC|LIVE|BREAKING|BREAKING NEWS|EXCLUSIVE|"
    r"INTERVIEW|ANALYSIS|"
    r"EXPLAINER|OPINION|COMMENT|PROFILE|FEATURE|WATCH|UPDATE|UPDATED)(?:\]|\))?\s?[.:|–-]"
    r"|(?i:video|audio|podcast|gallery|live)\s?[:|])\s"
)
_CREDIT_HEAD = (
    r"(?i:photo(?:graph)?s?|pictures?|images?|credits?|photo credit|illustrations?|graphic|composite)"
)
PHOTO_CREDIT = re.compile(
    rf"(?:(?:©|\([cC]\))\s?[A-Z\d][^.!?\n]{{1,80}}|\(?{_CREDIT_HEAD}(?:\scredit|\scourtesy)?\s?(?::|"
    rf"by\b|courtesy of\b)"
    rf"\s?[^.!?:\n]{{2,80}}|\(?[A-Z]{{2,12}}\s?/\s?{PERSON}|\(?{PERSON}\s?/\s?(?:{_AGENCY}|"
    rf"Getty(?: Images)?|Alamy|"
    rf"Shutterstock|EPA|Rex(?: Features)?)(?:\s?/\s?[\w -]{{2,30}})?)\)?\.?$"
)
AGENCY_CREDIT = re.compile(
    rf"[^.!?/|:\n]{{2,50}}\s?/\s?(?:{_AGENCY}|Getty(?: Images)?|Alamy|EPA)(?:\s?/\s?[\w -]{{2,30}})?$"
)
