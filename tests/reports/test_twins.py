"""No figure stands in two reports: seen from the fingerprints in the records."""

from __future__ import annotations

from analysis.reports import catalog
from analysis.reports.twins import told, twins


def test_a_figure_in_two_places_is_found_and_named():
    records = [
        {"name": "a", "figures": ["1", "2"]}, {"name": "b", "figures": ["3", "1"]}, {"name": "c"}, {"name": "d", "figures": ["4", "4"]},
    ]  # fmt: skip
    assert twins(records) == [(("a", 1), ("b", 2)), (("d", 1), ("d", 2))]
    assert told(twins(records)).splitlines()[1] == "a figure 1 = b figure 2"
    assert told(twins(records[1:3])) == ""


def test_the_catalogue_is_no_longer_than_a_reader_bears():
    assert len(catalog.expand(catalog.load()[0])[0]) <= 95
