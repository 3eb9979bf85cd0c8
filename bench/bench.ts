/** `npm run bench -- <name> [options]`: measures one thing. The last line it prints is one JSON object. */
const BENCHES: Readonly<Record<string, { about: string; load: () => Promise<Bench> }>> = {
  graphql: {
    about: 'pages of the work queue a second over GraphQL, beside PostGraphile on the same tables',
    load: async () => (await import('./graphql.ts')).graphqlBench,
  },
  http: {
    about:
      'permissions and permits a second over HTTP, beside a bare SELECT and a bare INSERT on the same pool',
    load: async () => (await import('./http.ts')).httpBench,
  },
  intake: {
    about: 'a push over HTTP against bare COPY + upsert of the same rows, and the memory it takes',
    load: async () => (await import('./intake.ts')).intakeBench,
  },
  policy: {
    about:
      'complete decisions a second on one thread, beside three general rule engines on the same questions',
    load: async () => (await import('./policy.ts')).policyBench,
  },
  sweep: {
    about: 'a book planned anew, beside the bare read and update of the same rows, and the memory it takes',
    load: async () => (await import('./sweep.ts')).sweepBench,
  },
}

/** @returns the exit code; a figure that misses its floor is printed, and failed only where the help says so. */
export type Bench = (args: string[]) => Promise<number>

function help(): string {
  const width = Math.max(...Object.keys(BENCHES).map((name) => name.length))
  const list = Object.entries(BENCHES).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`)
  return `npm run bench -- <name> [options]: measures one thing; the last line is one JSON object

${list.join('\n')}

npm run bench -- <name> --help tells the options.
`
}

async function runBench([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(help())
    return name === undefined ? 2 : 0
  }
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
  if (bench === undefined) {
    process.stderr.write(`There is no bench "${name}".\n\n${help()}`)
    return 2
  }
  try {
    return await (await bench.load())(args)
  } catch (error) {
    process.stderr.write(`bench ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

process.exitCode = await runBench(process.argv.slice(2))
