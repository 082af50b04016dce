"""An invented story of six outlets, four of which carry one dispatch, cut, lengthened or reworded."""

from __future__ import annotations

from pathlib import Path

OPENING = (
    "Un incendie a détruit mardi soir un entrepôt de produits chimiques à Vaucreuse, sans faire de "
    "victime, ont annoncé les pompiers. Le feu s'est déclaré vers 21 heures dans un bâtiment de trois "
    "mille mètres carrés. Cent vingt sapeurs-pompiers ont été mobilisés pendant toute la nuit."
)
MIDDLE = (
    "« Le risque d'explosion est écarté », a déclaré mercredi matin la préfète, Hélène Marchal. Les "
    "habitants de deux quartiers avaient été invités à rester chez eux, fenêtres fermées. Les écoles de "
    "la commune sont restées closes mercredi par précaution."
)
END = (
    "Le parquet a ouvert une enquête pour déterminer l'origine du sinistre. L'entreprise, qui emploie "
    "quarante personnes sur le site, n'avait pas répondu mercredi aux sollicitations. L'usine avait "
    "déjà connu un départ de feu en 2019, selon la direction régionale de l'environnement."
)
RESIDENTS = (
    "Notre reporter a rencontré sur place des riverains inquiets, dont certains demandent le "
    "déménagement du site depuis des années."
)
INQUIRY = (
    "Qui contrôle l'entrepôt qui a brûlé mardi à Vaucreuse ? Depuis 2019, trois inspections ont relevé "
    "des manquements, d'après les rapports que nous avons lus.\n\n"
    "Le stockage dépassait de moitié la quantité autorisée, écrivent les inspecteurs. La préfecture "
    "avait mis l'exploitant en demeure, sans suite connue."
)
RADIO = (
    "Les cours reprendront jeudi à Vaucreuse, a promis le maire, Paul Henner, à notre micro.\n\n"
    "Des prélèvements d'air ont été faits dans dix rues. Leurs résultats sont attendus vendredi."
)

# File, outlet, time of publication, agency credited, paragraphs.
ARTICLES = (
    ("a", "Agence Bise", "2024-02-14 07:10", "Agence Bise", (OPENING, MIDDLE, END)),
    ("b", "Le Journal du Val", "2024-02-14 07:55", "Agence Bise", (OPENING, MIDDLE)),
    ("c", "Le Matin", "2024-02-14 08:20", "Agence Bise", (OPENING, MIDDLE, END, RESIDENTS)),
    ("d", "Val Direct", "2024-02-14", "", (OPENING.replace("détruit", "ravagé"), END)),
    ("e", "La Lettre", "2024-02-15 06:00", "", (INQUIRY,)),
    ("f", "Radio Val", "", "", (RADIO,)),
)


def write(folder: Path) -> Path:
    """Write the articles and their manifest into a folder; returns it."""
    lines = ["file,outlet,published,wire"]
    for name, outlet, published, wire, paragraphs in ARTICLES:
        (folder / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
        lines.append(f"{name}.txt,{outlet},{published},{wire}")
    (folder / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
