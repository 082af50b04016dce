"""Live feeds, nights and mornings, headlines, announcements: days that no word of the clause names."""

from __future__ import annotations

from datetime import datetime

import pytest

from analysis.reading.timex import Timex, tag

THURSDAY = datetime(2024, 10, 17, 18, 30)


def timex(text: str, words: str, published: datetime = THURSDAY) -> Timex:
    found = {text[t.start : t.end]: t for t in tag(text, published)}
    assert words in found, f"{words!r} not among {list(found)}"
    return found[words]


FEED = (
    "Le préfet attend une accalmie lundi.\n\n0h20 : La crue ralentit\n\nUn pont a cédé vers 22 heures.\n\n"
    "23h10 : Deux routes coupées\n\n17h45 : Bonjour à tous"
)


def test_entries_of_a_live_feed_are_of_the_day_of_publication_and_run_back_over_midnight() -> None:
    assert timex(FEED, "0h20").value == "2024-10-17T00:20"
    assert timex(FEED, "23h10").value == "2024-10-16T23:10"
    assert timex(FEED, "17h45").value == "2024-10-16T17:45"


def test_the_text_of_an_entry_is_of_the_day_of_its_entry() -> None:
    text = "La crue est attendue lundi.\n\n9h15 : Les secours arrivent\n\nDes renforts arrivent vers midi."
    assert timex(text, "midi").value == "2024-10-17T12:00"


def test_after_last_night_the_hours_of_the_morning_are_of_today() -> None:
    text = "Un homme a été blessé cette nuit. Les secours ont quitté les lieux à 9h40, dans la matinée."
    assert timex(text, "cette nuit").value == "2024-10-16TNI"
    assert timex(text, "9h40").value == "2024-10-17T09:40"


def test_the_day_after_small_hours_is_the_day_that_has_begun() -> None:
    text = (
        "Lundi, les recherches ont commencé à 21 heures. À 2 heures du matin, le chien a renoncé. "
        "Le lendemain à 8 h, un promeneur a retrouvé la barque."
    )
    assert timex(text, "2 heures du matin").value == "2024-10-15T02:00"
    assert timex(text, "Le lendemain à 8 h").value == "2024-10-15T08:00"


def test_the_eve_at_the_head_of_a_paragraph_is_counted_from_the_day_told_however_long_ago() -> None:
    text = "L'entrepôt a brûlé le 3 mars 2021.\n\nLa veille, le gardien avait signalé une odeur de gaz."
    assert timex(text, "La veille").value == "2021-03-02"


def test_a_weekday_in_a_headline_is_the_day_that_the_text_below_tells() -> None:
    text = "Grève : un train sur trois samedi\nUn train sur trois roulera samedi, a annoncé la compagnie."
    assert timex(text, "samedi").value == "2024-10-19"


def test_a_headline_that_tells_the_past_keeps_its_own_day() -> None:
    text = "La ministre a démissionné lundi\nSon successeur sera nommé lundi."
    assert [t.value for t in tag(text, THURSDAY)] == ["2024-10-14", "2024-10-21"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Prochain conseil : mardi à 19 h.", "mardi à 19 h", "2024-10-22T19:00"),
        ("Retrouvez notre émission mercredi à 7h20.", "mercredi à 7h20", "2024-10-23T07:20"),
        ("Il a appelé les élus à trancher avant le week-end.", "le week-end", "2024-W42-WE"),
        ("Le suspense aura duré jusqu'à 14h12.", "14h12", "2024-10-17T14:12"),
        ("La borne installée en mai à la mairie ne sert à rien.", "mai", "2024-05"),
        ("Menés 3-1 à douze minutes de la fin, ils ont gagné.", "douze minutes", "PT12M"),
        ("Il reste deux minutes et dix secondes à jouer.", "deux minutes et dix secondes", "PT2M10S"),
        ("La peine est de trois ans et six mois de prison.", "trois ans et six mois", "P3Y6M"),
        ("Le dernier quart d'heure ennuie.", "Le dernier quart d'heure", "PT15M"),
        ("Ils sont sortis mercredi en pleine nuit.", "pleine nuit", "2024-10-16TNI"),
        ("Ses dates\n1998 : bac\n2031, c'est loin.", "1998", "1998"),
        ("Ses dates\n1998 : bac\n2031, c'est loin.", "2031", "2031"),
    ],
)
def test_constructions_of_the_page_and_of_sport(text: str, words: str, value: str) -> None:
    assert timex(text, words).value == value
