/** A number of connections that each send one request after the other, as cheaply as can be: raw HTTP/1.1. */
import net from 'node:net'

export interface Load {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly answers: number
  /** Answers whose status was not 200. */
  readonly failures: number
  /** Answers whose body matched `marked`. */
  readonly marked: number
}

export interface LoadOptions {
  readonly port: number
  readonly connections: number
  readonly warmUpMs: number
  readonly forMs: number
  /** The whole request, head and body. */
  readonly request: () => string
  /** What to count among the answers. */
  readonly marked?: string
}

export async function runLoad(options: LoadOptions): Promise<Load> {
  const latencies: number[] = []
  const counts = { failures: 0, marked: 0 }
  const startMs = performance.now() + options.warmUpMs
  const endMs = startMs + options.forMs
  await Promise.all(
    Array.from({ length: options.connections }, () =>
      runConnection(options, endMs, (sentMs, answer) => {
        const nowMs = performance.now()
        if (sentMs < startMs || nowMs > endMs) return
        latencies.push(nowMs - sentMs)
        if (!answer.startsWith('HTTP/1.1 200')) counts.failures++
        if (options.marked !== undefined && answer.includes(options.marked)) counts.marked++
      }),
    ),
  )
  latencies.sort((a, b) => a - b)
  const at = (part: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0
  return {
    perSecond: latencies.length / (options.forMs / 1000),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    answers: latencies.length,
    ...counts,
  }
}

function runConnection(
  { port, request }: LoadOptions,
  endMs: number,
  onAnswer: (sentMs: number, answer: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true })
    let received = ''
    let sentMs = 0
    const send = () => {
      if (performance.now() >= endMs) {
        socket.end()
        resolve()
        return
      }
      received = ''
      sentMs = performance.now()
      socket.write(request())
    }
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (text: string) => {
      received += text
      if (!isComplete(received)) return
      onAnswer(sentMs, received)
      send()
    })
  })
}

/** All answers here say how long they are. */
function isComplete(text: string): boolean {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd === -1) return false
  const length = /content-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${text.slice(0, headEnd)}`)
  return text.length >= headEnd + 4 + Number(length)
}
