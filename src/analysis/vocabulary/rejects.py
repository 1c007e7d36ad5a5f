"""Why a raw row was not accepted and what to do about it, in the reader's language.

The ingestion writes reasons and hints in English, as the table `rejects` keeps them; here they have their Chinese words. One
that is not listed stays as it is, and whoever shows it marks its language (`notes.language_of`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.vocabulary.labels import Lang

_ZH: tuple[tuple[str, str], ...] = (
    # places
    ("both sides are the same place", "双方是同一地方"), ("the sides are swapped", "双方颠倒"),
    ("put the giver under east, the receiver under west; what a receiver spends of its own or sends east is no assistance",
     "帮扶方填在 east，受援方填在 west；受援方自己的支出或派往东部的人员不算帮扶"),
    ("put the giver under east, the receiver under west", "帮扶方填在 east，受援方填在 west"),
    ("both sides lie in one province: no East-West pair", "双方同属一省，不是东西部结对"), ("leave the row out, or mend the places", "删去该行，或改正地名"),
    ("several places on both sides: who helps whom is not said", "双方各有数地，未说明谁帮扶谁"), ("write one row for each pair", "每一结对写一行"),
    ("no place is printed", "未写地名"), ("name the places that gave or received", "写出帮扶或受援的地方"), ("{} is no place", "{}不是地名"),
    ("unknown place {}", "未知地名：{}"), ("nearest names: {}; or add the name to data/raw/places", "最近似的名称：{}；或将该名称加入 data/raw/places"),
    ("add the name to data/raw/places", "将该名称加入 data/raw/places"), ("{} is the name of {}", "{}是 {} 的名称"),
    ("print the parent before it; the candidates are {}", "在前面写出上级地名；可能的有：{}"), ("print the places themselves", "写出各地本身的名称"),
    ("unknown level '{}'", "未知级别“{}”"), ("unknown level", "未知级别"), ("unknown province", "未知省份"), ("write its full name", "写全称"),
    ("not one county", "不是单独一个县"), ("write one row for each county", "每县写一行"), ("several givers", "帮扶方不止一个"),
    ("write one row for each giver", "每一帮扶方写一行"), ("no unit is named", "未写单位名称"), ("name the central unit", "写出中央单位的名称"),
    ("one side of the pair is not named", "结对一方未具名"), ("a word that is no place stands for one", "地名处写的不是地名"), ("write the place's name", "写出地名"),
    # pairs
    ("not one of the eleven province pairs of the round of 2021", "不属于2021年一轮的十一组省际结对"), ("check the page, its date and the round", "核对页面、页面日期和轮次"),
    ("no start, no end, no round, and the page is undated", "没有起止时间和轮次，页面也无日期"),
    ("give one of them; for a list of an office, a year in its title, or `year:` in its mapping file",
     "至少给出其中一项；部门名单可在标题中写年份，或在映射文件中写 year:"),
    ("the note calls it another policy than East-West cooperation", "备注称其属东西部协作以外的政策"),
    ("leave the row out, or give the round if the pair is one of the cooperation too", "删去该行；若该结对也属东西部协作，则写明轮次"),
    ("the pair ends before it starts", "结对的结束早于开始"), ("the list ends before it starts", "名单的结束早于开始"), ("write the earlier year first", "先写较早的年份"),
    ("unknown round '{}'", "未知轮次“{}”"), ("'{}' without the span of the table", "“{}”缺少该表的起止时间"), ("give its start and end", "写出起止时间"),
    ("no year", "没有年份"), ("say from when to when the list is whole", "写明名单在哪段时间内是完整的"),
    # time
    ("a year outside {}", "年份不在 {} 之内"), ("the cooperation began in {}: check the date, or leave the row out", "东西部协作始于 {} 年：核对日期，或删去该行"),
    ("check the date, or leave the row out", "核对日期，或删去该行"), ("the period has no end", "时段没有结束"), ("the period can't be read", "时段无法识别"),
    ("give the day of the page: {}", "写出页面日期：{}"), ("write 2023, 2023-06, 2023-06-30, or two of them with a slash", "写 2023、2023-06 或 2023-06-30，两个时间以斜线相隔"),
    ("the period ends before it starts", "时段的结束早于开始"), ("write the earlier date first", "先写较早的日期"),
    ("an annual figure over {} months: neither one year nor several", "年度数字却跨 {} 个月：既非一年，也非数年"), ("write the year, or the basis cumulative", "写年份，或将口径写作 cumulative"),
    ("a sum that begins after the day of its page ({})", "合计的起点晚于页面日期（{}）"),
    ("check the period and the page's date in sources.csv; a plan has the basis target", "核对时段和 sources.csv 中的页面日期；计划的口径为 target"),
    ("not a year of {}", "不是 {} 之间的年份"), ("counties left poverty from 2016 to 2020: check the page", "各县于2016至2020年脱贫摘帽：核对页面"), ("write four digits", "写四位数字"),
    # figures
    ("the unit is {}, but {} is in {}", "单位为 {}，而 {} 的单位是 {}"), ("check the unit, or choose the indicator that the page means", "核对单位，或改用页面所指的指标"),
    ("no unit, only a number", "只有数字，没有单位"), ("say what is counted: {}", "写明所计为何：{}"), ("unknown indicator '{}'", "未知指标“{}”"),
    ("nearest: {}; or write other:words for a new one", "最近似的：{}；新指标写作 other:名称"), ("'{}' is a rate, not an amount", "“{}”是速率，不是数量"),
    ("give the amount; if it holds for each year, the basis annual says so", "写出数量；若每年如此，口径写作 annual"),
    ("no whole number of persons or things", "人或事物的数目不是整数"),
    ("look for a multiplier that is missing, such as 万; of an average the note says so", "查看是否漏了“万”之类的倍数；平均数请在备注中写明"),
    ("'{}' is not yuan", "“{}”不是人民币元"), ("not in yuan", "不以人民币元计"), ("convert it by hand, and say the rate in the note", "人工折算，并在备注中写明汇率"),
    ("unknown unit '{}'", "未知单位“{}”"), ("nearest known: {}; a new unit goes into analysis/vocabulary/units.py", "最近似的已知单位：{}；新单位加入 analysis/vocabulary/units.py"),
    ("the value is missing", "缺数值"), ("leave the row out or give the figure: missing is never zero", "删去该行或写出数字：缺失不等于零"),
    ("two units, one of them in brackets", "有两个单位，其一在括号内"), ("write the one that is meant: {}", "只写所指的一个：{}"), ("a number stands in the unit", "单位中含有数字"),
    ("write the whole figure into the value", "将整个数字写入数值"), ("no number found", "没有数字"), ("write the figure in digits", "以阿拉伯数字书写"),
    ("the number can't be read", "数字无法识别"), ("write digits with at most one decimal point", "以数字书写，小数点至多一个"), ("two multipliers that don't go together", "两个倍数互不相容"),
    ("give the multiplier once: 5.3 and 亿元, or 5.3亿 and 元", "倍数只写一次：5.3 与亿元，或 5.3亿 与元"), ("two numbers in one cell", "一格有两个数字"),
    ("one claim a row: write one figure", "一行一条记述：只写一个数字"), ("a last digit without its place: 3万5 may be 35,000 or 30,005", "末位数字的位值不明：3万5 可为 35,000，也可为 30,005"),
    ("write the number in digits", "以阿拉伯数字书写"), ("the Chinese numeral can't be read", "中文数字无法识别"), ("write it in digits", "以阿拉伯数字书写"),
    ("'mil' is a thousand in some languages and a million in others", "mil 在有的语言里是千，在有的语言里是百万"),
    ("give the page's language in the sources table, or write the number out", "在来源表中写明页面语言，或将数字写全"),
    ("larger than any such figure can be", "大于此类数字所能达到的程度"), ("check the digits and the unit", "核对位数和单位"),
    # rows and pages
    ("dropped by a correction", "按更正删去"), ("see data/raw/corrections.yml", "见 data/raw/corrections.yml"), ("the same claim as {}", "与 {} 是同一条记述"),
    ("the same cell as row {}", "与第 {} 行是同一格"), ("remove one of the two rows", "两行删去其一"), ("keep one of the two rows", "两行只留其一"),
    ("the source is not in sources.csv", "来源不在 sources.csv 中"), ("add the page to data/raw/sources.csv, or mend the id", "将页面加入 data/raw/sources.csv，或改正编号"),
    ("add the page, or mend the id", "加入该页面，或改正编号"), ("the page has no id", "页面没有编号"), ("give it a short id of its own", "给它一个简短的编号"),
    ("unknown kind of source", "未知的来源类别"), ("not the address of a web page", "不是网页地址"), ("begin it with http:// or https://, or leave it empty", "以 http:// 或 https:// 开头，或留空"),
    ("two pages have this id", "两个页面的编号相同"), ("give one of them another id", "给其中一个另编号"), ("{} cells where the header has {}", "有 {} 格，而表头有 {} 格"),
    ("put a cell that holds a comma between double quotes", "含逗号的格用双引号括起"), ("unknown basis '{}'", "未知口径“{}”"), ("unknown basis", "未知口径"),
    ("one of {}, or nothing", "可为 {}，或留空"), ("one of {}", "可为 {}"),
    # files of offices
    ("neither the line nor the title says the year", "该行和标题都没有写年份"),
    ("fill in the date", "填写日期"),
    ("no date of 1996 to 2030", "不是 1996 至 2030 年的日期"),
    ("write it as 2023-06 or 2023年6月", "写成 2023-06 或 2023年6月"),
    ("{} does not say of what", "{}未说明属于什么"),
    ("{}: {} does not say of what", "{}：{}未说明属于什么"),
    ("its unit contradicts {}", "其单位与 {} 不合"),
    ("{}: its unit contradicts {}", "{}：其单位与 {} 不合"),
    ("neither header nor title says what is counted", "表头和标题都没有说明所计为何"),
    ("{}: neither header nor title says what is counted", "{}：表头和标题都没有说明所计为何"),
    ("a part of the jobs of poor households only", "只是贫困户岗位的一部分"),
    ("{}: a part of the jobs of poor households only", "{}：只是贫困户岗位的一部分"),
    ("jobs beyond the province may be in the east too, which no other figure beside them tells", "省外就业可能包括到东部的就业，旁边没有单列到东部的数字"),
    ("{}: jobs beyond the province may be in the east too, which no other figure beside them tells", "{}：省外就业可能包括到东部的就业，旁边没有单列到东部的数字"),
    ("{}: help of another force than the cooperation", "{}：属东西部协作以外的其他帮扶力量"),
    ("its header names {}, and the title {} as the one that gives", "其表头写的是{}，而标题写明帮扶方为{}"),
    ("{}: its header names {}, and the title {} as the one that gives", "{}：其表头写的是{}，而标题写明帮扶方为{}"),
    ("a part of {} beside it, which counts", "是旁边{}的一部分；以后者为准"),
    ("what is built with the money of the cooperation and others, and no firm's investment", "以协作资金等建设的项目投资，不是企业投资"),
    ("{}: what is built with the money of the cooperation and others, and no firm's investment", "{}：以协作资金等建设的项目投资，不是企业投资"),
    ("each row names what it counts", "各行自行写明所计为何"),
    ("{}: each row names what it counts", "{}：各行自行写明所计为何"),
    ("{}: the column has no header", "{}：该列没有表头"),
    ("{}: its mapping leaves it unknown", "{}：映射文件未说明该列"),
    ("say what the column holds in a mapping file beside the table: `python -m analysis inspect` drafts it", "在表格旁的映射文件中说明该列内容：`python -m analysis inspect` 可起草"),
    ("nothing says what is counted", "没有说明所计为何"),
    ("the column has no header", "该列没有表头"),
    ("its mapping leaves it unknown", "映射文件未说明该列"),
    ("give column {} an indicator there", "在映射文件中为 {} 列写明指标"),
    ("several columns mean {} of the same time", "同一时间有数列都指 {}"),
    ("{}: none of the indicators", "{}：不是任何指标"),
    ("the title says {}, which makes {} a part of that statistic", "标题写有{}，因此{}只是该统计的一部分"),
    ("{} beside help of other forces: nothing says that it is of the cooperation alone", "{}与其他帮扶力量并列，没有说明它只属于东西部协作"),
    ("{} is a statistic of places, and nothing says that it is of the cooperation", "{}是各地的统计，没有说明它属于东西部协作"),
    ("to keep it under its own words, write {} in a mapping file beside the table (`python -m analysis inspect` drafts it); if it is one of the list, name that one instead", "若要按原词保留，在表格旁的映射文件中写 {}（`python -m analysis inspect` 可起草）；若属清单中的指标，则写该指标"),
    ("it reads with rows and columns exchanged: `transposed: true`; say what the column holds in a mapping file beside the table: `python -m analysis inspect` drafts it", "行列互换后可以读出：`transposed: true`；在表格旁的映射文件中说明该列内容：`python -m analysis inspect` 可起草"),
    ("{} is a part of the rows above, which count", "{}是上面各行的一部分；以上面各行为准"),
    ("{} beside a part of a year", "{}与年内部分时段并列"), ("write 上年同期 or 上年全年", "写明上年同期或上年全年"),
    ("figures within a sentence", "数字写在句子中"),
    ("write each figure into a column of its own; or put the file (of a workbook the text) into data/raw/pages/ and run"
     " `python -m analysis harvest`, which drafts claims of sentences",
     "每个数字各写一列；或将文件（工作簿则将其文字）放入 data/raw/pages/，运行 `python -m analysis harvest`，由其起草句中的数据"),
    ("{} is a part of a place; the row of the whole counts", "{}是某地的一部分；以全体一行为准"),
    ("{} lies in the west and gives nothing to it", "{}位于西部，并非帮扶方"),
    ("say who gives in a column or in the title", "以一列或在标题中写明帮扶方"),
    ("{} names {}, and nobody was read as the one that gives", "{}写有{}，而未能读出帮扶方"),
    ("{} names {}, and nobody was read as the one that receives", "{}写有{}，而未能读出受援方"),
    ("{} names {}, and {} was read as the one that gives", "{}写有{}，而读出的帮扶方是{}"),
    ("{} names {}, and {} was read as the one that receives", "{}写有{}，而读出的受援方是{}"),
    ("say who gives in a column, or in a mapping file: {}", "以一列写明帮扶方，或在映射文件中写 {}"),
    ("say who receives in a column, or in a mapping file: {}", "以一列写明受援方，或在映射文件中写 {}"),
    ("the title names several that give and several that receive: nothing says which of them is paired with {}",
     "标题写有数个帮扶方和数个受援方，没有说明哪一个与{}结对"),
    ("name both sides in each row, or in the groups of the header", "在各行或表头各组中写明双方"),
    ("the table writes {}, and nothing tells of which year this figure is", "表中写有{}，却没有说明该数字属于哪一年"),
    ("write the year in the title or beside the figure, or in a mapping file: {}", "在标题或数字旁写明年份，或在映射文件中写 {}"),
    ("{} speaks of a part of a year, and the figure was read as of all of {}", "{}说的是一年中的一段，而该数字被读作 {} 全年"),
    ("write the months as 2023年1-9月, or in a mapping file: {}", "把月份写作 2023年1-9月，或在映射文件中写 {}"),
    ("{} says that the figure is a plan, and it was read as what was done", "{}说明该数字是计划数，却被读作完成数"),
    ("the note {} tells another time than all of {}", "注{}说的时间不是 {} 全年"),
    ("write the time in the title, or in a mapping file: {}", "在标题写明时间，或在映射文件中写 {}"),
    ("people who go to the east, and nothing says that they work there", "前往东部的人员，没有说明是去就业"),
    ("say the plan in the header, or in a mapping file: {}", "在表头写明为计划，或在映射文件中写 {}"),
    ("the pair {} can't be told apart", "结对{}无法分清双方"),
    ("it is not told whether {} gives or receives", "未说明{}是帮扶方还是受援方"),
    ("lists of both sides alternate, and nothing tells whether a row is of the place above it", "两侧地名交替排列，没有说明各行是否属于上方的地方"),
    ("a day heads the figures: nothing says whether they are of its month or since January", "表头是某一天，没有说明是当月数还是年初以来累计数"),
    ("write the month or 截至 with the day in the header, or 累计 in the title", "在表头写明月份，或写“截至”和日期，或在标题中写“累计”"),
    ("money of the central government or of the receiver's own", "中央财政或受援方自有资金"),
    ("{}: money of the receiver's own government, or of whose nothing says", "{}：受援方自有财政资金，或未说明是哪一方的财政资金"),
    ("money of the receiver's own government, or of whose nothing says", "受援方自有财政资金，或未说明是哪一方的财政资金"),
    ("{}: people who were poor, and nothing says that it counts their jobs", "{}：脱贫人口，未说明所计为其就业"),
    ("people who were poor, and nothing says that it counts their jobs", "脱贫人口，未说明所计为其就业"),
    ("beside 本月, nothing says whether it is of the month, since January or since the beginning", "与“本月”并列，未说明是当月数、年初以来累计还是历年累计"),
    ("places and years stand in one column, and nothing tells which are of which", "地名与年份同列，无法分辨各年份属于何地"),
    ("a sum over several years: nothing says which", "若干年的合计，没有说明是哪几年"),
    ("nothing says whose table it is, and so who received these people", "没有说明是哪一方的表，不知由谁接收这些人员"),
    ("people whom the west sends east, of whom only cadres are counted", "西部派往东部的人员，其中只统计干部"),
    ("it is not told of which place this statistic is", "未说明该统计属于何地"),
    ("no place stands in the row", "该行没有地名"),
    ("neither the row nor the title names a place that gives or receives", "该行和标题都没有写出帮扶或受援的地方"),
    ("the cell is in {}, in which {} is not counted", "该格以{}计，而 {} 不以此计"),
    ("the unit stated is {}, in which {} is not counted", "所写单位为{}，而 {} 不以此计"),
    ("no unit is stated", "未写单位"),
    ("its unit may be {}: both are stated for the whole table", "其单位可为{}：两者都是为全表写的"),
    ("state this column's own unit in its header", "在表头写明该列自己的单位"),
    ("state it in the header or as 单位：…; or say what the column holds in a mapping file beside the table: `python -m analysis inspect` drafts it", "写入表头或写作“单位：…”；或在表格旁的映射文件中说明该列内容：`python -m analysis inspect` 可起草"),
    ("state this column's own unit in its header; or say what the column holds in a mapping file beside the table: `python -m analysis inspect` drafts it", "在表头写明该列自己的单位；或在表格旁的映射文件中说明该列内容：`python -m analysis inspect` 可起草"),
    ("negative", "为负数"),
    ("{} yuan is beyond belief", "{} 元，大得不可信"),
    ("{} {} is beyond belief", "{} {}，大得不可信"),
    ("words in a column of figures", "数字列中出现文字"),
    ("a formula whose value was never stored", "公式的值从未存储"),
    ("one cell merged over several columns of figures", "一格合并了数列数字"),
    ("the line has not {} cells as the header has", "该行的格数与表头的 {} 格不符"),
    ("no origin or destination stands in the line", "该行没有来源地或就业地"),
    ("no home or county stands in the line", "该行没有户籍地或县"),
    ("fill in the place", "填写地名"),
    ("the province of the destination is not known", "就业地所属省份不明"),
    ("write province and city", "写出省和市"),
    ("the province of the home is not known", "户籍地所属省份不明"),
    ("write province, city and county", "写出省、市、县"),
    ("no amount of {}", "没有 {} 的数量"),
    ("{} beside statistics of places: nothing says that it is of the cooperation alone", "{} 与地方统计指标并列：未说明仅指协作"),
    ("a sum of columns that count none of the indicators", "其各列均不属任何指标的合计"),
    ("an enterprise that is gone again", "已退出或终止的企业"), ("nothing, or mend its state", "无须处理；或改正其进展"),
    ("write a number that is not negative", "写不小于零的数字"),
    ("the same table as {}", "与 {} 是同一张表"),
    ("remove one of the two", "两者删去其一"),
    ("the table was not recognised", "未能识别该表"), ("nothing says what the figure counts", "没有说明数字所计为何"),
    ("look at the source; correct the cell or its unit", "查看来源，改正该格或其单位"), ("write the figure in the column's unit", "按该列的单位填写"),
    ("write the figure as a number, or leave the cell empty", "写成数字，或将该格留空"),
    ("write the figure of each column, or tell in a mapping file which one it is", "分列填写数字，或在映射文件中说明属于哪一列"),
    ("open the workbook in Excel or WPS and save it, so that the values are stored", "用 Excel 或 WPS 打开该工作簿并保存，使数值得以存储"),
    ("put a cell that holds a separator between double quotes", "含分隔符的格用双引号括起"),
    # saved pages
    ("larger than {} MB", "大于 {} MB"), ("save its text as .txt, or split it", "把文本存为 .txt，或拆成几份"), ("empty", "空文件"),
    ("save the page again, or remove it", "重新保存该页，或删去"), ("holds no text", "没有文字"),
    ("a picture of a page can't be read: save the page itself, or its text", "网页的图片无法读取：保存网页本身或其文本"),
    ("an old Office file, a picture or an archive", "旧式 Office 文件、图片或压缩包"), ("save it as .docx, .pdf with text, or .txt", "存为 .docx、带文字的 .pdf 或 .txt"),
    ("neither text nor a known format", "既非文本，也不是认得的格式"), ("save it as one of {}", "存为其中一种格式：{}"),
    ("protected by a password", "有密码保护"), ("save a copy without a password", "另存一份不带密码的"), ("broken or cut off", "文件损坏或不完整"),
    ("fetch the file again", "重新取得该文件"), ("fetch the file again, or save it again from Word", "重新取得该文件，或在 Word 里重新保存"),
    ("has more than {} pages", "超过 {} 页"), ("save the pages that matter as a file of their own", "把要用的几页另存为一个文件"),
    ("a PDF without text (scanned)", "没有文字的 PDF（扫描件）"), ("let a text recognition run over it, or save its text as .txt", "先做文字识别，或把文本存为 .txt"),
    ("a zip archive or a workbook, no page", "压缩包或工作簿，不是网页"), ("tables go into data/raw/inbox/; unpack archives", "表格放进 data/raw/inbox/；压缩包先解开"),
    ("unpacks to more than a document may", "解开后大于文档所允许的"), ("save its text as .txt", "把文本存为 .txt"),
    ("open it in a browser or in Word and save it again, or save its text as .txt", "用浏览器或 Word 打开后重新保存，或把文本存为 .txt"),
    ("asks for more memory than a page may", "所需内存超过网页所允许的"), ("nested too deeply", "嵌套过深"), ("can't be read ({})", "无法读取（{}）"),
    ("can't be read: the file is damaged or asks for too much memory", "无法读取：文件损坏，或所需内存过多"), ("not read within {} seconds", "{} 秒内未能读完"),
    ("a link to another place", "指向别处的链接"), ("put the file itself there", "把文件本身放在那里"),
    ("a page of the same address was read before", "同一网址的页面已读过"),
)  # fmt: skip
"""What the ingestion says -> the same in Chinese; `{}` stands for what it found."""
_AND = {" or ": "或", " and ": "和"}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    # Sentences without a hole come first: one with a hole could swallow them.
    ordered = sorted(_ZH, key=lambda pair: pair[0].count("{}"))
    return tuple(
        (re.compile("(.+?)".join(map(re.escape, en.split("{}"))), re.DOTALL), zh) for en, zh in ordered
    )


def refusal(text: str, lang: Lang) -> str:
    """A reason or a hint of the table `rejects` in the reader's language.

    Several are joined by semicolons; where one of them has no Chinese words, the text stays as it was written.

    >>> refusal("the sides are swapped; the unit is count, but cadres_sent is in persons or person-times", "zh")
    '双方颠倒；单位为 count，而 cadres_sent 的单位是 persons或person-times'
    >>> refusal("the sides are swapped; who knows", "zh")
    'the sides are swapped; who knows'
    """
    return text if lang == "en" else _chinese(text) or text


def _chinese(text: str) -> str:
    """The Chinese words of one sentence, or of several that are joined; empty where one of them has none."""
    parts = text.split("; ")
    for n in range(len(parts), 0, -1):
        told, rest = _one("; ".join(parts[:n])), "; ".join(parts[n:])
        after = _chinese(rest) if told and rest else ""
        if told and (after or not rest):
            return f"{told}；{after}" if rest else told
    return ""


def _one(text: str) -> str:
    for pattern, zh in _patterns():
        if match := pattern.fullmatch(text):
            if any("; " in found and zh.count("{}") > 1 for found in match.groups()):
                continue
            return zh.format(*map(_found, match.groups()))
    return ""


def _found(text: str) -> str:
    for en, zh in _AND.items():
        text = text.replace(en, zh)
    return text
