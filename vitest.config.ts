import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(".") };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["lib/**/*.test.ts"], globalSetup: ["e2e/support/build.ts"] },
      },
      {
        resolve: { alias },
        test: {
          name: "e2e",
          include: ["e2e/{api,rules}/**/*.test.ts"],
          globalSetup: ["e2e/support/global.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
