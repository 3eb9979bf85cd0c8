/** Shapes of the permission route. */
import { z } from 'zod'
import { problemDocument } from '../platform/problems.ts'
import { instant, localDate, plannedInstant, word } from '../platform/rest-schemas.ts'
import { EVIDENCE, REASON_CODES, STRENGTHS } from '../policy/decision.ts'
import { CHANNELS, PARTIES, PLACES, PURPOSES } from '../policy/facts.ts'

export const permissionQuestion = z
  .strictObject({
    accountNumber: word(64),
    channel: z.enum(CHANNELS),
    contactPointId: z.uuid().optional().describe('Which number or address. Absent: the best one of `party`'),
    party: z
      .enum(PARTIES)
      .optional()
      .describe('Whom. Absent: the owner of the contact point, else the borrower'),
    purpose: z.enum(PURPOSES).default('demand').describe('`demand` asks for payment'),
    at: plannedInstant.optional().describe('When it would happen; absent: now'),
    actor: z.enum(['in-house', 'bot']).default('in-house'),
    place: z
      .enum(PLACES)
      .optional()
      .describe('Visits: `home` is inside the dwelling, `doorstep` at the door'),
    collectors: z.int().min(1).max(20).optional().describe('Visits: how many go. Absent: not known'),
    consentToEnter: z.boolean().optional().describe('Visits: only `true` is consent'),
  })
  .meta({
    id: 'PermissionQuestion',
    examples: [
      {
        accountNumber: 'CC-2025-000417',
        channel: 'voice',
        party: 'borrower',
        at: '2026-03-10T22:00:00+08:00',
      },
    ],
  })

export type PermissionQuestion = z.output<typeof permissionQuestion>

export const QUESTIONS_MAX = 1000

const provenance = z
  .object({
    strength: z.enum(STRENGTHS).describe('`policy`: a choice, never law'),
    evidence: z.enum(EVIDENCE).describe('How far the source was seen'),
    confidence: z.enum(['high', 'medium', 'low']).optional(),
    historic: z.boolean().optional(),
    citation: z.object({
      instrument: z.string(),
      original: z.string().optional(),
      article: z.string().nullable(),
      effectiveFrom: localDate.optional(),
      source: z.string().optional(),
      quote: z.string().optional(),
      lang: z.string().optional(),
    }),
    asOf: localDate,
    ourChoice: z.array(z.string()).optional().describe('What the text leaves open and how it is read here'),
  })
  .meta({ id: 'Provenance' })

const reason = z
  .object({
    code: z
      .enum([...REASON_CODES, 'budget_used'])
      .describe(
        '`budget_used`: told to an agency when contacts of others stand in the way, with nothing more',
      ),
    rule: z.string(),
    pack: z.string().describe('`CN`, `TW`, ...; `strategy`: the creditor; `tact`: holds everywhere'),
    message: z.string(),
    observed: z.union([z.string(), z.number(), z.boolean()]).nullish(),
    limit: z.union([z.string(), z.number()]).nullish(),
    clearsAt: instant
      .nullable()
      .describe('When this rule alone stops objecting; null: time alone does not cure it'),
    fact: z
      .object({ name: z.string(), supply: z.string() })
      .optional()
      .describe('Which fact is missing, how to mend it'),
    provenance,
  })
  .meta({ id: 'Reason' })

export const permissionAnswer = z
  .object({
    accountNumber: z.string(),
    channel: z.enum(CHANNELS),
    party: z.enum(PARTIES),
    contactPointId: z.uuid().nullable(),
    purpose: z.enum(PURPOSES),
    at: instant,
    localTimes: z
      .array(z.string())
      .describe('`at` on the clocks of the borrower, one for each possible zone'),
    timeZones: z.array(z.string()).describe('IANA zones of `localTimes`, in the same order'),
    verdict: z
      .enum(['allowed', 'deferred', 'denied'])
      .describe('`deferred`: not now, but at nextAllowedAt; `denied`: time alone will not change it'),
    nextAllowedAt: instant
      .nullable()
      .describe(
        'First instant at which the same contact is allowed if nothing else happens; null: denied, or not told to this caller',
      ),
    bindingRule: z.string().nullable().describe('The rule that decides when'),
    reasons: z.array(reason).describe('Every objection, not only the first'),
    warnings: z.array(reason),
    obligations: z.array(
      z.object({ code: z.string(), rule: z.string(), pack: z.string(), text: z.string(), provenance }),
    ),
    budgets: z.array(
      z.object({
        rule: z.string(),
        pack: z.string(),
        used: z.int(),
        limit: z.int(),
        resetsAt: instant.nullable(),
      }),
    ),
    alternatives: z.array(
      z.object({
        channel: z.enum(CHANNELS),
        party: z.enum(PARTIES),
        contactPointId: z.string().nullable(),
        place: z.enum(PLACES).nullable(),
      }),
    ),
    stage: z.string().nullable(),
    segment: z.string(),
    daysPastDue: z.int().nullable(),
    policyVersion: z.string(),
    explanation: z
      .string()
      .optional()
      .describe(
        'In words, when `Accept-Language` asks for a language (`en`, `zh`); `Prefer: timezone=` adds your clock',
      ),
  })
  .meta({ id: 'PermissionAnswer' })

export type PermissionAnswer = z.output<typeof permissionAnswer>

/** In the order of the questions; one that could not be answered says so in its own place. */
export const permissionAnswers = z
  .object({ answers: z.array(z.union([permissionAnswer, z.object({ problem: problemDocument })])) })
  .meta({ id: 'PermissionAnswers' })

export const permissionQuestions = z.strictObject({
  questions: z.array(permissionQuestion).min(1).max(QUESTIONS_MAX),
})
