"""What the tests of places share: the gazetteer takes a second to build, so it is built once."""

import copy

import pandas as pd
import pytest

from analysis import paths
from analysis.ingest import gazetteer
from analysis.ingest.actors import Actors
from analysis.ingest.places import Resolver

# the eleven pairs since 2021
PAIRS = [
    ("110000", "150000"),
    ("120000", "620000"),
    ("370000", "620000"),
    ("370000", "500000"),
    ("320000", "610000"),
    ("320000", "630000"),
    ("330000", "510000"),
    ("350000", "640000"),
    ("310000", "530000"),
    ("440000", "450000"),
    ("440000", "520000"),
]


@pytest.fixture(scope="session")
def places_table() -> pd.DataFrame:
    folder = paths.ROOT / "data" / "raw" / "places"
    former = gazetteer.read_table(folder / "former.csv", gazetteer.FORMER_COLUMNS)
    names = gazetteer.read_table(folder / "english_names.csv", ("name_zh", "name_en"))
    return gazetteer.gazetteer(former, names)


@pytest.fixture(scope="session")
def resolver(places_table) -> Resolver:
    pairs = [(giver, receiver, 2021, None) for giver, receiver in PAIRS]
    return Resolver.from_folder(paths.ROOT / "data" / "raw" / "places", pairs, places_table)


@pytest.fixture(scope="session")
def listed_actors() -> Actors:
    return Actors.from_folder(paths.ROOT / "data" / "raw" / "actors")


@pytest.fixture
def actors(listed_actors) -> Actors:
    """Knows the units of the project's tables, and has met none of them."""
    return copy.deepcopy(listed_actors)
