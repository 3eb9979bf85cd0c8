/** What can be on record about a borrower. */
export const RECORD_TYPES = [
  'consent',
  'refusal',
  'hold',
  'dispute',
  'complaint',
  'promise',
  'notice',
  'approval',
  'hardship',
  'deceased',
  'bankruptcy',
  'incapacity',
  'preference',
  'plan',
  'note',
] as const
export type RecordType = (typeof RECORD_TYPES)[number]
