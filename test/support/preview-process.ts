/** A process that reckons one preview, to be killed while it is at it. */
import { runPreview } from '../../src/changes/run-preview.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database.ts'

const [url = '', creditorId = '', previewId = ''] = process.argv.slice(2)
const database = openDatabase(url, 2, () => undefined)
await runPreview({ database, clock: systemClock }, { creditorId, previewId })
await database.close()
