/** United States, federal. */
import type { LawWords } from './law-words.ts'

export const ZH_US: LawWords = {
  rules: {
    'US-REGF-HRS': '在档案显示的每个时区，8:00之后、21:00之前',
    'US-REGF-INCONV/spared': '不得在已知不便的时间联系',
    'US-REGF-INCONV/only': '消费者指定了唯一方便的时间',
    'US-REGF-INCONV/spared-days': '消费者拒绝一切联系的日子不寄信',
    'US-REGF-INCONV/only-days': '消费者指定的方便时间之外的日子不寄信',
    'US-REGF-PLACE': '不得通过与已知不便地点相关的方式联系',
    'US-REGF-PLACE/email': '已知消费者身处不便地点时，不得发电子邮件',
    'US-REGF-WORK': '已知雇主禁止的，不得在工作场所联系',
    'US-REGF-ATTY': '消费者由已知律师代理的，不得联系消费者',
    'US-REGF-CEASE': '消费者书面拒绝还款或要求停止联系后，不得就该债务联系',
    'US-REGF-CEASE/others': '停止联系的要求也终止就该债务与第三人的联系',
    'US-REGF-MEDIA/electronic': '不得通过对方已退订的媒介或地址发送电子信息',
    'US-REGF-MEDIA/other': '不得使用对方要求不用的电话、信函或外访',
    'US-REGF-7IN7': '就一笔债务对一人，连续七日内不超过7次来电',
    'US-REGF-7AFTER': '就债务通话后，连续七日内不得来电',
    'US-REGF-CONC/day': '一日内7次来电虽未超限，但可能推翻合规推定',
    'US-REGF-CONC/gap': '五分钟内再次拨打同一号码，可能推翻合规推定',
    'US-REGF-3P': '只可与消费者及与债务相关的专业人士谈论该债务',
    'US-REGF-LOC1': '接触到第三人的下落查询只限一次，不得再次',
    'US-REGF-LOC-ATTY': '消费者有律师代理的，只可向律师查询其下落',
    'US-REGF-SOCIAL': '不得在公众或其联系人可见之处发布任何内容',
    'US-REGF-EM-OWN': '只可向消费者使用过、同意过或经法定程序确认的地址发电子邮件',
    'US-REGF-WORKMAIL': '不得向已知为雇主提供的地址发电子邮件，本人使用过、同意过或承接自前催收人的除外',
    'US-REGF-SMS60': '只可向消费者使用过或同意过、且60日内核实过的号码发短信',
    'US-REGF-BADADDR': '曾让他人看到该债务的地址或号码，永不再用',
    'US-REGF-DISP': '核实期内的书面争议使催收停止，直至寄出核实材料',
    'US-REGF-DISP-DUP': '重复争议使催收停止，直至寄出说明其为重复的通知',
    'US-REGF-OCR': '要求提供原债权人信息的，停止催收直至寄出名称和地址',
    'US-REGF-SOL': '已过时效的债务不得起诉，也不得以起诉相威胁',
    'US-BK-STAY': '自提出破产申请起，不得催收',
    'US-BK-DISCH': '已免责的债务不得催收',
    'US-REGX-120': '按揭逾期超过120日之前，不得发出首次止赎通知或申请',
    'US-REGX-CEASE': '消费者要求停止联系后，早期干预通知每180日发送一次',
    'US-TCPA-CELL/artificial': '未经事先明示同意，不得以人工或预录语音拨打手机',
    'US-TCPA-CELL/automatic': '未经事先明示同意，不得以自动拨号方式致电手机或发短信',
    'US-TCPA-PRE3': '对住宅电话的人工或预录语音来电三十日内不超过3次',
    'US-TCPA-REV/voice': '同意被撤回后，不得使用人工语音或自动拨号来电',
    'US-TCPA-REV/text': '同意被撤回后，不得发短信',
    'US-TCPA-REV/automatic': '同意被撤回后，不得自动拨号来电',
    'US-TCPA-REVALL': '一次撤回适用于所有自动来电和短信，不论是否相关',
    'US-TCPA-REVALL/automatic': '一次撤回适用于所有自动拨号来电，不论是否相关',
    'US-TCPA-HRS': '电话或短信推介只限8:00至21:00',
  },
  obligations: {
    'US-REGF-COMM initial_disclosure':
      '首次沟通（不论由谁发起）须说明：本次联系意在催收债务，所获信息将用于该目的；首次为口头的，在首次书面沟通中重申。',
    'US-REGF-COMM say_debt_collector': '此后每次沟通须说明来自债务催收人。',
    'US-REGF-COMM disclosure_language': '上述披露须使用该次沟通所用的语言。',
    'US-REGF-LCM limited_content_voicemail':
      '语音留言要么作出上述披露，要么只包含：不显示催收业务的商号、请求回复、可供查找的自然人姓名、电话号码；至多另加称呼、日期时间、建议回复时间和“任何代表均可”。无论哪种都算一次尝试和一次来电。',
    'US-REGF-OPTOUT opt_out_line':
      '清楚说明退订发往该地址或号码的信息的简便方法：不收费，除意愿和地址外不要求其他信息。',
    'US-REGF-IDENT identify_caller': '切实表明来电者身份；有限内容留言和下落查询另有规定。',
    'US-REGF-IDENT assumed_name': '使用化名须前后一致，并可追溯到员工本人。',
    'US-REGF-LOC location_words':
      '说明自己的姓名，说明是在确认或更正下落信息；只有被问及时才说出雇主名称，绝不提及债务；不用明信片，信件上不得有催收标志；不得使用他人可见的方式。',
    'US-REGF-DECEASED estate_contact':
      '消费者死亡后，可以询问遗产处理人；该人按姓名收到核实信息并享有争议权。',
    'US-REGF-POST plain_envelope': '不得使用明信片；信封上只可有地址和不显示催收业务的名称。',
    'US-REGF-SOCIAL private_message_only': '只可发私信，公众或其联系人不得看到；好友请求须说明来自催收人。',
    'US-REGF-ABUSE no_abuse': '不得威胁、使用污言秽语、公布羞辱名单、作虚假或误导性陈述或使用不公平手段。',
    'US-REGF-REPEAT no_intent_to_annoy':
      '不得为烦扰、辱骂或骚扰接听者而反复或连续来电或谈话；计数限制只是对此的推定。',
    'US-REGF-DEBT store_debt_of_call':
      '记录每次拨号的结果及其计入的债务：所谈及的债务；未接通或有限内容的来电至少计入一笔，一经选定不再更改。',
    'US-REGF-INCONV do_not_continue_inconvenient_call':
      '对方不便接听时，询问何时方便并结束通话；不得请求继续。',
    'US-REGF-VALID validation_information':
      '在首次沟通中或其后5日内提供分项的核实信息。未接通的来电、有限内容留言或诉讼文书不起算期限；就债务的来电起算期限。',
    'US-REGF-VALID esign_consent':
      '以电子方式发送法定通知的，按第1006.42条的要求取得消费者的电子签名法同意，采用可保存的形式，并留意未送达的通知。',
    'US-REGF-OVERSH no_overshadowing': '核实期内，任何内容不得掩盖或抵触提出争议的权利。',
    'US-REGF-CEASE-EX remedy_notice_contents':
      '对方要求停止联系后，只可说明：催收到此为止、可能采取通常采取的特定救济，或拟采取某项救济（或第1024.39(d)(3)、1024.37、1026.20(d)、1026.41条要求的内容）；不得要求还款。',
    'US-REGX-CEASE early_intervention_after_cease':
      '对方要求停止联系后，早期干预通知不得要求还款，须说明可能止赎，180日内不得超过一次（最迟在第190日发出）。',
    'US-REGX-BK early_intervention_in_bankruptcy': '破产期间每案一份书面通知，不得要求还款。',
    'US-REGF-SCOPE know_who_is_bound':
      '受约束的是：催收机构、律师事务所、以催收为主业的债务购买人，以及使用让人误以为是第三方之名称的债权人；不包括以债权人名义行事的自有员工，也不包括违约前即受托的服务商。经营性债务不在其内。受约束的债权人或购买人应在此登记为催收机构。',
    'US-REGF-ATT record_every_attempt': '记录通过任何媒介就债务发起联系的每一行为，包括未接来电和语音留言。',
    'US-REGF-COMM communication_defined': '直接或间接传达债务信息的即为沟通：适用第三人规则和披露规则。',
    'US-REGF-CONS consumer_defined':
      '配偶（包括遗属）、未成年人的父母、监护人、遗嘱执行人、遗产管理人、遗产代理人和已确认的权益继承人，均为第1006.6条所称的消费者。',
    'US-REGF-RESP1 one_reply': '记录来信来电，并把答复标记为回复：每条信息一次，同一媒介，在关闭的时段内。',
    'US-REGF-CONSENT6 record_direct_consent':
      '只有在本身合法的沟通中直接给予本催收人的同意（或法院许可）才开放关闭的时间、地点或对象；记录同意给予谁，以及所解除的要求何时终止。',
    'US-REGF-MEDIA-EX media_exceptions':
      '退订之后仍可：一次单纯的确认、对来信的一次回复、其他法律要求的内容。',
    'US-REGF-EXCL calls_not_counted': '记录对来电的同意及其收到时间、天数、债务和给予的催收人；7日后失效。',
    'US-REGF-MISDIR record_wrong_numbers': '得知号码属于他人的，登记为错号通知；其来电不再计数。',
    'US-REGF-7IN7 record_ground_of_override':
      '超出推定的，由人决定并记录理由：法律要求；与进行中的诉讼直接相关；无法取得同意时应消费者要求；可避免显然不利、催收人无法控制且紧急的后果。可以重复提出的优惠不是理由。',
    'US-REGF-CUM cap_messages':
      '短信、电子邮件和来电合并视为行为；法律未规定数量。应在策略中设定每日和每周的短信、电子邮件上限。',
    'US-REGF-EM-CRED creditor_email_notice':
      '只有载明催收人、地址、他人可能看到、如何退订以及发出后至少35日的日期，且地址由消费者提供并用于该账户、域名对公众开放且不属于已知雇主的通知，才连同地址登记为`creditor-email-notice`。',
    'US-REGF-EM-PRIOR prior_collector_email':
      '只有前催收人以两种方式之一取得、上一任催收人使用过且无人退订的地址，才连同地址登记为`prior-collector-email`。',
    'US-REGF-VALPER compute_validation_period':
      '登记核实通知及其期限终点：推定收到（最早为发出后5日，不含周六、周日和联邦假日）再加30日。退回的通知视为未给出，以下一份为准。',
    'US-REGF-CRA report_after_contact':
      '只有就债务与消费者通话后，或寄出信函、电子信息并合理等待（连续14日，发出日为第1日）而未获未送达消息后，才可向征信机构报送。',
    'US-REGF-SALE no_sale_of_dead_debts':
      '已知已清偿、和解或经破产免责的债务不得出售、转让或委外（所有人、前所有人、合并和担保权除外）。',
    'US-REGF-ATT keep_evidence':
      '合规证据（含通话记录和通知副本）保存至该债务最后一次催收活动后3年，录音保存至通话后3年。',
    'US-REGX-LIVE live_contact':
      '逾期第36日前真诚尝试直接联系，逾期期间每个还款日后36日内再次尝试。此类来电仍按规则US-REGF-7IN7计数。',
    'US-REGX-WRIT written_notice': '第45日前发出书面早期干预通知；180日内至多要求一次。',
    'US-TCPA-CELL record_consent_artificial': '保存被叫方的同意、其来源和撤回的记录。',
    'US-TCPA-CELL record_consent_automatic': '保存被叫方的同意、其来源和撤回的记录。',
    'US-TCPA-AI ai_voice_is_artificial': '人工智能语音属于电话消费者保护法所称的人工语音，即使能够对话。',
    'US-TCPA-PRE3 opt_out_mechanism': '通话中提供退出的方式。',
    'US-TCPA-CONF confirm_opt_out_within_five_minutes': '退订确认为5分钟内的一条短信，只说明将予遵守。',
    'US-TCPA-REV take_revocations':
      '以任何合理方式（如回复停止、退出、结束、撤回、退订、取消、取消订阅）提出的撤回均须接受，最迟10个工作日内执行；不得指定唯一渠道。',
  },
}
