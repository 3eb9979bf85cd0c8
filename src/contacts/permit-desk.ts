/** Where permits are asked for, one at a time by many callers; answered together, whatever way they came. */
import type { AppDeps } from '../app.ts'
import type { Caller } from '../keys/authenticate.ts'
import { gather } from '../platform/gather.ts'
import { toProblem } from '../platform/problem-handler.ts'
import { Problem } from '../platform/problems.ts'
import { deriveSigningKeys, type SigningKeys } from '../platform/signing-keys.ts'
import type { Vault } from '../platform/vault.ts'
import type { ExplanationWanted } from '../words/explanation-wanted.ts'
import { issuePermits, type PermitRequest, type PermitResult } from './issue-permits.ts'
import type { PermitQuestion } from './permit-schemas.ts'

/** A round holds the borrowers of all its questions until it is committed: large enough to share, small enough to wait for. */
const ROUND_MAX = 64
/** While two rounds are under way the next one is gathered; more would wait for the same disk. */
const ROUNDS_AT_ONCE = 2

export interface PermitDesk {
  readonly signing: SigningKeys
  /**
   * @param key the caller's `Idempotency-Key`, if it gave one.
   * @param explanation null: none is made.
   * @throws Problem of this question.
   */
  ask(
    caller: Caller,
    question: PermitQuestion,
    key: string | undefined,
    explanation: ExplanationWanted | null,
  ): Promise<PermitResult>
}

export async function openPermitDesk(
  deps: Pick<AppDeps, 'database' | 'vault' | 'clock' | 'signingGeneration'>,
): Promise<PermitDesk> {
  const { clock, vault, database, signingGeneration = 1 } = deps
  const signing = await deriveSigningKeys(vault, signingGeneration)
  const listsKept = new Set<string>()
  const askTogether = gather<PermitRequest, PermitResult | Problem>({
    roundMax: ROUND_MAX,
    roundsAtOnce: ROUNDS_AT_ONCE,
    work: (creditorId, requests) =>
      issuePermits({ database, vault, signing, listsKept }, creditorId, requests, clock.now()),
    isWorthSplitting: (error) => toProblem(error as Error).code !== 'unavailable',
  })
  return {
    signing,
    async ask({ creditorId, apiKeyId, name, agencyId }, question, key, explanation) {
      const caller = { apiKeyId, name, agencyId }
      const once = onceOf(vault, { creditorId, agencyId }, question, key)
      const answer = await askTogether(creditorId, { caller, question, explanation, ...once })
      if (answer instanceof Problem) throw answer
      return answer
    },
  }
}

/** Two callers never share a key. */
function onceOf(
  vault: Vault,
  { agencyId, creditorId }: Pick<Caller, 'agencyId' | 'creditorId'>,
  question: PermitQuestion,
  key: string | undefined,
): Pick<PermitRequest, 'once'> {
  if (key === undefined || key === '') return {}
  const fingerprint = vault.fingerprint(creditorId).update(JSON.stringify(question)).digest()
  return { once: { key: `${agencyId ?? 'creditor'} ${key}`, fingerprint } }
}
