"""Whatever stands in a file: no traceback, nothing lost, bounded memory; with a seed, so that a find can be repeated.

    python benchmarks/fuzz.py [--seed 1] [--grids 100000] [--bytes 300] [--yaml 20000] [--records 5000] [--names 300] [--texts 100000]
                            [--minutes 20]

Grids are drawn from the words that office tables hold and read as a sheet; files of each format are spoilt byte by byte
and read through the door of the inbox; mappings, corrections, catalogues and records are mutated as text; names of files
are drawn from all bytes. It prints each find with its seed and ends with 1 if there was any; each kind of trial ends after
so many minutes, and says how far it came.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from analysis.errors import AtlasError
from analysis.ingest.corrections import read_corrections
from analysis.ingest.doors import Doors
from analysis.ingest.office.checks.outcome import Outcome
from analysis.ingest.office.checks.personal import remove_personal
from analysis.ingest.office.layout.blocks import find_tables
from analysis.ingest.office.layout.mapping import Mapping, read_mapping
from analysis.ingest.office.reading.grid import Sheet
from analysis.ingest.office.recognise import read_tables
from analysis.ingest.personal import REMOVED, mask, masked
from analysis.ingest.readers import read_inbox
from analysis.reports import catalog, site
from analysis.reports.folders import RECORD_FORMAT, Folders
from analysis.terminal import plain

WORDS = ["序号", "东部", "西部", "结对关系", "帮扶方", "受援地区", "年份", "指标", "单位", "备注", "财政援助资金", "财政援助资金（万元）", "社会帮扶资金", "就业人数（人）", "2022年", "2023年", "2023", "1-11月", "合计", "小计", "其中：脱贫人口", "北京市", "内蒙古自治区", "浙江省", "四川省", "剑阁县", "闽宁协作", "北京市—内蒙古", "全国", "企业名称", "来源地", "落地县", "到位投资", "投产时间", "姓名", "身份证号", "户籍县", "就业地", "务工起始月", "2023-03", "5", "3,000", "约300", "0", "-1", "——", "无", "1.5亿元", "13800138000", "联系人：王小明", "单位：万元", "完成率", "50%", "增长", "1e999", "=1+1", "'", "\u200b", "\ufeff", "9999999999999999999999", "٣٤", "Ⅳ", "①②", "1/2", "source_id", "east", "west", "indicator", "value", "unit", "period", "basis"] + ["", "", "", "a" * 300, "2023年东西部协作资金情况表（单位：万元）", "\x1b[31m", "\U0001f600"]  # fmt: skip


def grid(rng: random.Random) -> list[list[str]]:
    """A ragged or even grid of words."""
    width = rng.randint(1, 9)
    rows = [[rng.choice(WORDS) for _ in range(width)] for _ in range(rng.randint(1, 12))]
    if rng.random() < 0.1:
        rows = [row[: rng.randint(0, width)] for row in rows]
    return [[*row, *[""] * (width - len(row))] for row in rows]


def spans(rng: random.Random, rows: list[list[str]]) -> list[tuple[int, int, int, int]]:
    """A few merged areas within the grid, as every reader hands them on."""
    return [
        (
            top,
            left,
            min(top + rng.randint(0, 2), len(rows) - 1),
            min(left + rng.randint(0, 3), len(rows[0]) - 1),
        )
        for top, left in (
            (rng.randrange(len(rows)), rng.randrange(len(rows[0]))) for _ in range(rng.randint(0, 2))
        )
    ]


def read_grid(rng: random.Random) -> None:
    """Read a grid as a sheet, and hold its account."""
    rows = grid(rng)
    sheet = Sheet(rng.choice(WORDS)[:31] or "Sheet1", rows, spans(rng, rows) if rng.random() < 0.3 else [])
    clean = remove_personal(sheet).sheet
    out = Outcome("fuzz.xlsx", clean.name, "office-fuzz", mask)
    read_tables(clean, find_tables, out, Mapping(), (clean.name, "fuzz"), 1)
    out.check()
    said = json.dumps([out.claims, out.rejects, out.findings], ensure_ascii=False, default=str)
    if "王小明" in said:
        raise AssertionError("a name came through")


def spoilt(rng: random.Random, content: bytes) -> bytes:
    """Bytes with some replaced, removed, doubled or cut off."""
    data = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5, 20, 100))):
        place = rng.randrange(len(data) or 1)
        match rng.randrange(5):
            case 0 if data:
                data[place % len(data)] = rng.randrange(256)
            case 1:
                del data[place : place + rng.randint(1, 64)]
            case 2:
                data[place:place] = rng.randbytes(rng.randint(1, 16))
            case 3:
                data[place:place] = data[place : place + rng.randint(1, 256)]
            case 4:
                del data[max(place, 8) :]
    return bytes(data)


def samples() -> dict[str, bytes]:
    """A small good file of each format."""
    frame = pd.DataFrame(
        {
            "东部": ["北京市", "福建省"],
            "西部": ["内蒙古自治区", "宁夏回族自治区"],
            "2023年财政援助资金（万元）": [5, 6],
            "2023年挂职干部（人）": [1, 2],
        }
    )
    found = {
        "csv": frame.to_csv(index=False).encode("gb18030"),
        "tsv": frame.to_csv(index=False, sep="\t").encode("utf-16"),
    }
    found["html"] = (
        f"<!-- saved --><html><body><p>2023年</p>{frame.to_html(index=False)}</body></html>".encode()
    )
    for ending, engine in (("xlsx", "openpyxl"), ("ods", "odf")):
        buffer = io.BytesIO()
        frame.to_excel(buffer, index=False, engine=engine)
        found[ending] = buffer.getvalue()
    try:
        import docx
        import xlwt
    except ImportError:
        return found
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for c, name in enumerate(frame):
        sheet.write(0, c, name)
        for r, value in enumerate(frame[name], start=1):
            sheet.write(r, c, value if isinstance(value, str) else int(value))
    buffer = io.BytesIO()
    book.save(buffer)
    found["xls"] = buffer.getvalue()
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("县", "资金（万元）", "西吉县", "5"), strict=True
    ):
        cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    found["docx"] = buffer.getvalue()
    return found


def read_spoilt(rng: random.Random, formats: dict[str, bytes], folder: Path) -> None:
    """Read a spoilt file through the door, beside a good one that must be read whatever happens."""
    ending = rng.choice(sorted(formats))
    for old in folder.iterdir():
        old.unlink()
    (folder / f"spoilt.{ending}").write_bytes(spoilt(rng, formats[ending]))
    (folder / "whole.csv").write_bytes(formats["csv"])
    tables = read_inbox(folder)
    if not (tables.claims["batch"] == "whole.csv").any():
        raise AssertionError("the good file was lost")
    counts = tables.counts
    out = counts[["claims", "pairings", "summed", "rejects", "set_aside"]].sum(axis=1)
    if not (counts["rows_in"] == out).all():
        raise AssertionError(counts.to_string())
    if any("by a fault of the program" in problem.problem for problem in tables.unreadable):
        raise AssertionError(str(tables.unreadable))


_YAML = (
    "source: office-2023\nsheet: Sheet1\nheader_rows: [3, 4]\nyear: 2023\nbasis: annual\nunit: 万元\neast: 福建省\ncolumns:\n"
    "  A: skip\n  B: west\n  C: gov_funds\n  D: {indicator: jobs_total, unit: 人, year: 2022}\n",
    "corrections:\n- id: a\n  table: claims/north\n  match: {value: 5}\n  expect: {unit: 亿元}\n  action: rescale\n  column: value\n"
    "  factor: 10\n  reason: a slip of the page\n  author_role: editor\n  date: 2024-01-02\n",
    "reports:\n- notebook: 03_funding_flows\n  question: {zh: 问, en: q}\n  contract: {figures: 1, tables: 1}\n  parameters:\n"
    "    period: [2016-2020, 2021-2024]\n    province: ['', givers]\n    lang: [zh, en]\n",
)
_PIECES = ("[", "]", "{", "}", ":", ": ", "- ", "\n", "  ", "&a ", "*a", "!!python/name:os.system ", "'", '"', "|", ">", "#", "?", "~",
           "2024-02-30", "9" * 60, "0x1f", "1e400", ".nan", "-.inf", "\t", "\0", "\ufeff", "<<: ", "null", "三千年", "year: ", "%YAML 9\n", "--- ")  # fmt: skip


def mutated(rng: random.Random, text: str) -> str:
    """Text with pieces put in, taken out and doubled."""
    for _ in range(rng.randint(1, 6)):
        place = rng.randrange(len(text) + 1)
        size = rng.randint(1, 12)
        match rng.randrange(3):
            case 0:
                text = text[:place] + rng.choice(_PIECES) + text[place:]
            case 1:
                text = text[:place] + text[place + size :]
            case 2:
                text = text[:place] + text[place : place + size] * 2 + text[place + size :]
    return text


def read_yaml(rng: random.Random, folder: Path) -> None:
    """Read mutated YAML as each of the files that people fill."""
    path = folder / "x.yml"
    kind = rng.randrange(len(_YAML))
    path.write_bytes(mutated(rng, _YAML[kind]).encode("utf-8", "surrogatepass"))
    readers = (read_mapping, read_corrections, read_catalogue)
    # Each is parsed once more only now and then: the time goes into the parser.
    for read in (readers[kind], *([rng.choice(readers)] if rng.random() < 0.1 else [])):
        try:
            read(path)
        except AtlasError as problem:
            told(problem)


def read_catalogue(path: Path) -> None:
    """Read a catalogue and write its reports out; every entry makes some or is told."""
    entries, broken = catalog.load(path)
    reports, illegal = catalog.expand(entries)
    for problem in broken + illegal:
        told(problem)
    places = {str(problem.path) for problem in illegal}
    if places - entries.keys() or (entries.keys() - places and not reports):
        raise AssertionError("an entry was lost")


def told(problem: AtlasError) -> None:
    """Hold that an error says what, where and what to do, and nothing that a screen obeys."""
    if plain(problem) != str(problem) or len(str(problem)) > 5000 or not problem.problem or not problem.hint:
        raise AssertionError(f"an error that is not in words: {str(problem)[:300]!r}") from problem


_RECORD = {
    "format": RECORD_FORMAT, "name": "a", "notebook": "n", "title": "T", "made": "2026-01-02", "seconds": 1.0, "files": [],
    "question": {"zh": "问", "en": "q"}, "figures": [], "parts": {
        "parameters": {"lang": "zh", "province": "350000", "year": 2023}, "notebook": "x", "modules": {}, "packages": {}, "page": "x",
        "tables": {"series": {"file": "x", "read": [{"where": {"year": ["2023"]}, "rows": "x"}]}}},
}  # fmt: skip


def read_record(rng: random.Random, folders: Folders) -> None:
    """Read a mutated record, and make its card."""
    (folders.records / "a.json").write_text(
        mutated(rng, json.dumps(_RECORD, ensure_ascii=False)), "utf-8", "replace"
    )
    for record in folders.all_records():
        site.card(record)


def read_name(rng: random.Random, raw: Path) -> None:
    """Read a good batch, and a good table of the inbox, under a name of any bytes."""
    alphabet = [bytes([b]) for b in range(1, 256) if b != 47] + ["县".encode(), b"=", b"13912345678"]
    name = os.fsdecode(b"".join(rng.choice(alphabet) for _ in range(rng.randint(1, 120)))[:240] + b".csv")
    claims = raw / "claims" / name
    table = raw / "inbox" / name
    head = "source_id,east,east_level,west,west_level,indicator,value,unit,period,basis,locator,note\n"
    claims.write_text(head + "p,福建省,province,宁夏,province,gov_funds,5,亿元,2023,annual,x,\n", "utf-8")
    table.write_text("东部,西部,财政援助资金（万元）\n福建省,宁夏,5\n", "utf-8")
    try:
        doors = Doors(raw)
        said = [
            *doors.claims()["batch"],
            *read_inbox(raw / "inbox").sources["title"],
            *map(str, doors.unreadable),
        ]
        for text in said:
            text.encode("utf-8")
            if plain(text) != text or re.search(r"(?<!\d)13912345678(?!\d)", text):
                raise AssertionError(f"a name as it is: {text!r}")
    finally:
        claims.unlink()
        table.unlink()


def read_text(rng: random.Random) -> None:
    """Mask a text of digits, marks and words; it only loses, and is masked once for all."""
    pieces = [
        *WORDS,
        *"0123456789",
        *" -./·:：()（）@",
        "139",
        "1234",
        "642221",
        "19721212",
        "815X",
        "电话",
        "微信",
        "校长",
        "王",
        "元",
    ]
    text = "".join(rng.choice(pieces) for _ in range(rng.randint(1, 25)))
    clean, count = masked(text)
    rest = iter(text)
    if not all(c in rest for c in clean.replace(REMOVED, "")) or clean.count(REMOVED) != count:
        raise AssertionError(f"more than taken out: {text!r} -> {clean!r}")


def trials(
    kind: str, number: int, seed: int, trial: Callable[[random.Random], None], seconds: float
) -> Iterator[str]:
    """Carry out trials, each with a seed of its own, until the time is over; yield what came up."""
    start = time.monotonic()
    done = 0
    for n in range(number):
        if time.monotonic() - start > seconds:
            break
        done += 1
        try:
            trial(random.Random(f"{seed}-{kind}-{n}"))
        except Exception:
            yield f"{kind} {seed}-{kind}-{n}:\n{traceback.format_exc(limit=-4)}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{kind:8} {done:>8,} trials {time.monotonic() - start:8.0f} s, peak {peak:6.0f} MB", flush=True)


def run(
    seed: int,
    grids: int,
    spoilt_files: int,
    yaml: int,
    records: int,
    names: int,
    texts: int,
    minutes: float = 20,
) -> list[str]:
    """Carry out all kinds of trials, each for so many minutes at most, and return what came up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("inbox", "yaml", "raw/claims", "raw/inbox"):
            (folder / part).mkdir(parents=True)
        os.environ["ATLAS_REPORTS"] = str(folder / "reports")
        formats, folders = samples(), Folders.open()
        plan = (
            ("grid", grids, read_grid),
            ("text", texts, read_text),
            ("yaml", yaml, lambda rng: read_yaml(rng, folder / "yaml")),
            ("record", records, lambda rng: read_record(rng, folders)),
            ("name", names if os.name == "posix" else 0, lambda rng: read_name(rng, folder / "raw")),
            ("bytes", spoilt_files, lambda rng: read_spoilt(rng, formats, folder / "inbox")),
        )
        return [
            find for kind, number, trial in plan for find in trials(kind, number, seed, trial, minutes * 60)
        ]


def main() -> None:
    """Run, print what came up, and end with 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name, number in (("seed", 1), ("grids", 100_000), ("bytes", 300), ("yaml", 20_000), ("records", 5_000),
                         ("names", 300), ("texts", 100_000)):  # fmt: skip
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--minutes", type=float, default=20)
    a = parser.parse_args()
    finds = run(a.seed, a.grids, a.bytes, a.yaml, a.records, a.names, a.texts, a.minutes)
    print("\n".join(finds[:40]) or "nothing came up")
    sys.exit(1 if finds else 0)


if __name__ == "__main__":
    main()
