/** PostGraphile 5 as its guide has it: the Amber preset, prepared statements, no watching, no explaining, no GraphiQL. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

/**
 * @param {{ databaseUrl: string, creditorId: string, poolSize: number }} settings
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>}
 */
export async function servePostGraphile({ databaseUrl, creditorId, poolSize }) {
  const pgl = postgraphile({
    extends: [PostGraphileAmberPreset],
    // The order of the queue begins with a column that leads no index of its own.
    disablePlugins: ['PgIndexBehaviorsPlugin'],
    pgServices: [
      makePgService({
        connectionString: databaseUrl,
        schemas: ['public'],
        poolConfig: { max: poolSize },
        // The same rights as the service has: row-level security, and the creditor of the caller.
        pgSettings: { role: 'tact_app', 'tact.creditor_id': creditorId },
      }),
    ],
    grafast: { explain: false, timeouts: undefined },
    grafserv: { graphiql: false, watch: false, websockets: false, graphqlPath: '/graphql' },
  })
  const server = createServer()
  await pgl.createServ(grafserv).addTo(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    server.closeAllConnections()
    server.close()
    await pgl.release()
  }
  return { port: server.address().port, stop }
}
