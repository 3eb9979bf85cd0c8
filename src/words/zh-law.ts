/** All packs together. */
import type { LawWords } from './law-words.ts'
import { ZH_AU } from './zh-rules-au.ts'
import { ZH_CA } from './zh-rules-ca.ts'
import { ZH_CN } from './zh-rules-cn.ts'
import { ZH_EU } from './zh-rules-eu.ts'
import { ZH_GB } from './zh-rules-gb.ts'
import { ZH_HK_TW } from './zh-rules-hk-tw.ts'
import { ZH_JP_KR } from './zh-rules-jp-kr.ts'
import { ZH_SOUTH_ASIA } from './zh-rules-south-asia.ts'
import { ZH_TACT } from './zh-rules-tact.ts'
import { ZH_US } from './zh-rules-us.ts'
import { ZH_US_STATES } from './zh-rules-us-states.ts'

const PARTS = [
  ZH_AU,
  ZH_CA,
  ZH_CN,
  ZH_EU,
  ZH_GB,
  ZH_HK_TW,
  ZH_JP_KR,
  ZH_SOUTH_ASIA,
  ZH_TACT,
  ZH_US,
  ZH_US_STATES,
]

export const ZH_LAW: LawWords = {
  rules: Object.assign({}, ...PARTS.map((part) => part.rules)) as LawWords['rules'],
  obligations: Object.assign({}, ...PARTS.map((part) => part.obligations)) as LawWords['obligations'],
}
