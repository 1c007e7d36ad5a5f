"""Words that names of publishers are made of, for a name that nobody listed: what it is called as a whole, its kind, and what it is about.

Listed outlets and their houses are in `publishers`, which also puts the words together.
"""

from __future__ import annotations

KINDS = (
    ("广播电视台", "Radio and Television"), ("广电总台", "Radio and Television"), ("广播电视总台", "Radio and Television"), ("电视台", "Television"),
    ("广电", "Radio and Television"), ("卫视", "Satellite TV"), ("融媒体中心", "Media Centre"), ("融媒体", "Media Centre"), ("融媒", "Media Centre"), ("媒体", "Media"), ("报业集团", "Press Group"),
    ("经济日报", "Economic Daily"), ("经济报", "Economic News"), ("妇女报", "Women's News"), ("快报", "Express"), ("财经", "Finance"),
    ("日报", "Daily"), ("晚报", "Evening News"), ("早报", "Morning Post"), ("晨报", "Morning Post"), ("都市报", "Metropolis Daily"), ("周刊", "Weekly"),
    ("时报", "Times"), ("商报", "Business Daily"), ("新闻网", "News Net"), ("新闻", "News"), ("客户端", "app"), ("频道", "channel"), ("杂志", "magazine"),
    ("人民政府网", "Government"), ("人民政府办公室", "Government Office"), ("人民政府", "Government"), ("政府", "Government"), ("党委", "Party Committee"), ("市委", "Party Committee"),
    ("政协", "CPPCC Committee"), ("人大", "People's Congress"), ("统计局", "Bureau of Statistics"), ("乡村振兴局", "Rural Revitalization Bureau"),
    ("扶贫办", "Poverty Relief Office"), ("扶贫开发办公室", "Poverty Relief Office"), ("合作交流办", "Cooperation Office"),
    ("合作交流办公室", "Cooperation Office"), ("民族事务委员会", "Ethnic Affairs Commission"), ("慈善基金会", "Charity Foundation"), ("基金会", "Foundation"),
    ("工业和信息化厅", "Department of Industry and Information Technology"), ("人力资源和社会保障厅", "Department of Human Resources"),
    ("支援合作办公室", "Cooperation Office"), ("发展改革委", "Development and Reform Commission"), ("发改委", "Development and Reform Commission"),
    ("人力资源和社会保障局", "Human Resources Bureau"), ("农业农村局", "Agriculture Bureau"), ("农业农村厅", "Department of Agriculture"),
    ("农牧厅", "Department of Agriculture"), ("商务局", "Commerce Bureau"), ("教育局", "Education Bureau"), ("卫健委", "Health Commission"),
    ("办事处", "Office"), ("医院", "Hospital"), ("大学", "University"), ("集团", "Group"), ("公司", "Company"), ("在线", "Online"), ("网站", "Net"), ("网", "Net"), ("报", "News"),
    ("水利局", "Water Bureau"), ("财政局", "Finance Bureau"), ("科技局", "Science Bureau"), ("科技厅", "Department of Science"), ("卫健局", "Health Bureau"),
    ("工信厅", "Department of Industry"), ("畜牧兽医局", "Animal Husbandry Bureau"), ("民族宗教委", "Ethnic and Religious Affairs Commission"), ("委员会", "Committee"),
    ("研究所", "Institute"), ("农业科学院", "Academy of Agricultural Sciences"), ("社科院", "Academy of Social Sciences"), ("党史研究室", "Party History Office"),
    ("友好协会", "Friendship Association"), ("协会", "Association"), ("学校", "School"), ("学院", "College"), ("股份", "Company"), ("工作队", "Working Team"),
    ("小组", "Group"), ("英文", "in English"), ("日语版", "in Japanese"), ("葡文版", "in Portuguese"), ("政协委员会", "CPPCC Committee"),
)  # fmt: skip
"""Words for kinds of publishers, at the end of a name."""

NAMES = {
    "第1眼TV-华龙网": "Cqnews TV", "古汉台": "Guhantai of Hanzhong", "內蒙古日報": "Inner Mongolia Daily", "中评社": "China Review News Agency",
    "中央人民政府网站": "Government of China", "中央政府门户网站": "Government of China", "中国政府网": "Government of China", "文化和旅游部": "Ministry of Culture and Tourism",
    "公安部": "Ministry of Public Security", "每日经济新闻": "National Business Daily", "中国石化报": "Sinopec News", "中国石化": "Sinopec", "中国海油": "CNOOC",
    "中国华能": "China Huaneng", "中国华电": "China Huadian", "国家电力投资集团": "State Power Investment Corporation", "国家开发投资公司": "State Development and Investment Corporation",
    "招商局集团": "China Merchants Group", "中国航天科技集团": "China Aerospace Science and Technology Corporation", "航天科工": "China Aerospace Science and Industry",
    "中国宝武报": "China Baowu News", "北京大学": "Peking University", "清华大学": "Tsinghua University", "华中科技大学": "Huazhong University of Science and Technology",
    "上海证券报": "Shanghai Securities News", "中国能源报": "China Energy News", "中国教育报": "China Education Daily", "中国民族报": "China Ethnic News",
    "中国航空报": "China Aviation News", "农业科技报": "Agricultural Science and Technology News", "公益时报": "China Philanthropy Times",
    "政协": "CPPCC", "农村金融时报": "Rural Finance Times", "凤凰网": "Ifeng", "改革网": "China Reform Net", "西部网": "Cnwest", "齐鲁网": "Iqilu", "东方网": "Eastday",
    "东北网": "Northeast Net", "多彩贵州网": "Colourful Guizhou Net", "网易号": "NetEase", "摄影世界": "Photography World", "团结报": "Unity News",
}  # fmt: skip
"""Whole names; a name may go on after one."""

BEGINNINGS = {
    "中国": "China", "全国": "National", "国家": "National", "现代": "Modern", "呼和浩特": "Hohhot", "搜狐": "Sohu", "网易": "NetEase", "腾讯": "Tencent",
    "新浪": "Sina", "百度": "Baidu", "中共": "",
}  # fmt: skip
"""Words with a name of their own, at the beginning."""

WORDS = {
    # Places whose pinyin is read wrongly or runs into what follows.
    "长宁": "Changning", "丰都": "Fengdu", "延安": "Yan'an", "西安": "Xi'an", "六盘水": "Liupanshui", "黔东南": "Qiandongnan", "黔西南州": "Qianxinan",
    "黔西南": "Qianxinan", "黔南": "Qiannan", "临夏州": "Linxia", "临夏": "Linxia", "大理州": "Dali", "宁波": "Ningbo", "昭通": "Zhaotong", "天水": "Tianshui",
    "杭州": "Hangzhou", "广州": "Guangzhou", "深圳": "Shenzhen", "玉环": "Yuhuan", "闵行": "Minhang", "正安": "Zheng'an", "铜川": "Tongchuan", "兰州": "Lanzhou",
    "秀山": "Xiushan", "海原县": "Haiyuan", "华池县": "Huachi", "粤黔": "Guangdong-Guizhou", "遵义": "Zunyi", "亦庄": "Yizhuang",
    # What papers, sites and offices are about.
    "发展": "Development", "民族": "Ethnic", "教育": "Education", "能源": "Energy", "航空": "Aviation", "交通": "Transport", "电力": "Electric Power",
    "产业": "Industry", "经济": "Economic", "信息": "Information", "县域": "County", "铁合金": "Ferroalloy", "舆情": "Public Opinion", "证券": "Securities",
    "工人": "Workers'", "农村": "Rural", "农业": "Agriculture", "金融": "Finance", "科技": "Science", "纺织": "Textile", "汽车": "Auto", "文明": "Civilisation",
    "宣传": "Publicity", "乡村振兴": "Rural Revitalization", "乡村": "Country", "今日": "Today", "新商务": "New Commerce", "电子": "Digital", "法制": "Legal",
    "第一": "First", "西部": "Western", "开发": "Development", "珠江": "Pearl River", "支援": "Assistance", "协作": "Cooperation", "合作": "Cooperation",
    "发布": "Releases", "党建": "Party Building", "资讯": "News", "园艺": "Horticulture", "兽医": "Veterinary", "茶叶": "Tea", "列宁": "Lenin", "人民": "People's",
    "对外": "Foreign", "农业农村": "Agriculture and Rural Affairs", "农业科学院": "Academy of Agricultural Sciences", "农业大学": "Agricultural University",
    "现场": "Scene", "工作队": "Team", "工作组": "Group", "信息港": "Info Port", "驻": "in", "新天水": "New Tianshui", "黔东南州": "Qiandongnan",
}  # fmt: skip
"""Words in the middle; what stands between them goes in pinyin."""
