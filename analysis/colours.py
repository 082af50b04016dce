"""The colours that a report's outlets are asked to have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.errors import UserError
from analysis.given import texts

FORM = re.compile(r"(?P<outlet>.*\S)\s*:\s*(?P<colour>#[0-9a-fA-F]{6})")
EXAMPLE = "'Le Courrier: #0072b2'"
PAPER = "#ffffff"
# A mark must stand out from the page by so much (WCAG 2.2, success criterion 1.4.11).
LEAST = 3


def read(given: Sequence[str] | str) -> dict[str, str]:
    """The colour of each outlet, from texts such as 'Le Courrier: #0072b2'.

    Raises UserError for another form, an outlet given twice, or a colour too light for a white page.
    """
    found: dict[str, str] = {}
    for text in texts("colours", given):
        parts = FORM.fullmatch(text.strip())
        if not parts:
            raise UserError(f"a colour is 'outlet: #rrggbb' in quotes, such as {EXAMPLE}, not {text!r}")
        outlet, colour = parts["outlet"], parts["colour"].lower()
        if outlet in found:
            raise UserError(f"the outlet {outlet!r} is given two colours")
        if (ratio := contrast(colour, PAPER)) < LEAST:
            raise UserError(
                f"the colour {colour} of {outlet!r} is too light to be seen on a white page: "
                f"its contrast is {ratio:.1f}, {LEAST} is needed"
            )
        found[outlet] = colour
    return found


def luminance(colour: str) -> float:
    """The relative luminance of '#rrggbb' after WCAG 2.2, from 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours after WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightened(colour: str, paper: str) -> str:
    """The colour with just so much white that it stands out from a dark page."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    mixed = (
        "#" + "".join(f"{round(part + (255 - part) * white / 20):02x}" for part in parts)
        for white in range(21)
    )
    return next(light for light in mixed if contrast(light, paper) >= LEAST)
