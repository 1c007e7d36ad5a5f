"""Which rows head a table: those whose words are those of headers (`analysis.vocabulary.headers`) and that hold no figure.

What stands below a header row and still belongs to it is told here as well; where a table begins and ends is left to
`blocks`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from analysis.ingest.office.layout import directions, facts, meanings, sides
from analysis.ingest.office.layout.days import is_day
from analysis.ingest.office.layout.place_heads import split_figure
from analysis.ingest.office.layout.sections import is_time
from analysis.ingest.office.layout.stated import is_field
from analysis.ingest.office.reading.grid import Sheet, squash
from analysis.vocabulary import headers

ENOUGH_HEADS = 2
_LONGEST_HEAD = 40
_LONGEST_CELL = 200
TITLE_LIKE = re.compile(r"^.{7,}(?:情况|统计|汇总|一览|明细|表)$")
_UNIT_SAID = re.compile(r"(?:计量)?单位:")
_HOLDS_FIGURE = re.compile(
    r"(?<![\d年月-])\d[\d,.]*(?:余|多)?(?:[十百千万亿]+元?|元|人次|人|名|户|家|个)(?![月以])"
)
_UNIT_ROW = re.compile(r"(?:计量)?单位$|units?$")
_TWO_LEVELS = re.compile(
    r"(?:(?:年份|年度|时间|月份|地区|省份|市州|州市|地市|市县|区县|县区|单位|指标|项目)[/\\、和及与-]){1,2}(?:年份|年度|时间|月份|地区|省份|市州|州市|地市|市县|区县|县区|指标|项目)$"
    r"|行标签|rowlabels$"
)
"""Head of one column that lists several levels: 地区/年度, and 行标签 of a pivot."""
_COLUMN_NUMBER = re.compile(r"[(（]?(?:\d{1,3}|[甲乙丙丁戊己庚辛])[)）]?(?:=.*)?$")


@lru_cache(maxsize=65536)
def is_head(text: str) -> bool:
    """Whether a cell is a word of headers: a role, an indicator, a year, a unit, a total or personal data.

    >>> is_head("财政援助资金3000万元"), is_head("到位资金（万元）")
    (False, True)
    >>> is_head("受援地区"), is_head("财政援助资金（万元）"), is_head("2023年"), is_head("北京市")
    (True, True, True, False)
    """
    if len(text) > _LONGEST_CELL:
        return False
    words = facts.without_units(text)
    if not words:
        return facts.is_unit(text)
    if len(words) > _LONGEST_HEAD or TITLE_LIKE.search(words) or _UNIT_SAID.match(words) or is_field(text):
        return False
    if _HOLDS_FIGURE.search(words):
        return False  # 财政援助资金3000万元 beside 资金投入 is what was done
    moment = facts.when(text)
    if (
        moment
        and (moment.start or moment.months)
        and len(words) <= 16
        and re.match(r"(?:19|20)?\d|截|[上下]半|上|前|第?[一二三四]季|一", words)
    ):
        return not re.match(r"(?:19|20)\d\d[-./]\d", words)
    return bool(
        any(p.match(words) for _, p in headers.ROLE_PATTERNS)
        or headers.PLACE.search(words)
        or (
            len(words) <= (30 if words.isascii() else 14)
            and (headers.EAST.search(words) or headers.WEST.search(words))
        )
        or sides.split_header(words)
        or headers.PERSONAL.search(words)
        or headers.TOTAL.match(words)
        or headers.GENERIC_FIGURE.match(words)
        or headers.RATIO.search(words)
        or meanings.indicator_of(words)
        or split_figure(words)
        or directions.moves(words)
        or facts.is_unit(words)
        or _TWO_LEVELS.match(words)
    )


def distinct(row: list[str]) -> list[str]:
    """Return the non-blank texts of a row, each run of equal ones (a merged cell) once."""
    return [text for n, text in enumerate(row) if text and (n == 0 or row[n - 1] != text)]


def is_figure(text: str) -> bool:
    """Whether a cell is a figure and not a year."""
    # 10,000 yuan below a header is its unit, and no figure.
    number = None if facts.is_unit(text) else facts.figure(text)
    return number is not None and not (
        facts.when(text) and re.fullmatch(r"(?:19|20)\d\d年?度?", squash(text))
    )


def is_header_row(row: list[str]) -> bool:
    """Whether a row is a header: at least two heads, or one before names of provinces, and no figure."""
    texts = distinct(row)
    if len(texts) < ENOUGH_HEADS or any(map(is_figure, texts)) or not any(map(facts.without_units, texts)):
        return False
    heads = [text for text in texts if is_head(text)]
    enough = len(set(heads)) >= ENOUGH_HEADS or (len(heads) >= ENOUGH_HEADS and len(heads) == len(texts))
    if enough and len(heads) * 3 >= len(texts):
        return True
    if len(heads) == 1 and is_head(texts[0]) and _only_days(texts[1:]):
        return True
    names = sum(sides.is_area(text) or bool(sides.split_pair(text)) for text in texts)
    if len(heads) > 1 and len(heads) + names == len(texts) and is_head(texts[0]):
        return True  # 东部\\西部 above receivers and a total
    return len(heads) == 1 and is_head(texts[0]) and names >= ENOUGH_HEADS


def _only_days(texts: list[str]) -> bool:
    """Whether texts are days one after another, as a workbook keeps the months and years that it shows.

    >>> _only_days(["2023-03-31", "2023-06-30"]), _only_days(["2023-03-31"])
    (True, False)
    """
    days = [text[:10] for text in texts if is_day(text)]
    return len(days) == len(texts) > 1 and all(one < other for one, other in pairwise(days))


def is_column_numbers(row: list[str]) -> bool:
    """Whether a row only numbers the columns: 甲 乙 1 2 3."""
    texts = [squash(text) for text in row if text]
    if len(texts) < 3 or not all(_COLUMN_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(n[0]) for text in texts if (n := re.findall(r"\d+", text))]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True


def continues_header(sheet: Sheet, cells: list[list[str]], first: int, row: int) -> bool:
    """Whether a row below a header row still belongs to it."""
    texts = cells[row]
    own = [text for text in distinct(texts) if text]
    if not own or any(is_figure(text) for text in own):
        return False
    if len(own) == 1 and texts[0] == own[0] and is_time(own[0]):
        return False  # 2022年 over all columns heads the rows below it
    merged_down = any(top <= first and bottom >= row for top, _, bottom, _ in sheet.spans)
    above = cells[row - 1]
    new = [(c, text) for c, text in enumerate(texts) if text and text != above[c]]
    if not new:
        return merged_down
    heads = sum(is_head(text) for _, text in new)
    if merged_down:
        label = next((c for c, text in enumerate(texts) if text), 0)
        ends_here = any(
            top <= first and bottom == row and left <= label <= right
            for top, left, bottom, right in sheet.spans
        )
        return heads > 0 or ends_here or not sides.is_listed(new[0][1])
    splits = any(
        not above[c] or (c and above[c] == above[c - 1]) or (c + 1 < len(above) and above[c] == above[c + 1])
        for c, _ in new
    )
    if _only_times(new) or _translates(own, distinct(above)):
        return True
    if names_other_side(above, texts):
        return True
    label = next((c for c, text in enumerate(above) if text), 0)
    if not texts[label] and (_divides(above, texts, new) or words_over_figures(cells, row)):
        return True
    # 单位 | 亿元 | 万元 below 地区 | 财政资金 | 社会捐赠
    all_units = all(facts.is_unit(text) or (c == label and _UNIT_ROW.match(squash(text))) for c, text in new)
    return heads * 2 > len(new) and (
        all_units or (splits and not texts[label]) or (splits and is_head(texts[label]))
    )


def words_over_figures(cells: list[list[str]], row: int) -> bool:
    """Whether a row behind a blank label has a word above each of the first figures below it, and no figure itself.

    >>> words_over_figures([["", "合计", "其中：用于产业"], ["百色市", "300", "90"]], 0), words_over_figures([["", "无"], ["百色市", "3"]], 0)
    (True, False)
    """
    words = [c for c, text in enumerate(cells[row]) if text]
    below = next((r for r in range(row + 1, len(cells)) if any(cells[r])), None)
    if below is None or len(words) < ENOUGH_HEADS or not words[0] or not cells[below][0]:
        return False
    texts = [cells[row][c] for c in words]
    return not any(is_figure(text) or facts.is_missing(text) for text in texts) and all(
        is_figure(cells[below][c]) for c in words
    )


def groups_columns(sheet: Sheet, cells: list[list[str]], row: int, below: int) -> bool:
    """Whether a row above a header stands over its columns behind blank labels: groups of figures, or places of the other side.

    A single group counts where it is merged over columns below which it does not begin the row; a title is none.
    """
    if row < 0 or below != row + 1 or cells[row][0] or not cells[below][0]:
        return False
    texts = distinct(cells[row])
    if not texts or any(is_figure(text) or TITLE_LIKE.search(squash(text)) for text in texts):
        return False
    if not all(is_head(text) or sides.all_listed(text) for text in texts) or all(map(facts.is_unit, texts)):
        return False
    if not all(under or not over for over, under in zip(cells[row], cells[below], strict=False)):
        return False
    merged = any(
        top == bottom == row and left > 0 and right > left for top, left, bottom, right in sheet.spans
    )
    return merged if len(texts) == 1 else len(texts) <= sum(map(bool, cells[below])) - 1


def _divides(above: list[str], texts: list[str], new: list[tuple[int, str]]) -> bool:
    """Whether words stand below heads of several columns each, merged or with blanks behind them: 到东部 | 就近 below 就业."""
    width = len(above)

    def of_group(c: int) -> bool:
        merged = above[c] and above[c] in (above[c - 1] if c else "", above[c + 1] if c + 1 < width else "")
        opens = c + 1 < width and not above[c + 1] and bool(texts[c + 1])
        return not above[c] or bool(merged) or opens

    return len(new) > 1 and all(of_group(c) for c, _ in new)


def names_other_side(above: list[str], row: list[str]) -> bool:
    """Whether a row names a place below every place of the row above: 结对区 | 江宁区 | 高淳区 below 指标 | 商州区 | 洛南县."""
    below = [(above[c], text) for c, text in enumerate(row) if c and text]
    return (
        len(below) >= ENOUGH_HEADS
        and is_head(row[0])
        and all(sides.all_listed(over) and sides.all_listed(under) for over, under in below)
    )


def _only_times(new: list[tuple[int, str]]) -> bool:
    """Whether the words of a row are nothing but years, parts of a year or plan and outcome, beside a blank or headed label.

    >>> _only_times([(1, "2022"), (2, "2022")]), _only_times([(0, "陕西省"), (1, "2022")])
    (True, False)
    """
    said = [text for c, text in new if not (c == 0 and is_head(text))]
    bare = [facts.bare(text) for text in said]
    timed = [facts.when(text) is not None for text in said]
    return len(said) > 1 and all(
        (time and not words) or headers.GENERIC_FIGURE.match(words)
        for time, words in zip(timed, bare, strict=True)
    )


def _translates(own: list[str], above: list[str]) -> bool:
    """Whether a row of English words stands below a row of Chinese ones, as in yearbooks."""
    return (
        len(own) > 1
        and all(text.isascii() and re.search("[a-z]{3}", text) for text in own)
        and any(not text.isascii() for text in above)
        and not any(sides.is_known(text) for text in own)
    )


_FIRST_ROWS = 6


def head_by_cells(cells: list[list[str]]) -> int | None:
    """Return the first row of words below which some column holds places and another figures, whatever its words are; or None.

    >>> head_by_cells([["src", "dst", "obs"], ["Fujian", "Ningxia", "12"], ["Beijing", "Gansu", "30"]])
    0
    >>> head_by_cells([["甲", "乙"], ["Fujian", "12"]])
    """
    filled = [r for r, row in enumerate(cells) if any(row)]
    for n, row in enumerate(filled[:_FIRST_ROWS]):
        texts = [text for text in cells[row] if text]
        below = filled[n + 1 :]
        if len(texts) < 3 or len(set(texts)) < len(texts) or len(below) < ENOUGH_HEADS:
            continue
        if any(is_figure(text) or sides.is_known(text) or len(text) > _LONGEST_HEAD for text in texts):
            continue
        held = [[cells[r][c] for r in below if cells[r][c]] for c, text in enumerate(cells[row]) if text]
        kinds = [
            (all(map(sides.all_listed, v)), all(map(is_figure, v))) for v in held if len(v) == len(below)
        ]
        if any(places for places, _ in kinds) and any(figures for _, figures in kinds):
            return row
    return None
