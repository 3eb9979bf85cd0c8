/** Shapes of the decision routes. */
import { z } from 'zod'
import { instant } from '../platform/rest-schemas.ts'

export const decisionRef = z.object({ decisionId: z.uuid() })

const document = z.record(z.string(), z.unknown())

export const decisionView = z
  .object({
    decisionId: z.uuid(),
    decidedAt: instant,
    kind: z.enum(['permit']),
    verdict: z.enum(['allowed', 'deferred', 'denied']),
    permitId: z.uuid().nullable().describe('null: refused'),
    accountNumber: z.string().nullable().describe('null: the account is gone'),
    agencyId: z.uuid().nullable(),
    actor: z.string().describe('Name of the key, or of the person, that asked'),
    apiKeyId: z.uuid(),
    ask: document.describe('The question as the policy saw it'),
    facts: document.describe('All it was told: ids, parties, zones and dates, nobody by name or number'),
    answer: document.describe('What it answered; citations stand in the packs'),
    policy: z.object({
      version: z.string(),
      digest: z.string().describe('SHA-256 of packs, strategy, switches and calendars'),
      strategyId: z.string().nullable().describe('null: the default strategy'),
      strategyVersion: z.int().nullable(),
      ruleRevision: z.int().nullable().describe('The newest change of the rules that counted'),
    }),
    explanation: z.string().optional().describe('In words, when `Accept-Language` asks for a language'),
  })
  .meta({ id: 'KeptDecision' })

export const replayView = z
  .object({
    decisionId: z.uuid(),
    identical: z.boolean().describe('Whether the same facts give the same answer, word for word'),
    samePolicy: z
      .boolean()
      .describe('Whether this edition of the service still has the policy of then, word for word'),
    policyDigest: z.object({ kept: z.string(), now: z.string() }),
    differences: z.array(
      z.object({ pointer: z.string(), kept: z.unknown().optional(), now: z.unknown().optional() }),
    ),
    answer: document.describe('What the policy of then answers now'),
  })
  .meta({ id: 'Replay' })
