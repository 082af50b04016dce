"""What stands out of the coverage: who tells what with whom, alone, first, not at all, or otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.comparison import collapsing
from analysis.comparison.availability import in_order
from analysis.comparison.rounds import rounds
from analysis.language import among as among_known
from analysis.language import load
from analysis.messages import N_, Labels, _
from analysis.report.conflicts import subject
from analysis.report.display import verbatim
from analysis.report.findings import among, article, count, link, listed, number
from analysis.report.standout import Standout, sentences_of, short
from analysis.study import Study

# Outlets that must tell a thing before it counts that one leaves it out.
TELLING = 2
# The share of the outlets that could tell a thing which makes it telling that another doesn't.
MOST_TELL = 2 / 3
# Elements that the articles of a group share before it counts as one, groups told of.
LEAST_SHARED, MOST_GROUPS = 3, 4
# Outlets whose exclusives are told, and letters of each.
MOST_ALONE, LABEL = 3, 90
# What names words of an article.
SPAN = ("article_id", "start", "end")
# More articles than a reader would tell apart.
MOST_ARTICLES = 60
# How two sides that don't agree are introduced, by the kind of conflict.
APART = Labels(
    {
        "figure": N_("Les chiffres ne s’accordent pas ({about})\u202f: {low} contre {high}."),
        "time": N_("Les heures ne s’accordent pas\u202f: {low} contre {high}."),
        "doer": N_("D’autres auteurs sont nommés pour un même fait\u202f: {low} / {high}."),
        "deed": N_("Une même accusation de {about} est rapportée pour deux faits\u202f: {low} / {high}."),
        "account": N_("{about} affirme ici, concède là\u202f: {low} / {high}."),
    }
)


def parted(study: Study) -> Iterator[Standout]:
    """Articles that fall into groups by what they tell, as a story has several rounds."""
    told = study["element_sentences"]
    told = told[~told["sentence_id"].isin(study["common_texts"]["sentence_id"])]
    rows = {row["article_id"]: row for row in in_order(study["articles"]).to_dict("records")}
    groups = rounds(told, list(rows)) if len(rows) <= MOST_ARTICLES else []
    shared = [(group, _common(told, group)) for group in groups if len(group) > 1]
    shared = [(group, keys) for group, keys in shared if len(keys) >= LEAST_SHARED]
    if len(shared) < 2:
        return
    parts = [
        Markup("{} ({})").format(
            listed(article(rows[key]) for key in group),
            link(count(len(keys), "élément", "éléments"), sentences_of(study, *keys)),
        )
        for group, keys in shared[:MOST_GROUPS]
    ]
    text = _(
        "Tous les articles ne racontent pas la même partie de l’histoire. Éléments communs\u202f: {groups}."
    )
    alone = [article(rows[group[0]]) for group in groups if len(group) == 1]
    if alone and len(alone) <= MOST_GROUPS:
        text = _(
            "Tous les articles ne racontent pas la même partie de l’histoire. "
            "Éléments communs\u202f: {groups}. À part\u202f: {alone}."
        )
    told_of = {"groups": Markup(_("\u202f; ")).join(parts), "alone": listed(alone)}
    yield Standout("parted", 0.9, Markup(text).format(**told_of))


def _common(told: pd.DataFrame, group: Iterable[str]) -> list[str]:
    """The elements that two or more articles of a group report."""
    own = told[told["article_id"].isin(list(group))].groupby("element_id", sort=False)["article_id"].nunique()
    return [str(key) for key in own[own > 1].index]


def _weight(study: Study) -> Counter[str]:
    """How much each sentence holds: names that one outlet alone has count double, figures and dates once."""
    entities = study["entities"]
    alone = set(entities.loc[entities["outlets"] == 1, "entity_id"])
    weight: Counter[str] = Counter()
    for row in study["mentions"].dropna(subset=["sentence_id"]).to_dict("records"):
        weight[row["sentence_id"]] += 1 + (row["entity_id"] in alone)
    figures, times = study["figures"], study["timex"]
    lengths = set(zip(*(times.loc[times["type"] == "DURATION", name] for name in SPAN), strict=True))
    for row in figures.dropna(subset=["sentence_id"]).to_dict("records"):
        weight[row["sentence_id"]] += tuple(row[name] for name in SPAN) not in lengths
    weight.update(times.loc[times["type"].isin(["DATE", "TIME"]), "sentence_id"].dropna().tolist())
    return weight


def _richest(study: Study, elements: pd.DataFrame) -> dict[Any, Any]:
    """Of some elements the one whose label is understood alone and holds most, the first of equals."""
    weight, leaning = _weight(study), _leaning(study)

    rows = elements.to_dict("records")
    keys = [str(row["label_sentence_id"]) for row in rows]
    # `max` keeps the first of equals.
    best = max(range(len(rows)), key=lambda at: (keys[at] not in leaning, weight[keys[at]]))
    return dict(rows[best])


def _leaning(study: Study) -> set[str]:
    """The sentences that open with a word for what the sentence before names."""
    openings: set[str] = set()
    for code in among_known(study["articles"]["language"].dropna()):
        openings |= load(code).words("dependent_openings")
    first = study["sentences"]["text"].str.extract(r"(\w+)", expand=False).str.lower()
    return set(study["sentences"].loc[first.isin(openings), "sentence_id"])


def omitted(study: Study) -> Iterator[Standout]:
    """What most outlets tell in words of their own, and one that could have told it does not."""
    elements = study["elements"]
    for outlet, pairs in groupby(sorted(_omissions(study)), key=lambda pair: pair[0]):
        own = elements[elements["element_id"].isin([element for _outlet, element in pairs])]
        row = _richest(study, own)
        text = (
            _("Non retrouvé dans {missing}, rapporté par {outlets}\u202f: {element}")
            if len(own) == 1
            else _(
                "{elements} que rapportent la plupart des médias ne se retrouvent pas dans {missing}, "
                "dont, par {outlets}\u202f: {element}"
            )
        )
        told = study["element_sentences"]
        telling = set(told.loc[told["element_id"] == row["element_id"], "outlet"])
        others = [name for name in study.outlets if name in telling]
        yield Standout(
            "omitted",
            min(0.95, 0.3 + 0.5 * len(others) / len(study.outlets) + 0.03 * len(own)),
            Markup(text).format(
                missing=outlet,
                outlets=among(others),
                elements=link(
                    count(len(own), "élément", "éléments"), sentences_of(study, *own["element_id"])
                ),
                element=link(
                    short(row["label"], row["label_sentence_id"]), sentences_of(study, row["element_id"])
                ),
            ),
        )


def _omissions(study: Study) -> list[tuple[str, str]]:
    """Outlets with an element that half of all tell, and two thirds of those that could, and they not nearly.

    Several that carry one text are one voice: at least two must tell it in words of their own.
    """
    names = _names(study)
    voices = collapsing.tellings(study["element_sentences"], study["common_texts"])
    several = set(voices.loc[voices["voices"] >= TELLING, "element_id"])
    found = []
    for element, group in study["element_outlets"].groupby("element_id", sort=False):
        able = group[group["status"].isin(["covered", "omitted"])]
        telling = able["status"] == "covered"
        story = group[group["status"] != "other story"]
        if element not in several or 2 * telling.sum() < len(story) or not MOST_TELL <= telling.mean() < 1:
            continue
        silent = able[~telling & able["nearest_sentence_id"].isna()]
        silent = silent[~silent["outlet"].isin(names.get(element, set()))]
        found += [(str(outlet), str(element)) for outlet in silent["outlet"]]
    return found


def _names(study: Study) -> dict[Any, set[Any]]:
    """For each element the outlets that name, anywhere, what not most of them name and its sentences do."""
    mentions = study["mentions"].dropna(subset=["entity_id", "outlet"])
    spread = {key: set(own) for key, own in mentions.groupby("entity_id")["outlet"]}
    rare = {key: own for key, own in spread.items() if 2 * len(own) <= len(study.outlets)}
    held = {key: set(own) for key, own in mentions.groupby("sentence_id")["entity_id"]}
    found: dict[Any, set[Any]] = {}
    told = study["element_sentences"]
    for element, sentence in zip(told["element_id"], told["sentence_id"], strict=True):
        for name in sorted(held.get(sentence, set()) & rare.keys()):
            found.setdefault(element, set()).update(rare[name])
    return found


def exclusive(study: Study) -> Iterator[Standout]:
    """What single outlets alone tell, of a story that they share: for those that have most the richest."""
    elements = study["elements"]
    if not (elements["outlets"] > 1).any():
        # Articles that share nothing tell different stories: each has its own to itself.
        return
    outlet = study["element_sentences"].drop_duplicates("element_id").set_index("element_id")["outlet"]
    alone = elements[(elements["outlets"] == 1) & ~elements["element_id"].isin(_nobody_elses(study))]
    own = {str(name): rows for name, rows in alone.groupby(alone["element_id"].map(outlet), sort=True)}
    most = sorted(own, key=lambda name: (-len(own[name]), name))[:MOST_ALONE]
    if not most:
        return
    parts = [_alone(study, name, own[name]) for name in most]
    text = _("Retrouvé dans un seul média\u202f: {outlets}.")
    yield Standout(
        "exclusive",
        0.5 + 0.3 * len(alone) / len(elements),
        Markup(text).format(outlets=Markup(_("\u202f; ")).join(parts)),
    )


def _nobody_elses(study: Study) -> set[Any]:
    """The elements of stories that one outlet alone tells, which makes no exclusive of each."""
    statuses = study["element_outlets"]
    tell = statuses[statuses["status"] != "other story"].groupby("element_id")["outlet"].nunique()
    return set(tell[tell < TELLING].index)


def _alone(study: Study, outlet: str, own: pd.DataFrame) -> Markup:
    row = _richest(study, own)
    elements = count(len(own), "élément", "éléments")
    return Markup(_("{outlet} ({elements}, dont «\u202f{element}\u202f»)")).format(
        outlet=outlet,
        elements=link(elements, sentences_of(study, *own["element_id"])),
        element=link(short(row["label"], row["label_sentence_id"], LABEL), str(row["label_sentence_id"])),
    )


def first(study: Study) -> Iterator[Standout]:
    """Who told most of the shared events surely before the others, by printed hours.

    What the first told with a text that others carry too came from its source: nobody was first.
    """
    events, common = study["events"], study["common_texts"]
    told = study["event_mentions"]
    shared = events[events["outlets"] > 1]
    opening = told.merge(shared[["event_id", "first_outlet"]], on="event_id")
    opening = opening[opening["outlet"] == opening["first_outlet"]]
    carried = set(opening.loc[opening["sentence_id"].isin(common["sentence_id"]), "event_id"])
    printed = shared["first_certainty"].eq("printed").fillna(False)
    sure = shared[printed & ~shared["event_id"].isin(carried)]
    if sure.empty:
        return
    counts = sure.groupby("first_outlet", sort=True).size().sort_values(ascending=False, kind="stable")
    own = sure[sure["first_outlet"] == counts.index[0]].sort_values("outlets", ascending=False, kind="stable")
    row = own.iloc[0]
    text = (
        _("{outlet} est, de ces articles, le premier à rapporter\u202f: {event}")
        if len(own) == 1
        else _(
            "{outlet} est, de ces articles, le premier à rapporter {own} des {shared} que plusieurs médias "
            "datent, dont\u202f: {event}"
        )
    )
    yield Standout(
        "first",
        0.35 + 0.3 * len(own) / len(shared),
        Markup(text).format(
            outlet=row["first_outlet"],
            own=link(number(len(own)), told[told["event_id"].isin(own["event_id"])]),
            shared=count(len(shared), "événement", "événements"),
            event=link(
                short(row["label"], row["label_sentence_id"]), told[told["event_id"] == row["event_id"]]
            ),
        ),
    )


def conflicting(study: Study) -> Iterator[Standout]:
    """What excludes each other, updates left out: figures and hours, then who did what and who said what."""
    found, values = study["conflicts"], study["conflict_values"]
    apart = found[
        (found["clash"] == "apart") & ~found["update"].fillna(False) & found["kind"].isin(list(APART))
    ]
    for row in apart.to_dict("records"):
        own = values[values["conflict_id"] == row["conflict_id"]].drop_duplicates("side").set_index("side")
        low, high = (own.loc[side].to_dict() for side in ("low", "high"))
        message = APART[row["kind"]]
        # One speaker on both sides is told by the sentence, or is no matter.
        named = str(low["speaker"]) != str(high["speaker"])
        sides = {"low": _side(low, named), "high": _side(high, named)}
        about = subject(row) if row["kind"] == "figure" else short(row["about"])
        text = Markup(message).format(about=about, **sides)
        kind = "conflict" if row["kind"] in ("figure", "time") else "account"
        # What one outlet gives itself, from two sources, it does not hide.
        within = 0.1 * (low["outlet"] == high["outlet"])
        yield Standout(kind, 0.4 + 0.5 * float(row["strength"]) - within, text)


def _side(side: dict[Any, Any], named: bool) -> Markup:
    text = _("«\u202f{words}\u202f» ({outlet})")
    if named and pd.notna(side["speaker"]):
        text = _("«\u202f{words}\u202f» ({outlet}, selon {speaker})")
    words, outlet = short(side["text"], side["sentence_id"]), link(side["outlet"], side)
    return Markup(text).format(
        words=words, outlet=outlet, speaker=verbatim(str(side["speaker"]), side["sentence_id"])
    )
