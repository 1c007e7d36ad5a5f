"""The explorer in a cell of a notebook."""

from __future__ import annotations

import html
from urllib.parse import quote

from analysis import lookup
from analysis.errors import ParameterError
from analysis.explorer.page import render
from analysis.store import known_values, place_book, whole
from analysis.vocabulary.labels import Lang, index


class Explorer:
    """A view of the explorer; the last line of a cell shows it."""

    def __init__(self, view: str, height: int) -> None:
        self.view, self.height = view, height

    def __repr__(self) -> str:
        return f"explorer.html#{self.view}"

    def _repr_html_(self) -> str:
        page = html.escape(render(view=self.view))
        return (
            f'<iframe srcdoc="{page}" title="explorer" width="100%" height="{self.height}" '
            'sandbox="allow-scripts allow-downloads allow-popups allow-modals" style="border:0"></iframe>'
        )


def explore(
    indicator: str = "gov_funds",
    origin: str | None = None,
    destination: str | None = None,
    years: object = None,
    lang: Lang = "zh",
    height: int = 860,
) -> Explorer:
    """Show the explorer with a view of one's own.

    Parameters
    ----------
    indicator : str
        By its id or any of its names.
    origin, destination : str, optional
        Who gave, who received: one place each, by its adcode or any of its names.
    years : int, str, range or (int, int), optional
        By default all.
    lang : {"zh", "en"}
        Language that it opens in.
    height : int
        Of the cell's output, in pixels.

    Raises
    ------
    ParameterError
        A name that is wrong; the message suggests the right one.

    Examples
    --------
    >>> explore("gov_funds", years=(2021, 2024))  # doctest: +SKIP
    """
    return Explorer(view_of(indicator, origin, destination, years, lang), height)


def view_of(indicator: str, origin: str | None, destination: str | None, years: object, lang: Lang) -> str:
    """The hash of a view."""
    index(lang)
    parts = {"i": lookup.indicator(indicator, known_values("observations", "indicator"))}
    if years is not None:
        parts["y"] = "{}-{}".format(*lookup.years(years))
    if origin is not None or destination is not None:
        parts["p"] = f"{_code(origin, 'east')}-{_code(destination, 'west')}"
    return "&".join(f"{key}={quote(value)}" for key, value in {**parts, "l": lang}.items())


def _code(name: str | None, side: str) -> str:
    if name is None:
        return ""
    codes = place_book().adcodes(name, side)
    if len(codes) > 1:  # the codes that one place had one after another
        places = whole("places")
        codes = codes & set(places.loc[places["valid_to"].isna(), "adcode"]) or codes
    if len(codes) != 1:
        raise ParameterError(f"{name} is not one place", hint="name one province, city or county")
    return next(iter(codes))
