"""The sums of a province: what its bars, tables and sentences say of rounds, all years and partners."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import dataset
from analysis.findings import (
    big_numbers,
    province_adding,
    province_known,
    province_nation,
    province_notes,
    province_sums,
    province_table,
)
from analysis.measures import contained, pairs, provinces
from analysis.vocabulary.places import GIVERS, RECEIVERS

NONE = float("nan")


def asked(*rows: tuple, indicator: str = "gov_funds") -> pd.DataFrame:
    """Rows of `province_notes.noted`: first and last year, figure, status."""
    frame = pd.DataFrame(rows, columns=["first_year", "last_year", "figure", "status"])
    return frame.assign(
        indicator=indicator, stream="money", lower=frame["figure"], upper=NONE, q10=NONE, q90=NONE, note="", observation_ids="", since=frame["first_year"], until=frame["last_year"],
        rest=NONE, most_partner=None, most_figure=NONE, named="330000", origin=None, destination="510000",
    )  # fmt: skip


FUNDS = asked(
    (2025, 2025, None, "unknown"), (2024, 2024, 3.39e9, "at_least"), (2021, 2025, 3.4e9, "at_least"),
    (2016, 2020, 7.7e9, "at_least"), (2010, 2015, 4e7, "at_least"), (1996, 2025, 1.34e10, "at_least"),
)  # fmt: skip


def test_all_years_stand_under_the_rounds_and_a_floor_of_one_year_says_so():
    rows = province_sums.by_round(FUNDS, "gov_funds", "510000", ["330000"], "en")
    assert rows["name"].tolist() == ["2010–2015", "2016–2020", "2021–2025", "1996–2025"]
    assert rows["note"].tolist() == ["", "", "nearly all of 2024", ""]
    same = province_sums.by_round(FUNDS.replace(3.4e9, 3.39e9), "gov_funds", "510000", ["330000"], "zh")
    assert same["note"].tolist() == ["", "", "只知道2024年", ""]
    assert province_sums.title(rows, FUNDS, "gov_funds", "en") == (
        "Government assistance funds: at least 13.4 billion yuan in 1996–2025, of which at least 3.4 billion yuan in 2021–2025"
    )
    # What is next to nothing beside the rest is told in words, and in the table.
    assert province_sums.drawn(rows)["name"].tolist() == ["2016–2020", "2021–2025", "1996–2025"]
    assert province_sums.small(rows, "gov_funds", "en") == (
        "Floors too low for a bar: 2010–2015 at least 40 million yuan."
    )


def test_what_the_rounds_do_not_make_of_all_years_is_told_to_the_last_written_digit():
    rows = province_sums.by_round(FUNDS, "gov_funds", "510000", ["330000"], "en")
    # 13.4 billion are more than the 11.14 of the rounds: some claims reach over the turn of one.
    assert province_adding.rounds({"money": rows}, "zh")[0].endswith("所以它多于各轮之和：资金。")
    assert province_adding.rounds({"money": rows.replace(1.34e10, 1.114e10)}, "zh") == ["", "", ""]
    # Zhejiang's funds: 11.79 billion beside 0.416, 0.0763, 7.696 and 3.405.
    zhejiang = asked(
        (1996, 2009, 4.16e8, "at_least"), (2010, 2015, 7.632e7, "at_least"), (2016, 2020, 7.6965e9, "at_least"),
        (2021, 2025, 3.405e9, "at_least"), (1996, 2025, 1.179782e10, "at_least"),
    ).assign(partner=None)  # fmt: skip
    # Tianjin's jobs: 142.2 thousand beside 18.02 and 123.7.
    tianjin = asked(
        (2016, 2020, 18_022, "at_least"), (2021, 2025, 123_700, "at_least"), (1996, 2025, 142_212, "at_least"),
    ).assign(partner=None)  # fmt: skip
    more, less, rounded = province_adding.rounds({"money": zhejiang, "labour": tianjin}, "en")
    assert more.endswith("more than the rounds together: Funds, Labour.")
    assert not less and not rounded
    # 11.594 billion, of which the reader sees 0.416, 0.07632, 7.696 and 3.405, is told as what they make.
    assert province_adding.rounds({"money": zhejiang.replace(1.179782e10, 1.1593e10)}, "en") == ["", "", ""]


def test_estimated_rounds_count_in_all_years_with_their_floors_alone():
    # Beijing's funds: about 0.258 and 0.441 billion, at least 6.128 and 0.1344; certain of all are 6.401.
    beijing = asked(
        (1996, 2009, 2.581e8, "estimated"), (2010, 2015, 4.412e8, "estimated"), (2016, 2020, 6.128e9, "at_least"),
        (2021, 2025, 1.34445e8, "at_least"), (1996, 2025, 6.401e9, "at_least"),
    ).assign(partner=None)  # fmt: skip
    more, less, rounded = province_adding.rounds({"money": beijing, "people": beijing.iloc[:0]}, "en")
    assert not more and not rounded
    assert less == (
        "Rounds that are estimated count in 1996–2025 only with their floors, so it is less than the rounds together: Funds."
    )
    assert province_adding.rounds({"money": beijing}, "zh")[1].endswith("所以它少于各轮之和：资金。")


def test_rounds_that_pages_print_rounded_may_come_to_more_than_is_certain_of_all_years():
    # Beijing's investment: 17.5 billion of a page may be 17.45, so 21.6 are certain of all years, and not 21.655.
    beijing = asked(
        (2016, 2020, 4.155e9, "at_least"), (2021, 2025, 1.75e10, "at_least"), (1996, 2025, 2.16e10, "at_least"),
    ).assign(partner=None)  # fmt: skip
    told = province_adding.rounds({"industry": beijing}, "en")
    assert told[:2] == ["", ""]
    assert told[2] == (
        "Pages print rounded figures, and 1996–2025 counts what is certain of them, so it is a little less than the rounds "
        "together: Industry."
    )
    assert province_adding.rounds({"industry": beijing}, "zh")[2].endswith("所以它略少于各轮之和：产业协作。")
    # Where all years have no bar they stand in the table all the same, as Yunnan's 3,693 specialists beside 3,680 and 18.
    assert province_adding.rounds({"industry": beijing[:2]}, "en") == ["", "", ""]
    assert province_adding.rounds({"industry": beijing[:2]}, "en", beijing[2:])[2] == told[2]


def test_all_years_are_left_out_where_they_are_one_round_or_less_than_its_estimate():
    one = FUNDS[FUNDS["first_year"].ne(2016) & FUNDS["first_year"].ne(2010)].replace(1.34e10, 3.4e9)
    rows = province_sums.by_round(one, "gov_funds", "510000", ["330000"], "en")
    assert rows["name"].tolist() == ["2021–2025"]
    assert province_sums.title(rows, FUNDS, "gov_funds", "zh") == "2021—2025年财政援助资金不少于 34 亿元"
    more = FUNDS.assign(figure=FUNDS["figure"].replace(3.4e9, 1.5e10))
    assert pd.isna(province_sums.in_all(more, "gov_funds")["figure"])
    assert province_sums.outdone(more, "gov_funds")["first_year"] == 2021
    assert province_sums.outdone(FUNDS, "gov_funds") is None
    without = FUNDS[FUNDS["first_year"] < 2021]
    rows = province_sums.by_round(without, "gov_funds", "510000", ["330000"], "en")
    assert province_sums.title(rows, FUNDS, "gov_funds", "en").endswith(
        "; of 2021–2025 alone too little is known"
    )
    # Chongqing: no page documents anything of these years.
    assert province_sums.title(rows, without, "gov_funds", "en").endswith(
        "; of 2021–2025 alone no sum is known"
    )


def test_an_estimate_is_no_part_of_a_floor_and_a_floor_no_fall_from_an_estimate():
    """At least 13.4 billion in all years, and of the newest round about 9 by estimate; or about 7.7 in the round before, and at least 3.4."""
    newest = FUNDS["first_year"].eq(2021) & FUNDS["last_year"].eq(2025)
    estimated = FUNDS.assign(
        status=FUNDS["status"].mask(newest, "estimated"), figure=FUNDS["figure"].mask(newest, 9e9)
    )
    title = {
        lang: province_sums.title(
            province_sums.by_round(estimated, "gov_funds", "510000", ["330000"], lang),
            FUNDS,
            "gov_funds",
            lang,
        )
        for lang in ("en", "zh")
    }
    assert title["en"].endswith(
        "13.4 billion yuan in 1996–2025; 2021–2025 alone is estimated at about 9 billion yuan"
    )
    assert title["zh"].endswith("不少于 134 亿元；据估计2021—2025年约 90 亿元")
    rows = province_sums.by_round(FUNDS, "gov_funds", "510000", ["330000"], "en")
    rows = rows[rows["first_year"].ne(1996)].assign(
        status=lambda own: own["status"].mask(own["first_year"].eq(2016), "estimated")
    )
    assert province_sums.title(rows, FUNDS, "gov_funds", "en").endswith(
        " in 2016–2020; at least 3.4 billion yuan documented in 2021–2025"
    )
    assert province_sums.title(rows, FUNDS, "gov_funds", "zh").endswith(
        "；2021—2025年有据可查的不少于 34 亿元"
    )


def test_what_fewer_years_are_estimated_at_beyond_what_is_certain_of_all_is_found_of_all_and_of_each_partner():
    rows = asked(
        (2016, 2020, 4e9, "at_least"), (2021, 2025, 9e9, "estimated"), (2021, 2025, 5e9, "estimated"), (2021, 2025, 2e9, "estimated"),
    ).assign(partner=[None, None, "120000", "370000"])  # fmt: skip
    drawn = pd.DataFrame(
        {"origin": ["120000", "370000"], "destination": "620000", "figure": [4e9, 3e9], "status": "at_least"}
    )
    all_years = asked((2021, 2025, 9e9, "estimated"), (1996, 2025, 8e9, "at_least"))
    above = province_sums.estimated_above(all_years, rows, drawn, "620000")
    assert above["figure"].tolist() == [9e9, 5e9]
    more = all_years.assign(figure=[9e9, 1e10])
    assert province_sums.estimated_above(more, rows, drawn, "620000")["partner"].tolist() == ["120000"]
    # A floor of fewer years is no more than what is certain of all of them.
    floors = rows.assign(status="at_least")
    assert province_sums.estimated_above(more, floors, drawn, "620000").empty


@pytest.mark.parametrize(("status", "shown"), [("at_least", 2), ("estimated", 0)])
def test_no_part_is_drawn_larger_than_its_whole(status, shown):
    rows = asked((2021, 2025, 6.8e9, "at_least"), (2021, 2025, 8e9, status), (2021, 2025, 5e9, "at_least"))
    rows = rows.assign(partner=[None, "620000", "500000"])
    assert province_sums.drawn(rows)["partner"].notna().sum() == shown


def test_a_single_partner_repeats_no_bar():
    rows = asked((2021, 2025, 6.8e9, "at_least"), (2021, 2025, 6.8e9, "at_least")).assign(
        partner=[None, "620000"]
    )
    assert len(province_sums.drawn(rows)) == 1


def test_the_table_has_ceilings_and_intervals_only_where_they_say_something():
    rows = asked((2021, 2025, 9e9, "at_least"), (1996, 2025, 2e10, "at_least"))
    rows = rows.assign(
        name=["2021–2025", "1996–2025"], partner=None, q10=[1e10, 2e10], q90=[2e10, 3e11], upper=[NONE, 2e12]
    )
    table = province_table.table({"money": rows}, rows.iloc[:0], "en")
    assert list(table) == ["Indicator", "Period", "Value", "In four of five cases between", "Status"]
    assert table["In four of five cases between"].tolist() == ["10 – 20 billion yuan", "–"]
    capped = province_table.table({"money": rows.assign(upper=[1.2e10, 2e12])}, rows.iloc[:0], "en")
    assert capped["At most"].tolist() == ["12 billion yuan", "–"]


def test_what_no_named_partner_accounts_for_is_told_and_a_partner_estimated_at_more(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    rows = FUNDS.iloc[[1, 2, 3]].assign(
        rest=[3.39e9, 1.2e9, NONE], most_partner=[None, None, "620000"], most_figure=[NONE, NONE, 8.01e9]
    )
    assert province_notes.noted(rows, "en")["note"].tolist() == [
        "without a named partner", "at least 1.2 billion yuan of it without a named partner", "Gansu alone is estimated at about 8.01 billion yuan",
    ]  # fmt: skip
    assert province_notes.noted(rows, "zh")["note"].tolist() == [
        "未写明是哪个伙伴", "其中不少于 12 亿元未写明是哪个伙伴", "据估计仅甘肃就约 80.1 亿元",
    ]  # fmt: skip


def test_a_partner_that_is_estimated_at_more_leads_at_the_head():
    # Shandong: at least 6.81 billion to all, about 8.01 to Gansu alone.
    rows = asked((2021, 2025, 6.81e9, "at_least"), (2021, 2025, 1e9, "at_least")).assign(
        origin="370000", destination=None, most_partner=["620000", None], most_figure=[8.012e9, NONE]
    )
    led, plain = big_numbers.numbers(province_notes.leading(rows, "en"), "en")
    assert (led.value, led.name) == (
        "about 8.01 billion yuan", "Government assistance funds (to Gansu, an estimate; at least 6.81 billion yuan documented of all partners)",
    )  # fmt: skip
    assert led.sides == ("370000", "620000")
    assert (plain.value, plain.name) == ("at least 1 billion yuan", "Government assistance funds")
    (zh, _) = big_numbers.numbers(province_notes.leading(rows, "zh"), "zh")
    assert (zh.value, zh.name) == (
        "约 80.1 亿元",
        "财政援助资金（给甘肃，为估算；全部伙伴有据可查的不少于 68.1 亿元）",
    )
    received = rows.assign(origin=None, destination="620000", most_partner=["370000", None])
    assert "（得自山东，为估算；" in big_numbers.numbers(province_notes.leading(received, "zh"), "zh")[0].name


@pytest.mark.whole
def test_a_floor_is_what_its_own_claims_print(every_province):
    rows, _ = every_province["110000"]
    jobs = rows[rows["indicator"] == "jobs_total"].set_index(["first_year", "last_year"])["figure"]
    # 34.5 thousand of Inner Mongolia and 1,341 of Kunming; north:129 has 36 thousand of Beijing and Tianjin together.
    # At least so many are they less the half of a hundred: what pages print is not added up.
    assert jobs[(2016, 2020)] == 34_450 + 1_341
    # With more than 70 thousand of 2024 and 1,500, to fifty, of the first round.
    assert jobs[(1996, 2025)] == 34_450 + 1_341 + 70_000 + 1_450


def test_a_partner_that_has_all_of_a_scrap_is_told_once():
    # Jiangsu's specialists: 18 persons since 2021, all to Shaanxi.
    rows = asked(
        (2016, 2020, 3402.0, "at_least"), (2021, 2025, 18.0, "at_least"), (2021, 2025, 18.0, "at_least")
    )
    rows = rows.assign(
        partner=[None, None, "610000"],
        name=["2016–2020", "2021–2025", "2021–2025, Shaanxi"],
        indicator="professionals_sent",
    )
    assert province_sums.small(rows, "professionals_sent", "en") == (
        "Floors too low for a bar: 2021–2025 at least 18 persons."
    )


def test_a_rest_is_that_of_the_places_that_its_page_names_and_medians_do_not_add_up(reconciled, monkeypatch):
    monkeypatch.setenv("ATLAS_PROCESSED", str(reconciled))
    own = pairs.today(dataset.table("pairings"), dataset.table("places"))
    runs = pairs.runs_of_provinces(own)
    # labour:252 is Chaoyang's to Kunming, with which Beijing was linked by counties alone; streams:100 names four partners of Xiqing.
    for place, indicator, told in (
        ("110000", "jobs_total", "by pairs with places in Yunnan"),
        ("120000", "professionals_sent", "shared by several partners"),
    ):
        rows = province_sums.ask(place, runs[runs["origin"] == place], {"": [indicator]})
        notes = province_notes.noted(rows, "en")["note"]
        assert any(told in note for note in notes) and not any("no named" in note for note in notes)
    # yangtze:171 less industry:180: what Suzhou's enterprises put into Tongren in the first months of 2021, no part of Guangdong's.
    rows = province_sums.ask("520000", runs[runs["destination"] == "520000"], {"": ["enterprise_investment"]})
    notes = province_notes.noted(rows, "en").set_index(["first_year", "last_year"])["note"]
    assert notes[(2021, 2025)] == "at least 10 million yuan of it by pairs with places in Jiangsu"
    shown = asked(
        (2021, 2025, 1.44e10, "estimated"),
        (2021, 2025, 6.75e9, "estimated"),
        (2021, 2025, 8.01e9, "estimated"),
    )
    shown = shown.assign(partner=[None, "120000", "370000"])
    assert province_adding.partners(shown, "en").startswith("Estimates are medians")


def test_a_year_that_has_nearly_all_of_a_sum_is_named_and_a_scrap_is_no_title():
    rows = province_sums.by_round(
        asked((2024, 2024, 1.083e10, "at_least"), (2023, 2023, 7e7, "at_least"), (2021, 2025, 1.09e10, "at_least"),
              (2016, 2020, 2e11, "at_least"), (1996, 2025, 2.109e11, "at_least")),
        "gov_funds", "530000", ["310000"], "en",
    )  # fmt: skip
    assert rows["note"].tolist() == ["", "nearly all of 2024", ""]
    assert (
        province_sums.title(rows, FUNDS, "gov_funds", "en")
        == "Government assistance funds: at least 210.9 billion yuan in 1996–2025"
    )
    # Of all years most belongs to no round: they lead no title.
    loose = rows.assign(figure=rows["figure"].replace(2.109e11, 6e11))
    assert province_sums.title(loose, FUNDS, "gov_funds", "en") == (
        "Government assistance funds: at least 600 billion yuan in 1996–2025; at least 200 billion yuan in 2016–2020 alone"
    )


def test_rounds_that_are_scraps_of_all_years_lead_no_title():
    rows = asked(
        (2021, 2025, 31.0, "at_least"), (1996, 2025, 2092.0, "at_least"), indicator="professionals_sent"
    )
    told = province_sums.title(rows.assign(partner=None), rows, "professionals_sent", "en")
    assert told == "Specialists sent west: at least 2,092 persons in 1996–2025"


def test_partners_that_do_not_add_up_to_the_whole_are_explained():
    rows = asked(
        (2021, 2025, 8.2e10, "at_least"), (2021, 2025, 3.4e10, "at_least"), (2021, 2025, 1.8e10, "at_least")
    )
    rows = rows.assign(partner=[None, "450000", "520000"])
    assert "in no partner's bar" in province_adding.partners(rows, "en")
    assert not province_adding.partners(rows.assign(figure=[5.2e10, 3.4e10, 1.8e10]), "en")
    assert not province_adding.partners(rows.iloc[:1], "en")


@pytest.fixture(scope="module")
def every_province(reconciled):
    """Of each province what its page tells of its sums, and the same sums of each of its partners."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_PROCESSED", str(reconciled))
        runs = pairs.runs_of_provinces(pairs.today(dataset.table("pairings"), dataset.table("places")))
        shown = {key: [one] for key, one in province_sums.SHOWN.items()}
        found = {}
        for place in (*GIVERS, *RECEIVERS):
            side = provinces.side_of(place)
            own = runs[runs[side] == place]
            parts = []
            for partner in provinces.partners_ever(own, side, big_numbers.LAST):
                pair = (place, partner)[:: 1 if side == "origin" else -1]
                parts.append(big_numbers.answers(big_numbers.questions(*pair, big_numbers.LAST), shown))
            found[place] = province_sums.ask(place, own, shown), parts
        return found


@pytest.mark.whole
def test_no_sum_of_a_province_is_less_than_what_is_known_of_a_partner_or_of_a_round(every_province):
    keys = ["indicator", "first_year", "last_year"]
    assert len(every_province) == len(GIVERS) + len(RECEIVERS)
    for place, (whole, parts) in every_province.items():
        for part in parts:
            both = whole.merge(
                part[[*keys, "figure", "status", "lower", "upper"]], on=keys, suffixes=("", "_part")
            )
            assert not (both["lower_part"].fillna(0) > both["lower"].fillna(0)).any(), place
            known = contained.documented(part).where(part["figure"].notna(), 0.0)
            assert not (known > whole["figure"].fillna(0) * (1 + 1e-9)).any(), place
            above = both["figure_part"] > (1 + provinces.TELLING) * both["figure"]
            sure = both["status"].eq("at_least") & both["lower_part"].gt(0)
            assert (
                both.loc[above & sure & both["status_part"].eq("estimated"), "most_partner"].notna().all()
            ), place
        for _, rows in whole.assign(certain=contained.documented(whole)).groupby("indicator"):
            first, last, certain = (rows[name].to_numpy() for name in ("first_year", "last_year", "certain"))
            for row in rows.itertuples():
                inside = (first >= row.first_year) & (last <= row.last_year)
                assert inside.any()
                assert not (certain[inside] > row.figure * (1 + 1e-9)).any(), (place, row)


@pytest.mark.whole
def test_no_sum_of_all_years_differs_from_its_rounds_without_a_word(every_province):
    for place, (whole, _) in every_province.items():
        for key, indicator in province_sums.SHOWN.items():
            rows = province_sums.by_round(whole.assign(note=""), indicator, place, [], "en")
            always = rows["name"].eq("1996–2025") if len(rows) else rows.index
            if not sum(always):
                continue
            ratio = rows.loc[~always, "figure"].sum() / rows.loc[always, "figure"].item()
            told = province_adding.rounds({key: rows}, "en")
            # Half a percent is more than four digits of a few rounds leave open.
            assert bool(told[0]) >= (ratio < 0.995), (place, indicator)
            assert bool(told[1] or told[2]) >= (ratio > 1.005), (place, indicator)


def test_years_are_named_by_what_is_known_of_them():
    rows = asked((2025, 2025, None, "unknown"), (2024, 2024, 3e9, "reported"), (2023, 2023, 2e9, "at_least"))
    table = province_known.years_table(rows, sums_of(), "en")
    assert table.iloc[0].tolist() == ["Government assistance funds", "2024", "–", "2023", "2025"]
    # A year of which something is documented, though too little to be told, is not unknown.
    table = province_known.years_table(
        pd.concat([rows, asked((2022, 2022, None, "unknown")).assign(lower=28e6)]), sums_of(), "en"
    )
    assert table.iloc[0].tolist() == ["Government assistance funds", "2024", "–", "2023", "2025", "2022"]
    assert list(table)[-1] == "Too little known"


def sums_of(*claims: tuple, known: pd.DataFrame | None = None) -> pd.DataFrame:
    """Rows of `province_known.summing`: value, first and last day, beside what is known."""
    frame = pd.DataFrame(claims, columns=["value", "period_start", "period_end"])
    days = {name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end")}
    frame = frame.assign(indicator="gov_funds", **days)
    certain = {} if known is None else province_known.spans_of(known)
    return frame.assign(inside=[province_known.inside(one, certain) for one in frame.itertuples()])


def test_only_the_years_that_a_sum_reaches_are_in_it():
    """A sum of 2021 to 2023 tells nothing of 2024 and 2025, and one that its known years make nothing of the others."""
    rows = asked(
        (2025, 2025, None, "unknown"), (2024, 2024, None, "unknown"), (2023, 2023, 2e9, "reported"), (2022, 2022, None, "unknown"),
        (2021, 2021, None, "unknown"), (2021, 2025, 6e9, "at_least"), (2016, 2020, 4e9, "stated"), (1996, 2025, 1e10, "at_least"),
    )  # fmt: skip
    own = {"zh": "只在多年合计中", "en": "Only in a sum of years"}

    def told(*claims: tuple, lang: str = "en") -> str:
        table = province_known.years_table(rows, sums_of(*claims, known=rows), lang)
        return table[own[lang]].item() if own[lang] in table else ""

    three = (6e9, "2021-01-01", "2023-06-30")
    assert told(three) == "2021–2022" and told(three, lang="zh").startswith("2021")
    assert told((2e9, "2023-01-01", "2024-12-31")) == "2024"  # the round has more than its years
    assert told((5e9, "2016-01-01", "2021-06-18")) == "2021"
    assert told((4e9, "2016-01-01", "2021-06-18")) == ""  # no more than the round before
    assert told((9e9, None, "2022-12-31")) == "2021–2022"
    assert told((6e9, "2021-01-01", "2021-12-31")) == ""


def test_a_sum_of_one_pair_is_set_beside_what_is_known_of_the_pair(monkeypatch):
    """funds_2:83: 76 specialists from Shanghai to Nujiang from 2004 to 2024; Yunnan had 3,675 of two givers before, the pair only these."""
    claims = pd.DataFrame({
        "indicator": "gov_funds", "origin": ["310000", "310000;440000"], "destination": ["533400", "530000"], "value": [76.0, 3680.0],
        "basis": "cumulative", "each_year": False, "bound": "exact", "period_start": pd.to_datetime(["2004-01-01", "2016-01-01"]),
        "period_end": pd.to_datetime(["2024-10-09", "2024-12-10"]),
    })  # fmt: skip
    monkeypatch.setattr(province_known.dataset, "table", lambda *_, **__: claims)
    years = (2024, 2024, None, "unknown"), (2022, 2022, 10.0, "at_least"), (2023, 2023, 8.0, "at_least")
    yunnan = asked(*years, (2016, 2020, 3675.0, "at_least")).assign(observation_ids="a:1")
    pair = asked(*years, (2016, 2020, None, "unknown"))
    answered = []
    monkeypatch.setattr(province_known.big_numbers, "answers", lambda *of: answered.append(of) or pair)
    found = province_known.summing(yunnan)
    assert found["inside"].tolist() == [18.0, 3675.0 + 18.0]
    assert [set(of[0]["origin"]) | set(of[0]["destination"]) for of in answered] == [{"310000", "530000"}]
    assert province_known.years_table(yunnan, found, "en")["Only in a sum of years"].item() == "2024"


def test_flows_that_are_shown_have_their_row_even_where_nothing_is_known_and_others_have_none():
    shown, other = province_sums.SHOWN["money"], "water_cellars"
    nothing = asked((2024, 2024, None, "unknown"))
    for indicator, rows in ((shown, 1), (other, 0)):
        assert len(province_known.years_table(nothing.assign(indicator=indicator), sums_of(), "en")) == rows
    known = asked((2024, 2024, 3.0, "reported")).assign(indicator=other)
    assert len(province_known.years_table(known, sums_of(), "en")) == 1


SHARES = {
    "money": pd.DataFrame({
        "first": [2024], "last": [2024], "figure": [2.29e10], "status": ["at_least"], "traced": [1.15e9],
        "since": pd.Timestamp("2024-01-01"), "until": pd.Timestamp("2024-10-31"),
        "traced_status": ["at_least"], "share": [5.0],
    }),
    "industry": pd.DataFrame({
        "first": [2023], "last": [2023], "figure": [1e11], "status": ["at_least"], "traced": [7e9],
        "since": pd.Timestamp("2023-01-01"), "until": pd.Timestamp("2023-11-30"),
        "traced_status": ["reported"], "share": [7.0],
    }),
}  # fmt: skip


def test_a_share_that_bounds_something_leads_before_a_floor_in_a_floor():
    told = province_nation.sentence(SHARES, "620000", "en")
    assert told.startswith("Investment paid in, whole country, January to November 2023") and "(≤ 7%)" in told
    only = province_nation.sentence({"money": SHARES["money"]}, "620000", "en")
    assert "of which Gansu at least 1.15 billion yuan" in only
    assert province_nation.table(SHARES, "620000", "zh")["甘肃"].tolist() == ["不少于 11.5 亿元", "70 亿元"]
    none = {"money": SHARES["money"].iloc[:0]}
    assert (
        province_nation.sentence(none, "620000", "zh")
        == "有全国数字的年份里，甘肃的部分所知太少，说不出占多少。"
    )
