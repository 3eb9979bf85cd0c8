/** Hong Kong and Taiwan. */
import type { LawWords } from './law-words.ts'

export const ZH_HK_TW: LawWords = {
  rules: {
    'HK-H1/policy': '联系时段为8:00至21:00（本系统的政策，并非法律规定）',
    'HK-P1/recovery': '未签署正式担保的，不得向咨询人、家人或朋友追讨',
    'HK-P1/whereabouts': '不得为查问债务人下落而滋扰第三人',
    'HK-P2': '催收机构不持有第三人资料，因此不得联系第三人',
    'HK-C1/posters': '不得张贴催收材料',
    'HK-S1': '债务人被裁定破产后停止催收',
    'HK-N1': '委外催收前须书面通知债务人',
    'TW-H1': '保险业：委外催收时间为7:00至22:00',
    'TW-H2': '银行：催收时间为7:00至22:00',
    'TW-H2/own': '保险业自行催收：时间为7:00至22:00',
    'TW-P1': '只能向债务人及保证人催收，不得干扰第三人',
    'TW-P2': '只有在无法联系债务人时，才可向第三人询问债务人的联系方式',
    'TW-V1': '未经同意不得进入住宅',
    'TW-V1/recording': '外访催收应全程录音',
    'TW-N1': '委外催收前须书面通知',
    'TW-N1/list': '受托催收机构须公布',
  },
  obligations: {
    'HK-C1 true_identity': '每次联系都须表明真实身份：不得匿名来电、使用假名、威胁或作虚假陈述。',
    'HK-F1 no_persistent_calls': '不得持续滋扰式来电。',
    'HK-P2 no_third_person_data_to_agencies': '不得把咨询人或第三人的资料交给催收机构。',
    'HK-N1 written_notice_before_placement': '催收机构开始工作前，须书面通知债务人。',
    'TW-N1 written_notice_before_outsourcing':
      '书面通知须载明受托机构名称、金额、录音保存期限、申诉电话及禁止行为；公布受托机构；不得提供无法律义务者的资料。',
    'TW-P2 state_identity_and_purpose': '说明来电者身份和目的；被询问时说明委托机构；外访时出示授权书。',
    'TW-V1 visit_conduct': '佩戴识别证，全程录音，不得收取款项。',
    'TW-R1 keep_recordings': '电话录音至少保存6个月。',
    'TW-C1 no_false_consequences': '不得以逮捕、扣押不得查封的财产或虚构的法院程序相威胁。',
  },
}
