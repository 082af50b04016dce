"""What stands out: the few findings that matter most, by general templates, strongest first.

Each is written from the tables alone, leads to its evidence, and is left out where the numbers don't carry
it. Strength is a share between 0 and 1 of what the corpus could show, so that findings of unlike kinds can
be ranked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.comparison.standing import standing
from analysis.comparison.voices import by_outlet
from analysis.evidence import in_sentences
from analysis.messages import N_, _
from analysis.report.display import Displayable, verbatim
from analysis.report.findings import count, link, listed, percent
from analysis.study import Study

# Findings shown in all, and of one kind.
MOST, OF_A_KIND = 8, 2
# A voice dominates with this share of an outlet's text and so many words.
DOMINANT, DOMINANT_WORDS = 0.33, 100
# Sentences that name somebody who is never heard; a quotation whose words change; letters of a label.
UNHEARD_SENTENCES, ALTERED_WORDS, LONGEST = 4, 6, 150
# What names words of a sentence.
SPAN = ("sentence_id", "start", "end")
# Outlets that must tell a thing before it counts that one leaves it out.
TELLING = 2
# A quotation that holds another is cut at its marks: what differs may be the cut.
MARK = re.compile(r"['\"«»“”]\\s|\\s['\"«»“”]")
NOTHING = N_("Rien ne ressort assez nettement de ces articles pour être mis en avant.")


@dataclass(frozen=True)
class Standout:
    """A finding with its kind and its strength."""

    kind: str
    strength: float
    text: Markup


def found(study: Study) -> list[Standout]:
    """The findings, strongest first, no more than two of a kind and eight in all."""
    every = [one for look in LOOKS for one in look(study)]
    every.sort(key=lambda one: (-one.strength, one.kind, str(one.text)))
    kept: list[Standout] = []
    for one in every:
        if sum(other.kind == one.kind for other in kept) < OF_A_KIND:
            kept.append(one)
    return kept[:MOST]


def listing(study: Study) -> Displayable:
    """The findings as a numbered list; a sentence where nothing stands out."""
    told = found(study)
    if not told:
        return Displayable(Markup('<p class="finding">{}</p>').format(_(NOTHING)), _(NOTHING))
    items = Markup("").join(Markup("<li>{}</li>").format(one.text) for one in told)
    plain = "\n".join(f"{at}. {one.text.striptags()}" for at, one in enumerate(told, 1))
    return Displayable(Markup('<ol class="standouts">{}</ol>').format(items), plain)


def _short(label: Any) -> Markup:
    """Words of an article, cut after a word."""
    text = " ".join(str(label).split()).strip(" «»")
    return verbatim(text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + "…")


def shared(study: Study) -> Iterator[Standout]:
    """The same wording in several outlets, by the source that it is given to."""
    passages = study["passages"]
    spread = passages.groupby("passage_id")["outlet"].nunique()
    across = passages[passages["passage_id"].isin(list(spread[spread >= TELLING].index))]
    for origin, group in across[across["origin"].notna()].groupby("origin", sort=True):
        same = group[group["kind"] == "verbatim"].sort_values("words", ascending=False, kind="stable")
        if same.empty:
            continue
        longest = same.iloc[0]
        outlets = [outlet for outlet in study.outlets if outlet in set(group["outlet"])]
        number = group["passage_id"].nunique()
        told = in_sentences(group, study["sentences"])
        shown = link(
            count(int(longest["words"]), "mot", "mots"), told[told["passage_id"] == longest["passage_id"]]
        )
        text = Markup(
            _(
                "{outlets} ont en commun {passages} {of_origin}, dont {words} de suite à l’identique\u202f: "
                "une même source, "
                "et non des récits qui se confirment."
            )
        )
        said = link(count(number, "passage", "passages"), told)
        yield Standout(
            "shared",
            min(1.0, 0.4 + int(longest["words"]) / 40),
            text.format(outlets=listed(outlets), passages=said, of_origin=of(str(origin)), words=shown),
        )


def of(name: str) -> Markup:
    """A name after "de" or "d'", in bold; French alone tells the two apart."""
    elided = name[:1] in "AEIOUYÉÈÊËÂÎÔaeiouéèêâîôœŒ"
    return Markup(_("d’<b>{}</b>") if elided else _("de <b>{}</b>")).format(name)


def dominant(study: Study) -> Iterator[Standout]:
    """A voice that takes a third of what an outlet prints."""
    totals = by_outlet(study["voices"].dropna(subset=["speaker"]), study["articles"])
    quotations = study["quotations"]
    for row in totals.to_dict("records"):
        if pd.isna(row["share"]) or row["share"] < DOMINANT or row["quoted_words"] < DOMINANT_WORDS:
            continue
        own = quotations[(quotations["outlet"] == row["outlet"]) & (quotations["speaker"] == row["speaker"])]
        said = link(count(int(row["quoted_words"]), "mot", "mots"), own[own["layer"] == "quoted"])
        text = Markup(
            _("Dans {outlet}, <b>{speaker}</b> occupe à lui seul {share} du texte ({words}).")
            if row["speaker_kind"] == "person"
            else _("Dans {outlet}, <b>{speaker}</b> occupe {share} du texte ({words}).")
        )
        yield Standout(
            "dominant",
            0.3 + float(row["share"]),
            text.format(
                outlet=row["outlet"], speaker=row["speaker"], share=percent(row["share"]), words=said
            ),
        )


def unheard(study: Study) -> Iterator[Standout]:
    """Somebody whom the articles name again and again and never quote."""
    stands = standing(study["quotations"], study["mentions"], study["entities"])
    articles = len(study["articles"])
    for canonical, group in stands.groupby("canonical", sort=True):
        sentences = int(group["count"].sum())
        if set(group["standing"]) != {"talked about"} or sentences < UNHEARD_SENTENCES:
            continue
        text = Markup(
            _("On parle de <b>{name}</b> dans {sentences} ({outlets}) sans lui donner la parole nulle part.")
        )
        entities = set(group["entity_id"])
        shown = link(
            count(sentences, "phrase", "phrases"),
            study["mentions"][study["mentions"]["entity_id"].isin(entities)],
        )
        yield Standout(
            "unheard",
            min(0.9, 0.2 + sentences / (4 * articles)),
            text.format(name=canonical, sentences=shown, outlets=listed(group["outlet"])),
        )


def altered(study: Study) -> Iterator[Standout]:
    """A quotation whose words change from one outlet to the other, or that is given to somebody else."""
    drift = study["quote_drift"]
    apart = drift[(drift["outlet"] != drift["other_outlet"]).fillna(False)]
    for row in apart.to_dict("records"):
        long = (
            len(str(row["text"]).split()) >= ALTERED_WORDS
            and len(str(row["other_text"]).split()) >= ALTERED_WORDS
        )
        nested = MARK.search(str(row["text"])) or MARK.search(str(row["other_text"]))
        if row["kind"] not in ("reworded", "reattributed") or not long or nested:
            continue
        given = row["kind"] == "reattributed"
        text = Markup(
            _(
                "Une même parole {of_speaker} n’est pas attribuée à la même source de {outlet} "
                "à {other}\u202f: «\u202f{words}\u202f» / «\u202f{other_words}\u202f»."
            )
            if given
            else _(
                "Une même parole {of_speaker} change de mots de {outlet} à {other}\u202f: "
                "«\u202f{words}\u202f» / «\u202f{other_words}\u202f»."
            )
        )
        yield Standout(
            "altered",
            0.9 if given else 0.45 + 0.3 * (1 - float(row["similarity"])),
            text.format(
                of_speaker=of(str(row["speaker"])),
                outlet=link(row["outlet"], row),
                other=link(row["other_outlet"], {name: row[f"other_{name}"] for name in SPAN}),
                words=_short(row["text"]),
                other_words=_short(row["other_text"]),
            ),
        )


def omitted(study: Study) -> Iterator[Standout]:
    """What all outlets but one tell, and that one could have told."""
    statuses, elements = study["element_outlets"], study["elements"].set_index("element_id").to_dict("index")
    for element, group in statuses.groupby("element_id", sort=True):
        telling = list(group.loc[group["status"] == "covered", "outlet"])
        missing = list(group.loc[group["status"] == "omitted", "outlet"])
        if len(telling) < TELLING or len(missing) != 1 or len(telling) + 1 < len(group):
            continue
        row = elements[element]
        told = [outlet for outlet in study.outlets if outlet in telling]
        text = Markup(_("Non retrouvé dans {missing}, rapporté par {outlets}\u202f: {element}"))
        yield Standout(
            "omitted",
            0.3 + 0.5 * len(telling) / len(group) + 0.05 * int(row["articles"]),
            text.format(
                missing=missing[0],
                outlets=listed(told),
                element=link(_short(row["label"]), _element(study, element)),
            ),
        )


def _element(study: Study, element: Any) -> pd.Series:
    """The sentences that report an element."""
    found = study["element_sentences"]
    told: pd.Series = found.loc[found["element_id"] == element, "sentence_id"]
    return told


def exclusive(study: Study) -> Iterator[Standout]:
    """An event that one outlet alone dates, to the minute or the hour."""
    events = study["events"]
    if not (events["outlets"] > 1).any() and not (study["elements"]["outlets"] > 1).any():
        # Articles that share nothing tell different stories: each has its own to itself.
        return
    alone = events[
        (events["outlets"] == 1) & events["granularity"].isin(["minute", "hour"]) & (len(study.outlets) > 1)
    ]
    first = study["event_mentions"].drop_duplicates("event_id").set_index("event_id")["outlet"]
    for row in alone.to_dict("records"):
        text = Markup(_("Seul {outlet} rapporte, heure à l’appui\u202f: {event}"))
        label = link(_short(row["label"]), row["label_sentence_id"])
        yield Standout("exclusive", 0.35, text.format(outlet=first[row["event_id"]], event=label))


def first(study: Study) -> Iterator[Standout]:
    """Who told a shared event surely before the others, by printed hours."""
    events = study["events"]
    sure = events[(events["outlets"] > 1) & events["first_certainty"].eq("printed").fillna(False)]
    for row in sure.sort_values("outlets", ascending=False, kind="stable").to_dict("records"):
        text = Markup(_("{outlet} est, de ces articles, le premier à rapporter\u202f: {event}"))
        told = study["event_mentions"]
        label = link(_short(row["label"]), told[told["event_id"] == row["event_id"]])
        yield Standout("first", 0.5, text.format(outlet=row["first_outlet"], event=label))


def conflicting(study: Study) -> Iterator[Standout]:
    """Figures of one thing that exclude each other, updates left out."""
    found, values = study["conflicts"], study["conflict_values"]
    apart = found[(found["kind"] == "figure") & (found["clash"] == "apart") & ~found["update"].fillna(False)]
    for row in apart.to_dict("records"):
        own = values[values["conflict_id"] == row["conflict_id"]].drop_duplicates("side").set_index("side")
        if not {"low", "high"} <= set(own.index):
            continue
        sides = [
            Markup(_("«\u202f{words}\u202f» ({outlet})")).format(
                words=_short(side["text"]), outlet=link(side["outlet"], side.to_dict())
            )
            for side in (own.loc["low"], own.loc["high"])
        ]
        text = Markup(_("Les chiffres ne s’accordent pas ({about})\u202f: {low} contre {high}.")).format(
            about=_short(row["about"]), low=sides[0], high=sides[1]
        )
        yield Standout("conflict", 0.4 + 0.5 * float(row["strength"]), text)


def same_text(study: Study) -> Iterator[Standout]:
    """Most articles carrying one text, a dispatch for instance: then they count as one voice."""
    common, articles = study["common_texts"], len(study["articles"])
    for __, group in common.groupby("group_id", sort=True):
        carrying = group["article_id"].nunique()
        if carrying >= TELLING and 2 * carrying >= articles:
            text = Markup(
                _("{articles} sur {total} portent pour l’essentiel un même texte\u202f: {outlets}.")
            )
            shown = link(
                count(carrying, "article", "articles"), group.drop_duplicates("article_id")["sentence_id"]
            )
            outlets = [outlet for outlet in study.outlets if outlet in set(group["outlet"])]
            yield Standout(
                "same text",
                1.0 + carrying / articles,
                text.format(articles=shown, total=articles, outlets=listed(outlets)),
            )


LOOKS: tuple[Callable[[Study], Iterator[Standout]], ...] = (
    same_text, shared, conflicting, dominant, unheard, altered, omitted, exclusive, first,
)  # fmt: skip
