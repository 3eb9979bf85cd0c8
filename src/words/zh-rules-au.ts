/** Australia. */
import type { LawWords } from './law-words.ts'

export const ZH_AU: LawWords = {
  rules: {
    'AU-HRS-TEL': '电话：周一至周五7:30至21:00，周末9:00至21:00',
    'AU-HRS-TEL/holidays': '电话：全国公众假日不得联系',
    'AU-HRS-TEL/written': '电子邮件和在线聊天遵守电话时段（本系统的政策）',
    'AU-HRS-TEL/written-holidays': '全国公众假日不发电子邮件和在线聊天（本系统的政策）',
    'AU-HRS-F2F': '面访：每日9:00至21:00',
    'AU-HRS-F2F/holidays': '面访：全国公众假日不得进行',
    'AU-HRS-WORK': '在工作场所，不论何种方式：工作日9:00至17:00，已知其工作时间的除外',
    'AU-HRS-WISH/only': '只在债务人要求的时间联系',
    'AU-HRS-WISH/spared': '避开债务人要求不被打扰的时间',
    'AU-LOC/place': '债务人指定了另一合理地点',
    'AU-FREQ/week': '每个账户每自然周不超过3次联系',
    'AU-FREQ/7-days': '每个账户七日内不超过3次联系',
    'AU-FREQ/month': '每个账户每自然月不超过10次联系',
    'AU-FREQ/30-days': '每个账户三十日内不超过10次联系',
    'AU-3P/disclosure': '不得向第三人披露任何情况，但可询问债务人下落',
    'AU-3P/week': '对同一第三人的询问每自然周最多一次',
    'AU-3P/7-days': '对同一第三人的询问七日内最多一次',
    'AU-F2F': '外访须经许可，且为最后手段',
    'AU-F2F-FREQ/month': '每自然月一次外访',
    'AU-F2F-FREQ/30-days': '三十日内一次外访',
    'AU-REP': '有授权代表的，应与代表而不是债务人联系',
    'AU-NCC-89A': '困难申请处理期间不得强制执行，直至发出拒绝通知后满14日',
    'AU-NCC-88': '强制执行前须发出违约通知，并给予至少30日补救期',
  },
  obligations: {
    'AU-ID establish_identity_first': '透露任何情况前先确认对方是债务人本人；然后说明来电者、委托人和原因。',
    'AU-CONTACT reasonable_purpose': '联系须有合理目的且仅在必要时进行；多个账户在一次联系中一并说明。',
    'AU-THREAD thread_is_voluntary':
      '只有债务人自愿参与、未表示不满且未被催促回复时，一连串往来才算一次联系。',
    'AU-FREQ-ATT no_rapid_redial': '尝试联系不得过于频繁：拨号系统不得过快地把号码重新排入队列。',
    'AU-LOC offer_call_back_at_work':
      '经总机转接时应谨慎，提供其他号码或时间供对方选择；先以信函或电话联系其住所。',
    'AU-F2F visit_conduct': '外访是最后手段，不得在催收时以外访相威胁；须先获许可，被要求离开时应离开。',
    'AU-NCC-72 keep_hardship_open': '困难申请可以口头或书面提出：应予受理并转交处理。',
    'AU-HARASS no_harassment': '不得过度骚扰或胁迫。',
    'AU-NCC-72 decide_hardship':
      '收到困难申请后21日内可要求补充资料，随后作出决定并通知；拒绝时须说明理由并告知投诉机构。',
    'AU-NCC-88 default_notice': '强制执行前发出违约通知。',
    'AU-RECORDS contact_log': '保存联系日志，记录每次联系和每次尝试。',
  },
}
