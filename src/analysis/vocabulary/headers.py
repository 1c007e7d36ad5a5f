"""Words that head the rows and columns of office tables, in Chinese and English.

Every pattern is written for text without blanks, in NFKC and lower case (`squash`), so `government funds` is
`governmentfunds` here. Patterns are tried in order: the narrower stands before the wider. What the words of
a whole header mean together is decided in `analysis.ingest.office.layout.columns`.
"""

from __future__ import annotations

import re

from analysis.vocabulary.own_words import THE_WHOLE

INDICATOR_WORDS: tuple[tuple[str, str], ...] = (
    ("consumption_assist", r"消费(?:帮扶|扶贫|协作)|(?:农|特|农特|农副|农畜|农牧|畜)产品.{0,6}(?:销售|采购)|(?:采购|购买|销售).{0,8}(?:农|特|副|畜|牧)产品|(?:采购|购买|销售|认购).{0,6}(?:帮扶|扶贫|消费|西部|受援).{0,4}产品|(?:帮扶|扶贫|协作地区?|受援地区?|西部)产品.{0,4}(?:销售|采购|购买|认购)|采购(?:和|及|、|,|或)?帮(?:助)?销售|(?:农|特|副|畜|牧)产品.{0,3}(?:入|进|销往?|销售(?:到|至))(?:东部|[京津沪苏浙闽鲁粤辽])"
                           r"|consumption|productsales|products(?:purchased|bought|sold)|(?:sales|purchases)of(?:western|farm|agricultural|local)?products|^(?:sales|purchases)(?:value|amount|total)?$"),
    ("gov_funds", r"财政(?:性|援助|帮扶|协作|支持|投入|拨款|拨付|专项)?(?:援助|帮扶|协作)?(?:资金|款|投入)|财政(?:援助|帮扶|援[滇黔川陕甘宁桂蒙渝青])|^财政$"
                  r"|fiscal(?:aid|assistance|support|transfers?|grants?|appropriations?|allocations?)|(?:gov(?:ernment|t)?|fiscal|public)(?:assistance|aid|support|grant)?(?:funds?|funding)"
                  r"|^(?:gov(?:ernment|t)?|public|aid|assistance|cooperation)?grants?(?:aid|funds?|funding|amount|money|(?:given|received|disbursed|paid))?$"),
    ("social_donations", r"社会(?:帮扶|捐赠|捐助|援助|力量|各界)|捐赠|捐款|捐物|捐资|款物|^社会(?:资金)?$|donation|^(?:social|charitable)contributions?$"),
    ("trained_persons", r"(?:培训|参训|受训|轮训).{0,8}(?:人才|人员|干部|教师|医生|医护|带头人|骨干|劳动力)|(?:人才|人员|干部|教师|医生|医护|带头人|骨干|劳动力).{0,3}(?:培训|参训|受训|轮训)"),
    ("workers_in_east", r"在东部(?:地区|省份)?(?:稳定)?(?:务工|就业)|workersin(?:the)?east"),
    ("cadres_received", r"(?:西部|受援(?:方|地)?)(?:选派|派出|赴)?.{0,4}(?:赴东部|到东部|挂职)|赴(?:东部|[京津沪苏浙闽鲁粤辽]|北京|天津|上海|江苏|浙江|福建|山东|广东|辽宁).{0,3}挂职|接收(?:西部)?(?:挂职)?干部"
                        r"|到东部挂职|cadresreceived"),
    ("professionals_sent", r"专业技术(?:人才|人员|干部)|专技(?:人才|人员|干部)|^(?:选派)?专技$|技术人才(?!培训)|教育.{0,2}医疗.{0,4}人才|组团式.{0,10}(?:人才|专家)|(?:选派|派出|援派|派驻)(?:各类)?专业人才|支教支医|(?:professionals|specialists|experts)(?:sent|dispatched|seconded|onsecondment|deployed)|^(?:professionals|specialists|technicalpersonnel|technicians|professionalstaff)(?:sent|dispatched|seconded)?$"
                           r"|^(?:teachersanddoctors|doctorsandteachers)(?:sent|dispatched|seconded)$"),
    ("trained_persons", r"培训|trained|training|^trainees$"),
    ("cadres_sent", r"(?:选派|派出|派驻|互派|东部)?(?:党政|挂职|援派)?干部(?!.{0,4}培训)|cadressent|cadres|(?:officials|civilservants)(?:sent|dispatched|seconded|onsecondment|deployed)"),
    ("schools_built", r"援建(?:中小)?学校|新建学校|schoolsbuilt"),
    ("relocated_persons", r"(?:移民|易地|异地|吊庄)?搬迁(?:移民|群众|人口|人数)|(?<!firms)(?<!enterprises)(?<!companies)(?<!businesses)(?<!factories)relocated(?!firm|enterprise|compan|business|factor)"),
    ("beneficiaries", r"受益|惠及|带动.{0,8}(?:人口|群众|人数|户)|beneficiar"),
    ("labor_income", r"(?:劳务|务工|工资)(?:总)?收入|labou?rincome"),
    ("jobs_to_east", r"(?:转移|输出|赴|到|至|去|往|来).{0,6}东部|东部(?:地区|省份)?(?:就业|务工)|jobs(?:inthe|to(?:the)?)?east|(?:workers|labou?rers|labou?r|people|persons).{0,14}(?:to|in)(?:the)?east"),
    ("jobs_local", r"(?:省|区|市|县)内.{0,2}就近|就近就[业地]|就地就近|就地就业|省内(?:转移)?就业|jobs(?:nearhome|local)|localjobs|employed(?:locally|nearhome|athome)|local(?:ly)?employ"),
    ("jobs_elsewhere", r"其[他它](?:地区|省份?|省市|省区市?)(?:转移|稳定)?(?:就业|务工)|省外(?:其[他它]地区)?(?:转移)?就业|jobselsewhere"),
    ("jobs_poor", r"(?:脱贫|贫困|建档立卡|监测).{0,6}(?:就业|务工|劳动力|人口|人数|户)|(?:其中)?脱贫(?:人口|劳动力|户)"
                  r"|(?:ofwhom|from)?poor(?:households|workers|people)?|jobspoor|(?:jobs|employ|work|labou?r).{0,30}outofpoverty|outofpoverty.{0,20}(?:jobs|employ|work|labou?r)"),
    ("labor_exported", r"劳务输出|输出劳务|劳务输转|labou?rexport"),
    ("jobs_total", r"(?:农村|富余)?劳动力.{0,4}(?:就业|转移|务工)|(?:转移|帮助|实现|吸纳|促进|带动)(?:农村劳动力|农牧民|农民|农户|群众)?(?:转移)?就业|就业(?:帮扶)?(?:人数|总数|人员)"
                   r"|^就业$|务工人数|jobs|employment|(?:workers|labou?rers|labou?r|migrants)(?:helped|employed|placed|transferred)|^labou?rtransfers?$"),
    ("agreed_investment", r"(?:协议|签约|合同|意向)(?:总)?(?:投资|资金|金额|引资)|计划(?:总)?投资|(?:agreed|contract(?:ed|ual)?|planned|pledged|intended|signed)(?:value|amount)?(?:of)?investment|investment(?:agreed|contracted|pledged|planned|signed)"),
    ("coop_agreements", r"(?:签约|签订|合作)(?:合作)?(?:项目|协议)|agreements"),
    ("enterprise_investment", r"(?:实际)?到位(?:投资|资金|金额)|实际(?:完成)?投资|(?:企业|完成|已完成|累计)投资|投资(?:额|金额|总额|完成)"
                              r"|investment|^invest$"),
    ("enterprises_settled", r"(?:引导|引进|落地|新增|入驻|引入|招引|投产).{0,8}(?:企业|[京津沪苏浙闽鲁粤辽]企)|(?:企业|[京津沪苏浙闽鲁粤辽]企)(?:落地|数|个数|家数|数量)|enterprises|companies|^(?:new|eastern)?(?:firms|businesses)_?(?:settled|established|introduced|attracted|relocated|landed)?$"),
    ("industrial_parks", r"产业园|(?:共建|合作)园区|园区(?:数|个数|数量)|industrialparks|parks"),
    ("workshops", r"(?:帮扶|扶贫|就业|乡村振兴|协作)(?:就业)?(?:车间|工坊)|workshops"),
    ("counties_paired", r"(?:结对(?:帮扶)?(?:的)?(?:县|区县)|(?:县|区县|县区|县级|县域)结对)(?!.*(?:资金|款|投入|金额|就业|企业|捐))|countiespaired|pairedcounties"),
    ("villages_paired", r"结对(?:帮扶)?(?:的)?(?:行政|贫困|脱贫|示范|重点)?村|村(?:级)?结对|村企结对|villages(?:paired|twinned)|(?:paired|twinned)villages"),
    ("schools_paired", r"结对(?:帮扶)?(?:的)?学校|校校结对|学校结对|schools(?:paired|twinned)|(?:paired|twinned|sister)schools"),
    ("hospitals_paired", r"结对(?:帮扶)?(?:的)?(?:医院|医疗)|(?:医院|医疗机构)结对|hospitals(?:paired|twinned)|(?:paired|twinned)hospitals"),
    ("funds_total", r"(?:援助|受援|帮扶|协作|扶贫|对口|支援|投入|各类|筹集)(?:款物|资金|总额)|资金(?:总额|总计|合计|总量|投入|援助)|(?:京蒙|津甘|鲁甘|鲁渝|苏陕|苏青|浙川|闽宁|沪滇|粤桂|粤黔|沪遵)(?:专项|财政)?资金|(?:协作|帮扶|援助|支援).{0,16}项目(?:建设|财政)?资金|(?:协作|帮扶|援助|支援)[一-鿿]{1,8}[省市州县区旗盟](?:东西部协作)?资金|^(?:项目|东西部协作)?资金(?:额|到位(?:数|额)?)?$|totalfunds|fundstotal|^(?:total)?(?:aid|assistance|support|cooperation)(?:funds|funding|money)$|^(?:total)?aid(?:amount|total)?$|^totalfunding$"),
    ("projects", r"(?:援建|实施|帮扶|协作|产业|援助|合作|资金)?项目(?:数|个数|数量)|(?:援建|实施|帮扶|协作|援助)项目|^项目$|projects"),
)  # fmt: skip
"""Indicator and the words that mean it, the narrower before the wider."""

INDICATORS = tuple((name, re.compile(pattern)) for name, pattern in INDICATOR_WORDS)

STATISTICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "other:gross_regional_product",
            rf"(?:地区|国内|{THE_WHOLE})?生产总值(?:总量)?(?:\(?gdp\)?)?(?:\((?:当年价格?|现价|按当年价格计算)\))?"
            r"|gdp|gross(?:regional|domestic)product(?:\(gdp\))?",
        ),
        (
            "other:disposable_income_per_capita",
            rf"(?:全体|{THE_WHOLE})?居民人均可支配收入|percapitadisposableincome(?:ofhouseholds|ofnationwidehouseholds)?"
            r"|disposableincomepercapita",
        ),
        (
            "other:general_public_expenditure",
            r"(?:地方)?(?:财政)?一般公共预算支出|(?:local)?generalpublic(?:budget)?expenditure",
        ),
        (
            "other:resident_population",
            rf"(?:年末|年底)?(?:{THE_WHOLE})?常住(?:总)?人口(?:数)?|residentpopulation(?:\(year-end\))?",
        ),
    )
)
"""Statistics of a place that `context` has, and the whole name of each: a part (城镇常住人口) is another series."""

WITHIN_SERIES = re.compile(
    r"城镇|(?<!农业)农村(?!局|厅|部)|乡村(?!振兴)|城区|市辖区|第[一二三]产业|男性|女性|少数民族|脱贫|贫困|监测|户籍|不含|不包括|指数|增速|urban|rural"
)
"""A title with one of these heads a part of a statistic, whatever its columns are called."""

NEUTRAL_GROUP = re.compile(
    r"(?:主要|基本|重要|经济|社会|国民|综合|总体|发展|宏观|年度|总量|绝对|指标|情况|数据|统计|核算|人口|收入|财政|收支|居民生活|生活)*"
)
"""A group above a header that leaves its meaning whole."""

COOPERATION = re.compile(
    r"(?<!警务)(?<!区域)协作(?!办案|配套)|(?<!就业)(?<!困难)(?<!定点)(?<!驻村)帮扶(?!困难|责任人|联系|车间|工坊)|结对(?!认亲|共建)|(?<!专业)对口(?!率|升学|就业)|支援(?:方|地|省|市|县)"
    r"|受援|受扶|(?<!法律)(?<!就业)(?<!医疗)(?<!司法)(?<!社会)援助(?!律师|机构|案件)|援建|援派|东西部扶贫|社会帮扶"
    r"|京蒙|津甘|鲁甘|鲁渝|苏陕|苏青|浙川|闽宁|沪滇|粤桂|粤黔|沪遵|甬黔|杭黔|辽青|京冀"
    r"|east-?west|cooperation|(?<!legal)assistance|assisted|assisting|pairing|paired|recipient|receiver|giver|donor(?!s?$)|govfunds"
)
"""Words by which a table says that it is of the cooperation."""

OTHER_FORCE = re.compile(
    r"(?<!含)(?<!包括)(?:万企[兴帮]万村|(?:中央)?(?:单位)?定点(?:帮扶|扶贫)|中央(?:单位)?定点|驻村(?:帮扶|工作)|省内(?:对口|结对|协作)?帮扶|[省市县区州]直帮扶|[省市县区州](?:级|直)(?:机关|单位|部门))"
)
"""Words of help that is no East-West cooperation, in a header beside figures that are."""

STATISTIC = re.compile(
    r"城镇(?:单位|就业|登记|新增|私营|非私营|从业)|私营|个体|全社会|全部从业|从业人员|固定资产|房地产|规模以上|规上|限额以上|r&d|研发|研究与试验|新产品|工资总额|平均工资|公有经济"
    r"|生产总值|增加值|gdp|常住|户籍人口|城镇化|公共预算|地方财政|税收|存款|贷款余额|零售|进出口|外商|外资|一般公共|在岗职工|失业|参保|城乡居民|法人单位|专利|旅游"
)
"""Words of the statistics of places; a column with one of them is not of the cooperation unless it says so itself."""

BUREAU_EXPORT = re.compile(r"^(?:数据库|指标|database|indicator):")
BUREAU_SOURCE = re.compile(
    r"(?:数据|资料)?来源[:：].*(?:统计局|统计年鉴|年鉴|普查)|source:.*(?:bureauofstatistics|yearbook|census)|^(?:中国|[一-鿿]{2,8}(?:省|市|区|州))?(?:城市|农村|人口|劳动|财政|县域)?统计年鉴"
)
"""Lines by which a table says that it comes from a bureau of statistics."""

NATIONAL_BUREAU = re.compile(r"国家统计局|中国统计年鉴|nationalbureauofstatistics|chinastatisticalyearbook")


GENERIC_FIGURE = re.compile(
    r"^(?:金额|数额|数量|数值|数据|资金|资金额|额度|投入|完成|完成数|完成情况|实际|实际完成|实际数|实绩|本年|当年|全年|本期|人数|个数|规模"
    r"|数|总数|总额|总量|到账|到位|(?:已|实际)?(?:到位|到账|下达|拨付)数|(?:已|实际|累计)?(?:到账|到位|拨付|下达)资金(?:数|量|额)?|(?:本年|当年|全年|本月|当月|本季度?|本期|当期|截至目前)(?:到账|到位|拨付|下达)(?:数|额|资金|金额)?|拨付|已拨付|已到位|实际到位|拨付金额|(?:资金)?(?:计划|安排|分配|下达|拟投入|拟安排)(?:资金|金额|数额|额度?|数|规模)?|资金(?:规模|数额|计划)|(?:本次|此次|本批|本年|当年)(?:计划|安排|分配|下达|拨付|到位)(?:资金|金额|数额|额度?|数)?|年度|(?:(?:年度|全年|年初|本年|当年)(?:工作)?)?(?:任务|目标|计划|完成|实际)(?:任务|目标)?(?:数|值|量|额|金额)?|协议(?:数|值|目标|任务)|(?:上一?年|去年)度?(?:全年)?(?:同期)?(?:累计)?(?:数|完成数?|实际数?|实绩)?|(?:实际|累计|已)?(?:支出|支付|使用|拨付)(?:数|额|金额|资金)?|东西部(?:扶贫)?协作|扶贫协作|对口(?:支援|帮扶|协作)|(?:obs(?:ervation)?_?)?val(?:ue)?|obs(?:ervation)?|amount|amt|qty|quantity|figure|number|total|(?:(?:annual|yearly|full-?year)(?:target|plan)|(?:target|plan)(?:for(?:the)?(?:full)?year|oftheyear))"
    r"|(?:本年度?|今年|年初)(?:以来|至今)(?:累计)?(?:数|额|金额)?|(?:近|前|过去)?(?:[二两三四五六七八九十]|\d{1,2})年(?:来|间)?累[计积](?:数|额|金额)?|(?:本年|今年|当年|年内|全年|历年|历次)?累计(?:数|金额|投入|完成|到账|到位)?|(?:本月|当月|本季度?)?新增|本月|当月|本季度?|(?:本月|当月|本季度?|全年|累计)?(?:采购|销售|购买)(?:总额|金额|额)|预计|(?:年初|调整|变动|当年|本年|全年)?预算(?:数|额|安排)?|(?:预算)?执行数?|cumulative(?:ly)?|accumulated|(?:funds|amount)?(?:disbursed|paid(?:out|in)?|transferred|allocated|arranged|spent|received|committed|pledged|approved|completed|achieved)(?:funds|amount)?|(?:当年|本年|全年)?决算(?:数|额)?|actual|plan|target|planned|budget|finalaccounts?)$"
)
"""A figure of whatever the title or the group above it says."""

TOTAL = re.compile(
    rf"^(?:全国|{THE_WHOLE}|东部|西部|各省|两省)?(?:合计|总计|总共|共计|总和|总数|总额|汇总|grandtotal|totals?|sum|overall)$"
)
SUBTOTAL = re.compile(r"^.{0,12}(?:小计|分计|合计|subtotal)$")

OUTCOME = re.compile(
    r"决算|(?:预算)?执行(?:数|情况)?$|执行数|实际(?:完成|执行|支出|拨付|使用)?[数值]?|(?:支出|支付|使用|拨付)数|实绩|完成[数值]|(?<!计划)(?<!目标)(?<!任务)(?<!预计)(?<!拟)完成(?:情况|额|量)?$|actual|outturn|finalaccount|^(?:funds|amount)?(?:disbursed|paid(?:out|in)?|transferred|spent|received|completed|achieved)"
)
"""A figure of what was done, below a title or a group that speaks of a plan."""

TARGET = re.compile(
    r"预算(?:数|表|案|安排|额|总额|金额|资金|草案|计划|指标|分配)(?!.{0,4}(?:执行|完成))|(?:年初|调整|变动|当年|本年|全年)预算(?!执行|收入|支出)|(?<!公共)(?<!基金)(?<!经营)预算(?=$|\()|budget(?:ed)?(?!.{0,12}(?:execution|expenditure))|指标(?:分解|分配|下达)|(?:计划(?!单列)|目标|任务|协议(?:数|值|指标|目标|任务))(?!.{0,6}(?:(?:完成|落实|执行|推进)(?:情况|进度|统计|表|[()]|$)|进展|进度))|预计|拟|plan(?!.{0,12}(?:completion|implementation))|target(?!.{0,12}(?:completion|achievement))|^(?:funds|amount)?(?:committed|pledged)|commitments?$"
)
CUMULATIVE = re.compile(r"累计|累积|以来|历年|cumulative|accumulated|sofar")
RATIO = re.compile(
    r"完成率|完成比例|占比|比重|比例|增长|增速|增幅|同比|环比|增减|率(?:\(|%|$)|(?:支出|支付|执行|完成|拨付|资金)进度|^进度(?:\(|%|$)|%|排名|名次|位次|percent|share|growth|rank|(?:disbursement|completion|execution|utili[sz]ation|absorption|achievement)(?:rate|ratio)$"
)
"""A figure worked out from others: no claim of its own."""

PER_HEAD = re.compile(r"人均(?!可支配)|户均|村均|县均|[年月季]均|平均|percapita|perperson|perhead|average")
"""A figure for each of something: none of the sums that the indicators are."""

ROLES: tuple[tuple[str, str], ...] = (
    ("serial", r"序号?|编号|(?:指标|项目|行政|区划)?代码|行次|行号|栏次|no\.?|#|number|serial(?:no\.?)?"),
    ("attribute", r"性别|民族|年龄|学历|文化程度|政治面貌|婚姻状况|职务|职称|技能.{0,4}|工种|岗位|健康状况|人员类别|与户主关系|是否.{1,10}"
                  r"|sex|gender|age|education"),
    ("pair", r"(?:结对|协作|帮扶|对口)(?:帮扶|协作)?(?:关系|双方|省份|情况|单位|对象|地区)(?:\(.*\))?|.{0,6}结对.{0,4}关系|pairs?|pairing|(?:paired|partner)(?:city|county|district|prefecture|province)s?"),
    ("year", r"(?:实施|建设|安排|下达|资金|所属)?(?:年份?|年度)|月份|月度|季度|时间|时期|(?:统计|数据|所属)?(?:期间|时段)|统计年度|数据年份|(?:fiscal|calendar|reporting|statistical|reference)?_?(?:year|yr)|fy|(?:time_?)?period"),
    ("name_of_indicator", r"资金(?:来源|渠道)|.{0,6}指标(?:名称|内容)?|项目(?:名称?)?|内容|(?:资金|帮扶|指标|结对|协作|援助|支援|工作)?(?:类别|类型|性质|种类)|工作内容|(?:工作|重点|协作)?任务(?:名称|内容|事项)?|(?:工作|协作)?事项|(?:预算|支出|收支|经济)?科目(?:名称)?|(?:产品|商品)?(?:品类|品种)(?:名称)?|任务指标|主要指标|indicators?|items?|variables?|metrics?"),
    ("multiplier", r"unit_?mult(?:iplier)?"),
    ("unit", r"单位|计量单位|units?(?:of(?:measure(?:ment)?|count))?|unit_?measure|uom"),
    ("note", r"(?:资金|项目|数据|执行|完成)?(?:状态|进展(?:情况)?)|status|备注|说明|附注|注|情况说明|notes?|remarks?|comments?"),
    ("source", r"来源|数据来源|资料来源|出处|source"),
    ("company", r".{0,6}(?:企业|公司|项目|单位)名称|(?:落地|引进|投资|引导)?企业|公司|投资方|投资主体|company|enterprise(?:name)?|firm"),
    ("employer", r"用(?:工|人)单位|务工(?:单位|企业)|就业(?:单位|企业)|工作单位|employer"),
    ("park", r"(?:所在|落地|入驻|所属)?(?:产业)?园区(?:名称)?|park"),
    ("home", r"(?:户籍|家庭|家乡|籍贯|输出|户口)(?:所在)?(?:地|省|市|县|区县|县区|地区|省份)?(?:\(.*\))?|home(?:county|place|town)?|origincounty"),
    ("destination", r"(?:就业|务工|输入|转移|转入|就业去向|务工去向|流入)(?:所在)?(?:地|省|市|省份|城市|地点|地区|去向|目的地)+(?:\(.*\))?"
                    r"|目的地|去向|(?:destination|to)_?(?:province|city)?|workplace"),
    ("origin", r"(?:投资(?:方|人|企业|主体)?|东部企业|母公司|总部)(?:所在|注册)?(?:地|省市?|城市|地区)(?:\(.*\))?|(?:企业|投资)?(?:来源|来自|投资来源|出资)(?:地|省|市|省份|城市|地区)(?:\(.*\))?|(?:origin|from)_?(?:city|province)?"),
    ("date", r"(?:结对|帮扶|协作)(?:关系)?(?:建立)?(?:时间|日期|年份|年度|期限|年限)|起止(?:时间|日期|年份|年月)|(?:落地|投产|注册|开工|到位|到账|拨付|拨款|捐赠|划拨|签约|入驻|成立|竣工)(?:时间|日期|年月|年份)|日期|年月|date|month"),
    ("start", r"(?:务工|就业|上岗|入职|外出|转移|开始)(?:务工|就业)?(?:起始|开始|起)?(?:时间|日期|月份?|年月)|起始(?:月份?|时间|年月)|start(?:month|date)?"),
)  # fmt: skip
"""Role of a column of words, and the whole headers that say so."""

ROLE_PATTERNS = tuple((role, re.compile(f"(?:{pattern})$")) for role, pattern in ROLES)

EAST = re.compile(
    r"东部|帮扶(?:方|省|市|县|区|地|单位|城市)|(?:支援|援助|出资|协作帮扶|派出|援建)(?:方|省|市|县|区|地|单位|城市)|^east|^giver|^donor"
    r"|assisting|supporting|_(?:east|giver|donor)$"
)
WEST = re.compile(
    r"西部|受援|受帮扶|被帮扶|受助|受益(?:方|省|市|县|地)|被支援|受扶|中西部|脱贫(?:县|地区)|^west|receiv|recipient|assisted|supported|_west$"
)
_AREA = r"(?:自治[区州县旗]|直辖市|地级市|设区市|县级市|省份|地区|区域|地市|城市|地方|[省市县]级|省|市|州|盟|县|旗|区)"
PLACE = re.compile(
    rf"^(?:协作|结对|对口|所在|所属|帮扶|落地|入驻|落户|投资|项目|签约|实施|建设)?(?:名称|重点帮扶县|{_AREA}(?:[、/和或及]?{_AREA})*(?:\([^)]*\))?)(?:名称|名|别)?$"
    r"|^(?:选派|派遣|外派|派员)(?:方|单位|地区?|省份?)$|^(?:region|province|area|place|county|city|prefecture|district|municipality|league|banner)(?:/(?:county|city|district|prefecture|banner))?(?:\(.*\))?s?(?:name)?$"
)
"""A column of places: any run of 省, 市, 州 and the like, in any order."""

PERSONAL = re.compile(
    r"^(?!.*(?:公司|集团|有限|工厂|医院|学校|合作社|车间))(?:.*(?:姓名|身份证|证件号|公民身份|(?:联系|移动|办公)?电话|手机|联系(?:人|方式)|银行卡|银行账[号户]|开户|社保卡|家庭住址|详细地址|住址|出生(?:年月|日期)"
    r"|微信|qq号?|邮箱|负责人|法人(?:代表)?|经办人|填[表报]人|制表人|审核人|户主|监护人|idcard|identity|id(?:no|number)"
    r"|telephone|mobile|e-?mail|birth|bank(?:account|card))|名字$|(?:full|worker'?s?)?name$|phone|contact|(?:home)?address)"
)
"""Headers of columns that say who a person is."""

WHO = re.compile(
    r"(?:单位|企业|公司|机构|组织|团体|个人|主体|商会|协会|部门|者|方|人)(?:\(个人\))?(?:名称)?$|donors?$"
)
"""The end of a header that asks who, above words: 捐赠单位."""
DONORS = re.compile(
    r"(?:社会)?(?:捐赠|捐款|捐资|捐助|认捐)(?:爱心)?(?:单位|企业|公司|机构|组织|团体|主体|者|方|人|[/、或和()]|个人)+(?:名称)?|爱心(?:企业|人士)(?:名称)?|donors?"
)

FOOTNOTE = re.compile(
    r"^(?:注|备注|说明|附注)$|^(?:\d+[.、])?(?:注(?:释|解)?[:：\d(（]|备注[:：]|说明[:：]|附注|数据来源|资料来源|来源[:：]|填[表报](?:人|单位|日期)|制表|审核|单位负责人|统计负责人"
    r"|联系(?:人|电话)|note|source|remark)"
)

TABLE_PAIRS = re.compile(
    r"结对(?:帮扶|协作)?(?:关系|名单|一览|安排|情况|表|县)|结对.{0,8}(?:名单|一览表|关系表)|pairinglist|listofpairs"
)
"""A title that announces a list of pairs."""

LIST_OF_PEOPLE = re.compile(
    r"(?:干部|人才|人员|教师|医生|医师|专家|队员)[^,，]{0,8}(?:名单|台账|名册|花名册|一览|情况|统计|信息|登记|汇总)"
)
"""A title of a list of persons."""

PAIR_SHORT: dict[str, tuple[str, str]] = {
    "京蒙": ("北京市", "内蒙古自治区"), "津甘": ("天津市", "甘肃省"), "鲁甘": ("山东省", "甘肃省"), "鲁渝": ("山东省", "重庆市"),
    "苏陕": ("江苏省", "陕西省"), "苏青": ("江苏省", "青海省"), "浙川": ("浙江省", "四川省"), "闽宁": ("福建省", "宁夏回族自治区"),
    "沪滇": ("上海市", "云南省"), "粤桂": ("广东省", "广西壮族自治区"), "粤黔": ("广东省", "贵州省"), "沪遵": ("上海市", "遵义市"),
    "甬黔": ("宁波市", "贵州省"), "杭黔": ("杭州市", "贵州省"), "辽青": ("辽宁省", "青海省"), "京冀": ("北京市", "河北省"),
}  # fmt: skip
"""The usual two-character names of pairs."""

CITY_PAIR_SHORT: dict[str, tuple[str, str]] = {
    "甬凉": ("宁波市", "凉山彝族自治州"), "佛凉": ("佛山市", "凉山彝族自治州"), "杭恩": ("杭州市", "恩施土家族苗族自治州"), "杭广": ("杭州市", "广元市"),
    "绍乐": ("绍兴市", "乐山市"), "金巴": ("金华市", "巴中市"), "衢绵": ("衢州市", "绵阳市"), "嘉宜": ("嘉兴市", "宜宾市"), "舟达": ("舟山市", "达州市"),
    "深河": ("深圳市", "河池市"), "深百": ("深圳市", "百色市"), "穗黔": ("广州市", "贵州省"), "穗毕": ("广州市", "毕节市"), "穗安": ("广州市", "安顺市"),
    "佛黔": ("佛山市", "贵州省"), "莞铜": ("东莞市", "铜仁市"), "莞昭": ("东莞市", "昭通市"), "中昭": ("中山市", "昭通市"), "珠怒": ("珠海市", "怒江傈僳族自治州"),
    "珠遵": ("珠海市", "遵义市"), "惠黔": ("惠州市", "贵州省"), "苏铜": ("苏州市", "铜仁市"), "连六": ("大连市", "六盘水市"), "甬延": ("宁波市", "延边朝鲜族自治州"),
    "宁商": ("南京市", "商洛市"), "锡延": ("无锡市", "延安市"), "常安": ("常州市", "安康市"), "扬榆": ("扬州市", "榆林市"), "镇渭": ("镇江市", "渭南市"),
    "通汉": ("南通市", "汉中市"), "厦临": ("厦门市", "临夏回族自治州"), "济临": ("济南市", "临夏回族自治州"), "济湘": ("济南市", "湘西土家族苗族自治州"),
    "榕定": ("福州市", "定西市"), "青定": ("青岛市", "定西市"), "青陇": ("青岛市", "陇南市"), "青安": ("青岛市", "安顺市"), "津承": ("天津市", "承德市"),
    "京张": ("北京市", "张家口市"), "京保": ("北京市", "保定市"),
}  # fmt: skip
"""Those of a city and a prefecture. Many are found within other words, so each counts only before a word of the cooperation."""
CITY_PAIR = re.compile(
    rf"({'|'.join(CITY_PAIR_SHORT)})(?=(?:东西部|扶贫|对口|结对|劳务|消费|产业|人才|两[地市])*(?:协作|帮扶|合作|支援))"
)

MISSING = frozenset(
    ("", "-", "--", "---", "—", "——", "–", "/", "//", "\\", "无", "暂无", "未统计", "不详", "缺", "空", "n/a", "na", "n.a.", "nan", "null", "none",
     "nil", "…", "……", "...", "*", "×", "x", "#n/a", "?", "?", "、", ".", "_", "未报", "未提供", "待定", "待报", "待补")
)  # fmt: skip
"""Cells that say that there is no figure; none of them is zero."""

PLAIN = re.compile(
    r"求和项|计数项|小计|分计|合计|同期|我[省市州盟县旗区]|本[省市州盟县旗区]|[在来赴到去往]?[京津沪苏浙闽粤鲁辽甬杭厦青济深穗绍](?:籍|资|属)?(?:企业?|商|方)?|[派赴送输来]|外派|锻炼|跟岗|跟班|学习|进修|研修"
    r"|户数|机构|医疗机构|农民|农牧民|牧民|农户|群众|城乡|富余|返乡|技术|技能|各种|带动|扶持|扶助|资助|手工艺|特色|优质|绿色|净额|毛额|含税|款项|落到|数字|指标|任务"
    r"|在册|农村劳动力|干部|人才|党政|当地|参训|劳务|就业|决算|执行|计划|目标|预计|本月|当月|本季度?|[(]含[^()]*[)]?"
    r"|规模|累积|历年|其中|单独|计列|招商引资?|招引|招商|投产|开工|在建|续建|新建|续签|新签|建成|运营|公办|民办|以上|及以上|左右"
)
"""Words of headers that leave what is counted as it is: how it was reckoned, where people went, who is one of the pair's own."""
