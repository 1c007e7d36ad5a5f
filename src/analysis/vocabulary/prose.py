"""Words by which running text says what a figure counts, in Chinese and English.

Each pattern is held against the words around one figure. Marks stand for what has been recognised already:
`#` the figure itself, `@` another figure, `E` and `W` (as the letters of `EAST` and `WEST`) places that give and
receive, `PAIR` the short name of a pair. Patterns are tried in order: the narrower stands before the wider. Headers of
tables have words of their own (`analysis.vocabulary.headers`), since a header says less than a sentence.
"""

from __future__ import annotations

import re

EAST, WEST, PAIR = "Ｅ", "Ｗ", "Ｐ"
"""Marks of places in the words around a figure; letters that no page writes in running text."""

_MONEY, _PERSONS, _COUNT = ("yuan",), ("persons", "person-times"), ("count", "households")
_HEADS = ("persons", "person-times", "households")

_COMPARED = (
    r"(?:同?比|较)(?:[^#@，。；]{0,10})(?:增加|增长|提高|减少|下降|提升|多|少|增|减|翻)[^#@，。；]{0,4}#"
)

ASIDE: tuple[tuple[str, str], ...] = (
    ("growth", _COMPARED + r"|\bcompared (?:with|to) #(?!\s*Ｙ)|(?:同比|环比)[^#@，。；]{0,6}#|(?:增长|提高|增加|下降|减少|增至|提高到|下降到|升至)(?:了|至|到)?#(?=\s*(?:%|个百分点|倍))|由[^#@，。；Ｙ]{0,6}的?#|从(?:原计划的)?#(?=[^，。]{0,8}(?:提高|增加|增长|下降|减少|上升|降|增至|扩大))"
               r"|(?<!set )(?<!sets )(?<!setting )(?<!ting )(?<!built )(?<!opened )(?<!put )\b(?:up|down|increase[sd]?|rose|grew|grow|growth|fell|drop(?:ped)?|rising) (?:by |of |from )?(?:about |nearly |over )?#"),
    ("per_head", r"分别[^#@，。；]{0,24}#[，。]共计?@|每(?:公斤|斤|吨|箱|头|只|株|枚|瓶|盒|份|张|件|平方米|趟|次|间|晚|小时|度|公里|名|位)[^#@，。；]{0,10}#|#(?:左右|以上|多)?(?:一|/|每)(?:公斤|斤|吨|箱|头|只|株|枚|瓶|盒|份|平方米|小时|度|晚)|(?:收购价|单价|售价|价格|均价|市价|票价|房价|租金)[^#，。；]{0,16}#|(?:人均|户均|县均|村均|亩均|月均|每人|每户|每亩|每村|每县|每月|每个|月工资|月薪|日薪|工资|一个月|每天|平均)[^#@，。；]{0,8}#|#(?:左右|以上|多)?(?:/|每)(?:人|月|亩|户)"
                 r"|per capita[^#@]{0,30}#|#[^#@,]{0,10}\b(?:per|each|a) (?:month|year|person|head|capita|household|mu)\b|\b(?:monthly|average)\b[^#@]{0,25}#"),
    ("other_policy", r"援疆|援藏|援青|对口支援|三峡库区|三峡移民|(?:省内|省域|市内|区内)(?:的)?“?(?:山海|结对|对口|区域|帮扶|[ＥＷ])|Ｗ省?内#个?市|Ｗ省?内，?Ｗ[^，。；]{0,4}(?:对口|帮扶|结对)|(?:^|[，。；])Ｗ[^，。；Ｅ]{0,2}(?:对口|结对)(?:帮扶|支援)?Ｗ|山海协作工程|(?:与|和|同)Ｅ[^，。；#]{0,4}山海协作"),
    ("no_place_giver", r"中央[^。；#]{0,40}财政专项(?:扶贫)?资金[^#@，。；]{0,8}#|(?:集团|国家电网|国有企业|烟草|总公司)(?:公司)?[^#，。；Ｅ]{0,4}(?:帮扶|定点|结对)[^#。；]*#|\b(?:central )?state-owned (?:enterprise|company|firm)|中央(?:单位|企业|国家机关|财政)|央企|定点帮扶|\bcentral (?:party\b|government|units|enterprises|SOEs|organs)|\bcentrally[- ]administered\b|\bdesignated assistance\b"),
    ("purpose_part", r"投资#(?:建设|兴建|建起|建厂|打造|新建)|@[^#@，。；]{0,6}中(?:有|仅)#|(?:安排|使用|分配|构成)(?:情况)?如下：[^#]{0,80}#|最大的[^#，。；]{0,14}投资#|[\u4e00-\u9fff]{2}(?:加工|种植|养殖|建设|改造|供水|产业|旅游)项目(?:总?投资|使用资金)#|占地@[^#]{0,4}、投资#|(?:滞留|结余|违规|挪用|闲置)#|#[^#@，。；]{0,4}中(?:有|仅)@|\bof (?:its|their|the \w+'s) # (?:inhabitants|residents|people)\b|\b(?:with|has|have|employs?|employing|hires?) #[^#@,.]{0,14}\b(?:employees|workers|staff)\b|\bcreat\w+ (?:\w+ )?jobs for #|(?:产值|投资|企业|车间|园区|工厂|基地)[^#@，。；]{0,10}@[^#@，。；]{0,6}，[^#@，。；帮转]{0,4}(?:带动|吸纳|提供|解决|创造)(?:(?!增收|受益|脱贫|销往|产品|采购)[^#@，。；]){0,10}#(?![^，。；]{0,8}(?:增收|受益|脱贫))|(?:产值|销售额|营收)[^#@，。；]{0,4}@[^#@。；]{0,2}，(?:带动|吸纳)[^#@，。；]{0,6}#|\b(?:creat|generat|offer|provid)\w+\b[^#@]{0,12}#[^#@,.]{0,12}\bjobs\b|^[^：。；]{0,12}(?:车间|园区?|工厂|工坊|基地)[^：，。；]{0,6}：[^#]*(?:吸纳|带动)[^#@，。；]{0,10}#|(?:教育|卫生|医疗|健康|产业|就业|消费|人才|文旅|饮水|住房|社会事业|公共服务)[^#@，。；]{0,8}类[^#@，。；]{0,12}#|自筹[^#@，。；]{0,8}#|(?:入园|入驻)企业[^。；#]{0,16}(?:吸纳|带动)[^#。；]{0,8}#|(?:用于|投向(?![ＷＥ])|安排到)[^#，。；]{2,24}#|(?:车间|工厂)(?:[^#。；]{0,20}@)?[^#。；]{0,20}(?:吸纳|带动)(?:(?!销往|产品|采购)[^#。；]){0,14}#|园区[^#@，。；]{0,4}(?:入驻|入园|引进|引导)[^#@，。；]{0,8}#|(?<!引导)(?<!新增)(?<!引进)(?<!吸引)(?<!东部)(?:入驻|入园|在园|园内)企业[^#@，。；]{0,6}#|(?:有限公司|公司|集团|一家|该企业|该项目|基地|工厂|养殖场|[一二三]期)[^#@，。；签]{0,6}投资(?:额|约|近|超|超过|达|达到|为|逾)*#|(?:企业|车间|园区?|投资@|基地)[^。；#]{0,24}吸纳(?!Ｗ)[^#。；]{0,12}#|其中[^#。；]{0,24}[省市区县]级(?:财政|对口|帮扶|协作|援助)*(?:资金)?#|（(?:含|包括)[^#）]{0,8}#[^）]{0,8}）|本级[^#@，。；]{0,14}#|配套资金[^#@，。；]{0,4}#|^到位[区县]级资金#"
                     r"|(?:使用|利用|动用|拿出|将)#[^#@，。；]{0,12}资金|(?:引导|引进)@[^#@，。；]{0,6}企业入驻[^#@，。；]{0,8}，(?:带动|吸纳)[^#@，。；]{0,8}#|园区@[^#@，。；]{0,2}，(?:引导)?(?:入驻|入园)(?:园区)?企业(?:@[，、](?:实际)?到位(?:投资|资金))?#|(?:^|[，；。])(?:教育|卫生|医疗|健康|产业|就业|基础设施|住房|饮水)[^#@，。；]{0,6}(?:投入|安排)(?:资金)?#(?=，用于|$|；|。)"
                     r"|(?:供水|污水|水厂|水渠|管网|黑臭水体|公路|道路|桥梁|堤防|水库|灌溉|厕所|路灯|人居环境)[^#。；]{0,40}，?(?:总|估算|概算|计划|完成)?投资[^#@，。；]{0,4}#|(?<![个批些@])(?:建设|改造|维修|扩建|加工|新建|提升|配套|中心|车间|基地)项目，?[^#@，。；]{0,4}投资[^#@，。；]{0,4}#|一[座个家条处期栋][^#，。；]{0,6}投资#|投资#的[^#@，。；]{0,14}(?:园|厂|项目|基地|中心|车间|市场|酒店)"
                     r"|(?:^|[。；])(?:该|这个|这座)?园区[^#。；]{0,40}(?:招引|引进|入驻)[^#@，。；]{0,4}#|\ba (?:[\w'-]+ ){0,6}(?:company|firm)\b[^#.]{0,60}\binvest\w* #|(?:^|[，。；])[^，。；#@引招]{2,8}公司(?!@)[^#。；]{0,40}(?:带动|吸纳)[^#@，。；]{0,4}#|车间(?:让|使|带动)#|这个项目投资[^#@，。；]{0,4}#|其中[^，。；#@]{0,10}(?:企业|公司|厂)(?!@)[^#。；]{0,30}投资[^#@，。；]{0,3}#|(?:厂|公司|合作社|某[^，。；#]{0,10}企业)(?:总|完成|计划|已)?投资[^#@，。；]{0,3}#|区中园”?总?投资#|(?:援建|帮建|捐建|建设)的[^#@，。；]{2,18}(?:总|完成)?投资#|(?:中心|基地|冷库|市场|综合楼|学校|医院|大桥)(?:总)?投资#"
                     r"|(?:公司|企业|合作社)(?:依托|利用|使用|获得)[^#，。；]{0,14}资金[^#@，。；]{0,4}#|该(?:公司|企业|合作社|厂)[^。；#]{0,70}(?:带动|吸纳)[^#@，。；]{0,4}#|在[^，。；#省市区县州]{1,6}[村乡镇](?:投入|投资|援建)[^#，。；]{0,8}#"
                     r"|\bof which (?:@[^#]*, (?:and )?)?#[^#@.,]{0,10}\bw(?:as|ere) (?:invested|put|used|spent|issued|allocated|earmarked) (?:in|into|on|for|to)\b"
                     r"|\b(?:workshops?|parks?|factory|base)\b[^#@.]{0,20}\b(?:employ\w*|hir\w+|provid\w+)\b[^#@.]{0,20}#"),
    ("two_way", r"互派[^#。；]{0,12}@[^#。；]{0,30}#[^。；#@，]{0,12}交流|\bexchanged\b[^#.]*#|(?:互派|互访|双向交流|相互选派|互相选派)[^#，。；]*#"),
    ("sent_east", rf"(?:^|[，。；]){WEST}[^#。；]{{0,6}}(?:选派|派)[^#。；]*@[^#。；]{{0,2}}、[^#@，。；]{{0,10}}(?:人才|教师|医生|人员)[^#@，。；]{{0,2}}#|接收{WEST}[^#。；]*(?:跟岗|进修|学习)[^#@，。；]{{0,10}}#|{WEST} (?:has |had |also )?(?:sent|dispatched) (?:@[^#]{{0,24}} and )?# (?:\w+ )?(?!officials|cadres)(?:teachers|doctors|professionals|experts|medics)[^#.]{{0,40}} to {EAST}|来自{WEST}的#[^#@，。；]{{0,8}}(?:人才|人员|教师|医生)[^#。；]{{0,12}}(?:跟岗|学习|培训|进修)|#[^#@，。；、]{{0,2}}技术(?:人才|人员)[^#@，。；]{{0,6}}(?:赴|到|进|往|来){EAST}[^#，。；]{{0,10}}(?:挂职|学习|交流|进修|跟岗|培训)|{WEST}#[^#@，。；、]{{0,4}}(?:专业技术|专技)(?:人才|人员)[^#@，。；]{{0,6}}(?:赴|到|来)我[省市区县][^#，。；]{{0,8}}(?:学习|交流|进修|跟岗|培训)|#[^#@，。；]{{0,4}}(?:教师|医生|医护人员|医务人员|医务骨干|骨干|校长|技术人员|专家)(?:、(?:教师|医生|医护人员|医务人员|校长))*[^#@，。；]{{0,4}}(?:赴|到|去|进|往){EAST}[^#，。；]{{0,8}}(?:学习|交流|进修|跟岗|培训|研修|挂职)|(?:专技|专业技术)?人才[^#@，。；]{{0,4}}(?:跟岗|学习|进修)[^#@，。；]{{0,6}}#|(?:^|，|。){WEST}[^#。；]{{0,10}}(?:选派|派)[^#。；]*#[^#@，。；]{{0,12}}(?:人才|人员|教师|医生)(?![^。；]*培训)|#[^#@，。；、]{{0,4}}(?:专业技术|专技)(?:人才|人员)[^#@，。；]{{0,6}}(?:赴|到|进|往|来){EAST}[^#，。；]{{0,10}}(?:挂职|学习|交流|进修|跟岗|培训)|(?:专业技术|专技)(?:人才|人员)#(?:赴|到|进|往){EAST}|(?:我省|我市|我县|我州|我区)(?:新|共|先后|已)?选派[^#。；]*#[^#@，。；]{{0,12}}(?:专业技术|专技)"),
    ("not_indicator", r"培养[^#@，。；]{0,14}(?:人才|人员)#|#[^#@，。；]{0,2}(?:模块|板块|栏目|系统)|# [^#@.]{0,30}\b(?:have|has|had|were|was) (?:been )?lifted out of poverty|发展[^#@，。；]{0,6}(?:养殖|种植)户#|(?:采购|购销|供销|订购)(?:协议|合同|订单)#|#项目[^#@，。；]{0,10}(?:滞后|未开工|尚未|未完成|停滞|逾期)|资金支出[^#@，。；]{0,3}#|全[省市县州区旗][^。；#]{0,16}务工[^。；#]{0,8}@[^#@。；]{0,3}，(?:创|实现)?(?:劳务)?总?收入#|(?<!协作)(?:当前|目前|全[省市县州区]|Ｗ)[^#@，。；协帮]{0,6}(?:脱贫|贫困)(?:劳动力|人口|人员)(?:外出)?务工(?:就业)?(?:总)?(?:规模|人数|总量|总数)[^#@，。；]{0,6}#|# (?:million )?people lifted out of poverty (?:held|hold|had|have|were in|are in)\b[^#@.]{0,30}\b(?:jobs?|work|employment)|抽查[^#，。；]{0,10}#|抽查[^#。；]*@[^#@]{0,4}、资金#|#[^#，。；]{0,12}(?:空置|停产|闲置|停工)|(?:盘活|涉及投资|滞留|追回)[^#，。；]{0,8}#|#[^#，。；]{0,2}(?:购销|采购|供销|订单)(?:合同|协议)|(?:在岗|现有|尚有)[^#，。；]{0,14}(?:干部|人才|教师|医生)[^#，。；]{0,4}#|(?:目前|现在)[^#，。；]{0,6}有#[^#，。；]{0,8}(?:干部|人才|教师|医生)|\bcurrently (?:has|have) (?:@[^#]{0,24} and )?#|(?:购销|采购|供销|产销)(?:合同|协议|订单)[^#。；]{0,8}@?[^#。；]{0,4}金额#|签约企业#|(?:^|[，。；])[县州市区]财政[^#，。；]{0,16}#|[上前]一?[批轮期](?!次)[^#@，。；]{0,10}#|(?:全国|剩余|最后)[^#，。；]{0,4}#[^#@，。；]{0,3}未?摘帽|(?:搬迁|安置)[^#@，。；]{0,4}#[^#@，。；]{0,4}(?:后续|的后续)|(?:资助|帮助|助学|奖励|圆梦)[^#@，。；]{0,6}#[^#@，。；]{0,6}(?:学生|学子|儿童|新生|老人|残疾)|#[^#@，。；、]{0,8}(?:村|社区|街道|乡镇)(?:、@[^。；#@，]{0,8})*(?:结对|帮扶)[^#@，。；]{0,8}@[^#@，。；]{0,8}村|(?:(?:衔接(?:推进乡村振兴)?(?:补助)?资金|涉农资金)[^#@，。；]{0,6}@，[^#@，。；]{0,8}项目|衔接(?:推进乡村振兴)?(?:补助)?资金|涉农资金|金融资金|信贷资金|信贷|社会资本|中央预算内投资|预算内投资|专项债券?|中央和省级财政|生产总值|总产值|年产值|产值|增加值|预算收入|预算支出|财政(?:总)?收入|财政(?:总)?支出|可支配收入|进出口|贸易|贷款|保险|保费|纳税|税收|税款|缴税|债券|利润|营业|营收|存款|零售|客单|旅游|游客|票房|交易额|固定资产|补贴|奖补|补助|奖励)[^#@，。；]{0,10}#"
                      r"|(?:高校毕业生|城镇新增|公益性?岗位|提供岗位|岗位|就业意向|意向|危房|老旧小区|高标准农田|新增城镇|城镇化|常住人口|总人口|户籍人口|面积|产量|里程)[^#@，。；]{0,8}#"
                      r"|#[^#@，。；、]{0,6}(?:岗位|贷款|存栏|党代表|代表团|国家和地区|参展|考察|调研|访问)|考察团?[^#@，。；]{0,4}#|动员(?:@[^#@，。；、]{0,4}(?:企业|组织)(?:、|和))?#[^#@，。；、]{0,4}(?:企业|组织)[^。；]{0,40}(?:结对帮扶(?!地区)|捐)"
                      r"|(?:消费|采购|购销|供销|产销)[^#，。；]{0,10}(?:协议|合同|订单)[^#。；]{0,14}签约(?:总?金?额)[^#@，。；]{0,4}#|(?:公司|合作社)[^#。；]{0,40}(?:销售额|产值|营收)[^#@，。；]{0,6}#|(?:面积|占地)[^#@，。；]{0,6}@[^#@。；]{0,6}总投资[^#@，。；]{0,4}#|(?<![@个的批些])(?<!合作)(?<!签约)(?<!协作)项目总投资[^#@，。；]{0,4}#"
                      r"|惠及[^#@，。；]{0,8}搬迁[^#@，。；]{0,4}#|#[^#@，。；、]{0,4}学生|#[^#@，。；、]{0,6}企业[^#@，。；]{0,10}(?:考察|参展|参会|洽谈)|#[^#@，。；、]{0,4}(?:患者|病人|病患)|基础上(?:又|再)?(?:新增|增加)#"
                      r"|#[^#@，。；、]{0,6}返岗(?!复工|务工)"
                      r"|#(?:大类|方面|领域|环节)|# (?:\w+ )?(?:students|pupils|children)\b"
                      r"|\bGDP\b[^#@]{0,40}#|(?<!labor )(?<!labour )(?<!service )\b(?:income|wages?|salary|output|revenue|tourists?|visitors|grain|exports?|imports?|loans?|tax)\b[^#@,.]{0,30}#|\bproduc\w+ goods worth #|#[^#@,.]{0,14}\b(?:mu|hectares|tonnes|kilomet\w+|km|visitors|tourists|tourist)\b"),
)  # fmt: skip
"""Why a figure is set aside, and the words that say so. Keys are of `ASIDE_REASONS`."""

_AGREED = r"(?:协议合作|协议|签约|合同|意向|计划总)(?:总)?(?:投资|资金|金额|引资|额)"
_FARM = r"(?:农(?:特|副|畜|牧)?(?:特)?产品|特色产品|农产|产品|特产|农货|牛羊肉|咖啡)"
_AID = r"(?:帮扶|援助|协作|扶贫|对口|支援|投入|拨付|落实|到位|提供|下达|筹集|专项|东西部|安排|PAIR)".replace(
    "PAIR", PAIR
)
_JOB = r"(?:就业|务工|上岗|稳岗|转移|输转)"
_WORKER = r"(?:劳动力|劳力|务工人员|群众|人员|人口|村民|牧民)"
_POOR = r"(?:脱贫|贫困|建档立卡|监测对象|易返贫|低收入)"
_TO_EAST = rf"(?:赴|到|至|在|来|向|去|往|入|进)(?:{EAST}|东部|[^#@，。；、]{{1,8}}等(?:{EAST}|东部))"
_SEND = r"(?:选派|送去|派来|派出|派驻|选送|增派|委派|派遣|派|抽调|轮换|接收|安排|选)"
_FIRM = r"(?:企业|公司|龙头|[京津沪苏浙闽鲁粤辽]商|[京津沪苏浙闽鲁粤辽甬杭穗深](?:资)?企)"

ZH: tuple[tuple[str, tuple[str, ...], str], ...] = (
    # money
    ("funds_total", _MONEY, r"(?:资金|款物)[^#@，。；]{0,4}（(?:含|包括|包含)[^#）]{0,6}(?:捐赠|捐款|捐助|社会)[^#）]{0,8}）[^#@，。；]{0,4}#|(?:资金|款物)#（(?:含|包括|包含)[^#@）]{0,6}(?:捐赠|捐款|捐助|社会)[^#@）]{0,8}）"),
    ("labor_income", _MONEY, r"(?:劳务|务工)(?:总)?收入[^#@，。；]{0,8}#|#[^#@，。；]{0,4}劳务收入"),
    ("agreed_investment", _MONEY, rf"{_AGREED}[^#@，。；]{{0,8}}#|(?:签约|签订|签署|签下)(?:(?!消费|采购|销售|帮扶金额)[^#。；]){{0,40}}(?:总投资|总?金额|投资贸易总?金额)(?:总?额)?[^#@，。；]{{0,6}}#|(?:签约|签订|签署|签下)[^#，。；]{{0,30}}(?:投资|资金)(?:总?额)?[^#@，。；]{{0,6}}#|#[^#@，。；]{{0,4}}{_AGREED}"),
    ("consumption_assist", _MONEY, rf"(?:助销|帮销|销售)“?[^#@，。；]{{1,4}}货”?#|^消费(?:协作|帮扶|扶贫)?：[^@]{{0,6}}#|[货品]”?[入进][^#@，。；]{{0,8}}(?:销售|销量|总额|金额|额)[^#@，。；]{{0,8}}#|{_FARM}[^#@，。；]{{0,6}}(?:卖出|卖到)[^#@，。；]{{0,6}}#|(?:卖出|带货|直采|卖掉)[^#@，。；]{{0,10}}{_FARM}[^#@，。；]{{0,4}}#|(?:销往|销售到|卖到)(?:{EAST}|东部|粤港澳|长三角|京津冀)[^#@，。；]{{0,16}}#|(?:消费(?:帮扶|扶贫|协作|援助)|(?:采购|销售|购买|认购|帮销|助销|消化)[^#，。；]{{0,24}}{_FARM})[^#@，。；]{{0,14}}#|#[^#@，。；]{{0,6}}(?:消费帮扶|消费扶贫)|(?:采购|销售|购买|认购|帮销)[^#@，。；]{{0,14}}#[^#@，。；]{{0,10}}{_FARM}|{_FARM}[^#@，。；]{{0,12}}(?:销售|采购)?(?:额|金额)?[^#@，。；]{{0,6}}#|(?:消费帮扶|消费扶贫)[^#@。；]{{0,30}}#|[在入]{EAST}[^#@，。；]{{0,4}}销售[^#@，。；]{{0,8}}#|{EAST}(?:市场)?[^#@，。；]{{0,4}}销售[^#@，。；]{{0,4}}#|销往{EAST}[^#@。；]{{0,24}}#|(?:采购|购买|认购)[^#，。；]{{2,24}}等[^#@，。；]{{0,6}}#|{_FARM}[^#。；]{{0,24}}(?:销售额|销售收入|销售总额|成交额)[^#@，。；]{{0,6}}#|{EAST}[^#。；]{{0,30}}(?:卖了|卖出|卖得)(?:近|超过?|约)?#|{EAST}人?[^#。；]{{0,6}}“?[吃买喝消]”?[下掉走][^#，。；]{{0,6}}#[^#，。；]{{0,4}}{_FARM}|{EAST}人?[^#。；]{{0,14}}(?:买了|买走|买下)#|{EAST}[^#。；]{{0,30}}实现销售(?:额|收入)?#|[货品]”?[入进出]{EAST}”?[^#@，。；]{{0,8}}#|[货品]”?[入进出][粤沪京浙苏津闽鲁甬湾村山]”?[^#@，。；]{{0,8}}#|(?:采购|销售)[^#。；]{{0,30}}(?:产品|工艺品)，[^#@，。；]{{0,8}}(?:达到?|为|共|有)?#|{EAST}[^#。；]{{0,14}}(?:采购|购买|认购|消化){WEST}[^#，。；]{{0,14}}#|(?:销售|采购)[^#，。；]{{2,24}}等\s*#|#的?[陇黔滇川桂宁陕渝青蒙贵甘云广][货品味](?:消费|[走进出卖销热入]|飘)|[货品]出(?:山|村|[黔川滇陇桂陕渝宁青蒙])[^#@，。；]{{0,12}}#"),
    ("funds_total", _MONEY, r"(?:财政|政府)[^#@，。；]{0,8}(?:和|及|与|、)社会[^#@，。；]{0,24}#"),
    ("gov_funds", _MONEY, r"(?:各级|两级|三级|[省市区县]级)财政[^#，。；]{0,40}(?:资金|投入)[^#@，。；]{0,6}#"),
    ("gov_funds", _MONEY, r"(?<!中央)财政[^#@，。；]{0,14}(?:资金|款|投入|援助|帮扶|支持)?[^#@，。；]{0,8}#|#[^#@，。；]{0,4}(?:的)?财政[^#@，。；]{0,8}(?:资金|款)|财政[^#，。；]{0,6}(?:资金|投入)?[^#，。；]{0,10}@(?:、|和|及|与|，)+#"),
    ("funds_total", _MONEY, r"(?<!产业)(?:扶贫协作|东西部协作|协作|帮扶|援助)(?:累计|共|已)*到位资金[^#@，。；]{0,6}#"),
    ("gov_funds", _MONEY, rf"{EAST}级[^#@，。；]{{0,14}}资金[^#@，。；]{{0,4}}#"),
    ("gov_funds", _MONEY, r"政府(?:财政)?(?:援助|帮扶|扶持)[^#@，。；]{0,6}#"),
    ("funds_total", _MONEY, r"^(?:(?!企业|签约|投资|引进|招商|落地)[^#])*(?:协作|帮扶|Ｐ)[^#@。；企投引商]{0,8}，[^#@，。；企投引商]{0,4}到位资金#"),
    ("enterprise_investment", _MONEY, r"(?:实际|完成|到位|已到位|新增|累计|企业|引导|落地|总|产业|招商|带动|引进|吸引)(?:完成|到位|新增|落实)?(?:的)?(?:总)?(?:投资|资金|引资)(?:额|总额|金额)?[^#@，。；]{0,8}#|投资(?:额|总额)?(?:累计)?(?:超过|超|达到|达|约|近|逾|共|为)?#|投[下入]真金白银#|真金白银[^#，。；]{0,3}投[^#，。；]{0,3}#|(?:已|实际)(?:完成)?(?:到位|到资)#|投资到位#|(?:累计|共|总)?到资#|(?:^|[，、；])到位#(?=$|[，。；、])|#[^#@，。；]{0,4}(?:实际)?(?:到位)?投资"),
    ("social_donations", _MONEY, r"分别[^#。；]{0,24}(?:捐赠|捐助)[^#@]{0,10}@，共计?#|(?:(?:^|[：，、；])社会(?=#)|社会(?:各界|力量|投入|帮扶|捐赠|捐助|资金|组织)|捐款|捐物|捐赠|捐资|捐助|捐献|募集|善款|款物)[^#@，。；]{0,22}#|(?:捐赠|捐助|捐献|捐款捐物|捐物)[^#。；]{0,40}(?:价值|折合|折款|折价|总值)[^#@，。；]{0,6}#|#[^#@，。；]{0,8}(?:捐款|捐赠|捐物|善款|款物|社会帮扶)"),
    ("funds_total", _MONEY, rf"{_AID}[^#@，。；]{{0,12}}(?:资金|款物|经费|资产)[^#@，。；]{{0,10}}#|#[^#@，。；]{{0,8}}(?:帮扶|援助|协作|扶贫)[^#@，。；]{{0,4}}(?:资金|款物)|(?:{EAST}[^#@，。；]{{0,12}})(?:投入|拨付|援助|提供|安排)(?:各类|资金)?[^#@，。；]{{0,4}}#|(?:投入|援助|拨付)[^#@，。；]{{0,6}}{WEST}[^#@，。；]{{0,8}}#|资金[^#@，。；]{{0,8}}#|(?:计划|累计|共|已|将|拟)(?:投入|拨付)#"),
    # people
    ("trained_persons", _PERSONS, r"(?:培训|轮训|研修)[^#@，。；]{0,24}#|#[^#@，。；]{0,14}(?:培训|接受.{0,6}培训)|(?:培训)[^#，。；]{0,24}(?:、|和|及|@)#|培训[^#，。；]{0,10}#"),
    ("both_sent", _PERSONS, rf"{_SEND}[^#，。；]{{0,16}}(?:党政)?干部(?:和|及|、|与)?(?:专业技术|专技)?(?:人才|人员)[^#@，。；、]{{0,6}}#|#[^#@，。；、]{{0,6}}干部(?:和|及|、|与)?(?:专业技术|专技)?人才|干部(?:和|及|、|与)?(?:专业技术|专技)?人才(?:队伍)?[^#@，。；、]{{0,8}}#"),
    ("cadres_received", _PERSONS, rf"(?<![向为对给往到赴在]){WEST}[^#@，。；]{{0,6}}{_SEND}[^#@，。；]{{0,4}}干部[^#@，。；、]{{0,2}}#|接收{WEST}[^#@，。；]{{0,6}}干部[^#@，。；]{{0,4}}#|接收{WEST}[^#@，。；]{{0,4}}#[^#@，。；]{{0,6}}干部|{WEST}[^#@，。；]{{0,6}}{_SEND}#(?:分别|先后)?(?:赴|到|去|进|往)(?:{EAST}|东部)[^#@，。；]{{0,6}}(?:挂职|跟班)|挂职[^。；]*{WEST}(?:选派|派)?[^#@，。；]{{0,2}}(?:赴|到){EAST}[^#@，。；]{{0,4}}#|干部(?:人才)?#[^#@，。；]{{0,4}}{_TO_EAST}[^#，。；]{{0,10}}(?:挂职|跟岗|锻炼|交流|学习)|#[^#@，。；]{{0,14}}干部[^#@，。；]{{0,6}}{_TO_EAST}[^#，。；]{{0,10}}(?:挂职|跟岗|锻炼|任职|交流|学习)|#[^#@，。；、]{{0,6}}干部(?:、|和)@[^#，。；]{{0,14}}{_TO_EAST}[^#，。；]{{0,10}}(?:挂职|交流|学习)|(?:挂职|跟岗|锻炼)[^#@，。；]{{0,8}}{_TO_EAST}[^#@，。；]{{0,8}}#|干部[^#@，。；]{{0,4}}{_TO_EAST}[^#@，。；]{{0,6}}挂职[^#@，。；]{{0,8}}#|{_TO_EAST}[^#@，。；]{{0,6}}(?:挂职|跟岗|锻炼)[^#@，。；]{{0,10}}#|(?<![向为对给往到赴]){WEST}[^#@，。；]{{0,6}}{_SEND}[^#@，。；]{{0,4}}#[^#@，。；]{{0,8}}干部"),
    ("cadres_sent", _PERSONS, rf"驻{WEST}[^#@，。；、]{{0,4}}干部[^#@，。；、]{{0,4}}#|挂职[^。；]*{EAST}(?:选派|派)?[^#@，。；]{{0,2}}(?:赴|到|来)[^#@，。；]{{0,4}}#|(?:{_SEND}|援{WEST}|挂职|派)[^#，。；]{{0,24}}#[^#@，。；、]{{0,8}}干部|(?:{_SEND}|援{WEST}|挂职|党政|干部人才)[^#，。；]{{0,24}}干部[^#@，。；、和及与]{{0,6}}#|党政干部[^#@，。；、和及与]{{0,4}}#|#[^#@，。；、]{{0,4}}(?:党政|挂职|援派)[^#@，。；、]{{0,4}}干部|#[^#@，。；、]{{0,6}}干部[^#@，。；]{{0,8}}(?:挂职|帮扶)|#{EAST}[^#@，。；、]{{0,4}}干部"),
    ("professionals_sent", _PERSONS, rf"(?:教师|医生|专家|人才)[^#]*#(?:奔赴|远赴|赴|到|来)[^#@，。；]{{0,6}}(?:支教|支医|支农|坐诊)|(?:专业|各类|技术)人才[^#@，。；、]{{0,4}}#|(?:帮扶|组团式”?)(?:教师|医生|专家)[^#@，。；、]{{0,2}}#|(?:教师|医生|专家)[^#@，。；、]{{0,2}}#[^#@，。；]{{0,6}}(?:到岗|就位|进驻)|(?:支教|支医|支农)+[^#@，。；]{{0,2}}(?:人员|人才|队员)[^#@，。；、]{{0,4}}#|(?:专业技术|专技|技术)(?:人才|人员|骨干)[^#@，。；、]{{0,8}}#|#[^#@，。；、]{{0,8}}(?:专业技术|专技|技术|各类|专业)(?:人才|人员|骨干)|(?:{_SEND}|支教|支医|支农|帮扶|新增|又有|组织|邀请|请来)[^#，。；]{{0,30}}#[^#@，。；、]{{0,8}}(?:教师|医生|老师|医护|医务|校长|专家|人才|专技|农技|医疗)|#[^#@，。；、]{{0,2}}(?:支教|支医|支农)[^#@，。；]{{0,8}}(?:人员|人才|队员)|#[^#@，。；、]{{0,8}}(?:教师|医生|老师|医护|医务|专家|人才)[^#，。；]{{0,18}}(?:支教|支医|挂职|帮扶|帮带|支援|服务|接力|驻点|驻校|驻院|坐诊|援助|抵达|启程|奔赴|进驻|到岗)|{_SEND}[^#，。；]{{0,20}}(?:教师|医生|老师|农技员|特派员|技术员|医护人员|医务人员|医疗技术人员|专家|人才|(?:农技|科技|卫生|医疗|支教|支医|农业|畜牧)(?:人员|骨干))[^#@，。；、]{{0,8}}#"),
    ("relocated_persons", _HEADS, r"搬迁[^#@，。；]{0,14}#|#[^#@，。；]{0,12}搬迁"),
    ("jobs_elsewhere", _PERSONS, r"(?:其[他它](?:地区|省份|地方|省区|省市|省（[^#）]{0,8}）|省(?!级))|省外其[他它])[^#@，。；]{0,12}#"),
    ("workers_in_east", _PERSONS, rf"有#[^#@，。；]{{0,8}}在{EAST}[^#@，。；]{{0,4}}(?:务工|就业)|在(?:{EAST}|东部)[^#@，。；]{{0,10}}(?:务工|就业)(?:规模|总量)[^#@，。；]{{0,3}}#|(?:^|[，。；、])在{EAST}(?:务工|就业)人员[^#@，。；]{{0,4}}#|(?:劳动力|人员|农民|群众|劳力)在{EAST}务工#|在{EAST}[^#@，。；]{{0,4}}(?:务工|就业|工作)的?[^#@，。；]{{0,14}}(?:保持在|稳定在|维持在|常年有)[^#@，。；]{{0,2}}#|在{EAST}(?:稳定)?(?:务工|就业|工作)的[^#@，。；]{{0,14}}#|(?:赴|在){EAST}[^#@，。；]{{0,4}}(?:务工|就业)(?:的)?[^#@，。；]{{0,8}}(?:人员|人数)[^#@，。；]{{0,4}}(?:稳定在|保持在|达到?|有|超过?)#|(?:目前|眼下|当前|现有|常年|稳定|现在|如今)[^#。]*(?:#[^#@，。；]{{0,14}}在(?:{EAST}|东部)[^#@，。；]{{0,8}}(?:务工|就业|工作|从事劳务)|在(?:{EAST}|东部)[^#@，。；]{{0,10}}(?:务工|就业|工作)[^#@，。；]{{0,8}}#)"),
    ("jobs_to_east", _PERSONS, rf"(?:输转|转移|输送|输出)[^#@，。；]{{0,12}}{_TO_EAST}[^#@，。；]{{0,6}}(?:就业|务工|上岗|稳岗)的?[^#@，。；]{{0,10}}#|(?:输转|转移|输送|输出)[^#@，。；]{{0,8}}#[^#@，。；、]{{0,12}}{_TO_EAST}[^#@，。；]{{0,6}}(?:就业|务工|上岗)"),
    ("labor_exported", _PERSONS, r"(?:劳务输出|输出|输送|输转|满载|组织劳务)(?:(?!帮助)[^#@，。；]){0,16}#|#[^#@，。；]{0,12}(?:劳务输出|输出)"),
    ("jobs_local", _PERSONS, rf"(?:就近|就地|省内|区内|州内|市内|县内|本地|家门口)(?:(?!等|教师|医生|干部|人才|骨干)[^#@，。；]){{0,14}}#|#[^#@，。；、]{{0,12}}(?:就近|就地|省内|家门口)[^#@，。；]{{0,4}}{_JOB}"),
    ("jobs_to_east", _PERSONS, rf"#{WEST}籍?(?:老乡|群众|农民|村民|劳动力)[^#，。；]{{0,14}}{EAST}[^#，。；]{{0,6}}(?:务工|就业|生产线|上岗|打工)|(?:接收|吸纳){WEST}[^#@，。；]{{0,8}}(?:务工人员|劳动力|劳务人员)[^#@，。；]{{0,4}}#|{_TO_EAST}(?:(?!挂职|跟岗|学习)[^#@，。；]){{0,12}}#|(?:到|赴|去){EAST}[^#@，。；]{{0,6}}(?:就业|务工|上岗)的?，[^#@，。；]{{0,8}}#|#[^#@，。；、]{{0,14}}{_TO_EAST}[^#@，。；]{{0,8}}{_JOB}|{EAST}[^#。；]{{0,30}}吸纳{WEST}[^#@，。；]{{0,10}}{_JOB}[^#@，。；]{{0,4}}#"),
    ("jobs_poor", _PERSONS, rf"{_POOR}[^#@，。；]{{0,10}}#(?![^#@，。；]{{0,3}}(?:脱贫|摘帽|增收|致富|受益))|#[^#@，。；]{{0,4}}{_POOR}[^#@，。；]{{0,18}}{_JOB}"),
    ("jobs_total", _PERSONS, rf"#[ＥＷ]?(?:农村)?劳动力[^#@，。；]{{0,20}}{_JOB}|(?:就业|劳务)(?:帮扶|协作)#|{_JOB}的[^#@，。；]{{0,8}}{_WORKER}[^#@，。；]{{0,4}}#|^[^：，。；]{{0,6}}{_JOB}[^：，。；]{{0,4}}：(?:[^#]*[，；、])?(?:农村|帮助)*{_WORKER}#|#(?:农村|富余)?劳动力(?:、|和|及)@[^#，。；]{{0,10}}(?:实现)?{_JOB}|{_WORKER}[^#@，。；]{{0,10}}{_JOB}[^#@，。；]{{0,8}}#|#[^#@，。；、]{{0,8}}{_WORKER}?[^#@，。；、]{{0,6}}{_JOB}|(?:帮助|带动|吸纳|促进|实现|转移|稳定)[^#@，。；]{{0,12}}{_JOB}[^#@，。；]{{0,6}}#|转移(?:农村|富余|脱贫)?(?:劳动力|劳力)[^#@，。；]{{0,6}}#|(?:帮助|带动|促进|转移)[^#@，。；]{{0,6}}#[^#@，。；]{{0,12}}{_JOB}"),
    ("beneficiaries", _HEADS, r"(?:受益|惠及|覆盖|带动|帮助)[^#@，。；]{0,22}#(?![^#@，。；]{0,4}(?:就业|务工))|#[^#@，。；]{0,10}(?:受益|增收|脱贫致富)"),
    # counts
    ("schools_built", _COUNT, r"(?:建设|援建|新建|捐建)(?:[^#。；，]*、)?(?:学校|小学|中学)#|(?:援建|新建|新（扩）建|改（扩）建|改扩?建|建设|捐建|援助建设)[^#@，。；]{0,10}(?:学校|小学|中学|校舍|幼儿园)[^#@，。；]{0,4}#|(?:援建|新建|改扩?建|捐建)[^#@，。；]{0,6}#[^#@，。；、]{0,8}(?:学校|小学|中学|幼儿园)"),
    ("schools_paired", _COUNT, r"#(?:(?!医院|卫生院|企业)[^#@，。；、]){0,6}(?:学校|校)[^#。；]{0,40}(?:结对|结了对|结成|结为|对子|携手|手拉手)|#[^#@，。；、]{0,4}(?:中小学|小学|中学|幼儿园)[^#。；]{0,40}(?:结对|结了对|结成|结为|对子|携手|手拉手)|结对[^#。；]{0,40}#[^#@，。；、]{0,6}学校|结对的(?:中小)?学校[^#@，。；]{0,6}#|(?:结对学校|学校结对(?!帮扶[ＷＥ])|校校结对)[^#@，。；、新]{0,6}#|(?:学校)(?:与|和)[^#@，。]{0,12}#[^#，。]{0,6}学校[^#，。]{0,10}结"),
    ("hospitals_paired", _COUNT, r"结对(?:的)?(?:医疗|卫生)[^#@，。；]{0,6}#|#[^#@，。；、]{0,6}(?:医院|卫生院|医疗机构)[^#。；]{0,40}(?:结对|结了对|结成|结为|对子|帮扶|协作)|结对[^#。；]{0,40}#[^#@，。；、]{0,6}(?:医院|医疗机构)|结对的医院[^#@，。；]{0,6}#|结对(?:的)?学校@、(?:的)?医院#|(?:结对医院|医院结对(?!帮扶[ＷＥ]))[^#@，。；、]{0,6}#"),
    ("villages_paired", _COUNT, r"#[^#@，。；、乡镇与和]{0,6}村[^#。；]{0,40}(?:结对|结了对|结成|结为|对子)|结对[^#。；]{0,40}#[^#@，。；、乡镇与和]{0,6}村|结对(?:帮扶)?[ＷＥ]?(?:贫困|脱贫|重点|行政)?村#|(?:结对村|村村结对|村企结对)[^#@，。；、]{0,6}#"),
    ("counties_paired", _COUNT, rf"(?:结对|对口|帮扶)[^#，。；]{{0,30}}(?<!{EAST})(?<!{EAST}的)#[^#@，。；、]{{0,8}}(?:县|区县|旗县)(?!域|级|乡|的|医院|人民医院|中学|城)|(?<!{EAST})(?<!{EAST}的)#[^#@，。；、]{{0,10}}(?:县|区县|县区|旗县|县（市、区）)[^#@，。；]{{0,16}}(?:结对|建立了?结对|结成|对口|携手奔小康)|{WEST}[^#@，。；]{{0,4}}#[^#@，。；、]{{0,6}}(?:县|区县)结对|(?:县县|区县|县区)结对#|(?:结对|对口)[^#。；]*@[^#@，。；]{{0,6}}[、和与](?:西部|{WEST})#(?:县|区县|旗县)(?!摘帽|脱贫|退出|出列)"),
    ("workshops", _COUNT, r"(?:帮扶|扶贫|就业|协作|乡村振兴)?(?:就业)?(?:车间|工坊)[^#@，。；]{0,8}#|(?:车间|工坊)方面，[^#@。；]{0,16}(?:建|增)[^#@。；]{0,2}#|#[^#@，。；、在]{0,8}(?:车间|工坊)"),
    ("coop_agreements", _COUNT, r"达成[^#@，。；]{0,10}(?:协议|合作)(?:项目)?#|(?:签约|签订|签署|签下)[^#@，。；]{0,16}(?:项目|协议|合同|合作)(?:(?!等)[^#@，。；]){0,6}#|(?:签约|签订|签署|签下)[^#@，。；]{0,6}#[^#@，。；]{0,10}(?:项目|协议|合同)|#[^#@，。；]{0,10}(?:项目|协议)(?:集中|现场|成功)?(?:签约|签署)|项目[^#@，。；]{0,3}签约[^#@，。；]{0,3}#|(?:签约|签订|签署)[^#@，。；]{0,3}#(?=$|，|。|；|、)"),
    ("industrial_parks", _COUNT, r"(?:共建|打造|合作建设)[^#@，。；]{0,6}园区?#|(?:产业|工业|协作|合作|共建|农业)[^#@，。；]{0,6}(?:园区|园)(?:(?!项目|企业|集聚|入驻)[^#@，。；]){0,8}#|(?:共建|合作建设|打造|建设|建成)[^#@，。；]{0,6}#[^#@，。；、]{0,8}(?:产业园|园区|工业园|示范园)|#[^#@，。；、]{0,6}(?:产业园|共建园区)"),
    ("enterprises_settled", _COUNT, rf"(?:落户|落地|入驻|投资)(?:{WEST}|、|和)+的?[^#@，。；]{{0,4}}{_FIRM}[^#@，。；]{{0,6}}#|(?:到|来|入|在){WEST}[^#@，。；]{{0,4}}{_FIRM}#|{_FIRM}(?:新)(?:落地|落户|投产)#|(?!.*#(?:(?!{_FIRM})[^#@，。；、]){{0,6}}(?:县|旗|区|村|乡|镇))(?:(?:引导|引进|引入|招引|吸引|动员|新增|落地|落户|投产|入驻|培育|招商|投资)[^#，。；]{{0,20}}{_FIRM}[^#@，。；]{{0,10}}#|(?:新设|设立)(?:公司|企业)#|(?:引导|引进|引入|引来|引去|招引|吸引|动员|新增|落地|落户)[^#，。；]{{0,10}}#[^#@，。；、]{{0,8}}{_FIRM}|#[^#@，。；、]{{0,8}}{_FIRM}[^#@，。；]{{0,10}}(?:落地|落户|落子|投资|投产|入驻|兴业|安家|布局|建厂|设厂|办厂)|(?:引来|迎来|引入|引去)(?:东部|{EAST})?{_FIRM}[^#@，。；]{{0,3}}#|{_FIRM}(?:到|赴|来|在)(?:{WEST}|[\u4e00-\u9fff]{{1,2}})(?:投资|兴业|办厂|落户|落地)?#|{_FIRM}(?:落地|落户|投产)[^#@，。；]{{0,6}}#|^企业[^#，。；]{{0,6}}：[^#@，。；]{{0,8}}#)"),
    ("projects", _COUNT, r"#[^#@，。；、]{0,8}(?:协作|帮扶|援建|援助|扶贫)项目[^#@，。；]{0,6}(?:生根|落地|实施|完工|建成|开工)|(?:开工|新建|立项|新开工)(?:建设)?项目#|(?:^|[，、；])(?:共|已|累计)*(?:实施|建成项目|完成项目|落地项目|项目)#(?=[，。；、]|$)|#[^#@，。；、]{0,2}(?:协作|帮扶|援建)项目|(?:实施|援建|安排|启动|落实|支持|建设|帮扶|协作|援助|谋划|推进|完成|投向)[^#，。；]{0,16}项目[^#@，。；]{0,8}#|(?:实施|援建|安排|启动|落实|支持|建设|谋划|推进)[^#@，。；]{0,10}#(?![县村镇乡区])[^#@，。；、]{0,12}项目|(?:用于|投向|支持)(?:实施|建设)?#(?![县村镇乡区])[^#@，。；、]{0,12}项目|(?:援建|帮扶|协作|援助)[^。；#]*@[^。；#]{0,6}、#[^#@，。；、]{0,4}项目"),
)  # fmt: skip
"""Indicator, base units that its figure may be in, and what the words around it say, in Chinese."""

_MONEY_EN = (
    r"(?:worth|totall?ing|of|to|reached|reaching|hit|stood at|amounted to|about|nearly|over|more than|some)?"
)
EN: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("funds_total", _MONEY, r"#[^#@,.]{0,6}\b(?:in|of) government[^#@,.]{0,24}\band (?:\w+ )?donations\b"),
    ("labor_income", _MONEY, r"\b(?:labou?r|wage|service|labou?r service) income\b[^#@]{0,30}#"),
    ("agreed_investment", _MONEY, r"\b(?:agreed|contract(?:ed|ual)?|planned|intended) investment\b[^#@]{0,40}#|\b(?:agreements?|contracts?|deals?)\b[^#@]{0,40}\b(?:worth|valued|investment|totall?ing)\b[^#@]{0,20}#"),
    ("social_donations", _MONEY, r"#[^#@,.]{0,4} (?:was|were) raised from|\b(?:businesses|companies|charities|enterprises|firms|residents|citizens)\b[^#@.]{0,30}\b(?:given|gave|contributed|raised)\b #|\bdonat\w+\b[^#@,]{0,50}#|#[^#@]{0,40}\b(?:donat\w+|donations?)\b"),
    ("consumption_assist", _MONEY, r"\b(?:sales|purchases) of [^#@.]{0,80}\b(?:come to|reach(?:ed|ing)?|hit|totall?ed|were|was)\b #|\bbuyers spent #|\bworth # (?:went|were|was|has|have) (?:been )?(?:to|sold|shipped|bought|delivered)\b|\bspen\w+ #[^#@]{0,20}\bon [^#@.]{0,30}\b(?:produce|products|goods|specialt\w+)|\b(?:purchas\w*|bought|buy\w*|s(?:old|ell\w*|ales?)|consumption)\b[^#]{0,60}#[^#@]{0,60}\b(?:produce|products|goods|specialt\w+)\b|#[^#@.]{0,70}\b(?:was|were|been) (?:bought|sold|purchased|shipped)\b|#[^#@]{0,30}\b(?:worth )?of (?:farm|agricultural|local|special)\w*[^#@]{0,20}(?:produce|products|goods)|\b(?:produce|products|goods|specialt\w+|consumption)\b[^#@]{0,60}#"),
    ("gov_funds", _MONEY, rf"#[^#@,.]{{0,6}} from (?:its|their|the) (?:\w+ )?(?:budget|coffers)|\bgovernments?\b[^#@,.]{{0,16}}\b(?:put|poured|spent|channell?ed|injected)\b #|{EAST}(?:'s)? (?:\w+ )?governments? (?:has |had )?(?:earmarked|allocated|provided|budgeted|gave|given)[^#@,]{{0,10}}#|\bof (?:the|this|that) (?:fiscal|government)\b[^#@]{{0,50}}#"),
    ("gov_funds", _MONEY, r"\b(?:fiscal|government(?:al)?|financial|public)\b[^#@,]{0,12}\b(?:funds?|funding|aid|assistance|support|money)\b[^#@,]{0,40}#|#[^#@,]{0,12}\b(?:in|of|from) (?:the )?(?:[\w-]+ )?(?:fiscal|government(?:al)?|financial|public)\b[^#@]{0,24}(?:funds?|funding|aid|assistance|support|sector)?|#[^#@,.]{0,30}\b(?:fiscal|government(?:al)?|public)\b[^#@.]{0,14}\b(?:budget|coffers|funds?|funding|aid|assistance|support|money)\b"),
    ("funds_total", _MONEY, r"#[^#@,]{0,6}\b(?:in|of|for) (?:\w+ )?(?:assistance|aid|poverty (?:relief|alleviation))\b"),
    ("funds_total", _MONEY, rf"(?<!from )(?<!of )(?<!in )(?:{EAST}(?:'s)?(?: @)?(?: (?:districts|counties|cities|government|authorities))?|(?:government|districts) of {EAST})[^#@,.]{{0,12}}\binvested\b[^#@,]{{0,30}}#[^#@,]{{0,12}}\bin {WEST}"),
    ("enterprise_investment", _MONEY, r"\b(?:firms|companies|enterprises|businesses)\b[^#.]{0,80}\bwith # in place\b|\bpa(?:id|ying) in #|\b(?:firms|companies|enterprises|businesses)\b[^#]{0,80}\bput in #|\b(?:actual|paid-in|total|actually|combined)?\s*invest(?:ment|ed|ing|ments|s)?\b[^#@,]{0,40}#|#[^#@]{0,20}\b(?:of|in) (?:actual |total )?investment|#[^#@,.]{0,4}\b(?:actually |already )?invested\b"),
    ("funds_total", _MONEY, r"#[^#@,.]{0,6}\b(?:has|have|had|was|were) (?:been )?(?:invested|spent) (?:in|on)\b|\b(?:funds?|funding|aid|assistance|injected|poured|provided|allocated|contributed|spent|earmarked|channell?ed|transferred|disbursed)\b[^#@]{0,50}#|#[^#@]{0,30}\b(?:in|of) (?:\w+ )?(?:funds?|funding|aid|assistance)"),
    ("cadres_received", _PERSONS, rf"{WEST} (?:has |had |also )?(?:sent|dispatched|seconded) # (?:\w+ )?(?:officials|cadres)|# {WEST}'?s? (?:\w+ )?(?:officials|cadres)\b|#[^#@,.]{{0,20}}\b(?:officials|cadres) from {WEST}\b|#[^#@]{{0,30}}\b(?:officials|cadres)\b[^#@]{{0,40}}\b(?:to|in) {EAST}[^#@]{{0,30}}(?:temporary|secondment|training)"),
    ("trained_persons", _PERSONS, r"\btraining (?:sessions|courses|program\w*)\b[^#.]{0,60}\battended by #|#[^#@,.]{0,30}\b(?:have|has|had|were|was|are)\s+(?:been )?trained\b"),
    ("trained_persons", _PERSONS, r"\btrain(?:ed|ing)\b[^#@,]{0,14}#"),
    ("both_sent", _PERSONS, r"#[^#@]{0,20}\b(?:officials|cadres) and (?:\w+ )?(?:professionals|experts|teachers|doctors|technicians|specialists)"),
    ("cadres_sent", _PERSONS, r"#[^#@,.]{0,24}\b(?:officials|cadres)\b|(?<!@ )\b(?:officials|cadres)\b[^#@,]{0,20}#"),
    ("trained_persons", _PERSONS, r"\btraining (?:courses|sessions)\b[^#@,]{0,16}#|\b(?:train(?:ed|ing)?)\b[^#@,]{0,40}#|#[^#@]{0,40}\b(?:were |been |receiv\w+ )?(?:trained|training)\b"),
    ("professionals_sent", _PERSONS, r"(?<!saw )(?<!treated )#[^#@.]{0,40}\b(?:professionals|teachers|doctors|medical|specialists|technicians|experts|medics|educators|technical personnel)\b"),
    ("jobs_to_east", _PERSONS, rf"#[^#@,.]{{0,50}}\b(?:transferred|moved|travel\w+|went|sent) to {EAST} (?:for|to (?:find|take)) (?:\w+ )?(?:work|jobs?|employment)\b|#[^#@,.]{{0,30}}\bwho (?:went|moved) to (?:work|jobs) in {EAST}|\bnewly transferred (?:rural )?(?:workers|labou?rers) (?:numbered|reached|totall?ed) #"),
    ("jobs_to_east", _PERSONS, rf"\b(?:jobs?|work|employment)\b[^.]*# people (?:who )?(?:moved|went) to (?:{EAST}|(?:the )?east)"),
    ("relocated_persons", _HEADS, r"\b(?:relocat|resettl)\w+\b[^#@]{0,30}#|#[^#@]{0,40}\b(?:relocat|resettl|moved)\w*"),
    ("workers_in_east", _PERSONS, rf"#[^#@,.]{{0,24}}\b(?:are|is|currently|now) (?:\w+ )?(?:working|employed)\b[^#@.]{{0,12}}\bin {EAST}|#[^#@,]{{0,30}}\bfrom {WEST}[^#@,]{{0,20}}(?<!to )\b(?:work|working|are employed)\b[^#@]{{0,10}}\bin {EAST}"),
    ("labor_exported", _PERSONS, r"\blabou?r (?:export|transfer)\b[^#@,]{0,16}#|\btransfer(?:red|ring)?\b[^#@,]{0,12}#[^#@,.]{0,16}labou?r|\b(?:exported|dispatched|transported)\b[^#@]{0,30}#[^#@]{0,20}\b(?:workers|labou?rers)"),
    ("beneficiaries", _HEADS, r"\bhelp(?:ed|ing) # (?:\w+ )?(?:people|residents|households|villagers)\s*(?:[,.;]|$|shake|escape|out of)|\b(?:benefit\w*)\b[^#@]{0,40}#|#[^#@]{0,40}\b(?:benefit\w*|beneficiar\w+)"),
    ("jobs_poor", _PERSONS, r"# (?:poor|impoverished|poverty-stricken) (?![^#@.]{0,40}\blifted)"),
    ("jobs_to_east", _PERSONS, rf"\b(?:jobs?|work|employ\w+)\b[^.]*# people in (?:{EAST}|(?:other )?eastern)"),
    ("jobs_local", _PERSONS, rf"\b(?:jobs?|work|employ\w+)\b[^.]*# people (?:with)?in {WEST}"),
    ("jobs_to_east", _PERSONS, rf"\bjobs in {EAST}[^#@,.]{{0,10}}\bfor #|\b(?:jobs?|work|employ\w+)\b[^.]*# people of (?:them|whom) (?:\w+ )?in (?:{EAST}|eastern)|#[^#@.]{{0,60}}\b(?:jobs?|work|employ\w+)\b[^#@.]{{0,20}}\bin (?:{EAST}|eastern)|{EAST}[^.]*#[^#@.]{{0,60}}\b(?:jobs?|work|employ\w+)\b[^#@.]{{0,20}}\bin the (?:city|province|municipality|capital)\b"),
    ("jobs_poor", _PERSONS, r"#[^#@.]{0,60}\b(?:lifted out of poverty|out of poverty|poor (?:people|workers|labou?rers|residents|persons|individuals|households)|impoverished|disadvantaged|underprivileged)\b"),
    ("jobs_local", _PERSONS, r"#[^#@.]{0,60}\b(?:near (?:their )?homes?|locally|close to home|near home)\b"),
    ("jobs_total", _PERSONS, r"#[^#@.]{0,60}\b(?:find|found|gets?|got|gain\w*|secure\w*|land\w*|into|with|obtain\w*)\b[^#@.]{0,20}\b(?:jobs?|work|employment)\b|\b(?:jobs?|employment)\b[^#@]{0,30}\b(?:for|to)\b[^#@]{0,12}#|#[^#@.]{0,10}\bjobs\b"),
    ("schools_built", _COUNT, r"\b(?:built|build|building|constructed|renovated)\b[^#@]{0,30}#[^#@,.]{0,16}\bschools\b|#[^#@,.]{0,16}schools[^#@,.]{0,12}\b(?:built|constructed)|\bprojects\b[^#.]{0,40}\b(?:among (?:them|which)|including)[^#@.]{0,6}# schools\b"),
    ("schools_paired", _COUNT, r"#(?: pairs?)? of (?:[\w-]+ ){0,2}schools\b|#[^#@.]{0,16}schools[^#.]{0,60}\bpair\w*|\bpair\w*[^#.]{0,60}#[^#@,.]{0,16}schools"),
    ("hospitals_paired", _COUNT, r"#(?: pairs?)? of (?:[\w-]+ ){0,2}hospitals\b|#[^#@.]{0,16}hospitals[^#.]{0,60}\bpair\w*|\bpair\w*[^#.]{0,60}#[^#@,.]{0,16}hospitals"),
    ("villages_paired", _COUNT, r"#[^#@.]{0,16}villages[^#.]{0,60}\bpair\w*|\bpair\w*[^#.]{0,60}#[^#@,.]{0,16}villages"),
    ("counties_paired", _COUNT, r"#[^#@.]{0,24}\b(?:counties|districts)\b[^#.]{0,60}\bpair\w*|\bpair\w*[^#.]{0,60}#[^#@,.]{0,24}(?:counties)"),
    ("workshops", _COUNT, r"#[^#@,.]{0,30}workshops"),
    ("industrial_parks", _COUNT, r"#[^#@,.]{0,24}\b(?:industrial )?parks"),
    ("coop_agreements", _COUNT, r"\b(?:sign\w*|inked)\b[^#@]{0,30}#[^#@,.]{0,30}\b(?:agreements|projects|contracts|deals)|#[^#@,.]{0,24}\b(?:agreements|contracts)\b"),
    ("enterprises_settled", _COUNT, r"\bnumber of (?:newly )?(?:settled |introduced )?(?:enterprises|firms|companies)\b[^#]{0,50}#|# (?:\w+ )?new (?:enterprises|companies|firms|businesses)\b|#[^#@.]{0,24}\b(?:enterprises|companies|firms|businesses)\b[^#@]{0,50}\b(?:settle\w*|invest\w*|been brought|set up|operat\w+|establish\w+|do(?:ing)? business|guided|introduced|moved|attracted|opened|launched|followed|put down roots|start\w+ (?:production|operat\w+))|\b(?:introduc\w*|attract\w*|guid\w*|br(?:ought|ing)\w*|invit\w*|lur\w*)\b[^#@]{0,30}#[^#@,.]{0,24}\b(?:enterprises|companies|firms|businesses)"),
    ("projects", _COUNT, r"#[^#@,.]{0,30}\bprojects\b"),
)  # fmt: skip
"""The same in English."""


def compiled(table: tuple) -> tuple:
    """A table of patterns, each compiled once."""
    return tuple((*row[:-1], re.compile(row[-1], re.IGNORECASE)) for row in table)


COOPERATION = re.compile(
    rf"协作|帮扶(?!车间|县|村)|对口|两省|两地|两市|双方|援助|结对|扶贫协作|东西部|东部|{EAST}|{PAIR}"
    r"|\bpair(?:ed|ing)|assist|cooperation|\baid\b|two sides|both sides|eastern|\bthe east's\b|East China",
    re.IGNORECASE,
)
"""Words of a sentence that speaks of the cooperation."""

COOPERATION_ITSELF = re.compile(rf"协作|对口|东西部|东部|结对|{EAST}|{PAIR}")
"""Words that tell of it even under a heading of something else, where 帮扶 is anybody's."""

OWN_AFFAIRS = re.compile(
    rf"(?:全国|全省|全市|全区|全县|全州|(?:^|(?<=[，；：、。年月季度底来]))(?:我省|我市|我区|我县|我州|自治区|自治州)|(?:^|，){WEST}(?:全[省市区州县])?(?=[^，]{{0,6}}(?:生产|城镇|粮食|前|上半年|今年|夏粮)))"
    r"|常住人口|森林覆盖率|地区生产总值|\bGDP\b|城镇新增就业|新增城镇|老旧小区|高标准农田|旅游|招商引资|辖\d|面积|里程"
)
"""Words of a sentence that speaks of a place's own affairs; 帮助我省, 培训我市 speak of what is done for it."""

OF_THE_WHOLE = re.compile(
    r"我[省市区州县][^，。；]{0,12}总[数量]|(?:全国|全省|全市|全区|全县|全州|全盟)(?!层面|上下|[共累]?计?(?:接收|争取|获|收到|得到|落实)|对口)"
)
"""A clause that begins so tells of a place as a whole: 全省外出务工脱贫劳动力340万人."""

REASONS: dict[str, tuple[str, str]] = {
    "growth": ("增幅或与上年比较", "a change against another year"),
    "share": ("比例", "a share"),
    "per_head": ("人均、户均等平均数", "an average, or for each of something"),
    "other_policy": ("属对口支援、省内协作等其他政策", "another policy: counterpart support, or help inside a province"),
    "no_place_giver": ("出资方不是地区", "the giver is no place"),
    "purpose_part": ("只是某一用途、层级或场所的部分", "the part for one purpose, level or place of work"),
    "tie_end": ("结对的另一端", "the other end of ties, which are counted where the help goes"),
    "two_way": ("双向交流，未分方向", "an exchange both ways, not told apart"),
    "not_indicator": ("不是本库的指标", "nothing that an indicator counts"),
    "own_affairs": ("地方自身的数字，不属协作", "a place's own figure, not of the cooperation"),
    "not_cooperation": ("页面不涉及东西部协作", "the page doesn't speak of the cooperation"),
    "sent_east": ("受援方派往东部的专业人才", "specialists whom the receiver sends east"),
    "repeat": ("同页重复", "said before on the page"),
    "both_sent": ("干部与专业人才合计，无法分开", "cadres and specialists in one figure"),
    "no_giver": ("不知道帮扶方", "who gives is not said"),
    "no_receiver": ("不知道受援方", "who receives is not said"),
    "unclear_pair": ("结对双方有几种可能", "several pairs are possible"),
    "no_period": ("不知道时间", "no period is said"),
    "no_page_date": ("时间取决于页面日期，而页面未注明", "the period hangs on the page's date, which is not known"),
    "unsure": ("多处不明，难以取信", "several things are unclear: more likely wrong than right"),
    "rival": ("同页同一口径另有数字", "another figure of the page says the same of another amount"),
    "refused": ("入库时会被拒绝", "the ingestion would refuse it"),
}  # fmt: skip
"""Why a figure was set aside or left open -> (zh, en)."""
