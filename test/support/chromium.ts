/** A real Chromium for tests of the page, where one is installed. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import type { Test } from 'tap'

const USUAL = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** `CHROMIUM`, else the first of the usual places; undefined: there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM
  if (named !== undefined && named !== '') return named
  return USUAL.map((name) => `/usr/bin/${name}`).find((file) => existsSync(file))
}

/** With a profile of its own; closed when the test ends. It asks the network for nothing by itself. */
export async function openBrowser(
  t: Test,
  executablePath: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> {
  const profile = await mkdtemp(path.join(tmpdir(), 'tact-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    // Chromium's sandbox does not work for root, who runs the tests in a container.
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
    ],
    ...options,
  })
  t.teardown(async () => {
    await context.close()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })
  return context
}
