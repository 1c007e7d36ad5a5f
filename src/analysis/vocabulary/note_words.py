"""What a clause of a note can be made of: words that tell nothing of what the figure covers, and words that do.

`analysis.ingest.note_reading` takes the known words out of a clause that no phrase of `scope_words` explains. Words of a collector
at his page, of cooperation in general and of the row's own indicator leave the figure as it is. What says that something is held, left
out or chosen is a relation, whose other end is what remains. A clause with a rest that nobody knows is not understood.
"""

from __future__ import annotations

import re

from analysis.vocabulary import english_months


def _of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


def _zh(words: str) -> re.Pattern:
    """Words of two signs and more: one sign alone is as often the half of a word that is not known."""
    return re.compile(_of(" ".join(word for word in words.split() if len(word) > 1)))


def _signs(words: str) -> frozenset[str]:
    return frozenset(word for word in words.split() if len(word) == 1)


def _en(words: str) -> re.Pattern:
    return re.compile(rf"(?<![\w'-])(?:{_of(words.replace('_', ' '))})(?:'s|s'|s)?(?![\w-])", re.IGNORECASE)


_DESK = (
    # 采集者和网页
    "两会 大会 全会 例会 口头 书面 电话 初稿 草稿 原稿 定稿 终稿 送审稿 征求意见稿 各自 分别 等地 等[两二三四五六七八九十几多]+[省市州县区旗地] 页面 页内 本页 原文 原页 原报道 正文 全文 文中 文章 报道 新闻 标题 副题 导语 首段 段落 表格 本表 表列 表中 图表 附表 附件 栏目 列 第?[一二三四五六七八九十]+[列行段栏页] 转载 转发 转引 引用 引自 摘自 摘录 节选 载 "
    "注明 未注 注 印作 印为 印 写作 写明 写为 写 说明 说 称 记作 按 据 依据 根据 推断 推算 推定 推知 估算 计算得出 折算 换算 四舍五入 取整 保留 小数 一位 两位 未经审计 未审计 审计 核对 核实 对照 参见 见 另见 详见 "
    "援[^疆藏青] [省市县区州]级 结对后 实现 城市 合出 合投 区内外 省内外 县内外 到资 省厅 会议 会上 对接 到账 到帐 上半年 下半年 多半 农牧厅 混乱 推定 落地项目 净增 考核 上报 填报 报送 点对点 输送 利用 资源 优先 论坛 帖子 博客 自媒体 微信 微博 未见 折合 折算为? 人民币 美元 汇率 计划内 确定 疫情 发生 追加到 增至 增加到 提高到 逐[县市省城州] 不可 不能 同 语句 历年 最高 来源 出处 网站 网页 官网 官方 公众号 公报 公告 通报 年鉴 统计公报 统计局 统计 数据 数字 数值 数额 数 口径 部门 乡村振兴局 扶贫办 发改委 财政厅 财政局 人社部门 人社厅 人社局 商务厅 商务委 商务局 农业农村厅 农业农村局 教育厅 卫健委 省委 省政府 市委 市政府 办公室 "
    "起点 终点 起止 起始 时段 期间 日期 年份 月份 时间 年度 未写 未载 未印 未详 未知 未说明 不详 不明 不清楚 没写 没说 没有写 没有说明 未列明 未具名 未标 机器 译文 翻译 改写稿 改写 措辞 字样 名称 写法 同名 今名 旧称 原称 简称 全称 改名 更名 现 "
    "矛盾 冲突 不符 有出入 有差 相差 略有 一致 相合 相符 吻合 相同 同样 与 可能 似 应 疑 或许 大概 备注 说法 表述 提法 讲话 发布会 采访 记者 答记者问 负责人 介绍 透露 受访者 单位 "
)  # fmt: skip
_TIME = (
    "今年 当年 去年 上年 前年 本年 年内 全年 当时 目前 截至 截止 至今 迄今 以来 以后 近年来 近年 多年来 多年 近[一二两三四五六七八九十几]年来? 过去[一二两三四五六七八九十几]年 [一二两三四五六七八九十]+(?:多|余)?年(?:来|间|多|余)? [一二三四五六七八九十]+届 春秋 五载 四载 过去 近 新一轮 本轮 期间 已经 已 先后 陆续 连续 每年 每届 "
    "累计 总计 共计 总共 共 合计数 总额 总数 总量 总 新增 新 现有 再次 本次 此次 这次 一年 期内 至 止 底 末 初 时 "
)  # fmt: skip
_AID = (
    "东西部 东西 东部 西部 东中西 闽宁 京蒙 苏陕 鲁渝 鲁甘 津甘 沪滇 浙川 粤桂 粤黔 苏青 杭黔 甬凉 协作 合作 协同 帮扶 扶贫 扶持 帮助 支援 援助 援建 援 对口 结对 受援 支持 协助 携手 扶智 扶志 振兴 脱贫攻坚 乡村振兴 共同 双方 两地 两省 双边 本地 当地 方面 一方 方 地区 区域 省份 省 市 县 区 州 旗 乡 镇 村 自治区 自治州 直辖市 "
    "全[省市州县区旗] 自治区级 各级 各类 各种 各项 各方 各界 各地 多级 多种 多方 各 财政性 实际 实有 实收 到位 落实 落地 落户 投产 建成 完成 完工 竣工 实施 执行 开展 开工 推进 组织 引导 引进 引入 招引 吸引 投入 投放 投资 出资 拨付 拨款 拨 下达 下拨 安排 使用 支出 划拨 筹集 募集 争取 收到 接收 接受 获得 获 提供 给予 用于 用 建设 新建 改建 扩建 改扩建 共建 "
    "有偿 无偿 资金 款项 款 钱 经费 金额 项目 工作 活动 情况 成果 成效 内容 部分项目 平台 渠道 "
)  # fmt: skip
_FUNCTION = "系 投 记 录 后 前 地 计 算 京 津 沪 渝 苏 浙 闽 鲁 粤 桂 黔 川 滇 陕 甘 陇 青 宁 蒙 的 了 在 是 为 系 由 从 到 向 对 给 和 及 与 或 等 其 该 此 这 那 所 者 之 均 都 也 又 并 仍 还 个 名 人 次 批 届 笔 元 万 亿 被 把 将 有 无 来 去 赴 往 进 出 上 下 中 里 内 一 二 两 三 四 五 六 七 八 九 十 几 多 余 以 即 如 则 约 年 月 日 不 未 没 可 能 而 但 因 故 于 自"
ZH_PLAIN = _zh(f"{_DESK} {_TIME} {_AID}")
ZH_SIGNS = _signs(f"{_DESK} {_TIME} {_AID} {_FUNCTION}")
"""Single signs that are nothing where they stand alone or among one another."""

_EN_DESK = (
    "mayor governor premier secretary director minister leader leaders tranche tranches instalment instalments instalments lot lots item items headcount tally page source site website web weblog text excerpt passage paragraph para sentence title headline heading table column row box figure number value sum amount count total digit decimal report reported reporting article story press media news newspaper paper daily agency dispatch edition interview speech statement release bulletin "
    "communiqué yearbook notice announcement document copy print prints printed printing state states stated say says said saying tell tells told call called calls read reads reading give gives given giving quote quoted quoting cite cites cited mention mentions mentioned take taken inferred derived deduced computed calculated converted assumed guess guessed presumably likely probably perhaps maybe may might seem seems apparently "
    "undated dated date day days month months year yearly years time times span period start starts started end ends ended ending beginning begins cut-off cutoff cut off break breaks shown named name names unnamed specified specify explicit explicitly known unknown clear unclear certain exact exactly approximate approximately roughly about around nearly almost machine translated translation reworded machine-reworded machine-translated "
    "verified confirmed against audited cumulative cumulatively net increase audit audits checks forum weibo wechat blogger French English Japanese Russian Spanish Korean language converted currency rate dollar dollars yuan RMB priority direction directions first second third fourth fifth scale size match matches fit fits regular plan aiding coordination levered poverty-relief \\w+-odd counties cities bodies parties companies societies authorities entity entities changed problem cities high highest high_as full fully net former longer began begun reached issued coordinated various public-private higher general whole-year kept old "
    "spelled spelling typo wording worded word words phrase unaudited audited official officially unofficial conflict conflicts conflicting contradicts contradict contradiction differ differs different difference elsewhere another other others same identical similar next see compare check checked original link address URL archive archived snapshot post blog school_exam_text "
    "bureau office department ministry commission committee authorities statistics statistical statistic data rounded rounding context remark note noted footnote place level below above as-is weak use care record definition version later earlier first-hand spokesperson official's journalist "
)  # fmt: skip
_EN_TIME = (
    f"recent past last previous this that so far now today present to_date since until till from by current currently annual annually {' '.join(english_months.NAMES).title()} quarter half half-year decade decades one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty odd several a_few few many some_years over within during after before ago already new newly additional added round rounds batch batches meeting meetings once twice each every per "
)  # fmt: skip
_EN_AID = (
    "east-west cooperation collaboration collaborate aid aided aiding assist assistance assisted assisting help helped helping helps support supported supports pair paired pairing pairings partner counterpart east eastern west western region regional area province provincial city municipal county district prefecture banner town township village place locality side sides two_sides both_sides local giver givers receiver receivers "
    "fund funds funding money project projects programme programmes program enterprise enterprises firm firms company companies business businesses work works actual actually real realised realized in_place arrived arriving received paid paid_in disbursed allocated arranged transferred transfer transfers spent used using invested investing provided provide provides put raised mobilised mobilized mobilization delegation visit visits paired-area district-level county-level city-level municipal-level provincial-level prefecture-level eastern-region western-region two-level sent send sends came come coming went going go brought attracted introduced introducing guided landed settled located registered carried_out carried implemented completed "
    "completion finished built build building rebuilt renovated extended enlarged expanded set_up founded founding established opened held organised organized jointly co-built under_way underway operation in_operation production in_production free repayable without_compensation compensation channel channels kind kinds type types level levels sort sorts source sources result results outcome east-to-west west-to-east force forces within_East-West "
)  # fmt: skip
_EN_FUNCTION = "地 计 算 京 津 沪 渝 苏 浙 闽 鲁 粤 桂 黔 川 滇 陕 甘 陇 青 宁 蒙 the a an of and or but in on at to for with into onto out up down through via is are was were be been being has have had do does did it its they them their he she his her we our us who whose whom which what where when than then as if because not no nor there here these those such too very just well still yet any some more most less least can could will would should shall us between among across along against per own one"
EN_PLAIN = _en(f"{_EN_DESK} {_EN_TIME} {_EN_AID} {_EN_FUNCTION}")

_MONEY = (
    "财政 政府 专项 补助 帮扶资金 协作资金 整合 捐资",
    "fiscal government finance financial treasury budget public grant grants earmarked special agreement donated talent",
)
_GIFTS = (
    "现金 实物 捐赠 捐款 捐资 捐物 捐 赠 社会 爱心 公益 慈善 款物 物资 企业 折款 折价 群众 动员",
    "donation donations donated donor donors donating gift gifts social society charity charitable public welfare materials goods cash in-kind equivalent foundation federation merchants non-government",
)
_FIRMS = (
    "企业 落户 入驻 入园 厂 产业 园区 园 客商 民企 扩大 协议 签约 签订 签署 洽谈 合同 意向",
    "industry industrial park parks enterprise investment investors production economic trade agreement agreements agreed special framework federation commerce business contract contracts signed sign signing intended",
)
_JOBS = (
    "劳务 劳动力 农村 牧区 农牧 农民工 务工 就业 转移 输出 输转 岗位 稳定 就近 就地 省内 省外 外出 吸纳 带动 安置 招收 招聘 上岗 工人 人员",
    "job jobs labour labor labourer labourers laborers worker workers working rural migrant employed employment employ posts post position positions absorbed hired recruited steady stable nearby near_home export exported trained",
)
_WHERE_OF = {
    "jobs_to_east": ("就近 就地 省内 区内 县内", "nearby near_home"), "jobs_local": ("省外 外出 输出 输转", "export exported"),
}  # fmt: skip
"""Indicator of jobs -> the words of jobs at another place: all jobs have them, and it has not."""


def _jobs(indicator: str) -> tuple[str, str]:
    """The words of jobs that an indicator shares."""
    return tuple(
        " ".join(word for word in words.split() if word not in others.split())
        for words, others in zip(_JOBS, _WHERE_OF[indicator], strict=True)
    )


_POOR = (
    "贫困 脱贫 人口 建档立卡 监测 困难 群众 贫困户 脱贫户 直接 受益 带动 农户 户",
    "poor poverty out_of_poverty lifted lifted-out-of-poverty people persons person population households impoverished underprivileged benefited benefit beneficiaries direct directly income food clothing solved out rose",
)
_STAFF = (
    "长短期 轮换 到岗 到任 在岗 履职 双向 交流 互访 干部 人才 挂职 选派 派出 互派 党政 任职 专业技术 专技 技术 人员 专家",
    "party government cadre cadres posts official officials professional professionals specialist specialists talent technical technicians expert experts seconded secondment secondments temporary staff personnel people persons exchange",
)
_KINDS_OF_STAFF = (
    "教师 医生 护士 医护 医务 医疗 教育 卫生 农技 科技 支教 支医 支技 支农",
    "teacher teachers doctor doctors medical medicine health education educators agronomist agronomists agricultural academician academicians volunteer volunteers workers nurses trainers",
)
_TRADE = (
    "价税 含税 不含税 税后 税前 线上 线下 贫困县 贫困 脱贫 农畜牧 畜牧 手工艺品 销售额 消费 采购 购买 销售 助销 帮销 帮助销售 农产品 农副产品 农畜产品 特色 产品 商品 市场 额",
    "consumption livestock online offline poor sales sale selling sell sold bought buy buyers purchase purchases purchased procured farm agricultural products product produce goods",
)
_SCHOOLS = ("学校 中小学 校 希望小学", "school schools hope classrooms donated society")
_HEALTH = ("医院 卫生院", "hospital hospitals clinics")
_TRAINING = (
    "线上 线下 远程 现场 集中 脱产 培训 学员 班 人员 技能 职业",
    "trained training course courses trainees persons people practical rural skills session sessions classes",
)
_MOVED = ("搬迁 移民 安置", "relocated relocation resettled settlers moved people persons households")

OWN: dict[str, tuple[tuple[str, str], ...]] = {
    "gov_funds": (_MONEY,), "social_donations": (_GIFTS,), "funds_total": (_MONEY, _GIFTS), "enterprises_settled": (_FIRMS,),
    "enterprise_investment": (_FIRMS,), "coop_agreements": (_FIRMS,), "agreed_investment": (_FIRMS,), "workshops": (("车间 工厂 社区工厂 扶贫车间", "workshop workshops"),),
    "projects": (("建设", ""),), "jobs_total": (_JOBS,), "jobs_poor": (_JOBS, _POOR), "jobs_to_east": (_jobs("jobs_to_east"),), "jobs_local": (_jobs("jobs_local"),), "jobs_elsewhere": (_JOBS, ("以外其他省区市 以外其他 其他地区 以外 其他", "other elsewhere provinces")),
    "labor_exported": (_JOBS,), "labor_income": (_JOBS, ("收入", "income wages")), "trained_persons": (_TRAINING,), "cadres_sent": (_STAFF,), "professionals_sent": (_STAFF, _KINDS_OF_STAFF),
    "cadres_received": (_STAFF,), "consumption_assist": (_TRADE,), "schools_built": (_SCHOOLS,), "beneficiaries": (_POOR,), "relocated_persons": (_MOVED,),
}  # fmt: skip
"""Indicator -> words of it, in Chinese and in English: beside its own figure they choose nothing."""

OWN_WORDS: dict[str, tuple[re.Pattern, re.Pattern]] = {
    name: (_zh(" ".join(zh for zh, _ in groups)), _en(" ".join(en for _, en in groups)))
    for name, groups in OWN.items()
}

LEFT_OUT = re.compile(
    r"不在(?:内|其中|其内|此列|里面)|(?:不|未|没|没有|非)(?:含|包括|包含|涵盖|计入|算入|算进|纳入|列入|统计|计)|剔除|扣除|除去|除外|以外(?!的?也)|之外|另计|另算|另列|另有|(?<![位方])未列(?!明)|缺|漏"
    r"|\b(?:not|never|nor|n't) (?:yet )?(?:includ\w+|count\w*|cover\w*|contain\w*|listed|in (?:it|the (?:figure|sum|count|total)))\b|\b(?:exclud\w+|exclusive of|except\w*|without(?! compensation| repayment| charge| a (?:start|date|year))|apart from|other than|less|minus|net of|leaves? out|leaving out|left out|omit\w*|missing|lacks?|lacking|separate(?:ly)?)\b",
    re.IGNORECASE,
)
"""What is told to be no part of the figure."""
HELD = re.compile(
    r"^[另还又]加|^连(?![续云队锁片年接贯江城平山州南])|(?<![未没])(?<!没有)[算数归并加包计统计]进(?:来|去|了)|含|包括|包含|涵盖|囊括|连同|连带|加上|外加|算上|计入|算[了得]?[进入在]|一[起道块]$|加起来|加在一起|归入|并入|纳入|合并|混[计在同]|合在|汇在|捆|打包|(?<!不)在内|(?<!不)在里面|(?:也|都|一并|一起|一同|统统)[^，]{0,4}(?:算|计|统|报|列)"
    r"|\b(?:includ\w+|inclusive of|incl|^with|with what|plus|together with|along with|as well|also|counted (?:in|with|among|here)|counts? in|in the (?:figure|sum|count|total|number)|(?:is|are|was|were) (?:in (?:it|this|here)|inside)|in here|too(?=$|[,;])|in (?:it|this)$|added up|counted(?: too| as well| in)?$|lump\w*|mix\w*(?! up)|pool\w*|fold\w* in|roll\w* (?:in|into|up)|merged?|takes? in|taking in|took in|bundl\w+|compris\w+|contain\w*|combin\w+|even)\b",
    re.IGNORECASE,
)
"""What is told to be in the figure besides: wider, where it is not the row's own."""
ALL = re.compile(
    r"全部|所有|一切|合计|总计|加总|汇总|之和|总口径|全口径|全国|全区域|以及|其[他它]|别的|不(?:只|仅|止|限|分|区分)|未(?:分|区分|拆分)|重复"
    r"|\b(?:all|whole|entire|together|overall|altogether|in total|as a whole|combined|others?|elsewhere|beyond|regardless|irrespective|not split|not separated|undivided|double[- ]count\w*|duplicat\w+|counted twice|nationwide|anywhere|any province|side by side|(?:one|a single) (?:figure|sum|number) for)\b",
    re.IGNORECASE,
)
"""What puts several things together."""
SURELY_MORE = re.compile(
    r"口径比[^，]{1,8}[大宽广]|[全总大]口径|全社会|(?:一切|通通|统统)(?:都|算|计)|\b(?:everything|whatever)\b|\b(?:whether|if)\b[^;]*\b(?:is|are|was|were) (?:in\b|includ|count)|是否(?:含|包括|包含|全|都|均)|(?:有|存在)重复|(?<![不无未])(?<!逐.)(?<!可)(?<!勿)(?<!得)(?<!应)(?<!剔除)(?<!扣除)重复(?:计算|统计|计数|计|登记)|\bdouble[- ]count\w*|\bduplicat\w+|\bcounted twice",
    re.IGNORECASE,
)
"""What makes a figure wider whatever else is said."""
CHOSEN = re.compile(
    r"口径(?:比[^，]{1,8}|较|偏|更)[小窄]|^前[两二三四五六几]批|(?:现场|当场|仪式上|会上|期间)(?:捐|赠|移交|交付|签)|\b(?:handed|presented|delivered|given) (?:over )?(?:on|at|during) (?:the|a|an|its)\b|[一二两三四五六七八九十半]个?(?:年|月|天|周|岁|期)(?:及|或)?以[上下]|\bor (?:more|longer|over|above)\b|仅|只|单[指算列]|专指|限于|局限|单独|个别|部分|某|其中|那一?[份笔块]|份额|一[家地项笔块县市村户处所校院厂档](?!元)|[一两二三]类|先期|追加(?![到至])|增拨|补拨|代表|典型|(?<![记访学作患])者$|满[一二两三半]"
    r"|\b(?:only|just(?! over| under| about)|solely|merely|exclusively|alone|part|portion|share|slice|subset|restricted|confined|limited|selected|some|initial|extra|the rest|remainder|single|sample\w*|example|of which)\b",
    re.IGNORECASE,
)
"""What chooses a part."""
_FIGURE_ZH, _FIGURE_EN = (
    "数字|数码|数值|末位|首位|末尾|小数点?|位数|字迹|印刷|扫描件?|图片|截图|单位|零",
    r"digits?|numerals?|figure|number|value|decimal(?: point| comma)?|unit|zero|scan|print",
)
DOUBT = re.compile(
    rf"\b(?:slip|misprint|typo|error|mistake) for\b|恐(?:有|系|为)?(?:误|不确|不实|不准)|(?:误|错)(?:作|为|当|成|记)|(?:元|人|万|亿|次|家|个)[^，]{0, 2}(?:写|印|排|录|打)成|悬殊|(?:差得?|相差|相去|出入)(?:太|很|甚|极|过)?(?:远|多|大|离谱)|"
    rf"(?:{_FIGURE_ZH})[^，]{{0,6}}(?:看不清|不清|模糊|难辨|难认|不可辨|残缺|脱落|存疑|可疑|待核|对不上|不可信|不可靠|有误|错位|写反|颠倒|蹊跷|离谱|偏大|偏小)|(?:多|少|漏)[了写印打]?[^，]{{0,3}}(?:一[位个]|小数点|零)|差一位|(?:搞|弄)[混错反]|混淆|离谱|[多虚少瞒错漏]报|误[读认听看]|看[错作成]|听错|不可信|不足信|不宜采信|怀疑|可疑|拿不准|吃不准"
    rf"|\b(?:{_FIGURE_EN})\b[^;]{{0,20}}\b(?:smudged|blurred|blurry|faded|illegible|unreadable|not legible|garbled|missing a|dropped|doubtful|suspicious|suspect|implausible|unreliable|questionable|off by|mixed up|confused|mistaken|too (?:high|low|large|small|big)|wrong|transposed|swapped)\b"
    r"|\b(?:implausibl[ey]|suspicious(?:ly)?|not (?:credible|reliable|trustworthy|plausible)|hard to believe|dubious|questionable|unreliable|misread\w*|mishear\w*|misheard|suspect(?:s|ed)?|too (?:many|few)|(?:over|under)-?(?:stated|counted|reported)|(?<!no )(?<!without )(?:an? )?(?:errors?|mistakes?)|can't be right|cannot be right|must be wrong)\b",
    re.IGNORECASE,
)
"""That the figure itself is in doubt."""
AIM = re.compile(
    r"(?:尚|还|暂|仍)?未(?:获?批复|批准|到位|兑现|到账|到$)|待批|待审|报批|认捐|目标|盘子|任务书|责任书|工作要点|实施方案|指标(?:数|任务)?$|预算(?!内|外|执行)|(?:年初|预期|拟定|原定|既定|计划|初步)[^，]{0,4}(?:安排|预计|计划|规划|目标|任务)(?:数|额|投入|资金)?$|打算|设想|展望|愿景|有望|(?:将|拟|准备|预备|争取|力争|计划)(?:在|于)?[^，]{0,8}(?:投入|安排|引进|新建|实现|完成|达到|选派|培训|帮助|拨付)"
    r"|\b(?:goals?|targets?|aims?|aimed|plan(?:s|ned|ning)? to|plan figures?|(?:in|under) the plan|envelope|(?:work|action|annual|yearly|year\'s) plan|task (?:list|sheet)|intend(?:s|ed)?|intentions?|hop(?:e|es|ed|ing) (?:to|for|that)|pledg\w+|promis\w+|commitments?|vow\w*|projected|projections?|forecast\w*|foresee\w*|foreseen|budget(?:s|ed)?|scheduled|ambitions?|quotas?|tasks?|assigned|expect\w*|await\w*|pending|subject to|will|shall|to be (?:invested|spent|paid|built|created|sent|raised))\b",
    re.IGNORECASE,
)
"""That the figure is meant to be, and need not have come true."""
MOSTLY = re.compile(
    r"[一二两三四五六七八九半]成(?![果效功立分就本品])|占[^，]{0,4}(?:一半|多数|大头|小头|[一二两三四五六七八九十百]+[家个人名所项户件])|[一二两三四五六七八九十]分之[一二两三四五六七八九]|为多$|以[^，]{1,16}(?:为主|为多|居多)|(?:大多|多半|主要|绝大多数|绝大部分|多数|大部分|大都|大半)(?!.*(?:到位|到账|拨付|兑现|落实|完成))|居多|占多数|各半|各占|对半"
    r"|(?:一半|半数)(?:以上|左右|多)?(?=[给投用在去为是来归落由])|(?:大头|多半|小半|七成|八成|九成|六成|三成)(?=[给投用在去为是来归落归由])"
    r"|\b(?:most|half|much|the bulk|the rest|a third|two thirds) (?:of it |of this )?(?:went|goes|was|is|were|came|comes|stayed|served|spent)\b|\b(?:(?:one|a|two|three) (?:thirds?|quarters?|half|halves|fifths?|tenths?)|half|most|much) of (?:it|this|the (?:sum|total|money|figure))\b|\b(?:one|two|three|four|five|six|some|several) of (?:the|its) \w+ (?:went|closed|left|stopped|failed|returned|are|were|is|was|have|had)\b|\b(?:mostly|mainly|chiefly|largely|predominantly|primarily|for the most part|half and half|(?:one|two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens|some|several|many|most|half|a few) of (?:them|these|those))\b",
    re.IGNORECASE,
)
"""What most or some of a figure is, or became of it: the figure is of all."""
ONE_FIELD = re.compile(
    r"(?:产业|教育|医疗|卫生|健康|文化|旅游|文旅|科技|民生|基建|基础设施|交通|水利|住房|生态|劳务|就业|农业|养殖|种植|畜牧|光伏|饮水|人居环境)(?:类|领域|方面|口|板块|项目|条线)?的?(?:项目)?"
    r"|(?:industry|industrial|education|health|medical|culture|tourism|infrastructure|livelihood|agriculture|agricultural|farming|transport|water|housing|labour|ecology|energy|solar)(?: (?:projects?|sector|field|side|part|only))?",
    re.IGNORECASE,
)
"""One field of the cooperation and nothing else: beside money or projects of all fields a part."""
ONE_CHANNEL = re.compile(r"832(?:平台|网|销售平台)|\bplatform 832\b|\b832 platform\b")
"""The state's sales platform for poor counties: one of the ways in which goods are sold."""
OF_BUSINESS = re.compile(
    r"投资|贷款|经济合作|贸易|商业|\b(?:invest\w*|loans?|credit|economic|commercial|business\w*|trade)\b",
    re.IGNORECASE,
)
"""What is no gift, in words on most of a sum of gifts."""
EVERY = re.compile(
    r"^(?:都|全部?|均)(?:落|设|布|建)?(?:在|位于)|\ball of (?:them|these|it) (?:in|at|to|for|from)\b",
    re.IGNORECASE,
)
"""That all of a figure is at some place."""
DONE = re.compile(
    r"完成|超额|超过|超出|超目标|实现了|已|落实|兑现|达标|计划[内外]|目标[内外]|\b(?:met|reach\w*|exceed\w*|fulfil\w*|complet\w*|achiev\w*|surpass\w*|outside|beyond|beat|over|unplanned|hit|done|carried out|paid|share of|times|percent)\b",
    re.IGNORECASE,
)
_ADDED_UP = r"(?:各|分|逐)(?:[县市州区旗省项行列表笔批月季])?[^，]{0,8}(?:相加|加总|之和|累加|汇总|加起来)|(?:合计|汇总|相加|加总|累加)(?:得|而得|得出|所得|而来|得来)|\b(?:sum|total|addition) of (?:the )?[^;]{0,30}\b(?:list|tables?|rows?|lines?|columns?|items?|breakdown|entries|annex)\b|\badded up (?:from|out of)\b"
_TOLD_BY = r"见[^，]{1,10}[网报站志鉴]$|所[载列报示刊印]$|[是为](?:这个|此|该)数$|(?:发改|民政|人社|财政|农业|教育|卫健|审计|商务|工信|国资|组织|扶贫|统战|工商联|慈善总会|红十字会)(?:部门?|系统|厅|局|委)?(?:的)?口径$|据[^，]{2,12}(?:日报|晚报|早报|报|网|台|社|公众号|客户端|频道)$|\bas (?:listed|told|shown|printed|given|recorded|noted|published|announced) (?:by|in|on|at)\b|出自|引自|摘自|取自|录自|抄录|见于|载于|来自[^，]{0,14}(?:报告|材料|讲话|公报|公告|年鉴|报|网|页|稿|文|简报|汇报|发布会|新闻|清单|台账|表)$|(?:按|照)[^，]{1,10}(?:记|录|录入|入表|理解|读|处理)$|\b(?:counted|compiled|reported|published|announced|quoted|cited|repeated|stated|confirmed) (?:again |also |only |out )?(?:by|in|on|at)\b|\baccording to\b"
_ON_THE_PAGE = r"^(?:本|该|原|此|见|在)?(?:表|文|页|栏|图|报道|稿|附件)[^，]{0,6}[栏行列格段句处角]$|首次(?:披露|公布|公开|发布|报道|提到|提及|见报)|未(?:经)?(?:审核|复核|核对|核实|核定|审计|核)$|^in (?:the |a |its )?(?:caption|footnote|margin|sidebar|annex|appendix|summary|lead|headline|box|table|chart|photo|text|footer|header|introduction|preface|closing|reply)\b|\b(?:not|never|un) ?(?:yet )?(?:audited|checked|verified)\b|\bas (?:the |a |an )?(?:\w+ ){1,4}(?:put|puts|has|had|said|says|told|tells) it\b|\bin (?:his|her|their) (?:own )?words\b|\bfor the first time$"
_CAME_OF_IT = (
    r"(?:已|均|都|全)(?:已)?返[回鲁京津沪浙闽粤苏辽乡岗]|期满|尾款|余款|(?:建|修|铺|打|盖|架|购|买|添|种|栽|办|开|设|挖|改)(?:了|起|成|出|置)?[^，]{0,4}[一二两三四五六七八九十百千几多]+(?:余|多)?[座条口间栋处亩台期场套眼孔幢]|(?:花|用|支|付|拨)(?:完|罄|光|清|讫)|结清|验收|(?:已|均)(?:停产|停办|停用|关停|关闭|撤销)|闲置|工期|为期|任期|期限|历时|挂职期"
    r"|(?:以|采取|采用|按)[^，]{2,10}(?:形式|方式|办法|模式|名义)|\b(?:no longer (?:running|open|in use|used|there)|since (?:closed|shut)|shut down|(?:fully|all|long) spent|spent in full|still unspent|for (?:a term of )?(?:\w+ ){1,2}years? each)\b"
)
_RANKED = r"(?:居|列|排|位列|位居|名列)[^，]{0,10}(?:首|第|前|榜|位)|之首|之最|(?:创|破)[^，]{0,6}(?:新高|纪录|记录)|\b(?:ranks?|ranked|ranking|(?:first|highest|largest|second|top) (?:among|of all|in the west|nationwide|nationally)|a record|record high)\b"
_SHARED = r"分担|分摊|共担|均摊|凑[出成足]|\bshared (?:by|between|among)\b|\bsplit (?:between|among)\b"
OF_THE_PAGE = re.compile(
    rf"{_ADDED_UP}|{_TOLD_BY}|{_ON_THE_PAGE}|{_RANKED}|{_SHARED}|{_CAME_OF_IT}|"
    r"持平|与[上去前]年|相比|打乱|来源|出处|摘录|译文|措辞|改写|乱字|转载|未说明|没有说明|按上文|依上文|原文|写同比|称历年|之内$|[a-z]_[a-z]"
    r"|\bnot (?:\w+ )?(?:stated|given|printed|named|said|say|shown|specified|clear|explicit|dated|date|known)\b|\bun(?:dated|named|sourced|known)\b|\b(?:read|taken|printed|worded|named|quoted|cited|called) (?:only |again )?(?:as|from|with|in)\b|\b(?:inferred|implies|implied|conflicts?|breaks off|reworded|translat\w+|derived|definitions?|blank|part read|excerpt)\b"
    r"|\b(?:other|another) (?:reports?|pages?|sources?|articles?)\b|^former(?:ly)?\b|\bcut (?:off|after)\b|\b(?:remark|problem)$|^(?:the )?(?:original )?page\b(?! (?:counts|includes|covers|leaves))|\bpage says\b|\b(?:unchanged|up|down|rose|fell|grew|same|flat|more|less) (?:from|on|as|than|against) (?:in )?(?:the )?(?:last|previous|prior|preceding|year)\b|\bcompared (?:with|to)\b|https?://",
    re.IGNORECASE,
)
"""That a clause speaks of how the page was read, and not of what the figure covers."""
UNSIGNED = re.compile(
    r"签了?约(?!.{0,8}(?:投产|落地|到位|开工|建成|履约|兑现))|投了?多少[^，]{0,4}(?:没|未|不)|到位(?:多少|情况|与否)[^，]{0,3}(?:没|未|不)|是否到位|意向|框架|备忘录|草签|尚未签|签约阶段|洽谈(?:中|阶段)|未落地|没到位|钱没到|\b(?:letters? of intent|LOIs?|intentions?|memorand\w+|framework|nothing (?:built|paid|invested) yet|(?:money|funds|payment|investment) (?:is |are )?(?:to follow|still to come|pending)|(?:still|yet) to be (?:paid|built|invested)|not (?:yet )?(?:built|realised|realized|arrived|landed))\b",
    re.IGNORECASE,
)
"""Agreed, and not carried out."""
NEWER = re.compile(
    r"(?:后来|其后|随后|事后|次年|翌年|第二年|日后|后续)[^，]{0,10}(?:下调|上调|调[减增低高]|改小|改大|核减|推翻|作废)|(?:后来|其后|随后|事后|次年|翌年|次月|日后|之后|新版|新的|后续)[^，]{0,10}(?:改|更|修订|订正|调整|下调|上调|核减|核定)[^，]{0,4}\d|(?:现|今|已)(?:改|更正|修订|调整)(?:成|为)"
    r"|\b(?:later|since|afterwards|subsequent(?:ly)?|new(?:er)?|next)\b[^;]{0,40}\b(?:changed?|corrects?|corrected|revis\w+|lowers?|lowered|raises?|raised|cuts?|restat\w+|adjust\w+|amend\w+|replac\w+)\b[^;]{0,20}\d"
    r"|\b(?:lower|rais|cut|revis|correct|chang|adjust|restat|amend)\w*\b[^;]{0,24}\b(?:in|by) (?:the |an? |its )?(?:next|later|following|subsequent|newer|new)\b",
    re.IGNORECASE,
)
"""That the same page or its publisher prints another figure in place of this one."""
SINCE = re.compile(
    r"(?:自|从|由|打)[^，]{0,10}(?:之初|开始|起步|启动|建立|确立|结对|开局|以来|伊始|第一年)|(?:协作|结对|帮扶|本轮|启动|开局)[^，]{0,8}(?:至今|迄今|到现在|到目前)"
    r"|\b(?:since|from|ever since)\b[^;]{0,30}\b(?:start\w*|began|begun|beginning|outset|set up|found\w*|launch\w*|pair(?:ing|ed)|inception|first year|day one)\b",
    re.IGNORECASE,
)
"""That a sum began with the cooperation, or with something in it."""
SOME_YEARS = re.compile(
    r"(?:涵?盖|跨|含)?[两二三四五六七八九十]个?(?:学年|财年|年度|会计年度)(?:的)?(?:合计|之和|共|累计)?|(?:for |over |of )?(?:two|three|four|five) (?:school|academic|fiscal|financial) years(?: together)?|(?:近|前|过去|这|共)?(?:[两二三四五六七八九十]{1,3}|\d\d?|几)[多余]?年(?:间|来|以来|期间|里|内)?(?:共|累计|合计|之和)?"
    r"|(?:over |in |for |during )?(?:the )?(?:past |last )?(?:two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|several|\d\d?)(?:-odd)? years(?: of it| in all| together)?"
    r"|(?:a|one|two|three|over a|more than a) decades?(?: of it| in all| together| added (?:up|together))?",
    re.IGNORECASE,
)
"""That a figure is of several years."""
OF_OTHERS = re.compile(
    r"税|退[货款回还]|\b(?:tax(?:es)?|VAT|returned|refund\w*)\b|对口支援|援[疆藏青]|新疆|西藏|定点|中央|央企|国企|捐|社会|企业(?:投入|投资|资金)|重复|\b(?:counterpart|Xinjiang|Xizang|Tibet|central|donat\w+|gifts?|social|society|state-owned|SOEs?|double|twice|duplicat\w+)\b",
    re.IGNORECASE,
)
"""What most figures have not in them anyway: to leave it out makes no part of them."""
