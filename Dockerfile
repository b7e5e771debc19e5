# syntax=docker/dockerfile:1
# Build: everything that needs a compiler, a registry or the test tools stays in this stage.
FROM node:20-bookworm-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY scrapers ./scrapers
COPY templates ./templates
COPY data ./data
RUN npx tsc -p tsconfig.build.json && npm prune --omit=dev --no-audit --no-fund

# Run: the build, its packages, templates and data. No network is needed from here on.
FROM node:20-bookworm-slim
# Reads scans: pages to pictures, pictures to words in Russian and Kazakh.
RUN apt-get update \
  && apt-get install -y --no-install-recommends poppler-utils tesseract-ocr tesseract-ocr-kaz tesseract-ocr-rus \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 OQYLYM_VAR=/app/var
WORKDIR /app
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/templates ./templates
COPY --from=build /app/data ./data
COPY --from=build /app/src/cli/oqylym.mjs ./src/cli/oqylym.mjs
RUN mkdir -p /app/var && chown node:node /app/var
USER node
VOLUME /app/var
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||8080)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node", "src/cli/oqylym.mjs"]
CMD ["start"]
