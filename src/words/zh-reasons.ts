/** What stands in the way, in Chinese. */
import { PLACES, WEEKDAYS, type Weekday } from '../policy/facts.ts'
import type { LanguageFile, Seen } from './language-file.ts'
import {
  isOf,
  type ReadLength,
  type ReadWindow,
  readClocks,
  readDays,
  readLength,
  readPartyPurpose,
  readWindows,
} from './read-observed.ts'
import { zhDate, zhTime } from './zh-date.ts'
import { ZH_FACTS } from './zh-facts.ts'
import { ZH_WORDS } from './zh-words.ts'

const { channels, holds, parties, places, purposes, weekdays } = ZH_WORDS

export const ZH_REASONS: LanguageFile['reasons'] = {
  fact_missing: missingFact,
  nothing_owed: () => '没有可以催收的逾期款项。',
  borrower_deceased: () => '借款人已死亡。',
  bankruptcy_stay: ({ observed }) =>
    isDate(observed) ? `破产申请已于${zhDate(observed)}受理。` : '破产程序使催收停止。',
  capacity_limited: () => '借款人无完全民事行为能力，或其能力存疑。',
  legal_representation: () => '借款人已有代理人。',
  no_contact_requested: () => '此人要求不再联系；对所有催收方和其所有联系方式有效。',
  party_not_allowed: ({ observed }) => notAllowed(observed) ?? '不得为此联系此人。',
  purpose_not_allowed: ({ observed }) => notAllowed(observed) ?? '不得为此目的联系。',
  debtor_reachable: ({ observed }) =>
    `只有在无法联系到债务人时才可联系${parties[readPartyPurpose(observed)?.party ?? 'other']}，而这一点尚未成立。`,
  content_not_allowed: ({ observed }) =>
    isDate(observed)
      ? `诉讼时效已于${zhDate(observed)}届满，债务人可以拒绝履行。`
      : '拟陈述或展示的内容不被允许。',
  plan_performing: () => '还款计划正在履行。',
  promise_pending: ({ observed }) =>
    isDate(observed) ? `借款人承诺于${zhDate(observed)}前还款，承诺尚未到期。` : '承诺还款尚未到期。',
  hold: ({ observed }) =>
    typeof observed === 'string' ? `停催中（${holds[observed] ?? observed}）。` : '停催中。',
  dispute_open: () => '债务有异议，尚未处理完毕。',
  not_placed_with_agency: ({ observed }) =>
    isDate(observed)
      ? `该账户届时未委托给本机构（委外日期：${zhDate(observed)}）。`
      : '该账户未委托给本机构。',
  agency_not_listed: () => '该催收机构不在公示名单内。',
  agency_not_licensed: ({ observed }) =>
    isDate(observed) ? `该催收机构的牌照已于${zhDate(observed)}到期。` : '该催收机构没有有效牌照。',
  notice_not_given: ({ observed, limit }) => {
    const what = observed === null || observed === undefined ? '尚未发出通知' : '通知发出的时间还不够'
    const length = readLength(limit)
    return length === null || length.count === 0 ? `${what}。` : `${what}，发出后须满${lengthText(length)}。`
  },
  approval_missing: () => '没有登记事先须作出的审批或准备。',
  collector_not_certified: ({ observed }) =>
    isDate(observed) ? `催收人员的资格已于${zhDate(observed)}到期。` : '催收人员没有资格。',
  contact_point_unusable: () => '该联系方式不能使用。',
  contact_point_mismatch: () => '该联系方式与联系对象或渠道不符。',
  channel_refused: () => '此人要求不通过此渠道联系。',
  consent_missing: () => '缺少同意，或缺少该联系方式正确的证明。',
  recording_unavailable: () => '必须录音，而录音不可用。',
  too_few_collectors: ({ observed, limit }) =>
    isNumber(observed) && isNumber(limit)
      ? `拟派${observed}名催收人员，至少须有${limit}名同行。`
      : '同行的催收人员不足。',
  place_not_allowed: ({ observed }) =>
    isOf(PLACES, observed) ? `不得在该地点（${places[observed]}）联系。` : '不得在该地点联系。',
  employer_prohibits: () => '用人单位不允许在工作场所联系。',
  stage_not_reached: ({ limit, nameStage }) =>
    typeof limit === 'string' ? `该渠道自“${nameStage(limit)}”阶段起才使用。` : '现在采取此步骤为时过早。',
  channel_not_in_stage: ({ observed, nameStage }) =>
    typeof observed === 'string' ? `“${nameStage(observed)}”阶段不使用该渠道。` : '当前阶段不使用该渠道。',
  outside_hours: ({ observed, limit }) => {
    const clocks = readClocks(observed).map(({ time, zone }) => `${zhTime(time)}（${zone}）`)
    const windows = readWindows(limit)?.map(windowText)
    const now = clocks.length === 0 ? '不在允许联系的时段' : `届时当地时间为${clocks.join('、')}`
    if (windows !== undefined) return `${now}，允许的时段为${windows.join('，或')}。`
    return typeof limit === 'string' ? `${now}，只允许在已知的对方工作时间联系。` : `${now}。`
  },
  inconvenient_time: () => '对方要求不在此时间联系。',
  closed_day: ({ observed }) => {
    const days = readDays(observed).map(({ date, day }) => `${zhDate(date)}${weekdays[day]}`)
    return days.length === 0 ? '当天不得联系。' : `当天（${days.join('、')}）不得联系。`
  },
  frequency_cap: ({ observed, limit }) =>
    isNumber(observed) && isNumber(limit)
      ? `允许的联系次数已用完（已用${observed}次，上限${limit}次）。`
      : '允许的联系次数已用完。',
  cool_down: ({ limit }) => {
    const length = readLength(limit)
    return length === null ? '间歇期尚未结束。' : `${lengthText(length)}的间歇期尚未结束。`
  },
  minimum_gap: ({ limit }) => {
    const length = readLength(limit)
    return length === null ? '距上次尝试太近。' : `两次尝试之间至少须间隔${lengthText(length)}。`
  },
  budget_used: () => '允许的联系次数已用完。',
}

function missingFact({ fact }: Seen): string {
  if (fact === undefined) return '缺少该规则所需的信息。'
  const [name = '', year] = fact.name.split(' ')
  const uncovered = /^no rules are loaded for ([\w-]+)/.exec(fact.supply)?.[1]
  if (uncovered !== undefined) return `没有${uncovered}的法规包：请添加。`
  const known = ZH_FACTS[name]
  if (known === undefined) return `缺少信息：${fact.name}。`
  return `缺少${year === undefined ? '' : `${year}年的`}${known.name}：${known.supply}。`
}

function notAllowed(observed: unknown): string | null {
  const read = readPartyPurpose(observed)
  return read === null ? null : `不得为“${purposes[read.purpose]}”联系${parties[read.party]}。`
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

const UNITS = { days: '日', 'working-days': '个完整工作日', hours: '小时', minutes: '分钟' } as const

function lengthText({ count, unit }: ReadLength): string {
  return `${count}${UNITS[unit]}`
}

function windowText({ days, from, fromInclusive, to, toInclusive, channels: only }: ReadWindow): string {
  const what = only.length === 0 ? '' : `（${only.map((channel) => channels[channel]).join('、')}）`
  const start = fromInclusive ? from : `${from}之后`
  return `${daysText(days)}${start}至${to}${toInclusive ? '' : `（不含${to}）`}${what}`
}

/** Days in a row as 周一至周五. */
function daysText(days: readonly Weekday[]): string {
  const indexes = days.map((day) => WEEKDAYS.indexOf(day))
  const [first] = days
  const last = days.at(-1)
  const isRow = indexes.every((index, at) => at === 0 || index === (indexes[at - 1] ?? 0) + 1)
  if (days.length > 2 && isRow && first !== undefined && last !== undefined)
    return `${weekdays[first]}至${weekdays[last]}`
  return days.map((day) => weekdays[day]).join('、')
}
