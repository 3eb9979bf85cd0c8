/** United Kingdom. */
import type { LawWords } from './law-words.ts'

export const ZH_GB: LawWords = {
  rules: {
    'GB-MCOB-HRS': '按揭：在合理时间联系，通常为8:00至21:00',
    'GB-CONC-TIME/hours': '其他信贷：同样的时段（本系统的政策，并非法律规定）',
    'GB-CONC-TIME/only': '客户指定的唯一可联系的时间',
    'GB-CONC-TIME/spared': '客户要求不被打扰的时间',
    'GB-CONC-TIME/channel': '客户要求的联系方式',
    'GB-CONC-TIME/place': '客户要求不被联系的地点',
    'GB-CONC-3P': '不得不当披露：不得让他人得知该债务',
    'GB-CONC-3P/public': '不得让客户在公众面前难堪',
    'GB-CONC-VISIT-NOTICE': '外访须就日期和大致时间给予充分通知',
    'GB-CONC-VISIT/place': '未经明示同意，不得到不适当的地点外访',
    'GB-CONC-VISIT/entry': '未经同意或无法院命令，不得进入',
    'GB-CONC-VISIT/vulnerable': '已知或怀疑客户特别脆弱的，不得外访',
    'GB-CONC-VISIT/leave': '被要求离开后，当天不得再次外访',
    'GB-CONC-VISIT-DISP': '债务陷入僵局、被质询或有争议期间，未经事先同意不得外访',
    'GB-CONC-DISP': '债务以可能成立的理由被争议期间，公司和代理人须停止一切追讨步骤',
    'GB-CONC-CAP/hold': '一旦客户可能缺乏处理债务的能力，即停止追讨',
    'GB-CONC-CAP/others': '在此期间也不得通过他人追讨',
    'GB-CONC-CAP/state': '借款人登记为无完全行为能力期间，停止追讨',
    'GB-CONC-30D': '债务顾问拟定方案期间暂停主动追讨，通常为30日',
    'GB-CONC-SB/refused': '客户表示不会偿还已过时效的债务后，不得再要求还款',
    'GB-CONC-SB/hold': '同上，以停催登记',
    'GB-CONC-SB/lapsed': '已过时效的债务可以请求偿还，直至客户表示不会偿还',
    'GB-BS-CONTACT': '喘息期内不得就执行债务进行联系，包括催收和诉前步骤',
    'GB-BS-AGENT': '喘息期内代理人不得为取走或变卖财物而上门',
    'GB-BS-EFFECT': '喘息期内不得执行，对连带责任人亦然',
    'GB-MCOB-REPO': '只有其他合理尝试均告失败后，才可收回房产',
    'GB-CCA-DEF': '强制执行前须发出违约通知，并给予至少14日补救期',
  },
  obligations: {
    'GB-MCOB-HRS regard_work_pattern_and_faith': '不得过多打电话或寄信；应顾及已知的客户作息和信仰。',
    'GB-CONC-MISLEAD no_pretext': '不得让客户在误解之下来电，例如留下未能投递包裹的卡片。',
    'GB-CONC-3P establish_identity_first': '确认对方是客户本人或其代表之前，不得透露任何详情。',
    'GB-CONC-3P mark_post_private': '信函标明“私人”；外观不得显示与债务有关。',
    'GB-CONC-VISIT-NOTICE explain_visit': '说明外访的目的和预期结果。',
    'GB-CONC-VISIT visit_conduct':
      '不得威胁。被要求离开时应离开；客户过度痛苦、显示为脆弱人群或可能缺乏行为能力时也应离开。',
    'GB-CONC-VISIT-DISP no_threat_of_visit': '债务陷入僵局、被质询或有争议期间，不得以外访相威胁。',
    'GB-CONC-FORB no_undue_pressure':
      '考虑暂停计息、接受象征性还款；不得施压要求以一笔或少数几笔不合理的大额还清；告知可获得免费债务咨询。',
    'GB-CONC-CALLBACK no_premium_rate_number': '回拨号码不得为高价收费号码。',
    'GB-CONC-DISP investigate_dispute': '调查争议，提供详情并告知结果；举证责任在公司。',
    'GB-BS-AGENT tell_agent_of_moratorium': '把暂缓期告知代理人；暂缓期和争议的信息双向传递。',
    'GB-BS-EFFECT freeze_interest_and_fees': '暂缓期债务的利息和费用冻结。',
    'GB-BS-DUR record_moratorium_dates':
      '登记载入登记册之日和收到通知的时刻。标准暂缓期：自载入次日起60日，第25至35日中期审查，12个月内一次。精神健康危机：以收到终止通知为止（治疗期间另加30日），次数不限，不得自行推算。',
    'GB-MCOB-ARREARS mortgage_arrears_information':
      '知悉欠款后15个工作日内提供欠款信息；此后至少每季度提供对账单。',
    'GB-CCA-ARREARS notice_of_sums_in_arrears': '发出欠款金额通知；强制执行前发出违约通知。',
    'GB-DISP-COMPLAINT complaint_final_response': '8周内作出最终答复；客户可在6个月内向金融申诉专员申诉。',
  },
}
