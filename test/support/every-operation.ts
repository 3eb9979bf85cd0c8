/**
 * How every operation of the API is called, for tests that walk all of them. An operation that is not here fails the
 * walk: say how it is called, and whether it names something that belongs to somebody.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema } from 'graphql'
import { SDL } from '../../src/graphql/sdl.ts'
import { evening, evenings } from '../rules/house-pack.ts'
import { record } from './books.ts'

/** What a call can name; of ours, and made-up ones of the same shape. */
export interface Ids {
  readonly accountNumber: string
  readonly borrowerReference: string
  readonly contactPointId: string
  readonly batchId: string
  readonly mappingId: string
  readonly strategyId: string
  readonly packId: string
  readonly agencyId: string
  readonly collectorId: string
  readonly placementId: string
  readonly apiKeyId: string
  readonly permitId: string
  readonly decisionId: string
  readonly attemptId: string
  readonly recordId: string
  readonly changeId: string
  readonly previewId: string
}

interface Call {
  readonly body?: (ids: Ids) => unknown
  readonly query?: string | ((ids: Ids) => string)
  /** It names something of a creditor: to others it is the same 404 as something that is not there. */
  readonly names?: true
  readonly contentType?: string
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const strategy = JSON.parse(readFileSync(path.join(ROOT, 'examples/strategy.json'), 'utf8')) as object
const mapping = JSON.parse(
  readFileSync(path.join(ROOT, 'examples/uci-credit-card.mapping.json'), 'utf8'),
) as object

const named = { names: true } as const
const question = ({ accountNumber }: Ids) => ({ accountNumber, channel: 'voice' })

export const CALLS: Readonly<Record<string, Call>> = {
  pushDelinquencyBatch: {
    body: ({ accountNumber }) => `${JSON.stringify(record(accountNumber))}\n`,
    query: 'businessDate=2026-03-10',
    contentType: 'application/x-ndjson',
  },
  showDelinquencyBatch: named,
  listRejects: named,
  saveCsvMapping: { body: () => mapping },
  showCsvMapping: named,
  saveStrategy: { body: ({ strategyId }) => ({ ...strategy, id: strategyId }) },
  listStrategies: {},
  showStrategy: named,
  activateStrategy: named,
  proposePolicyChange: {
    ...named,
    body: ({ strategyId }) => ({ change: { kind: 'strategy', strategyId, version: 1 }, reason: 'walk' }),
  },
  listPolicyChanges: {},
  showPolicyChange: named,
  previewPolicyChange: named,
  approvePolicyChange: { ...named, body: () => ({ digest: '0'.repeat(64) }) },
  rejectPolicyChange: { ...named, body: () => ({ reason: 'walk' }) },
  showPolicyPreview: named,
  showFourEyes: {},
  setFourEyes: { body: () => ({ demanded: true }) },
  listPacks: {},
  showPack: named,
  listRuleSwitches: {},
  showRuleSwitch: {},
  switchRule: { body: () => ({ enabled: false, reason: 'walk' }) },
  takeBackRuleSwitch: {},
  listHousePacks: {},
  showHousePack: named,
  saveHousePack: {
    body: ({ packId }) => ({ ...evenings, id: packId, rules: [{ ...evening, id: `${packId}-1` }] }),
  },
  retireHousePack: named,
  listHolidayCalendars: {},
  uploadHolidayCalendar: { body: () => ({ holidays: ['2026-12-24'], source: 'walk' }) },
  showAccount: named,
  showAccountHistory: named,
  showPortfolio: {},
  listNextActions: {},
  checkContactPermissions: { ...named, body: question },
  createAgency: { body: () => ({ reference: 'walk', name: 'walk' }) },
  listAgencies: {},
  showAgency: named,
  changeAgency: { ...named, body: () => ({ name: 'walk' }) },
  closeAgency: { ...named, body: () => ({}) },
  createCollector: { ...named, body: ({ agencyId }) => ({ reference: 'walk', agencyId }) },
  listCollectors: {},
  changeCollector: { ...named, body: () => ({ active: false }) },
  placeAccounts: {
    ...named,
    body: ({ agencyId, accountNumber }) => ({
      agencyId,
      accountNumbers: [accountNumber],
      since: '2026-03-01',
    }),
  },
  listPlacements: {},
  showPlacement: named,
  givePlacementNotice: { ...named, body: () => ({ givenOn: '2026-03-02' }) },
  recallPlacement: { ...named, body: () => ({}) },
  returnPlacement: { ...named, body: () => ({ closeCode: 'walk' }) },
  createKey: { ...named, body: ({ agencyId }) => ({ name: 'walk', role: 'agency', agencyId }) },
  listKeys: {},
  rotateKey: { ...named, body: () => ({}) },
  revokeKey: named,
  askContactPermit: { ...named, body: question },
  showContactPermit: named,
  releaseContactPermit: named,
  showDecision: named,
  replayDecision: named,
  reportContactAttempt: {
    ...named,
    body: ({ accountNumber }) => ({ accountNumber, channel: 'voice', outcome: 'no-answer' }),
  },
  listContactAttempts: { ...named, query: ({ accountNumber }) => `accountNumber=${accountNumber}` },
  showContactAttempt: named,
  reportInboundContact: {
    ...named,
    body: ({ accountNumber }) => ({ accountNumber, channel: 'voice' }),
  },
  keepRecord: {
    ...named,
    body: ({ accountNumber }) => ({
      accountNumber,
      type: 'refusal',
      details: { scope: 'channel', channel: 'sms' },
    }),
  },
  listRecords: { ...named, query: ({ accountNumber }) => `accountNumber=${accountNumber}` },
  showRecord: named,
  endRecord: { ...named, body: () => ({}) },
  listContactPoints: { ...named, query: ({ accountNumber }) => `accountNumber=${accountNumber}` },
  addContactPoint: {
    ...named,
    body: ({ accountNumber }) => ({
      accountNumber,
      party: 'borrower',
      value: '13912340002',
      channels: ['voice'],
      source: 'walk',
    }),
  },
  changeContactPoint: { ...named, body: () => ({ change: 'verify' }) },
  showContactPointHistory: named,
  listContactRepairs: {},
  keepContactSearch: {
    ...named,
    body: ({ accountNumber }) => ({ accountNumber, source: 'walk' }),
  },
  reportBook: {},
  reportRollRates: {},
  reportCureRate: {},
  reportContactFunnel: {},
  reportRefusals: {},
  listWorkItems: { ...named, query: ({ collectorId }) => `collectorId=${collectorId}` },
  claimWork: { ...named, body: ({ collectorId }) => ({ collectorId }) },
  extendWork: { ...named, body: ({ collectorId }) => ({ collectorId }) },
  releaseWork: { ...named, body: ({ collectorId }) => ({ collectorId }) },
  assignWork: { ...named, body: ({ collectorId }) => ({ collectorIds: [collectorId] }) },
}

/** How every mutation is called: variables by the name of the argument, what is asked back, as for the operations above. */
export const MUTATIONS: Readonly<Record<string, MutationCall>> = {
  askPermit: { ...named, args: (ids) => ({ input: question(ids) }), select: 'granted decisionId' },
  releasePermit: { ...named, args: ({ permitId }) => ({ permitId }), select: 'status accountNumber' },
  recordAttempt: {
    ...named,
    args: ({ accountNumber }) => ({ input: { accountNumber, channel: 'voice', outcome: 'no_answer' } }),
    select: 'attemptId account { accountNumber borrower { reference } }',
  },
  recordInbound: {
    ...named,
    args: ({ accountNumber }) => ({ input: { accountNumber, channel: 'voice' } }),
    select: 'attemptId account { accountNumber }',
  },
  recordPromise: {
    ...named,
    args: ({ accountNumber }) => ({
      input: { accountNumber, details: { dueOn: '2026-03-31', amountMinor: 100 } },
    }),
    select: 'recordId borrowerReference borrower { reference }',
  },
  addNote: {
    ...named,
    args: ({ borrowerReference }) => ({ input: { borrowerReference, concerns: 'borrower', note: 'walk' } }),
    select: 'recordId borrowerReference',
  },
  placeHold: {
    ...named,
    args: ({ accountNumber }) => ({ input: { accountNumber, details: { kind: 'review' } } }),
    select: 'recordId opened { recordId }',
  },
  addContactPoint: {
    ...named,
    args: ({ accountNumber }) => ({
      input: { accountNumber, value: '13912340003', channels: ['voice'], source: 'walk' },
    }),
    select: 'contactPoint { contactPointId maskedValue }',
  },
  changeContactPoint: {
    ...named,
    args: ({ contactPointId }) => ({ contactPointId, input: { change: 'verify' } }),
    select: 'contactPoint { contactPointId maskedValue }',
  },
  claimWork: {
    ...named,
    args: ({ collectorId }) => ({ input: { collectorId } }),
    select: 'workItems { workItemId borrower { reference } }',
  },
  extendWork: {
    ...named,
    args: ({ collectorId }) => ({ input: { collectorId } }),
    select: 'workItems { workItemId borrower { reference } }',
  },
  releaseWork: { ...named, args: ({ collectorId }) => ({ input: { collectorId } }), select: 'released' },
  assignWork: {
    ...named,
    args: ({ collectorId }) => ({ input: { collectorIds: [collectorId] } }),
    select: 'assigned collectors { reference }',
  },
  endRecord: { ...named, args: ({ recordId }) => ({ recordId }), select: 'recordId borrowerReference' },
}

interface MutationCall extends Pick<Call, 'names'> {
  readonly args: (ids: Ids) => Record<string, unknown>
  readonly select: string
}

/** Body of a request to /graphql. */
export function mutationOf(name: string, ids: Ids): { query: string; variables: Record<string, unknown> } {
  const call = MUTATIONS[name]
  if (call === undefined) throw new Error(`${name}: say in test/support/every-operation.ts how it is called`)
  const field = buildSchema(SDL).getMutationType()?.getFields()[name]
  const variables = call.args(ids)
  const declared = (field?.args ?? []).filter((arg) => arg.name in variables)
  const [head, pass] = [
    declared.map((arg) => `$${arg.name}: ${arg.type}`).join(', '),
    declared.map((arg) => `${arg.name}: $${arg.name}`).join(', '),
  ]
  return { query: `mutation(${head}) { ${name}(${pass}) { ${call.select} } }`, variables }
}

export interface Operation {
  readonly operationId: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
}

/** Every operation under /v1, as the running application describes itself. */
export function operationsOf(openapi: unknown): Operation[] {
  const { paths } = openapi as { paths: Record<string, Record<string, { operationId: string }>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    path.startsWith('/v1/')
      ? Object.entries(methods).map(([method, { operationId }]) => ({
          operationId,
          method: method.toUpperCase() as Operation['method'],
          path,
        }))
      : [],
  )
}

/** What stands in a path besides ids: the same for everybody. */
const COMMON: Readonly<Record<string, string>> = {
  version: '1',
  ruleId: 'CN-H2',
  calendarId: 'bank',
  year: '2026',
}

export function requestOf({ operationId, method, path }: Operation, ids: Ids) {
  const call = CALLS[operationId]
  if (call === undefined) {
    throw new Error(`${operationId}: say in test/support/every-operation.ts how it is called`)
  }
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = (ids as unknown as Record<string, string>)[name] ?? COMMON[name]
    if (value === undefined) throw new Error(`${operationId}: test/support/every-operation.ts has no ${name}`)
    return value
  })
  const body = call.body?.(ids)
  const query = typeof call.query === 'function' ? call.query(ids) : call.query
  return {
    method,
    url: query === undefined ? url : `${url}?${query}`,
    ...(body === undefined
      ? {}
      : {
          payload: typeof body === 'string' ? body : JSON.stringify(body),
          headers: { 'content-type': call.contentType ?? 'application/json' },
        }),
  }
}
