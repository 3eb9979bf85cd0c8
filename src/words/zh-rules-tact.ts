/** What holds whatever the law says. */
import type { LawWords } from './law-words.ts'

export const ZH_TACT: LawWords = {
  rules: {
    'tact-jurisdiction-known': '法域须有法规包覆盖',
    'tact-time-zone-known': '须知道联系对象可能所在的全部时区',
    'tact-overlay-known': '法域的每一层级都应有法规包',
    'tact-overdue': '只催收已逾期的款项',
    'tact-owed': '有欠款才可提醒',
    'tact-reminder-before-due-date': '还款日之前的提醒只能在还款日之前发出',
    'tact-deceased': '不联系已死亡的借款人',
    'tact-capacity': '借款人无完全民事行为能力，应寻找其监护人',
    'tact-bankrupt': '已登记破产',
    'tact-third-person-refused': '不负债务的人拒绝后，不再联系',
    'tact-debtor-asked-to-stop': '债务人要求不再联系',
    'tact-channel-refused': '对方要求不通过此渠道联系',
    'tact-told-to-leave': '被要求离开后，当天不得再次外访',
    'tact-only-hours-named': '对方指定了唯一可联系的时间',
    'tact-hours-to-be-spared': '对方要求在某些时间不被打扰',
    'tact-place-to-be-spared': '对方要求不在某地点联系',
    'tact-employer-prohibits': '用人单位不允许在工作场所联系',
    'tact-hold': '停催期间不得催收',
    'tact-represented': '借款人已有代理人',
    'tact-plan-performing': '还款计划正在履行的，停止催收',
    'tact-promise-pending': '承诺还款日未过，不得催收',
    'tact-agency-holds-account': '只有持有委案的催收机构可以行动',
    'tact-collector-certified': '催收人员资格到期后不得作业',
    'tact-contact-point': '联系方式须可用，且属于所称的联系对象',
    'tact-limitation': '债务仍然存在，债务人有时效抗辩，不得作相反陈述',
    'tact-budget': '允许的联系次数',
  },
  obligations: {
    'tact-manners no_false_statement': '说明来电者身份，只说真实情况；不提不可能发生的后果。',
  },
}
