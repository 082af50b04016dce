"""What stands out: the few findings that matter most, by general templates, strongest first.

Each is written from the tables alone, leads to its evidence, and is left out where the numbers don't carry
it. Strength is a share between 0 and 1 of what the corpus could show, so that findings of unlike kinds can
be ranked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pandas as pd
from markupsafe import Markup

from analysis.comparison.standing import standing
from analysis.comparison.voices import by_outlet
from analysis.evidence import in_sentences
from analysis.messages import N_, _
from analysis.report.display import Displayable
from analysis.report.findings import count, link, listed, percent
from analysis.report.standout import Standout, of, short
from analysis.report.standouts_coverage import conflicting, exclusive, first, omitted, parted
from analysis.study import Study

# Findings shown in all, and of one kind.
MOST, OF_A_KIND = 10, 2
# A voice dominates with this share of an outlet's text and so many words.
DOMINANT, DOMINANT_WORDS = 0.33, 100
# Sentences that name somebody who is never heard; words of a quotation that is worth telling.
UNHEARD_SENTENCES, TELLING_WORDS = 4, 6
# What names words of a sentence.
SPAN = ("sentence_id", "start", "end")
# Outlets that must tell a thing before it counts that one leaves it out.
TELLING = 2
# A quotation that holds another is cut at its marks: what differs may be the cut.
MARK = re.compile(r"['\"«»“”]\\s|\\s['\"«»“”]")
NOTHING = N_("Rien ne ressort assez nettement de ces articles pour être mis en avant.")


def found(study: Study) -> list[Standout]:
    """The findings, strongest first, no more than two of a kind and ten in all."""
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


def shared(study: Study) -> Iterator[Standout]:
    """The same wording in several outlets, by the source that it is given to."""
    carried = [set(own["outlet"]) for _group, own in study["common_texts"].groupby("group_id")]
    passages = study["passages"]
    spread = passages.groupby("passage_id")["outlet"].nunique()
    across = passages[passages["passage_id"].isin(list(spread[spread >= TELLING].index))]
    for origin, group in across[across["origin"].notna()].groupby("origin", sort=True):
        same = group[group["kind"] == "verbatim"].sort_values("words", ascending=False, kind="stable")
        if same.empty:
            continue
        longest = same.iloc[0]
        if longest["words"] < TELLING_WORDS:
            continue
        outlets = [outlet for outlet in study.outlets if outlet in set(group["outlet"])]
        # That they carry one text is told already, and what it quotes is quoted in all of them.
        if any(set(outlets) <= carrying for carrying in carried):
            continue
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
    told: set[tuple[str, str]] = set()
    for row in apart.to_dict("records"):
        long = (
            len(str(row["text"]).split()) >= TELLING_WORDS
            and len(str(row["other_text"]).split()) >= TELLING_WORDS
        )
        nested = MARK.search(str(row["text"])) or MARK.search(str(row["other_text"]))
        if row["kind"] not in ("reworded", "reattributed") or not long or nested:
            continue
        # One utterance is told once, however many outlets render it.
        here = {(str(row["kind"]), str(row[name])) for name in ("sentence_id", "other_sentence_id")}
        if not told.isdisjoint(here):
            continue
        told |= here
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
                words=short(row["text"].rstrip(" ."), row["sentence_id"]),
                other_words=short(row["other_text"].rstrip(" ."), row["other_sentence_id"]),
            ),
        )


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
    same_text, parted, shared, conflicting, dominant, unheard, altered, omitted, exclusive, first,
)  # fmt: skip
