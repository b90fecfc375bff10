/** The documented roots; their handlers live under app/api. */
const ROOTS = ["myapp", "account", "users", "vertifications", "access"];

/** @type {import("next").NextConfig} */
export default {
  rewrites: async () => ({
    // Before the pages, so that none can ever stand in front of a documented address.
    beforeFiles: ROOTS.flatMap((root) => [
      { source: `/${root}`, destination: `/api/${root}` },
      { source: `/${root}/:path*`, destination: `/api/${root}/:path*` },
    ]),
  }),
  // Every documented path answers with and without its last slash.
  skipTrailingSlashRedirect: true,
  compress: false,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  serverExternalPackages: [
    "@prisma/client",
    "@prisma/adapter-pg",
    "@prisma/adapter-better-sqlite3",
    "better-sqlite3",
    "pg",
    "bcryptjs",
    "pino",
  ],
  // `npm run check` looks at the types of the whole repository.
  typescript: { ignoreBuildErrors: true },
  // `forbidden()`: a refused page answers 403 and explains itself.
  experimental: { authInterrupts: true },
  devIndicators: false,
  agentRules: false,
};
