/**
 * Personal data at rest: AES-256-GCM under a key derived from the master key and the borrower's salt. Deleting the
 * salt makes every value of that borrower unreadable for good, while rows and records stay.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type Hmac,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { freshBytes } from './fresh-bytes.ts'

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16
export const SALT_BYTES = 16

/** Seals and opens the values of one borrower. `context` binds a value to its place: it opens nowhere else. */
export interface BorrowerVault {
  seal(plain: string, context: string): Buffer
  /** @throws Error when key, context or bytes do not match. */
  open(sealed: Buffer, context: string): string
}

export class Vault {
  // Key objects: a raw key is imported anew in every call, which costs four times the work itself.
  readonly #master: KeyObject
  readonly #keys = new Map<string, KeyObject>()

  /** @param masterKey 32 bytes. */
  constructor(masterKey: Buffer) {
    if (masterKey.length !== 32) throw new Error('The master key must be 32 bytes.')
    this.#master = createSecretKey(masterKey)
  }

  ofBorrower(creditorId: string, salt: Buffer): BorrowerVault {
    const raw = hkdfSync('sha256', this.#master, salt, `tact borrower ${creditorId}`, 32)
    const key = createSecretKey(new Uint8Array(raw))
    return {
      seal(plain, context) {
        const iv = freshBytes(IV_BYTES)
        const cipher = createCipheriv('aes-256-gcm', key, iv)
        cipher.setAAD(Buffer.from(context))
        const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
        return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body])
      },
      open(sealed, context) {
        if (sealed[0] !== VERSION) throw new Error('sealed under an unknown version')
        const iv = sealed.subarray(1, 1 + IV_BYTES)
        const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
        const decipher = createDecipheriv('aes-256-gcm', key, iv)
        decipher.setAAD(Buffer.from(context))
        decipher.setAuthTag(tag)
        const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES)
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      },
    }
  }

  /** 32 bytes for a purpose, the same in every process that has the master key. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#master, '', purpose, 32))
  }

  /** Keyed digest of a value: equal values of one creditor have equal digests, and nobody without the key can guess. */
  blindIndex(creditorId: string, value: string): Buffer {
    return createHmac('sha256', this.#keyFor(`tact index ${creditorId}`))
      .update(value)
      .digest()
      .subarray(0, 16)
  }

  /**
   * Keyed digest of what a request said, to know it again: requests hold names and numbers, so that a plain digest
   * could be guessed at. Its `digest()` has 32 bytes.
   */
  fingerprint(creditorId: string): Hmac {
    return createHmac('sha256', this.#keyFor(`tact request ${creditorId}`))
  }

  #keyFor(purpose: string): KeyObject {
    let key = this.#keys.get(purpose)
    if (key === undefined) {
      key = createSecretKey(new Uint8Array(hkdfSync('sha256', this.#master, '', purpose, 32)))
      this.#keys.set(purpose, key)
    }
    return key
  }
}

export function newSalt(): Buffer {
  return Buffer.from(freshBytes(SALT_BYTES))
}

/** The key from the settings, else the one in `dataDir/master.key`, made on first use. */
export async function loadMasterKey(configured: Buffer | undefined, dataDir: string): Promise<Buffer> {
  if (configured !== undefined) return configured
  const file = path.resolve(dataDir, 'master.key')
  await mkdir(path.dirname(file), { recursive: true })
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  await chmod(file, 0o600)
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64')
  if (key.length !== 32) throw new Error(`${file} does not hold a master key of 32 bytes.`)
  return key
}
