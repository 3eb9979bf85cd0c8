/** The instruments that the rules of mainland China come from, and their words. */
import type { Citation, Evidence, Provenance, Strength } from '../decision.ts'

export const CN_AS_OF = '2026-11-21'

const LANG = 'zh-Hans'

/** GB/T 45251-2025, recommended national standard, in force since 2025-02-28. Article numbers are not established. */
export function gbt(source: string, quote?: string): Citation {
  return {
    instrument: 'GB/T 45251-2025, Internet finance: post-loan collection risk-control guidance',
    original: 'GB/T 45251-2025《互联网金融 个人网络消费信贷 贷后催收风控指引》',
    article: null,
    effectiveFrom: '2025-02-28',
    source,
    ...(quote === undefined ? {} : { quote, lang: LANG }),
  }
}

/** China Banking Association guidance of 2026-01-30, self-regulatory for members. */
export function cba(article: string | null, source: string, quote?: string): Citation {
  return {
    instrument:
      'CBA guidance on collection of personal consumer loans by financial institutions (trial), 2026-01-30',
    original: '中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》',
    article,
    source,
    ...(quote === undefined ? {} : { quote, lang: LANG }),
  }
}

/** Credit-card measures, CBRC Order 2011 No. 2, Arts 66-70: binding. */
export function cardMeasures(article: string, quote?: string): Citation {
  return {
    instrument: "Measures for supervision of commercial banks' credit-card business, CBRC Order 2011 No. 2",
    original: '《商业银行信用卡业务监督管理办法》',
    article,
    ...(quote === undefined ? {} : { quote, lang: LANG }),
  }
}

export function civilCode(article: string, quote?: string): Citation {
  return {
    instrument: 'Civil Code',
    original: '民法典',
    article,
    ...(quote === undefined ? {} : { quote, lang: LANG }),
  }
}

export const CONSUMER_PROTECTION: Citation = {
  instrument: 'Consumer protection measures for banks and insurers, CBIRC Order 2022 No. 9',
  original: '《银行保险机构消费者权益保护管理办法》',
  article: null,
  effectiveFrom: '2023-03-01',
}

export const LOCAL_BANKRUPTCY: Citation = {
  instrument: 'Shenzhen personal bankruptcy regulations; Xiamen personal bankruptcy protection regulations',
  original: '深圳经济特区个人破产条例; 厦门经济特区个人破产保护条例',
  article: null,
  source: 'Shenzhen in force since 2021-03-01, Xiamen since 2025-11-01',
}

export const PRESS_2026 = '21世纪经济报道, 中国证券报, 券商中国 2026-01-31; 中新网 2026-01-30'
export const HAINAN_DAILY = '海南日报 2025-03-16'
export const BEIJING_BUSINESS = '北京商报 2025-03-13'

export const QUOTE_H1 = '未经债务人同意，严禁在每日晚22:00至次日早8:00进行电话催收、外访催收及其他催收'
export const QUOTE_H2 = '在催收时间方面，双方未约定时，催收作业不应在每日22:00至次日8:00进行'
export const QUOTE_H6 = '通过短信平台、企业微信号等开展的其他催收'
export const QUOTE_F1 = '以语音形式（含智能语音）进行交互式催收，与单一债务人主动有效通话每日不应超过3次'
export const QUOTE_F2 = '同一金融机构和其合作的第三方催收机构对单一债务人拨通电话频次每日合计不应超过3次'
export const QUOTE_F3 =
  '债务人电话未接通的，催收人员对债务人同一联系方式尝试拨打次数当天不宜超过6次；与债务人另有约定除外'
export const QUOTE_P1 =
  '发卡银行应当对债务人本人及其担保人进行催收，不得对与债务无关的第三人进行催收，不得采用暴力、胁迫、恐吓或辱骂等不当催收行为。'
export const QUOTE_P2 =
  '金融机构和第三方催收机构应只向债务人催收，不应向联系人催收。向担保人等连带责任人催收应以国家法律、法规、规定和协议约定为限。'
export const QUOTE_P3 =
  '无法联系到债务人本人，为及时恢复与债务人联系；债务人已死亡、被认定为无民事行为能力或限制民事行为能力人，为建立与其可能存在的财产继承人或利益相关人联系'
export const QUOTE_P4 = '联系人明确拒绝催收人员的请求或要求催收人员不得再联系的，催收人员不应再与其联系'
export const QUOTE_P4_CBA = '如无关第三人明确要求不得联系，则须停止后续联系行为'
export const QUOTE_P5 =
  '催收人员只可向联系人询问债务人联系方式和（或）请其代为转告债务人与金融机构联系，不应透露债务人的逾期欠款金额，欠款时间等欠款信息。当联系人明确表示愿意为债务人偿还欠款时，可视情况提供还款所需必要信息。'
export const QUOTE_P6 =
  '在债务人手机无效、连续三次拨打无法联系次日、连续三日无法联系等特定情形下，可联系第三人'
export const QUOTE_C1_ENTRY = '严禁未经同意进入住宅等私人场所或债务人办公区域实施催收'
export const QUOTE_C4 =
  '发卡银行收到持卡人对信用卡催收提出的异议，应当及时对相关信用卡账户进行备注，并开展核实处理工作。'
export const QUOTE_V1 = '外访催收应安排不少于两名催收人员共同实施'
export const QUOTE_V8 = '进入…他人的住宅…等私密空间'
export const QUOTE_S2 =
  '双方达成一致意见并签署分期还款协议的，发卡银行及其发卡业务服务机构应当停止对该持卡人的催收，持卡人不履行分期还款协议的情况除外。'
export const QUOTE_S4 = '作为被执行人的公民死亡的，以其遗产偿还债务'
export const QUOTE_R1 = '对催收过程应当进行录音，录音资料至少保存2年备查。'
export const QUOTE_R2 = '达成口头还款协议的，发卡银行必须留存录音资料。录音资料留存时间至少截至欠款结清日。'
export const QUOTE_L4 = '诉讼时效期间届满的，义务人可以提出不履行义务的抗辩。'

/** Provenance of a rule of this pack. `confidence` goes with `unverified` and only with it. */
export function cn(
  strength: Strength,
  evidence: Evidence | readonly ['unverified', 'high' | 'medium' | 'low'],
  citation: Citation,
  ourChoice: readonly string[] = [],
): Provenance {
  const mark =
    typeof evidence === 'string' ? { evidence } : { evidence: evidence[0], confidence: evidence[1] }
  return { strength, ...mark, citation, asOf: CN_AS_OF, ourChoice }
}

/** A statement that no text carries: our own inference, and labelled so. */
export function cnOwn(statement: string, ourChoice: readonly string[]): Provenance {
  return {
    strength: 'policy',
    evidence: 'weak',
    citation: { instrument: statement, article: null },
    asOf: CN_AS_OF,
    ourChoice,
  }
}
