"""The words behind the flags of `scope`, in English and in Chinese: one table of phrases for each.

English patterns are searched in what stands between semicolons, Chinese ones in what stands between any two marks,
without what stands in brackets. Every phrase of one language has its like in the other; a test holds them side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from analysis.vocabulary import english_months

PART, EACH_PLACE, WIDER, COPY, OPEN_END = "part", "each_place", "wider", "copy", "open_end"
PLANNED, AGREED, RUNNING_TOTAL = "planned", "agreed", "running_total"
YEARLY_MEAN, DOUBTED, SUPERSEDED = "yearly_mean", "doubted", "superseded"

_ONE = (
    "event|project|hospital|school|primary school|federation|clinic|village|town|court|donation|allotment|park|group|"
    "Putian group|shipment|hall|firm|city|county|sheep base|bacon base|koi base|dairy|mushroom|vegetable|tea|health-industry|"
    "sturgeon|migrant-worker|sewage|textile|train|flight|coach|bus|product|workshop|enterprise|job fair|visit"
)  # fmt: skip
# What a collector does at the desk is no plan of the cooperation.
_AT_THE_DESK = "filled|verified|checked|confirmed|clarified|compared|corrected|counted|noted|read|seen|taken|treated|understood|used"
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PLACES = "counties|cities|districts|prefectures|villages|provinces|places|banners"
_HOUSES = r"(?:(?:another|the|a) (?:page|report|agency|paper)|Xinhua\w*|(?:the )?(?:People's|China|[A-Z]\w+) (?:Daily|News|Agency)|\w+ Daily)"
_A_YEAR = r"(?:of |for |in )?(?:a|per|each|every|the) years?\b"
# Money of other forces, or of another kind, is left out of most figures: to say so makes no part of them.
_ANOTHER_KIND = "counterpart|central|donat|societ|social|Xinjiang|Xizang|Tibet|double|twice|state-owned|SOE|enterprises? (?:investment|money|funds)"
_OTHER_FORCE = r"central (?:SOEs?|state|units?|ministr\w+|enterprises|firms|institutions|departments|agencies|bodies|organs|government (?:units|money|funds))|central SOEs|centrally[- ](?:run|owned)|state-owned (?:enterprises|firms|companies)(?: of the centre)?|SOEs|ministries"


class Phrases:
    """Phrases as one pattern, compiled when it is first searched for: most who import these words only need their names.

    Parameters
    ----------
    *phrases : str
        Regular expressions, any of which may be found.
    """

    def __init__(self, *phrases: str) -> None:
        self.pattern = "|".join(phrases)

    @cached_property
    def search(self) -> Callable[[str], re.Match | None]:
        """`re.Pattern.search` of the pattern, whatever the case of its letters."""
        return re.compile(self.pattern, re.IGNORECASE).search


ENGLISH: dict[str, Phrases] = {
    PART: Phrases(
        r"(?<!not )(?<!start )(?<!years )\bonly\b(?! as| about)", r"\bpart of (?:the |42|24|1\.|yearly|\d)",
        rf"\bone (?:{_ONE})\b(?! for each)", r"\bto one\b", r"\bin one\b", r"\bincomplete (?:count|statistics|figures)\b",
        r"^of which\b(?!.*\d)", r"(?<!years )\bof it\b(?!.*\d)$",
        # an event
        r"\bsigned (?:at (?:a|the|one|two|three)|on the spot)\b", r"\bat (?:the |\w+ )?fairs?\b", r"^the first (?:train|bus|coach|flight)\b",
        r"^(?:contract projects at )?(?:the )?(?:\d+\w\w joint|first \w+|two|three|four|20\d\d)\b.*\bmeetings?\b",
        r"\b(?:first|second|third|new|early|advance) (?:batch|tranche|instal?lment)\b", r"^(?:without|except|minus) (?!Xinjiang|Xizang|Tibet)(?-i:[A-Z])\w+$", r"\bsingle donation\b", r"\bby the \w+ federation\b",
        # cash or goods, of the two
        r"^(?:in cash|in kind|cash|goods|materials|medicine|medical|equipment)\b(?! equivalent| and| plus|, edu)", r", cash\b",
        r"^(?:material|cash) donations", r"^donated (?:assistance )?funds\b(?! and)", r"^relief materials", r"\bgrant part\b",
        # a level of government
        r"^(?:\w+ )?provincial (?:finance|funds|government|development funds)\b", r"\b(?:city|county|district|provincial)[- ]level (?:part|funds?|money|finance|aid|government)\b",
        r"\bcity[- ]level\b", r"^(?:city|county|district|provincial|province)[- ]level(?: part)?$", r"\bmatching funds\b", r"^paired cities, counties(?: and districts)?$", r"\bdevelopment area part\b",
        # a purpose or an industry
        r"\bfor (?:schools|hospitals)\b", r"(?<!of them )\b(?:disaster|flood|drought) relief\b", r"\bhousing projects$", r"\b(?:mushroom|fungus) industry\b",
        r"\b(?:food|farm) park$", r", park$", r"^industry projects\b", r"^livelihood projects$", r"\bprojects brought\b", r"^put into (?:one|the) \w+ industry\b",
        # some of the people, or of the places of work
        r"^(?:teachers|medical staff|(?:health|medical) (?:workers|personnel))\b(?!,? (?:doctors|and|medical|teachers|among|included|in it))", r"\blabour measures\b",
        r"^poor (?:\w+ )?(?:(?:labourers|workers|people) )?(?:to|in|with steady jobs in) [A-Z]", r"^underprivileged people\b",
        r", people out of poverty$", r"^from those projects", r"^(?:settled )?in (?:the |\d+ )?(?:[\w-]+ )?parks?\b", r"^in \S*园",
        r"\b(?:in|absorbed by|created by) (?:the|those) (?:\d+ )?(?:workshops|firms|enterprises)\b",
        # one kind of school or hospital
        r"^(?:(?:senior|junior|upper|lower) )?(?:secondary|primary|high|middle|vocational) schools$", r"^(?:kindergartens|township hospitals|county hospitals)$",
        # some of the places, the first of several stages
        r"^(?:incomplete|partial)(?: (?:count|data|figures?|list|statistics|sum|total))?$", r"^first (?:transfer|payment|donation)\b",
        rf"^(?!.*(?:\d|date|year|month|start|end|decimal|digit|unit|page|link|title|source|author|name|kind|{_ANOTHER_KIND})).*\b(?:not counted|not included|missing|left out)$",
        rf"\b{_COUNT} of (?:the |its |their |all )?{_COUNT}\b.*\b(?:{_PLACES})\b", r"^(?:the )?(?:money|funds|sum|amount|places|jobs) for (?:the )?(?:\w+ ){0,3}(?:counties|villages|towns|districts|households|schools|hospitals)$", r"^(?:the )?(?:portion|share|part|amount|money|sum|funds) (?:spent|used|that went|going|put|invested|meant)\b[^\d]*$", r"^(?!.*\b(?:not|years?|months?|quarters?|\d{4})\b).*\balone$", r"^(?:only )?(?:the |those )?(?:finished|completed|started|ongoing) (?:ones|projects)(?: only)?$", r"^(?:only )?those (?:finished|completed|started|ongoing|in operation|under way)\b[^\d]*$", r"^(?:the )?(?:share|part|portion|contribution) of (?-i:[A-Z])[^\d]*$", r"\bnot (?:yet )?(?:all )?report(?:ed)?\b", r"^half of (?:the|all)\b", r"^(?:industry|education|health|labour|agriculture|infrastructure) (?:part|share|funds)$", r"\b(?:sampled?|sample of)\b", r"^(?:provincial|city|county|district|municipal) (?:share|portion|contribution)$",
        r"^(?:the )?first (?:phase|stage)$", rf"\bfirst {_COUNT} (?:allotments|batches of (?:funds|money))\b",
        # what is left out
        rf"^[^\d]*\b(?:excludes|excluding|exclusive of|not counting|leaving out)\b(?!.*(?:\d|{_ANOTHER_KIND}))",
    ),
    EACH_PLACE: Phrases(
        r"^for each\b", r"^each of\b", r"\bper (?:county|city|village|district|prefecture|banner)\b(?! per)", rf"(?<!yearly )(?<!annual )\baverage\b(?! {_A_YEAR}| of (?:about )?\d)", r"\bfor each (?!of)",
        rf"^(?:the )?(?:mean|average) of (?:the |all )?(?:{_COUNT} )?(?:{_PLACES})$",
        r"^each(?: (?:county|city|village|district))?$", r"^[^\d]*\bper (?:head|person|worker|household|capita)\b[^\d]*$",
    ),
    WIDER: Phrases(
        r"\bnot only\b", r"\bwider\b", r"\bbroader\b", r"\bnot East-West\b", r"\bnot all (?:from|of it)\b", r"(?<!\d{4} )\bas a whole\b", r"\bwhole of Ningxia\b",
        r"\ball (?:\d+ )?(?:recipients|partner (?:areas|places)|areas|regions|programmes|pairing programmes|counterpart|other|kinds of relocation|destinations)\b",
        r"\ball \w+ partner\b", r"\ball \w+[- ]aid(?:ed)?\b", r"\ball of Sichuan\b", r"\bwhole park\b", r"\ball firms\b", r"\bnot limited to\b", r"\bscope (?:is )?(?:unclear|not clear)\b",
        r"\bgeneral (?:commercial )?investment\b", r"\b(?:and|or) (?:other provinces|elsewhere)\b", r"\bcentral (?:units|firms|enterprises)\b", r"\bdestinations? not (?:said|stated|split)\b",
        r"\bnot \w+(?: \w+)? (?:alone|by itself|on its own)\b", r"\ball (?:of )?(?:the )?eastern (?:provinces|partners|givers|regions|cities|places)\b", r"\b(?:whole|entire) province\b", r"^also (?:counts?|includes?|covers?)\b", rf"\b(?:includ\w+|with|plus|counting|covers?|together with)\b[^;]*\b(?:{_OTHER_FORCE})", rf"\b(?:{_OTHER_FORCE})\b[^;]*\b(?:counted|included|are in it|is in it|too|as well)\b(?:$|[,;])", r"\bnot (?:yet )?(?:deducted|separated|stripped out|taken out|split off)\b", r"\b(?:includ\w+|with|plus)\b.*\b(?:Xinjiang|Xizang|Tibet)\b", r"\bprovince-wide\b", r"\bbeyond the (?:pair|cooperation|programme)\b",
        # another programme with it
        r"\b(?:includes?|including|with|plus) (?:\d\S* )?counterpart support\b", r"\bcounterpart support\b", r"\bsupport and cooperation together\b",
        r"\bsupport of .* plus cooperation\b", r"^Tibetan-area aid\b", r"^对口\w+ and 东西部协作 together", r"^东西部协作 and 对口\w+ together",
        r"对口\w+ projects in all receiving places", r"\binside \w+, not\b", r"\bnot called 东西部协作\b",
        # two indicators in one figure
        r"^(?:seconded )?cadres and (?:talent|professionals)(?: together)?$", r"\btrained and transferred\b", r"^training and transfer$",
    ),
    OPEN_END: Phrases(r"\bend (?:(?:year|month|date|of (?:the )?(?:span|period)) )?not (?:stated|printed|given)\b"),
    COPY: Phrases(
        r"\bsame (?:report|figures as)\b", r"\bcount twice\b", r"\b(?:rewritten|mirror|machine-made) copy$", r"^citing\b", r"^same as (?:\d|SCIO)",
        r"\breprint(?:ed)? (?:from|of)\b", r"^(?:copied|taken over|quoted) from (?:another|the|a) (?:page|report|agency|paper)\b", r"^reprint$", r"^(?:a |another |second )?copy of\b", rf"^(?:copied|taken over|taken|quoted|reproduced|reposted|reprinted) from {_HOUSES}", r"\bsame (?:article|text|story|dispatch) as\b", r"\bfrom the same (?:\w+ )?(?:report|article|text|story|dispatch)\b",
    ),
    PLANNED: Phrases(
        r"^(?:printed as )?planned(?!-| (?:total|investment|batches|project))(?:[^\d]|20\d\d)*$", r"^(?:a |the |yearly |cooperation )?plan(?: of 20\d\d| for 20\d\d)?(?::|$)",
        r"^(?:a |the |yearly |annual |year's )?(?:target|goal|task|quota|objective)s?\b(?!.*\b(?:met|reached|exceed\w*|fulfil\w*|complet\w*|achiev\w*|over|hit)\b)(?:[^\d%]|20\d\d)*$", r"\b(?:undert\w+|committed|commits?|promis\w+|vow\w*|pledg\w+) to (?:provide|give|send|invest|pay|raise|transfer|create|arrange)\b", r"^(?:committed|promised|undertaken)\b(?!.*\b(?:all|fully|in full) (?:paid|disbursed|carried out))(?:[^\d]|20\d\d)*$", r"^expected(?:[^\d]|20\d\d)*$", rf"^(?:is |are )?to be (?!{_AT_THE_DESK})(?:\w+(?:ed|en|t)|paid|made|done)\b(?:[^\d]|20\d\d)*$",
        r"^budget(?: figure| sum| plan)?$", r"^in the plan$", r"^what [^\d]*\b(?:hope|hopes|aim|aims|plan|plans|intend|intends|promised|foresee)\b[^\d]*$", r"^(?:scheduled|foreseen|slated|due|set) (?:for|by|in|to)\b[^\d]*$", r"\bno results? yet\b", r"^(?:but )?not (?:an? |the )?(?:result|outcome|actual (?:figure|result))\b", r"\bnot (?:paid|disbursed|spent|approved) yet\b", r"\bnot yet (?:paid|approved|disbursed|carried out|in place|spent|transferred)\b", r"^earmarked\b(?:[^\d]|20\d\d)*$", r"^(?:\w+ )?(?:in|by) the budget$", r"^(?:pledged?|aims? (?:at|to|for)|striv\w+ (?:for|to)|hoped for|will be \w+|intended|projected|budgeted)\b(?:[^\d]|20\d\d)*$",
    ),
    AGREED: Phrases(
        r"^agreed(?:,| (?:sum|amount|funds|investment|with)|$)", r"^agreement (?:sum|amount|funds)$", r"^contract(?:ed)? (?:sum|amount|value|investment)$",
        r"^signed(?:, not| (?:sum|amount|contracts|investment)|$)", r"\bintentions, not contracts\b", r"^(?:letters of )?intent(?:ions?)?$", r"^planned (?:total )?investment$",
        r"^framework agreement$", r"^(?:signed )?(?:memorandum(?: of understanding)?|MoU)(?: signed)?$", r"\bsigned on the spot\b",
    ),
    RUNNING_TOTAL: Phrases(
        r"\b(?:cumulative|in all|a sum|running total) (?:since|from)\b", r"^(?:a )?running (?:count|total|sum)\b", r"^(?:(?!each|mean|page|year|households)\w+ ){0,4}since (?:the )?(?:pairing|cooperation (?:began|started)|(?:start|beginning|outset) of (?:the )?(?:pairing|cooperation)|(?:new |this )?round\b|last year|(?:19|20)\d\d)\b",
        r"^cumulative (?:wording|selection|count)\b", r"^over the years$", r"^all years to date$", r"\b(?:accumulated|summed|added up|total(?:led)?) over (?:the |its |all )?(?:\d+|\w+) years\b", r"^(?:the )?(?:(?:grand |running |cumulative )?total|sum|cumulative (?:figure|sum|count)?|accumulated)[^\d]{0,12}\bto date$", r"^(?:from the start|since the start|since the beginning) (?:until|to|till) (?:now|date)$",
    ),
    YEARLY_MEAN: Phrases(
        r"\b(?:yearly|annual) (?:average|mean)\b(?! (?:rise|growth|increase|rate|wage|income))", rf"\b(?:average|mean) {_A_YEAR}",
        r"\baverag\w+ over (?:the |these |those )?(?:\w+ )?years\b", r"\bon average (?:a|per|each|every) year\b", r"\b(?:a|per|each|every) year on average\b",
    ),
    SUPERSEDED: Phrases(
        r"\bbefore (?:the |its )?(?:revision|correction|amendment)\b", r"\b(?:later|since|afterwards|subsequently) (?:revised|corrected|amended|withdrawn|replaced)\b(?! (?:upwards?|downwards?)? ?from)", r"\b(?:was|were|has been|have been) (?:later |since )?(?:corrected|revised|amended) to\b", r"^superseded\b", r"^withdrawn\b", r"\b(?:put right|set right|rectified|replaced|changed|corrected|revised|amended) (?:in|by) (?:an? |the )?(?:later|following|subsequent|next|newer)\b",
        r"^(?:the )?(?:uncorrected|unrevised|original(?:ly published)?) (?:figure|number|value|count)$",
    ),
    DOUBTED: Phrases(
        r"\bmisprint", r"^(?:the )?(?:figure |number |value |digits? )?(?:is |are )?to be (?:verified|checked|confirmed)\b",
        r"\b(?:digits?|figures?|numbers?|values?|units?)\b.{0,12}\b(?:unclear|uncertain|illegible|doubtful|blurred|in doubt)\b", r"^(?:doubtful|uncertain|(?:possibly|perhaps|probably|maybe) wrong)$", r"\b(?:likely|perhaps|probably|possibly|suspected) (?:a )?slip\b", r"\b(?:a|one) (?:zero|digit) too (?:many|few)\b", r"\btimes too (?:high|low|large|small)\b", r"\bdecimal (?:point|comma)\b.*\b(?:missing|misplaced|wrong)\b",
        r"\b(?:not sure|unsure) (?:of|about) the (?:units?|figures?|numbers?|values?|digits?)\b", r"\b(?:figure|number|value|unit) (?:looks|seems|may be|might be) (?:wrong|mistaken|too (?:high|low|large|small))\b",
    ),
}  # fmt: skip

_GOODS = (
    "药品|口罩|羽绒服|衣物|校服|课桌椅|学生用具|图书|器材|设备|电脑|农机|防疫物资|抗疫物资|医疗物资|救灾物资"
)
_NUMBER = "一二三四五六七八九十百两\\d"
_OTHER_AID = "对口支援|援疆|援藏|援青|定点帮扶|中央(?:[^，含]{0,6}(?:单位|企业|机关))|中直|央属|国家机关|央企|新疆|西藏"
_HOLDS = "含|包括|连同|加上?|计入|涵盖|算上|纳入|并入"
_FAIR = "推介会|洽谈会|博览会|丝博会|恳谈会|对接会|签约会|交易会|展销会|招聘会|招商会"

CHINESE: dict[str, Phrases] = {
    PART: Phrases(
        r"(?<![不非并])仅(?!次于)", r"(?<![不非])只(?:计|给|是|含|算|包括|包含|列|限|有|投|涉及|统计|一)", r"(?<!各)部分$", r"不完全统计|统计不完全|不完全计数",
        r"^其中(?!脱贫|贫困|建档立卡|监测)[^\d]*$", r"^其中(?:省|市|州|县|区)级",
        # 一个事件
        rf"(?:首|新一|第[{_NUMBER}]+)批(?!次)", r"(?:^|年)一批$", r"[单首][次趟架班列场](?!.*计划|披露|公布|公开|发布|报道|提到|提及|见报|突破|超|达|实现|出现)", r"一班次|[两一]列(?:动车|专列|$)|专列一列", r"^当日|一日$",
        r"(?<!计)一次(?:活动|考察|大会|恳谈会|招聘|捐赠|性|现场|签约|拨付)|^一次", r"(?:现场|集中)签约", rf"{_FAIR}", rf"第?[{_NUMBER}]+[届次](?:联席)?会议", r"联席会议(?:上)?(?:集中)?签",
        # 现金或实物
        r"^(?:其中)?(?:现金|捐款|捐资|实物|捐物|物资)(?:部分|捐赠|折款|折价|价值)?$", r"^捐物折[款价]", rf"^(?:{_GOODS})|捐赠?(?![款资钱])[^，款资]{{0,6}}(?:{_GOODS}|物资)",
        # 一级财政
        r"^[省市州区县镇乡]级(?!\d|重点|重大|平台|以上|乡村振兴|和|与|及|、)(?![^，]*合计)", r"^(?:省|市|州|区|县)(?:本级|财政)(?!厅|局)", r"配套资金$",
        # 用途、行业
        r"(?:投向|投入|用于)(?!援)(?![^，]*[、和及])[^，]{0,14}(?:产业|园|学校|医院|基地|车间|[乡镇村])", r"^(?:用[于在]|花在|投在)", r"^(?:产业|民生|教育|医疗|工业|农业|基础设施|助学|住房)(?:类|化)?项目$",
        r"助学|抗旱|救灾|赈灾|防汛|抗疫|抗洪", r"[教医]育?[^，]{0,2}领域$",
        # 一部分人、一部分地方
        r"(?<!第)(?<![十百千])一(?:家|所|处|座|院)(?!一)", r"一个(?:项目|村|乡|镇|县|园区?|企业|车间|基地|学校|医院)", r"(?<=[乡镇村县])一[乡镇村县](?!一)", r"单个",
        r"^(?:教师|医生|医疗人才|医务人员|技术人员|专业技术人员|党政干部|乡村医生)$", r"^(?:园区|车间|企业|帮扶车间)吸纳", r"^\d*家?(?:园区|车间|企业)(?:内|吸纳)",
        r"增拨|追加部分", r"医院\d+批|^资助",
        # 一部分地方、头几期
        r"\d*[市县区州][^，]{0,2}中(?:的)?[\d一二两三四五六七八九十]+个?[市县区州](?!级)", r"(?:未|没有|尚未)(?:全部)?(?:上报|报送|报(?!道|告))", r"抽样|样本", r"^不完全$", r"统计不(?:全|完整)", r"^缺少?[^，]{0,6}[县市州区旗]$", r"的?(?:一半|半数)$", r"示范(?:点|村|带)", r"首笔|第一笔", r"未(?:纳入|列入)?统计$|尚缺|缺[^，]{0,8}数据?$", r"^除[^，\d]{2,12}(?:以外|之外|外)$",
        r"^(?:产业|民生|教育|医疗|卫生|健康|就业|劳务|科技|文化|基础设施)(?:类|帮扶|协作|扶贫|发展)+(?:项目)?(?:资金|投入|部分)$", r"^(?:只|仅)?限(?!额|期|时|制|度|于?当年|价)(?:于)?[^\d，]{2,14}$", r"第?[一二三四五\d](?:、|至|到|和|及|-)第?[二三四五六\d]批", r"^(?:产业|民生|教育|医疗|工业|农业|基础设施|就业|公益)类(?:的|项目|资金)?$", r"^[^\d]{2,10}的?(?:份额|出资部分|承担部分)$", r"^(?:部分|少数|个别)(?:[市县区州旗]|项目|资金)", r"^(?:这|此数|该数)?(?:是|系|为|指)?[\d一二两三四五六七八九十]+个[^，\d]{0,8}[县市区州旗](?:的|之)?(?:数|数据|数字|口径)$", r"^(?:仅?指|系|为)(?:已|在)?(?:竣工|完工|开工|验收|建成)(?:的|项目|部分|数)*$", r"^(?:已|在)?(?:竣工|完工|开工|验收|建成)(?:的|项目|部分|数)+$", r"^(?:先行|先期|前期|首期|提前|预)(?:拨付?|下达|到位)", r"^(?:正常|仍在|实际)?(?:运行|运营|运转|在产|存续)中?的$", r"^(?:第?[一二三]|首)期(?:工程|项目|投入|资金|投资)?$", r"前[两二三四五几\d]批(?:资金|下达|拨付|合计)",
        # 未包括的
        r"^[^\d]*(?<![未没])(?<!没有)(?:剔除|扣除)(?![^，]*(?:\d|重复|对口|援[疆藏青]|定点|中央|中直|央企|国企|国有企业|企业(?:投入|投资|资金)|捐|社会))",
        r"^[^\d]*(?:不含|不包括|不包含|未含|未包括|未计入)(?![^，]*(?:\d|对口|援[疆藏青]|定点|中央|中直|央企|国企|国有企业|企业(?:投入|投资|资金)|捐|社会|新疆|西藏|重复))", r"^[^\d]{2,}(?<!重复)(?<!捐赠)(?<!捐款)(?:未计|另计|除外)$",
        # 一类学校、医院
        r"^(?:高中(?:教育)?(?:阶段)?|初中|小学|中学|中小学|义务教育(?:阶段)?|学前教育|职业|职业教育|高等|中等职业)(?:院校|学校)$|^(?:小学|中学|中小学|幼儿园|中职|高职|高校|乡镇卫生院|县级医院)$",
    ),
    EACH_PLACE: Phrases(
        r"^平均(?:每|到每)?(?:个)?[县市村区州旗户镇](?![^，]*\d)", r"^平均(?:值|数)?$", r"^[县市村区州旗]均[^\d]*$", r"^各(?:[县市村区州旗]均(?:为)?)?$", r"^(?:平均)?每(?:个|一个?)?(?:国家|贫困|脱贫|重点|帮扶|受援|结对|协作|对口|被帮扶){0,3}[县市村区州旗镇](?!\d)[^\d]*$",
        r"^逐[县市]", r"各县(?:相同|一样)", r"[每各]个?[^，\d]{0,6}[县市村区州旗镇][^，\d]{0,4}平均(?!增)", r"平均到?[每各]个?[^，\d]{0,6}[县市村区州旗镇](?!\d)[^，\d]*$", r"^[^\d]*(?:人均|户均|劳均|每人|每户)[^\d]*$",
    ),
    WIDER: Phrases(
        rf"(?:{_HOLDS})[^，]{{0,10}}(?:{_OTHER_AID})", rf"(?:{_OTHER_AID})[^，不未没]{{0,8}}(?:在内|(?:也|一并|一起|同样|亦)?(?:计入|算入|包括|包含|纳入|统计进来))", r"对口(?:支援|援疆|援藏|援青|帮扶)?(?:和|与|及|、|加)东西部", r"东西部(?:扶贫)?协作(?:和|与|及|、|加)(?:对口|定点)",
        r"(?<!写)不(?:只|仅|止|限|光|单单?(?!位|列|独)|全是|都是|全)(?!有|清|这些|这个|此|该数|$)", r"[并]?非(?:仅|只|止)", r"^全[省区市州县](?:获得|收到|接受|争取)", r"全[省区市州县](?:获得|收到|接受|争取)的", r"^全[省区市州县](?:的)?(?:脱贫|农村|农民工|外出|务工|转移就业|劳动力)", r"含[^，]{0,6}自(?:行|发|主)(?:外出|务工|就业|择业)",
        r"(?:也|一并)(?:计算在内|计入|算入|统计)", r"连(?:同|带)?[^，]{1,14}(?:一起|一并|一块儿?|也)(?:算|统计|计|包括)", rf"(?<![不未])(?:{_HOLDS})[^，]{{0,8}}(?:港澳|台商|外商|境外|海外|国外|国际|非结对|非协作)", r"(?:未|没有?)(?:剔除|扣除|分开|拆分|剥离|除去)", r"与[^，]{2,16}(?:混计|混合计算|混在一起|合并统计|合并计算|一并统计|一起计算|打包)", r"协作(?:和|与|及|、)[^，]{2,6}合计", r"对口(?:帮扶|支援|协作)的?(?:全部|所有|各)[^，]{0,2}地区",
        r"(?:非|不是|不属于?|不等于)[^，]{0,5}(?:协作|结对|苏陕|鲁渝|单一结对|两地)", r"不能全归",
        r"(?:全部|所有|各)(?:对口|受援|结对|帮扶|协作)(?:地区|城市|县|省|地)?", r"对口(?:帮扶|支援|协作)?地区(?:合计|总计)", r"(?:全部|所有)(?:目的地|去向|渠道|招商|农产品|来源)",
        r"(?:目的地|去向)(?:不限|不分|不明|未分|含|包括)", rf"(?:{_OTHER_AID})(?:和|与|及|、|加)东西部", rf"东西部(?:扶贫)?协作(?:和|与|及|、|加)(?:{_OTHER_AID})", r"口径(?:较|更|偏|要)?[大宽]|大口径|更宽", r"全(?:部)?招商口径|招商口径", r"^全国口径|全国合计", r"含[^，]{0,16}(?:以外|其[他它])|(?:及|和|与)其[他它](?:省|地区|各地)",
        r"(?:省|市|区|县)内(?:结对|协作|市际|对口)", r"(?:^|，)全(?:园|园区)(?:合计)?$", r"以[^，]{0,6}为代表", r"[^，]{0,8}和[^，]{0,8}合计[，,]?未分", r"未区分", r"口径不[明清详]|范围不[明清详]", r"对口支援|对口援[疆藏青]|定点帮扶",
        r"^(?:多|余)?(?:党政)?干部(?:和|与|及|、)?(?:专业技术|专技|各类)?人才(?:合计|一起|共计)?$", r"培训(?:和|与|及|并)转移",
    ),
    OPEN_END: Phrases(r"(?:止点|截止(?:时间|日期|年份)?|终止(?:年份|时间)|结束(?:年份|时间)|末年|止年|迄年)(?:未|不)(?:写|印|注明|详|明|载|说)"),
    COPY: Phrases(
        r"转载(?:自|于|页|文|稿|《)|转载$", r"转(?:自|引自|发自)", r"(?:^|据)(?:引自|援引|摘自|录自|抄自)", r"^据(?:新华|人民|央视|中新)[^，]{0,4}(?:报道|电|讯|稿)", r"同文|同稿|同一(?:报道|稿|篇|文)",
        r"转发(?!资金)|转述|转引|^(?:复制|拷贝|抄)自", r"同一?(?:篇|份)(?:报道|文章|稿)", r"副本|镜像|复制页", r"勿重复计|不(?:要|可|应)重复计(?!.*(?:城|省|市|方))", r"^与[^，]*(?:同数|数字相同|同一数)$",
    ),
    PLANNED: Phrases(
        r"^(?:年度|全年|今年|本年度?|明年|次年)?(?:计划|拟|预计|力争|争取|目标|任务|预期|有望|规划|确保|初步安排|拟安排)(?!内|外|单列|完成|总?投资|面积|带动|[:：])(?:[^\d%]|20\d\d年?)*$",
        r"(?:年度|全年|本年度?)(?:[^\d]{0,12})(?:计划|目标|任务|预算)(?:数|值|额|合计)?$", r"(?:计划|目标|任务|规划|预算|预计)(?:数|值|额|合计|投入)$", r"^将(?!近|军)[^\d]*$", r"^(?:年初|年度|全年|本年)?预算(?:安排|内)?(?:数|额)?$", r"^(?:明年|次年|下年度?)(?:安排|计划|拟)[^\d]*$", r"(?:尚待|有待|待)(?:落实|下达|批准|拨付)$", r"(?:尚未|还未|暂未)(?:下达|拨付|拨出|支付|启动|实施)", r"后续将|^可提供岗位$", r"^(?:指标|任务)(?:下达|分解)|下达的?(?:指标|任务)(?:数|额)?$", r"^(?:建成|达产|投产|完工)后[^\d]*$",
        r"^承诺(?!.*完成)", r"应(?:完成|达到|引进|到位|投入)的?(?:数|额|任务|资金)?$", r"^(?!.*(?:完成|超|达到?|实现|落实|的?\d+%))[^\d%]*(?:任务|目标)$", r"^(?:年内|年底前?|今年|明年|到20\d\d年底?)?(?:要|须|应|需|将)(?:达到|完成|实现|落实|引进|新增|达)[^\d]*$", r"^(?:并)?非(?:实际)?(?:完成|实绩|结果|实际)数$", r"^(?:资金|款项?)?(?:尚|还|暂|仍)?未(?:到账|拨付|拨款|下拨|支付|兑现|打款)",
    ),
    AGREED: Phrases(
        r"^(?:按|依|系)?(?:协议|合同|意向)书?(?:约定|确定|载明|规定|商定|列明)的?[^\d，]{0,8}$", r"^(?:已)?签(?:订|署|了)*(?:框架|合作|购销|帮扶|意向)?(?:协议|备忘录|合同|意向书)$", r"^(?!非|未)(?:20\d\d年)?[^\d]{0,6}(?:协议|签约|合同|意向)性?(?:引资|引进|资金|投资|投入|金额|总额|额|数|口径|安排|总投资额?|投资总额)*$", r"^\d+个?项目(?:计划|协议|签约)(?:总)?投资额?$", r"^计划(?:总)?投资额?$",
        r"^(?:已)?签订?(?:框架|合作|购销|帮扶)?协议$", r"^框架协议", r"未(?:落实|到位|落地)",
    ),
    RUNNING_TOTAL: Phrases(
        r"累计自", r"自[^，]{2,16}(?:以来|起|至今)(?:的)?(?:累计|合计|共|总计|$)", r"以来[^，]{0,6}(?:累计|合计|总计)", r"^(?:19|20)\d\d年(?:[^，]{0,8})?以来", r"^自?(?:19|20)\d\d年(?:起|后)?(?:累[计加积]|合计|总计|加总|共|至今)", r"^(?:结对|协作|帮扶|对口帮扶|建立[^，]{0,8}关系)以来", r"(?:19|20)\d\d年[^，；;,]{0,8}(?:至今|迄今|到目前|到现在)", r"^(?:迄今|至今|历史|有史以来)(?:累计|共|合计)|^累计至今", r"历年(?:之和|总和|相加|加总)", r"^自[^，\d]{2,16}(?:启动|开始|建立|结对|实施)(?:以来|之日起|后|起)?$", r"^历年(?:累计|合计|来)", r"^(?:多年|逐年)累计",
        r"^[自从](?:19|20)\d\d年(?:起|以来)", r"^(?:新一轮|本轮|去年|“?十[一二三四五]五”?)[^，]{0,8}以来",
    ),
    YEARLY_MEAN: Phrases(r"^(?:各|历)?年度?(?:平均|均值)(?:数|值|水平)?$", r"^(?:近|这|前)?[两二三四五六七八九十\d]{1,2}年(?:的|间)?(?:平均|均值)(?:数|值|水平)?$", r"^(?!.*增)[^\d]*(?<!每)年均(?!收入|工资)[^\d]*$", r"^(?!.*增)[^\d]*(?:平均每年|每年平均|按年平均|年平均(?!气))[^\d]*$"),
    SUPERSEDED: Phrases(
        r"(?:更正|修订|修正|订正|核减|核定|调整)(?:之?前)(?:的|数|数字|数据|值|口径)*$", r"^(?:原|最初|最早)(?:公布|发布|报|上报|载|通报)(?:的)?(?:数|数字|数据|值)?$", r"(?:后|其后|随后|后来|事后|嗣后)(?:有|已|被|作|又|经|作了|予以|另有)*(?:更正|修订|修正|订正|改为|撤回|作废)", r"^已(?:被|经)?(?:更正|修订|修正|订正|撤回|作废|取代)(?!后)(?:为|[^，]{0,4}$)", r"^(?:旧|作废)(?:数|数字|口径)$",
    ),
    DOUBTED: Phrases(
        r"^(?!.*(?:年份|日期|时间|起止|年度|前刊|前报|前文|此前|上期|原刊|原报|原载)).*(?:(?<![质无嫌存置])疑(?!难|问|虑)|有疑问|存疑|误印|印错|笔误|有误$)", r"^(?:数字|数值|数额|待)?(?:待核|核实|待查)", r"误[写植]|写错|可能(?:有误|漏|多[了写]|少[了写]|写?错|误)|(?:图片|扫描件?|页面|截图|印刷)[^，]{0,4}(?:不清|模糊)|(?:漏|错|移)[^，]{0,3}小数点", r"(?:字迹|数字|数值|数码)[^，]{0,4}(?:不清|模糊|难辨)",
    ),
}  # fmt: skip

ASIDE = Phrases(
    r"他页|别页|别的页|别家|邻页|另页|另一页|他处|别处|另处|首段|后文", r"^页[注内上标]|^页面(?!说)|页称|日期|年份|成文|推定|推为|据此|折算|口径不一|不一致|略不合|截断|摘录", r"起点|起年|起始",
    r"^其中[^，]*\d", r"^其中[^，]{0,6}[一二两三四五六七八九十百]+[家名所项户件人]\S", r"占\d|占[^，]*%", r"完成(?:年度|全年)|(?:年度|全年)(?:任务|目标)\d|超(?:年度|全年)(?:任务|目标)", r"^比|^较|同比|环比|^增|^占",
)  # fmt: skip
"""Chinese phrases that speak of another page, of a date, of a change or of a share, and not of what the figure covers."""

LEFT_OUT = Phrases(
    r"\b(?:excludes|excluding|exclusive of|without|not counting|leaving out)\b", r"\bnot (?:included?|counted)\b", r"\b(?:do|does|did) not (?:cover|count)\b",
    r"不含|不包括|不包含|未含|未包括|未计入|(?<![未没])(?<!没有)(?:剔除|扣除)|(?:未计|另计|除外)$",
)  # fmt: skip
"""What a phrase leaves out makes no figure wider."""

REVISED = Phrases(
    r"\b(?:revised|corrected|amended|rectified)\b(?! (?:later|since))", r"\bafter (?:the |its )?(?:revision|correction|verification|audit)\b", r"^(?:the )?final (?:figure|count|number|result)s?\b", r"^(?:this |it |the page )?(?:corrects|revises|amends|replaces|rectifies|supersedes)\b",
    r"(?:更正|修订|修正|订正|核定|核减|核实|审核|调整)(?:之?后|过)(?:的|数|数字|数据|值)*", r"^(?:更正|修订|修正|订正|最终|终核|核定)(?:公布|发布|确认|核定|的)*(?:数|数字|数据|值|结果)$", r"^(?:更正|修订|订正)为", r"以(?:此|本)(?:数|页|文|表|公告|通报|次)?(?:数)?为准", r"^(?:已|业|后)?经(?:重新)?(?:核减|核定|核实|修订|修正|更正|订正|审计|复核)", r"(?:前|此前|上期)(?:刊|报|载|文|发布)?[^，；;]*(?:错|误)", r"勘误", r"^(?:系|为|是)?(?:更正|修订|订正)(?:页|稿|版|公告|说明|启事)",
)  # fmt: skip
"""The page corrects what it, or its publisher, printed before."""
PRELIMINARY = Phrases(
    r"^(?:preliminary|provisional|first (?:estimate|count))\b", r"^(?:初步|暂定|快报)(?:统计|核算|测算|汇总|数|数字|数据|口径)*$|^(?:年度?|月度?|季度?)?(?:快报|初报|预报)数?$",
)  # fmt: skip
"""What the publisher may print anew, and holds as long as it does not."""

OF_WHICH = Phrases(r"^of (?:which|it|this|these|them)\b.*\d")
"""An English clause that tells another number than its row's; `ASIDE` has the Chinese ones."""

SINCE_YEAR = Phrases(
    r"\bsince (?:[a-z]+ ){0,5}((?:19|20)\d\d)\b", r"自((?:19|20)\d\d)年[^，；;,]{0,10}(?:起|以来|至今)", r"累计自((?:19|20)\d\d)", r"((?:19|20)\d\d)年(?:起|后)(?:累|合计|总计|加总|共)", r"((?:19|20)\d\d)年[^，；;,]{0,8}(?:以来|至今|迄今|到目前|到现在|后历年)",
)  # fmt: skip

_NOT_THE_LAST = "|".join(english_months.NAMES[:-1])
SOME_MONTHS = Phrases(
    r"^(?:in |for )?(?:the )?(?:first|second) half(?: of (?:the|that|this) year|-year)?$", r"^half a year$", r"^(?:by|until|up to|through|to) (?:the )?(?:end of (?:the )?)?(?:first|second|third) quarter(?: of (?:the|that|this) year)?$", r"^(?:(?:figures?|data|numbers?|counted|statistics|results?) )?(?:as at|as of|by|at|to|until|through) (?:the )?(?:mid-?year|half-?year|middle of (?:the |that |this )?year|midpoint of the year)$", r"^half-?year(?:ly)?(?: figure| count| report| data)?$", r"^(?:in |for )?(?:the )?first (?:two|three|\w+) (?:quarters|months)(?: of (?:the|that|this) year)?$",
    r"^(?:the )?(?:first )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}) months(?: of (?:the|that|this) year| only)?$", r"^(?:this year so far|so far this year|year to date)$",
    rf"^(?:(?:figures?|data|numbers?|counted|statistics|sums?|results?) )?(?:by|to|until|up to|as of|as at|through) (?:the )?(?:end of |end |mid-|early |late |\d{{1,2}} )?(?:{_NOT_THE_LAST})\b(?! \d{{4}})",
    r"^(?:by|to|until|up to|as of|through) (?:the )?[12]?\d december\b(?! \d{4})",
    r"^(?:数据|数字|数|统计|口径|计算?|时间)?(?:截至|截止|截|至|到)(?:20\d\d年)?(?:[1-9]|10|11)月", r"^1月?(?:-|—|–|~|至|到)(?:[2-9]|10|11)月份?(?:数|合计|拨付|到位)?$",
    rf"^(?:from )?january ?(?:to|through|until|-|–) ?(?:{_NOT_THE_LAST})$", r"^(?:截至|截止|至|到)(?:20\d\d年)?12月(?:[1-9]|1\d|2\d)日", r"^(?:20\d\d年)?(?:[1-9]|10|11)月(?:底|末|份|中旬|上旬)(?:的|时点|时)?(?:累计)?(?:到账|到位|拨付|完成|上报|下达)?(?:数|数据|止|统计|情况|额)?$", r"^截[至止](?:目前|当前|发稿时?|报道时)$", r"^年中(?:数|统计)?$", r"^mid-year(?: figure| count)?$", r"^[上下]?半年度?(?:数|报|报数|合计|口径|拨付|到位|投入)?$", r"^[前第]?[一二三四123]个?季度?(?:数|合计|口径|拨付|到位|投入)?$", r"^(?:今年|当年|本年)?前[\d一二三四五六七八九十]+个月(?:数|合计|口径)?$", r"^(?:今年|年初|当年)以来$",
)  # fmt: skip
"""A figure of a year that knows some months of it."""

CUMULATIVE = Phrases(r"累计", r"\bcumulative\b", r"\brunning total\b")
UNKNOWN_START = Phrases(
    r"起(?:点|始|年|始年份?|始时间)[^，；;,]{0,2}(?:未|不)(?:写|印|注明|详|明|载|说)", r"\bstart (?:(?:year|date|of (?:the )?(?:span|period)) )?not (?:stated|printed|given)\b"
)  # fmt: skip

DOUBTED_SPAN = Phrases(
    r"\b(?:could|may|might) (?:also )?(?:be|mean|cover) (?:a |the )?(?:whole |full |entire )?(?:span|sum|period|total) (?:of|over|since)\b", r"\bdoubts? about (?:the|its) (?:span|period|years?)\b", r"\b(?:span|period|years?) (?:is |are )?(?:unclear|uncertain|doubtful|in doubt|ambiguous)\b",
    r"(?:时段|时期|期间|年份|年限|跨度|起止)[^，；]{0,4}(?:存疑|不明|不清|不确定|有疑)", r"(?:可能|或|疑)(?:为|是|系|指)[^，；]{0,8}(?:以来|期间|历年|多年|[两二三四五六七八九十]年)(?:来|间)?(?:的)?(?:累计|合计|总数|总额)",
)  # fmt: skip
"""A figure printed for one year that may be a sum of several."""

SEVERAL_YEARS = Phrases(
    r"^(?:近|前|这)?[两二三四五六七八九十\d]{1,2}年(?:间|来|以来|期间)(?:共|累计|合计|引进|引导|投入|实施|选派|培训|落地|完成|援建)[^，\d]*$", r"^(?:近|前)?[两二三四五六七八九十\d]{1,2}年[^，；;\d]{0,8}(?:累计|合计|总计|加总)(?:数|额)?$", r"^(?:近|前)?[两二三四五六七八九十\d]{1,2}年(?:来|间)?(?:的)?(?:累计|合计|总计|共|一并|一起)", r"\bsum of (?:20\d\d|(?:the )?(?:two|three|four|five|\d) years)\b", r"\b(?:two|three|four|five) years together\b", r"\b20\d\d (?:and|to|-) 20\d\d (?:together|combined|in all)\b", r"(?:上年|往年|以前年度)[^，\d]{0,6}在内",
    r"(?<![不未])(?:含|包括|计入|加上?)[^，；;]{0,6}(?:上年|往年|历年|以前年度|前几年|结转)", r"\bcarr(?:ied|y)[- ]?over\b", r"\bincludes? [^;]*\b(?:earlier|previous|past|prior) years?\b",
    r"非(?:当年|本年|年内)(?:新增)?",
)  # fmt: skip
"""A figure of one year that holds some of others."""

ALL_PARTNERS = Phrases(
    r"\ball (?:of )?(?:(?:its|the|their|her|western|eastern) )*(?:partners|receivers|recipients)\b",
    r"\bfrom all (?:its |the )?givers\b",
    r"\ball (?:the )?(?:provinces|places|regions|areas|counties) (?:that |which )?\w+ (?:helps?|aids?|assists?)\b",
    r"\ball (?:the )?(?:money|funds|aid|help) (?:that )?\w+ (?:received|got)\b",
    r"(?:全部|所有|各)(?:结对|受援|协作)(?:省|地区?|市)|对外(?:帮扶|协作|支援)",
)
"""A giver's help to everybody, beside one receiver."""

_WITH = r"(?<![不未])(?:含|包括|包含|连同|加上|计入|算上)[^，\d]{0,8}"
_BOTH_WAYS = r"互派|双向|互换|互访交流|\bboth (?:ways|directions)\b|\bexchanged\b"
_WITH_EN = r"\b(?:includ(?:es|ing)|with|plus|and)\b[^\d]*"
WITH_OTHER_MONEY: dict[str, Phrases] = {
    "cadres_sent": Phrases(_BOTH_WAYS, rf"{_WITH}(?:专技|专业技术|技术人才|教师|医生|医护|人才)", rf"{_WITH_EN}\b(?:specialists|professionals|teachers|doctors|medics|experts)\b"),
    "professionals_sent": Phrases(_BOTH_WAYS, rf"{_WITH}(?:党政|干部)", rf"{_WITH_EN}\b(?:cadres|officials)\b"),
    "jobs_to_east": Phrases(rf"{_WITH}(?:省内|区内|就近|其[他它]|省外)", rf"{_WITH_EN}\b(?:local jobs|jobs near home|other (?:regions|provinces))\b"),
    "jobs_local": Phrases(rf"{_WITH}(?:到东部|省外|外出|其[他它])", rf"{_WITH_EN}\b(?:jobs in the east|other (?:regions|provinces))\b"),
    "jobs_poor": Phrases(rf"{_WITH}(?:非脱贫|一般农|普通农|农村劳动力|其[他它]劳动力)", rf"{_WITH_EN}\b(?:other (?:rural )?(?:workers|labourers)|non-poor)\b"),
    "gov_funds": Phrases(
        r"\b(?:donations?|gifts|social funds|(?:company|corporate|private|enterprise) (?:money|funds|investment))\b[^;\d]*\b(?:(?:are|is|was|were) in (?:it|this|the figure)|(?:are |is )?(?:counted|included)(?: too| as well| in it)?|as well|too)$",
        r"\b(?:includ(?:es|ing)|with|plus|and)\b[^\d]*\b(?:donations?|gifts|social (?:funds|assistance|donations))\b", r"^(?:from )?(?:the )?government and society\b",
        r"(?<![不未])(?:含|包括|包含|连同|加上|计入)[^，\d]{0,10}(?:捐|社会|企业投资|企业资金|中央[^，]{0,4}资金)", r"(?:和|与|及|、)(?:中央[^，\d]{0,6}|企业)(?:资金|投资)", r"\b(?:includ(?:es|ing)|with|plus)\b[^\d]*\b(?:private|enterprise|business|corporate|company) (?:investment|funds|money)\b", r"\b(?:fiscal|government) and social\b", r"\b(?:plus|includ\w+|with) [^;\d]{0,20}\b(?:companies|firms|enterprises|businesses)\b[^;\d]{0,12}\b(?:paid|gave|donated|invested|contributed|provided)\b", r"(?:[两三四多各]方|各类|各渠道|多渠道)[^，\d]{0,4}(?:资金|投入)",
        r"财政[^，\d]{0,6}(?:和|与|及|、|加)[^，\d]{0,6}(?:捐|社会)", r"(?:捐赠?[款物资]?|社会[^，\d]{0,4})(?:和|与|及|、|加)[^，\d]{0,6}财政",
    ),
    "social_donations": Phrases(
        r"\b(?:fiscal|government) and social\b",
        r"\b(?:includ(?:es|ing)|with|plus|and)\b[^\d]*\b(?:government|fiscal|budget) (?:funds|money|aid)\b", r"^(?:from )?(?:the )?government and society\b",
        r"(?<![不未])(?:含|包括|包含|连同|加上|计入)[^，\d]{0,10}财政", r"财政[^，\d]{0,6}(?:和|与|及|、|加)[^，\d]{0,6}(?:捐|社会)", r"(?:捐赠?[款物资]?|社会[^，\d]{0,4})(?:和|与|及|、|加)[^，\d]{0,6}财政",
    ),
}  # fmt: skip
"""Indicator of one kind of money or of people -> words that put another kind into its figure."""

WITHOUT_ONE_MONEY = Phrases(
    r"\b(?:excludes|excluding|without|not counting)\b[^\d]*\b(?:donations?|gifts|social funds|government funds|fiscal funds)\b",
    r"(?:不含|不包括|不包含|未含|未包括|未计入)[^，\d]{0,6}(?:捐|社会|财政)", r"(?:捐赠|捐款|社会资金|财政资金)(?:未计|另计|除外)$",
)  # fmt: skip
"""Words that leave one kind of money out of a figure of both."""

SHARES: dict[str, dict[str, Phrases]] = {
    "government": {
        "province": Phrases(
            r"^provincial (?:finance|development funds|government|funds)\b",
            r"^省(?:本)?级(?:财政|资金|部分|投入)?",
            r"^省财政",
        ),
        "below": Phrases(
            r"^(?:paired )?cities, counties\b",
            r"^paired counties\b",
            r"^district and county matching funds\b",
            r"^(?:city|county|district)[- ]level\b",
            r"^[市县区](?:、?[市县区]){0,2}(?:级|财政|部分)",
            r"^结对(?:市|县|区)",
        ),
    },
    "kind": {
        "cash": Phrases(
            r"^(?:in )?cash\b(?! equivalent| and)", r"[,;] cash$", r"^(?:仅)?(?:现金|捐款|捐资)(?:部分)?$"
        ),
        "goods": Phrases(
            r"^in[- ]kind\b",
            r"^(?:relief )?(?:materials|goods)\b(?! and)",
            r"^(?:仅)?(?:捐物|实物|物资)(?:部分|折款|折价)?$",
        ),
    },
}
"""Ways to divide a sum -> the shares by which a note names its part: shares of one way don't overlap."""
