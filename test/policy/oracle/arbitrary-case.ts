/** Random cases: packs of random rules, or the packs there are, with random facts around a night of changing clocks. */
import fc from 'fast-check'
import type { HolidayCalendar } from '../../../src/policy/holidays.ts'
import type { HousePack, Pack, Rule } from '../../../src/policy/pack.ts'
import { HOLIDAY_CALENDARS } from '../../../src/policy/packs/holidays/holiday-calendars.ts'
import { PACKS } from '../../../src/policy/packs.ts'
import { TACT_PACK } from '../../../src/policy/tact-rules.ts'
import { DEFAULT_STRATEGY } from '../../../src/strategies/defaults.ts'
import { arbitraryAsk } from './arbitrary-ask.ts'
import type { Words } from './arbitrary-choices.ts'
import { arbitraryFacts } from './arbitrary-records.ts'
import { arbitraryRule, type Draft } from './arbitrary-rules.ts'
import { arbitraryStrategy } from './arbitrary-strategy.ts'
import { SEASONS, type Season, timesOf } from './arbitrary-time.ts'
import type { Case } from './case.ts'

const WORDS: Words = {
  products: ['consumer-loan', 'mortgage'],
  holds: ['hardship', 'represented'],
  notices: ['validation', 'transfer-notice'],
  disputes: ['debt', 'amount'],
  approvals: ['legal-step', 'risk-assessment', 'final-judgment'],
  forms: ['written', 'oral', 'email'],
  sources: ['contract', 'skip-trace'],
  stages: ['s1', 's2', 's3', 'gone'],
  segments: ['some', 'rest'],
}

/** Of `AA` every day is known in the years asked about; of its part `AA-B` one year is missing. */
const CALENDARS: readonly HolidayCalendar[] = [
  {
    id: 'AA',
    title: 'AA',
    source: 'made up',
    evidence: 'text',
    years: {
      '2011': { holidays: ['2011-12-29', '2011-12-31'] },
      '2026': {
        holidays: ['2026-03-09', '2026-10-26'],
        workdays: ['2026-03-14', '2026-10-24', '2026-11-01'],
      },
      '2027': { holidays: ['2027-01-01'] },
    },
  },
  {
    id: 'AA-B',
    title: 'AA-B',
    source: 'made up',
    evidence: 'text',
    years: { '2026': { holidays: ['2026-03-08'] } },
  },
]

const JURISDICTIONS = [
  ...Array<string>(40).fill('AA'),
  ...Array<string>(20).fill('AA-B'),
  'AA-B-C',
  'AA-X',
  'UU',
  'BB',
  null,
]

/** Now and then parts of a rule, with the whole a rule itself and without. */
const IDS = ['#-0', '#-1', '#-2', '#-2/part', '#-W/a']

function packOf(id: string, zone: string, drafts: readonly Draft[]): Pack {
  const rules = drafts.map((draft, index) => ({
    ...draft,
    id: IDS[index]?.replace('#', id) ?? `${id}-${index}`,
  }))
  return { id, title: id, asOf: '2026-01-01', zones: [zone], rules: rules as Rule[], obligations: [] }
}

const onOff = fc.record(
  { enabled: fc.boolean(), effect: fc.constantFrom('deny', 'warn') },
  { requiredKeys: [], noNullPrototype: true },
)

function randomPacks(season: Season): fc.Arbitrary<Case> {
  const times = timesOf(season)
  const rule = arbitraryRule(times, WORDS)
  const zone = fc.constantFrom(...season.zones)
  const rules = fc.array(rule, { maxLength: 4 })
  const documents = fc
    .tuple(
      fc.array(rule, { minLength: 1, maxLength: 5 }),
      fc.option(rules, { freq: 1 }),
      fc.option(rules, { freq: 1 }),
      fc.option(rules, { freq: 1 }),
      zone,
      fc.boolean(),
    )
    .map(([base, part, above, house, at, standsAlone]) => {
      const asked: Pack = {
        ...packOf('AA', at, base),
        ...(above === null ? {} : { alsoAsks: ['UU'] }),
        ...(standsAlone ? { limitedHolds: ['hardship'] } : {}),
      }
      const packs: Pack[] = [asked]
      if (part !== null) packs.push(packOf('AA-B', at, part))
      if (above !== null) packs.push({ ...packOf('UU', at, above), standsAlone })
      const own: HousePack[] =
        house === null
          ? []
          : [{ ...packOf('house', at, house), version: 1, ...(standsAlone ? { appliesTo: ['AA-B'] } : {}) }]
      return { packs, housePacks: own }
    })
  const switches = fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    fc.dictionary(
      fc.constantFrom(
        'AA-0',
        'AA-1',
        'AA-2',
        'AA-W',
        'AA-W/a',
        'AA-2/part',
        'tact-hold',
        'tact-overdue',
        'tact-jurisdiction-covered',
        'house-0',
      ),
      onOff,
      { maxKeys: 2, noNullPrototype: true },
    ),
  )
  return fc
    .tuple(
      documents,
      switches,
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 2, arbitrary: arbitraryStrategy(WORDS) },
      ),
      arbitraryFacts(times, WORDS, JURISDICTIONS),
      arbitraryAsk(times),
    )
    .map(([{ packs, housePacks }, flips, strategy, facts, ask]) => ({
      packs: [...packs, TACT_PACK],
      housePacks,
      switches: flips as Case['switches'],
      strategy,
      calendars: CALENDARS,
      facts,
      ask,
    }))
}

const orElse = (found: readonly string[], other: readonly string[]): readonly string[] => {
  const all = [...new Set(found)].sort()
  return all.length === 0 ? other : all
}

/** The words that the rules of some packs listen to, so that random records mean something to them. */
function wordsOf(packs: readonly Pack[]): Words {
  const rules = packs.flatMap((pack) => pack.rules)
  const of = <K extends Rule['kind']>(kind: K) =>
    rules.filter((rule): rule is Extract<Rule, { readonly kind: K }> => rule.kind === kind)
  const notices = [
    ...of('notice-first').flatMap(({ notice }) =>
      typeof notice === 'object' && 'kinds' in notice ? notice.kinds : [],
    ),
    ...of('consent-required').flatMap((rule) =>
      rule.needs.flat().flatMap((one) => (one.by === 'notice' ? one.kinds : [])),
    ),
    ...of('dispute').flatMap((rule) => rule.inPeriodOf ?? []),
  ]
  const forms = rules.flatMap((rule) => ('forms' in rule ? (rule.forms ?? []) : []))
  return {
    products: orElse(
      [
        ...rules.flatMap(({ when }) => [...(when?.products ?? []), ...(when?.notProducts ?? [])]),
        'consumer-loan',
      ],
      WORDS.products,
    ),
    holds: orElse(
      [...of('hold').flatMap((rule) => [...(rule.kinds ?? []), ...(rule.notKinds ?? [])]), 'hardship'],
      WORDS.holds,
    ),
    notices: orElse(notices, WORDS.notices),
    disputes: orElse(
      of('dispute').flatMap((rule) => rule.kinds ?? []),
      WORDS.disputes,
    ),
    approvals: orElse(
      of('approval').map((rule) => rule.needs),
      WORDS.approvals,
    ),
    forms: orElse([...forms, ...WORDS.forms], WORDS.forms),
    sources: orElse(
      of('contact-point').flatMap((rule) => rule.unlawfulSources ?? []),
      WORDS.sources,
    ),
    stages: ['reminder', 'phone', 'field-visit', 'legal', 'gone'],
    segments: ['consumer', 'card', 'gone'],
  }
}

function realPacks(season: Season, pack: Pack): fc.Arbitrary<Case> {
  const times = timesOf(season)
  const [base = ''] = pack.id.split('-')
  const words = wordsOf(
    PACKS.filter((one) => one.id.split('-')[0] === base || pack.alsoAsks?.includes(one.id)),
  )
  return fc
    .tuple(
      fc.constantFrom(null, null, DEFAULT_STRATEGY),
      arbitraryFacts(times, words, [pack.id]),
      arbitraryAsk(times),
    )
    .map(([strategy, facts, ask]) => ({
      packs: REAL_PACKS,
      housePacks: [],
      switches: {},
      strategy,
      calendars: HOLIDAY_CALENDARS,
      facts,
      ask,
    }))
}

const REAL_PACKS = [...PACKS, TACT_PACK]

/** Made when first needed: there are many combinations of season and pack. */
function lazily<T>(make: () => fc.Arbitrary<T>): () => fc.Arbitrary<T> {
  let made: fc.Arbitrary<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

const random = SEASONS.map((season) => lazily(() => randomPacks(season)))
const real = SEASONS.flatMap((season) => PACKS.map((pack) => lazily(() => realPacks(season, pack))))

/** Two of three cases are made of random rules, the third asks the packs there are. */
export const arbitraryCase: fc.Arbitrary<Case> = fc
  .oneof(
    { weight: 2, arbitrary: fc.constantFrom(...random) },
    { weight: 1, arbitrary: fc.constantFrom(...real) },
  )
  .chain((make) => make())
