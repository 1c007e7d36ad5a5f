"""Whether a figure is planned or done: 力争, 下半年安排：一是…二是…, 会议明确, a chapter on the work to come.

A word of planning governs its clause and those after it up to a semicolon; with a colon or a count (一是, 二是) behind
it, the rest of the sentence. What a clause says is done already (已拨付, 实际到位) is no plan, wherever it stands.
"""

from __future__ import annotations

import re

from analysis.harvest.moments import PageDate, Time

_VERBS = re.compile(
    r"(?<!西部)(?<!五年)计划(?![”」]|的|，(?:共|累计)(?:收到|到位|接收|争取)|任务|单列|完成|总投资|数|目标|内|外)|力争|预计|拟(?!定)|(?<![即就现已])将(?!近|于|其|军|士|[^，。；]{0,24}(?:用于|用在|投向|列入|纳入|作为)|[^，。；投拨捐]{0,40}\d[\d.]*[万亿]?元[^，。；\d]{0,4}(?:划拨|拨付|拨|汇|打|转|下达|交|捐|送))|争取(?:在|全年|年内|今年|明年|实现|达到|新)|确保|务必|务求|(?:省际|年度|两[省市地])协议(?:财政)?(?:援助|帮扶)?资金(?=[^，。；]{0,2}\d)|议定|商定|确定(?:全年|年度|(?:19|20)\d\d年)(?=投入|安排|财政|援助|帮扶)|打算|有望|约定(?!俗|的)|继续(?:落实|兑现|履行)[^，。；\d]{0,4}承诺|"
    r"(?:[一二三四五六七八]是[^，。；]{0,8}要(?!求))|(?<![需主重只就还不])要(?:共同|确保|争取|继续|再|新|到位|完成|达到|实现|引进|建成|保持|力争|援建|落实|选派|组织|安排|帮助|推动)|(?<!建设)(?<!实施)(?:任务|目标)数?(?=\d)(?!\d[\d.,]*[万亿]?[元人个家名次]{1,2}的\d)|目标(?:是|为|任务)|(?<!下达的)任务(?:是|为)|明年|下一步|下一阶段|(?:今后|未来|接下来)的?[一二两三四五六七八九十\d]+年|不低于(?=\d|$)|(?<![相响反对适供])应(?:投入|安排|拨付|到位|选派|完成|引进)|"
    r"还[要将]再?(?=拨|投|引|选|建)|(?:年底|年末|月底|月末|季度末|\d日)之?前(?!，?已)|再(?:选派|引进|投入|引导|帮助|新增|实施|建)"
    r"|\bplans? to\b|\bplann(?:ed|ing) to\b|\bwill\b|\b(?:is|are) to (?=[a-z]+ )|\baims? (?:to|at)\b|\b(?:is|are|was|were) expected to\b|\btarget(?:s|ing)?\b|\bpledg\w+\b|\bundert(?:akes?|aken|ook) to\b|\bagreed to (?=bring|provide|give|help|send|invest|build)|\bintends? to\b|\bpromis\w+ to\b|\bset to\b|\bexpects?\b|\bcommit(?:s|ted)?\b|\bnext year\b|\bhopes? to\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"(?:会议|会上|双方|两[省市地区县]|协议|协定|纪要|规划|方案|要点|意见|文件|通知|责任书|[州省市县区盟旗](?:里|委)|联席会)[^，。；#]{0,12}(?:明确|要求|约定|提出|确定(?!为)|规定|商定|议定|(?<!决策)部署|敲定)(?!的)"
    r"|(?:按照?|根据|依据|依照)[^，。；#]{0,10}(?:年度(?:协作)?(?:协议|任务书)|(?<=照)(?:省际|协作|合作)?协议)(?=，)"
)
"""What has been decided is to come, unless the sentence says that it is over."""
_LIST = re.compile(
    r"(?:安排|打算|目标|任务|计划|重点|怎么干|怎么办|下一步|措施|要求)[^，。；：]{0,6}(?:[：？]|是(?=：|[（(]?一)|如下)"
)
"""An announcement of a list of plans, which goes on to the end of the sentence."""
HEADING = re.compile(
    r"(?:议定|商定|明确|要求|决定|部署|确定)[^，。；]{0,8}：$|工作(?:计划|打算|安排|思路|重点|目标|部署|举措)|预期目标|\d年(?:度)?安排|重点任务|重点工作|\d年(?:度)?(?:的)?(?:工作)?(?:目标|任务|计划)[。：]?$|下一步|下步|展望|主要目标|目标任务|(?:^|[年步看，、\s])怎么[干办做抓]|打算|工作要求|outlook|next steps|goals|the road ahead",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"协议书?(?![额资金总投引]|[^）)]{0,6}(?:签订|签署))|责任书|备忘录|工作要点|任务分解|实施方案|工作方案|行动计划|工作计划|行动方案|工作安排|规划"
)
_NO_PLAN_TITLE = re.compile(r"总结|回顾|情况|进展|成效|成绩|完成|汇报|报告|答记者问|综述")
_SIGNING = re.compile(r"(?:签署|签订|签下|签约|续签)[^，。；]{0,24}协议书?$")
"""A title that tells of a signing is news, and no agreement."""
_DONE = re.compile(
    r"(?<!按)已(?!定)|实际(?!完成投资额|到位投资额?[^，]{0,3}$)|目前|迄今|[投派拨引落完送办建]\w?了(?=#|\d|[^，。；]{0,12}$)|已经|\balready\b|\bhas\b|\bhave\b|\bhad\b|\bactual"
)
_IS_DONE = re.compile(
    r"已(?:经|全部|如数)?(?:下达|到位|到账|拨付|完成|落实|开工|建成)|完成数|实际数|\bbeen (?:transferred|delivered|allocated|paid)"
)
# 由目前的46所增加到60所: the first of the two is what there is.
_FROM = re.compile(r"[由从](?:\d{4}年)?[^，。；\d]{0,10}$|\bfrom (?:the )?(?:current |present )?$")
_RISES = re.compile(
    r"[\d.,]+[^，。；\d]{0,4}?(?:增|提|升|扩|降|减|上升|增长|发展)[^，。；\d]{0,2}[到至]|[\d.,]+[a-z ]{0,20} to \d"
)
# 全年4500万元的任务, 占全年计划6.3亿元的47.3%
_IS_THE_AIM = re.compile(
    r"\d[\d.,]*[万亿]?[元人个家名次]{1,2}[^，。；]{0,2}的(?:年度|全年)?(?:任务|目标|计划)(?!的)"
)
# 完成年度任务2000人的71.3%
SHARE_OF = re.compile(r"(?:完成|占|为|达到?|达成)(?:全年|年度|年初|协议)*(?:计划|任务|目标)数?的?$")
IS_SHARED = re.compile(
    r"\d[\d.,]*[万亿]?[元人个家名次]{1,2}的(?:\d|一半|[一二三四五六七八九]成|百分之|[二三四五]分之)"
)
# 超额完成协议约定的50家、30亿元目标
_AGREED = re.compile(
    r"(?:约定|确定|下达|规定|明确|议定|商定)的(?:\d[\d.,]*[万亿]?[元人个家名次]{1,2}[、和])*$"
)
_AN_AIM = re.compile(
    r"\d[\d.,]*[万亿]?[元人个家名次]{1,2}(?:[、和]\d[\d.,]*[万亿]?[元人个家名次]{1,2})*的?[^，。；\d]{0,4}(?:目标|任务|指标)"
)
_AIM_BEFORE = re.compile(
    r"(?:距离?|占|较|是|相当于|达到?)(?:全年|年度|年初|协议)*(?:计划|任务|目标)数?的?$|\b(?:target of|goal is) $"
)
_ESTIMATED = re.compile(r"预计(?:全年)?(?:可|将)?(?=达|为|完成|实现|超|突破)")
# 为全年计划7.1亿元的97.6%，涉及项目206个: an aim that something is held against plans nothing behind it
_HELD_AGAINST = re.compile(
    r"(?:完成|占|为|是|达到?|达成)(?:全年|年度|年初|协议)*(?:计划|任务|目标)数?(?:的)?\d[\d.]*[万亿]?[元人个家名次]{1,2}的(?:百分之)?[\d.一二三四五六七八九十]+[%倍成]?"
    r"|在[^，。；\d]{0,16}(?:计划|任务|目标)数?\d[\d.]*[万亿]?[元人个家名所次]{1,2}的?基础上"
    r"|(?:计划|任务|目标)数?(?:为|是)?\d[\d.]*[万亿]?[元人个家名所次]{1,2}，(?=(?:今年)?(?:上半年|前[一二三两]?季度|一季度|1[—–-]\d+月|截至|目前))"
)
# 计划16人，实际18人; 协议数3000万元，完成数6218万元
_AIM_ALONE = re.compile(
    r"(?:计划|任务|目标|协议(?!资金|投资|金额|额)|指标)(?:任务|目标)?数?(?:为|是)?(?:[^，。；：\d]{0,6}(?:人口|劳动力|人员))?$"
)
# 目标12家，完成16家; 任务数2.2亿元，完成数2.64亿元
_REACHED = re.compile(
    r"(?:计划|任务|目标|协议|指标)数?(?:为|是)?\d[\d.]*[万亿]?[元人个家名所次]*[，、](?:实际)?(?:完成|实现|达成)数?(?:为|达到?|了)?$"
)
# 引进企业：目标10家，落地9家; 目标1500万元，募集到位1722万元
_BARE_AIM = re.compile(r"(?:^|[：，。；])(?:今年|全年|年度)?(?:计划|任务|目标)数?(?:为|是)?$")
_VERB_OF_DONE = (
    r"(?:实际|已|新|募集|筹集|落地|引进|到位|到账|拨付|完成|实现|选派|转移|输转|销售|采购|帮助){1,3}(?:了)?"
)
_NOUN = r"[^，。；、\d]{0,4}"
_NEXT_REACHED = re.compile(rf"{_NOUN}[，、]{_VERB_OF_DONE}{_NOUN}\d[\d.]*(?P<unit>[万亿]?[元人个家名所次]+)")
_AIM_TOLD = re.compile(
    rf"(?:^|(?<=[：，。；]))(?:今年|全年|年度)?(?:计划|任务|目标)数?(?:为|是)?\d[\d.]*[万亿]?[元人个家名所次]+(?={_NOUN}[，、]{_VERB_OF_DONE}{_NOUN}\d)"
)
_AIM_REACHED = re.compile(
    rf"(?:^|[：，。；])(?:今年|全年|年度)?(?:计划|任务|目标)数?(?:为|是)?\d[\d.]*(?P<unit>[万亿]?[元人个家名所次]+){_NOUN}[，、]{_VERB_OF_DONE}{_NOUN}$"
)
_REACHED_BESIDE = re.compile(r"[^，。；\d]{0,4}[，、；](?:实际|完成|已完成|已实现)")
_IN_BRACKETS = re.compile(r"（[^（）]*）")  # 落地企业31家（全年任务36家），到位投资#
_PAST = re.compile(r"实际|已|去年|上年|完成|\bactual|\blast year\b")
_SUMMED = re.compile(r"累计|先后|已(?!定)|共(?!同|建)")
_SO_FAR = re.compile(r"以来|至今|截至|截止")


def is_title(title: str) -> bool:
    """Whether a page is a plan by its title: 2024年协作工作要点, and no report of the year before."""
    return bool(_TITLE.search(title)) and not _NO_PLAN_TITLE.search(title) and not _SIGNING.search(title)


def is_in_a_title(text: str, time: Time) -> bool:
    """《2023年协作工作要点》: the year of a document, which is not yet the time of what the text goes on about."""
    opened = text.rfind("《", 0, time.start)
    return time.kind == "year" and opened > text.rfind("》", 0, time.start)


def is_done(words: str) -> bool:
    """Whether words say that something is done already, or is going on."""
    return bool(_DONE.search(words) or _IS_DONE.search(words) or _SO_FAR.search(words))


def looks_ahead(sentence: str) -> bool:
    """Whether a sentence has words of planning at all: 下半年 is then the one to come."""
    return any(pattern.search(sentence) for pattern in (_VERBS, _DECIDED, _LIST))


def is_beside_what_was_reached(sentence: str, at: int) -> bool:
    """Whether a figure is the aim that another one is held against: 是年度任务12亿元的148%, against a target of #."""
    whole = sentence[:at]
    agreed = _AGREED.search(whole) and _AN_AIM.match(sentence, at)
    shared = SHARE_OF.search(whole) and IS_SHARED.match(sentence, at)
    end = _end_of_figure(sentence, at)
    alone = _AIM_ALONE.search(whole) and _REACHED_BESIDE.match(sentence, end)
    if _BARE_AIM.search(whole) and (next_one := _NEXT_REACHED.match(sentence, end)):
        alone = alone or next_one["unit"][-1] == sentence[end - 1]
    return bool(agreed or shared or alone or _AIM_BEFORE.search(whole))


def is_what_was_reached(sentence: str, at: int) -> bool:
    """Whether a figure tells what was reached of an aim before it: 目标10家，落地【9家】; 任务数2.2亿元，完成数【2.6亿元】."""
    aim = _AIM_REACHED.search(sentence[:at])
    same = aim and sentence[_end_of_figure(sentence, at) - 1] == aim["unit"][-1]
    return bool(same or _REACHED.search(sentence[:at]))


def _end_of_figure(sentence: str, at: int) -> int:
    return at + re.match(r"[\d.,]*[万亿]?[元人个家名所次]*", sentence[at:]).end()


def is_target(sentence: str, at: int, end: int, chosen: Time | None, planned: bool, page: PageDate) -> bool:
    """Whether the figure that stands from `at` to `end` of a sentence is a target.

    Parameters
    ----------
    sentence : str
    at, end : int
    chosen : Time or None
        The time that the sentence itself says of the figure.
    planned : bool
        Whether the chapter or the page is about what is to come.
    page : PageDate
    """
    own = sentence[max((m.end() for m in re.finditer(r"[，；：。]|, |; ", sentence[:at])), default=0) : end]
    first = max((m.end() for m in re.finditer(r"[；。]|; ", sentence[:at])), default=0)
    lead = _HELD_AGAINST.sub("", _IN_BRACKETS.sub("", sentence[first:at])) + sentence[at:end]
    lead = lead if planned else _AIM_TOLD.sub("", lead)
    whole = sentence[:at]
    if is_beside_what_was_reached(sentence, at):
        return True
    if is_what_was_reached(sentence, at) and not planned:
        return False
    if _is_over(chosen, page) and not re.search(r"计划|应|协议", own):
        return planned is False and bool(_VERBS.search(lead)) and not _PAST.search(own)
    if _FROM.search(whole) and _RISES.match(sentence, at):
        return False
    if page.at_its_end and chosen and chosen.last[:4] == str(page.year):
        lead, own = _ESTIMATED.sub("", lead), _ESTIMATED.sub("", own)  # 今年预计达到, when the year is over
    here = bool(_VERBS.search(own))
    done = _DONE.search(sentence[end - len(own) : at]) or _IS_DONE.search(own)
    to_do = planned and re.search(r"(?<!已)(?:完成|实现|实际)", own)
    if done and not here and not to_do:
        return False
    if _IS_THE_AIM.match(sentence, at):
        return True
    if not planned and not here and _is_told_as_done(lead):
        return False
    if planned and chosen and chosen.kind == "since" and _SUMMED.search(lead) and not here:
        return False  # 2016年以来累计投入#, under a heading of the year to come
    if planned or _VERBS.search(lead) or _LIST.search(whole):
        return True
    return bool(_DECIDED.search(whole)) and not _SO_FAR.search(whole)


def _is_told_as_done(lead: str) -> bool:
    """年度任务28家，已引进21家，到位投资5.73亿元: from the word of what is done on the text tells of that, up to another plan."""
    planned = max((match.end() for match in _VERBS.finditer(lead)), default=-1)
    return planned >= 0 and bool(
        re.search(
            r"，(?:目前|现|截至[^，。；]{1,8}，)?已(?!定)[^，。；]{0,8}[引到落拨完投建转输培销采]",
            lead[planned:],
        )
    )


def _is_over(chosen: Time | None, page: PageDate) -> bool:
    """Whether a time lies in a year before the page's."""
    return bool(chosen and page.year and chosen.last[:4].isdecimal() and int(chosen.last[:4]) < page.year)
