"""One row of a table below its header, with what its labels say: what `wide` fills and `checks` compares."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.ingest.office.layout import facts, labels


@dataclass
class Row:
    """One row below the header, with what its labels say.

    `project` where it is one project of several, `whole` where it is the sum of all of them (`projects`);
    `cooperation` that its section is of the cooperation; `untold` why its words name no indicator, where that is known; `policy` the words by which its labels say that it is of another policy;
    `towards` the side to which its words say that people were sent (黔东南选派); `force` those
    by which its labels say that another force helps (中央定点).
    """

    row: int
    places: labels.Places
    group: str = ""
    when: facts.When | None = None
    section_when: facts.When | None = None
    time_words: str = ""
    indicator: str | None = None
    indicator_words: str = ""
    untold: str = ""
    section: str = ""
    units: tuple[str, ...] = ()
    note: str = ""
    scope: str = ""
    cooperation: bool = False
    policy: str = ""
    towards: str = ""
    force: str = ""
    total: str = ""
    part: bool = False
    ratio: bool = False
    project: bool = False
    whole: bool = False
    figures: dict[int, float] = field(default_factory=dict)
