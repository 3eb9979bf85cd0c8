/** zod schemas as JSON Schema for the OpenAPI document, also where a body has a schema for each content type. */
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

import { z } from 'zod'

type Transform = ReturnType<typeof createJsonSchemaTransform>
type Input = Parameters<Transform>[0]

const plain = createJsonSchemaTransform({ zodToJsonConfig: { target: 'draft-2020-12' } })

interface BodyByType {
  readonly content: Readonly<Record<string, { schema: unknown; example?: unknown }>>
}

export const describeRoute: Transform = (document: Input) => {
  const body = (document.schema as { body?: unknown } | undefined)?.body
  if (!isByType(body)) return plain(document)
  const { body: _, ...rest } = document.schema as Record<string, unknown>
  const described = plain({ ...document, schema: rest } as Input)
  const content = Object.entries(body.content).map(([type, { schema, ...more }]) => {
    const one = plain({ ...document, schema: { body: schema } } as Input)
    return [type, { schema: (one.schema as { body: unknown }).body, ...more }]
  })
  return {
    ...described,
    schema: { ...described.schema, body: { content: Object.fromEntries(content) } },
  } as ReturnType<Transform>
}

function isByType(body: unknown): body is BodyByType {
  return typeof body === 'object' && body !== null && 'content' in body && !('_zod' in body)
}

type Json = Record<string, unknown>

/** The finished document: shapes that nothing refers to left out, and success described by what was asked. */
export const describeDocument: typeof jsonSchemaTransformObject = (document) => {
  const openapi = jsonSchemaTransformObject(document) as unknown as {
    paths: Record<string, Record<string, { summary?: string; responses?: Record<string, Json> }>>
    components: { schemas: Json }
  }
  for (const operation of Object.values(openapi.paths).flatMap((path) => Object.values(path))) {
    for (const response of Object.values(operation.responses ?? {})) {
      if (response.description === 'Default Response') response.description = operation.summary ?? ''
    }
  }
  const { schemas } = openapi.components
  const used = new Set<string>()
  const visit = (name: string) => {
    if (used.has(name)) return
    used.add(name)
    for (const next of refsIn(schemas[name])) visit(next)
  }
  for (const name of refsIn(openapi.paths)) visit(name)
  // zod drops the examples of what goes in where reading it changes it; they are examples of what goes in all the same.
  for (const [id, schema] of z.globalRegistry._idmap) {
    const { examples } = z.globalRegistry.get(schema) ?? {}
    if (examples === undefined) continue
    for (const name of [id, `${id}Input`]) {
      const described = schemas[name] as Json | undefined
      if (described !== undefined) described.examples = examples
    }
  }
  // zod tells what goes in from what comes out; where only the first is used it needs no name of its own.
  const renamed = [...used].filter((name) => name.endsWith('Input') && !used.has(name.slice(0, -5)))
  const kept = Object.fromEntries([...used].sort().map((name) => [name, schemas[name]]))
  let text = JSON.stringify({ ...openapi, components: { ...openapi.components, schemas: kept } })
  for (const name of renamed) {
    text = text.replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/${name.slice(0, -5)}"`)
    text = text.replace(`"${name}":{`, `"${name.slice(0, -5)}":{`)
  }
  return JSON.parse(text) as ReturnType<typeof jsonSchemaTransformObject>
}

function refsIn(value: unknown): string[] {
  return [...JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  )
}
