/** Instruments outside mainland China and Taiwan; those are named by `citation.original`. By their English name. */
export const ZH_INSTRUMENTS: Readonly<Record<string, string>> = {
  'ACCC / ASIC Debt collection guideline: for collectors and creditors (RG 96), 2021 edition':
    '澳大利亚竞争与消费者委员会、证券和投资委员会《债务催收指引》（RG 96，2021年版）',
  'National Credit Code (Schedule 1 to the National Consumer Credit Protection Act 2009)':
    '澳大利亚《国家信贷法典》（2009年《国家消费者信贷保护法》附表1）',
  'ASIC Act 2001; Australian Consumer Law': '澳大利亚2001年《证券和投资委员会法》；《澳大利亚消费者法》',
  'Financial Consumer Protection Framework Regulations, SOR/2021-181':
    '加拿大《金融消费者保护框架条例》（SOR/2021-181）',
  'Bank Act; SOR/2009-257': '加拿大《银行法》；SOR/2009-257',
  'Collection and Debt Settlement Services Act; R.R.O. 1990, Reg. 74':
    '安大略省《催收与债务和解服务法》；1990年修订条例第74号',
  'Act respecting the collection of certain debts, CQLR c. R-2.2':
    '魁北克省《特定债务催收法》（CQLR c. R-2.2）',
  'N.B. Reg. 2010-104': '新不伦瑞克省条例2010-104',
  'Business Practices and Consumer Protection Act, S.B.C.': '不列颠哥伦比亚省《商业行为与消费者保护法》',
  'Regulation under the Business Practices and Consumer Protection Act':
    '不列颠哥伦比亚省《商业行为与消费者保护法》项下的条例',
  'By analogy with cards, Art 70': '比照信用卡的规定（《商业银行信用卡业务监督管理办法》第七十条）',
  'Longest of the known periods': '取已知各保存期限中最长者',
  'Directive (EU) 2021/2167 on credit servicers and credit purchasers':
    '欧盟《信贷服务商和信贷购买人指令》（EU 2021/2167）',
  'Directive (EU) 2023/2225 on credit agreements for consumers': '欧盟《消费者信贷协议指令》（EU 2023/2225）',
  'Regulation (EU) 2016/679 (General Data Protection Regulation)': '欧盟《通用数据保护条例》（EU 2016/679）',
  'Law 3758/2009 on debtor notification companies, amended by Law 4038/2012 and in 2023':
    '希腊关于债务人通知公司的第3758/2009号法律（经第4038/2012号法律和2023年修订）',
  'Consumer Protection Code 2012': '爱尔兰《2012年消费者保护守则》',
  'Central Bank (Supervision and Enforcement) Act 2013 (Section 48) (Consumer Protection) Regulations 2025':
    '爱尔兰2013年《中央银行（监督与执行）法》第48条项下《2025年消费者保护条例》',
  'Decree-Law 227/2012, out-of-court procedure for settling arrears (PERSI)':
    '葡萄牙第227/2012号法令（逾期庭外解决程序，PERSI）',
  'Code of Economic Law, Book XIX (law of 4 May 2023), debts of consumers':
    '比利时《经济法典》第十九卷（2023年5月4日法律），消费者债务',
  'FCA Mortgages and Home Finance: Conduct of Business sourcebook (MCOB), chapter 13':
    '英国金融行为监管局《按揭与住房融资：业务行为手册》（MCOB）第13章',
  'FCA Consumer Credit sourcebook (CONC), chapter 7': '英国金融行为监管局《消费者信贷手册》（CONC）第7章',
  'Debt Respite Scheme (Breathing Space Moratorium and Mental Health Crisis Moratorium) (England and Wales) Regulations 2020, SI 2020/1311':
    '英国《2020年债务喘息计划（喘息暂缓期与精神健康危机暂缓期）（英格兰和威尔士）条例》（SI 2020/1311）',
  'Consumer Credit Act 1974': '英国《1974年消费者信贷法》',
  'FCA Dispute Resolution: Complaints sourcebook (DISP)': '英国金融行为监管局《争议解决：投诉手册》（DISP）',
  'Code of Banking Practice': '香港《银行营运守则》',
  'HKMA guideline on debt collection, series of May 1996': '香港金融管理局1996年5月系列收数指引',
  'OJK Regulation 22/2023 on consumer and community protection in the financial services sector':
    '印度尼西亚金融服务管理局第22/2023号条例（金融服务业消费者和公众保护）',
  'OJK Circular on P2P lending': '印度尼西亚金融服务管理局网络借贷通函（19/SEOJK.06/2023）',
  'RBI circular "Outsourcing of Financial Services - Responsibilities of regulated entities employing Recovery Agents"':
    '印度储备银行通函《金融服务外包：受监管机构使用催收代理人的责任》',
  'RBI Microfinance Loans Directions 2022': '印度储备银行《2022年小额信贷贷款指令》',
  'Draft RBI Responsible Business Conduct Second Amendment Directions, 2026':
    '印度储备银行《2026年负责任业务行为第二次修订指令》（征求意见稿）',
  'Money Lending Business Act': '日本《贷金业法》（貸金業法）',
  'By analogy with the Money Lending Business Act': '比照日本《贷金业法》（貸金業法）',
  'Self-regulation of the Japan Financial Services Association': '日本贷金业协会自律规则',
  'Comprehensive supervisory guidelines for money lenders': '日本《面向贷金业者的综合监督指针》',
  'Fair Debt Collection Act': '韩国《关于公正进行债权催收的法律》',
  'Act on management of personal financial claims and protection of debtors':
    '韩国《关于个人金融债权管理和个人金融债务人保护的法律》',
  'Bank Negara Malaysia, Fair Debt Collection Practices, 2007': '马来西亚国家银行《公平催收实务》（2007年）',
  'Consumer Credit Act 2025': '马来西亚《2025年消费者信贷法》',
  'BSP Circular No. 454, series of 2004 (unfair collection practices, banks and cards)':
    '菲律宾中央银行2004年第454号通函（银行和信用卡的不公平催收行为）',
  'SEC Memorandum Circular No. 18, series of 2019 (unfair debt collection practices of financing and lending companies)':
    '菲律宾证券交易委员会2019年第18号备忘通函（融资和贷款公司的不公平催收行为）',
  'Republic Act 10870 (Philippine Credit Card Industry Regulation Law)':
    '菲律宾第10870号共和国法（《信用卡行业监管法》）',
  'Debt Collection Act 2022 (No. 27 of 2022)': '新加坡《2022年债务催收法》（2022年第27号）',
  'Protection from Harassment Act 2014': '新加坡《2014年防骚扰法》',
  'Limitation Act': '新加坡《时效法》',
  'Debt Collection (Class Licence) Order 2023 (S 725/2023)':
    '新加坡《2023年债务催收（类别牌照）令》（S 725/2023）',
  'Regulation F, Debt Collection Practices, 12 CFR 1006, with Supplement I':
    '美国F条例《债务催收行为》（12 CFR 1006及附录一官方解释）',
  'Bankruptcy Code, 11 USC': '美国《破产法典》（11 USC）',
  'Regulation X, Real Estate Settlement Procedures, 12 CFR 1024':
    '美国X条例《房地产交割程序》（12 CFR 1024）',
  'Telephone Consumer Protection Act, 47 USC 227, and 47 CFR 64.1200':
    '美国《电话消费者保护法》（47 USC 227）及47 CFR 64.1200',
  'FCC rulings and orders under the Telephone Consumer Protection Act':
    '美国联邦通信委员会依《电话消费者保护法》作出的裁定和命令',
  'Rosenthal Act, Cal. Civ. Code 1788 ff.': '加利福尼亚州《罗森塔尔公平债务催收法》（民法典第1788条以下）',
  'Conn. Agencies Regs. 36a-647-5': '康涅狄格州行政机关条例36a-647-5',
  'Conn. Agencies Regs. 36a-809-9': '康涅狄格州行政机关条例36a-809-9',
  'D.C. Code 28-3814': '哥伦比亚特区法典28-3814',
  'Fla. Stat. 559.72': '佛罗里达州法典559.72',
  '940 CMR 7.00 (Attorney General, under G.L. c. 93A)':
    '马萨诸塞州940 CMR 7.00（总检察长依该州普通法第93A章制定）',
  '209 CMR 18.00 (Division of Banks)': '马萨诸塞州209 CMR 18.00（银行局）',
  'N.H. RSA 358-C': '新罕布什尔州修订法典358-C',
  'N.Y. Gen. Bus. Law 601': '纽约州《一般商业法》第601条',
  '23 NYCRR 1 (Department of Financial Services)': '纽约州23 NYCRR 1（金融服务局）',
  '6 RCNY 5-76, 5-77': '纽约市6 RCNY 5-76、5-77',
  '6 RCNY 5-76, 5-77, 2-193 as amended in 2026': '纽约市6 RCNY 5-76、5-77、2-193（2026年修订）',
  'Tex. Fin. Code ch. 392': '得克萨斯州《金融法典》第392章',
  'RCW 19.16.250': '华盛顿州修订法典19.16.250',
  'RCW 31.45.082': '华盛顿州修订法典31.45.082',
  'W. Va. Code 46A-2-125': '西弗吉尼亚州法典46A-2-125',
  'Circular 43/2016 of the State Bank on consumer lending of finance companies, as amended':
    '越南国家银行关于财务公司消费贷款的第43/2016号通知（经修订）',
  'Circular 18/2019 of the State Bank amending Circular 43/2016':
    '越南国家银行修订第43/2016号通知的第18/2019号通知',
  'By analogy with Circular 43/2016 of the State Bank on consumer lending of finance companies, as amended':
    '比照越南国家银行关于财务公司消费贷款的第43/2016号通知（经修订）',
  'By analogy with Circular 18/2019 of the State Bank amending Circular 43/2016':
    '比照越南国家银行修订第43/2016号通知的第18/2019号通知',
  'Investment Law 2020': '越南《2020年投资法》',
  'Tact house rules, version 1': '本系统自有规则第1版',
  Tact: '本系统自有规则',
  'A rule that this edition of the service no longer has': '本版本已不再包含的规则',
}
