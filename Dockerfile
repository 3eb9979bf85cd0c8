# Tact as a container. It needs DATABASE_URL and TACT_MASTER_KEY; it holds no data and writes no file.
#   docker build -t tact .
#   docker run --init -e DATABASE_URL=... -e TACT_MASTER_KEY=... -p 8080:8080 tact
#   docker run --rm --init -e DATABASE_URL=... -e TACT_MASTER_KEY=... tact keys create --creditor Acme --role admin
FROM node:24-bookworm-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
# Without the embedded PostgreSQL (optional) and the pinned Node (dev): the image has its own Node.
# None of what is left needs an install script.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
WORKDIR /app
# All of it belongs to root, so that the service cannot change its own code.
COPY --from=deps /app/node_modules ./node_modules
COPY package.json ./
COPY migrations ./migrations
COPY src ./src
# The user "node" of the base image, by number: an orchestrator can tell that it is not root.
USER 1000:1000
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The flags of npm start: a bound of the heap that a push needs, below it room enough not to be tidied all the time.
ENTRYPOINT ["node", "--max-semi-space-size=16", "--heap-growing-percent=150", "--max-old-space-size=512", "src/start.js"]
CMD ["serve"]
