/** European Union, Greece, Ireland, Portugal and Belgium. */
import type { LawWords } from './law-words.ts'

export const ZH_EU: LawWords = {
  rules: {
    'EU-2167-10-2': '首次催收前须以耐久介质告知债权转让',
    'EU-2167-10-1/third-persons': '保护隐私：只向负有债务的人催收或告知债务（本系统的政策）',
    'EU-CCD2-35': '强制执行前须考虑合理的宽缓措施',
    'GR-HRS': '周一至周五9:00至20:00',
    'GR-HRS/holidays': '只限工作日：公众假日不得联系',
    'GR-FREQ': '每两日一次来电',
    'GR-START': '逾期满十日前不得联系',
    'GR-PLACE/visits': '不得到住所或工作单位外访',
    'GR-PLACE/work': '只有工作号码是唯一提供的号码时，才可在工作场所联系',
    'GR-HRS/own': '债权人自行催收：周一至周五9:00至20:00',
    'GR-HRS/holidays/own': '债权人自行催收：只限工作日，公众假日不得联系',
    'GR-FREQ/own': '债权人自行催收：每两日一次来电',
    'GR-START/own': '债权人自行催收：逾期满十日前不得联系',
    'GR-PLACE/visits/own': '债权人自行催收：不得到住所或工作单位外访',
    'GR-PLACE/work/own': '债权人自行催收：只有工作号码是唯一提供的号码时，才可在工作场所联系',
    'IE-2012-3M': '每自然月不超过3次主动联系',
    'IE-2012-VISIT/notice': '外访须提前五个工作日书面通知',
    'IE-2012-VISIT/last-resort': '其他联系尝试失败后才可外访',
    'IE-2025/month': '每自然月不超过3次主动联系（暂代尚未查阅的限制）',
    'IE-2025/visit-notice': '外访须提前五个工作日书面通知（暂代尚未查阅的规定）',
    'IE-2025/visit-last-resort': '其他联系尝试失败后才可外访（暂代尚未查阅的规定）',
    'PT-PERSI': '逾期庭外解决程序进行期间，不得解除合同、起诉或转让债权',
    'BE-XIX': '催收前须先发出首次提醒，并等待满14个自然日',
  },
  obligations: {
    'EU-2167-10-1 fair_communication': '诚实信用，不得误导；保护隐私；不得骚扰、胁迫或施加不当影响。',
    'EU-2167-10-2 transfer_notice_on_request':
      '首次催收前以及每次被要求时，以耐久介质告知：转让日期、购买人、服务商、授权、联系人和金额。',
    'EU-CCD2-35 forbearance_policies': '制定强制执行前合理宽缓的政策，包含所列措施。',
    'EU-CCD2-36 early_detection_and_debt_advice': '及早发现财务困难，并转介债务咨询。',
    'EU-GDPR data_protection': '须有合法依据，只处理必要的资料，并记录向催收机构披露的内容。',
    'PT-PERSI persi_notices':
      '在逾期第31日至第60日之间以书面通知让债务人进入该程序；终止时须发出说明理由的通知。',
    'BE-XIX first_reminder_free': '首次提醒免费；14日期满前不得收取任何费用。',
  },
}
