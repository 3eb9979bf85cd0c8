/** The holiday calendars there are, one line each. The files beside this one are written by `npm run holidays`. */
import type { HolidayCalendar } from '../../holidays.ts'
import { AU_HOLIDAYS } from './au.ts'
import { CA_HOLIDAYS } from './ca.ts'
import { CA_AB_HOLIDAYS } from './ca-ab.ts'
import { CA_BC_HOLIDAYS } from './ca-bc.ts'
import { CA_MB_HOLIDAYS } from './ca-mb.ts'
import { CA_NB_HOLIDAYS } from './ca-nb.ts'
import { CA_NL_HOLIDAYS } from './ca-nl.ts'
import { CA_NS_HOLIDAYS } from './ca-ns.ts'
import { CA_NT_HOLIDAYS } from './ca-nt.ts'
import { CA_NU_HOLIDAYS } from './ca-nu.ts'
import { CA_ON_HOLIDAYS } from './ca-on.ts'
import { CA_PE_HOLIDAYS } from './ca-pe.ts'
import { CA_QC_HOLIDAYS } from './ca-qc.ts'
import { CA_SK_HOLIDAYS } from './ca-sk.ts'
import { CA_YT_HOLIDAYS } from './ca-yt.ts'
import { CN_HOLIDAYS } from './cn.ts'
import { GB_ENG_HOLIDAYS } from './gb-eng.ts'
import { GB_NIR_HOLIDAYS } from './gb-nir.ts'
import { GB_SCT_HOLIDAYS } from './gb-sct.ts'
import { GR_HOLIDAYS } from './gr.ts'
import { HK_HOLIDAYS } from './hk.ts'
import { ID_HOLIDAYS } from './id.ts'
import { IE_HOLIDAYS } from './ie.ts'
import { JP_HOLIDAYS } from './jp.ts'
import { KR_HOLIDAYS } from './kr.ts'
import { SG_HOLIDAYS } from './sg.ts'
import { TW_HOLIDAYS } from './tw.ts'
import { US_HOLIDAYS } from './us.ts'

export const HOLIDAY_CALENDARS: readonly HolidayCalendar[] = [
  AU_HOLIDAYS,
  CA_HOLIDAYS,
  CA_AB_HOLIDAYS,
  CA_BC_HOLIDAYS,
  CA_MB_HOLIDAYS,
  CA_NB_HOLIDAYS,
  CA_NL_HOLIDAYS,
  CA_NS_HOLIDAYS,
  CA_NT_HOLIDAYS,
  CA_NU_HOLIDAYS,
  CA_ON_HOLIDAYS,
  CA_PE_HOLIDAYS,
  CA_QC_HOLIDAYS,
  CA_SK_HOLIDAYS,
  CA_YT_HOLIDAYS,
  CN_HOLIDAYS,
  GB_ENG_HOLIDAYS,
  GB_NIR_HOLIDAYS,
  GB_SCT_HOLIDAYS,
  GR_HOLIDAYS,
  HK_HOLIDAYS,
  ID_HOLIDAYS,
  IE_HOLIDAYS,
  JP_HOLIDAYS,
  KR_HOLIDAYS,
  SG_HOLIDAYS,
  TW_HOLIDAYS,
  US_HOLIDAYS,
]
