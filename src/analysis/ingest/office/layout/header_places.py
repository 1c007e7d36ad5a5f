"""What a place in a header means beside the title's giver: the giver itself, where its workers went, or somebody else."""

from __future__ import annotations

import re

from analysis.ingest.office.layout import sides
from analysis.ingest.office.layout.directions import moves
from analysis.ingest.office.layout.titles import Title


def contradicts(east: str, giver: str) -> bool:
    """Whether a header names a giver of another province than the title: where workers went, or another's help."""
    codes = {sides.province_code(name) for name in giver.split(";") if name}
    return bool(east and giver) and None not in codes and sides.province_code(east) not in {None, *codes}


def to_the_giver(levels: list[str], title: Title) -> list[str]:
    """Return levels that tell the giver's province below a group of jobs (就业, 其中:广东省) as where these jobs are."""
    place = re.sub(r"^其中[:：]?", "", levels[-1]) if len(levels) > 1 else ""
    code = sides.PROVINCE_FORMS.get(place)
    given = {sides.province_code(name) for name in title.east.split(";") if name}
    if code is None or given != {code}:
        return levels
    group = levels[-2].strip(":")
    of_jobs = group == "其中" and (title.indicator or "").startswith(("jobs_", "labor_exported"))
    if not (of_jobs or re.search("就业|务工|转移", group)):
        return levels
    return [*levels[:-1], f"{'其中' if place != levels[-1] else ''}转移到{place}就业"]


def giver_of_words(levels: list[str], title: Title) -> str:
    """Return the giver's province with which a header begins (浙江协作资金), where the title names no other one."""
    for level in reversed(levels):
        begins = sides.PROVINCE_NAMES.match(level)
        if begins and not moves(level) and sides.side_of(begins.group()) == "east":
            given = {sides.province_code(name) for name in title.east.split(";") if name}
            if not given or (len(given) > 1 and sides.province_code(begins.group()) in given):
                return begins.group()
    return ""
