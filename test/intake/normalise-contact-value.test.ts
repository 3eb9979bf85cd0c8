import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import t from 'tap'
import { normaliseContactValue } from '../../src/intake/normalise-contact-value.ts'
import type { Channel } from '../../src/policy/facts.ts'

t.test('one form for equal values, and a mask that shows little', async (t) => {
  const rows: [Channel[], string, string | null, string, string | true, string][] = [
    // channels, value, jurisdiction, normalised, usable or why not, masked
    [['sms', 'voice'], '13812345678', 'CN', '+8613812345678', true, '+86 *** **** 5678'],
    [['sms'], ' +86 138 1234 5678 ', 'CN', '+8613812345678', true, '+86 *** **** 5678'],
    [['sms'], '+8613812345678', 'TW', '+8613812345678', true, '+86 *** **** 5678'],
    [['voice'], '(021) 6234-5678', 'CN', '+862162345678', true, '+86 *** **** 5678'],
    [['voice'], '0912-345-678', 'TW', '+886912345678', true, '+886 *** **** 5678'],
    [['voice'], '０９１２３４５６７８', 'TW', '+886912345678', true, '+886 *** **** 5678'],
    [['ai-voice'], '617 253 1000', 'US-MA', '+16172531000', true, '+1 *** **** 1000'],
    [['voice'], '02-2345-6789 ext. 12', 'TW', '+886223456789;ext=12', true, '+886 *** **** 6789'],
    [['voice'], '13812345678', 'TW', '13812345678', 'invalid_phone_number', '*** **** 5678'],
    [['voice'], '1381234567', 'CN', '1381234567', 'invalid_phone_number', '*** **** 4567'],
    [['voice'], '138123456789', 'CN', '138123456789', 'invalid_phone_number', '*** **** 6789'],
    [['voice'], '021 6234 5678', 'ATLANTIS', '021 6234 5678', 'invalid_phone_number', '*** **** 5678'],
    [['voice'], '+86 21 6234 5678', null, '+862162345678', true, '+86 *** **** 5678'],
    [['voice'], '021 6234 5678', null, '021 6234 5678', 'invalid_phone_number', '*** **** 5678'],
    [['voice'], '1234567', 'CN', '1234567', 'invalid_phone_number', '*** **** 67'],
    [['voice'], '12345', 'CN', '12345', 'invalid_phone_number', '***'],
    [['voice'], 'ask his wife', 'CN', 'ask his wife', 'invalid_phone_number', '***'],
    [['email'], ' Zhang.San@Example.COM', 'CN', 'zhang.san@example.com', true, 'z***@e***.com'],
    [['email'], 'ab@qq.com', 'CN', 'ab@qq.com', true, '***@***.com'],
    [['email'], 'abc@mail.qq.com', 'CN', 'abc@mail.qq.com', true, 'a***@m***.com'],
    [['email'], '张三丰@例子.中国', 'CN', '张三丰@例子.中国', true, '张***@***.中国'],
    [['email'], 'a..b@example.com', 'CN', 'a..b@example.com', 'invalid_email', 'a..***'],
    [['email'], 'a b@example.com', 'CN', 'a b@example.com', 'invalid_email', 'a b***'],
    [['email'], 'a@b@example.com', 'CN', 'a@b@example.com', 'invalid_email', 'a@b***'],
    [['email'], 'example.com', 'CN', 'example.com', 'invalid_email', 'ex***'],
    [['email'], 'a@localhost', 'CN', 'a@localhost', 'invalid_email', 'a@***'],
    [['letter'], ' 臺北市信義路五段7號 ', 'TW', '臺北市信義路五段7號', true, '臺北***'],
    [['visit', 'letter'], '1 Example Road, Boston', 'US-MA', '1 Example Road, Boston', true, '1 E***'],
    [['im'], 'wx1', 'CN', 'wx1', true, '***'],
    [['push'], 'device-7', null, 'device-7', true, 'de***'],
  ]
  for (const [channels, value, jurisdiction, normalised, usable, masked] of rows) {
    const expected =
      usable === true ? { normalised, usable, masked } : { normalised, usable: false, reason: usable, masked }
    t.strictSame(normaliseContactValue(channels, value, jurisdiction), expected, `${channels} ${value}`)
  }
})

t.test('normalising twice changes nothing', async (t) => {
  const value = fc.oneof(fc.string(), fc.emailAddress(), fc.stringMatching(/^\+?[0-9 ()-]{5,20}$/))
  const channels = fc.constantFrom<Channel[]>(['voice'], ['email'], ['im'], ['letter'])
  const jurisdiction = fc.constantFrom('CN', 'TW', 'US-MA', 'XX')
  const isStable = (channels: Channel[], value: string, jurisdiction: string) => {
    const once = normaliseContactValue(channels, value, jurisdiction)
    const twice = normaliseContactValue(channels, once.normalised, jurisdiction)
    return twice.normalised === once.normalised && twice.usable === once.usable
  }
  const property = fc.property(channels, value, jurisdiction, isStable)
  t.doesNotThrow(() => fc.assert(property, { numRuns: 3000 }))
})

/** What the library says about the value, without any short cut. */
function viaLibrary(value: string, country: 'CN' | 'TW'): string | undefined {
  const phone = parsePhoneNumberFromString(value, { defaultCountry: country, extract: false })
  return phone?.isValid() === true ? phone.number : undefined
}

t.test('the short cut for mainland mobile numbers agrees with the library', async (t) => {
  const disagreements: string[] = []
  const compare = (value: string, country: 'CN' | 'TW') => {
    const { normalised, usable } = normaliseContactValue(['sms'], value, country)
    if ((usable ? normalised : undefined) !== viaLibrary(value, country))
      disagreements.push(`${country} ${value}`)
  }
  for (let prefix = 10_000; prefix < 20_000; prefix += 1)
    compare(`${prefix}${((prefix * 7919) % 900_000) + 100_000}`, 'CN')
  const digits = fc.stringMatching(/^1[3-9]\d{9}$/)
  const gap = fc.constantFrom('', ' ', '-')
  const prefix = fc.constantFrom('', '+86', '+86 ', '+86-')
  fc.assert(
    fc.property(
      digits,
      gap,
      gap,
      prefix,
      fc.constantFrom('CN' as const, 'TW' as const),
      (d, a, b, p, country) => {
        compare(`${p}${d.slice(0, 3)}${a}${d.slice(3, 7)}${b}${d.slice(7)}`, country)
      },
    ),
    { numRuns: 5000 },
  )
  t.strictSame(disagreements, [])
})
