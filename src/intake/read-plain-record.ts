import { z } from 'zod'
import { CHANNELS, PARTIES, PLACES } from '../policy/facts.ts'
import { CURRENCY_DIGITS } from './currencies.ts'
import { type DelinquencyRecord, delinquencyRecord, LANGUAGE, MANY_LINES, ONE_LINE } from './record.ts'

/**
 * A short cut through `delinquencyRecord` for ordinary records: the schema takes several times as long,
 * and a million records wait. It only ever proves that a record is valid. When it cannot (a rare field, a
 * blank to trim, anything wrong) it gives up and the schema decides; a property test holds the two
 * together.
 */

type Plain = Record<string, unknown>
type Borrower = DelinquencyRecord['borrower']
type ContactPoint = Borrower['contactPoints'][number]
type Attributes = NonNullable<DelinquencyRecord['attributes']>

const CHANNEL_SET: ReadonlySet<unknown> = new Set(CHANNELS)
const PARTY_SET: ReadonlySet<unknown> = new Set(PARTIES)
const PLACE_SET: ReadonlySet<unknown> = new Set(PLACES)
const STATUS_SET: ReadonlySet<unknown> = new Set(['unverified', 'verified', 'retired'])

const RECORD_KEYS = new Set(Object.keys(delinquencyRecord.shape))
const BORROWER_KEYS = new Set(Object.keys(delinquencyRecord.shape.borrower.shape))
/** Without `consent`, which is rare. */
const CONTACT_POINT_KEYS = new Set('channels channel value party person source status place'.split(' '))
const PAYMENT_KEYS = new Set(['date', 'amount'])

/** Printable ASCII without blanks at the ends, which is most of what there is. */
const PLAIN_LINE = /^[!-~](?:[ -~]*[!-~])?$/

function isObjectOf(keys: ReadonlySet<string>, value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const key in value) if (!keys.has(key)) return false
  return true
}

function isLine(value: unknown, max: number): value is string {
  if (typeof value !== 'string' || value.length === 0 || value.length > max) return false
  return PLAIN_LINE.test(value) || (value.trim() === value && ONE_LINE.test(value))
}

function isText(value: unknown, max: number): value is string {
  if (typeof value !== 'string' || value.length > max) return false
  return PLAIN_LINE.test(value) || (value.trim() === value && MANY_LINES.test(value))
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && value >= '1900' && z.regexes.date.test(value)
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isScore(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100
}

/** Passes what is absent or of the right kind. */
function isAbsentOr(is: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || is(value)
}

function channelsOf({ channels, channel }: Plain): ContactPoint['channels'] | undefined {
  if (channels === undefined) {
    return CHANNEL_SET.has(channel) ? ([channel] as ContactPoint['channels']) : undefined
  }
  if (channel !== undefined || !Array.isArray(channels) || channels.length === 0) return undefined
  for (let i = 0; i < channels.length; i += 1) {
    if (!CHANNEL_SET.has(channels[i]) || channels.indexOf(channels[i]) !== i) return undefined
  }
  return channels
}

function readContactPoint(value: unknown): ContactPoint | undefined {
  if (!isObjectOf(CONTACT_POINT_KEYS, value)) return undefined
  const channels = channelsOf(value)
  const { party = 'borrower', person, source, status = 'unverified', place } = value
  if (channels === undefined || !isText(value.value, 512) || value.value === '') return undefined
  if (!PARTY_SET.has(party) || !STATUS_SET.has(status)) return undefined
  if (place !== undefined && !PLACE_SET.has(place)) return undefined
  if (person !== undefined && !isLine(person, 64)) return undefined
  if (source !== undefined && !isLine(source, 64)) return undefined
  const point = { channels, value: value.value, party } as ContactPoint
  if (person !== undefined) point.person = person
  if (source !== undefined) point.source = source
  point.status = status as ContactPoint['status']
  if (place !== undefined) point.place = place as ContactPoint['place']
  return point
}

function readBorrower(value: unknown): Borrower | undefined {
  if (!isObjectOf(BORROWER_KEYS, value)) return undefined
  const { reference, kind, name, jurisdiction, timeZones = [], language, contactPoints = [] } = value
  if (!isLine(reference, 64) || (kind !== 'person' && kind !== 'organisation')) return undefined
  if (!isLine(name, 256) || !isLine(jurisdiction, 16)) return undefined
  if (!Array.isArray(timeZones) || timeZones.length > 16) return undefined
  for (const zone of timeZones) if (!isLine(zone, 64)) return undefined
  if (!Array.isArray(contactPoints) || contactPoints.length > 100) return undefined
  const points: ContactPoint[] = []
  for (const pushed of contactPoints) {
    const point = readContactPoint(pushed)
    if (point === undefined) return undefined
    points.push(point)
  }
  if (language === undefined) return { reference, kind, name, jurisdiction, timeZones, contactPoints: points }
  if (!isLine(language, 35) || !LANGUAGE.test(language)) return undefined
  return { reference, kind, name, jurisdiction, timeZones, language, contactPoints: points }
}

function isPayment(value: unknown): value is NonNullable<DelinquencyRecord['lastPayment']> {
  return isObjectOf(PAYMENT_KEYS, value) && isDate(value.date) && isAmount(value.amount)
}

function isAttributes(value: unknown): value is Attributes {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  if (entries.length > 50) return false
  for (const [key, entry] of entries) {
    if (key === '__proto__' || !isLine(key, 64)) return false
    const isValue = typeof entry === 'boolean' || Number.isFinite(entry) || isText(entry, 1024)
    if (!isValue) return false
  }
  return true
}

function areOthersSound(value: Plain): boolean {
  return (
    isAbsentOr(isAmount, value.creditLimit) &&
    isAbsentOr(isAmount, value.originalAmount) &&
    isAbsentOr(isDate, value.limitationEndsOn) &&
    (value.securedOrGuaranteed === undefined || typeof value.securedOrGuaranteed === 'boolean') &&
    isAbsentOr(isScore, value.abilityScore) &&
    isAbsentOr(isScore, value.willingnessScore) &&
    isAbsentOr(isAttributes, value.attributes)
  )
}

const KEYS_BEFORE_PAYMENT = ['creditLimit', 'originalAmount'] as const
const KEYS_AFTER_PAYMENT = [
  'limitationEndsOn',
  'securedOrGuaranteed',
  'abilityScore',
  'willingnessScore',
  'attributes',
] as const

/**
 * @param value a parsed JSON value; parts of it may become parts of the record
 * @returns exactly what the schema would make of it, key order included, or `undefined`: ask the schema
 */
export function readPlainRecord(value: unknown): DelinquencyRecord | undefined {
  if (!isObjectOf(RECORD_KEYS, value)) return undefined
  const { accountNumber, product, currency, totalOutstanding, oldestUnpaidDueDate = null } = value
  const {
    overduePrincipal = 0,
    overdueInterest = 0,
    overduePenalty = 0,
    overdueFees = 0,
    lastPayment,
  } = value
  if (!isLine(accountNumber, 64) || !isLine(product, 64)) return undefined
  if (typeof currency !== 'string' || !CURRENCY_DIGITS.has(currency)) return undefined
  if (!isAmount(overduePrincipal) || !isAmount(overdueInterest)) return undefined
  if (!isAmount(overduePenalty) || !isAmount(overdueFees)) return undefined
  if (!Number.isSafeInteger(totalOutstanding)) return undefined
  if (oldestUnpaidDueDate !== null && !isDate(oldestUnpaidDueDate)) return undefined
  if (!areOthersSound(value)) return undefined
  if (lastPayment !== undefined && !isPayment(lastPayment)) return undefined
  const borrower = readBorrower(value.borrower)
  if (borrower === undefined) return undefined
  const record: Plain = {
    accountNumber,
    product,
    currency,
    borrower,
    overduePrincipal,
    overdueInterest,
    overduePenalty,
    overdueFees,
    totalOutstanding,
    oldestUnpaidDueDate,
  }
  for (const key of KEYS_BEFORE_PAYMENT) if (value[key] !== undefined) record[key] = value[key]
  if (lastPayment !== undefined) record.lastPayment = { date: lastPayment.date, amount: lastPayment.amount }
  for (const key of KEYS_AFTER_PAYMENT) if (value[key] !== undefined) record[key] = value[key]
  return record as DelinquencyRecord
}
