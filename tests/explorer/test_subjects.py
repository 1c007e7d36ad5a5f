"""Whose sums are told, and of which years; the systems are made by hand."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd

from analysis.explorer.subjects import Subject, days, frame, of_indicator, years_of
from analysis.reconcile.atoms import REST
from analysis.reconcile.pairs import NATIONAL
from analysis.reconcile.reading import year_of

FJ, NX, XIAMEN, JINJIANG, YINCHUAN = "350000", "640000", "350200", "350582", "640100"


def limit(givers, receivers, total=False):
    return SimpleNamespace(givers=givers, receivers=receivers, total=total)


def system(parts, limits=(), columns=None):
    """What of a settled family its subjects are read from; the code 350299 is Xiamen's old one."""
    return SimpleNamespace(
        atoms=SimpleNamespace(parts=pd.DataFrame(parts, columns=["origin", "destination"])),
        limits=limits,
        family=SimpleNamespace(covers={"gov_funds": 1}),
        system=SimpleNamespace(
            regions=SimpleNamespace(canonical=lambda code: XIAMEN if code == "350299" else code),
            columns=columns,
        ),
    )


def test_the_nation_first_then_all_named_pairs_together_then_sides_and_pairs():
    found = of_indicator(system([(FJ, NX), ("330000", "510000"), (FJ, REST), (REST, REST)]))
    assert found == [
        Subject(None, None), Subject(("330000", FJ), ("510000", NX)),
        Subject(("330000",), None), Subject((FJ,), None), Subject(None, ("510000",)), Subject(None, (NX,)),
        Subject(("330000",), ("510000",)), Subject((FJ,), (NX,)),
    ]  # fmt: skip


def test_below_the_provinces_only_what_a_claim_names_alone():
    limits = [
        limit(("350299",), (YINCHUAN,)),
        limit((XIAMEN,), (NX,)),
        limit((FJ,), (NX,)),
        limit(("330000",), (NX,)),
        limit((XIAMEN, JINJIANG), (YINCHUAN,)),
        limit((JINJIANG,), (YINCHUAN,), total=True),
        limit((XIAMEN,), (NATIONAL,)),
        limit((XIAMEN,), (JINJIANG,)),
    ]
    found = of_indicator(system([(FJ, NX)], limits))
    assert found[4:] == [
        Subject((XIAMEN,), None), Subject(None, (YINCHUAN,)), Subject((XIAMEN,), (NX,)), Subject((XIAMEN,), (YINCHUAN,)),
    ]  # fmt: skip
    assert len(of_indicator(system([(REST, REST)]))) == 1


def test_years_run_from_the_first_to_the_last_in_which_anything_can_have_flowed():
    def columns(asked):
        year = year_of(asked.start)
        return SimpleNamespace(exists=year in (2017, 2019), touched=year == 2019)

    subject = Subject((FJ,), (NX,))
    assert years_of("gov_funds", system([(FJ, NX)], columns=columns), subject, 2024) == range(2017, 2020)
    untouched = system([(FJ, NX)], columns=lambda asked: SimpleNamespace(exists=True, touched=False))
    assert list(years_of("gov_funds", untouched, subject, 2024)) == []


def test_a_subject_is_a_question_and_a_row():
    subject = Subject(("330000", FJ), None)
    assert days(subject, 2021, 2024) == (("330000", FJ), None, "2021-01-01", "2024-12-31")
    assert frame([subject]).values.tolist() == [[f"330000;{FJ}", ""]]
