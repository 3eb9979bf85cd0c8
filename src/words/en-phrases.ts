/** How English sentences are put together. */
import { capital } from './en-reasons.ts'
import { EN_WORDS } from './en-words.ts'
import type { Cited, Phrases } from './language-file.ts'

const { channels, conditions, evidence, parties, purposes, tasks } = EN_WORDS

export const EN_PHRASES: Phrases = {
  gap: ' ',
  moment: ({ local, own }) => {
    const theirs = local.map(({ time, zone }) => `${time} local time in ${zone}`)
    const mine =
      own === null ? [] : [own.zone === 'UTC' ? `${own.time} UTC` : `${own.time} your time in ${own.zone}`]
    return [...theirs, ...mine].join(', which is ')
  },
  verdict: ({ channel, party, purpose, verdict }, at, next) => {
    const contact = `${capital(channels[channel])} to ${parties[party]} ${purposes[purpose]}`
    switch (verdict) {
      case 'allowed':
        return `${contact} is allowed at ${at}.`
      case 'deferred':
        return next === null
          ? `${contact} is not allowed at ${at}. From when on it is, this caller is not told.`
          : `${contact} is not allowed at ${at}. If nothing else happens, it is from ${next} on.`
      case 'denied':
        return `${contact} is not allowed at ${at}, and the passing of time alone does not change that.`
    }
  },
  standing: (daysPastDue, stage) => {
    const days = `${daysPastDue} ${daysPastDue === 1 ? 'day' : 'days'}`
    return `The account is ${days} past due${stage === null ? '' : `, in the stage “${stage}”`}.`
  },
  clears: (moment) => `This alone is over at ${moment}.`,
  cited,
  contact: (channel, party) => `${channels[channel]} to ${parties[party]}`,
  reasonsHead: 'What stands in the way:',
  warningsHead: 'To be noted, though it does not stand in the way:',
  alternatives: (contacts) => `Allowed at that time instead: ${contacts.join('; ')}.`,
  obligationsHead: 'With the contact, this must be said or done:',
  stage: (stage) =>
    stage === null ? 'The account stands in no stage.' : `The account stands in the stage “${stage}”.`,
  nextStage: (stage) => `For the next stage, “${stage}”, there is still missing:`,
  missing: ({ fact, observed, required, earliestOn }) => {
    const name = (conditions as Readonly<Record<string, string>>)[fact] ?? fact
    const seen =
      observed === null ? 'not known' : observed === true ? 'yes' : observed === false ? 'no' : observed
    const when = earliestOn === null ? '' : `; by time alone on ${earliestOn}`
    return `${name}: ${seen}; needed: ${required}${when}.`
  },
  task: (task) => `The task is: ${tasks[task] ?? task}.`,
  action: ({ action, channel, party }, moment) => {
    const what = channel === null ? '' : `${capital(channels[channel])} to ${parties[party ?? 'borrower']}`
    const when = moment === null ? '' : `: ${moment}`
    if (action === 'contact') return `${what} is next${when}.`
    if (action === 'wait') return `${EN_WORDS.actions.wait}${moment === null ? '' : ` until ${moment}`}.`
    return `${EN_WORDS.actions[action]}.`
  },
}

const LIMITS: Readonly<Record<string, string>> = {
  day: 'limit per day',
  week: 'limit per week',
  gap: 'interval',
}

/** What the strategy sets, by the end of the id of its rule. */
function settingOf(rule: string): string {
  return LIMITS[rule.split('/').at(-1) ?? ''] ?? 'stages'
}

function cited({ origin, rule, title, pack, provenance }: Cited): string {
  const named = title === null ? rule : `${rule}: ${title}`
  switch (origin) {
    case 'tact':
      return `This is a rule of this service, not law (${named}).`
    case 'strategy':
      return `This is the creditor's own setting, not law (${settingOf(rule)}; ${provenance.citation.instrument}).`
    case 'house':
      return `This is a rule of the creditor's own pack ${pack}, not law (${rule}).`
    case 'law': {
      const { instrument, article } = provenance.citation
      const where = article === null ? instrument : `${instrument}, ${article}`
      const grade = [
        provenance.strength === 'policy' ? 'A choice of ours beside the law.' : '',
        evidence[provenance.evidence],
        provenance.historic === true ? 'The text that was seen is no longer in force.' : '',
      ]
      return [`Source: ${where} (rule ${named}).`, ...grade].filter((part) => part !== '').join(' ')
    }
  }
}
