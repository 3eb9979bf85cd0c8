/** Which rules stood in the way, for whom, and what each of them rests on. */
import type { z } from 'zod'
import { BUDGET_USED, OF_CONTACTS } from '../contacts/present-to-agency.ts'
import { knowingAll } from '../keys/with-caller.ts'
import type { Tx } from '../platform/database.ts'
import { packsOf } from '../rules/load-packs.ts'
import { ASKED, askedRange, askedValues, withoutReference } from './asked-range.ts'
import type { RefusalsReport, refusalsQuery } from './schemas.ts'

type Row = RefusalsReport['rows'][number]
type Counted = Pick<Row, 'channel' | 'agencyId' | 'agency' | 'refusals' | 'alone'> & { objection: string }

export async function countRefusals(
  tx: Tx,
  query: z.output<typeof refusalsQuery>,
  nowMs: number,
): Promise<RefusalsReport> {
  const range = askedRange(query, nowMs)
  const values = askedValues(tx, query, range)
  const totals = await tx.client.query<{ asked: number; refused: number }>(TOTALS, values)
  const { rows } = await tx.client.query<Counted>(REFUSALS, [
    ...values,
    tx.agencyId === undefined ? [] : [...OF_CONTACTS],
    `${BUDGET_USED.pack} ${BUDGET_USED.rule} ${BUDGET_USED.code}`,
  ])
  const explain = await explainer(tx)
  return {
    ...range,
    timeZone: query.timeZone,
    asked: totals.rows[0]?.asked ?? 0,
    refused: totals.rows[0]?.refused ?? 0,
    rows: withoutReference(tx, rows).map(({ objection, ...row }) => ({ ...explain(objection), ...row })),
  }
}

/** Titles and citations as the packs have them now. */
async function explainer(tx: Tx) {
  // The packs are those of the creditor: an agency's own connection does not read them.
  const packs = await knowingAll(tx, packsOf)
  const rules = new Map(packs.flatMap((pack) => pack.rules.map((rule) => [`${pack.id} ${rule.id}`, rule])))
  return (objection: string) => {
    const words = objection.split(' ')
    const [pack = '', code = ''] = [words.at(0), words.at(-1)]
    const rule = words.slice(1, -1).join(' ')
    const known = rules.get(`${pack} ${rule}`)
    const citation = known?.provenance.citation
    return {
      pack,
      rule,
      code,
      title: known?.title ?? null,
      instrument: citation?.instrument ?? null,
      instrumentOriginal: citation?.original ?? null,
      article: citation?.article ?? null,
    }
  }
}

const TOTALS = `
  with asked as (${ASKED})
  select count(*) as asked, count(*) filter (where permit_id is null) as refused from asked`

/** `$8`: codes that may come of other people's contacts, for which a caller of an agency reads `$9`, as in its answers. */
const REFUSALS = `
  with asked as (${ASKED}),
  objections as (
    select asked.channel, asked.agency_id, told.objection, told.alone
    from asked cross join lateral (
      select objection, count(*) over () = 1 as alone
      from (select distinct case when substring(o from '[^ ]+$') = any($8::text[]) then $9 else o end as objection
            from unnest(asked.objections) o) once
    ) told
    where asked.permit_id is null
  )
  select o.objection, o.channel, o.agency_id as "agencyId", g.reference as agency, count(*) as refusals,
         count(*) filter (where o.alone) as alone
  from objections o left join agencies g on g.creditor_id = $1 and g.agency_id = o.agency_id
  group by o.objection, o.channel, o.agency_id, g.reference
  order by refusals desc, o.objection, o.channel, g.reference nulls first`
