/** Logging: JSON lines, and nothing in them that a key or a person could be known by. */
import pino, { type Logger } from 'pino'

export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: [
        'req.headers.authorization',
        'req.headers["x-api-key"]',
        'headers.authorization',
        'headers["x-api-key"]',
        '*.name',
        '*.value',
        '*.contactPoints',
        'err.client',
        'err.query',
        'err.params',
        'err.parameters',
        'err.detail',
        'err.where',
      ],
      censor: '[redacted]',
    },
    serializers: {
      // Never the body, and never the query string of a request.
      req: (request: { method?: string; url?: string; id?: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url?.split('?')[0],
      }),
    },
  })
}
