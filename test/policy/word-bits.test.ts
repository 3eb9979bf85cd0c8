/** Every known word has a bit of its own, and one that is not known has none of theirs. */
import t from 'tap'
import { CHANNELS, OUTCOMES, PARTIES, PLACES, PURPOSES } from '../../src/policy/facts.ts'
import {
  CHANNEL_BITS,
  OUTCOME_BITS,
  PARTY_BITS,
  PLACE_BITS,
  PURPOSE_BITS,
} from '../../src/policy/word-bits.ts'

const LISTS = [
  { name: 'channels', words: CHANNELS, bits: CHANNEL_BITS },
  { name: 'outcomes', words: OUTCOMES, bits: OUTCOME_BITS },
  { name: 'purposes', words: PURPOSES, bits: PURPOSE_BITS },
  { name: 'parties', words: PARTIES, bits: PARTY_BITS },
  { name: 'places', words: PLACES, bits: PLACE_BITS },
]

for (const { name, words, bits } of LISTS) {
  t.test(name, async (t) => {
    const all = words.map((word) => bits.bit(word))
    t.equal(new Set(all).size, words.length, 'no two words share a bit')
    t.ok(
      all.every((bit) => bit > 0 && (bit & (bit - 1)) === 0),
      'one bit each',
    )
    for (const odd of ['', 'carrier-pigeon', `${words[0]} `, words[0]?.toUpperCase() ?? '']) {
      t.notOk(all.includes(bits.bit(odd)), `"${odd}" is none of them`)
      t.equal(bits.bit(odd) & bits.mask(words), 0, `"${odd}" is in no list`)
      t.not(bits.bit(odd) & bits.mask(), 0, `"${odd}" is taken where there is no list`)
    }
    const [first = '', ...rest] = words
    t.equal(bits.mask(undefined, [first]) & bits.bit(first), 0, 'a word that is left out is out')
    t.equal(bits.mask([first]) & bits.mask(rest), 0, 'lists without a word in common share no bit')
  })
}
