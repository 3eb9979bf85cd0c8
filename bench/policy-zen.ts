/** The subset for GoRules ZEN: a decision table whose rows are the rules and whose answer lists those that object. */
import { evaluateExpressionSync, ZenDecisionContent, ZenEngine } from '@gorules/zen-engine'
import type { Digest } from './policy-digest.ts'
import { type LoadedPeer, type Peer, versionOf } from './policy-peer.ts'
import {
  ANSWERS,
  CALLS,
  DEBTORS,
  NO_DEBT_NEEDED,
  NOT_COLLECTING,
  type SubsetRule,
  TIMED,
} from './policy-subset.ts'

const within = (fact: keyof Digest, values: readonly string[]) =>
  `${fact} in [${values.map((value) => `'${value}'`).join(', ')}]`
const purposeNotIn = (values: readonly string[]) => `not (${within('purpose', values)})`

const EXPRESSIONS: Readonly<Record<SubsetRule, string>> = {
  'CN-H1': `(minuteOfDay < 480 or minuteOfDay >= 1320) and ${within('channel', TIMED)} and not hoursAgreed`,
  'CN-F1': `talksToday >= 3 and ${within('channel', CALLS)} and ${within('party', DEBTORS)}`,
  'CN-F3': `unansweredToday >= 6 and ${within('channel', CALLS)} and ${within('party', DEBTORS)}`,
  'CN-P3': `not (${within('party', DEBTORS)}) and ${purposeNotIn(ANSWERS)} and (
    (${within('purpose', ['locate', 'pass-message'])} and not debtorUnreachable) or
    (purpose == 'reach-heirs' and not deceasedOrIncapacity) or
    (purpose == 'repayment-info' and not offersToPay) or
    ${purposeNotIn(['locate', 'pass-message', 'reach-heirs', 'repayment-info'])})`,
  'CN-S3': `planPerforming and product != 'credit-card' and ${purposeNotIn(NOT_COLLECTING)}`,
  'CN-V1': `channel == 'visit' and collectors < 2`,
  'tact-hold': `held and ${purposeNotIn(ANSWERS)}`,
  'tact-agency-holds-account': `actor == 'agency' and placedWith != agency`,
  'tact-contact-point': `not (${within('pointStatus', ['verified', 'unverified'])}) or
    pointParty != party or not pointTakesChannel`,
  'tact-overdue': `(overdueMinor <= 0 or daysPastDue <= 0) and ${purposeNotIn(NO_DEBT_NEEDED)}`,
}

const TABLE = {
  nodes: [
    { id: 'in', name: 'question', type: 'inputNode' },
    { id: 'out', name: 'answer', type: 'outputNode' },
    {
      id: 'rules',
      name: 'rules',
      type: 'decisionTableNode',
      content: {
        hitPolicy: 'collect',
        inputs: [{ id: 'objects', name: 'objects' }],
        outputs: [{ id: 'rule', name: 'rule', field: 'rule' }],
        rules: Object.entries(EXPRESSIONS).map(([id, objects]) => ({ _id: id, objects, rule: `'${id}'` })),
      },
    },
  ],
  edges: [
    { id: 'from', type: 'edge', sourceId: 'in', targetId: 'rules' },
    { id: 'to', type: 'edge', sourceId: 'rules', targetId: 'out' },
  ],
}

const name = 'GoRules ZEN'
const version = versionOf('@gorules/zen-engine')
const IN_FLIGHT = 64

function loadTable(digests: readonly Digest[], inFlight: number): LoadedPeer {
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(TABLE))
  const ask = async (digest: Digest | undefined): Promise<readonly { rule: string }[]> =>
    (await decision.evaluate(digest)).result
  return {
    objections: async (index) => (await ask(digests[index])).map(({ rule }) => rule),
    run: async () => {
      let allowed = 0
      if (inFlight === 1) {
        for (const digest of digests) if ((await ask(digest)).length === 0) allowed++
        return allowed
      }
      for (let from = 0; from < digests.length; from += inFlight) {
        const answers = await Promise.all(digests.slice(from, from + inFlight).map(ask))
        for (const answer of answers) if (answer.length === 0) allowed++
      }
      return allowed
    },
  }
}

export const zen: Peer = {
  name,
  version,
  how: 'ZenDecision.evaluate, table compiled before',
  form: 'decision',
  load: (digests) => loadTable(digests, 1),
}

/** Its own threads work side by side with the asking one, so this is more than one thread. */
export const zenInFlight: Peer = {
  name,
  version,
  how: `the same, ${IN_FLIGHT} questions in flight on its own threads`,
  form: 'other',
  load: (digests) => loadTable(digests, IN_FLIGHT),
}

/** No set of rules any more but one text, compiled at every call; its only way to answer on the asking thread. */
export const zenExpression: Peer = {
  name,
  version,
  how: 'evaluateExpressionSync, one expression',
  form: 'other',
  load: (digests) => {
    const text = `[${Object.entries(EXPRESSIONS).map(([id, objects]) => `(${objects}) ? '${id}' : ''`)}]`
    const ask = (digest: Digest | undefined): string[] =>
      (evaluateExpressionSync(text, digest) as string[]).filter((id) => id !== '')
    return {
      objections: async (index) => ask(digests[index]),
      run: () => {
        let allowed = 0
        for (const digest of digests) if (ask(digest).length === 0) allowed++
        return allowed
      },
    }
  },
}
