"""How office tables are read whose every cell is known: right, refused clearly, wrong or lost without a word.

    python benchmarks/tables.py [--count 45] [--seed 0] [--family NAME] [--show 10]

For each family of layouts (`office_layouts`): of the figures that were accepted the share that is right in place, indicator,
value, unit, period and basis; how many were refused with words that say what to do; how many are wrong, and how many
went nowhere. Asked for: at least 99.5 % right, and none lost.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import office_layouts as made


@dataclass
class Score:
    """Figures of some layouts by what became of them, and words on those that went wrong."""

    counts: Counter = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Share of the accepted figures that are right."""
        accepted = self.counts["right"] + self.counts["wrong"]
        return self.counts["right"] / accepted if accepted else 1.0


def judge(layout: made.Layout, folder: Path) -> Score:
    """Read one layout and compare each cell with its truth."""
    from analysis.errors import RawFileError
    from analysis.ingest.readers import read_file

    score, path = Score(), layout.write(folder)
    try:
        outcomes, _ = read_file(path)
    except RawFileError as problem:
        score.counts["refused"] += sum(
            t.kind == made.FLOW for page in layout.pages for t in page.truth.values()
        )
        score.said.append(f"{path.name}: {problem}")
        return score
    for page, out in zip(layout.pages, outcomes, strict=True):
        claims = {_cell(claim["locator"]): claim for claim in out.claims}
        refused = _refused(out.rejects)
        for at, truth in page.truth.items():
            claim = claims.pop(at, None)
            fate = _fate(truth, claim, refused.get(at))
            score.counts[fate] += 1
            if fate in ("wrong", "lost", "unclear", "refused"):
                what = (
                    {
                        k: claim[k]
                        for k in ("east", "west", "place", "indicator", "value", "unit", "period", "basis")
                    }
                    if claim
                    else refused.get(at)
                )
                score.said.append(f"{fate} {path.name} {out.sheet} {at}: {truth} <- {what}")
        for at, claim in claims.items():
            score.counts["wrong"] += 1
            score.said.append(f"wrong {path.name} {out.sheet} {at}: no figure there <- {claim}")
    return score


def _fate(truth: made.Truth, claim: dict | None, reject: dict | None) -> str:
    """Return what became of one figure."""
    if claim is not None:
        return "right" if truth.kind != made.ASIDE and _same(truth, claim) else "wrong"
    if truth.kind == made.ASIDE:
        return "aside"
    if reject is not None:
        clear = len(reject["hint"]) > 20 and len(reject["reason"]) > 8
        return ("left out" if truth.kind == made.STATISTIC else "refused") if clear else "unclear"
    return "lost"


def _same(truth: made.Truth, claim: dict) -> bool:
    """Whether a claim says what its cell says."""
    from analysis.ingest import quantities

    if truth.kind == made.STATISTIC:
        if not truth.indicator or claim["indicator"] != truth.indicator or claim["east"] or claim["west"]:
            return False
        sides = [(truth.place, claim["place"])]
    else:
        if (
            claim["indicator"] not in truth.indicator.split("|")
            or claim["place"]
            or claim["basis"] != truth.basis
        ):
            return False
        sides = [(truth.east, claim["east"]), (truth.west, claim["west"])]
    figures = [quantities.parse(*one) for one in ((truth.value, truth.unit), (claim["value"], claim["unit"]))]
    true, read = ((figure.value, figure.unit) for figure in figures)
    return all(_one_place(*side) for side in sides) and true == read and claim["period"] == truth.period


def _one_place(true: str, read: str) -> bool:
    """Whether two names are of one place: provinces by any form, others by the end of the name."""
    from analysis.ingest.office.layout.sides import PROVINCE_FORMS
    from analysis.ingest.office.reading.grid import squash

    if not true or not read:
        return true == read
    codes = [PROVINCE_FORMS.get(squash(name)) for name in (true, read)]
    return codes[0] == codes[1] if any(codes) else squash(read).endswith(squash(true))


def _cell(locator: str) -> tuple[int, int]:
    return _at(locator.rpartition("!")[2])


def _at(cell: str) -> tuple[int, int]:
    from analysis.ingest.office.reading.grid import column_of

    found = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    return (int(found[2]) - 1, column_of(found[1])) if found else (-1, -1)


def _refused(rejects: list[dict]) -> dict[tuple[int, int], dict]:
    """Return the reject of each refused cell; a reject of whole lines holds for all their cells."""
    found: dict[tuple[int, int], dict] = {}
    for reject in rejects:
        for run in reject["column"].rpartition("!")[2].replace("…", ":").split(", "):
            first, _, last = run.partition(":")
            letters = re.sub(r"\d", "", first)
            rows = range(int(re.sub(r"\D", "", first)) - 1, int(re.sub(r"\D", "", last or first)))
            for row in rows:
                for column in [_at(f"{letters}1")[1]] if letters else range(60):
                    found.setdefault((row, column), reject)
    return found


def measure(family: str, count: int, seed: int = 0) -> Score:
    """Return the score of a family."""
    total = Score()
    with tempfile.TemporaryDirectory() as folder:
        for layout in made.layouts(family, count, seed):
            score = judge(layout, Path(folder))
            total.counts += score.counts
            total.said += score.said
    return total


def main() -> None:
    """Print the scores of all families."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=45)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--family", choices=made.FAMILIES)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    print(
        "family           right  refused  wrong  lost  unclear  statistics left out  aside  right of accepted"
    )
    for family in [asked.family] if asked.family else made.FAMILIES:
        score = measure(family, asked.count, asked.seed)
        n = score.counts
        print(f"{family:15} {n['right']:6} {n['refused']:8} {n['wrong']:6} {n['lost']:5} {n['unclear']:8}"
              f" {n['left out']:20} {n['aside']:6}  {score.right:.2%}", flush=True)  # fmt: skip
        for line in score.said[: asked.show]:
            print("   ", line)


if __name__ == "__main__":
    main()
