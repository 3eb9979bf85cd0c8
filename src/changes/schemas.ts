/** Shapes of the routes about proposed changes and their previews. */
import { z } from 'zod'
import { instant, word } from '../platform/rest-schemas.ts'
import { CHANNELS } from '../policy/facts.ts'
import { changeDocument } from './change-document.ts'

const channel = z.enum(CHANNELS)

export const changeRef = z.object({ changeId: z.uuid() })
export const previewRef = z.object({ previewId: z.uuid() })

export const newChange = z
  .strictObject({
    change: changeDocument,
    reason: word(500).describe('Why; it stays on record with your name'),
  })
  .meta({
    id: 'NewPolicyChange',
    examples: [
      { change: { kind: 'strategy', strategyId: 'two-steps', version: 1 }, reason: 'calls from day 11 on' },
      { change: { kind: 'rule-switch', ruleId: 'CN-H2', enabled: false }, reason: 'says what CN-H1 says' },
    ],
  })

export const approval = z.strictObject({
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the newest preview of the change: what is approved is what was read'),
})

export const rejection = z.strictObject({ reason: word(500) })

const previewState = z
  .enum(['running', 'done', 'outdated'])
  .describe('`outdated`: strategy, rules or book (a push) have changed since it was begun')

const previewSummary = z
  .object({
    previewId: z.uuid(),
    changeId: z.uuid(),
    state: previewState,
    takenAt: instant.describe('The instant it is about'),
    finishedAt: instant.nullable(),
    progress: z.object({ accountsDone: z.int(), accountsTotal: z.int() }),
    digest: z.string().nullable().describe('SHA-256 of `result` as canonical JSON (RFC 8785), in hex'),
  })
  .meta({ id: 'PolicyPreviewSummary' })

const policyName = z.object({ version: z.string(), digest: z.string() })
const policies = z.object({
  champion: policyName,
  challenger: policyName.nullable().describe('null: no experiment'),
})

const matrix = z
  .array(z.object({ from: z.string().nullable(), to: z.string().nullable(), accounts: z.int() }))
  .describe('Only what changes; null: none')

const planned = z.object({
  segment: z.string(),
  ladder: z.string(),
  stage: z.string().nullable(),
  stageWhy: z.string(),
  stageMessage: z.string(),
  nextAction: z.string(),
  nextChannel: channel.nullable(),
  nextActionAt: instant.nullable(),
  nextWhy: z.string(),
  nextMessage: z.string(),
})

const impact = z.object({
  accounts: z.int(),
  changed: z.object({
    accounts: z.int().describe('About which anything changes'),
    segment: z.int(),
    stage: z.int(),
    nextChannel: z.int(),
    nextAction: z.int(),
    nextActionAt: z.int().describe('Whose next action comes at another time'),
  }),
  segments: matrix,
  stages: matrix,
  nextChannels: matrix,
  nextActions: matrix,
  contacts: z
    .array(
      z.object({
        channel,
        openBefore: z.int(),
        openAfter: z.int(),
        opens: z.int(),
        closes: z.int(),
      }),
    )
    .describe(
      'Each account with each contact point and channel, asked at that instant for the purpose demand',
    ),
  first: z
    .array(
      z.object({
        accountNumber: z.string(),
        before: planned,
        after: planned,
        contacts: z
          .array(
            z.object({
              contactPointId: z.string(),
              channel,
              openBefore: z.boolean(),
              openAfter: z.boolean(),
              reasons: z.array(z.object({ code: z.string(), rule: z.string(), message: z.string() })),
            }),
          )
          .describe('Those that open or close, with the reasons against them while they are closed'),
      }),
    )
    .describe('The first fifty accounts that change, in the order of their ids'),
})

export const previewView = previewSummary
  .extend({
    result: z
      .object({
        takenAt: instant,
        book: z.object({
          activation: z.int().describe('Number of the newest activation of a strategy; 0: none'),
          ruleRevision: z.int().describe('Number of the newest change of rules; 0: none'),
          batchId: z.uuid().nullable().describe('The newest push; null: none'),
        }),
        policies: z.object({ before: policies, after: policies }),
        impact,
      })
      .nullable()
      .describe('null: not ready'),
  })
  .meta({ id: 'PolicyPreview' })

export type PreviewView = z.output<typeof previewView>

const changeSummary = z
  .object({
    changeId: z.uuid(),
    document: z.record(z.string(), z.unknown()).describe('A PolicyChangeDocument'),
    reason: z.string(),
    state: z
      .enum(['draft', 'previewed', 'rejected', 'active'])
      .describe('`draft`: its preview is not ready; approval puts it in force at once'),
    previewId: z.uuid().describe('The newest preview'),
    proposedBy: z.string(),
    proposedAt: instant,
  })
  .meta({ id: 'PolicyChangeSummary' })

export const changeView = changeSummary
  .extend({
    preview: previewSummary,
    steps: z.array(
      z.object({
        step: z.enum(['proposed', 'preview-asked', 'previewed', 'approved', 'rejected', 'activated']),
        by: z.string().nullable().describe('null: the service'),
        at: instant,
        digest: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PolicyChange' })

export type ChangeView = z.output<typeof changeView>

export const changesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(300).optional().describe('Cursor of the page before'),
})

export const changePage = z.object({
  changes: z.array(changeSummary),
  next: z.string().nullable().describe('Cursor of the next page; null: this was the last'),
})

export const fourEyes = z
  .object({
    demanded: z.boolean(),
    changedBy: z.string().nullable().describe('null: never set, and so demanded'),
    changedAt: instant.nullable(),
  })
  .meta({ id: 'FourEyes' })

export const fourEyesChange = z.strictObject({ demanded: z.boolean() })
