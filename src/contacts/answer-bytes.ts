/**
 * Answers as JSON, byte for byte as `JSON.stringify` has it. Most of an answer is what the packs say word for word about
 * obligations, the same each time: it is spelt and encoded once.
 */
import type { PermitAnswer } from './permit-schemas.ts'
import type { PermissionAnswer } from './schemas.ts'

type Obligations = PermissionAnswer['obligations']

const spelt = new WeakMap<Obligations, Buffer>()

function bytesOf(obligations: Obligations): Buffer {
  let bytes = spelt.get(obligations)
  if (bytes === undefined) {
    bytes = Buffer.from(JSON.stringify(obligations))
    spelt.set(obligations, bytes)
  }
  return bytes
}

/** A number, where there is a list: inside a text its quotes would be escaped, so it is found nowhere else. */
const GAP = '"obligations":0'
const GAP_NAME = GAP.slice(0, -1)

export function permissionBytes(answer: PermissionAnswer): Buffer {
  return filled(JSON.stringify({ ...answer, obligations: 0 }), answer.obligations)
}

export function permitBytes(answer: PermitAnswer): Buffer {
  const { decision } = answer
  return filled(
    JSON.stringify({ ...answer, decision: { ...decision, obligations: 0 } }),
    decision.obligations,
  )
}

function filled(text: string, obligations: Obligations): Buffer {
  const gap = text.indexOf(GAP)
  const head = text.slice(0, gap) + GAP_NAME
  return Buffer.concat([Buffer.from(head), bytesOf(obligations), Buffer.from(text.slice(gap + GAP.length))])
}
