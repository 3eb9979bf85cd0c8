import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Channel } from '../policy/facts.ts'

export interface NormalisedContactValue {
  /** E.164 (`;ext=` follows when there is an extension), a lower-case e-mail address, or the trimmed text. */
  readonly normalised: string
  /** `false`: no channel can reach it; it is kept as it came. */
  readonly usable: boolean
  readonly reason?: 'invalid_phone_number' | 'invalid_email'
  /** Enough to recognise a value one knows, never enough to use it. */
  readonly masked: string
}

const PHONE_CHANNELS: ReadonlySet<Channel> = new Set(['sms', 'voice', 'ai-voice'])
/** The common ways to write a mainland mobile number, which need no library; a test proves that it agrees. */
const MAINLAND_MOBILE =
  /^(\+86[ -]?)?(1(?:[38]\d|4[57]|[59][0-35-9]|6[2567]|7[0-35-8]))[ -]?(\d{4})[ -]?(\d{4})$/
/** `US-MA` -> `US`; a longer first word is no country. */
const COUNTRY = /^([A-Za-z]{2})(?:-|$)/
const EMAIL =
  /^[^\s@"<>(),;:\\[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

/**
 * Brings a contact value into the one form in which equal values are equal, and says whether it can work
 * at all.
 *
 * @param channels of the contact point; any telephone channel makes the value a telephone number
 * @param jurisdiction `CN`, `US-MA`: the country of a number that is written without one
 */
export function normaliseContactValue(
  channels: readonly Channel[],
  value: string,
  jurisdiction: string | null,
): NormalisedContactValue {
  if (channels.some((channel) => PHONE_CHANNELS.has(channel)))
    return normalisePhone(value.trim(), jurisdiction)
  if (channels.includes('email')) return normaliseEmail(value.trim())
  const normalised = value.trim()
  return { normalised, usable: true, masked: maskText(normalised) }
}

/**
 * The library's full metadata: with the small set, a mainland mobile number with a digit too many is a
 * valid number.
 */
function normalisePhone(value: string, jurisdiction: string | null): NormalisedContactValue {
  const country = COUNTRY.exec(jurisdiction ?? '')?.[1]?.toUpperCase()
  const mobile = MAINLAND_MOBILE.exec(value)
  if (mobile !== null && (mobile[1] !== undefined || country === 'CN')) {
    const [, , first, middle, last] = mobile
    return { normalised: `+86${first}${middle}${last}`, usable: true, masked: `+86 *** **** ${last}` }
  }
  const defaultCountry: CountryCode | undefined =
    country !== undefined && isSupportedCountry(country) ? country : undefined
  const phone = parsePhoneNumberFromString(value, { defaultCountry, extract: false })
  if (phone?.isValid() !== true) {
    return { normalised: value, usable: false, reason: 'invalid_phone_number', masked: maskDigits('', value) }
  }
  const extension = phone.ext === undefined ? '' : `;ext=${phone.ext}`
  return {
    normalised: `${phone.number}${extension}`,
    usable: true,
    masked: maskDigits(`+${phone.countryCallingCode} `, phone.nationalNumber),
  }
}

/** The last four digits of a long number, the last two of a short one, none of a very short one. */
function maskDigits(prefix: string, value: string): string {
  const digits = value.replaceAll(/\D/g, '')
  if (digits.length < 6) return `${prefix}***`
  return `${prefix}*** **** ${digits.slice(digits.length >= 9 ? -4 : -2)}`
}

function normaliseEmail(value: string): NormalisedContactValue {
  const normalised = value.toLowerCase()
  const isSound = normalised.length <= 254 && EMAIL.test(normalised) && !/^\.|\.\.|\.@/.test(normalised)
  if (!isSound) return { normalised: value, usable: false, reason: 'invalid_email', masked: maskText(value) }
  const [local = '', domain = ''] = normalised.split('@')
  const top = domain.slice(domain.lastIndexOf('.'))
  const name = domain.slice(0, -top.length)
  return { normalised, usable: true, masked: `${maskWord(local)}@${maskWord(name)}${top}` }
}

/** The first letter, when there are enough others. */
function maskWord(word: string): string {
  const letters = [...word]
  return letters.length < 3 ? '***' : `${letters[0]}***`
}

/** A quarter of the text at most, and no more than three letters. */
function maskText(text: string): string {
  const letters = [...text]
  return `${letters.slice(0, Math.min(3, Math.floor(letters.length / 4))).join('')}***`
}
