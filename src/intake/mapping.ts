import { z } from 'zod'
import { ONE_LINE } from './record.ts'

/**
 * A mapping document says for each field of a record how it is got from the columns of a bank's own CSV
 * file. It is data: uploaded, versioned, and checked against the header of each file before the first row
 * is read.
 */

export type FieldKind = 'text' | 'list' | 'amount' | 'score' | 'date' | 'boolean'

const PLAIN_FIELDS: Readonly<Record<string, FieldKind>> = {
  accountNumber: 'text',
  product: 'text',
  currency: 'text',
  'borrower.reference': 'text',
  'borrower.kind': 'text',
  'borrower.name': 'text',
  'borrower.jurisdiction': 'text',
  'borrower.timeZones': 'list',
  'borrower.language': 'text',
  overduePrincipal: 'amount',
  overdueInterest: 'amount',
  overduePenalty: 'amount',
  overdueFees: 'amount',
  totalOutstanding: 'amount',
  oldestUnpaidDueDate: 'date',
  creditLimit: 'amount',
  originalAmount: 'amount',
  'lastPayment.date': 'date',
  'lastPayment.amount': 'amount',
  limitationEndsOn: 'date',
  securedOrGuaranteed: 'boolean',
  abilityScore: 'score',
  willingnessScore: 'score',
}

const CONTACT_POINT_FIELDS: Readonly<Record<string, FieldKind>> = {
  channel: 'text',
  channels: 'list',
  value: 'text',
  party: 'text',
  person: 'text',
  source: 'text',
  status: 'text',
  place: 'text',
  'consent.givenAt': 'text',
  'consent.channels': 'list',
  'consent.purposes': 'list',
}

export const REQUIRED_FIELDS = [
  'accountNumber',
  'product',
  'currency',
  'borrower.reference',
  'borrower.kind',
  'borrower.name',
  'borrower.jurisdiction',
  'totalOutstanding',
] as const

const CONTACT_POINT = /^borrower\.contactPoints\[(0|[1-9]\d?)\]\.(.+)$/
const ATTRIBUTE = /^attributes\.(.{1,64})$/su

export interface FieldTarget {
  readonly kind: FieldKind
  /** Steps into the record; a number is an index of an array. */
  readonly steps: readonly (string | number)[]
}

/**
 * @returns what a canonical field path such as `borrower.contactPoints[0].value` points at; `undefined`:
 * nothing.
 */
export function fieldTarget(path: string): FieldTarget | undefined {
  if (Object.hasOwn(PLAIN_FIELDS, path)) return { kind: PLAIN_FIELDS[path] ?? 'text', steps: path.split('.') }
  const [, index, field = ''] = CONTACT_POINT.exec(path) ?? []
  if (index !== undefined && Object.hasOwn(CONTACT_POINT_FIELDS, field)) {
    const steps = ['borrower', 'contactPoints', Number(index), ...field.split('.')]
    return { kind: CONTACT_POINT_FIELDS[field] ?? 'text', steps }
  }
  const attribute = ATTRIBUTE.exec(path)?.[1]
  return attribute === undefined || attribute === '__proto__'
    ? undefined
    : { kind: 'text', steps: ['attributes', attribute] }
}

const columnName = z.string().trim().min(1).max(256).regex(ONE_LINE)
const businessDate = z.iso.date()
const scalar = z.union([z.string().max(1024), z.number(), z.boolean(), z.null()])

const columnChoice = {
  column: columnName.optional().describe('Name of the column in the header row'),
  columnByBusinessDate: z
    .record(businessDate, columnName)
    .optional()
    .describe('For a wide file of several dates: which column holds the field for which business date'),
}

const condition = z
  .strictObject({
    ...columnChoice,
    atLeast: z.number().optional(),
    equals: z.union([z.string(), z.number()]).optional().describe('A number compares as a number: 1 = 1.00'),
    in: z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .optional(),
  })
  .refine((value) => countOf([value.column, value.columnByBusinessDate]) === 1, {
    message: 'Give either `column` or `columnByBusinessDate`',
  })
  .refine((value) => countOf([value.atLeast, value.equals, value.in]) === 1, {
    message: 'Give one of `atLeast`, `equals`, `in`',
  })

/** One each of year, month and day; `M` and `d` take one or two digits and so need separators. */
function isDateFormat(format: string): boolean {
  const tokens = [...format.matchAll(/([A-Za-z])\1*/g)].map(([token]) => token)
  const padded = tokens.includes('MM') && tokens.includes('dd')
  return (
    /^MM?,dd?,yyyy$/.test(tokens.toSorted().join(',')) &&
    !/\d/.test(format) &&
    (padded || !/yM|yd|My|dy|Md|dM/.test(format))
  )
}

function countOf(values: readonly unknown[]): number {
  return values.filter((value) => value !== undefined).length
}

const fieldSource = z
  .strictObject({
    ...columnChoice,
    template: z.string().min(1).max(1024).optional().describe('Text with columns in braces: `C-{ID}`'),
    constant: z
      .union([scalar, z.array(z.string().max(64)).max(16)])
      .optional()
      .describe('The same for every row'),
    emptyAs: scalar.optional().describe('What an empty cell means. Absent or null: the field is left out'),
    codes: z.record(z.string(), scalar).optional().describe('Code table: cell -> value'),
    scale: z
      .int()
      .min(0)
      .max(6)
      .optional()
      .describe('Digits of the minor unit: 2 makes 12.34 into 1234. Exact; a finer fraction is an error'),
    dateFormat: z
      .string()
      .max(32)
      .refine(isDateFormat, 'Such as yyyyMMdd, yyyy/MM/dd, d.M.yyyy')
      .optional()
      .describe('How the column writes dates. Absent: YYYY-MM-DD'),
    monthsLateToDueDate: z
      .literal(true)
      .optional()
      .describe(
        'The column is a number n of months late: the due date lies n calendar months before the end of ' +
          'the month of the business date (30 September less 7 months is 28 February). 0 or less: none',
      ),
    min: z.number().optional().describe('A smaller result is raised to it; minor units for amounts'),
    max: z.number().optional().describe('A larger result is lowered to it; minor units for amounts'),
    when: condition
      .optional()
      .describe('The rest applies only when this holds, else `otherwise` is the value'),
    otherwise: scalar
      .optional()
      .describe('Value when the condition does not hold or the code table has no entry; null: left out'),
  })
  .refine((s) => countOf([s.column, s.columnByBusinessDate, s.template, s.constant]) === 1, {
    message: 'Give one of `column`, `columnByBusinessDate`, `template`, `constant`',
  })
  .refine((s) => s.when === undefined || s.otherwise !== undefined, {
    path: ['otherwise'],
    message: '`when` needs `otherwise`; null leaves the field out',
  })
  .refine((s) => s.otherwise === undefined || s.when !== undefined || s.codes !== undefined, {
    path: ['otherwise'],
    message: '`otherwise` needs `when` or `codes`',
  })
  .refine((s) => countOf([s.codes, s.scale, s.dateFormat, s.monthsLateToDueDate]) <= 1, {
    message: 'At most one of `codes`, `scale`, `dateFormat`, `monthsLateToDueDate`',
  })

const fields = z
  .record(
    z.string().refine((path) => fieldTarget(path) !== undefined, 'There is no such field'),
    fieldSource,
  )
  .refine((value) => Object.keys(value).length <= 200, 'At most 200 fields')
  .refine((value) => REQUIRED_FIELDS.every((path) => Object.hasOwn(value, path)), {
    message: `These fields are needed: ${REQUIRED_FIELDS.join(', ')}`,
  })

/** Schema of a mapping document. */
export const mappingDocument = z
  .strictObject({
    name: z.string().min(1).max(64).optional(),
    description: z.string().max(4096).optional().describe('Where the file comes from, and what is made up'),
    delimiter: z.enum([',', ';', '\t', '|']).default(','),
    businessDates: z
      .array(businessDate)
      .min(1)
      .max(1000)
      .optional()
      .describe('The business dates the file holds. Absent: any'),
    otherColumns: z
      .enum(['refuse', 'ignore'])
      .default('refuse')
      .describe('What to do about a column that nothing here uses'),
    fields: fields.describe('Field path such as `borrower.contactPoints[0].value` -> where it comes from'),
  })
  .meta({
    id: 'MappingDocument',
    description: 'How to read delinquency records from the columns of a CSV file',
    examples: [
      {
        name: 'card-system-extract',
        description: 'Nightly extract of the card system; amounts in TWD with two decimals',
        otherColumns: 'ignore',
        fields: {
          accountNumber: { column: 'CARD_ACCT' },
          product: { constant: 'credit-card' },
          currency: { constant: 'TWD' },
          'borrower.reference': { template: 'C-{CUST_ID}' },
          'borrower.kind': { column: 'CUST_TYPE', codes: { I: 'person', C: 'organisation' } },
          'borrower.name': { column: 'CUST_NAME' },
          'borrower.jurisdiction': { constant: 'TW' },
          'borrower.timeZones': { constant: ['Asia/Taipei'] },
          'borrower.contactPoints[0].channels': { constant: ['voice', 'sms'] },
          'borrower.contactPoints[0].value': { column: 'MOBILE' },
          totalOutstanding: { column: 'BALANCE', scale: 2 },
          overduePrincipal: { column: 'PAST_DUE', scale: 2, min: 0, emptyAs: 0 },
          oldestUnpaidDueDate: { column: 'OLDEST_DUE', dateFormat: 'yyyyMMdd' },
        },
      },
    ],
  })

export type MappingDocument = z.output<typeof mappingDocument>
export type FieldSource = z.output<typeof fieldSource>
export type FieldCondition = z.output<typeof condition>
