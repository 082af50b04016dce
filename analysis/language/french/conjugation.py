"""Forms of French verbs in the third person, from their infinitive.

The parser's lemmas fail where reporting verbs stand most often: inverted, beside quotation marks, at
the end of a sentence. These paradigms give every form that a reporting clause takes, by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Infinitive ending: present singular, present plural, stem of the imperfect, future, past participle,
# simple past singular; each replaces the ending. Longer endings first.
IRREGULAR: tuple[tuple[str, tuple[str, str, str, str, str, str]], ...] = (
    ("reconnaître", ("reconnaît", "reconnaissent", "reconnaiss", "reconnaîtr", "reconnu", "reconnut")),
    ("apprendre", ("apprend", "apprennent", "appren", "apprendr", "appris", "apprit")),
    ("prendre", ("prend", "prennent", "pren", "prendr", "pris", "prit")),
    ("prévoir", ("prévoit", "prévoient", "prévoy", "prévoir", "prévu", "prévit")),
    ("vouloir", ("veut", "veulent", "voul", "voudr", "voulu", "voulut")),
    ("mouvoir", ("meut", "meuvent", "mouv", "mouvr", "mu", "mut")),
    ("cevoir", ("çoit", "çoivent", "cev", "cevr", "çu", "çut")),
    ("devoir", ("doit", "doivent", "dev", "devr", "dû", "dut")),
    ("pouvoir", ("peut", "peuvent", "pouv", "pourr", "pu", "put")),
    ("aller", ("va", "vont", "all", "ir", "allé", "alla")),
    ("savoir", ("sait", "savent", "sav", "saur", "su", "sut")),
    ("avoir", ("a", "ont", "av", "aur", "eu", "eut")),
    ("être", ("est", "sont", "ét", "ser", "été", "fut")),
    ("mettre", ("met", "mettent", "mett", "mettr", "mis", "mit")),
    ("battre", ("bat", "battent", "batt", "battr", "battu", "battit")),
    ("écrire", ("écrit", "écrivent", "écriv", "écrir", "écrit", "écrivit")),
    ("crire", ("crit", "crivent", "criv", "crir", "crit", "crivit")),
    ("sourire", ("sourit", "sourient", "souri", "sourir", "souri", "sourit")),
    ("suivre", ("suit", "suivent", "suiv", "suivr", "suivi", "suivit")),
    ("croire", ("croit", "croient", "croy", "croir", "cru", "crut")),
    ("faire", ("fait", "font", "fais", "fer", "fait", "fit")),
    ("dire", ("dit", "disent", "dis", "dir", "dit", "dit")),
    ("lire", ("lit", "lisent", "lis", "lir", "lu", "lut")),
    ("rire", ("rit", "rient", "ri", "rir", "ri", "rit")),
    ("duire", ("duit", "duisent", "duis", "duir", "duit", "duisit")),
    ("truire", ("truit", "truisent", "truis", "truir", "truit", "truisit")),
    ("clure", ("clut", "cluent", "clu", "clur", "clu", "clut")),
    ("vaincre", ("vainc", "vainquent", "vainqu", "vaincr", "vaincu", "vainquit")),
    ("rompre", ("rompt", "rompent", "romp", "rompr", "rompu", "rompit")),
    ("aindre", ("aint", "aignent", "aign", "aindr", "aint", "aignit")),
    ("eindre", ("eint", "eignent", "eign", "eindr", "eint", "eignit")),
    ("oindre", ("oint", "oignent", "oign", "oindr", "oint", "oignit")),
    ("quérir", ("quiert", "quièrent", "quér", "querr", "quis", "quit")),
    ("démentir", ("dément", "démentent", "dément", "démentir", "démenti", "démentit")),
    ("mentir", ("ment", "mentent", "ment", "mentir", "menti", "mentit")),
    ("repentir", ("repent", "repentent", "repent", "repentir", "repenti", "repentit")),
    ("sentir", ("sent", "sentent", "sent", "sentir", "senti", "sentit")),
    ("couvrir", ("couvre", "couvrent", "couvr", "couvrir", "couvert", "couvrit")),
    ("offrir", ("offre", "offrent", "offr", "offrir", "offert", "offrit")),
    ("tenir", ("tient", "tiennent", "ten", "tiendr", "tenu", "tint")),
    ("venir", ("vient", "viennent", "ven", "viendr", "venu", "vint")),
    ("voir", ("voit", "voient", "voy", "verr", "vu", "vit")),
    ("dre", ("d", "dent", "d", "dr", "du", "dit")),
    ("ir", ("it", "issent", "iss", "ir", "i", "it")),
)
# Verbs whose compound tenses take être: their participle after it is no passive.
WITH_ETRE = frozenset(("intervenir", "convenir", "revenir"))
# Written forms of reporting verbs that are both present tense and past participle.
PRESENT_OR_PARTICIPLE = frozenset(
    ("dit", "fait", "écrit", "inscrit", "décrit", "craint", "prescrit", "interdit", "prédit")
)
IMPERFECT = ("ait", "aient")
FUTURE = ("a", "ont", "ait", "aient")


def forms(infinitive: str) -> dict[str, str]:
    """The forms of one verb: written form to kind (finite, participle, gerund or infinitive).

    Third person of the present, imperfect, future, conditional and simple past; the past participle in
    gender and number; the present participle. A form of two kinds keeps `finite`.
    """
    made: dict[str, str] = {infinitive: "infinitive"}
    present, imperfect, future, participle, past = _stems(infinitive)
    for form in _participles(participle):
        made[form] = "participle"
    made[f"{imperfect[0]}ant"] = "gerund"
    finite = [*present, *past]
    finite += [stem + ending for stem in imperfect for ending in IMPERFECT]
    finite += [stem + ending for stem in future for ending in FUTURE]
    made.update(dict.fromkeys(finite, "finite"))
    # The spelling of 1990: "reconnait".
    return made | {form.replace("aît", "ait"): kind for form, kind in made.items() if "aît" in form}


def _participles(form: str) -> Iterator[str]:
    yield from (form, f"{form}e", f"{form}es", form if form.endswith("s") else f"{form}s")


def _stems(infinitive: str) -> tuple[list[str], list[str], list[str], str, list[str]]:
    """Present forms, imperfect stems, future stems, past participle, simple past forms."""
    if infinitive.endswith("er"):
        return _first_group(infinitive[:-2])
    for ending, (single, plural, imperfect, future, participle, past) in IRREGULAR:
        if infinitive.endswith(ending):
            root = infinitive[: -len(ending)]
            many = re.sub("t$", "rent", past)
            pasts = [root + past, root + many]
            return (
                [root + single, root + plural],
                [root + imperfect],
                [root + future],
                root + participle,
                pasts,
            )
    return [], [infinitive], [], infinitive, []


def _first_group(stem: str) -> tuple[list[str], list[str], list[str], str, list[str]]:
    """-er verbs with their changes of spelling: marteler, rappeler, suggérer, annoncer, juger, essayer."""
    strong = {stem}
    if match := re.fullmatch(r"(.*)e([^aeiouyéèêà])", stem):
        strong = {f"{match[1]}è{match[2]}", f"{match[1]}e{match[2]}{match[2]}"}
    elif match := re.fullmatch(r"(.*)é([^aeiouyéèêà]+u?)", stem):
        strong = {f"{match[1]}è{match[2]}"}
    elif stem.endswith("y"):
        strong = {stem, f"{stem[:-1]}i"}
    soft = f"{stem}e" if stem.endswith("g") else f"{stem[:-1]}ç" if stem.endswith("c") else stem
    ordered = sorted(strong)
    future = sorted({f"{form}er" for form in (*strong, stem)})
    present = [form + ending for form in ordered for ending in ("e", "ent")]
    return present, [soft], future, f"{stem}é", [f"{soft}a", f"{stem}èrent"]
