# The program as `npm run pack` packs it, with the packages that it needs, and nothing of the sources.
# docs/deploy.md says how to use the image.

FROM node:24.21.0-trixie-slim AS build
WORKDIR /source
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile && npx prisma generate
# pack.ts writes the tarball to the working directory.
RUN node apps/broadsheet/pack.ts && mkdir /app && cd /app && npm init -y >/dev/null \
  && npm install --omit=dev --no-audit --no-fund /source/broadsheet-*.tgz

FROM node:24.21.0-trixie-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 CONTENT_DIR=/content \
  DATABASE_URL=file:/data/broadsheet.db IMAGE_CACHE_DIR=/data/images NODE_COMPILE_CACHE=/data/compiled
COPY --from=build /app /app
# The folder for a SQLite file and for caches. The content folder is only read.
RUN mkdir /data /content && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Without a shell, so that SIGTERM reaches the program.
ENTRYPOINT ["node", "/app/node_modules/broadsheet/bin/broadsheet.js"]
CMD ["serve"]
