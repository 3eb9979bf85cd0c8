/** For commands that work on the database itself. */
import pg from 'pg'
import { openBooks } from '../main.ts'
import { readConfig } from '../platform/config.ts'
import { migrateDatabase } from '../platform/database.ts'

/** Opens the database of the settings (or the embedded one, started if need be), brings it up to date, and works. */
export async function withBooks<T>(work: (owner: pg.Client, ownerUrl: string) => Promise<T>): Promise<T> {
  const books = await openBooks(readConfig(process.env), false)
  try {
    await migrateDatabase(books.ownerUrl)
    const owner = new pg.Client({ connectionString: books.ownerUrl, application_name: 'tact cli' })
    await owner.connect()
    try {
      return await work(owner, books.ownerUrl)
    } finally {
      await owner.end()
    }
  } finally {
    await books.close()
  }
}
