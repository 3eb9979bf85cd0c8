/** How Chinese sentences are put together. */
import type { MissingCondition } from '../policy/strategy.ts'
import type { Cited, Phrases } from './language-file.ts'
import { type ReadRequirement, type Requirement, readRequired } from './read-required.ts'
import { zhArticle } from './zh-article.ts'
import { zhDate, zhTime } from './zh-date.ts'
import { ZH_INSTRUMENTS } from './zh-instruments.ts'
import { ZH_WORDS } from './zh-words.ts'

const { actions, channels, conditions, evidence, outcomes, parties, purposes, tasks } = ZH_WORDS

export const ZH_PHRASES: Phrases = {
  gap: '',
  moment: ({ local, own }) => {
    const theirs = local.map(({ time, zone }) => `当地时间${zhTime(time)}（${zone}）`)
    const mine =
      own === null
        ? []
        : [
            own.zone === 'UTC'
              ? `协调世界时${zhTime(own.time)}`
              : `您的时间${zhTime(own.time)}（${own.zone}）`,
          ]
    return [...theirs, ...mine].join('，即')
  },
  verdict: ({ channel, party, purpose, verdict }, at, next) => {
    const contact = `通过${channels[channel]}联系${parties[party]}（目的：${purposes[purpose]}）`
    switch (verdict) {
      case 'allowed':
        return `可以于${at}${contact}。`
      case 'deferred':
        return next === null
          ? `不可以于${at}${contact}。何时可以联系，不向本调用方提供。`
          : `不可以于${at}${contact}。如情况不变，自${next}起可以。`
      case 'denied':
        return `不可以于${at}${contact}，仅靠时间经过也不会改变。`
    }
  },
  standing: (daysPastDue, stage) =>
    `该账户逾期${daysPastDue}天${stage === null ? '' : `，处于“${stage}”阶段`}。`,
  clears: (moment) => `此项限制单独看至${moment}为止。`,
  cited,
  contact: (channel, party) => `${channels[channel]}（${parties[party]}）`,
  reasonsHead: '不可以联系的原因：',
  warningsHead: '提示（不妨碍联系）：',
  alternatives: (contacts) => `届时可以改用：${contacts.join('、')}。`,
  obligationsHead: '进行联系时必须做到：',
  stage: (stage) => (stage === null ? '该账户不处于任何阶段。' : `该账户处于“${stage}”阶段。`),
  nextStage: (stage) => `进入下一阶段“${stage}”还缺少：`,
  missing: missingText,
  task: (task) => `任务：${tasks[task] ?? task}。`,
  action: ({ action, channel, party }, moment) => {
    const what = channel === null ? '' : `${channels[channel]}联系${parties[party ?? 'borrower']}`
    if (action === 'contact') return `下一步：通过${what}${moment === null ? '' : `，时间：${moment}`}。`
    if (action === 'wait') return `${moment === null ? '' : `${moment}之前`}${actions.wait}。`
    return `${actions[action]}。`
  },
}

const LIMITS: Readonly<Record<string, string>> = { day: '每日上限', week: '每周上限', gap: '间隔' }

/** What the strategy sets, by the end of the id of its rule. */
function settingOf(rule: string): string {
  return LIMITS[rule.split('/').at(-1) ?? ''] ?? '阶段'
}

function cited({ origin, rule, title, pack, provenance }: Cited): string {
  const named = title === null ? rule : `${rule}：${title}`
  const { instrument, original, article } = provenance.citation
  switch (origin) {
    case 'tact':
      return `这是本系统的规则，并非法律规定（${named}）。`
    case 'strategy':
      return `这是本机构的策略设定，并非法律规定（${original === undefined ? '' : `${original}：`}${settingOf(rule)}）。`
    case 'house':
      return `这是机构自定规则包${pack}的规则，并非法律规定（${rule}）。`
    case 'law': {
      // Where the law is Chinese its name is the official one.
      const isChinese = pack === 'CN' || pack === 'TW'
      const name =
        isChinese && original !== undefined ? quoted(original) : (ZH_INSTRUMENTS[instrument] ?? instrument)
      const where = article === null ? name : `${name}${zhArticle(article)}`
      const grade = [
        provenance.strength === 'policy' ? '这是本系统在法律之外的选择。' : '',
        evidence[provenance.evidence],
        provenance.historic === true ? '所见文本为已失效的版本。' : '',
      ]
      return [`依据：${where}（规则${named}）。`, ...grade].join('')
    }
  }
}

/** 《民法典》, also where the pack names it without its marks, and several of them. */
function quoted(original: string): string {
  const names = original.split('; ').map((name) => (/《|GB\/T|解释/.test(name) ? name : `《${name}》`))
  return names.join('、')
}

function missingText({ fact, observed, required, earliestOn }: MissingCondition): string {
  const name = (conditions as Readonly<Record<string, string>>)[fact] ?? fact
  const when = earliestOn === null ? '' : `；仅靠时间经过，${zhDate(earliestOn)}可以满足`
  return `${name}：${observedText(observed)}；要求：${requiredText(readRequired(required), required)}${when}。`
}

function observedText(observed: MissingCondition['observed']): string {
  if (observed === null) return '未知'
  if (typeof observed === 'boolean') return observed ? '是' : '否'
  return KINDS[String(observed)] ?? String(observed)
}

const KINDS: Readonly<Record<string, string>> = { person: '个人', organisation: '机构' }

function requiredText({ isNot, requirement }: ReadRequirement, asWritten: string): string {
  if (requirement === null) return asWritten
  const text = plainText(requirement)
  return isNot ? `不得为：${text}` : text
}

function plainText(requirement: Requirement): string {
  switch (requirement.of) {
    case 'words':
      return `${requirement.words.map((word) => KINDS[word] ?? word).join('、')}之一`
    case 'security':
      return requirement.is ? '有抵押或保证' : '无抵押且无保证'
    case 'attempts': {
      const how = [
        ...requirement.channels.map((channel) => channels[channel]),
        ...requirement.outcomes.map((outcome) => outcomes[outcome]),
      ]
      const within = requirement.withinDays === null ? '' : `${requirement.withinDays}天内`
      return `${within}至少${requirement.gte}次${how.length === 0 ? '' : `（${how.join('、')}）`}`
    }
    case 'notice': {
      const ago = requirement.minDaysAgo === null ? '' : `，至少${requirement.minDaysAgo}天前`
      return `已发出通知（${requirement.kinds.join('、')}）${ago}`
    }
    case 'approval':
      return `已登记审批（${requirement.kinds.join('、')}）`
    case 'range': {
      const { gte, lte, currency } = requirement
      const ends = [gte === null ? '' : `至少${gte}`, lte === null ? '' : `至多${lte}`].filter(
        (end) => end !== '',
      )
      return `${ends.join('且')}${currency === null ? '' : ` ${currency}`}`
    }
  }
}
